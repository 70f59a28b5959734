//! Tokens over HTTP: whoever is signed in makes them for programs, lists them, and revokes them.

use std::collections::BTreeSet;

use access::{Reply, SignedIn, TokenAsked};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use ledger::Digest;
use office::{Again, Answer, RequestKey, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bearer;
use super::session::Anybody;
use crate::cases::revision::Answered;
use crate::idempotency_key::key;
use crate::{AppState, Problem};

const OPERATION: &str = "POST /api/v1/tokens";

/// A token that is asked for.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TokenIn {
    /// What its owner knows it by.
    name: String,
    /// `read`, and roles of the account: what it reads takes `read`, what it does a role.
    scopes: BTreeSet<String>,
    /// It expires after so many days, 366 at most.
    lasts_days: u16,
}

/// A token, without its secret.
#[derive(Serialize, ToSchema)]
pub(super) struct TokenOut {
    id: Uuid,
    name: String,
    scopes: Vec<String>,
    made_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
pub(super) struct TokenMade {
    #[serde(flatten)]
    token: TokenOut,
    /// What comes behind `Authorization: Bearer`; shown this once, and null where the request comes again.
    secret: Option<String>,
}

impl From<&Token> for TokenOut {
    fn from(it: &Token) -> Self {
        Self {
            id: it.id,
            name: it.name.clone(),
            scopes: it.scopes.iter().cloned().collect(),
            made_at: it.made_at,
            expires_at: it.expires_at,
            used_at: it.used_at,
        }
    }
}

/// Makes a token for a program: it works in some of the roles of its owner's account and sees the same division.
///
/// Where the answer is lost, so is the secret: the token is revoked, and another one made.
#[utoipa::path(
    post,
    path = "/api/v1/tokens",
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body make one token; its secret is given the first time alone.")
    ),
    request_body = TokenIn,
    responses(
        (status = 201, body = TokenMade),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn make_token(
    State(app): State<AppState>,
    Anybody(SignedIn { account, .. }): Anybody,
    headers: HeaderMap,
    asked: Result<Json<TokenIn>, JsonRejection>,
) -> Result<Response, Problem> {
    if account.password_given_by.is_some() {
        return Err(Problem::password_to_change());
    }
    let (Json(asked), key) = (asked?, key(&headers)?);
    let sha256 = Digest::of_bytes(&serde_json::to_vec(&asked).unwrap_or_default()).0;
    let TokenIn { name, scopes, lasts_days } = asked;
    let asked = TokenAsked { name, scopes, lasts_days };
    let without_secret = |token: &Token| answer(token, None);
    let again = key.as_deref().map(|key| Again {
        request: RequestKey {
            account: account.id,
            operation: OPERATION,
            key,
            request_sha256: sha256,
        },
        answer: &without_secret,
    });
    let now = app.occasion();
    let reply = access::make_token(&app.office, &account, asked, (now.id, now.at), again).await?;
    let Answer { status, etag, response } = match reply {
        Reply::Now((token, secret)) => answer(&token, Some(bearer::text(&secret))),
        Reply::Before(answer) => answer,
    };
    Ok(Answered::with(store::Answer { status, etag, response }).into_response())
}

/// How a token is answered; its id never means another one, so that it is the `ETag` too.
fn answer(token: &Token, secret: Option<String>) -> Answer {
    let made = TokenMade { token: token.into(), secret };
    Answer {
        status: StatusCode::CREATED.as_u16(),
        etag: format!("\"{}\"", token.id),
        // The shape has no key that could not be written.
        response: serde_json::to_string(&made).unwrap_or_default(),
    }
}

/// Lists one's own tokens that are in force, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/tokens",
    responses(
        (status = 200, body = Vec<TokenOut>),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_tokens(
    State(app): State<AppState>,
    Anybody(SignedIn { account, .. }): Anybody,
) -> Result<Json<Vec<TokenOut>>, Problem> {
    let all = access::tokens(&app.office, account.id, app.occasion().at).await?;
    Ok(Json(all.iter().map(TokenOut::from).collect()))
}

/// Revokes one of one's own tokens.
#[utoipa::path(
    delete,
    path = "/api/v1/tokens/{id}",
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "The token opens nothing any more."),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn revoke_token(
    State(app): State<AppState>,
    Anybody(SignedIn { account, .. }): Anybody,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let Path(id) = id?;
    access::revoke_token(&app.office, account.id, id, app.occasion().at).await?;
    Ok(StatusCode::NO_CONTENT)
}
