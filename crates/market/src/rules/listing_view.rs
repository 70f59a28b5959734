//! What rules about listings share: what a finding is about.

use tenure::{Object, Place, Rule, Violation};

use crate::listing::{Enrolment, ListedObject, ListingFacts, Receiver};

/// A finding about what is listed.
pub(super) fn of_listing(rule: &Rule, facts: &ListingFacts<'_>, message: String) -> Violation {
    let objects = match &facts.listing.application().object {
        ListedObject::OperationRight { contract, .. } => {
            vec![Object::Contract(contract.as_str().into())]
        }
        ListedObject::CollectiveLand { parcels } => {
            parcels.iter().map(|it| Object::Parcel(it.as_str().into())).collect()
        }
        ListedObject::Homestead { unit } => vec![Object::Homestead(unit.as_str().into())],
        ListedObject::Shares { holder, .. } => {
            vec![Object::Member(holder.to_string().as_str().into())]
        }
        ListedObject::CollectiveAsset { collective, .. } => {
            vec![Object::Collective(collective.as_str().into())]
        }
    };
    Violation::new(rule.code, objects, Place::default(), message)
}

/// Those to whom it may go, each with what the register says of them: the winner, or whoever may still become it.
pub(super) fn receivers<'a>(
    facts: &'a ListingFacts<'_>,
) -> impl Iterator<Item = (&'a Enrolment, Option<&'a Receiver>)> {
    let winner = facts.listing.award().map(|it| it.bidder);
    let may = move |it: &&Enrolment| match winner {
        Some(winner) => it.bidder.party == winner,
        None => it.qualified && !it.withdrawn,
    };
    let known = |party| facts.register.receivers.iter().find(|it| it.party == party);
    facts.listing.enrolments().filter(may).map(move |it| (it, known(it.bidder.party)))
}
