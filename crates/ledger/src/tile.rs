//! Tiles (C2SP tlog-tiles): their paths, their content, and the hashes of nodes read from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use crate::{Digest, Frontier, Node};

/// How many hashes a full tile holds, and how many entries a full bundle.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;
/// How many levels of the tree a tile spans.
const TILE_HEIGHT: u8 = 8;
/// The specification's highest level.
const LEVEL_MAX: u8 = 63;
const HASH_BYTES: usize = 32;
/// How many digits stand in one element of a path.
const DIGITS: usize = 3;

/// A tile of hashes: those of the tree's level `8 * level`, from `index * 256` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    pub level: u8,
    pub index: u64,
    /// How many hashes it holds, 1 to 256.
    pub width: u64,
}

/// What a path below `tile/` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TilePath {
    /// `tile/<L>/<N>[.p/<W>]`
    Hashes(Tile),
    /// `tile/entries/<N>[.p/<W>]`: the entries from `index * 256` on.
    Entries { index: u64, width: u64 },
}

/// A path that names no tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the path names no tile")]
pub struct TilePathMalformed;

impl Tile {
    /// The tile that a node is read from, in a tree of a size; none where the tree does not have the node.
    pub fn of(node: Node, size: u64) -> Option<Self> {
        let Within { level, first, n_hashes } = Within::of(node)?;
        let tile = Self::at(level, first / TILE_WIDTH, size)?;
        (first % TILE_WIDTH + n_hashes <= tile.width).then_some(tile)
    }

    /// The tile at a place, as wide as a tree of a size makes it; none where it would be empty.
    pub fn at(level: u8, index: u64, size: u64) -> Option<Self> {
        let n_hashes = size.checked_shr(u32::from(level) * u32::from(TILE_HEIGHT)).unwrap_or(0);
        let width = n_hashes.checked_sub(index.checked_mul(TILE_WIDTH)?)?.min(TILE_WIDTH);
        (width > 0).then_some(Self { level, index, width })
    }
}

impl FromStr for TilePath {
    type Err = TilePathMalformed;

    /// Reads what stands behind `tile/`; a path has one spelling only.
    fn from_str(path: &str) -> Result<Self, TilePathMalformed> {
        let malformed = || TilePathMalformed;
        let (kind, place) = path.split_once('/').ok_or_else(malformed)?;
        let (place, width) = match place.split_once(".p/") {
            None => (place, TILE_WIDTH),
            Some((place, width)) => (place, number(width).ok_or_else(malformed)?),
        };
        let partial = place.len() + kind.len() + 1 < path.len();
        let fits = (1..TILE_WIDTH + u64::from(!partial)).contains(&width);
        let index = index(place).filter(|_| fits).ok_or_else(malformed)?;
        if kind == "entries" {
            return Ok(Self::Entries { index, width });
        }
        let level = number(kind).and_then(|it| u8::try_from(it).ok());
        let level = level.filter(|it| *it <= LEVEL_MAX).ok_or_else(malformed)?;
        Ok(Self::Hashes(Tile { level, index, width }))
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, width) = match *self {
            Self::Hashes(Tile { level, index, width }) => {
                write!(f, "{level}/")?;
                (index, width)
            }
            Self::Entries { index, width } => {
                f.write_str("entries/")?;
                (index, width)
            }
        };
        let digits = index.to_string();
        let n_elements = digits.len().div_ceil(DIGITS);
        let digits = format!("{digits:0>width$}", width = n_elements * DIGITS);
        for (place, element) in digits.as_bytes().chunks(DIGITS).enumerate() {
            let prefix = if place + 1 < n_elements { "x" } else { "" };
            let slash = if place > 0 { "/" } else { "" };
            write!(f, "{slash}{prefix}{}", String::from_utf8_lossy(element))?;
        }
        if width < TILE_WIDTH { write!(f, ".p/{width}") } else { Ok(()) }
    }
}

/// The number of a path such as `x001/x234/067`; none where it is spelt in another way.
fn index(place: &str) -> Option<u64> {
    let elements: Vec<&str> = place.split('/').collect();
    let (last, before) = elements.split_last()?;
    let mut index: u64 = 0;
    for element in before.iter().map(|it| it.strip_prefix('x')).chain([Some(*last)]) {
        let digits = element?;
        let three = digits.len() == DIGITS && digits.bytes().all(|it| it.is_ascii_digit());
        let value: u64 = digits.parse().ok().filter(|_| three)?;
        index = index.checked_mul(1_000)?.checked_add(value)?;
    }
    // One that begins with `x000` has a shorter spelling.
    (before.first() != Some(&"x000")).then_some(index)
}

/// A decimal number without a sign and without leading zeros.
fn number(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|it| it.is_ascii_digit());
    let shortest = digits == "0" || !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain && shortest)
}

/// The content of a tile: its hashes, one behind the other.
pub fn encode_tile(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|it| it.0).collect()
}

/// The hashes of a tile; none where the content is not whole.
pub fn decode_tile(tile: Tile, content: &[u8]) -> Option<Vec<Digest>> {
    let (hashes, []) = content.as_chunks::<HASH_BYTES>() else { return None };
    let whole = u64::try_from(hashes.len()).ok()? == tile.width;
    whole.then(|| hashes.iter().copied().map(Digest).collect())
}

/// Tiles that are at hand, from which the hash of any node within them can be worked out.
#[derive(Clone, Debug, Default)]
pub struct Tiles(BTreeMap<(u8, u64), Vec<Digest>>);

impl Tiles {
    /// The tiles that the nodes are read from, in a tree of a size; none where the tree lacks a node.
    pub fn needed(nodes: impl Iterator<Item = Node>, size: u64) -> Option<BTreeSet<Tile>> {
        nodes.map(|it| Tile::of(it, size)).collect()
    }

    /// Puts a tile there.
    pub fn put(&mut self, tile: Tile, hashes: Vec<Digest>) {
        self.0.insert((tile.level, tile.index), hashes);
    }

    /// The hash of a node; none where its tile is not there or too narrow.
    pub fn hash(&self, node: Node) -> Option<Digest> {
        let Within { level, first, n_hashes } = Within::of(node)?;
        let tile = self.0.get(&(level, first / TILE_WIDTH))?;
        let from = usize::try_from(first % TILE_WIDTH).ok()?;
        let to = from.checked_add(usize::try_from(n_hashes).ok()?)?;
        let mut subtree = Frontier::default();
        for hash in tile.get(from..to)? {
            subtree.push(*hash);
        }
        Some(subtree.root())
    }
}

/// A node as the hashes of a level of tiles that it stands on.
struct Within {
    level: u8,
    first: u64,
    n_hashes: u64,
}

impl Within {
    fn of(node: Node) -> Option<Self> {
        let above = node.level % TILE_HEIGHT;
        let first = node.index.checked_mul(1 << above)?;
        Some(Self { level: node.level / TILE_HEIGHT, first, n_hashes: 1 << above })
    }
}

#[cfg(test)]
mod tests;
