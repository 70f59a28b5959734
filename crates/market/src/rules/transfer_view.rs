//! What rules about transfers share: whom a finding is about, and findings about it.

use identity::{ContractCode, ParcelCode};
use tenure::{Object, Place, Rule, Violation};

use crate::transfer::{Priced, Transfer, TransferFacts, Unpriced};

/// A finding about objects, which stands in no table.
pub(super) fn found(rule: &Rule, objects: Vec<Object>, message: String) -> Violation {
    Violation::new(rule.code, objects, Place::default(), message)
}

pub(super) fn contract(code: &ContractCode) -> Object {
    Object::Contract(code.as_str().into())
}

pub(super) fn parcel(code: &ParcelCode) -> Object {
    Object::Parcel(code.as_str().into())
}

/// A finding about the transfer as a whole.
pub(super) fn of_transfer(rule: &Rule, facts: &TransferFacts<'_>, message: String) -> Violation {
    found(rule, objects(&facts.proposal.transfer), message)
}

/// What a transfer is about.
fn objects(transfer: &Transfer) -> Vec<Object> {
    if let Some(grant) = transfer.grant() {
        return vec![contract(&grant.contract)];
    }
    let member =
        |person: tenure::ObjectId| vec![Object::Member(person.to_string().as_str().into())];
    match transfer {
        Transfer::Priced(Priced::Assignment(it)) => vec![contract(&it.contract)],
        Transfer::Unpriced(Unpriced::Exchange(it)) => {
            vec![contract(&it.one.contract), contract(&it.other.contract)]
        }
        Transfer::Priced(Priced::Homestead(it)) => {
            vec![Object::Homestead(it.unit.as_str().into())]
        }
        Transfer::Priced(Priced::ShareTransfer(it)) => member(it.from),
        Transfer::Priced(Priced::ShareRedemption(it)) => member(it.from),
        Transfer::Unpriced(Unpriced::ShareInheritance(it)) => member(it.deceased),
        Transfer::Unpriced(Unpriced::SharePledge(it)) => member(it.holder),
        _ => vec![Object::Case],
    }
}
