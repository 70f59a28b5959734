//! Ids for the objects of a batch: made from the act's own id, so that no clock and no chance is needed here.

use tenure::{ActId, ObjectId};
use uuid::Builder;

/// Makes the ids of one act, in rising order.
///
/// The moment and the first random bytes are those of the act, the rest is counted, so two acts never meet.
#[derive(Debug)]
pub(crate) struct Ids {
    millis: u64,
    salt: [u8; SALT],
    next: u64,
}

/// How many bytes of an id its maker chooses, and how many of them are the act's.
const CHOSEN: usize = 10;
const SALT: usize = 5;

impl Ids {
    pub(crate) fn of(act: ActId) -> Self {
        let bytes = act.0.as_bytes();
        let mut salt = [0; SALT];
        salt.iter_mut().zip(bytes.iter().rev()).for_each(|(to, from)| *to = *from);
        let millis = bytes.iter().take(6).fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        // The act's own id is the one that ends with this salt and may begin with any count but zero's.
        Self { millis, salt, next: 0 }
    }

    pub(crate) fn next(&mut self) -> ObjectId {
        let count = counted(self.next).to_be_bytes();
        self.next += 1;
        let last_five = count.into_iter().skip(count.len() - (CHOSEN - SALT));
        let mut chosen = [0; CHOSEN];
        for (to, from) in chosen.iter_mut().zip(last_five.chain(self.salt)) {
            *to = from;
        }
        ObjectId(Builder::from_unix_timestamp_millis(self.millis, &chosen).into_uuid())
    }
}

/// The count spread over five bytes so that it leads the id and survives it: a version-7 id keeps four bits of the first byte and six of the third for itself.
fn counted(count: u64) -> u64 {
    const BELOW_VARIANT: u32 = 22;
    const BELOW_VARIANT_MASK: u64 = (1 << BELOW_VARIANT) - 1;
    const VARIANT_BITS: u32 = 2;
    let above = count >> BELOW_VARIANT;
    (above << (BELOW_VARIANT + VARIANT_BITS)) | (count & BELOW_VARIANT_MASK)
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
    fn ids_rise_where_the_count_meets_the_bits_of_the_format() {
        for around in [1 << 16, 1 << 22, 1 << 24, 1 << 30] {
            let mut ids = Ids { next: around - 2, ..Ids::of(ActId(ACT)) };
            let made: Vec<_> = (0..4).map(|_| ids.next()).collect();
            assert!(made.is_sorted_by(|a, b| a < b), "{made:?}");
        }
    }

    #[test]
    fn another_act_has_other_ids() {
        let other = Uuid::from_u128(ACT.as_u128() ^ 0xff);
        assert_ne!(Ids::of(ActId(ACT)).next(), Ids::of(ActId(other)).next());
    }
}
