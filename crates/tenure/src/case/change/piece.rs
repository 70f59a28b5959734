//! The pieces of a divided parcel: which is which, and what is said of each.

use geometry::operation::Split;
use geometry::reading::{Areas, boundary_rings, key_points_text};
use geometry::{Coord, Outline, SquareMetres};
use identity::ParcelCode;
use rust_decimal::{Decimal, RoundingStrategy};

use super::side::first_is_left;
use super::{Impossible, facing};
use crate::case::ParcelDivision;
use crate::case::boundary_survey::points_kept;
use crate::{Bounds, ContractedParcel, Parcel};

/// The areas that the database keeps have two decimals (NY/T 2539-2016: Float(15,2)).
const AREA_DECIMALS: u32 = 2;

/// A piece of a parcel with its outline and its measured area.
pub(super) struct Piece {
    pub(super) code: ParcelCode,
    outline: Outline,
    pub(super) area_m2: SquareMetres,
    bounds: Bounds,
}

impl Piece {
    /// Lets the piece be bounded by the other one, of which the holder is named.
    pub(super) fn face(&mut self, other: &Self, holder: &str, whole: &Parcel) {
        self.bounds = facing::bounds(&whole.bounds, &self.outline, &other.outline, holder);
    }

    /// The piece as a parcel: surveyed as the whole was, but for what its own outline says.
    pub(super) fn surveyed_as(self, whole: &Parcel) -> Result<Parcel, Impossible> {
        let Self { code, outline, area_m2, bounds } = self;
        let key_points = key_points(&outline).ok_or(Impossible::KeyPoints { parcel: code })?;
        Ok(Parcel {
            code,
            feature_number: feature_number(code),
            measured_area_m2: area_m2,
            measured_area_mu: Some(area_m2.to_mu()),
            key_points,
            outline,
            bounds,
            ..whole.clone()
        })
    }
}

/// The two pieces, the left one first; their areas sum to that of the outline as it is printed.
pub(super) fn pieces(
    division: &ParcelDivision,
    outline: &Outline,
    split: &Split,
    line: &[Coord],
) -> Result<[Piece; 2], Impossible> {
    let parcel = division.parcel;
    let [first, second] = split.parts.as_slice() else {
        return Err(Impossible::NotTwoPieces { parcel, n_pieces: split.parts.len() });
    };
    let left_first = first_is_left(first, second, line).ok_or(Impossible::NoSides { parcel })?;
    let (left, right) = if left_first { (first, second) } else { (second, first) };
    let area = |it: &Outline| Areas::of(it).map(|it| it.area_m2.0);
    let areas = area(outline).zip(area(left));
    let areas = areas.and_then(|(all, left)| Some([left, all.checked_sub(left)?]));
    // A piece of which no area is printed is none.
    let areas = areas.filter(|it| it.iter().all(|it| *it > Decimal::ZERO));
    let [left_area, right_area] =
        areas.ok_or_else(|| Impossible::AreaOutOfRange { code: parcel.to_string() })?;
    let piece = |code, outline: &Outline, area| Piece {
        code,
        outline: outline.clone(),
        area_m2: SquareMetres(area),
        bounds: Bounds::default(),
    };
    Ok([piece(division.left, left, left_area), piece(division.right, right, right_area)])
}

/// A contract area shared out as the measured areas are; the two sum to it.
pub(super) fn shared_out(
    area_m2: SquareMetres,
    measured: [SquareMetres; 2],
) -> Option<[SquareMetres; 2]> {
    let [left, right] = measured.map(|it| it.0);
    let whole = left.checked_add(right)?;
    let share = area_m2.0.checked_mul(left)?.checked_div(whole)?;
    let rounding = RoundingStrategy::MidpointAwayFromZero;
    let share = share.round_dp_with_strategy(AREA_DECIMALS, rounding);
    Some([SquareMetres(share), SquareMetres(area_m2.0.checked_sub(share)?)])
}

/// The place of a piece in the contract; the former contract knew no piece.
pub(super) fn part(
    whole: &ContractedParcel,
    parcel: ParcelCode,
    area_m2: SquareMetres,
) -> ContractedParcel {
    ContractedParcel {
        parcel,
        contract_area_m2: area_m2,
        contract_area_mu: Some(area_m2.to_mu()),
        former_area_m2: None,
        former_area_mu: None,
        ..whole.clone()
    }
}

/// The numbers of the boundary points: of all, or of those where the boundary turns so much that they fit.
fn key_points(outline: &Outline) -> Option<String> {
    points_kept().find_map(|it| key_points_text(&boundary_rings(outline, it)).ok())
}

/// The number of a new feature in its layer: the last ten digits of the code, as many as the standard's field holds.
fn feature_number(code: ParcelCode) -> i64 {
    const DIGITS: usize = 10;
    let code = code.as_str();
    let digits = code.len().checked_sub(DIGITS).and_then(|it| code.get(it..));
    digits.and_then(|it| it.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use geometry::SquareMetres;
    use rust_decimal::{Decimal, dec};

    use super::shared_out;

    fn shares(area_m2: Decimal, left: Decimal, right: Decimal) -> Option<[Decimal; 2]> {
        let measured = [SquareMetres(left), SquareMetres(right)];
        shared_out(SquareMetres(area_m2), measured).map(|it| it.map(|it| it.0))
    }

    #[test]
    fn a_contract_area_that_was_measured_is_shared_out_as_measured() {
        let found = shares(dec!(100.00), dec!(33.33), dec!(66.67));
        assert_eq!(found, Some([dec!(33.33), dec!(66.67)]));
    }

    #[test]
    fn another_contract_area_is_shared_out_in_proportion_and_sums_up() {
        let found = shares(dec!(99.99), dec!(50.00), dec!(50.00));
        assert_eq!(found, Some([dec!(50.00), dec!(49.99)]));
        assert_eq!(shares(Decimal::MAX, dec!(50.00), dec!(50.00)), None);
        assert_eq!(shares(dec!(1.00), dec!(0.00), dec!(0.00)), None);
    }
}
