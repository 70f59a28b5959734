//! Who receives a right 受让方, as the register knows them, and by which number.

use market::transfer::{Transfer, Transferee, TransfereeKind};
use store::{Row, Unit};
use tenure::{HouseholdCode, ObjectId, ObjectKind};

use super::asked::{TransfereeAsked, Who};
use super::for_good::{homestead_of, names_receiver, shares_of};
use super::right::{RegisteredRight, loaded};
use crate::case::Counter;
use crate::market::holders::head;
use crate::market::inside::{is_member, village};
use crate::refused::shown;
use crate::{Officer, Refused};

impl RegisteredRight {
    /// Who receives the right, and by which number they are known; whoever is not registered is an outsider.
    pub(super) async fn transferee<V>(
        &self,
        unit: &mut Unit,
        counter: &Counter<'_, V>,
        (transfer, asked): (&Transfer, TransfereeAsked),
        party: ObjectId,
    ) -> Result<(Transferee, String), Refused> {
        let TransfereeAsked { who, farming } = asked;
        let (found, code) = match who {
            Who::Other { kind, name, document_number } => {
                let outsider = Transferee { party, name, kind, collective: None, farming };
                ((outsider, document_number), None)
            }
            Who::Person(person) => {
                let inside = match shares_of(transfer) {
                    Some((code, _)) => is_member(unit, code, person, counter.occasion).await?,
                    None => false,
                };
                let (name, number) = person_of(unit, counter.officer, person).await?;
                let (kind, collective) =
                    (TransfereeKind::Person, inside.then_some(self.collective));
                ((Transferee { party: person, name, kind, collective, farming }, number), None)
            }
            Who::Household(code) => {
                let (party, name, number) = household(unit, counter.officer, &code).await?;
                // A homestead is its village's, and not of the group in the household's code.
                let here = homestead_of(transfer).is_some()
                    && village(code.division()) == village(self.division);
                let collective = if here { Some(self.collective) } else { code.issuer() };
                let kind = TransfereeKind::Household;
                ((Transferee { party, name, kind, collective, farming }, number), Some(code))
            }
        };
        let code = code.as_ref().map(HouseholdCode::as_str);
        if names_receiver(transfer, found.0.party, code) {
            return Ok(found);
        }
        let what = "transferee: the transfer itself names somebody else";
        Err(Refused::Malformed { what, text: found.0.name })
    }
}

/// Somebody of the register, in the officer's sight: name and number.
async fn person_of(
    unit: &mut Unit,
    officer: &Officer,
    person: ObjectId,
) -> Result<(String, String), Refused> {
    let found = unit.people(&[person]).await?.pop();
    let seen = found.filter(|it| {
        let home = it.home.as_ref().map(|(_, household)| household.fact().code.division());
        home.is_some_and(|it| officer.scope.contains(&it))
    });
    let none = || Refused::NotFound { what: "person", code: person.to_string() };
    let fact = seen.ok_or_else(none)?.person.fact().clone();
    Ok((fact.name, fact.document.number.expose().to_owned()))
}

async fn household(
    unit: &mut Unit,
    officer: &Officer,
    code: &HouseholdCode,
) -> Result<(ObjectId, String, String), Refused> {
    let register = loaded(unit, ObjectKind::Household, code.to_string()).await?;
    let in_sight = officer.scope.contains(&code.division());
    let row = register.households.iter().find(|it| it.fact().code == *code && in_sight);
    let not_found = || Refused::NotFound { what: "household", code: shown(code.as_str()) };
    let row = row.ok_or_else(not_found)?;
    let head = head(&register, row.id());
    let person = register.persons.iter().find(|it| Some(it.id()) == head).map(Row::fact);
    let number = person.map(|it| it.document.number.expose().to_owned()).unwrap_or_default();
    Ok((row.id(), row.fact().head_name.clone(), number))
}
