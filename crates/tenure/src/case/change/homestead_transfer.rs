//! A homestead that goes to another household of the collective 宅基地使用权转让, with the dwelling on it.

use identity::UnitCode;

use super::draft::{Draft, not_registered, noted, restate};
use super::{Entering, Impossible, Touched};
use crate::case::{LineageKind, Outcome, Scene};
use crate::{HouseholdCode, ObjectKind};

/// Which homestead goes to which household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomesteadTransfer {
    pub unit: UnitCode,
    pub to: HouseholdCode,
}

impl HomesteadTransfer {
    /// The codes of the objects that it touches.
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        touched.right(self.unit.as_str());
        touched.any_household(self.to.clone());
        touched
    }
}

/// What the register would say once a homestead has gone over, by the scene that [`HomesteadTransfer::touched`] names.
///
/// The homestead stays as it was surveyed and approved, with a new certificate; its note says whose it was.
/// Both households go on as they were in their other books.
pub fn homestead_transferred(
    transfer: &HomesteadTransfer,
    before: &Scene,
    entering: &Entering<'_>,
) -> Result<Outcome, Impossible> {
    let HomesteadTransfer { unit, to } = transfer;
    let mut draft = Draft::of(before, &[], *entering);
    let code = unit.as_str();
    let found = before.facts.homesteads.iter().find(|it| it.fact.unit_code == *unit);
    let found = found.ok_or_else(|| not_registered(ObjectKind::Homestead, code))?;
    let from = found.fact.household.clone();
    if from == *to {
        return Err(Impossible::SameHousehold { household: to.to_string() });
    }
    draft.household(to)?;
    let (day, number) = (draft.effect_day(), draft.next_homestead_number());
    restate(draft.homestead(*unit)?, day, |it| {
        it.note = Some(noted(it.note.take(), &format!("转让，原属农户{from}")));
        it.household = to.clone();
        it.certificate_number = Some(number);
    });
    draft.descend(ObjectKind::Homestead, LineageKind::Transfer, code, code);
    Ok(draft.outcome())
}
