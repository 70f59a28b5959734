//! One entry of the log: canonical JSON (RFC 8785) and its leaf hash (RFC 6962).

use serde::Serialize;

use crate::Digest;

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

/// A content that has no canonical form, such as one with a number that JSON cannot write.
#[derive(Debug, thiserror::Error)]
#[error("the entry has no canonical form")]
pub struct NotCanonical(#[from] serde_json::Error);

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use serde_json::json;

    use super::Entry;

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
