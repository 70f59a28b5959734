//! Members who join a household and who leave it 家庭成员变化 (1031).

use super::draft::Draft;
use super::people::{check_head, find_all, is_head, take};
use super::{Impossible, PersonPlace};
use crate::HouseholdCode;
use crate::case::{MemberChange, Rows};
use crate::takeover::{self, Entered, MemberFact};

pub(super) fn enter(draft: &mut Draft<'_>, request: &MemberChange) -> Result<(), Impossible> {
    if request.joining.is_empty() && request.leaving.is_empty() {
        return Err(Impossible::NothingAsked);
    }
    let household = HouseholdCode::from(request.household);
    leave(draft, request, &household)?;
    let joining = members_of(draft, &request.joining, &household)?;
    for (member, entry) in joining.into_iter().zip(1..) {
        let file = draft.household(&household)?;
        if file.members.iter().any(|it| it.fact.person.document == member.fact.person.document) {
            let place = PersonPlace { field: "joining", entry };
            return Err(Impossible::PersonNamedTwice { place });
        }
        file.members.push(member);
    }
    check_head(draft.household(&household)?)?;
    draft.follow_household(request.household)?;
    draft.renew_contracts_of(request.household)
}

fn leave(
    draft: &mut Draft<'_>,
    request: &MemberChange,
    household: &HouseholdCode,
) -> Result<(), Impossible> {
    let file = draft.household(household)?;
    let leaving = request.leaving.iter().map(|it| &it.person);
    let places = find_all(file, leaving, "leaving")?;
    for (entry, index) in (1..).zip(&places) {
        let head = file.members.get(*index).is_some_and(|it| is_head(&it.fact));
        if head && file.members.len() > places.len() {
            let place = PersonPlace { field: "leaving", entry };
            return Err(Impossible::HeadLeaves { place, household: household.to_string() });
        }
    }
    take(file, &places);
    Ok(())
}

/// The members that rows bring, all of one household, from the day of effect on.
pub(super) fn members_of(
    draft: &Draft<'_>,
    rows: &Rows,
    household: &HouseholdCode,
) -> Result<Vec<Entered<MemberFact>>, Impossible> {
    let (village, _) = rows.clone().into_village(household.division().as_str())?;
    for row in &village.members {
        let found = row.household_code.as_deref().unwrap_or(household.as_str());
        if found != household.as_str() {
            return Err(row_of_another("members", found, household.as_str()));
        }
    }
    Ok(takeover::read_members(&village, draft.effect_day())?)
}

pub(super) fn row_of_another(table: &'static str, found: &str, expected: &str) -> Impossible {
    let (found, expected) = (found.to_owned(), expected.to_owned());
    Impossible::RowOfAnother { table, found, expected }
}
