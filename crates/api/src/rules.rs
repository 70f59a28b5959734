//! The catalogue of the rules.

use axum::Json;
use market::rules::{proof_of, whole_catalogue};
use serde::Serialize;
use tenure::Rule;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_rules))
}

/// A rule of the catalogue.
#[derive(Serialize, ToSchema)]
struct RuleOut {
    /// `HR-22` or `Q05`; never renamed, never used again.
    code: &'static str,
    /// What it finds, in kebab case.
    name: &'static str,
    /// For clerks.
    title_zh: &'static str,
    title_en: &'static str,
    /// The article or standard that it rests on.
    citation: String,
    moments: Vec<MomentOut>,
    parameters: Vec<ParameterOut>,
    /// The test that proves a rule which no input can break.
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<&'static str>,
}

/// When a rule runs, and what follows from a finding then.
#[derive(Serialize, ToSchema)]
struct MomentOut {
    moment: &'static str,
    /// `blocking` or `advisory`.
    severity: &'static str,
}

/// A parameter of a rule.
#[derive(Serialize, ToSchema)]
struct ParameterOut {
    /// With its unit.
    name: &'static str,
    default: &'static str,
    /// Where the default comes from.
    source: &'static str,
}

impl From<Rule> for RuleOut {
    fn from(rule: Rule) -> Self {
        let Rule { code, title_zh, title_en, citation, moments, parameters } = rule;
        Self {
            code: code.code,
            name: code.name,
            title_zh,
            title_en,
            citation: citation.to_string(),
            moments: moments
                .iter()
                .map(|(moment, severity)| MomentOut {
                    moment: moment.as_str(),
                    severity: severity.as_str(),
                })
                .collect(),
            parameters: parameters
                .iter()
                .map(|it| ParameterOut { name: it.name, default: it.default, source: it.source })
                .collect(),
            proof: proof_of(code),
        }
    }
}

/// Lists the rules, each with its source, its parameters and what follows from a finding.
#[utoipa::path(get, path = "/api/v1/rules", security(()), responses((status = 200, body = Vec<RuleOut>)))]
async fn list_rules() -> Json<Vec<RuleOut>> {
    Json(whole_catalogue().into_iter().map(RuleOut::from).collect())
}
