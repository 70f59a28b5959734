//! A parcel that is divided along a line 地块分割: two pieces, and neighbours that get the nodes on the common boundary.

use geometry::operation::{self, Reach, Refusal, Split, split_by_line};
use geometry::reading::{Areas, PointsKept, boundary_rings, key_points_text};
use geometry::{Coord, Crs, Outline, SquareMetres};
use identity::{ContractCode, ParcelCode};
use rust_decimal::Decimal;

use super::Impossible;
use super::draft::{Draft, not_new, restate};
use super::side::first_is_left;
use crate::case::{LineageKind, NearParcel, ParcelDivision};
use crate::submission::Table;
use crate::{ContractedParcel, ObjectKind, Parcel};

/// How much a boundary turns at the points that are listed, where not all fit: this much, then twice as much, and so on; the numbers are our own.
const TURNS_DEG: [f64; 6] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];

/// The areas that the database keeps have two decimals (NY/T 2539-2016: Float(15,2)).
const AREA_DECIMALS: u32 = 2;

/// A piece of a parcel with its outline and its measured area.
struct Piece {
    code: ParcelCode,
    outline: Outline,
    area_m2: SquareMetres,
}

impl Draft<'_> {
    /// Divides a parcel of a contract: both pieces are under the contract afterwards.
    pub(super) fn divide_contracted(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
    ) -> Result<(), Impossible> {
        self.part(contract, division, LineageKind::Split, |_| true)
    }

    /// Takes a part of a parcel out of a contract and out of the register; the remainder stays under the contract.
    pub(super) fn take_part(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
    ) -> Result<(), Impossible> {
        self.part(contract, division, LineageKind::Remainder, |it| it == division.stays())
    }

    /// Divides a parcel of a contract and enters those of its pieces that are kept.
    fn part(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
        how: LineageKind,
        kept: impl Fn(ParcelCode) -> bool,
    ) -> Result<(), Impossible> {
        let held = self.take_parcel(contract, division.parcel)?.fact;
        let (parcel, pieces) = self.divide(division)?;
        let measured = pieces.each_ref().map(|it| it.area_m2);
        let shares = shared_out(held.contract_area_m2, measured);
        let shares = shares.ok_or_else(|| out_of_range(division.parcel))?;
        for (piece, area_m2) in pieces.into_iter().zip(shares).filter(|it| kept(it.0.code)) {
            self.descend(ObjectKind::Parcel, how, parcel.code.as_str(), piece.code.as_str());
            let held = self.entered(Table::ContractedParcel, part(&held, piece.code, area_m2));
            self.contract(contract)?.parcels.push(held);
            self.add_piece(&parcel, piece)?;
        }
        Ok(())
    }

    /// Divides a parcel, which ends, and gives it back with its pieces: the left one, then the right one.
    fn divide(&mut self, division: &ParcelDivision) -> Result<(Parcel, [Piece; 2]), Impossible> {
        self.check_codes(division)?;
        let parcel = self.end_parcel(division.parcel)?.fact;
        let refused = |refusal| Impossible::Line { parcel: division.parcel, refusal };
        let line: Vec<Coord> = division.line.iter().map(|&it| it.into()).collect();
        let line = operation::line_to_grid(&line).map_err(refused)?;
        let outline = operation::outline_to_grid(&parcel.outline).map_err(refused)?;
        let around = self.around(parcel.crs, &outline);
        let split = split(&outline, &line, &around).map_err(refused)?;
        let pieces = pieces(division, &outline, &split, &line)?;
        for it in split.neighbours {
            if let Some((code, _)) = around.get(it.neighbour) {
                self.bend(*code, parcel.crs, it.outline);
            }
        }
        Ok((parcel, pieces))
    }

    fn check_codes(&mut self, division: &ParcelDivision) -> Result<(), Impossible> {
        let ParcelDivision { parcel, left, right, goes, .. } = division;
        if goes != left && goes != right {
            return Err(Impossible::UnknownPiece { parcel: *parcel, goes: *goes });
        }
        let near = |code: &ParcelCode| self.near.iter().any(|it| it.code == *code);
        let known =
            |code: &ParcelCode| self.scene.facts.parcels.iter().any(|it| it.fact.code == *code);
        match [left, right].into_iter().find(|it| near(it) || known(it)) {
            Some(code) => Err(not_new(ObjectKind::Parcel, code.as_str())),
            None if left == right => Err(not_new(ObjectKind::Parcel, right.as_str())),
            None => Ok(()),
        }
    }

    /// The parcels around an outline as they stand by now, those of the scene first.
    fn around(&self, crs: Crs, outline: &Outline) -> Vec<(ParcelCode, Outline)> {
        let of_scene = self.scene.facts.parcels.iter().map(|it| &it.fact);
        let of_scene = of_scene.map(|it| (it.code, it.crs, &it.outline));
        let known =
            |code: ParcelCode| self.scene.facts.parcels.iter().any(|it| it.fact.code == code);
        let ended = |code: ParcelCode| self.has_ended(ObjectKind::Parcel, code.as_str());
        let near = self.near.iter().filter(|it| !known(it.code) && !ended(it.code));
        let near = near.map(|it| self.bent.get(&it.code).unwrap_or(it));
        let near = near.map(|it| (it.code, it.crs, &it.outline));
        let own = outline.envelope();
        let meets =
            |it: &Outline| own.zip(it.envelope()).is_some_and(|(own, it)| own.intersects(it));
        let around = of_scene.chain(near).filter(|it| it.1 == crs && meets(it.2));
        around.map(|(code, _, outline)| (code, outline.clone())).collect()
    }

    /// Gives a neighbour its new outline; its registered area stays.
    fn bend(&mut self, code: ParcelCode, crs: Crs, outline: Outline) {
        let day = self.effect_day();
        match self.parcel(code) {
            Ok(parcel) => restate(parcel, day, |it| it.outline = outline),
            Err(_) => {
                self.bent.insert(code, NearParcel { code, crs, outline });
            }
        }
    }

    /// Enters a piece: surveyed as the parcel was, but for what its own outline says.
    fn add_piece(&mut self, parcel: &Parcel, piece: Piece) -> Result<(), Impossible> {
        let Piece { code, outline, area_m2 } = piece;
        let key_points = key_points(&outline).ok_or(Impossible::KeyPoints { parcel: code })?;
        let fact = Parcel {
            code,
            feature_number: feature_number(code),
            measured_area_m2: area_m2,
            measured_area_mu: Some(area_m2.to_mu()),
            key_points,
            outline,
            ..parcel.clone()
        };
        let piece = self.entered(Table::Parcel, fact);
        self.scene.facts.parcels.push(piece);
        Ok(())
    }
}

