//! Facts in, the trace of a decision out; nobody is named, and nothing is kept.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};
use settlement::evaluation::{self, Answer, CompanionTrace, Trace};
use settlement::{Companion, Facts, Language, PolicyPack};
use utoipa::ToSchema;

use super::Town;
use super::clerk::AtTown;
use crate::Problem;

/// What is known of somebody who is not named.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EvaluationIn {
    /// The code of the policy pack.
    pack: String,
    /// Facts of the closed list, such as `{"kind": "rented-dwelling", "months": 24}`.
    #[schema(value_type = Vec<Object>)]
    facts: Facts,
    /// Relatives who would come along.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    companions: Vec<Companion>,
}

/// What the text says: met, not met, or not decided by this text.
#[derive(Serialize, ToSchema)]
pub(super) struct EvaluationOut {
    pack: String,
    /// `met`, `not-met` or `undecided`: the best that any channel says.
    #[schema(value_type = String)]
    answer: Answer,
    channels: Vec<TraceOut>,
    /// 居住证
    permit: TraceOut,
    /// What each channel says to each relative.
    companions: Vec<CompanionOut>,
}

/// What one channel says, condition by condition, and in words.
#[derive(Serialize, ToSchema)]
pub(super) struct TraceOut {
    #[schema(value_type = Object)]
    #[serde(flatten)]
    trace: Trace,
    explanation_zh: String,
    explanation_en: String,
}

/// What a channel says to a relative.
#[derive(Serialize, ToSchema)]
struct CompanionOut {
    channel: String,
    #[schema(value_type = Object)]
    #[serde(flatten)]
    trace: CompanionTrace,
    explanation_zh: String,
    explanation_en: String,
}

impl From<Trace> for TraceOut {
    fn from(trace: Trace) -> Self {
        let explanation_zh = trace.explain(Language::Chinese);
        let explanation_en = trace.explain(Language::English);
        Self { trace, explanation_zh, explanation_en }
    }
}

impl EvaluationOut {
    fn of(pack: &PolicyPack, facts: &Facts, companions: &[Companion]) -> Self {
        let assessment = evaluation::settlement(pack, facts);
        let answer = assessment.answer();
        let channels = pack.channels.iter().map(|it| it.code.as_str());
        let of_channel = |channel: &str| {
            let told = |it: &Companion| evaluation::companion(pack, channel, *it);
            let traces: Vec<CompanionTrace> = companions.iter().filter_map(told).collect();
            traces.into_iter().map(|it| companion(channel, it)).collect::<Vec<_>>()
        };
        let companions = channels.flat_map(of_channel).collect();
        Self {
            pack: assessment.pack,
            answer,
            channels: assessment.channels.into_iter().map(Into::into).collect(),
            permit: evaluation::residence_permit(pack, facts).into(),
            companions,
        }
    }
}

fn companion(channel: &str, trace: CompanionTrace) -> CompanionOut {
    CompanionOut {
        channel: channel.to_owned(),
        explanation_zh: trace.explain(Language::Chinese),
        explanation_en: trace.explain(Language::English),
        trace,
    }
}

/// Says what the text of a municipality says to some facts.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/evaluations",
    request_body = EvaluationIn,
    responses(
        (status = 200, body = EvaluationOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn evaluate_settlement(
    State(town): State<Town>,
    _clerk: AtTown,
    body: Result<Json<EvaluationIn>, JsonRejection>,
) -> Result<Json<EvaluationOut>, Problem> {
    let Json(EvaluationIn { pack, facts, companions }) = body?;
    let found = town.packs.get(&pack);
    let pack = found.ok_or_else(|| Problem::not_found(&format!("there is no pack `{pack}`")))?;
    Ok(Json(EvaluationOut::of(pack, &facts, &companions)))
}
