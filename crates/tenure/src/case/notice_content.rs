//! What a public notice says, frozen when it is posted: rows in an order of their own, identity numbers masked, and no coordinates (HR-79).

mod free_text;
mod render;
mod rows;
#[cfg(test)]
mod tests;

use identity::{DivisionCode, DivisionLevel};
use serde::{Deserialize, Serialize};

use super::{DaysUnit, NoticeAsked, NoticeKind, Outcome, Scene};
use crate::ObjectKind;

pub use free_text::without_numbers;
pub use rows::{
    BoundsShown, ContractShown, ContractorShown, HolderShown, HomesteadShown, HouseholdShown,
    IssuerShown, MemberShown, NoticeRows, ParcelShown,
};

/// The content of a round of public notice 公示内容.
///
/// Equal facts give equal content, in whatever order they come, so that its digest can be compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeContent {
    pub kind: NoticeKind,
    /// The village that it is posted in; `None` where no object tells.
    pub village: Option<String>,
    /// 1 for the first round, counted upwards.
    pub round: u32,
    /// How long it is posted.
    pub days: u32,
    pub days_unit: DaysUnit,
    /// What is registered today; nothing before a first registration.
    pub before: NoticeRows,
    /// What would be.
    pub after: NoticeRows,
    /// What ends, with nothing in its place.
    pub ended: Vec<EndedShown>,
}

/// An object that would end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedShown {
    /// As [`ObjectKind::as_str`] writes it.
    pub kind: String,
    pub code: String,
}

/// What a case would change, side by side, as a notice would show it today.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// What is registered today; nothing before a first registration.
    pub before: NoticeRows,
    /// What would be.
    pub after: NoticeRows,
    /// What ends, with nothing in its place.
    pub ended: Vec<EndedShown>,
}

/// What a case would change, for whoever decides it.
pub fn changes(outcome: &Outcome, before: &Scene) -> Changes {
    let mut ended: Vec<_> = outcome
        .ended
        .iter()
        // A person is never named by a code: who leaves is seen from the members before and after.
        .filter(|it| it.kind != ObjectKind::Person)
        .map(|it| EndedShown { kind: it.kind.as_str().to_owned(), code: it.code.clone() })
        .collect();
    ended.sort();
    let (before, after) = (&before.facts, &outcome.after.facts);
    Changes { before: NoticeRows::of(before), after: NoticeRows::of(after), ended }
}

/// What a round of a notice says of a case.
pub fn notice_content(
    asked: &NoticeAsked,
    round: u32,
    outcome: &Outcome,
    before: &Scene,
) -> NoticeContent {
    let village = village(&outcome.after).or_else(|| village(before)).map(|it| it.to_string());
    let Changes { before, after, ended } = changes(outcome, before);
    NoticeContent {
        kind: asked.kind,
        village,
        round,
        days: asked.days,
        days_unit: asked.days_unit,
        before,
        after,
        ended,
    }
}

/// The village of a scene's objects; the least code, should there be several.
fn village(scene: &Scene) -> Option<DivisionCode> {
    let facts = &scene.facts;
    let issuers = facts.issuers.iter().map(|it| it.fact.code.village());
    let parcels = facts.parcels.iter().map(|it| it.fact.code.issuer().village());
    let contracts = facts.contracts.iter().map(|it| it.contract.fact.issuer.village());
    let households = facts.households.iter().map(|it| {
        let division = it.household.fact.code.division();
        division.truncated(DivisionLevel::Village)
    });
    issuers.chain(parcels).chain(contracts).chain(households).min()
}
