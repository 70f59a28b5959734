//! What happens to a registration: settling, returning, a permit cancelled.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};
use settlement::book::{EventAsked, Happened, StatementHead};
use settlement::record::{ApplicationId, PermitId, PersonId, SettlementFact, SettlementFactId};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Town;
use super::clerk::AtTown;
use super::handed::{Answered, Handed};
use crate::Problem;

/// What happened, and from which day on it holds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventIn {
    happened: HappenedIn,
    /// Without it, today.
    effective_day: Option<NaiveDate>,
}

/// What happened.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum HappenedIn {
    /// 落户, by a granted application.
    Settled {
        application: Uuid,
        /// 落户地, by name, as the statement will say it.
        place_name: String,
    },
    /// 回迁
    Returned {
        #[schema(value_type = String)]
        place: DivisionCode,
    },
    /// 居住证注销
    PermitCancelled { permit: Uuid },
}

/// What was recorded, and the statement that was issued with it.
#[derive(Serialize, ToSchema)]
pub(super) struct RecordedOut {
    #[schema(value_type = Object)]
    fact: SettlementFact,
    /// The number of the statement that rights in the countryside do not change, where somebody has settled.
    statement: Option<String>,
}

impl HappenedIn {
    fn with_authority(self, authority: &str) -> Happened {
        match self {
            Self::Settled { application, place_name } => Happened::Settled {
                application: ApplicationId(application),
                head: StatementHead { place_name, authority: authority.to_owned() },
            },
            Self::Returned { place } => Happened::Returned { place },
            Self::PermitCancelled { permit } => {
                Happened::PermitCancelled { permit: PermitId(permit) }
            }
        }
    }
}

/// Records what happened to a person's registration; whoever settles gets the statement with it.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/people/{id}/events",
    params(
        ("id" = Uuid, Path, description = "The internal id of the person."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = EventIn,
    responses(
        (status = 201, body = RecordedOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn record_settlement_event(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    id: Result<Path<Uuid>, PathRejection>,
    Handed { body, request }: Handed<EventIn>,
) -> Result<Answered, Problem> {
    let (Path(id), occasion) = (id?, town.occasion(&clerk));
    let unit = town.book.unit(&occasion).await?;
    if let Some(before) = request.answered(&unit).await? {
        return Ok(before);
    }
    let asked = EventAsked {
        id: SettlementFactId(town.new_id()),
        person: PersonId(id),
        happened: body.happened.with_authority(&town.authority),
        effective_day: body.effective_day.unwrap_or(occasion.today),
    };
    let recorded = unit.record_event(asked).await?;
    let statement = recorded.statement.map(|it| it.statement.number);
    let out = RecordedOut { fact: recorded.fact, statement };
    request.conclude(unit, StatusCode::CREATED, &out).await
}
