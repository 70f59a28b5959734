//! The boundaries 界址 that follow from a case: they bound the parcels that there still are, and are drawn around those that it brings.

use std::collections::{HashMap, HashSet};

use geometry::{Coord, Outline};
use identity::{DivisionCode, DivisionLevel, ParcelCode};
use store::{BoundaryLinks, Fact, Row, VillageRegister};
use tenure::case::{BoundarySurvey, only_gains_nodes};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{BoundaryLine, BoundaryPoint, Parcel};

use super::compare::{Coming, FirstDay, settle};
use super::following::restated;
use super::pen::Pen;
use crate::Refused;

/// The parcels of a case that are no more, or not as they were.
pub(super) struct Reshaped {
    /// Those that were there, by their codes, each with its outline now where it still has one.
    outlines: HashMap<String, Option<Outline>>,
    /// Those that are new, or have a boundary of another course.
    drawn: HashSet<ParcelCode>,
}

impl Reshaped {
    pub(super) fn of<'a>(
        ended: impl Iterator<Item = &'a str>,
        after: &[Entered<Parcel>],
        before: &VillageRegister,
    ) -> Self {
        let outlines = ended.map(|code| (code.to_owned(), None)).collect();
        let mut reshaped = Self { outlines, drawn: HashSet::new() };
        let was: HashMap<ParcelCode, &Outline> =
            before.parcels.iter().map(|it| (it.fact().code, &it.fact().outline)).collect();
        for Parcel { code, outline, .. } in after.iter().map(|it| &it.fact) {
            match was.get(code) {
                Some(was) if *was == outline => {}
                Some(was) => reshaped.reshape(*code, was, outline),
                None => {
                    reshaped.drawn.insert(*code);
                }
            }
        }
        reshaped
    }

    fn reshape(&mut self, code: ParcelCode, was: &Outline, outline: &Outline) {
        self.outlines.insert(code.to_string(), Some(outline.clone()));
        // A neighbour that gets a node keeps the points and lines that it has.
        if !only_gains_nodes(was, outline) {
            self.drawn.insert(code);
        }
    }

    /// Whether a point or a line still bounds a parcel.
    fn still_bounds(&self, code: &str, course: &[Coord]) -> bool {
        match self.outlines.get(code) {
            None => true,
            Some(None) => false,
            Some(Some(outline)) => {
                course.iter().all(|point| outline.coords().any(|it| it == *point))
            }
        }
    }

    fn villages(&self) -> HashSet<DivisionCode> {
        let of_code = |code: &str| DivisionCode::parse(code.get(..12)?).ok();
        let codes = self.outlines.keys().map(String::as_str);
        let codes = codes.chain(self.drawn.iter().map(ParcelCode::as_str));
        let villages = codes.filter_map(of_code);
        villages.map(|it| it.truncated(DivisionLevel::Village)).collect()
    }
}

/// The boundaries of a village as they are registered and as the case leaves them.
pub(super) struct VillageBoundaries {
    points: Vec<Row<BoundaryPoint>>,
    lines: Vec<Row<BoundaryLine>>,
    after: BoundarySurvey,
}

/// Works out the boundaries of the villages of a case, and names the key points of the parcels that it brings.
pub(super) async fn draw(
    pen: &mut Pen<'_>,
    reshaped: &Reshaped,
    parcels: &mut [Entered<Parcel>],
) -> Result<Vec<VillageBoundaries>, Refused> {
    let mut villages = Vec::new();
    for village in reshaped.villages() {
        let points: Vec<Row<BoundaryPoint>> = pen.unit.current_of_division(&village).await?;
        let lines: Vec<Row<BoundaryLine>> = pen.unit.current_of_division(&village).await?;
        let mut after = BoundarySurvey::of(facts(&points), facts(&lines));
        after.keep(|code, course| reshaped.still_bounds(code, course));
        let drawn = parcels.iter_mut().map(|it| &mut it.fact);
        let drawn = drawn.filter(|it| reshaped.drawn.contains(&it.code));
        for parcel in drawn.filter(|it| it.code.as_str().starts_with(village.as_str())) {
            after.enclose(parcel)?;
        }
        villages.push(VillageBoundaries { points, lines, after });
    }
    Ok(villages)
}

fn facts<T: Fact + Clone>(rows: &[Row<T>]) -> Vec<T> {
    rows.iter().map(|it| it.fact().clone()).collect()
}

/// Enters what became of the boundaries.
pub(super) async fn enter(
    pen: &mut Pen<'_>,
    villages: Vec<VillageBoundaries>,
) -> Result<(), Refused> {
    for VillageBoundaries { points, lines, after } in villages {
        let BoundarySurvey { points: points_after, lines: lines_after, .. } = after;
        follow(pen, points, points_after, |it| &it.parcel_codes).await?;
        follow(pen, lines, lines_after, |it| &it.parcel_codes).await?;
    }
    Ok(())
}

/// Enters rows that say something else than before and those that are new, and ends those that bound no parcel.
async fn follow<T: Fact<Links = BoundaryLinks> + Clone + PartialEq>(
    pen: &mut Pen<'_>,
    before: Vec<Row<T>>,
    after: Vec<T>,
    bounds: impl Fn(&T) -> &str,
) -> Result<(), Refused> {
    let Some(links) = before.first().map(|it| it.links) else { return Ok(()) };
    let (mut coming, mut changed) = (Vec::new(), Vec::new());
    let mut rows = before.into_iter();
    for fact in after {
        let row = rows.next();
        let object = row.as_ref().map(Row::id);
        if row.as_ref().is_some_and(|it| *it.fact() == fact) {
            continue;
        }
        if !bounds(&fact).is_empty() {
            let entered = restated(pen, Table::BoundaryPoint, fact);
            coming.push(Coming { entered, links, object });
        }
        changed.extend(row);
    }
    let settled = settle(pen, coming, changed, FirstDay::Said, |_, _, object| object);
    let left = pen.write(settled).await?;
    pen.supersede(&left).await
}
