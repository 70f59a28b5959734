//! Residence permits 居住证.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};
use settlement::Facts;
use settlement::lint::FreeText;
use settlement::record::{PermitAsked, PermitId, PersonId, ResidencePermit, SettlementFactId};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Town;
use super::clerk::AtTown;
use super::handed::{Answered, Handed};
use crate::Problem;

/// A permit that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PermitIn {
    holder: Uuid,
    /// The code of the policy pack that applies.
    policy_pack: String,
    /// 居住地
    #[schema(value_type = String)]
    place: DivisionCode,
    #[schema(value_type = Vec<Object>)]
    facts: Facts,
    /// The act that decides what the clause leaves open, with its article.
    other_act: Option<String>,
    /// Without it, today.
    issued_day: Option<NaiveDate>,
}

/// A residence permit with the clause that it rests on.
#[derive(Serialize, ToSchema)]
pub(super) struct IssuedPermitOut {
    #[schema(value_type = Object)]
    #[serde(flatten)]
    permit: ResidencePermit,
}

/// Issues a residence permit on the clause of the text, or on another act that is named.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/permits",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = PermitIn,
    responses(
        (status = 201, body = IssuedPermitOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn issue_residence_permit(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    Handed { body, request }: Handed<PermitIn>,
) -> Result<Answered, Problem> {
    let occasion = town.occasion(&clerk);
    let unit = town.book.unit(&occasion).await?;
    if let Some(before) = request.answered(&unit).await? {
        return Ok(before);
    }
    let asked = PermitAsked {
        id: PermitId(town.new_id()),
        holder: PersonId(body.holder),
        place: body.place,
        facts: body.facts,
        other_act: body.other_act.as_deref().map(FreeText::parse).transpose()?,
        issued_day: body.issued_day.unwrap_or(occasion.today),
    };
    let (pack, fact) = (&body.policy_pack, SettlementFactId(town.new_id()));
    let permit = unit.issue_permit(&town.packs, pack, asked, fact).await?;
    request.conclude(unit, StatusCode::CREATED, &IssuedPermitOut { permit }).await
}
