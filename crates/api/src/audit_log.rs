//! The audit log over HTTP 审计日志: what was done at the door, read by the audit administrator.

use access::Administrator;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use ledger::Digest;
use office::AuditEntry;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::ByAdministrator;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many entries an answer lists where nothing else is said, and at most.
const LISTED: u64 = 100;
const LISTED_MAX: u64 = 1_000;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_audit_entries))
}

/// Which entries are asked for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Which {
    /// At most so many; 100 where nothing is said, and no more than 1000.
    limit: Option<u64>,
    /// The number of the first entry of the page; 0 where nothing is said.
    from: Option<i64>,
}

/// An entry of the audit log.
#[derive(Serialize, ToSchema)]
struct AuditEntryOut {
    number: i64,
    /// Such as `signed-in` or `account-made`.
    kind: String,
    /// Canonical JSON, byte for byte what the tree is made over: its leaf hash is SHA-256 of a zero byte and this text.
    entry: String,
    /// The root of the tree (RFC 6962) that ends with this entry: whoever notes it down can tell later that nothing before was altered.
    root_sha256: String,
}

impl From<AuditEntry> for AuditEntryOut {
    fn from(it: AuditEntry) -> Self {
        let AuditEntry { number, at: _, kind, entry, root_sha256 } = it;
        // The database keeps it at its length.
        let root = Digest(root_sha256.try_into().unwrap_or_default());
        Self { number, kind, entry, root_sha256: root.to_string() }
    }
}

/// Lists the entries of the audit log, the oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/audit-log",
    params(Which),
    responses(
        (status = 200, body = Vec<AuditEntryOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn list_audit_entries(
    State(app): State<AppState>,
    by: ByAdministrator,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<AuditEntryOut>, Problem> {
    by.must_be(Administrator::Audit)?;
    let Query(Which { limit, from }) = which?;
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let entries = app.office.audit_entries(from.unwrap_or_default(), limit).await?;
    let place = entries.last().map(|it| (it.number + 1).to_string());
    Ok(Page::from(entries.into_iter().map(AuditEntryOut::from).collect(), limit, place))
}
