//! The history of an object: what each act did to it.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use casework::Officer;
use serde::{Deserialize, Serialize};
use store::{HistoryEntry, RecordedAct};
use tenure::{Act, ActKind, ObjectKind};
use utoipa::{IntoParams, ToSchema};

use crate::household::version::{ActNumbers, ActOut, VersionOut};
use crate::officer::AtCounter;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many acts an answer lists where nothing else is said, and at most. The numbers are our own.
const LISTED: usize = 50;
const LISTED_MAX: usize = 500;

/// Which part of a list is asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PageOfActs {
    /// The number of the last act of the page before.
    after: Option<i64>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<usize>,
}

/// What an act did to an object.
#[derive(Serialize, ToSchema)]
pub(super) struct HistoryEntryOut {
    act: ActOut,
    /// 受理编号, where a case led to the act.
    #[serde(skip_serializing_if = "Option::is_none")]
    case_number: Option<String>,
    /// The versions of the object itself that the act made: of each its days of effect and its moments of record.
    ///
    /// None where the act changed only what belongs to the object, such as a member of a household.
    versions: Vec<VersionOut>,
}

impl From<HistoryEntry> for HistoryEntryOut {
    fn from(entry: HistoryEntry) -> Self {
        let HistoryEntry { act: RecordedAct { act, .. }, versions } = entry;
        let numbers = ActNumbers::of(std::slice::from_ref(&act));
        Self {
            versions: versions.into_iter().map(|it| numbers.version(it)).collect(),
            case_number: case_number(&act),
            act: act.into(),
        }
    }
}

/// The number of the case that led to an act: its note.
pub(super) fn case_number(act: &Act) -> Option<String> {
    match act.kind {
        ActKind::Case | ActKind::HandOver => act.note.clone(),
        ActKind::Takeover | ActKind::Collective | ActKind::Deal | ActKind::Erasure => None,
    }
}

/// Whose history is asked for, by whom.
pub(super) struct Asked {
    app: AppState,
    officer: Officer,
    code: String,
    page: PageOfActs,
}

impl FromRequestParts<AppState> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let AtCounter(officer) = AtCounter::from_request_parts(parts, app).await?;
        let code: Result<Path<String>, PathRejection> = Path::from_request_parts(parts, app).await;
        let page: Result<Query<PageOfActs>, QueryRejection> =
            Query::from_request_parts(parts, app).await;
        let (Path(code), Query(page)) = (code?, page?);
        Ok(Self { app: app.clone(), officer, code, page })
    }
}

impl Asked {
    async fn of(self, kind: ObjectKind) -> Result<Page<HistoryEntryOut>, Problem> {
        let Self { app, officer, code, page: PageOfActs { after, limit } } = self;
        let (after, limit) = (after.unwrap_or_default(), limit.unwrap_or(LISTED).min(LISTED_MAX));
        let history =
            casework::history::history(&app.store, &officer, kind, &code, after, limit).await?;
        let last = history.last().map(|it| it.act.act.number.to_string());
        Ok(Page::after(history.into_iter().map(Into::into).collect(), limit, last))
    }
}

/// Lists what each act did to a household, in the order of the acts.
#[utoipa::path(
    get,
    path = "/api/v1/households/{code}/history",
    params(("code" = String, Path, description = "the household itself, by its own code."), PageOfActs),
    responses(
        (status = 200, body = Vec<HistoryEntryOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_household_history(asked: Asked) -> Result<Page<HistoryEntryOut>, Problem> {
    asked.of(ObjectKind::Household).await
}

/// Lists what each act did to a parcel, in the order of the acts.
#[utoipa::path(
    get,
    path = "/api/v1/parcels/{code}/history",
    params(("code" = String, Path, description = "地块代码."), PageOfActs),
    responses(
        (status = 200, body = Vec<HistoryEntryOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_parcel_history(asked: Asked) -> Result<Page<HistoryEntryOut>, Problem> {
    asked.of(ObjectKind::Parcel).await
}

/// Lists what each act did to a contract, in the order of the acts.
#[utoipa::path(
    get,
    path = "/api/v1/contracts/{code}/history",
    params(("code" = String, Path, description = "承包合同代码."), PageOfActs),
    responses(
        (status = 200, body = Vec<HistoryEntryOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_contract_history(asked: Asked) -> Result<Page<HistoryEntryOut>, Problem> {
    asked.of(ObjectKind::LandContract).await
}

/// Lists what each act did to a homestead, in the order of the acts.
#[utoipa::path(
    get,
    path = "/api/v1/homesteads/{code}/history",
    params(("code" = String, Path, description = "不动产单元代码."), PageOfActs),
    responses(
        (status = 200, body = Vec<HistoryEntryOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_homestead_history(asked: Asked) -> Result<Page<HistoryEntryOut>, Problem> {
    asked.of(ObjectKind::Homestead).await
}
