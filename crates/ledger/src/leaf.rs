//! The public leaf of an entry: what everybody may read, derived from the entry by a closed list of fields.
//!
//! The entry itself stays in the register; its digest is in the leaf, so that the leaf binds the whole of it.

use serde_json::{Map, Value};

use crate::{Commitments, Digest, Entry, NotCanonical};

/// The fields that a leaf takes over as they are; whatever else an entry says is in its digest alone.
///
/// A field is added here only where it can name no person, no household and no parcel, and no code of one.
const FIELDS: &[&str] = &[
    "act",
    "area_m2",
    "case_kind",
    "county",
    "deal_kind",
    "deal_subject",
    "division",
    "effect_day",
    "evidence_sha256",
    "kind",
    "message_code",
    "number",
    "price_fen",
    "recorded_at",
];

/// The field that holds the digest of the entry.
const ENTRY: &str = "entry";
/// The field that holds the commitments, with their root and their number alone.
const COMMITMENTS: &str = "commitments";
/// Longer than any code, day or digest, so that no list or text slips into a leaf; the number is our own.
const TEXT_CHARS_MAX: usize = 128;

/// What everybody may read of an entry, in its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicLeaf {
    // Invariant: canonical, and short enough for a bundle.
    text: String,
}

/// Why an entry has no leaf, or a text is none.
#[derive(Debug, thiserror::Error)]
pub enum NoLeaf {
    #[error("the entry is no JSON object")]
    NoObject,
    #[error(transparent)]
    NotCanonical(#[from] NotCanonical),
}

impl PublicLeaf {
    /// Derives the leaf of an entry from its canonical text; the same text has the same leaf.
    pub fn of(entry: &str) -> Result<Self, NoLeaf> {
        let content: Map<String, Value> =
            serde_json::from_str(entry).map_err(|_no_object| NoLeaf::NoObject)?;
        let mut leaf = Map::new();
        for field in FIELDS {
            if let Some(value) = content.get(*field).filter(|it| is_plain(it)) {
                leaf.insert((*field).to_owned(), value.clone());
            }
        }
        if let Some(Commitments { root, size }) = commitments_in(&content) {
            let said = Map::from_iter([
                ("root".to_owned(), Value::from(root.to_string())),
                ("size".to_owned(), Value::from(size)),
            ]);
            leaf.insert(COMMITMENTS.to_owned(), said.into());
        }
        let digest = Digest::of_leaf(entry.as_bytes());
        leaf.insert(ENTRY.to_owned(), digest.to_string().into());
        Ok(Self { text: Entry::of(&leaf)?.canonical().to_owned() })
    }

    /// The canonical text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its hash in the tree.
    pub fn hash(&self) -> Digest {
        Digest::of_leaf(self.text.as_bytes())
    }

    /// The commitments that a leaf's text names; none where it has none, or is no leaf.
    pub fn commitments(text: &str) -> Option<Commitments> {
        commitments_in(&serde_json::from_str(text).ok()?)
    }
}

fn commitments_in(content: &Map<String, Value>) -> Option<Commitments> {
    serde_json::from_value(content.get(COMMITMENTS)?.clone()).ok()
}

fn is_plain(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::String(text) => text.chars().count() <= TEXT_CHARS_MAX,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use serde_json::json;

    use super::{NoLeaf, PublicLeaf};
    use crate::{Digest, Entry, encode_bundle};

    fn leaf(content: &serde_json::Value) -> PublicLeaf {
        PublicLeaf::of(Entry::of(content).unwrap().canonical()).unwrap()
    }

    #[test]
    fn a_leaf_says_what_is_on_the_list_and_the_digest_of_the_rest() {
        let entry = json!({
            "kind": "case", "number": 7, "division": "220221901901", "effect_day": "2026-11-22",
            "case": "220221-2026-000001", "household": "220221901901010001", "name": "张三",
        });
        expect![[r#"{"division":"220221901901","effect_day":"2026-11-22","entry":"d0912908b05d46ce80047607ff87a4e9d51b3b1069fb8165c69b5487a681b7de","kind":"case","number":7}"#]]
            .assert_eq(leaf(&entry).text());
    }

    #[test]
    fn another_entry_has_another_leaf_though_all_that_is_public_is_the_same() {
        let one = leaf(&json!({ "kind": "case", "name": "张三" }));
        let other = leaf(&json!({ "kind": "case", "name": "李四" }));
        assert_ne!(one.hash(), other.hash());
    }

    #[test]
    fn no_list_and_no_long_text_comes_into_a_leaf() {
        let entry =
            json!({ "kind": ["张三"], "division": { "a": 1 }, "case_kind": "长".repeat(129) });
        let digest = Entry::of(&entry).unwrap().digest();
        assert_eq!(leaf(&entry).text(), format!(r#"{{"entry":"{digest}"}}"#));
    }

    #[test]
    fn the_longest_leaf_fits_in_a_bundle() {
        let fields = super::FIELDS.iter().map(|it| ((*it).to_owned(), json!("𠀀".repeat(128))));
        let longest = leaf(&serde_json::Value::Object(fields.collect()));
        assert!(encode_bundle(&[longest.text()]).is_ok());
    }

    #[test]
    fn commitments_are_their_root_and_their_number() {
        let root = Digest::of_bytes(b"abc").to_string();
        let leaf = leaf(&json!({ "commitments": { "root": root, "size": 3, "name": "张三" } }));
        assert!(!leaf.text().contains("张三"));
        let commitments = PublicLeaf::commitments(leaf.text()).unwrap();
        assert_eq!((commitments.root.to_string(), commitments.size), (root, 3));
        assert_eq!(PublicLeaf::commitments("{}"), None);
    }

    #[test]
    fn what_is_no_object_has_no_leaf() {
        for text in ["[]", "1", "", "{"] {
            assert!(matches!(PublicLeaf::of(text), Err(NoLeaf::NoObject)), "{text}");
        }
    }
}
