//! Proofs and their verification (RFC 6962 section 2.1, RFC 9162 sections 2.1.3 and 2.1.4): each refusal has its reason.
//!
//! Hashes of a proof come from elsewhere and are bytes here, so that one of a wrong length is refused and not lost.

use crate::{Digest, Plan, plan_consistency, plan_inclusion};

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
pub enum ProofRefused {
    #[error("a tree of {size} leaves has no leaf {index}")]
    IndexBeyondSize { index: u64, size: u64 },
    #[error("a tree of {old} leaves cannot grow into one of {new}")]
    SizesReversed { old: u64, new: u64 },
    #[error("an empty tree proves nothing of what follows it")]
    EmptyOldTree,
    #[error("the proof has {found} hashes where {expected} belong")]
    ProofLength { expected: usize, found: usize },
    #[error("a hash is not 32 bytes long")]
    HashLength,
    #[error("two roots of one size differ")]
    RootsDiffer,
    #[error("the proof leads to another root")]
    RootMismatch,
    #[error("the proof leads to another root of the smaller tree")]
    OldRootMismatch,
}

/// Verifies that a leaf stands at its index in the tree with a root.
pub fn verify_inclusion<H: AsRef<[u8]>>(
    leaf_hash: &[u8],
    index: u64,
    size: u64,
    path: &[H],
    root: &[u8],
) -> Result<(), ProofRefused> {
    let plan = plan_inclusion(index, size).ok_or(ProofRefused::IndexBeyondSize { index, size })?;
    let path = of_the_right_shape(&plan, path)?;
    let (leaf_hash, root) = (one_hash(leaf_hash)?, one_hash(root)?);
    let mut hash = leaf_hash;
    for (sibling, range) in path.into_iter().zip(plan.ranges()) {
        let left = range.first().is_some_and(|it| it.first_leaf() < index);
        hash = if left { node(sibling, hash) } else { node(hash, sibling) };
    }
    if hash == root { Ok(()) } else { Err(ProofRefused::RootMismatch) }
}

/// Verifies that a tree grew into another by nothing but new leaves.
///
/// Consistency with an empty tree is no statement, and is refused.
pub fn verify_consistency<H: AsRef<[u8]>>(
    old: u64,
    new: u64,
    proof: &[H],
    old_root: &[u8],
    new_root: &[u8],
) -> Result<(), ProofRefused> {
    if old > new {
        return Err(ProofRefused::SizesReversed { old, new });
    }
    let plan = plan_consistency(old, new).ok_or(ProofRefused::EmptyOldTree)?;
    let proof = of_the_right_shape(&plan, proof)?;
    if old == new {
        return if old_root == new_root { Ok(()) } else { Err(ProofRefused::RootsDiffer) };
    }
    let (old_root, new_root) = (one_hash(old_root)?, one_hash(new_root)?);
    let mut hashes = proof.into_iter().zip(plan.ranges());
    // Where the smaller tree is a complete subtree of the larger one, its root is not in the proof.
    let first = if old.is_power_of_two() { Some(old_root) } else { hashes.next().map(|it| it.0) };
    let Some(first) = first else { return Err(ProofRefused::EmptyOldTree) };
    let (mut small, mut large) = (first, first);
    for (hash, range) in hashes {
        // What lies left of where the walk stands belongs to both trees, what lies right to the larger alone.
        if range.first().is_some_and(|it| it.first_leaf() < old) {
            small = node(hash, small);
            large = node(hash, large);
        } else {
            large = node(large, hash);
        }
    }
    match (small == old_root, large == new_root) {
        (false, _) => Err(ProofRefused::OldRootMismatch),
        (true, false) => Err(ProofRefused::RootMismatch),
        (true, true) => Ok(()),
    }
}

fn of_the_right_shape<H: AsRef<[u8]>>(
    plan: &Plan,
    hashes: &[H],
) -> Result<Vec<Digest>, ProofRefused> {
    let (expected, found) = (plan.ranges().len(), hashes.len());
    if expected != found {
        return Err(ProofRefused::ProofLength { expected, found });
    }
    hashes.iter().map(|it| one_hash(it.as_ref())).collect()
}

fn one_hash(bytes: &[u8]) -> Result<Digest, ProofRefused> {
    Digest::try_from(bytes).map_err(|_other_length| ProofRefused::HashLength)
}

fn node(left: Digest, right: Digest) -> Digest {
    Digest::of_node(&left.0, &right.0)
}
