//! One of the two states that a message tells of, from the rows of the register.

use std::collections::HashSet;

use identity::{ContractCode, ContractorCode, DivisionCode};
use store::VillageRegister;
use tenure::submission::Village;
use tenure::takeover::{ContractFile, HouseholdFile, Takeover, render};

use crate::village_facts::facts_of;

/// The rows of a state as a message has them: contracted land and those who hold it.
pub(super) fn state(division: &DivisionCode, register: VillageRegister) -> Village {
    let mut facts = facts_of(register);
    leave_other_books(&mut facts);
    render(division.as_str(), &facts)
}

/// The state after an act, with the cancellations of the certificates whose contracts it ended.
pub(super) fn state_after(
    division: &DivisionCode,
    before: &VillageRegister,
    after: VillageRegister,
) -> Village {
    let living: HashSet<ContractCode> = after.contracts.iter().map(|it| it.fact().code).collect();
    let mut ended = before.clone();
    ended.contracts.retain(|it| !living.contains(&it.fact().code));
    ended.certificate_changes.clone_from(&after.certificate_changes);
    let contracts = facts_of(ended).contracts.into_iter().map(|it| ContractFile {
        parcels: Vec::new(),
        right: None,
        certificate: None,
        title_documents: Vec::new(),
        circulations: Vec::new(),
        ..it
    });
    let ended = Takeover { contracts: contracts.collect(), ..Takeover::default() };
    let mut village = state(division, after);
    village.cancellations.extend(render(division.as_str(), &ended).cancellations);
    village
}

/// A household is told of as long as it is a contractor.
fn leave_other_books(facts: &mut Takeover) {
    let contracting: HashSet<ContractorCode> =
        facts.contractors.iter().map(|it| it.fact.code).collect();
    let contracts = |it: &HouseholdFile| {
        it.household.fact.code.contractor().is_some_and(|it| contracting.contains(&it))
    };
    facts.households.retain(contracts);
    facts.homesteads.clear();
    facts.collectives.clear();
    facts.share_holdings.clear();
}
