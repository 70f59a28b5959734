//! What follows from a case without being asked for: a member's shares are shown with the household where the member now is, and boundaries bound the parcels that there still are.

use std::collections::{HashMap, HashSet};

use geometry::{Coord, Outline};
use identity::{DivisionCode, DivisionLevel};
use store::{BoundaryLinks, Fact, Row, VillageRegister};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{BoundaryLine, BoundaryPoint, Household, ObjectId, Parcel, ShareHolder, ShareHolding};

use super::compare::{Coming, FirstDay, settle};
use super::pen::Pen;
use crate::Refused;

/// A row that no submission brought.
const NO_ROW: u64 = 0;

/// Shows the shares of those who have moved with the household where they now are; what they hold stays the same.
pub(super) async fn shares(pen: &mut Pen<'_>, before: &[ObjectId]) -> Result<(), Refused> {
    let mut holdings = pen.unit.holdings_of_households(before).await?;
    let holders: Vec<ObjectId> = holdings.iter().filter_map(|it| it.links.person).collect();
    let memberships = pen.unit.memberships_of(&holders).await?;
    let home: HashMap<ObjectId, ObjectId> =
        memberships.iter().map(|it| (it.links.person, it.links.household)).collect();
    let now_in = |row: &Row<ShareHolding>| home.get(&row.links.person?).copied();
    holdings.retain(|row| now_in(row).is_some_and(|it| Some(it) != row.links.household));
    let homes: Vec<ObjectId> = holdings.iter().filter_map(now_in).collect();
    let homes: HashMap<ObjectId, Household> = pen
        .unit
        .current_of(&homes)
        .await?
        .into_iter()
        .map(|it: Row<Household>| (it.id(), it.fact().clone()))
        .collect();
    let coming = holdings.iter().filter_map(|row| moved(pen, row, &homes, now_in(row)?)).collect();
    let key = |it: &ShareHolding, links: &store::ShareHoldingLinks, _: Option<ObjectId>| {
        (links.collective, links.person, it.class.clone())
    };
    let settled = settle(pen, coming, holdings, FirstDay::Said, key);
    pen.write(settled).await?;
    Ok(())
}

fn moved(
    pen: &Pen<'_>,
    row: &Row<ShareHolding>,
    homes: &HashMap<ObjectId, Household>,
    home: ObjectId,
) -> Option<Coming<ShareHolding>> {
    let ShareHolder::Member { name, .. } = &row.fact().holder else { return None };
    let (household, name) = (homes.get(&home)?.code.clone(), name.clone());
    let fact =
        ShareHolding { holder: ShareHolder::Member { household, name }, ..row.fact().clone() };
    let links = store::ShareHoldingLinks { household: Some(home), ..row.links };
    Some(Coming {
        entered: restated(pen, Table::ShareHolding, fact),
        links,
        object: Some(row.id()),
    })
}

/// The parcels of a case that are no more, or no more as they were surveyed.
pub(super) struct Reshaped {
    /// Each with its outline now, where it still has one.
    outlines: HashMap<String, Option<Outline>>,
}

impl Reshaped {
    pub(super) fn of<'a>(
        ended: impl Iterator<Item = &'a str>,
        after: &[Entered<Parcel>],
        before: &VillageRegister,
    ) -> Self {
        let mut outlines: HashMap<String, Option<Outline>> =
            ended.map(|code| (code.to_owned(), None)).collect();
        for parcel in after.iter().map(|it| &it.fact) {
            let was = before.parcels.iter().find(|it| it.fact().code == parcel.code);
            if was.is_some_and(|it| it.fact().outline != parcel.outline) {
                outlines.insert(parcel.code.to_string(), Some(parcel.outline.clone()));
            }
        }
        Self { outlines }
    }

    /// The codes of the parcels that a boundary still bounds; none where they stay as they are.
    fn still_bounded(&self, codes: &str, course: &[Coord]) -> Option<String> {
        let stays = |code: &&str| match self.outlines.get(*code) {
            None => true,
            Some(None) => false,
            Some(Some(outline)) => {
                course.iter().all(|point| outline.coords().any(|it| it == *point))
            }
        };
        let all: Vec<&str> = codes.split('/').collect();
        let still: Vec<&str> = all.iter().copied().filter(|code| stays(&code.trim())).collect();
        (still.len() < all.len()).then(|| still.join("/"))
    }
}

/// Lets the boundary points and lines of the villages bound only the parcels that are still there.
pub(super) async fn boundaries(pen: &mut Pen<'_>, reshaped: &Reshaped) -> Result<(), Refused> {
    let villages: HashSet<DivisionCode> = reshaped
        .outlines
        .keys()
        .filter_map(|code| DivisionCode::parse(code.get(..12)?).ok())
        .map(|it| it.truncated(DivisionLevel::Village))
        .collect();
    for village in villages {
        let point = |it: &BoundaryPoint| reshaped.still_bounded(&it.parcel_codes, &[it.point]);
        follow(pen, &village, point, |it, codes| it.parcel_codes = codes).await?;
        let line = |it: &BoundaryLine| reshaped.still_bounded(&it.parcel_codes, &it.course);
        follow(pen, &village, line, |it, codes| it.parcel_codes = codes).await?;
    }
    Ok(())
}

/// Rewrites the rows that bound other parcels than they say, and ends those that bound none.
async fn follow<T: Fact<Links = BoundaryLinks> + Clone>(
    pen: &mut Pen<'_>,
    village: &DivisionCode,
    still_bounded: impl Fn(&T) -> Option<String>,
    say: impl Fn(&mut T, String),
) -> Result<(), Refused> {
    let mut rows = pen.unit.current_of_division::<T>(village).await?;
    rows.retain(|row| still_bounded(row.fact()).is_some());
    let mut coming = Vec::new();
    for row in &rows {
        let Some(codes) = still_bounded(row.fact()).filter(|it| !it.is_empty()) else { continue };
        let mut fact = row.fact().clone();
        say(&mut fact, codes);
        coming.push(Coming {
            entered: restated(pen, Table::BoundaryPoint, fact),
            links: row.links,
            object: Some(row.id()),
        });
    }
    let settled = settle(pen, coming, rows, FirstDay::Said, |_, _, object| object);
    let left = pen.write(settled).await?;
    pen.supersede(&left).await
}

/// A fact that the case says anew, from its day of effect on.
fn restated<T>(pen: &Pen<'_>, table: Table, fact: T) -> Entered<T> {
    Entered { fact, first_day: pen.act.effect_day, table, row: NO_ROW }
}
