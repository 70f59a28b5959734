//! Restrictions 权利限制 on their way in.

use identity::DivisionCode;
use store::{RestrictionLinks, Row};
use tenure::ObjectKind;
use tenure::case::Restriction;
use tenure::submission::Table;
use tenure::takeover::Entered;

use super::compare::{Coming, FirstDay, settle};
use super::known::Known;
use super::pen::Pen;
use crate::Refused;

pub(super) async fn restrictions(
    pen: &mut Pen<'_>,
    known: &mut Known,
    division: &DivisionCode,
    entered: Vec<Restriction>,
    current: Vec<Row<Restriction>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for fact in entered {
        let on = known
            .find(ObjectKind::LandContract, &fact.on)
            .or_else(|| known.find(ObjectKind::Homestead, &fact.on));
        let dangling = || Refused::Dangling { what: "right", code: fact.on.clone() };
        let links = RestrictionLinks { on: on.ok_or_else(dangling)? };
        let object = known.get_or_make(pen, ObjectKind::Restriction, &fact.code, *division);
        // A restriction stands in no table of a submission; its source is the case.
        let entered =
            Entered { first_day: fact.first_day, fact, table: Table::ContractRight, row: 0 };
        coming.push(Coming { entered, links, object: Some(object) });
    }
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let settled = settle(pen, coming, current, FirstDay::Said, |it, _, _| it.code.clone());
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::Restriction, left, |it| it.code.clone()).await
}
