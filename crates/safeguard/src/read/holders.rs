//! Who holds rights: everybody of a household with a contract or a homestead, and every member with shares.

use std::collections::{HashMap, HashSet};

use identity::DivisionCode;
use store::{At, Scope, Store};
use tenure::{
    Contractor, Homestead, HouseholdMember, LandContract, ObjectId, Person, ShareHolding,
};

use super::{ReadError, Run};
use crate::PersonHash;

pub(super) async fn holders(
    store: &Store,
    scope: &Scope,
    run: &Run,
) -> Result<HashSet<PersonHash>, ReadError> {
    let mut holders = HashSet::new();
    for village in store.villages(scope).await? {
        let people = of_village(store, scope, &village).await?;
        let persons = store.rows_of::<Person>(scope, &village, At::Current).await?;
        let numbers: HashMap<ObjectId, &str> =
            persons.iter().map(|it| (it.id(), it.fact().document.number.expose())).collect();
        let numbers = people.iter().filter_map(|it| numbers.get(it)).filter(|it| !it.is_empty());
        holders.extend(numbers.map(|it| run.hash(it)));
    }
    Ok(holders)
}

/// The people of a village who hold a right, by themselves or with their household.
async fn of_village(
    store: &Store,
    scope: &Scope,
    village: &DivisionCode,
) -> Result<HashSet<ObjectId>, ReadError> {
    let contracts = store.rows_of::<LandContract>(scope, village, At::Current).await?;
    let contracting: HashSet<ObjectId> = contracts.iter().map(|it| it.links.contractor).collect();
    let contractors = store.rows_of::<Contractor>(scope, village, At::Current).await?;
    let with_land = contractors.iter().filter(|it| contracting.contains(&it.id()));
    let mut households: HashSet<ObjectId> = with_land.filter_map(|it| it.links.household).collect();
    let homesteads = store.rows_of::<Homestead>(scope, village, At::Current).await?;
    households.extend(homesteads.iter().map(|it| it.links.household));
    let shares = store.rows_of::<ShareHolding>(scope, village, At::Current).await?;
    households.extend(shares.iter().filter_map(|it| it.links.household));
    let members = store.rows_of::<HouseholdMember>(scope, village, At::Current).await?;
    let members = members.iter().filter(|it| households.contains(&it.links.household));
    let mut people: HashSet<ObjectId> = members.map(|it| it.links.person).collect();
    people.extend(shares.iter().filter_map(|it| it.links.person));
    Ok(people)
}
