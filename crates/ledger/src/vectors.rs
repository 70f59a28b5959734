//! The answers of others: transparency-dev's proofs, an independent RFC 6962 log, C2SP's examples.
//!
//! They lie in the shared folder beside the workspace; where it is not there, the cases say so and do not run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use expect_test::expect;
use serde_json::Value;

use crate::{
    Checkpoint, Digest, Note, ProofRefused, plan_consistency, plan_inclusion, root,
    verify_consistency, verify_inclusion,
};

/// A place in the shared folder, or nothing, said plainly, where there is none.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let path = Path::new(folder).join(name);
    if path.exists() {
        return Some(path);
    }
    println!("did not run: {} is not there", path.display());
    None
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The proofs of a kind, each with its file.
fn proofs(folder: &Path) -> Vec<(PathBuf, Value)> {
    let (mut waiting, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|it| it.unwrap().path()));
        } else {
            found.push((path.clone(), read(&path)));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn bytes(value: &Value) -> Vec<u8> {
    value.as_str().map(|it| STANDARD.decode(it).unwrap()).unwrap_or_default()
}

fn hashes(value: &Value) -> Vec<Vec<u8>> {
    value.as_array().into_iter().flatten().map(bytes).collect()
}

/// How often each kind of damage was refused, by the reason.
type Refusals = BTreeMap<(String, String), u32>;

/// Counts an answer, which must be a refusal where the vector says so.
fn count(refusals: &mut Refusals, path: &Path, vector: &Value, found: Result<(), ProofRefused>) {
    let wanted = vector["wantErr"].as_bool().unwrap();
    assert_eq!(found.is_err(), wanted, "{}: {found:?}", path.display());
    let reason = match found {
        Ok(()) => "accepted".to_owned(),
        Err(ProofRefused::IndexBeyondSize { .. }) => "index beyond size".to_owned(),
        Err(ProofRefused::SizesReversed { .. }) => "sizes reversed".to_owned(),
        Err(ProofRefused::ProofLength { .. }) => "proof length".to_owned(),
        Err(other) => other.to_string(),
    };
    let damage = vector["desc"].as_str().unwrap().split(['@', '[', '(']).next().unwrap().trim();
    *refusals.entry((damage.to_owned(), reason)).or_default() += 1;
}

fn told(refusals: &Refusals) -> String {
    let line =
        |((damage, reason), n): (&(String, String), &u32)| format!("{n} {damage}: {reason}\n");
    refusals.iter().map(line).collect()
}

#[test]
fn proofs_of_inclusion_are_refused_for_the_right_reason() {
    let Some(folder) = shared("merkle_transparency_dev/inclusion") else { return };
    let proofs = proofs(&folder);
    assert_eq!(proofs.len(), 98);
    let mut refusals = Refusals::new();
    for (path, it) in proofs {
        let (index, size) = (it["leafIdx"].as_u64().unwrap(), it["treeSize"].as_u64().unwrap());
        let (leaf, root) = (bytes(&it["leafHash"]), bytes(&it["root"]));
        let found = verify_inclusion(&leaf, index, size, &hashes(&it["proof"]), &root);
        count(&mut refusals, &path, &it, found);
    }
    expect![[r#"
        1 empty leaf: a hash is not 32 bytes long
        2 empty root: a hash is not 32 bytes long
        3 empty root: index beyond size
        5 empty root: the proof leads to another root
        1 empty root and leaf: a hash is not 32 bytes long
        3 empty root and random leaf: index beyond size
        1 empty root and random leaf: the proof leads to another root
        5 happy path: accepted
        3 inserted component: proof length
        1 leafIdx XOR: index beyond size
        1 leafIdx XOR: proof length
        3 leafIdx XOR: the proof leads to another root
        2 leafIdx plus: index beyond size
        3 leafIdx plus: the proof leads to another root
        2 leafIdx sub: index beyond size
        1 leafIdx sub: proof length
        2 leafIdx sub: the proof leads to another root
        1 matching root and leaf: accepted
        10 modified proof: the proof leads to another root
        5 preceding garbage: proof length
        5 preceding root: proof length
        1 random leaf: a hash is not 32 bytes long
        3 random leaf: index beyond size
        5 random root: the proof leads to another root
        4 removed component: proof length
        5 trailing garbage: proof length
        5 trailing root: proof length
        3 treeSize div: index beyond size
        2 treeSize div: proof length
        5 treeSize mul: proof length
        5 wrong leaf: a hash is not 32 bytes long
    "#]]
    .assert_eq(&told(&refusals));
}

#[test]
fn proofs_of_consistency_are_refused_for_the_right_reason() {
    let Some(folder) = shared("merkle_transparency_dev/consistency") else { return };
    let proofs = proofs(&folder);
    assert_eq!(proofs.len(), 98);
    let mut refusals = Refusals::new();
    for (path, it) in proofs {
        let (old, new) = (it["size1"].as_u64().unwrap(), it["size2"].as_u64().unwrap());
        let (old_root, new_root) = (bytes(&it["root1"]), bytes(&it["root2"]));
        let found = verify_consistency(old, new, &hashes(&it["proof"]), &old_root, &new_root);
        count(&mut refusals, &path, &it, found);
    }
    expect![[r#"
        1 consistency check on empty tree: an empty tree proves nothing of what follows it
        4 empty proof: proof length
        5 happy path: accepted
        7 modified proof: the proof leads to another root
        4 modified proof: the proof leads to another root of the smaller tree
        4 preceding garbage: proof length
        4 preceding proof: proof length
        4 preceding root1: proof length
        4 preceding root2: proof length
        1 roots do not match and sizes are zero: an empty tree proves nothing of what follows it
        1 roots do not not match and sizes are one: two roots of one size differ
        1 size1 XOR: an empty tree proves nothing of what follows it
        3 size1 XOR: proof length
        1 size1 is greater than size2: sizes reversed
        1 size1 is greater than size2 again: sizes reversed
        1 size1 is zero and does not equal size2: an empty tree proves nothing of what follows it
        1 size1 is zero and size2 is not zero: an empty tree proves nothing of what follows it
        4 size1 plus: proof length
        1 size1 sub: an empty tree proves nothing of what follows it
        3 size1 sub: proof length
        2 size2 div: proof length
        2 size2 div: sizes reversed
        4 size2 mul: proof length
        1 sizes are equal: accepted
        2 sizes are equal: an empty tree proves nothing of what follows it
        1 sizes are equal: two roots of one size differ
        1 sizes do not watch and proof is empty: proof length
        1 sizes match but proof is not empty and sizes are one: proof length
        1 sizes match but proof is not empty and sizes are zero: an empty tree proves nothing of what follows it
        2 swapped roots: the proof leads to another root
        2 swapped roots: the proof leads to another root of the smaller tree
        4 trailing garbage: proof length
        4 trailing root1: proof length
        4 trailing root2: proof length
        4 truncated proof: proof length
        4 wrong root1: a hash is not 32 bytes long
        4 wrong root2: a hash is not 32 bytes long
    "#]].assert_eq(&told(&refusals));
}

fn hex(value: &Value) -> Digest {
    Digest::parse(value.as_str().unwrap()).unwrap()
}

fn hex_list(value: &Value) -> Vec<Digest> {
    value.as_array().unwrap().iter().map(hex).collect()
}

#[test]
fn a_log_of_a_thousand_has_the_roots_and_proofs_of_an_independent_tool() {
    let Some(path) = shared("vectors/merkle_rfc6962_vectors.json") else { return };
    let vectors = read(&path);
    let leaves: Vec<Digest> =
        (0..1_000).map(|it| Digest::of_leaf(format!("ledger entry {it}").as_bytes())).collect();
    let upto = |size: u64| &leaves[..usize::try_from(size).unwrap()];
    let roots = vectors["roots"].as_object().unwrap();
    for (size, expected) in roots {
        assert_eq!(root(upto(size.parse().unwrap())), hex(expected), "{size}");
    }
    let known = |node: crate::Node| {
        let first = usize::try_from(node.first_leaf()).unwrap();
        Some(root(&leaves[first..first + (1 << node.level)]))
    };
    let inclusion = vectors["inclusion"].as_array().unwrap();
    for it in inclusion {
        let (index, size) = (it["index"].as_u64().unwrap(), it["size"].as_u64().unwrap());
        let path = plan_inclusion(index, size).unwrap().assemble(known).unwrap();
        assert_eq!(path, hex_list(&it["path"]), "{index} of {size}");
        let (leaf, root) = (hex(&it["leaf_hash"]), root(upto(size)));
        assert_eq!(verify_inclusion(&leaf.0, index, size, &path, &root.0), Ok(()));
    }
    let consistency = vectors["consistency"].as_array().unwrap();
    for it in consistency {
        let (old, new) = (it["m"].as_u64().unwrap(), it["n"].as_u64().unwrap());
        let proof = plan_consistency(old, new).unwrap().assemble(known).unwrap();
        assert_eq!(proof, hex_list(&it["proof"]), "{old} to {new}");
        let (old_root, new_root) = (root(upto(old)), root(upto(new)));
        assert_eq!(verify_consistency(old, new, &proof, &old_root.0, &new_root.0), Ok(()));
    }
    assert_eq!((roots.len(), inclusion.len(), consistency.len()), (32, 24, 25));
}

#[test]
fn the_notes_of_the_specification_are_read_as_they_are_written() {
    let Some(path) = shared("vectors/c2sp_checkpoint_examples.json") else { return };
    let examples = read(&path);
    for name in ["signed_note", "tlog_checkpoint"] {
        let text = examples[name].as_str().unwrap();
        assert_eq!(text.parse::<Note>().unwrap().to_string(), text, "{name}");
    }
    let note: Note = examples["tlog_checkpoint"].as_str().unwrap().parse().unwrap();
    let checkpoint: Checkpoint = note.text().parse().unwrap();
    let expected = &examples["expected_parse"];
    assert_eq!(checkpoint.origin, expected["origin"]);
    assert_eq!(checkpoint.size, expected["size"]);
    assert_eq!(checkpoint.root.0.as_slice(), bytes(&expected["root_base64"]));
    assert_eq!(checkpoint.to_string(), note.text());
}
