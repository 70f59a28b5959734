//! Sessions over HTTP: one is begun with a password, looked at, and ended, here or from elsewhere.

use access::{Password, Secret, SignedIn};
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, Door};
use super::cookie;
use crate::{AppState, Problem};

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInAsked {
    login: String,
    password: String,
}

/// Who is signed in, and until when at most.
#[derive(Serialize, ToSchema)]
pub(super) struct SessionOut {
    id: Uuid,
    login: String,
    /// As it will stand beside what is done.
    officer: String,
    /// `register`, `settlement` or `administration`.
    desk: String,
    roles: Vec<String>,
    /// The code of the division that is seen; null is all that the service sees.
    division: Option<String>,
    signed_in_at: DateTime<Utc>,
    /// It ends earlier where nothing is asked for.
    ends_at: Option<DateTime<Utc>>,
    /// Whether the password is an administrator's: nothing is done before `PUT /api/v1/session/password`.
    password_to_change: bool,
}

/// Another password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordChangeIn {
    current: String,
    new: String,
}

/// A session of one's own.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnSessionOut {
    id: Uuid,
    signed_in_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    current: bool,
}

/// Whoever is signed in, at whichever desk.
pub(super) struct Anybody(pub(super) SignedIn);

impl FromRequestParts<AppState> for Anybody {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &AppState) -> Result<Self, Problem> {
        Caller::signed_in(parts).map(Self)
    }
}

/// Signs in; the answer sets a cookie by which the next requests are known.
///
/// After five wrong passwords in a row none is looked at for a quarter of an hour.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    security(()),
    request_body = SignInAsked,
    responses(
        (status = 201, body = SessionOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn sign_in(
    State(app): State<AppState>,
    asked: Result<Json<SignInAsked>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(SignInAsked { login, password }) = asked?;
    let Door::SignIn { limits, secure } = app.door else { return Err(Problem::no_sign_in()) };
    let occasion = app.occasion();
    let given = (login.as_str(), Password::typed(password));
    let (signed_in, secret) =
        access::sign_in(&app.office, given, &limits, (occasion.id, occasion.at)).await?;
    let cookie = cookie_of(&secret, secure)?;
    let body = Json(shown(&signed_in, &app));
    Ok((StatusCode::CREATED, AppendHeaders([(header::SET_COOKIE, cookie)]), body).into_response())
}

/// Says who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    responses(
        (status = 200, body = SessionOut),
        (status = 401, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn show_session(
    State(app): State<AppState>,
    Anybody(signed_in): Anybody,
) -> Json<SessionOut> {
    Json(shown(&signed_in, &app))
}

/// Signs out here.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    responses(
        (status = 204, description = "The session is over."),
        (status = 401, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn sign_out(
    State(app): State<AppState>,
    Anybody(SignedIn { account, session }): Anybody,
) -> Result<Response, Problem> {
    access::end_session(&app.office, account.id, session.id, app.occasion().at).await?;
    let secure = matches!(app.door, Door::SignIn { secure: true, .. });
    let cookie = cookie::take_away(secure).ok_or_else(Problem::broken)?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, cookie)])).into_response())
}

/// Lists one's own sessions that last, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/sessions",
    responses(
        (status = 200, body = Vec<OwnSessionOut>),
        (status = 401, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_sessions(
    State(app): State<AppState>,
    Anybody(SignedIn { account, session }): Anybody,
) -> Result<Json<Vec<OwnSessionOut>>, Problem> {
    let Door::SignIn { limits, .. } = app.door else { return Err(Problem::no_sign_in()) };
    let all = access::sessions(&app.office, account.id, &limits, app.occasion().at).await?;
    let own = all.into_iter().map(|it| OwnSessionOut {
        id: it.id,
        signed_in_at: it.made_at,
        seen_at: it.seen_at,
        current: it.id == session.id,
    });
    Ok(Json(own.collect()))
}

/// Ends one of one's own sessions, such as one that was left open elsewhere.
#[utoipa::path(
    delete,
    path = "/api/v1/sessions/{id}",
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "The session is over."),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn end_session(
    State(app): State<AppState>,
    Anybody(SignedIn { account, .. }): Anybody,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let Path(id) = id?;
    access::end_session(&app.office, account.id, id, app.occasion().at).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Changes one's own password; every other session of the account is over.
#[utoipa::path(
    put,
    path = "/api/v1/session/password",
    request_body = PasswordChangeIn,
    responses(
        (status = 204, description = "The password is another."),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn change_password(
    State(app): State<AppState>,
    Anybody(signed_in): Anybody,
    asked: Result<Json<PasswordChangeIn>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(PasswordChangeIn { current, new }) = asked?;
    let Door::SignIn { limits, .. } = app.door else { return Err(Problem::no_sign_in()) };
    let both = (Password::typed(current), Password::typed(new));
    let at = app.occasion().at;
    access::change_password(&app.office, &signed_in, both, &limits, at).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn cookie_of(secret: &Secret, secure: bool) -> Result<HeaderValue, Problem> {
    cookie::give(secret, secure).ok_or_else(Problem::broken)
}

fn shown(SignedIn { account, session }: &SignedIn, app: &AppState) -> SessionOut {
    let absolute = match app.door {
        Door::SignIn { limits, .. } => Some(limits.absolute),
        Door::Named => None,
    };
    SessionOut {
        id: session.id,
        login: account.login.clone(),
        officer: account.officer.clone(),
        desk: account.desk.clone(),
        roles: account.roles.iter().cloned().collect(),
        division: account.division.clone(),
        signed_in_at: session.made_at,
        ends_at: absolute.and_then(|it| session.made_at.checked_add_signed(it)),
        password_to_change: account.password_given_by.is_some(),
    }
}
