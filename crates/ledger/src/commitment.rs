//! Salted commitments: a leaf binds the register to persons, households and parcels without naming them.
//!
//! The commitments of an entry are a small tree of their own (RFC 6962), of which the leaf holds the root:
//! each can be opened to whom it concerns, with its path, and says nothing of the others.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Digest, Entry, NotCanonical, ProofRefused, plan_inclusion, root, verify_inclusion};

/// So many random bytes keep a value from being guessed.
pub const SALT_BYTES: usize = 32;

/// What a leaf says of its commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitments {
    pub root: Digest,
    pub size: u64,
}

/// A value with its salt: what opens a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What is committed to, such as `parcel`.
    pub kind: String,
    /// 32 random bytes.
    pub salt: Digest,
    /// What it is known by, such as its code.
    pub value: Map<String, Value>,
}

/// An opening with the path that leads from it to the root in the leaf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    pub opening: Opening,
    pub position: u64,
    pub path: Vec<Digest>,
}

impl Commitments {
    /// The commitments of an entry, from the hashes of their openings.
    pub fn of(hashes: &[Digest]) -> Self {
        let size = u64::try_from(hashes.len()).unwrap_or(u64::MAX);
        Self { root: root(hashes), size }
    }
}

impl Opening {
    /// The commitment: the leaf hash of the canonical text of kind, salt and value.
    pub fn hash(&self) -> Result<Digest, NotCanonical> {
        Ok(Entry::of(self)?.digest())
    }
}

impl Disclosure {
    /// Opens the commitment at a position; none where the entry has none there.
    pub fn of(opening: Opening, position: u64, hashes: &[Digest]) -> Option<Self> {
        let plan = plan_inclusion(position, u64::try_from(hashes.len()).ok()?)?;
        let path = plan.assemble(|node| {
            let from = usize::try_from(node.first_leaf()).ok()?;
            let to = from.checked_add(1_usize.checked_shl(u32::from(node.level))?)?;
            Some(root(hashes.get(from..to)?))
        })?;
        Some(Self { opening, position, path })
    }

    /// Verifies that the opening is one that the leaf's commitments were made over.
    pub fn verify(&self, commitments: &Commitments) -> Result<(), ProofRefused> {
        let Commitments { root, size } = commitments;
        // A content without a canonical form was never committed to.
        let hash = self.opening.hash().map_err(|_not_canonical| ProofRefused::RootMismatch)?;
        verify_inclusion(&hash.0, self.position, *size, &self.path, &root.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::{Commitments, Disclosure, Opening};
    use crate::{Digest, ProofRefused};

    fn opening(number: u8) -> Opening {
        let value = Map::from_iter([("code".to_owned(), json!(format!("parcel {number}")))]);
        Opening { kind: "parcel".to_owned(), salt: Digest([number; 32]), value }
    }

    fn committed(n: u8) -> (Vec<Opening>, Vec<Digest>) {
        let openings: Vec<Opening> = (0..n).map(opening).collect();
        let hashes = openings.iter().map(|it| it.hash().unwrap()).collect();
        (openings, hashes)
    }

    #[test]
    fn each_can_be_opened_alone() {
        for n in 1..=9 {
            let (openings, hashes) = committed(n);
            let commitments = Commitments::of(&hashes);
            for (position, opening) in (0..).zip(openings) {
                let disclosure = Disclosure::of(opening, position, &hashes).unwrap();
                assert_eq!(disclosure.verify(&commitments), Ok(()), "{position} of {n}");
            }
        }
    }

    #[test]
    fn another_salt_value_kind_or_place_opens_nothing() {
        let (openings, hashes) = committed(5);
        let commitments = Commitments::of(&hashes);
        let sound = Disclosure::of(openings[2].clone(), 2, &hashes).unwrap();
        let mut others = vec![sound.clone(); 4];
        others[0].opening.salt = Digest([9; 32]);
        others[1].opening.value = opening(3).value;
        others[2].opening.kind = "person".to_owned();
        others[3].position = 3;
        for other in others {
            assert_eq!(other.verify(&commitments), Err(ProofRefused::RootMismatch));
        }
        assert_eq!(sound.verify(&commitments), Ok(()));
    }

    #[test]
    fn a_disclosure_is_read_as_it_is_written() {
        let (openings, hashes) = committed(3);
        let disclosure = Disclosure::of(openings[1].clone(), 1, &hashes).unwrap();
        let text = serde_json::to_string(&disclosure).unwrap();
        assert_eq!(serde_json::from_str::<Disclosure>(&text).unwrap(), disclosure);
    }

    #[test]
    fn an_entry_without_commitments_opens_nothing() {
        assert_eq!(Disclosure::of(opening(0), 0, &[]), None);
    }
}
