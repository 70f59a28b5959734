//! Who somebody is that a sheet names: by the identity number, or by name and household.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{PersonAtHome, Unit};
use tenure::{ObjectId, ObjectKind};

use super::found::{SheetField, SheetRule};
use super::{PersonSaid, SheetSaid};
use crate::collective::book::Book;
use crate::{Officer, Refused};

/// The persons whom a sheet may name: those of the collective and of their households, and whoever the sheet leads to in the officer's division.
pub(super) struct People {
    by_id: BTreeMap<ObjectId, PersonAtHome>,
    by_number: HashMap<String, Vec<ObjectId>>,
    by_name: HashMap<String, Vec<ObjectId>>,
    households: BTreeSet<String>,
}

impl People {
    pub(super) async fn of(
        unit: &mut Unit,
        officer: &Officer,
        book: &Book,
        said: &SheetSaid,
    ) -> Result<Self, Refused> {
        let mut further = by_numbers(unit, officer, said).await?;
        further.extend(of_households(unit, officer, said).await?);
        further.retain(|it| !book.people.contains_key(it));
        let further = unit.people(&further).await?;
        let further = further.into_iter().map(|it| (it.person.id(), it));
        Ok(Self::new(book.people.clone().into_iter().chain(further).collect()))
    }

    fn new(by_id: BTreeMap<ObjectId, PersonAtHome>) -> Self {
        let (mut by_number, mut by_name) =
            (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let mut households = BTreeSet::new();
        for (id, it) in &by_id {
            let fact = it.person.fact();
            by_number.entry(fact.document.number.expose().to_owned()).or_default().push(*id);
            by_name.entry(fact.name.clone()).or_default().push(*id);
            households.extend(it.home.as_ref().map(|(_, it)| it.fact().code.as_str().to_owned()));
        }
        Self { by_id, by_number, by_name, households }
    }

    /// The person whom a row names, or what is wrong with the row.
    pub(super) fn find(&self, said: &PersonSaid) -> Result<&PersonAtHome, (SheetField, SheetRule)> {
        let (field, found) = match &said.identity_number {
            Some(number) => (SheetField::IdentityNumber, self.by_number.get(number.expose())),
            None => (SheetField::Name, self.by_name.get(&said.name)),
        };
        let mut found = found.cloned().unwrap_or_default();
        let household = said.household.as_ref().filter(|it| self.households.contains(*it));
        // A number of the village's own says nothing of where somebody is registered.
        if let Some(household) = household.filter(|_| said.identity_number.is_none()) {
            found.retain(|it| self.household(*it) == Some(household));
        }
        match found.as_slice() {
            [] => Err((field, SheetRule::UnknownPerson)),
            [one] => self.by_id.get(one).ok_or((field, SheetRule::UnknownPerson)),
            several => Err((field, SheetRule::SeveralPersons { n: several.len() })),
        }
    }

    /// What a row says of the person otherwise than the register.
    pub(super) fn differing(
        &self,
        said: &PersonSaid,
        person: &PersonAtHome,
    ) -> Vec<(SheetField, SheetRule)> {
        let registered = &person.person.fact().name;
        let name = (said.name != *registered)
            .then(|| (SheetField::Name, SheetRule::Differs { registered: registered.clone() }));
        let home = self.household(person.person.id());
        let said_home = said.household.as_deref().filter(|it| self.households.contains(*it));
        let household = said_home.filter(|it| Some(*it) != home).map(|_other| {
            let registered = home.unwrap_or("无").to_owned();
            (SheetField::Household, SheetRule::Differs { registered })
        });
        name.into_iter().chain(household).collect()
    }

    fn household(&self, person: ObjectId) -> Option<&str> {
        let (_, household) = self.by_id.get(&person)?.home.as_ref()?;
        Some(household.fact().code.as_str())
    }
}

fn persons(said: &SheetSaid) -> impl Iterator<Item = &PersonSaid> {
    let members = said.members.iter().map(|it| &it.person);
    members.chain(said.holdings.iter().filter_map(|it| it.holder.as_ref()))
}

/// The persons with the numbers of a sheet, in the officer's division.
async fn by_numbers(
    unit: &mut Unit,
    officer: &Officer,
    said: &SheetSaid,
) -> Result<Vec<ObjectId>, Refused> {
    let numbers = persons(said).filter_map(|it| it.identity_number);
    let indexes: Vec<_> = numbers.map(|it| unit.number_index(it.expose())).collect();
    let known = unit.persons_by_index(&indexes).await?;
    let seen = known.into_values().flatten().filter(|it| officer.scope.contains(&it.division));
    Ok(seen.map(|it| it.id).collect())
}

/// Who is in the households of a sheet, in the officer's division.
async fn of_households(
    unit: &mut Unit,
    officer: &Officer,
    said: &SheetSaid,
) -> Result<Vec<ObjectId>, Refused> {
    let codes: BTreeSet<String> = persons(said).filter_map(|it| it.household.clone()).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let households = unit.objects_by_code(ObjectKind::Household, &codes).await?;
    let seen = households.into_iter().filter(|it| officer.scope.contains(&it.division));
    let seen: Vec<ObjectId> = seen.map(|it| it.id).collect();
    let members = unit.members_of_households(&seen).await?;
    Ok(members.into_iter().map(|it| it.links.person).collect())
}
