//! A transfer of use 流转 on its way in: one row under its contract, and nothing else changes.

use store::CirculationLinks;
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{Circulation, ObjectId};

use super::pen::Pen;
use crate::Refused;

/// A row that no submission brought.
const NO_ROW: u64 = 0;

/// Enters a transfer of use under a contract that is registered.
pub(crate) async fn circulation(
    pen: &mut Pen<'_>,
    contract: ObjectId,
    fact: Circulation,
) -> Result<(), Refused> {
    let first_day = pen.act.effect_day;
    let entered = Entered { fact, first_day, table: Table::Circulation, row: NO_ROW };
    let id = pen.new_id();
    let row = pen.row(entered, CirculationLinks { contract }, id, 1);
    pen.changes.inserted += 1;
    Ok(pen.unit.insert(vec![row]).await?)
}
