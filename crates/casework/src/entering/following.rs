//! What follows from a case without being asked for: a member's shares are shown with the household where the member now is.

use std::collections::HashMap;

use store::Row;
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{Household, ObjectId, ShareHolder, ShareHolding};

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

/// A fact that the case says anew, from its day of effect on.
pub(super) fn restated<T>(pen: &Pen<'_>, table: Table, fact: T) -> Entered<T> {
    Entered { fact, first_day: pen.act.effect_day, table, row: NO_ROW }
}
