//! The case types and the parameters that the county works with.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use serde_json::Value;
use tenure::rules::{Bounded, bounds, bounds_of_collectives};
use utoipa::ToSchema;

use crate::AppState;

/// Lists the case types, as the county has set them: documents, steps and who may take them, days, notices and papers.
#[utoipa::path(get, path = "/api/v1/case-types", security(()), responses((status = 200, body = Vec<Value>)))]
pub(super) async fn list_case_types(State(app): State<AppState>) -> Json<Vec<Value>> {
    let types = app.desk.types.iter();
    Json(types.map(|it| serde_json::to_value(it).unwrap_or_default()).collect())
}

/// A parameter of the rules about cases or collectives, as the county has set it.
#[derive(Serialize, ToSchema)]
pub(super) struct CountyParameterOut {
    /// With its unit.
    name: &'static str,
    /// As text, since some are areas and some are days; none where the county has not set it.
    value: Option<String>,
    /// How far a county may go.
    allowed: &'static str,
    /// What that rests on.
    source: &'static str,
    /// The codes of the rules that go by it.
    rules: Vec<&'static str>,
}

impl From<Bounded> for CountyParameterOut {
    fn from(bounded: Bounded) -> Self {
        let Bounded { name, value, lawful: _, allowed, source_zh, rules } = bounded;
        Self {
            name,
            value: (!value.is_empty()).then_some(value),
            allowed,
            source: source_zh,
            rules,
        }
    }
}

/// Lists the parameters of the rules about cases and collectives, as the county has set them, each with its bounds and their source.
///
/// Each set of rules gives its own; those of the market follow here once a county can set them.
#[utoipa::path(get, path = "/api/v1/parameters", responses((status = 200, body = Vec<CountyParameterOut>)))]
pub(super) async fn list_parameters(State(app): State<AppState>) -> Json<Vec<CountyParameterOut>> {
    let of_cases = bounds(&app.desk.parameters);
    let of_collectives = bounds_of_collectives(&app.desk.collective_parameters);
    let sets = [of_cases, of_collectives];
    Json(sets.into_iter().flatten().map(Into::into).collect())
}
