//! A register act with its immutable entry.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use casework::history::ActFile;
use identity::County;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{RecordedAct, RegisterObject};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::history::case_number;
use crate::household::version::ActOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// How many objects an answer lists where nothing else is said, and at most. The numbers are our own.
const LISTED: usize = 100;
const LISTED_MAX: usize = 1_000;

/// Which county's act, and which part of what it changed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct WhichAct {
    /// The county, six digits; needed where the officer sees more than one.
    county: Option<String>,
    /// The id of the last object of the page before.
    after: Option<Uuid>,
    /// At most so many objects; 100 where nothing is said, and no more than 1,000.
    limit: Option<usize>,
}

/// A register act.
#[derive(Serialize, ToSchema)]
pub(super) struct ActFileOut {
    #[serde(flatten)]
    act: ActOut,
    division: String,
    /// 受理编号, where a case led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    case_number: Option<String>,
    /// The SHA-256 of the canonical entry.
    entry_digest: String,
    /// The canonical text of the entry (RFC 8785), byte for byte what the digest is of.
    entry_text: String,
    /// The same, read.
    entry: Value,
    /// The objects of the officer's division that it made, changed or ended, in the order of their ids.
    objects: Vec<ObjectOut>,
}

/// An object of the register.
#[derive(Serialize, ToSchema)]
pub(super) struct ObjectOut {
    id: Uuid,
    kind: &'static str,
    /// None for a person, who is known by no code.
    code: Option<String>,
    division: String,
}

impl From<RegisterObject> for ObjectOut {
    fn from(object: RegisterObject) -> Self {
        let RegisterObject { id, kind, code, division, act: _ } = object;
        Self { id: id.0, kind: kind.as_str(), code, division: division.to_string() }
    }
}

impl From<ActFile> for ActFileOut {
    fn from(file: ActFile) -> Self {
        let ActFile { act: RecordedAct { act, division }, entry, objects } = file;
        Self {
            case_number: case_number(&act),
            act: act.into(),
            division: division.to_string(),
            entry: serde_json::from_str(&entry.canonical).unwrap_or_default(),
            entry_digest: entry.digest,
            entry_text: entry.canonical,
            objects: objects.into_iter().map(Into::into).collect(),
        }
    }
}

/// Gives a register act with its immutable entry, and the objects that it changed.
#[utoipa::path(
    get,
    path = "/api/v1/acts/{number}",
    params(("number" = i64, Path, description = "The number of the act in its county."), WhichAct),
    responses(
        (status = 200, body = ActFileOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_act(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<i64>, PathRejection>,
    which: Result<Query<WhichAct>, QueryRejection>,
) -> Result<Json<ActFileOut>, Problem> {
    let (Path(number), Query(WhichAct { county, after, limit })) = (number?, which?);
    let county = county.map(|it| County::parse(&it)).transpose();
    let county = county.map_err(|error| Problem::bad_request(&error.to_string()))?;
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let file = casework::history::act(&app.store, &officer, county, number, after, limit).await?;
    Ok(Json(file.into()))
}
