//! The Merkle tree of RFC 6962 section 2.1: which nodes a root or a proof is made of, and how the tree grows.
//!
//! Nothing here holds the tree: a plan names the complete subtrees that it needs, and whoever keeps them hands them in.

use crate::Digest;

/// A complete subtree: `1 << level` leaves from the leaf `index << level` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    pub level: u8,
    pub index: u64,
}

impl Node {
    /// The first of its leaves.
    pub fn first_leaf(self) -> u64 {
        self.index.checked_shl(u32::from(self.level)).unwrap_or_default()
    }
}

/// The hashes of a proof in their order, each as the complete subtrees from left to right that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan(Vec<Vec<Node>>);

impl Plan {
    /// What each hash is made of.
    pub fn ranges(&self) -> &[Vec<Node>] {
        &self.0
    }

    /// Every complete subtree that is needed.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.0.iter().flatten().copied()
    }

    /// The hashes, where every subtree is known.
    pub fn assemble(&self, hash: impl Fn(Node) -> Option<Digest>) -> Option<Vec<Digest>> {
        let of_range = |range: &Vec<Node>| {
            let hashes: Option<Vec<Digest>> = range.iter().map(|it| hash(*it)).collect();
            Some(folded(&hashes?))
        };
        self.0.iter().map(of_range).collect()
    }
}

/// The plan of the root of a tree: one hash.
pub fn plan_root(size: u64) -> Plan {
    Plan(vec![cover(0, size)])
}

/// The plan of the path PATH(m, D[n]) from a leaf to the root; none where the tree has no such leaf.
pub fn plan_inclusion(index: u64, size: u64) -> Option<Plan> {
    if index >= size {
        return None;
    }
    let (mut first, mut end, mut ranges) = (0, size, Vec::new());
    while end - first > 1 {
        let middle = first + split(end - first);
        if index < middle {
            ranges.push(cover(middle, end - middle));
            end = middle;
        } else {
            ranges.push(cover(first, middle - first));
            first = middle;
        }
    }
    ranges.reverse();
    Some(Plan(ranges))
}

/// The plan of the proof PROOF(m, D[n]); none where the smaller tree is empty or the larger one.
pub fn plan_consistency(old: u64, new: u64) -> Option<Plan> {
    if old == 0 || old > new {
        return None;
    }
    let (mut first, mut end, mut ranges) = (0, new, Vec::new());
    while old < end {
        let middle = first + split(end - first);
        if old <= middle {
            ranges.push(cover(middle, end - middle));
            end = middle;
        } else {
            ranges.push(cover(first, middle - first));
            first = middle;
        }
    }
    // The whole smaller tree is known to whoever asks.
    if first > 0 {
        ranges.push(cover(first, end - first));
    }
    ranges.reverse();
    Some(Plan(ranges))
}

/// The root of the tree over leaf hashes.
pub fn root(leaf_hashes: &[Digest]) -> Digest {
    let mut frontier = Frontier::default();
    for leaf_hash in leaf_hashes {
        frontier.push(*leaf_hash);
    }
    frontier.root()
}

/// The largest power of two below a number of leaves above one.
fn split(n_leaves: u64) -> u64 {
    1 << (n_leaves - 1).ilog2()
}

/// The complete subtrees that cover leaves, from left to right.
///
/// The first leaf lies where a split of the tree put it, so that the subtrees lie on their own grid.
fn cover(first: u64, n_leaves: u64) -> Vec<Node> {
    let (mut at, mut nodes) = (first, Vec::new());
    for level in (0..u64::BITS).rev() {
        let width = 1 << level;
        if n_leaves & width != 0 {
            // A level is below 64.
            nodes.push(Node { level: u8::try_from(level).unwrap_or_default(), index: at >> level });
            at += width;
        }
    }
    nodes
}

/// The root over complete subtrees from left to right, each smaller than the one before it.
fn folded(hashes: &[Digest]) -> Digest {
    let whole =
        hashes.iter().copied().rev().reduce(|right, left| Digest::of_node(&left.0, &right.0));
    // RFC 6962: the hash of an empty list is the hash of an empty string.
    whole.unwrap_or_else(|| Digest::of_bytes(b""))
}

/// The right edge of a tree: all that it takes to grow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// The complete subtrees from left to right; as many as the size has binary ones.
    peaks: Vec<Digest>,
}

impl Frontier {
    /// The edge of a tree of a size, from the hashes of [`plan_root`]'s nodes; none where they are not as many.
    pub fn of(size: u64, peaks: Vec<Digest>) -> Option<Self> {
        let n_peaks = usize::try_from(size.count_ones()).ok()?;
        (peaks.len() == n_peaks).then_some(Self { size, peaks })
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf; gives the subtrees that it completes, itself first.
    pub fn push(&mut self, leaf_hash: Digest) -> Vec<(Node, Digest)> {
        let mut node = Node { level: 0, index: self.size };
        let mut hash = leaf_hash;
        let mut completed = vec![(node, hash)];
        while node.index & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = Digest::of_node(&left.0, &hash.0);
            node = Node { level: node.level + 1, index: node.index >> 1 };
            completed.push((node, hash));
        }
        self.peaks.push(hash);
        self.size += 1;
        completed
    }

    /// The root of the tree.
    pub fn root(&self) -> Digest {
        folded(&self.peaks)
    }
}

#[cfg(test)]
mod tests;
