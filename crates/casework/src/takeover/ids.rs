//! Ids for the objects of a batch: made from the act's own id, so that no clock and no chance is needed here.

use tenure::{ActId, ObjectId};
use uuid::Builder;

/// Makes the ids of one act, in rising order.
///
/// The moment and the first random bytes are those of the act, the rest is counted, so two acts never meet.
#[derive(Debug)]
pub(super) struct Ids {
    millis: u64,
    salt: [u8; SALT],
    next: u64,
}

/// How many random bytes a version-7 id has, and how many of them are the act's.
const RANDOM: usize = 10;
const SALT: usize = 5;
/// Half the counter's room: what it begins with, so that the act's own id is never met.
const FIRST: u64 = 1;

impl Ids {
    pub(super) fn of(act: ActId) -> Self {
        let bytes = act.0.as_bytes();
        let mut salt = [0; SALT];
        for (to, from) in salt.iter_mut().zip(bytes.iter().rev()) {
            *to = *from;
        }
        let millis = bytes.iter().take(6).fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        Self { millis, salt, next: FIRST }
    }

    pub(super) fn next(&mut self) -> ObjectId {
        let mut random = [0; RANDOM];
        // The counter leads, so that ids rise and rows of one batch lie together in every index.
        let counted = self.next.to_be_bytes().into_iter().skip(size_of::<u64>() - (RANDOM - SALT));
        for (to, from) in random.iter_mut().zip(counted.chain(self.salt)) {
            *to = from;
        }
        self.next += 1;
        ObjectId(Builder::from_unix_timestamp_millis(self.millis, &random).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tenure::ActId;
    use uuid::Uuid;

    use super::Ids;

    const ACT: Uuid = Uuid::from_u128(0x0192_3d4f_8a00_7abc_8def_0123_4567_89ab);

    #[test]
    fn a_hundred_thousand_ids_are_as_many_and_rise() {
        let mut ids = Ids::of(ActId(ACT));
        let made: Vec<_> = (0..100_000).map(|_| ids.next()).collect();
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
        assert!(made.is_sorted());
        assert!(made.iter().all(|it| it.0 != ACT && it.0.get_version_num() == 7));
    }

    #[test]
    fn another_act_has_other_ids() {
        let other = Uuid::from_u128(ACT.as_u128() ^ 0xff);
        assert_ne!(Ids::of(ActId(ACT)).next(), Ids::of(ActId(other)).next());
    }
}
