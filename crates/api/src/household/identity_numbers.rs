//! The identity numbers of a household in full, for who may see them, says why, and is written down.

use access::Audited;
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use casework::KnownNumber;
use serde::Serialize;
use tenure::AsOf;
use utoipa::ToSchema;

use crate::officer::AtCounter;
use crate::reading::Purpose;
use crate::{AppState, Problem};

/// A document of somebody of the household, its number in full.
#[derive(Serialize, ToSchema)]
pub(super) struct IdentityNumberOut {
    /// The internal id of the member; null is the contractor.
    person: Option<String>,
    name: String,
    /// 证件类型 (C.15)
    document_kind: &'static str,
    document_number: String,
}

impl From<KnownNumber> for IdentityNumberOut {
    fn from(KnownNumber { person, name, document }: KnownNumber) -> Self {
        let document_number = document.number.expose().to_owned();
        Self { person, name, document_kind: document.kind.as_str(), document_number }
    }
}

/// Gives the identity numbers of a household in full, to intake, review or the registrar, who says why.
///
/// Who saw them and why is written down in the audit log before they are answered; every other answer masks them.
#[utoipa::path(
    get,
    path = "/api/v1/households/{code}/identity-numbers",
    params(
        ("code" = String, Path, description = "The contractor code, the household's own code, or its internal id."),
        ("Sanquan-Purpose" = String, Header, description = "Why they are looked at, such as `registration`.")
    ),
    responses(
        (status = 200, body = Vec<IdentityNumberOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_identity_numbers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    Purpose(purpose): Purpose,
    code: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<IdentityNumberOut>>, Problem> {
    let Path(code) = code?;
    let now = app.occasion();
    let at = AsOf { as_of: now.today, known_at: now.at };
    let (household, numbers) = casework::identity_numbers(&app.store, &officer, &code, at).await?;
    let about = format!("{household} {}", purpose.as_str());
    let who = (officer.name.as_str(), about.as_str());
    access::write_down_alone(&app.office, Audited::Unmasked, who, now.at).await?;
    Ok(Json(numbers.into_iter().map(Into::into).collect()))
}
