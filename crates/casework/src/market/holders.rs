//! Who holds what a contractor contracted 承包方, as it is registered.

use identity::ContractCode;
use market::CoHolder;
use store::{Row, VillageRegister};
use tenure::{HouseholdMember, ObjectId};

/// The holders of a contract, and who of them speaks for all.
pub(crate) struct ContractHolders {
    pub(crate) holders: Vec<CoHolder>,
    /// 承包方代表, or the holder where there is one alone.
    pub(crate) representative: ObjectId,
}

/// Who holds a contract: the members of the household, or the person or the unit alone; `None` where it is not registered.
pub(crate) fn of_contract(
    register: &VillageRegister,
    contract: ContractCode,
) -> Option<ContractHolders> {
    let row = register.contracts.iter().find(|it| it.fact().code == contract)?;
    let contractor = register.contractors.iter().find(|it| it.id() == row.links.contractor)?;
    if let Some(household) = contractor.links.household {
        let (holders, representative) =
            (co_holders(register, household), head(register, household)?);
        return Some(ContractHolders { holders, representative });
    }
    let (person, name) = (contractor.id(), contractor.fact().name.clone());
    let alone = CoHolder { person, name, birth_day: None };
    Some(ContractHolders { holders: vec![alone], representative: person })
}

/// The members of a household who hold its rights together 共有人, as they are registered.
pub(crate) fn co_holders(register: &VillageRegister, household: ObjectId) -> Vec<CoHolder> {
    let holding = rows(register, household).filter(|it| it.fact().co_holder != Some(false));
    holding.filter_map(|it| person(register, it)).collect()
}

/// All members of a household 家庭成员: a homestead is held by the household, and who shares its land says nothing of it.
pub(crate) fn members(register: &VillageRegister, household: ObjectId) -> Vec<CoHolder> {
    rows(register, household).filter_map(|it| person(register, it)).collect()
}

/// 户主
pub(crate) fn head(register: &VillageRegister, household: ObjectId) -> Option<ObjectId> {
    let mut rows = rows(register, household);
    rows.find(|it| it.fact().relation.is_head()).map(|it| it.links.person)
}

fn person(register: &VillageRegister, member: &Row<HouseholdMember>) -> Option<CoHolder> {
    let person = register.persons.iter().find(|it| it.id() == member.links.person)?;
    let (name, birth_day) = (person.fact().name.clone(), person.fact().birth_day);
    Some(CoHolder { person: person.id(), name, birth_day })
}

fn rows(
    register: &VillageRegister,
    household: ObjectId,
) -> impl Iterator<Item = &Row<HouseholdMember>> {
    register.members.iter().filter(move |it| it.links.household == household)
}
