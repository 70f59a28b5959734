//! Who a bidder is in the register, where a right stays inside its collective.

use std::collections::BTreeMap;

use market::listing::{Application, Bidder, ListedObject, Receiver};
use market::transfer::TransfereeKind;
use store::{PersonAtHome, Unit};
use tenure::{HouseholdCode, ObjectId, ObjectKind};

use super::body::BidderIdentity;
use super::file::ListingFile;
use crate::Refused;
use crate::case::Occasion;
use crate::market::inside::{homesteads, is_member, village};

/// A bidder of the register, with the household in which they are shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AtHome {
    pub(super) person: ObjectId,
    pub(super) household: HouseholdCode,
}

/// The bidders whom the register knows, by their parties.
#[derive(Debug, Default)]
pub(super) struct Receivers {
    pub(super) known: Vec<Receiver>,
    pub(super) at_home: BTreeMap<ObjectId, AtHome>,
}

impl Receivers {
    /// Looks the bidders of a listing up; where anybody may receive the right, nobody is looked up.
    pub(super) async fn of(
        unit: &mut Unit,
        file: &ListingFile,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let mut receivers = Self::default();
        let application = file.listing.application();
        let inside_only = matches!(
            application.object,
            ListedObject::Homestead { .. } | ListedObject::Shares { .. }
        );
        if !inside_only {
            return Ok(receivers);
        }
        for enrolment in file.listing.enrolments().filter(|it| !it.withdrawn) {
            let bidder = &enrolment.bidder;
            let row = file.bidders.iter().find(|it| it.party == bidder.party);
            if let Some(identity) = row.and_then(|it| it.body.as_ref()) {
                receivers.meet(unit, application, (bidder, identity), occasion).await?;
            }
        }
        Ok(receivers)
    }

    async fn meet(
        &mut self,
        unit: &mut Unit,
        application: &Application,
        (bidder, identity): (&Bidder, &BidderIdentity),
        occasion: Occasion,
    ) -> Result<(), Refused> {
        let party = bidder.party;
        if bidder.kind == TransfereeKind::Collective {
            let inside = is_the_collective(unit, application, identity).await?;
            self.known.push(Receiver { party, inside, homesteads: Vec::new() });
            return Ok(());
        }
        let Some(found) = find(unit, identity).await? else { return Ok(()) };
        let person = found.person.id();
        let Some((_, home)) = found.home else { return Ok(()) };
        let household = home.fact().code.clone();
        let inside = match &application.object {
            ListedObject::Shares { collective, .. } => {
                is_member(unit, collective, person, occasion).await?
            }
            _ => village(household.division()) == village(application.division),
        };
        let homesteads = homesteads(unit, &household).await?;
        self.known.push(Receiver { party, inside, homesteads });
        self.at_home.insert(party, AtHome { person, household });
        Ok(())
    }
}

/// The person of a number, where the name is the same.
async fn find(unit: &mut Unit, identity: &BidderIdentity) -> Result<Option<PersonAtHome>, Refused> {
    let index = unit.number_index(&identity.document_number);
    let persons = unit.persons_by_index(&[index]).await?;
    let found = persons.into_values().flatten().find(|it| it.name == identity.name);
    let Some(found) = found else { return Ok(None) };
    Ok(unit.people(&[found.id]).await?.pop())
}

/// Whether a collective is the one whose shares are listed, or that of the village in which a homestead lies.
async fn is_the_collective(
    unit: &mut Unit,
    application: &Application,
    identity: &BidderIdentity,
) -> Result<bool, Refused> {
    let code = &identity.document_number;
    if let ListedObject::Shares { collective, .. } = &application.object {
        return Ok(collective.as_str() == code);
    }
    let found = unit.objects_by_code(ObjectKind::Collective, std::slice::from_ref(code)).await?;
    Ok(found.iter().any(|it| village(it.division) == village(application.division)))
}
