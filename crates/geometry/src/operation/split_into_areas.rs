//! Splitting a parcel into given areas by parallel cuts (按面积分割).

use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::{
    Reach, Refusal, Split, arrangement::Arrangement, patch::GridPatch, split::Site, sweep::Sweep,
};
use crate::grid::doubled_area_m2;
use crate::{Coord, Outline, SquareMetres};

/// Twice 0.01 m², to which areas are registered (section 2.8), in square steps.
const DOUBLED_TOLERANCE: i128 = 2_000_000;

/// Twice a square metre in square steps.
const DOUBLED_SQUARE_METRE: i64 = 200_000_000;

/// No parcel is cut into more; the number is our own, to bound time.
const PARTS_MAX: usize = 100;

/// How the cuts run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cuts {
    /// The cuts run along the direction; the first part lies on the right of it.
    Along(Coord),
    /// The cuts run across the direction; the first part lies where it comes from.
    Across(Coord),
}

/// Divides a parcel by parallel cuts into parts of the areas given, in the order of the cuts.
///
/// The areas sum to the parcel's area within 0.01 m²; each part comes within 0.01 m² of its own,
/// and the last takes the rest.
/// Because nodes lie on the grid, a cut is moved by a step or two until the areas fit, and takes no existing node.
/// A cut that meets a parcel with bays or holes so that there would be more than two pieces is refused.
pub fn split_into_areas(
    parcel: &Outline,
    areas_m2: &[SquareMetres],
    cuts: Cuts,
    neighbours: &[Outline],
    reach: Reach,
) -> Result<Split, Refusal> {
    let parcel = GridPatch::parse(parcel)?;
    let doubled_areas = doubled_areas(areas_m2, parcel.doubled_area())?;
    let reach = Reach { node_m: 0.0, ..reach };
    let site = Site::of(parcel, neighbours, std::iter::empty(), reach)?;
    let sweep = Sweep::over(&site.parcel, cuts)?;
    let (mut lines, mut doubled_before) = (Vec::new(), 0);
    for (cut, doubled) in doubled_areas.iter().rev().skip(1).rev().enumerate() {
        doubled_before += doubled;
        lines.push(sweep.cut(cut, doubled_before)?);
    }
    let mut arrangement = Arrangement::of(site.layout(&lines))?;
    let n_pieces = arrangement.faces.len();
    if n_pieces != areas_m2.len() {
        return Err(Refusal::CutInPieces { cut: lines.len().saturating_sub(1), n_pieces });
    }
    sweep.sort(&mut arrangement.faces);
    check_areas(&arrangement.faces, &doubled_areas)?;
    site.settle(&arrangement)
}

/// The areas, twice and in square steps, if they sum to the parcel's.
fn doubled_areas(areas_m2: &[SquareMetres], doubled_parcel: i128) -> Result<Vec<i128>, Refusal> {
    let n_parts = areas_m2.len();
    if !(2..=PARTS_MAX).contains(&n_parts) {
        return Err(Refusal::PartsOutOfRange { n_parts, n_parts_max: PARTS_MAX });
    }
    if let Some(part) = areas_m2.iter().position(|it| it.0 <= Decimal::ZERO) {
        return Err(Refusal::AreaNotPositive { part });
    }
    let doubled =
        |it: &SquareMetres| it.0.checked_mul(DOUBLED_SQUARE_METRE.into())?.round().to_i128();
    let sum_m2 = areas_m2.iter().filter_map(|it| it.0.to_f64()).sum();
    let refused = Refusal::AreasDoNotSumUp { sum_m2, parcel_m2: doubled_area_m2(doubled_parcel) };
    let doubled: Vec<i128> = areas_m2.iter().map(doubled).collect::<Option<_>>().ok_or(refused)?;
    let off = doubled.iter().sum::<i128>() - doubled_parcel;
    if off.abs() <= DOUBLED_TOLERANCE { Ok(doubled) } else { Err(refused) }
}

/// Checks every part but the last, which takes the rest.
fn check_areas(parts: &[GridPatch], doubled_areas: &[i128]) -> Result<(), Refusal> {
    let offs = parts.iter().zip(doubled_areas).map(|(it, area)| it.doubled_area() - area);
    let checked = parts.len().saturating_sub(1);
    let found = offs.take(checked).enumerate().find(|(_, it)| it.abs() > DOUBLED_TOLERANCE);
    found.map_or(Ok(()), |(part, off)| {
        Err(Refusal::AreaNotReached { part, off_m2: doubled_area_m2(off.abs()) })
    })
}
