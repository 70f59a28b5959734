//! Homesteads, collectives and their shares, boundaries and the areas of divisions, on their way in.

use std::collections::HashSet;

use identity::{CreditCode, DivisionCode};
use store::{BoundaryLinks, Fact, Row, VillageRegister};
use tenure::collective::Particulars;
use tenure::takeover::{Entered, Takeover};
use tenure::{
    BoundaryLine, BoundaryPoint, Collective, DivisionArea, Homestead, ObjectId, ObjectKind,
    ShareHolder, ShareHolding,
};

use super::changes::{Part, PartKind};
use super::compare::{Coming, FirstDay, settle};
use super::known::Known;
use super::pen::Pen;
use super::people::Persons;
use crate::Refused;

pub(super) async fn homesteads(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Homestead>>,
    current: Vec<Row<Homestead>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let fact = &entered.fact;
        let household = known.get(ObjectKind::Household, fact.household.as_str())?;
        let division = fact.household.division();
        let object =
            known.get_or_make(pen, ObjectKind::Homestead, fact.unit_code.as_str(), division);
        coming.push(Coming {
            entered,
            links: store::HomesteadLinks { household },
            object: Some(object),
        });
    }
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let settled = settle(pen, coming, current, FirstDay::Said, |it, _, _| it.unit_code);
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Homestead, left, |it| it.unit_code.to_string()).await
}

pub(super) async fn collectives(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Collective>>,
    current: Vec<Row<Collective>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let fact = &entered.fact;
        let object = known.get_or_make(
            pen,
            ObjectKind::Collective,
            fact.credit_code.as_str(),
            fact.division,
        );
        coming.push(Coming { entered, links: (), object: Some(object) });
    }
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let settled =
        settle(pen, coming, current, FirstDay::Derived, |it, (), _| it.credit_code.clone());
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Collective, left, |it| it.credit_code.to_string()).await
}

pub(super) async fn share_holdings(
    pen: &mut Pen<'_>,
    known: &Known,
    persons: &Persons,
    entered: Vec<Entered<ShareHolding>>,
    current: Vec<Row<ShareHolding>>,
) -> Result<(), Refused> {
    let coming = entered
        .into_iter()
        .map(|entered| share_holding(known, persons, entered))
        .collect::<Result<Vec<_>, _>>()?;
    let collectives: HashSet<ObjectId> = coming.iter().map(|it| it.links.collective).collect();
    let settled = settle(pen, coming, current, FirstDay::Said, |it, links, _| {
        (links.collective, links.household, links.person, it.class.clone())
    });
    pen.write_parts(settled, |row| collectives.contains(&row.links.collective), told_holding).await
}

fn told_holding(row: &Row<ShareHolding>) -> Part {
    let ShareHolding { collective, holder, class, shares, .. } = row.fact();
    let what = match holder {
        ShareHolder::Member { household, name } => {
            format!("{shares} ({class}) of {name} in {household}")
        }
        ShareHolder::Collective => format!("{shares} ({class})"),
    };
    Part { kind: PartKind::ShareHolding, what, of: collective.to_string() }
}

fn share_holding(
    known: &Known,
    persons: &Persons,
    entered: Entered<ShareHolding>,
) -> Result<Coming<ShareHolding>, Refused> {
    let fact = &entered.fact;
    let collective = known.get(ObjectKind::Collective, fact.collective.as_str())?;
    let mut links = store::ShareHoldingLinks { collective, household: None, person: None };
    if let ShareHolder::Member { household, name } = &fact.holder {
        let household = known.get(ObjectKind::Household, household.as_str())?;
        let dangling = || Refused::Dangling { what: "household member", code: name.clone() };
        links.person = Some(*persons.get(&(household, name.clone())).ok_or_else(dangling)?);
        links.household = Some(household);
    }
    Ok(Coming { entered, links, object: None })
}

