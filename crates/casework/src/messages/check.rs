//! What a message must stand up to before and after it is entered.

use std::collections::BTreeSet;

use store::{Unit, VillageRegister};
use tenure::change_message::ChangeMessage;
use tenure::rules::{Facts, Parameters, check_village};
use tenure::submission::Table;
use tenure::takeover::registered;
use tenure::{Moment, Object, Severity, Violation};

use super::MessageRefused;
use super::registered::{Difference, difference};
use super::state::state;
use super::told::{TOLD, villages};
use crate::village_facts::facts_of;

/// The objects must be registered as the message says they were.
pub(super) fn as_registered(
    message: &ChangeMessage,
    register: &VillageRegister,
) -> Result<(), MessageRefused> {
    let standing = state(&message.division, register.clone());
    let Some(Difference { table, code }) = difference(&message.before, &standing) else {
        return Ok(());
    };
    Err(MessageRefused::NotAsRegistered { serial: message.serial.clone(), table, code })
}

/// A code that an act brings into being was nobody's before (HR-22).
pub(super) async fn new_codes(
    unit: &mut Unit,
    message: &ChangeMessage,
) -> Result<(), MessageRefused> {
    for (kind, codes) in TOLD {
        let known = codes(&message.before);
        let new: Vec<String> =
            codes(&message.after).into_iter().filter(|it| !known.contains(it)).collect();
        if let Some(code) = unit.code_used(*kind, &new).await?.into_iter().next() {
            return Err(MessageRefused::CodeUsed { serial: message.serial.clone(), code });
        }
    }
    Ok(())
}

/// The villages as they would stand, against the rules of an audit; what blocks an object of the message stops it, one that it ends among them.
pub(super) async fn rules(unit: &mut Unit, message: &ChangeMessage) -> Result<(), MessageRefused> {
    let states = [&message.before, &message.after];
    let named: BTreeSet<String> =
        TOLD.iter().flat_map(|(_, codes)| states.into_iter().flat_map(codes)).collect();
    let parameters = Parameters::default();
    let mut findings = Vec::new();
    for village in villages(message)? {
        let standing = facts_of(unit.current_of_village(&village).await?);
        let (rows, county) = registered(message.sender.as_str(), village.as_str(), &standing);
        let facts = Facts::new(&rows, &county, &parameters);
        for (rule, tally) in check_village(&facts, Moment::Audit) {
            if rule.severity_at(Moment::Audit) != Some(Severity::Blocking) {
                continue;
            }
            let concerned = tally
                .violations
                .into_iter()
                .filter(|it| !has_no_place(it))
                .filter(|it| it.objects.iter().map(Object::code).any(|it| named.contains(it)));
            findings.extend(concerned.map(|it| format!("{} {}", rule.code.code, it.message)));
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    let (serial, findings) = (message.serial.clone(), findings.join("；"));
    Err(MessageRefused::Violated { serial, findings })
}

/// What a message has no place for: boundary points and lines, and who collected a paper that is made after the act.
fn has_no_place(violation: &Violation) -> bool {
    const MADE_AFTERWARDS: [Table; 2] = [Table::Reissue, Table::Replacement];
    let afterwards = violation.place.table.is_some_and(|it| MADE_AFTERWARDS.contains(&it));
    afterwards || violation.rule.code == "Q19"
}
