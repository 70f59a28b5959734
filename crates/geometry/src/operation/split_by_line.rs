//! Splitting a parcel along a line (按线分割).

use super::{
    Reach, Refusal, Split,
    arrangement::Arrangement,
    on_grid::exact_line,
    patch::GridPatch,
    split::{Site, largest_first},
};
use crate::{Coord, Outline};

/// Divides a parcel along a line, the largest part first.
///
/// The line may cross the parcel several times, cross itself, run through holes, and end where it will:
/// ends that divide nothing are left out, and a line that divides nothing at all is [`Refusal::NotDivided`].
/// Its vertices and its crossings of the boundary come to the existing nodes within reach; see [`Reach`].
pub fn split_by_line(
    parcel: &Outline,
    line: &[Coord],
    neighbours: &[Outline],
    reach: Reach,
) -> Result<Split, Refusal> {
    let line = exact_line(line)?;
    let site = Site::of(GridPatch::parse(parcel)?, neighbours, line.iter().copied(), reach)?;
    let mut arrangement = Arrangement::of(site.layout(&[line]))?;
    largest_first(&mut arrangement.faces);
    site.settle(&arrangement)
}
