//! SHA-256 digests, and the hashes of leaves and nodes of RFC 6962.

use std::fmt::{self, Write as _};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// What RFC 6962 section 2.1 puts before a leaf, so that no leaf can pass for a node.
const LEAF_PREFIX: [u8; 1] = [0];
/// What it puts before the two children of a node.
const NODE_PREFIX: [u8; 1] = [1];

/// A SHA-256 digest; it shows itself in lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The leaf hash of RFC 6962: SHA-256 over a zero byte and the leaf.
    pub fn of_leaf(leaf: &[u8]) -> Self {
        Self(Sha256::new().chain_update(LEAF_PREFIX).chain_update(leaf).finalize().into())
    }

    /// The hash of a node over its two children (RFC 6962 section 2.1).
    pub fn of_node(left: &[u8], right: &[u8]) -> Self {
        let children = Sha256::new().chain_update(NODE_PREFIX).chain_update(left);
        Self(children.chain_update(right).finalize().into())
    }

    /// SHA-256 over the bytes as they are (FIPS 180-4): what a stored document is known by.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads sixty-four hexadecimal digits, small or capital.
    pub fn parse(hex: &str) -> Option<Self> {
        let mut digest = [0; 32];
        let (pairs, []) = hex.as_bytes().as_chunks() else { return None };
        if pairs.len() != digest.len() {
            return None;
        }
        for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
            *byte = (nibble(*high)? << 4) | nibble(*low)?;
        }
        Some(Self(digest))
    }
}

fn nibble(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = String::new();
        write!(hex, "{self}")?;
        f.debug_tuple("Digest").field(&hex).finish()
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<&[u8]> for Digest {
    type Error = std::array::TryFromSliceError;

    fn try_from(bytes: &[u8]) -> Result<Self, Self::Error> {
        bytes.try_into().map(Self)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        Self::parse(&hex).ok_or_else(|| D::Error::custom("a digest is 64 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::Digest;

    #[test]
    fn the_empty_leaf_has_the_hash_of_the_standard() {
        expect!["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"]
            .assert_eq(&Digest::of_leaf(b"").to_string());
    }

    #[test]
    fn a_digest_of_bytes_is_that_of_the_standard() {
        // FIPS 180-4, as its example for the message "abc".
        let digest = Digest::of_bytes(b"abc");
        expect!["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]
            .assert_eq(&digest.to_string());
    }

    #[test]
    fn a_digest_is_read_as_it_is_shown() {
        let digest = Digest::of_bytes(b"abc");
        let text = digest.to_string();
        assert_eq!(Digest::parse(&text), Some(digest));
        assert_eq!(Digest::parse(&text.to_uppercase()), Some(digest));
        for wrong in
            [text.get(1..).unwrap(), &format!("{text}0"), &text.replace('b', "g"), "", "名"]
        {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
    }
}
