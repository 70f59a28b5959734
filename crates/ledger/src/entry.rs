//! One entry of the log: canonical JSON (RFC 8785) and its leaf hash (RFC 6962).

use std::fmt::{self, Write as _};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// What RFC 6962 section 2.1 puts before a leaf, so that no leaf can pass for a node.
const LEAF_PREFIX: [u8; 1] = [0];

/// An entry in the one form that it can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    // Invariant: the canonical form of itself, and its digest.
    canonical: String,
    digest: Digest,
}

impl Entry {
    /// Brings a content into its canonical form: keys sorted, no blanks, numbers as ECMAScript writes them.
    pub fn of(content: &impl Serialize) -> Result<Self, NotCanonical> {
        let canonical = serde_json_canonicalizer::to_string(content)?;
        let digest = Digest::of_leaf(canonical.as_bytes());
        Ok(Self { canonical, digest })
    }

    /// The canonical text.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The leaf hash of the canonical text.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// A SHA-256 digest; it shows itself in lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The leaf hash of RFC 6962: SHA-256 over a zero byte and the leaf.
    pub fn of_leaf(leaf: &[u8]) -> Self {
        Self(Sha256::new().chain_update(LEAF_PREFIX).chain_update(leaf).finalize().into())
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

/// A content that has no canonical form, such as one with a number that JSON cannot write.
#[derive(Debug, thiserror::Error)]
#[error("the entry has no canonical form")]
pub struct NotCanonical(#[from] serde_json::Error);

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use serde_json::json;

    use super::{Digest, Entry};

    #[test]
    fn keys_are_sorted_and_blanks_are_gone() {
        let entry =
            Entry::of(&json!({ "village": "220221901901", "act": 1, "名": "永吉" })).unwrap();
        expect![[r#"{"act":1,"village":"220221901901","名":"永吉"}"#]].assert_eq(entry.canonical());
    }

    #[test]
    fn keys_are_sorted_by_utf_16_code_units() {
        // RFC 8785 section 3.2.3: U+1F600 begins with the surrogate D83D and so comes before U+FB33.
        let entry = Entry::of(&json!({ "\u{fb33}": 1, "\u{1f600}": 2 })).unwrap();
        assert_eq!(entry.canonical(), "{\"\u{1f600}\":2,\"\u{fb33}\":1}");
    }

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

    #[test]
    fn the_same_content_has_the_same_digest_whatever_its_order() {
        let one = Entry::of(&json!({ "a": 1, "b": 2 })).unwrap();
        let other = Entry::of(&json!({ "b": 2, "a": 1 })).unwrap();
        assert_eq!(one.digest(), other.digest());
    }

    #[test]
    fn another_content_has_another_digest() {
        let one = Entry::of(&json!({ "number": 1 })).unwrap();
        let other = Entry::of(&json!({ "number": 2 })).unwrap();
        assert_ne!(one.digest(), other.digest());
    }

    #[test]
    fn a_number_that_json_cannot_write_is_refused() {
        assert!(Entry::of(&f64::NAN).is_err());
    }
}
