//! Every reading of the register is written down before it is answered: who, when, why, and on what ground (HR-80).

use access::Audited;
use axum::extract::{FromRequestParts, MatchedPath, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, Method};
use axum::middleware::Next;
use axum::response::Response;
use identity::mask_if_identity_number;
use office::Reading;
use tenure::QueryPurpose;

use crate::officer::AtCounter;
use crate::{AppState, Problem, settlement};

/// The header that names the purpose; without it, an officer at the counter works on registrations.
const PURPOSE: HeaderName = HeaderName::from_static("sanquan-purpose");

/// The operations that give nothing of the register but what is public, or of the reader and the service's accounts alone.
pub const OPEN: &[&str] = &[
    "/api/v1/accounts",
    "/api/v1/accounts/{login}",
    "/api/v1/audit-log",
    "/api/v1/case-types",
    "/api/v1/counts",
    "/api/v1/notices",
    "/api/v1/openapi.json",
    "/api/v1/public/listings",
    "/api/v1/public/listings/{number}",
    "/api/v1/rules",
    "/api/v1/session",
    "/api/v1/sessions",
    "/api/v1/settlement/packs",
    "/api/v1/settlement/packs/{pack}",
    "/api/v1/tokens",
    "/healthz",
    "/ledger/entry.js",
    "/ledger/{county}/checkpoint",
    "/ledger/{county}/entries/{number}",
    "/ledger/{county}/entries/{number}/proof",
    "/ledger/{county}/keys",
    "/ledger/{county}/tile/{*path}",
    "/listings",
    "/listings/{number}",
    "/notices",
    "/notices/{id}",
    "/notices/{id}/objection",
    "/problems/{kind}",
    "/readyz",
    "/rules",
    "/settlement/verify/{number}",
    "/verify",
    "/verify/{number}",
    "/",
    "/assets/{*path}",
    "/seal.svg",
    "/workbench",
    "/workbench/",
    "/workbench/{*path}",
];

/// The purpose that a request states; one that states none is refused.
pub(crate) struct Purpose(pub(crate) QueryPurpose);

impl FromRequestParts<AppState> for Purpose {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &AppState) -> Result<Self, Problem> {
        if parts.headers.contains_key(PURPOSE) { purpose(parts).map(Self) } else { Err(unknown()) }
    }
}

/// Writes a reading down, and lets it go on.
pub(crate) async fn note(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let route = request.extensions().get::<MatchedPath>().map(|it| it.as_str().to_owned());
    let Some(route) = route.filter(|it| reads && !OPEN.contains(&it.as_str())) else {
        return Ok(next.run(request).await);
    };
    let (mut parts, body) = request.into_parts();
    let reading = reading(&app, &mut parts, &route).await?;
    if [".xlsx", ".csv"].iter().any(|it| route.ends_with(it)) {
        let about = format!("{route} {}", reading.object);
        let who = (reading.officer.as_str(), about.trim_end());
        access::write_down_alone(&app.office, Audited::Exported, who, reading.at).await?;
    }
    app.office.record_reading(reading).await?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}

async fn reading(app: &AppState, parts: &mut Parts, route: &str) -> Result<Reading, Problem> {
    let (officer, purpose, legal_ground) = if settlement::owns(route) {
        let (clerk, purpose, ground) = settlement::reader(parts, &app.town)?;
        (clerk, purpose, ground.to_owned())
    } else {
        let AtCounter(officer) = AtCounter::from_request_parts(parts, app).await?;
        let purpose = purpose(parts)?;
        (officer.name, purpose.as_str(), purpose.ground().to_string())
    };
    let occasion = app.occasion();
    Ok(Reading {
        id: occasion.id,
        at: occasion.at,
        officer,
        purpose: purpose.to_owned(),
        legal_ground,
        operation: format!("{} {route}", parts.method),
        object: named(parts, app).await,
    })
}

/// The codes in the address.
async fn named(parts: &mut Parts, app: &AppState) -> String {
    let codes = RawPathParams::from_request_parts(parts, app).await;
    codes
        .map(|it| {
            it.iter().map(|(_, code)| mask_if_identity_number(code)).collect::<Vec<_>>().join(",")
        })
        .unwrap_or_default()
}

fn purpose(parts: &Parts) -> Result<QueryPurpose, Problem> {
    let Some(value) = parts.headers.get(PURPOSE) else { return Ok(QueryPurpose::Registration) };
    value.to_str().ok().and_then(QueryPurpose::parse).ok_or_else(unknown)
}

fn unknown() -> Problem {
    let known = QueryPurpose::ALL.map(QueryPurpose::as_str).join(", ");
    Problem::bad_request(&format!("`Sanquan-Purpose` names none of the purposes: {known}"))
}
