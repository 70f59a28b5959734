//! People of the settlement book.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use identity::{CitizenId, DivisionCode, mask_identity_number};
use serde::{Deserialize, Serialize};
use settlement::book::{NewPerson, Person, PersonFile};
use settlement::record::{PersonId, ResidencePermit, SettlementFact, Standing};
use utoipa::ToSchema;
use uuid::Uuid;

use super::Town;
use super::clerk::AtTown;
use super::handed::{Answered, Handed};
use crate::Problem;

/// A person to be entered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonIn {
    name: String,
    /// 公民身份号码; absent for a newborn who has none yet.
    identity_number: Option<String>,
    /// The division of the office that enters.
    #[schema(value_type = String)]
    place: DivisionCode,
}

/// A person, whose number is masked.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonOut {
    id: Uuid,
    name: String,
    identity_number: Option<String>,
    #[schema(value_type = String)]
    place: DivisionCode,
}

/// All that the book says of a person.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonFileOut {
    #[serde(flatten)]
    person: PersonOut,
    /// As of today: `not-settled`, `settled` or `returned`.
    standing: &'static str,
    /// Where the person is registered, where the book knows.
    #[schema(value_type = Option<String>)]
    registered_in: Option<DivisionCode>,
    /// What happened, the oldest first.
    #[schema(value_type = Vec<Object>)]
    history: Vec<SettlementFact>,
    applications: Vec<Uuid>,
    permits: Vec<PermitOut>,
    /// The numbers of the statements that were issued.
    statements: Vec<String>,
}

/// A residence permit, and whether it holds today.
#[derive(Serialize, ToSchema)]
struct PermitOut {
    #[schema(value_type = Object)]
    #[serde(flatten)]
    permit: ResidencePermit,
    holds: bool,
}

impl From<Person> for PersonOut {
    fn from(it: Person) -> Self {
        let Person { id, name, number, place } = it;
        let identity_number = number.map(|it| mask_identity_number(it.expose()));
        Self { id: id.0, name, identity_number, place }
    }
}

impl PersonFileOut {
    fn of(file: PersonFile, today: NaiveDate) -> Self {
        let PersonFile { person, history, applications, permits, statements } = file;
        let (standing, registered_in) = match history.standing(today) {
            Standing::NotSettled => ("not-settled", None),
            Standing::Settled { place } => ("settled", Some(place)),
            Standing::Returned { place } => ("returned", Some(place)),
        };
        let holding = history.permits(today);
        let permit = |permit: ResidencePermit| {
            let holds = holding.contains(&permit.id);
            PermitOut { permit, holds }
        };
        Self {
            person: person.into(),
            standing,
            registered_in,
            history: history.facts().to_vec(),
            applications: applications.into_iter().map(|it| it.0).collect(),
            permits: permits.into_iter().map(permit).collect(),
            statements: statements.into_iter().map(|it| it.statement.number).collect(),
        }
    }
}

/// Enters a person, or gives the one who is known by the same number and name.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/people",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice.")
    ),
    request_body = PersonIn,
    responses(
        (status = 200, body = PersonOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn enter_settlement_person(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    Handed { body, request }: Handed<PersonIn>,
) -> Result<Answered, Problem> {
    let PersonIn { name, identity_number, place } = body;
    let unit = town.book.unit(&town.occasion(&clerk)).await?;
    if let Some(before) = request.answered(&unit).await? {
        return Ok(before);
    }
    // The area of a number is where it was first given out, which may be anywhere.
    let number = identity_number.as_deref().map(CitizenId::parse_whatever_area).transpose();
    let number = number.map_err(|error| Problem::bad_request(&error.to_string()))?;
    let new = NewPerson { id: PersonId(town.new_id()), name, number, place };
    let person = PersonOut::from(unit.enter_person(new).await?);
    request.conclude(unit, StatusCode::OK, &person).await
}

/// Shows all that the book says of a person.
#[utoipa::path(
    get,
    path = "/api/v1/settlement/people/{id}",
    params(("id" = Uuid, Path, description = "The internal id of the person.")),
    responses(
        (status = 200, body = PersonFileOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_settlement_person(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<PersonFileOut>, Problem> {
    let Path(id) = id?;
    let file = town.book.person_file(&clerk, PersonId(id)).await?;
    Ok(Json(PersonFileOut::of(file, town.occasion(&clerk).today)))
}
