//! The system administrator makes an account.

use access::{AccountAsked, Password, Reply};
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use ledger::Digest;
use office::{Account, Again, RequestKey};

use super::ByAdministrator;
use super::wire::{AccountIn, AccountOut, DutyIn, answer, answered};
use crate::cases::revision::Answered;
use crate::idempotency_key::key;
use crate::{AppState, Problem};

const OPERATION: &str = "POST /api/v1/accounts";

/// Makes an account; its password is changed at the first sign-in.
#[utoipa::path(
    post,
    path = "/api/v1/accounts",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body, whatever its password, get the same answer, and nothing is done twice.")
    ),
    request_body = AccountIn,
    responses(
        (status = 201, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn make_account(
    State(app): State<AppState>,
    by: ByAdministrator,
    headers: HeaderMap,
    asked: Result<Json<AccountIn>, JsonRejection>,
) -> Result<Answered, Problem> {
    by.check(access::AccountDeed::Make)?;
    let Json(AccountIn { login, officer, desk, roles, division, password }) = asked?;
    let duty = DutyIn { desk, roles, division };
    let (key, sha256) = (key(&headers)?, digest(&login, &officer, &duty)?);
    let asked = AccountAsked {
        login,
        officer,
        duty: duty.duty(&app)?,
        password: Some(Password::typed(password)),
        password_is_own: false,
    };
    let account = by.account.id;
    let made = |account: &Account| answer(201, account);
    let again = key.as_deref().map(|key| Again {
        request: RequestKey { account, operation: OPERATION, key, request_sha256: sha256.0 },
        answer: &made,
    });
    let reply = access::make(&app.office, asked, by.occasion(&app), again).await?;
    Ok(answered(match reply {
        Reply::Now(account) => made(&account),
        Reply::Before(answer) => answer,
    }))
}

/// Of all that was handed in but the password: whoever read its digest could try passwords on it.
fn digest(login: &str, officer: &str, duty: &DutyIn) -> Result<Digest, Problem> {
    let text = serde_json::to_vec(&(login, officer, duty)).map_err(|_unwritable| Problem::broken());
    Ok(Digest::of_bytes(&text?))
}
