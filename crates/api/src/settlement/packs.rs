//! The policy packs: what each municipality's text asks, in its own words.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use serde::Serialize;
use settlement::PolicyPack;
use settlement::pack::{Channel, Clause};
use utoipa::ToSchema;

use super::Town;
use crate::Problem;

/// A policy pack, in short.
#[derive(Serialize, ToSchema)]
pub(super) struct PackHead {
    code: String,
    name_zh: String,
    name_en: String,
    /// 行政区划代码
    division: String,
    source_title: String,
    /// 发文字号; absent where the copy that was read has none.
    source_number: Option<String>,
}

/// A policy pack: the channels, the permit, and what the text leaves open.
#[derive(Serialize, ToSchema)]
pub(super) struct PackOut {
    #[serde(flatten)]
    head: PackHead,
    /// 保护条款: that no right has to be given up, in the words of the text.
    #[schema(value_type = Vec<Object>)]
    protections: Vec<Clause>,
    channels: Vec<ChannelOut>,
    /// 居住证
    permit: ChannelOut,
    open: Vec<OpenOut>,
}

/// A way to settle, or to a permit.
#[derive(Serialize, ToSchema)]
struct ChannelOut {
    code: String,
    title_zh: String,
    title_en: String,
    #[schema(value_type = Object)]
    clause: Clause,
    /// The words that ask for each condition; all of them must hold.
    #[schema(value_type = Vec<Object>)]
    conditions: Vec<Clause>,
}

/// Something that the text does not decide.
#[derive(Serialize, ToSchema)]
struct OpenOut {
    code: String,
    note_zh: String,
    note_en: String,
}

impl From<&PolicyPack> for PackHead {
    fn from(it: &PolicyPack) -> Self {
        Self {
            code: it.code.clone(),
            name_zh: it.name_zh.clone(),
            name_en: it.name_en.clone(),
            division: it.division.as_str().to_owned(),
            source_title: it.source.title.clone(),
            source_number: it.source.number.clone(),
        }
    }
}

impl From<&Channel> for ChannelOut {
    fn from(it: &Channel) -> Self {
        Self {
            code: it.code.clone(),
            title_zh: it.title_zh.clone(),
            title_en: it.title_en.clone(),
            clause: it.clause.clone(),
            conditions: it
                .conditions
                .iter()
                .map(|condition| condition.quotation.within(&it.clause))
                .collect(),
        }
    }
}

impl From<&PolicyPack> for PackOut {
    fn from(it: &PolicyPack) -> Self {
        Self {
            head: it.into(),
            protections: it.protections.clone(),
            channels: it.channels.iter().map(Into::into).collect(),
            permit: (&it.permit).into(),
            open: it
                .open
                .iter()
                .map(|it| OpenOut {
                    code: it.code.clone(),
                    note_zh: it.note_zh.clone(),
                    note_en: it.note_en.clone(),
                })
                .collect(),
        }
    }
}

/// Lists the policy packs of the municipalities 落户政策包.
#[utoipa::path(get, path = "/api/v1/settlement/packs", security(()), responses((status = 200, body = Vec<PackHead>)))]
pub(super) async fn list_policy_packs(State(town): State<Town>) -> Json<Vec<PackHead>> {
    Json(town.packs.iter().map(Into::into).collect())
}

/// Shows a policy pack, clause by clause.
#[utoipa::path(
    get,
    path = "/api/v1/settlement/packs/{pack}",
    security(()),
    params(("pack" = String, Path, description = "The code of the municipality, such as `jilin`.")),
    responses(
        (status = 200, body = PackOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_policy_pack(
    State(town): State<Town>,
    pack: Result<Path<String>, PathRejection>,
) -> Result<Json<PackOut>, Problem> {
    let Path(code) = pack?;
    let pack = town.packs.get(&code);
    let pack = pack.ok_or_else(|| Problem::not_found(&format!("there is no pack `{code}`")))?;
    Ok(Json(pack.into()))
}
