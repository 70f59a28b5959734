//! An account is given another desk, closed, unlocked, given another password, or signed out by force.

use access::{AccountDeed, Password};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::ByAdministrator;
use super::wire::{AccountOut, DutyIn, PasswordIn, answer, answered};
use crate::cases::revision::{Answered, IfMatch};
use crate::{AppState, Problem};

/// Gives an account a desk, its roles and its division; whoever is signed in to it is signed out, and its tokens are revoked.
#[utoipa::path(
    put,
    path = "/api/v1/accounts/{login}/duty",
    params(
        ("login" = String, Path),
        ("If-Match" = String, Header, description = "The `ETag` of the account as it was seen.")
    ),
    request_body = DutyIn,
    responses(
        (status = 200, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn give_duty(
    State(app): State<AppState>,
    by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
    seen: Result<IfMatch, Problem>,
    asked: Result<Json<DutyIn>, JsonRejection>,
) -> Result<Answered, Problem> {
    by.check(AccountDeed::GiveDuty)?;
    let (Path(login), seen, Json(duty)) = (login?, revision(seen?), asked?);
    let (which, duty) = ((login.as_str(), Some(seen)), duty.duty(&app)?);
    let account = access::give_duty(&app.office, which, duty, by.occasion(&app)).await?;
    Ok(answered(answer(200, &account)))
}

/// Closes an account for good; whoever is signed in to it is signed out, and its tokens are revoked.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/{login}/closure",
    params(
        ("login" = String, Path),
        ("If-Match" = String, Header, description = "The `ETag` of the account as it was seen.")
    ),
    responses(
        (status = 200, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn close_account(
    State(app): State<AppState>,
    by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
    seen: Result<IfMatch, Problem>,
) -> Result<Answered, Problem> {
    by.check(AccountDeed::Close)?;
    let (Path(login), seen) = (login?, revision(seen?));
    let which = (login.as_str(), Some(seen));
    let account = access::close(&app.office, which, by.occasion(&app)).await?;
    Ok(answered(answer(200, &account)))
}

/// Lets an account be tried again whose password was wrong too often.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/{login}/unlocking",
    params(("login" = String, Path)),
    responses(
        (status = 200, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn unlock_account(
    State(app): State<AppState>,
    by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
) -> Result<Answered, Problem> {
    by.check(AccountDeed::Unlock)?;
    let Path(login) = login?;
    let account = access::unlock(&app.office, &login, by.occasion(&app)).await?;
    Ok(answered(answer(200, &account)))
}

/// Gives an account another password, which unlocks it and is changed at the next sign-in; whoever is signed in to it is signed out.
#[utoipa::path(
    put,
    path = "/api/v1/accounts/{login}/password",
    params(("login" = String, Path)),
    request_body = PasswordIn,
    responses(
        (status = 200, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn reset_password(
    State(app): State<AppState>,
    by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
    asked: Result<Json<PasswordIn>, JsonRejection>,
) -> Result<Answered, Problem> {
    by.check(AccountDeed::ResetPassword)?;
    let (Path(login), Json(PasswordIn { password })) = (login?, asked?);
    let given = (Password::typed(password), false);
    let account = access::reset_password(&app.office, &login, given, by.occasion(&app)).await?;
    Ok(answered(answer(200, &account)))
}

/// Signs an account out wherever it is signed in (强制下线).
#[utoipa::path(
    delete,
    path = "/api/v1/accounts/{login}/sessions",
    params(("login" = String, Path)),
    responses(
        (status = 204, description = "Nobody is signed in to it."),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn sign_account_out(
    State(app): State<AppState>,
    by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, Problem> {
    by.check(AccountDeed::SignOut)?;
    let Path(login) = login?;
    access::sign_out_everywhere(&app.office, &login, by.occasion(&app)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A revision that is no account's is another than the one that it stands at.
fn revision(IfMatch(seen): IfMatch) -> u32 {
    u32::try_from(seen).unwrap_or_default()
}
