//! What is and what was: one object of a book as of a day and a moment, what each act did to it, and an act with its entry.

use identity::County;
use store::{
    ActEntry, ContractFile, HistoryEntry, ObjectFile, ParcelFile, RecordedAct, RegisterObject, Row,
    Store, StoreError,
};
use tenure::{AsOf, Homestead, ObjectKind, Why};
use uuid::Uuid;

use crate::refused::shown;
use crate::{Officer, Refused};

/// An object as of a day and a moment, with the ground of its right.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounded<T> {
    pub file: ObjectFile<T>,
    pub why: Why,
}

/// A land contract 承包合同 with all that rests on it, by its code.
pub async fn contract(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Grounded<ContractFile>, Refused> {
    let kind = ObjectKind::LandContract;
    let object = object(store, officer, kind, code).await?;
    let file = store.contract_file(object, at).await.map_err(|it| not_then(kind, code, at, it))?;
    let ContractFile { contract, issuer, right, certificate, .. } = &file.file;
    let (right, certificate) = (right.as_ref().map(Row::fact), certificate.as_ref().map(Row::fact));
    let why = tenure::why_of_contract(contract.fact(), issuer.fact(), right, certificate);
    Ok(Grounded { file, why })
}

/// A parcel 地块 with the contracts that it is under, by its code.
pub async fn parcel(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<ObjectFile<ParcelFile>, Refused> {
    let kind = ObjectKind::Parcel;
    let object = object(store, officer, kind, code).await?;
    store.parcel_file(object, at).await.map_err(|it| not_then(kind, code, at, it))
}

/// A homestead 宅基地, by its unit code.
pub async fn homestead(
    store: &Store,
    officer: &Officer,
    code: &str,
    at: AsOf,
) -> Result<Grounded<Row<Homestead>>, Refused> {
    let kind = ObjectKind::Homestead;
    let object = object(store, officer, kind, code).await?;
    let file = store.homestead_file(object, at).await.map_err(|it| not_then(kind, code, at, it))?;
    let why = tenure::why_of_homestead(&file.file.registered);
    Ok(Grounded { file, why })
}

/// What each act did to an object: at most `limit` acts in the order of their numbers, after a number.
pub async fn history(
    store: &Store,
    officer: &Officer,
    kind: ObjectKind,
    code: &str,
    after: i64,
    limit: usize,
) -> Result<Vec<HistoryEntry>, Refused> {
    let history = store.history_of_object(&officer.scope, kind, code, after, limit).await;
    history.map_err(|error| not_found(kind.as_str(), code, error))
}

/// A register act with its immutable entry, and objects that it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ActFile {
    pub act: RecordedAct,
    pub entry: ActEntry,
    pub objects: Vec<RegisterObject>,
}

/// An act of a county by its number, with at most `limit` of the objects that it changed, after an id.
pub async fn act(
    store: &Store,
    officer: &Officer,
    county: Option<County>,
    number: i64,
    after: Option<Uuid>,
    limit: usize,
) -> Result<ActFile, Refused> {
    let scope = &officer.scope;
    let county = county_of(store, officer, county).await?;
    let act = store.act_by_number(scope, county, number).await;
    let act = act.map_err(|error| not_found("act", &number.to_string(), error))?;
    let entry = store.act_entry(scope, county, act.act.id).await?;
    let objects = store.objects_of_act(scope, county, &act.act, after, limit).await?;
    Ok(ActFile { act, entry, objects })
}

/// The county whose acts are asked for: the one that is named, or the only one that the officer sees.
async fn county_of(
    store: &Store,
    officer: &Officer,
    named: Option<County>,
) -> Result<County, Refused> {
    if let Some(county) = named.or_else(|| officer.scope.county()) {
        return Ok(county);
    }
    match store.counties().await?.as_slice() {
        [county] => Ok(*county),
        _ => Err(Refused::WhichCounty),
    }
}

async fn object(
    store: &Store,
    officer: &Officer,
    kind: ObjectKind,
    code: &str,
) -> Result<RegisterObject, Refused> {
    let object = store.object(&officer.scope, kind, code).await;
    object.map_err(|error| not_found(kind.as_str(), code, error))
}

fn not_found(what: &'static str, code: &str, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what, code: shown(code) },
        other => other.into(),
    }
}

fn not_then(kind: ObjectKind, code: &str, at: AsOf, error: StoreError) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotThen { what: kind.as_str(), code: shown(code), at },
        other => other.into(),
    }
}
