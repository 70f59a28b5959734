//! Why an operation is refused, with the numbers that a clerk needs to see why.

use thiserror::Error;

use crate::FindingKind;

/// Why an operation is refused; nothing was changed.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
pub enum Refusal {
    #[error("the position ({x_m}, {y_m}) m does not lie on the surveyed grid of 0.0001 m")]
    OffGrid { x_m: f64, y_m: f64 },
    #[error("the positions lie {extent_m} m apart, more than {extent_m_max} m")]
    TooFarApart { extent_m: f64, extent_m_max: f64 },
    #[error("the outlines and lines need more than {comparisons_max} comparisons")]
    TooComplex { comparisons_max: usize },
    #[error("the outline has {n_patches} patches, not one")]
    NotOnePatch { n_patches: usize },
    #[error("the outline given is invalid: {}", .kind.code())]
    Invalid { kind: FindingKind },
    #[error("the outline of a part would be invalid: {}", .kind.code())]
    PartInvalid { kind: FindingKind },
    #[error("the outline of neighbour {neighbour} would be invalid: {}", .kind.code())]
    NeighbourInvalid { neighbour: usize, kind: FindingKind },
    #[error("a part is so narrow that it vanishes on the surveyed grid")]
    Vanishing,
    #[error("the line has {n_points} different points, fewer than two")]
    NoLine { n_points: usize },
    #[error("the line does not divide the parcel")]
    NotDivided,
    #[error("the direction has no length, or is no number")]
    NoDirection,
    #[error("the areas ask for {n_parts} parts, fewer than two or more than {n_parts_max}")]
    PartsOutOfRange { n_parts: usize, n_parts_max: usize },
    #[error("area {part} is not positive")]
    AreaNotPositive { part: usize },
    #[error("the areas sum to {sum_m2} m², the parcel has {parcel_m2} m²")]
    AreasDoNotSumUp { sum_m2: f64, parcel_m2: f64 },
    #[error("cut {cut} divides the parcel into {n_pieces} pieces, not two")]
    CutInPieces { cut: usize, n_pieces: usize },
    #[error("the nodes of the grid bring part {part} only within {off_m2} m² of its area")]
    AreaNotReached { part: usize, off_m2: f64 },
    #[error("{n_parcels} parcels were given, fewer than two")]
    TooFewParcels { n_parcels: usize },
    #[error("parcels {one} and {other} overlap")]
    Overlapping { one: usize, other: usize },
    #[error("parcel {parcel} touches the others in points only")]
    TouchingInPointOnly { parcel: usize },
    #[error("parcel {parcel} shares no edge with the others")]
    NotAdjacent { parcel: usize },
    #[error("the stretch from ({first_x_m}, {first_y_m}) m is not on the shared boundary")]
    NotShared { first_x_m: f64, first_y_m: f64 },
    #[error("the new line crosses itself")]
    LineCrossesItself,
    #[error("the new line leaves the two parcels")]
    LineLeavesParcels,
    #[error("with the new line there are {n_parts} parts, not two")]
    LineDoesNotPart { n_parts: usize },
}
