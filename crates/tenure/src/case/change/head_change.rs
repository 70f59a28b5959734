//! Another head for a household 承包方代表变更 (1032).

use super::Impossible;
use super::PersonPlace;
use super::draft::{Draft, restate};
use super::people::{check_head, find, find_all, is_head, relations};
use crate::HouseholdCode;
use crate::case::HeadChange;

pub(super) fn enter(draft: &mut Draft<'_>, request: &HeadChange) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let code = HouseholdCode::from(request.household);
    let file = draft.household(&code)?;
    let household = code.to_string();
    let head = find(file, &request.head, PersonPlace { field: "head", entry: 1 })?;
    let places = find_all(file, request.relations.iter().map(|it| &it.person), "relations")?;
    let relations = relations(&request.relations, "relations")?;
    let n_missing = file.members.len().saturating_sub(places.len());
    if n_missing > 0 {
        return Err(Impossible::MembersWithoutRelation { household, n_missing });
    }
    for (place, relation) in places.into_iter().zip(relations) {
        if let Some(member) = file.members.get_mut(place) {
            restate(member, day, |it| it.member.relation = relation);
        }
    }
    check_head(file)?;
    if !file.members.get(head).is_some_and(|it| is_head(&it.fact)) {
        return Err(Impossible::NotOneHead { household, n_heads: 0 });
    }
    draft.follow_household(request.household)?;
    draft.renew_contracts_of(request.household)
}
