//! A step of a case.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::case::{CaseView, StepAsked};
use chrono::NaiveDate;
use identity::DocumentKind;
use serde::Deserialize;
use tenure::case::{Collected, Request, Step};
use tenure::{IdentityDocument, IdentityNumber};
use utoipa::ToSchema;
use uuid::Uuid;

use super::accept::Trial;
use super::handed::Handed;
use super::revision::{Answered, IfMatch, answer};
use super::wire::CaseOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// The step that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StepIn {
    /// Such as `approve`; the case says which are possible.
    #[schema(value_type = String)]
    step: Step,
    /// What is written beside it, such as all that is missing when a case is returned.
    note: Option<String>,
    /// The request as it should stand, where a correction changes it.
    #[schema(value_type = Option<Object>)]
    request: Option<Request>,
    /// Who collected the certificates, where they are handed over.
    #[serde(default)]
    collections: Vec<CollectionIn>,
}

/// Who collected a certificate 领证.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CollectionIn {
    /// The code of the contract, or of the homestead's unit.
    certificate: String,
    day: NaiveDate,
    collector_name: String,
    /// 证件类型 (C.15)
    collector_document_kind: String,
    collector_document_number: String,
    /// SHA-256 of the mandate of whoever collects for the holder.
    mandate_sha256: Option<String>,
}

impl TryFrom<CollectionIn> for Collected {
    type Error = Problem;

    fn try_from(collection: CollectionIn) -> Result<Self, Problem> {
        let CollectionIn {
            certificate,
            day,
            collector_name,
            collector_document_kind: kind,
            collector_document_number: number,
            mandate_sha256,
        } = collection;
        let unknown =
            |_| Problem::bad_request(&format!("`{kind}` is no kind of identity document"));
        let kind = DocumentKind::parse(&kind).map_err(unknown)?;
        let collector_document = IdentityDocument { kind, number: IdentityNumber::new(number) };
        Ok(Self { certificate, day, collector_name, collector_document, mandate_sha256 })
    }
}

/// Takes a step, where the process allows it and no rule stands in the way.
#[utoipa::path(
    post,
    path = "/api/v1/cases/{id}/steps",
    params(
        ("id" = Uuid, Path, description = "The internal id of the case."),
        ("If-Match" = String, Header, description = "The `ETag` of the case as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = StepIn,
    responses(
        (status = 200, body = CaseOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_step(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body, request }: Handed<StepIn>,
) -> Result<Answered, Problem> {
    let (Path(id), Query(trial)) = (id?, trial?);
    let StepIn { step, note, request: corrected, collections } = body;
    let collections = collections.into_iter().map(Collected::try_from).collect::<Result<_, _>>()?;
    let asked = StepAsked { step, revision, note, request: corrected, collections };
    let (mode, answer) = (trial.mode(), |view: &CaseView| answer(StatusCode::OK, view));
    let counter = request.counter(&app, &officer, mode, &answer);
    let reply = casework::case::take_step(&counter, id, asked, mode).await?;
    Ok(Answered::of(reply, answer))
}
