//! What goes over with a household that merges 合户, though no message has a place for it: its homesteads.
//!
//! Shares follow their holders by themselves, as they do in a case.

use std::collections::HashMap;

use store::VillageRegister;
use tenure::case::go_over;
use tenure::change_message::ChangeMessage;
use tenure::submission::{Member, Table};
use tenure::takeover::Entered;
use tenure::{Homestead, HouseholdCode};

use super::told::merged_households;

/// A homestead comes from the register, and stands in no row of the message.
const NO_ROW: u64 = 0;

/// The homesteads of the households that a message merges, with the household of their members now.
pub(super) fn homesteads(
    message: &ChangeMessage,
    register: &VillageRegister,
) -> Vec<Entered<Homestead>> {
    if !message.code.merges_households() {
        return Vec::new();
    }
    let into = now_in(message);
    let gone_over = |homestead: &Homestead| {
        let into = into.get(homestead.household.as_str())?;
        let mut fact = homestead.clone();
        go_over(&mut fact, into.clone());
        Some(Entered { fact, first_day: message.effect_day, table: Table::Homestead, row: NO_ROW })
    };
    register.homesteads.iter().filter_map(|row| gone_over(row.fact())).collect()
}

/// Where the members of each household that merged are after it.
fn now_in(message: &ChangeMessage) -> HashMap<String, HouseholdCode> {
    let who = |it: &Member| Some((it.name.clone()?, it.document_number.clone()?));
    let home = |it: &Member| HouseholdCode::parse(it.household_code.as_deref()?).ok();
    let homes: HashMap<_, _> =
        message.after.members.iter().filter_map(|it| who(it).zip(home(it))).collect();
    let merged = merged_households(message);
    let went = message.before.members.iter().filter_map(|it| {
        let from = it.household_code.as_deref().filter(|code| merged.contains(*code))?;
        Some((from.to_owned(), homes.get(&who(it)?)?.clone()))
    });
    went.collect()
}