/// Leaves the collectives out whose books are kept here, and those that others have followed: what their members have decided, no submission says otherwise.
pub(super) async fn leave_kept_collectives(
    pen: &mut Pen<'_>,
    division: &DivisionCode,
    facts: &mut Takeover,
    current: &mut VillageRegister,
) -> Result<(), Refused> {
    let particulars = pen.unit.current_of_division::<Particulars>(division).await?;
    let kept: HashSet<ObjectId> = particulars.iter().map(Row::id).collect();
    let mut codes: HashSet<CreditCode> = current
        .collectives
        .extract_if(.., |it| kept.contains(&it.id()))
        .map(|it| it.fact().credit_code.clone())
        .collect();
    codes.extend(ended_collectives(pen, facts, current).await?);
    current.share_holdings.retain(|it| !kept.contains(&it.links.collective));
    let n_before = facts.collectives.len() + facts.share_holdings.len();
    facts.collectives.retain(|it| !codes.contains(&it.fact.credit_code));
    facts.share_holdings.retain(|it| !codes.contains(&it.fact.collective));
    let n_left_out = n_before - facts.collectives.len() - facts.share_holdings.len();
    pen.changes.unchanged += u64::try_from(n_left_out).unwrap_or(u64::MAX);
    Ok(())
}

/// The collectives of a submission that are registered no more: no submission ends one, so that an act did.
async fn ended_collectives(
    pen: &mut Pen<'_>,
    facts: &Takeover,
    current: &VillageRegister,
) -> Result<Vec<CreditCode>, Refused> {
    let living =
        |code: &CreditCode| current.collectives.iter().any(|it| it.fact().credit_code == *code);
    let coming = facts.collectives.iter().map(|it| it.fact.credit_code.clone());
    let coming: Vec<CreditCode> = coming.filter(|it| !living(it)).collect();
    let texts: Vec<String> = coming.iter().map(ToString::to_string).collect();
    let known = pen.unit.objects_by_code(ObjectKind::Collective, &texts).await?;
    let known: HashSet<String> = known.into_iter().filter_map(|it| it.code).collect();
    Ok(coming.into_iter().filter(|it| known.contains(it.as_str())).collect())
}

/// Boundary points or boundary lines of a village, told apart by `feature_number`.
pub(super) async fn boundaries<T>(
    pen: &mut Pen<'_>,
    division: &DivisionCode,
    entered: Vec<Entered<T>>,
    current: Vec<Row<T>>,
    feature_number: impl Fn(&T) -> i64,
    told: impl Fn(&T) -> Part,
) -> Result<(), Refused>
where
    T: Fact<Links = BoundaryLinks>,
{
    if entered.is_empty() {
        // A package may come without its boundaries, and has thousands of them.
        return Ok(());
    }
    let links = BoundaryLinks { division: *division };
    let coming =
        entered.into_iter().map(|entered| Coming { entered, links, object: None }).collect();
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| feature_number(it));
    // The points of a village are one survey, as are its lines: a new one replaces the old one as a whole.
    pen.write_parts(settled, |_| true, |row| told(row.fact())).await
}

pub(super) fn told_point(point: &BoundaryPoint) -> Part {
    Part {
        kind: PartKind::BoundaryPoint,
        what: point.number.clone(),
        of: point.parcel_codes.clone(),
    }
}

pub(super) fn told_line(line: &BoundaryLine) -> Part {
    let what = line.number.clone().unwrap_or_else(|| line.feature_number.to_string());
    Part { kind: PartKind::BoundaryLine, what, of: line.parcel_codes.clone() }
}

pub(super) async fn division_areas(
    pen: &mut Pen<'_>,
    entered: Vec<Entered<DivisionArea>>,
    current: Vec<Row<DivisionArea>>,
) -> Result<(), Refused> {
    let of_area = |entered: Entered<DivisionArea>| {
        let links = BoundaryLinks { division: entered.fact.code };
        Coming { entered, links, object: None }
    };
    let coming = entered.into_iter().map(of_area).collect();
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| it.code);
    let left = pen.write(settled).await?;
    // The areas of a county's own row stand beside those of its villages, which come with these.
    drop(left);
    Ok(())
}
