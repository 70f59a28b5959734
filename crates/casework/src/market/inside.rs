//! Who belongs to a collective, and what a household has of it already, as the register says.

use identity::{CreditCode, DivisionCode, DivisionLevel, UnitCode};
use store::{Codes, Row, Unit};
use tenure::{HouseholdCode, ObjectId, ObjectKind};

use crate::Refused;
use crate::case::Occasion;

/// Whether a person is a member of a collective today.
pub(crate) async fn is_member(
    unit: &mut Unit,
    collective: &CreditCode,
    person: ObjectId,
    occasion: Occasion,
) -> Result<bool, Refused> {
    let memberships = unit.memberships_of_persons(&[person], occasion.at).await?;
    let mut memberships = memberships.iter().map(|it| &it.fact().membership);
    Ok(memberships.any(|it| it.collective == *collective && it.holds(occasion.today)))
}

/// The homesteads of a household.
pub(crate) async fn homesteads(
    unit: &mut Unit,
    household: &HouseholdCode,
) -> Result<Vec<UnitCode>, Refused> {
    let codes: Codes = [(ObjectKind::Household, household.to_string())].into_iter().collect();
    let register = unit.register_of(&codes).await?;
    let theirs = register.homesteads.iter().map(Row::fact).filter(|it| it.household == *household);
    Ok(theirs.map(|it| it.unit_code).collect())
}

/// The village of a division, whose collective is that of its homesteads (HR-68).
pub(crate) fn village(division: DivisionCode) -> DivisionCode {
    division.truncated(DivisionLevel::Village)
}
