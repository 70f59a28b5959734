//! Members of households: who is named, what each is to the head, and who belongs where.

use std::collections::BTreeSet;

use identity::{ContractorCode, Relation};

use super::draft::{Draft, restate};
use super::{Impossible, PersonPlace};
use crate::case::{PersonRef, RelationTo};
use crate::takeover::{Entered, HouseholdFile, MemberFact};
use crate::{HouseholdCode, ShareHolder};

/// The index of the member who is named.
pub(super) fn find(
    file: &HouseholdFile,
    person: &PersonRef,
    place: PersonPlace,
) -> Result<usize, Impossible> {
    let household = || file.household.fact.code.to_string();
    let named = |it: &MemberFact| {
        let number = it.person.document.number.expose();
        it.person.name == person.name
            && person.document_number.as_deref().is_none_or(|it| it == number)
    };
    let mut found = file.members.iter().enumerate().filter(|(_, it)| named(&it.fact));
    match (found.next(), found.next()) {
        (None, _) => Err(Impossible::NoSuchPerson { place, household: household() }),
        (Some((index, _)), None) => Ok(index),
        (Some(_), Some(_)) => Err(Impossible::Namesakes { place, household: household() }),
    }
}

/// The indexes of the members who are named, each once, in the order of naming.
pub(super) fn find_all<'a>(
    file: &HouseholdFile,
    persons: impl Iterator<Item = &'a PersonRef>,
    field: &'static str,
) -> Result<Vec<usize>, Impossible> {
    let mut found = BTreeSet::new();
    let one = |(person, entry)| {
        let place = PersonPlace { field, entry };
        let index = find(file, person, place)?;
        if found.insert(index) { Ok(index) } else { Err(Impossible::PersonNamedTwice { place }) }
    };
    persons.zip(1..).map(one).collect()
}

/// What each of the named is to a head, as the codes of GB/T 4761 say it.
pub(super) fn relations(
    named: &[RelationTo],
    field: &'static str,
) -> Result<Vec<Relation>, Impossible> {
    let one = |(it, entry): (&RelationTo, usize)| {
        let unknown = |_| Impossible::UnknownRelation {
            place: PersonPlace { field, entry },
            relation: it.relation.clone(),
        };
        Relation::parse(&it.relation).map_err(unknown)
    };
    named.iter().zip(1..).map(one).collect()
}

/// Refuses a household that has no member, or not just one head.
pub(super) fn check_head(file: &HouseholdFile) -> Result<(), Impossible> {
    let household = file.household.fact.code.to_string();
    if file.members.is_empty() {
        return Err(Impossible::HouseholdWithoutMembers { household });
    }
    match file.members.iter().filter(|it| is_head(&it.fact)).count() {
        1 => Ok(()),
        n_heads => Err(Impossible::NotOneHead { household, n_heads }),
    }
}

pub(super) fn is_head(member: &MemberFact) -> bool {
    member.member.relation.is_head()
}

/// Takes the members at these places out of a household, in the order of the places given.
pub(super) fn take(file: &mut HouseholdFile, places: &[usize]) -> Vec<Entered<MemberFact>> {
    let taken = places.iter().filter_map(|&it| file.members.get(it).cloned()).collect();
    let mut place = 0..;
    file.members.retain(|_| place.next().is_none_or(|it| !places.contains(&it)));
    taken
}

impl Draft<'_> {
    /// Lets the contractor's number of members, its name and its document follow the household.
    pub(super) fn follow_household(&mut self, code: ContractorCode) -> Result<(), Impossible> {
        let day = self.effect_day();
        let file = self.household(&code.into())?;
        let n_members = i32::try_from(file.members.len()).unwrap_or(i32::MAX);
        let head = file.members.iter().find(|it| is_head(&it.fact));
        let head = head.map(|it| it.fact.person.clone());
        if let Some(head) = &head {
            restate(&mut file.household, day, |it| it.head_name.clone_from(&head.name));
        }
        restate(self.contractor(code)?, day, |it| {
            it.member_count = n_members;
            if let Some(head) = head {
                (it.name, it.document) = (head.name, head.document);
            }
        });
        Ok(())
    }

    /// Enters a household's contracts anew: their paper says who holds them.
    pub(super) fn renew_contracts_of(&mut self, code: ContractorCode) -> Result<(), Impossible> {
        self.contracts_of(code).into_iter().try_for_each(|it| self.renew(it))
    }

    /// Adds members to a household, each from the day of effect on.
    pub(super) fn join(
        &mut self,
        code: &HouseholdCode,
        members: Vec<Entered<MemberFact>>,
        relations: Vec<Relation>,
    ) -> Result<(), Impossible> {
        let joining = members.into_iter().zip(relations).map(|(it, relation)| {
            let mut joined = self.entered(it.table, it.fact);
            joined.fact.member.relation = relation;
            joined
        });
        let joining: Vec<_> = joining.collect();
        self.household(code)?.members.extend(joining);
        Ok(())
    }

    /// Refuses to part namesakes where one of them holds shares, which go by the name.
    pub(super) fn check_shares(
        &self,
        code: &HouseholdCode,
        leaving: &[String],
        staying: &[String],
    ) -> Result<(), Impossible> {
        let holds = |of: &String| {
            let holders = self.scene.facts.share_holdings.iter().map(|it| &it.fact.holder);
            holders.into_iter().any(|it| {
                matches!(it, ShareHolder::Member { household, name } if household == code && name == of)
            })
        };
        let mut named = leaving.iter().zip(1..);
        match named.find(|(name, _)| staying.contains(name) && holds(name)) {
            Some((_, entry)) => {
                let place = PersonPlace { field: "members", entry };
                Err(Impossible::SharesOfNamesakes { place })
            }
            None => Ok(()),
        }
    }

    /// Lets the shares of those who move go with them.
    pub(super) fn move_shares(
        &mut self,
        from: &HouseholdCode,
        to: &HouseholdCode,
        names: &[String],
    ) {
        let day = self.effect_day();
        for holding in &mut self.scene.facts.share_holdings {
            restate(holding, day, |it| {
                if let ShareHolder::Member { household, name } = &mut it.holder
                    && household == from
                    && names.contains(name)
                {
                    *household = to.clone();
                }
            });
        }
    }
}

/// The names of members.
pub(super) fn names(members: &[Entered<MemberFact>]) -> Vec<String> {
    members.iter().map(|it| it.fact.person.name.clone()).collect()
}
