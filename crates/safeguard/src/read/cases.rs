//! What left its household, from the cases that the register has entered: assignments, cancellations, and the advance notices of a buyer.
//!
//! Paid exits and payments are not registered yet; what the register does not keep is said to be not kept.

use chrono::NaiveDate;
use identity::ContractCode;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use store::{CaseFilter, CaseRow, HouseholdFile, Scope, Store, StoreError};
use tenure::case::{Assignment, CaseKind, Request, Signature, china_day};
use tenure::{AsOf, Homestead, ObjectId};

use super::{ReadError, Run};
use crate::{Departure, DepartureKind, Payment, PersonHash, Signed};

/// How many cases are read at once; the number is our own.
const PAGE: u32 = 500;
/// Square decimetres in a square metre.
const DM2_PER_M2: Decimal = Decimal::ONE_HUNDRED;

/// The kinds of cases by which a right leaves its household.
const KINDS: [CaseKind; 3] =
    [CaseKind::Assignment, CaseKind::Cancellation, CaseKind::AdvanceNotice];

pub(super) async fn departures(
    store: &Store,
    scope: &Scope,
    run: &Run,
) -> Result<Vec<Departure>, ReadError> {
    let mut departures = Vec::new();
    for kind in KINDS {
        let filter = CaseFilter { kind: Some(kind), ..CaseFilter::default() };
        let mut after: Option<String> = None;
        loop {
            let page = store.cases(scope, &filter, PAGE, after.as_deref()).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.number.clone());
            for case in page.iter().filter(|it| it.state.is_registered()) {
                departures.extend(departure(store, scope, run, case).await?);
            }
        }
    }
    Ok(departures)
}

/// What a request says of a right that leaves its household.
struct Leaving<'a> {
    kind: DepartureKind,
    /// The code of the contract or of the homestead's unit.
    on: String,
    /// The code or the name of who takes it over.
    buyer: Option<String>,
    payment: Payment,
    assigned: Option<&'a Assignment>,
}

impl<'a> Leaving<'a> {
    fn of(request: &'a Request) -> Option<Self> {
        match request {
            Request::Assignment(it) => Some(Self {
                kind: DepartureKind::Assignment,
                on: it.contract.to_string(),
                buyer: Some(it.transferee.contractor().to_string()),
                payment: Payment::NotKept,
                assigned: Some(it),
            }),
            Request::Cancellation(it) => Some(Self {
                kind: DepartureKind::Cancellation,
                on: it.on.clone(),
                buyer: None,
                payment: Payment::NotDue,
                assigned: None,
            }),
            Request::AdvanceNotice(it) => Some(Self {
                kind: DepartureKind::AdvanceNotice,
                on: it.on.clone(),
                buyer: Some(it.party.clone()),
                payment: Payment::NotKept,
                assigned: None,
            }),
            _ => None,
        }
    }
}

/// What a case took from its household; nothing where the register cannot tell whose it was.
async fn departure(
    store: &Store,
    scope: &Scope,
    run: &Run,
    case: &CaseRow,
) -> Result<Option<Departure>, ReadError> {
    let Some(leaving) = Leaving::of(&case.request) else { return Ok(None) };
    let filed_day = china_day(case.accepted_at);
    let Some(file) = household(store, scope, case, &leaving.on, filed_day).await? else {
        return Ok(None);
    };
    let signatures = store.case_file(scope, case.id).await?.signatures;
    Ok(Some(Departure {
        number: case.number.clone(),
        kind: leaving.kind,
        filed_day,
        village: file.division,
        household: people(&file).map(|(_, number)| run.hash(number)).collect(),
        price_fen: leaving.assigned.map(|it| it.price_fen),
        area_dm2: leaving.assigned.and_then(|it| area_dm2(&file, it)),
        agent: None,
        buyer: leaving.buyer.map(|it| run.hash(&it)),
        payment: leaving.payment,
        signatures: signatures.iter().filter_map(|it| signed(run, &file, it)).collect(),
        statement: None,
    }))
}

/// The household whose right it was, as it was when the case was filed.
async fn household(
    store: &Store,
    scope: &Scope,
    case: &CaseRow,
    on: &str,
    filed_day: NaiveDate,
) -> Result<Option<HouseholdFile>, ReadError> {
    let at = AsOf { as_of: filed_day, known_at: case.accepted_at };
    let id: Option<ObjectId> = if let Ok(contract) = ContractCode::parse(on) {
        let found = store.find_household(scope, contract.contractor().as_str()).await;
        there(found)?.map(|it| it.id)
    } else {
        let homesteads = store.rows_of::<Homestead>(scope, &case.division, at).await?;
        let held = homesteads.iter().find(|it| it.fact().unit_code.as_str() == on);
        held.map(|it| it.links.household)
    };
    let Some(id) = id else { return Ok(None) };
    Ok(there(store.household_file(scope, case.county, id, at).await)?)
}

/// What was found; that there is none is no failure.
fn there<T>(found: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match found {
        Err(StoreError::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

/// The people of a household whose number is known: their names and their numbers.
fn people(file: &HouseholdFile) -> impl Iterator<Item = (&str, &str)> {
    let people = file.members.iter().map(|(_, person)| person.fact());
    let people = people.map(|it| (it.name.as_str(), it.document.number.expose()));
    people.filter(|(_, number)| !number.is_empty())
}

/// The contracted area of the parcels that are assigned.
fn area_dm2(file: &HouseholdFile, assigned: &Assignment) -> Option<i64> {
    let contract = file.contracts.iter().find(|it| it.contract.fact().code == assigned.contract)?;
    let parcels = contract.parcels.iter().map(|(contracted, _)| contracted.fact());
    let gone = parcels.filter(|it| assigned.parcels.contains(&it.parcel));
    let area_m2 =
        gone.map(|it| it.contract_area_m2.0).try_fold(Decimal::ZERO, Decimal::checked_add)?;
    area_m2.checked_mul(DM2_PER_M2)?.round().to_i64()
}

/// A signature, as far as the register knows the hand: whoever signs with a mandate signs for somebody else.
///
/// Who gave the mandate stands in its document; the household's representative is named in their place.
fn signed(run: &Run, file: &HouseholdFile, signature: &Signature) -> Option<Signed> {
    let by_name = |name: &str| people(file).find(|(own, _)| *own == name);
    let hand = by_name(&signature.name).map(|(_, number)| run.hash(number));
    if let (Some(person), None) = (hand, &signature.mandate_sha256) {
        return Some(Signed { for_person: person, by_person: Some(person) });
    }
    let head = by_name(&file.household.fact().head_name).or_else(|| people(file).next());
    let for_person: PersonHash = head.map(|(_, number)| run.hash(number))?;
    Some(Signed { for_person, by_person: hand.filter(|it| *it != for_person) })
}
