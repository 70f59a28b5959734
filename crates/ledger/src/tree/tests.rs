//! The tree against its definition, and against another library.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;

use super::{Frontier, Node, Plan, plan_consistency, plan_inclusion, plan_root, root};
use crate::{Digest, ProofRefused, encode_tile, verify_consistency, verify_inclusion};

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number}").into_bytes()
}

fn leaves(n: u64) -> Vec<Digest> {
    (0..n).map(|it| Digest::of_leaf(&entry(it))).collect()
}

/// MTH(D[n]), word for word as RFC 6962 section 2.1 has it.
fn definition(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => Digest::of_bytes(b""),
        [leaf] => *leaf,
        more => {
            let mut k = 1;
            while k * 2 < more.len() {
                k *= 2;
            }
            let (left, right) = more.split_at(k);
            Digest::of_node(&definition(left).0, &definition(right).0)
        }
    }
}

/// The hashes of a plan, each worked out from the definition over all the leaves below it.
fn assembled(plan: &Plan, leaves: &[Digest]) -> Vec<Digest> {
    let below = |range: &Vec<Node>| {
        let first = range[0].first_leaf();
        let n_leaves: u64 = range.iter().map(|it| 1 << it.level).sum();
        let first = usize::try_from(first).unwrap();
        definition(&leaves[first..first + usize::try_from(n_leaves).unwrap()])
    };
    plan.ranges().iter().map(below).collect()
}

#[test]
fn the_empty_tree_has_the_hash_of_an_empty_string() {
    assert_eq!(root(&[]), Digest::of_bytes(b""));
    assert_eq!(plan_root(0).ranges(), [vec![]]);
}

#[test]
fn a_growing_tree_has_the_root_of_the_definition() {
    let leaves = leaves(130);
    let mut frontier = Frontier::default();
    for (n, leaf) in leaves.iter().enumerate() {
        assert_eq!(frontier.root(), definition(&leaves[..n]));
        frontier.push(*leaf);
    }
}

#[test]
fn a_push_completes_the_subtrees_that_end_at_it() {
    let leaves = leaves(8);
    let mut frontier = Frontier::default();
    let completed: Vec<Vec<Node>> = leaves
        .iter()
        .map(|it| frontier.push(*it).into_iter().map(|(node, _)| node).collect())
        .collect();
    let node = |level, index| Node { level, index };
    assert_eq!(completed[2], [node(0, 2)]);
    assert_eq!(completed[3], [node(0, 3), node(1, 1), node(2, 0)]);
    assert_eq!(completed[7], [node(0, 7), node(1, 3), node(2, 1), node(3, 0)]);
}

#[test]
fn a_tree_goes_on_from_its_edge() {
    let leaves = leaves(100);
    for size in 0..100_u64 {
        let plan = plan_root(size);
        let edge = plan.nodes().map(|node| {
            let first = usize::try_from(node.first_leaf()).unwrap();
            definition(&leaves[first..first + (1 << node.level)])
        });
        let mut frontier = Frontier::of(size, edge.collect()).unwrap();
        for leaf in &leaves[usize::try_from(size).unwrap()..] {
            frontier.push(*leaf);
        }
        assert_eq!(frontier.root(), definition(&leaves), "{size}");
    }
    assert_eq!(Frontier::of(3, leaves[..1].to_vec()), None);
}

#[test]
fn the_largest_sizes_there_are_have_plans() {
    let size = u64::MAX;
    assert_eq!(plan_inclusion(size - 1, size).unwrap().ranges().len(), 63);
    assert!(plan_consistency(size - 1, size).unwrap().nodes().count() < 4_096);
    assert_eq!(plan_inclusion(size, size), None);
    assert_eq!(plan_consistency(0, size), None);
    assert_eq!(plan_consistency(size, size - 1), None);
}

#[test]
fn another_library_makes_the_same_proofs_and_each_verifies() {
    let all = leaves(35);
    for size in 1..=35_u64 {
        let leaves = &all[..usize::try_from(size).unwrap()];
        let mut other = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        (0..size).for_each(|it| other.push(entry(it)));
        let root = definition(leaves);
        assert_eq!(other.root().as_bytes().as_slice(), root.0.as_slice());
        for (index, leaf) in (0..).zip(leaves) {
            let path = assembled(&plan_inclusion(index, size).unwrap(), leaves);
            let theirs = other.prove_inclusion(usize::try_from(index).unwrap());
            assert_eq!(encode_tile(&path), theirs.as_bytes(), "{index} of {size}");
            assert_eq!(verify_inclusion(&leaf.0, index, size, &path, &root.0), Ok(()));

            let old = index + 1;
            let proof = assembled(&plan_consistency(old, size).unwrap(), leaves);
            let theirs = other.prove_consistency(usize::try_from(size - old).unwrap());
            assert_eq!(encode_tile(&proof), theirs.as_bytes(), "{old} to {size}");
            let old_root = definition(&leaves[..usize::try_from(old).unwrap()]);
            assert_eq!(verify_consistency(old, size, &proof, &old_root.0, &root.0), Ok(()));
        }
    }
}

#[test]
fn a_flipped_bit_anywhere_in_a_proof_is_refused() {
    let leaves = leaves(21);
    let root = definition(&leaves);
    for (index, leaf) in (0..).zip(&leaves) {
        let path = assembled(&plan_inclusion(index, 21).unwrap(), &leaves);
        for damaged in 0..path.len() {
            let mut path = path.clone();
            path[damaged].0[7] ^= 4;
            let refused = verify_inclusion(&leaf.0, index, 21, &path, &root.0);
            assert_eq!(refused, Err(ProofRefused::RootMismatch), "{index}, {damaged}");
        }
    }
}

proptest! {
    #[test]
    fn no_proof_of_bytes_makes_it_panic(
        numbers in any::<(u64, u64)>(),
        proof in prop::collection::vec(prop::collection::vec(any::<u8>(), 30..34), 0..70),
        hash in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let (a, b) = numbers;
        let included = verify_inclusion(&hash, a, b, &proof, &hash);
        prop_assert!(included.is_err() || (a, b) == (0, 1));
        let consistent = verify_consistency(a, b, &proof, &hash, &hash);
        prop_assert!(consistent.is_err() || a == b);
    }
}