fn out_of_range(parcel: ParcelCode) -> Impossible {
    Impossible::AreaOutOfRange { code: parcel.to_string() }
}

fn split(
    outline: &Outline,
    line: &[Coord],
    around: &[(ParcelCode, Outline)],
) -> Result<Split, Refusal> {
    let on_grid = |it: &(ParcelCode, Outline)| operation::outline_to_grid(&it.1);
    let neighbours = around.iter().map(on_grid).collect::<Result<Vec<_>, _>>()?;
    split_by_line(outline, line, &neighbours, Reach::default())
}

/// The two pieces, the left one first; their areas sum to that of the outline as it is printed.
fn pieces(
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
    let right_area =
        areas.and_then(|(all, left)| all.checked_sub(left)).filter(|it| *it > Decimal::ZERO);
    let (Some((_, left_area)), Some(right_area)) = (areas, right_area) else {
        return Err(out_of_range(parcel));
    };
    let piece = |code, outline: &Outline, area| Piece {
        code,
        outline: outline.clone(),
        area_m2: SquareMetres(area),
    };
    Ok([piece(division.left, left, left_area), piece(division.right, right, right_area)])
}

/// A contract area shared out as the measured areas are; the two sum to it.
fn shared_out(area_m2: SquareMetres, measured: [SquareMetres; 2]) -> Option<[SquareMetres; 2]> {
    let [left, right] = measured.map(|it| it.0);
    let whole = left.checked_add(right)?;
    let share = area_m2.0.checked_mul(left)?.checked_div(whole)?;
    let rounding = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let share = share.round_dp_with_strategy(AREA_DECIMALS, rounding);
    Some([SquareMetres(share), SquareMetres(area_m2.0.checked_sub(share)?)])
}

/// The place of a piece in the contract; the former contract knew no piece.
fn part(whole: &ContractedParcel, parcel: ParcelCode, area_m2: SquareMetres) -> ContractedParcel {
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
    let turning = TURNS_DEG.into_iter().map(|it| PointsKept::Turning { straight_deg_max: it });
    let mut kept = std::iter::once(PointsKept::Every).chain(turning);
    kept.find_map(|it| key_points_text(&boundary_rings(outline, it)).ok())
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
