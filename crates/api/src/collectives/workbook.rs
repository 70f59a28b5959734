//! Between the register and workbooks: what is registered as rows of a roll, and what a sheet says.

use casework::collective::{
    HoldingFile, HoldingSaid, MemberFile, MemberSaid, PersonSaid, SheetSaid,
};
use exchange::roll::{HoldingRow, MemberRow, RollPerson, Rolls, RowPlace};
use identity::CitizenId;
use store::PersonAtHome;
use tenure::ShareHolder;
use tenure::membership::Ground;

/// The member roll as rows of a workbook.
pub fn member_roll(members: &[MemberFile]) -> Rolls {
    let row = |it: &MemberFile| {
        let membership = &it.membership.fact().membership;
        let known = it.person.as_ref();
        let home = known.and_then(|it| it.home.as_ref());
        MemberRow {
            place: RowPlace::default(),
            person: known.map_or_else(|| nobody(String::new()), person),
            sex: known.map(|it| it.person.fact().sex),
            relation: home.map(|(member, _)| member.fact().relation),
            // Who succeeds to a membership stands in the act of the succession, and in no sheet.
            ground: Some(membership.ground).filter(|it| *it != Ground::Succession),
            first_day: Some(membership.first_day),
        }
    };
    Rolls { members: members.iter().map(row).collect(), holdings: Vec::new() }
}

/// The share register as rows of a workbook.
pub fn share_register(holdings: &[HoldingFile]) -> Rolls {
    let row = |it: &HoldingFile| {
        let holder = match &it.holding.fact().holder {
            ShareHolder::Collective => None,
            ShareHolder::Member { name, household } => {
                let known = it.person.as_ref().map_or_else(|| nobody(name.clone()), person);
                Some(RollPerson { household: Some(household.as_str().to_owned()), ..known })
            }
        };
        let (class, shares) = (it.class_zh.clone(), it.holding.fact().shares);
        HoldingRow { place: RowPlace::default(), holder, class, shares }
    };
    Rolls { members: Vec::new(), holdings: holdings.iter().map(row).collect() }
}

fn nobody(name: String) -> RollPerson {
    RollPerson { household: None, name, identity_number: None }
}

fn person(it: &PersonAtHome) -> RollPerson {
    let fact = it.person.fact();
    let number = fact.document.number.expose();
    RollPerson {
        household: it.home.as_ref().map(|(_, it)| it.fact().code.as_str().to_owned()),
        name: fact.name.clone(),
        identity_number: CitizenId::parse_whatever_area(number).ok(),
    }
}

/// What a workbook says, for whoever holds it against the register.
pub fn said(rolls: &Rolls) -> SheetSaid {
    let member = |it: &MemberRow| MemberSaid {
        person: named(&it.person),
        sex: it.sex,
        relation: it.relation,
        ground: it.ground,
        first_day: it.first_day,
    };
    let holding = |it: &HoldingRow| HoldingSaid {
        holder: it.holder.as_ref().map(named),
        class: it.class.clone(),
        shares: it.shares,
    };
    SheetSaid {
        members: rolls.members.iter().map(member).collect(),
        holdings: rolls.holdings.iter().map(holding).collect(),
    }
}

fn named(it: &RollPerson) -> PersonSaid {
    let RollPerson { household, name, identity_number } = it.clone();
    PersonSaid { household, name, identity_number }
}
