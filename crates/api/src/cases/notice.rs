//! Public notices, for everybody to read.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use store::OpenNotice;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{AppState, Problem};

/// A notice that runs; nothing personal stands in it.
#[derive(Serialize, ToSchema)]
pub(super) struct PublicNoticeOut {
    id: Uuid,
    kind: &'static str,
    round: u32,
    first_day: NaiveDate,
    last_day: NaiveDate,
    content_sha256: String,
    content: Value,
}

impl From<OpenNotice> for PublicNoticeOut {
    fn from(notice: OpenNotice) -> Self {
        Self {
            id: notice.id,
            kind: notice.kind.as_str(),
            round: notice.round,
            first_day: notice.first_day,
            last_day: notice.last_day,
            content: serde_json::from_str(&notice.content).unwrap_or_default(),
            content_sha256: notice.content_sha256,
        }
    }
}

/// Lists the notices that run today, without sign-in.
#[utoipa::path(
    get,
    path = "/api/v1/notices",
    security(()),
    responses((status = 200, body = Vec<PublicNoticeOut>))
)]
pub(super) async fn list_notices(
    State(app): State<AppState>,
) -> Result<Json<Vec<PublicNoticeOut>>, Problem> {
    let notices = casework::case::public_notices(&app.store, app.occasion()).await?;
    Ok(Json(notices.into_iter().map(Into::into).collect()))
}
