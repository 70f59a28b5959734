//! A county of parcels that is made from its number of parcels alone: what neighbours share, and where they overlap, is known.

use std::ops::Range;

use geometry::grid::GridPoint;
use geometry::{Outline, Patch, Ring};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::block::{Block, CELLS_PER_BLOCK, Cell, Side};

/// The same county every time.
const SEED: u64 = 20_261_122;
/// Beyond the streams of the blocks.
const STREAM_OF_NOISE: u64 = 1 << 32;
/// How far a vertex of a noisy county lies off at most, east or north: a centimetre.
const NOISE_STEPS: i64 = 100;
/// How far an overlap reaches into the neighbour: half a metre.
const BULGE_STEPS: i64 = 5_000;
/// Parcels that overlap a neighbour, of every thousand.
const BULGING: [u32; 3] = [137, 471, 803];
const BULGING_OF: u32 = 1_000;

/// A county: villages of up to 4,096 parcels, with roads between them.
///
/// Neighbours of a village share nodes and the vertices between them, on the grid of 0.0001 m.
/// A parcel has 8 to 12 vertices, 10 in the mean; 0.3 % reach half a metre into one neighbour.
#[derive(Clone, Copy, Debug)]
pub(super) struct County {
    pub(super) n_parcels: u32,
    /// Every vertex of every parcel lies up to a centimetre off in either direction, so that no edges match.
    pub(super) noisy: bool,
}

/// A row of the county.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parcel {
    /// From one on.
    pub(super) id: i32,
    pub(super) village: i32,
    pub(super) outline: Outline,
}

impl County {
    /// Every parcel, village by village; no more than a village is held at once.
    pub(super) fn parcels(self) -> impl Iterator<Item = Parcel> {
        let n_blocks = self.n_parcels.div_ceil(CELLS_PER_BLOCK);
        (0..n_blocks).flat_map(move |number| {
            let chance = ChaCha8Rng::seed_from_u64(SEED);
            let block = Block::new(number, n_blocks, chance);
            self.of_block(number).filter_map(move |parcel| self.parcel(&block, parcel))
        })
    }

    /// The pairs that overlap by construction, by number, in the edge-matched county.
    pub(super) fn overlaps(self) -> Vec<[i32; 2]> {
        let bulging = (0..self.n_parcels).filter_map(|it| Some((it, self.bulge(it)?)));
        let pairs = bulging.map(|(it, side)| match side {
            Side::East => [number(it), number(it + 1)],
            Side::West => [number(it - 1), number(it)],
        });
        pairs.collect()
    }

    fn of_block(self, block: u32) -> Range<u32> {
        let first = block * CELLS_PER_BLOCK;
        first..self.n_parcels.min(first + CELLS_PER_BLOCK)
    }

    fn parcel(self, block: &Block, parcel: u32) -> Option<Parcel> {
        let mut ring = block.ring(Cell::of(parcel), self.bulge(parcel), BULGE_STEPS)?;
        if self.noisy {
            disturb(&mut ring, parcel);
        }
        ring.push(*ring.first()?);
        let exterior = Ring(ring.into_iter().map(GridPoint::coord).collect());
        let outline = Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] };
        let village = number(parcel / CELLS_PER_BLOCK);
        Some(Parcel { id: number(parcel), village, outline })
    }

    /// The side on which a parcel reaches into its neighbour, if it is one of those that do and has one.
    fn bulge(self, parcel: u32) -> Option<Side> {
        if !BULGING.contains(&(parcel % BULGING_OF)) {
            return None;
        }
        let cell = Cell::of(parcel);
        if cell.has_east() && parcel + 1 < self.n_parcels {
            return Some(Side::East);
        }
        cell.has_west().then_some(Side::West)
    }
}

/// Counting from one; a county has a million parcels at most.
fn number(n: u32) -> i32 {
    i32::try_from(n + 1).unwrap_or(i32::MAX)
}

fn disturb(ring: &mut [GridPoint], parcel: u32) {
    let mut chance = ChaCha8Rng::seed_from_u64(SEED);
    chance.set_stream(STREAM_OF_NOISE | u64::from(parcel));
    for point in ring {
        point.x += chance.random_range(-NOISE_STEPS..=NOISE_STEPS);
        point.y += chance.random_range(-NOISE_STEPS..=NOISE_STEPS);
    }
}

#[cfg(test)]
mod tests;
