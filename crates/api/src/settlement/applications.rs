//! Applications to settle, and the decisions on them.
#![expect(unused_qualifications, reason = "utoipa's macro qualifies the parameters")]

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};
use settlement::book::{ApplicationFile, ApplicationFilter};
use settlement::evaluation::{self, EvidenceNeed};
use settlement::lint::FreeText;
use settlement::record::{
    Application, ApplicationCompanion, ApplicationId, Decision, Evidence, Outcome, PersonId, Ruling,
};
use settlement::{Facts, PolicyPacks};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::Town;
use super::clerk::AtTown;
use super::evaluation::TraceOut;
use super::handed::{Answered, Handed};
use crate::Problem;

/// How many applications an answer lists where nothing else is said, and at most; the numbers are our own.
const LISTED: usize = 50;
const LISTED_MAX: usize = 500;

/// An application as it is handed in.
#[derive(Deserialize, ToSchema)]
#[schema(as = SettlementApplicationIn)]
#[serde(deny_unknown_fields)]
pub(super) struct ApplicationIn {
    applicant: Uuid,
    /// The code of the policy pack that applies.
    policy_pack: String,
    channel: String,
    /// 落户地
    #[schema(value_type = String)]
    place: DivisionCode,
    submitted_day: NaiveDate,
    /// 自愿声明: the day on which the applicant declared that this is their own wish (SR-20).
    own_wish_declared_day: NaiveDate,
    #[schema(value_type = Vec<Object>)]
    facts: Facts,
    /// Documents of the whitelist, and no others.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    evidence: Vec<Evidence>,
    /// 随迁人员
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    companions: Vec<ApplicationCompanion>,
}

/// An application, what the text says to it, and what was decided.
#[derive(Serialize, ToSchema)]
#[schema(as = SettlementApplicationOut)]
pub(super) struct ApplicationOut {
    #[schema(value_type = Object)]
    application: Application,
    /// What the channel that was applied by says.
    trace: Option<TraceOut>,
    /// What the facts still lack: of each, one document will do.
    #[schema(value_type = Vec<Object>)]
    missing_evidence: Vec<EvidenceNeed>,
    #[schema(value_type = Option<Object>)]
    decision: Option<Decision>,
}

/// A decision as an officer makes it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionIn {
    /// `granted` or `refused`.
    #[schema(value_type = String)]
    outcome: Outcome,
    /// Without it, today.
    decided_day: Option<NaiveDate>,
    /// The act that decides what the clause leaves open, with its article.
    other_act: Option<String>,
    reason: Option<String>,
}

/// Which applications are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// With `true` those that are decided, with `false` those that are not.
    decided: Option<bool>,
    /// The last application of the page before.
    after: Option<Uuid>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<usize>,
}

impl ApplicationIn {
    fn with_id(self, id: Uuid) -> Application {
        Application {
            id: ApplicationId(id),
            applicant: PersonId(self.applicant),
            policy_pack: self.policy_pack,
            channel: self.channel,
            place: self.place,
            submitted_day: self.submitted_day,
            own_wish_declared_day: self.own_wish_declared_day,
            facts: self.facts,
            evidence: self.evidence,
            companions: self.companions,
        }
    }
}

impl ApplicationOut {
    fn of(packs: &PolicyPacks, file: ApplicationFile) -> Self {
        let ApplicationFile { application, decision } = file;
        let assessed = packs.get(&application.policy_pack);
        let assessed = assessed.map(|it| evaluation::settlement(it, &application.facts));
        let trace = assessed.and_then(|it| it.channel(&application.channel).cloned());
        let missing = trace.as_ref().map(|it| application.missing_evidence(it));
        Self {
            missing_evidence: missing.unwrap_or_default().into_iter().cloned().collect(),
            trace: trace.map(Into::into),
            application,
            decision,
        }
    }
}

/// Takes an application to settle in 受理落户申请.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/applications",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = ApplicationIn,
    responses(
        (status = 201, body = ApplicationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn accept_application(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    Handed { body, request }: Handed<ApplicationIn>,
) -> Result<Answered, Problem> {
    let unit = town.book.unit(&town.occasion(&clerk)).await?;
    if let Some(before) = request.answered(&unit).await? {
        return Ok(before);
    }
    let application = body.with_id(town.new_id());
    let application = unit.accept_application(&town.packs, application).await?;
    let file = ApplicationFile { application, decision: None };
    let out = ApplicationOut::of(&town.packs, file);
    request.conclude(unit, StatusCode::CREATED, &out).await
}

/// Lists the applications of the officer's division, the oldest first.
#[utoipa::path(
    get,
    operation_id = "list_settlement_applications",
    path = "/api/v1/settlement/applications",
    params(Which),
    responses(
        (status = 200, body = Vec<ApplicationOut>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_applications(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Json<Vec<ApplicationOut>>, Problem> {
    let Query(Which { decided, after, limit }) = which?;
    let filter = ApplicationFilter { decided, after: after.map(ApplicationId) };
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let files = town.book.applications(&clerk, filter, limit).await?;
    Ok(Json(files.into_iter().map(|it| ApplicationOut::of(&town.packs, it)).collect()))
}

/// Shows an application, what the text says to it, and what was decided.
#[utoipa::path(
    get,
    operation_id = "get_settlement_application",
    path = "/api/v1/settlement/applications/{id}",
    params(("id" = Uuid, Path, description = "The internal id of the application.")),
    responses(
        (status = 200, body = ApplicationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_application(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<ApplicationOut>, Problem> {
    let Path(id) = id?;
    let file = town.book.application(&clerk, ApplicationId(id)).await?;
    Ok(Json(ApplicationOut::of(&town.packs, file)))
}

/// Decides an application on the clause of the text, or on another act that is named 审批.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/applications/{id}/decision",
    params(
        ("id" = Uuid, Path, description = "The internal id of the application."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = DecisionIn,
    responses(
        (status = 200, body = ApplicationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn decide_application(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    id: Result<Path<Uuid>, PathRejection>,
    Handed { body, request }: Handed<DecisionIn>,
) -> Result<Answered, Problem> {
    let (Path(id), occasion) = (id?, town.occasion(&clerk));
    let unit = town.book.unit(&occasion).await?;
    if let Some(before) = request.answered(&unit).await? {
        return Ok(before);
    }
    let ruling = Ruling {
        decided_by: clerk.name.clone(),
        decided_day: body.decided_day.unwrap_or(occasion.today),
        other_act: body.other_act.as_deref().map(FreeText::parse).transpose()?,
        reason: body.reason.as_deref().map(FreeText::parse).transpose()?,
    };
    let id = ApplicationId(id);
    let (application, decision) = unit.decide(&town.packs, id, body.outcome, ruling).await?;
    let file = ApplicationFile { application, decision: Some(decision) };
    request.conclude(unit, StatusCode::OK, &ApplicationOut::of(&town.packs, file)).await
}
