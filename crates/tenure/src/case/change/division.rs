//! A parcel that is divided along a line 地块分割: two pieces, and neighbours that get the nodes on the common boundary.

use geometry::operation::{self, Reach, Refusal, Split, split_by_line};
use geometry::{Coord, Crs, Outline};
use identity::{ContractCode, ParcelCode};

use super::Impossible;
use super::draft::{Draft, not_new, not_registered, restate};
use super::piece::{Piece, part, pieces, shared_out};
use crate::case::{LineageKind, NearParcel, ParcelDivision};
use crate::submission::Table;
use crate::{ObjectKind, Parcel};

impl Draft<'_> {
    /// Divides a parcel of a contract: both pieces are under the contract afterwards.
    ///
    /// `receiver` is who will hold the piece that goes, as the other one's bounds name them.
    pub(super) fn divide_contracted(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
        receiver: &str,
    ) -> Result<(), Impossible> {
        self.part(contract, division, LineageKind::Split, receiver, |_| true)
    }

    /// Takes a part of a parcel out of a contract and out of the register; the remainder stays under the contract.
    pub(super) fn take_part(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
        receiver: &str,
    ) -> Result<(), Impossible> {
        let stays = |it| it == division.stays();
        self.part(contract, division, LineageKind::Remainder, receiver, stays)
    }

    /// Divides a parcel of a contract and enters those of its pieces that are kept.
    fn part(
        &mut self,
        contract: ContractCode,
        division: &ParcelDivision,
        how: LineageKind,
        receiver: &str,
        kept: impl Fn(ParcelCode) -> bool,
    ) -> Result<(), Impossible> {
        let held = self.take_parcel(contract, division.parcel)?.fact;
        let holder = self.contractor(contract.contractor())?.fact.name.clone();
        let (parcel, mut pieces) = self.divide(division)?;
        let holder_of = |code| if code == division.goes { receiver } else { holder.as_str() };
        let [left, right] = &mut pieces;
        left.face(right, holder_of(right.code), &parcel);
        right.face(left, holder_of(left.code), &parcel);
        let measured = pieces.each_ref().map(|it| it.area_m2);
        let shares = shared_out(held.contract_area_m2, measured);
        let code = parcel.code.to_string();
        let shares = shares.ok_or(Impossible::AreaOutOfRange { code })?;
        for (piece, area_m2) in pieces.into_iter().zip(shares).filter(|it| kept(it.0.code)) {
            self.descend(ObjectKind::Parcel, how, parcel.code.as_str(), piece.code.as_str());
            let held = self.entered(Table::ContractedParcel, part(&held, piece.code, area_m2));
            self.contract(contract)?.parcels.push(held);
            let piece = piece.surveyed_as(&parcel)?;
            let piece = self.entered(Table::Parcel, piece);
            self.scene.facts.parcels.push(piece);
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
        let split = split(&outline, &line, &around);
        let split = split.map_err(|it| refused_among(it, division.parcel, &around))?;
        let pieces = pieces(division, &outline, &split, &line)?;
        for it in split.neighbours {
            if let Some((code, _)) = around.get(it.neighbour) {
                self.bend(*code, parcel.crs, it.outline);
            }
        }
        Ok((parcel, pieces))
    }

    fn check_codes(&self, division: &ParcelDivision) -> Result<(), Impossible> {
        let ParcelDivision { parcel, left, right, goes, .. } = division;
        // What the case itself brings about is not registered yet.
        if self.brings(ObjectKind::Parcel, parcel.as_str()) {
            return Err(not_registered(ObjectKind::Parcel, parcel.as_str()));
        }
        if goes != left && goes != right {
            return Err(Impossible::UnknownPiece { parcel: *parcel, goes: *goes });
        }
        let near = |code: &ParcelCode| self.near.iter().any(|it| it.code == *code);
        match [left, right].into_iter().find(|it| near(it) || self.has_parcel(**it)) {
            Some(code) => Err(not_new(ObjectKind::Parcel, code.as_str())),
            None if left == right => Err(not_new(ObjectKind::Parcel, right.as_str())),
            None => Ok(()),
        }
    }

    /// The parcels around an outline as they stand by now, those of the scene first.
    fn around(&self, crs: Crs, outline: &Outline) -> Vec<(ParcelCode, Outline)> {
        let of_scene = self.scene.facts.parcels.iter().map(|it| &it.fact);
        let of_scene = of_scene.map(|it| (it.code, it.crs, &it.outline));
        let ended = |code: ParcelCode| self.has_ended(ObjectKind::Parcel, code.as_str());
        let near = self.near.iter().filter(|it| !self.has_parcel(it.code) && !ended(it.code));
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

/// Why a parcel cannot be divided; of a neighbour that stands in the way, its code.
fn refused_among(
    refusal: Refusal,
    parcel: ParcelCode,
    around: &[(ParcelCode, Outline)],
) -> Impossible {
    if let Refusal::NeighbourInvalid { neighbour, kind } = refusal
        && let Some((neighbour, _)) = around.get(neighbour)
    {
        return Impossible::NeighbourInvalid { parcel, neighbour: *neighbour, kind };
    }
    Impossible::Line { parcel, refusal }
}
