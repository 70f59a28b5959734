//! What rules about exits share: whom a finding is about.

use tenure::{Object, Place, Rule, Violation};

use crate::exit::{ExitFacts, ExitRight};

/// A finding about the right that is left.
pub(super) fn of_exit(rule: &Rule, facts: &ExitFacts<'_>, message: String) -> Violation {
    let object = match &facts.file.application.right {
        ExitRight::ContractedLand { contract, .. } => Object::Contract(contract.as_str().into()),
        ExitRight::Homestead { unit } => Object::Homestead(unit.as_str().into()),
        ExitRight::Shares { person, .. } => Object::Member(person.to_string().as_str().into()),
    };
    Violation::new(rule.code, vec![object], Place::default(), message)
}
