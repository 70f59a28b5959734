//! The identity numbers of a household in full 查看完整证件号码, for whoever holds them against a card.

use store::{Row, Store};
use tenure::case::Role;
use tenure::{AsOf, Contractor, HouseholdMember, IdentityDocument, Person};

use crate::{HouseholdFile, Officer, Refused, household_file};

/// Who holds a number against the card that is shown, the scan of it, or what is to be entered; the list is our own.
const MAY_UNMASK: [Role; 3] = [Role::Intake, Role::Reviewer, Role::Registrar];

/// Whose number it is, and the number, which shows itself masked until it is exposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNumber {
    /// The person by the internal id; `None` is the contractor.
    pub person: Option<String>,
    pub name: String,
    pub document: IdentityDocument,
}

/// The documents of the contractor and of the members of a household, for an officer who may see their numbers.
///
/// Gives the code of the household with them.
pub async fn identity_numbers(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<(String, Vec<KnownNumber>), Refused> {
    if officer.roles.is_disjoint(&MAY_UNMASK.into()) {
        return Err(Refused::MayNotUnmask {
            officer: officer.name.clone(),
            roles: MAY_UNMASK.into(),
        });
    }
    let HouseholdFile { file, .. } = household_file(store, officer, code, at).await?;
    let head_name = file.household.fact().head_name.clone();
    let contractor = file.contractor.as_ref().map(|it| of_contractor(it, head_name));
    let members = file.members.iter().map(of_member);
    let numbers = contractor.into_iter().chain(members).collect();
    Ok((file.household.fact().code.to_string(), numbers))
}

fn of_contractor(row: &Row<Contractor>, name: String) -> KnownNumber {
    KnownNumber { person: None, name, document: row.fact().document.clone() }
}

fn of_member((_, person): &(Row<HouseholdMember>, Row<Person>)) -> KnownNumber {
    let Person { name, document, .. } = person.fact().clone();
    KnownNumber { person: Some(person.id().to_string()), name, document }
}
