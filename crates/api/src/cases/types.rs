//! The case types that the county works with.

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use crate::AppState;

/// Lists the case types, as the county has set them: documents, steps and who may take them, days, notices and papers.
#[utoipa::path(get, path = "/api/v1/case-types", responses((status = 200, body = Vec<Value>)))]
pub(super) async fn list_case_types(State(app): State<AppState>) -> Json<Vec<Value>> {
    let types = app.desk.types.iter();
    Json(types.map(|it| serde_json::to_value(it).unwrap_or_default()).collect())
}
