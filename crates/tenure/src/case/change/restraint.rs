//! What is registered on a right and keeps it from moving, and its lifting 异议、预告、查封、抵押、解除.
//!
//! When an objection or an advance notice lapses is the rules' to mark: no last day is entered that nobody set.

use super::Impossible;
use super::draft::{Draft, not_registered};
use crate::ObjectKind;
use crate::case::{Lifting, Restraint, Restriction, RestrictionKind};

pub(super) fn enter(
    draft: &mut Draft<'_>,
    request: &Restraint,
    kind: RestrictionKind,
) -> Result<(), Impossible> {
    check_right(draft, &request.on)?;
    let code = draft.entering.restriction_code.to_owned();
    if code.is_empty() {
        return Err(Impossible::RestrictionWithoutCode);
    }
    if draft.scene.restrictions.iter().any(|it| it.code == code) {
        return Err(Impossible::RestrictionNotNew { code });
    }
    let first_day = draft.effect_day();
    if request.last_day.is_some_and(|it| it < first_day) {
        return Err(Impossible::RestrictionBackwards);
    }
    draft.scene.restrictions.push(Restriction {
        code,
        kind,
        on: request.on.clone(),
        party: request.party.clone(),
        basis: request.basis.clone(),
        first_day,
        last_day: request.last_day,
    });
    Ok(())
}

/// Refuses a code under which there is neither a contract nor a homestead.
fn check_right(draft: &Draft<'_>, on: &str) -> Result<(), Impossible> {
    let facts = &draft.scene.facts;
    let contract = facts.contracts.iter().any(|it| it.contract.fact.code.as_str() == on);
    let homestead = facts.homesteads.iter().any(|it| it.fact.unit_code.as_str() == on);
    if contract || homestead {
        return Ok(());
    }
    let kind = match identity::UnitCode::parse(on) {
        Ok(_) => ObjectKind::Homestead,
        Err(_) => ObjectKind::LandContract,
    };
    Err(not_registered(kind, on))
}

/// Ends a restriction; its last day is the one before the day of effect.
pub(super) fn lift(draft: &mut Draft<'_>, request: &Lifting) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let code = &request.restriction;
    let found = draft.scene.restrictions.iter_mut().find(|it| it.code == *code);
    let restriction = found.ok_or_else(|| Impossible::NoRestriction { code: code.clone() })?;
    let holds = restriction.first_day < day && !restriction.ended_before(day);
    if !holds {
        return Err(Impossible::RestrictionDoesNotHold { code: code.clone() });
    }
    restriction.last_day = day.pred_opt();
    Ok(())
}

impl Draft<'_> {
    /// Ends what lies on a right that ends: nothing restrains a right that is no more.
    ///
    /// What a creditor may ask of a compensation instead is no part of the register (民法典 390).
    pub(super) fn free(&mut self, on: &str) {
        let day = self.effect_day();
        let lying = self.scene.restrictions.iter_mut().filter(|it| it.on == on);
        for it in lying.filter(|it| !it.ended_before(day)) {
            it.last_day = day.pred_opt();
        }
    }
}
