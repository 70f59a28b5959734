//! What a collective gave to those who are no members, on the wire.

use axum::Json;
use casework::collective::{self as books, BenefitFile};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use tenure::collective::Benefit;
use utoipa::ToSchema;

use super::read::Asked;
use crate::Problem;
use crate::household::Times;

/// What members gave to somebody who is no member 非成员权益 (集体法 15).
#[derive(Serialize, ToSchema)]
pub(super) struct BenefitsOut {
    number: u32,
    /// The internal id of the person.
    person: String,
    name: Option<String>,
    first_day: NaiveDate,
    /// Where the members decided on one.
    last_day: Option<NaiveDate>,
    /// Of `income`, `services` and `other`.
    benefits: Vec<&'static str>,
    /// 长期在本组织的工作、对集体的贡献
    service: String,
    evidence_sha256: String,
    /// The number of the decision that they rest on.
    decision: u32,
    /// Whether they hold on the day: not where their days are over, where a later decision took their place, or where the person is a member by now.
    holds: bool,
    recorded_at: DateTime<Utc>,
}

impl From<BenefitFile> for BenefitsOut {
    fn from(file: BenefitFile) -> Self {
        let BenefitFile { row, person, holds } = file;
        let (first_day, last_day) = row.days;
        Self {
            number: row.number,
            person: row.person.to_string(),
            name: person.map(|it| it.person.fact().name.clone()),
            first_day,
            last_day,
            benefits: row.benefits.into_iter().map(Benefit::as_str).collect(),
            service: row.service,
            evidence_sha256: row.evidence_sha256,
            decision: row.decision,
            holds,
            recorded_at: row.recorded.at,
        }
    }
}

/// Lists what a collective gave to those who are no members 非成员权益, with what holds on a day.
#[utoipa::path(
    get,
    path = "/api/v1/collectives/{code}/non-member-benefits",
    params(("code" = String, Path, description = "统一社会信用代码."), Times),
    responses(
        (status = 200, body = Vec<BenefitsOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_non_member_benefits(
    asked: Asked,
) -> Result<Json<Vec<BenefitsOut>>, Problem> {
    let Asked { app, officer, code, at } = asked;
    let benefits = books::benefits(&app.store, &officer, &code, at).await?;
    Ok(Json(benefits.into_iter().map(Into::into).collect()))
}
