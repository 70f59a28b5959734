//! The public log of a county (C2SP tlog-tiles): its checkpoint, its keys, its tiles, and proofs of entries.
//!
//! Whoever reads it needs no account; nothing personal is in it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use casework::Refused;
use casework::log::{Proof, prove};
use identity::County;
use ledger::{TILE_WIDTH, TilePath, encode_bundle, encode_tile};
use serde::Serialize;
use store::StoreError;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{AppState, Problem};

/// What is signed or numbered never changes, and may be kept for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const EVERY_TIME: &str = "no-cache";

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_checkpoint))
        .routes(routes!(get_ledger_keys))
        .routes(routes!(get_entry_proof))
}

/// The tiles, whose address has as many parts as the number of the tile asks for.
pub(crate) fn tiles() -> Router<AppState> {
    Router::new().route("/ledger/{county}/tile/{*path}", get(get_tile))
}

/// A key of a log.
#[derive(Serialize, ToSchema)]
struct LedgerKeyOut {
    /// As C2SP signed-note writes it.
    verifier: String,
    /// How many entries the log had when it began to sign.
    since: u64,
    /// The note in which the key before it vouches for it; the first has none.
    succession: Option<String>,
}

/// An entry with its path to the root of the signed checkpoint.
#[derive(Serialize, ToSchema)]
struct ProofOut {
    /// The place of the entry in the log, from 0.
    number: u64,
    /// The canonical text that everybody may read.
    leaf: String,
    leaf_hash: String,
    /// How many entries the tree of the checkpoint has.
    size: u64,
    /// The hashes from the leaf to the root, in hexadecimal digits.
    path: Vec<String>,
    /// The signed note.
    checkpoint: String,
}

/// Gives the last signed checkpoint of a county's log.
#[utoipa::path(
    get,
    path = "/ledger/{county}/checkpoint",
    security(()),
    params(("county" = String, Path, description = "six digits")),
    responses(
        (status = 200, description = "A signed note (C2SP tlog-checkpoint).", body = String),
        (status = 404, description = "The county has no log.", body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_checkpoint(
    State(app): State<AppState>,
    county: Result<Path<String>, PathRejection>,
) -> Result<Response, Problem> {
    let county = county_of(&county?.0)?;
    let checkpoint = app.store.log_checkpoint(county).await.map_err(Refused::from)?;
    let note = checkpoint.ok_or_else(no_log)?.note;
    Ok(([(CACHE_CONTROL, EVERY_TIME)], note).into_response())
}

/// Lists the keys of a county's log, each vouched for by the one before it.
#[utoipa::path(
    get,
    path = "/ledger/{county}/keys",
    security(()),
    params(("county" = String, Path, description = "six digits")),
    responses(
        (status = 200, description = "The keys in their order.", body = [LedgerKeyOut]),
        (status = 404, description = "The county has no log.", body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_ledger_keys(
    State(app): State<AppState>,
    county: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<LedgerKeyOut>>, Problem> {
    let county = county_of(&county?.0)?;
    let keys = app.store.log_keys(county).await.map_err(Refused::from)?;
    if keys.is_empty() {
        return Err(no_log());
    }
    let out = |store::LogKey { number: _, verifier, since, succession }| LedgerKeyOut {
        verifier,
        since,
        succession,
    };
    Ok(Json(keys.into_iter().map(out).collect()))
}

/// Proves that an entry is in the log.
#[utoipa::path(
    get,
    path = "/ledger/{county}/entries/{number}/proof",
    security(()),
    params(
        ("county" = String, Path, description = "six digits"),
        ("number" = String, Path, description = "the place of the entry, from 0")
    ),
    responses(
        (status = 200, description = "The entry, its path, and the checkpoint.", body = ProofOut),
        (status = 404, description = "There is no such entry.", body = Problem, content_type = "application/problem+json")
    )
)]
async fn get_entry_proof(
    State(app): State<AppState>,
    place: Result<Path<(String, String)>, PathRejection>,
) -> Result<Json<ProofOut>, Problem> {
    let Path((county, number)) = place?;
    let number = number.parse().map_err(|_no_number| no_entry())?;
    let proof = prove(&app.store, county_of(&county)?, number).await?;
    Ok(Json(proof.into()))
}

/// Gives a tile of hashes, or a bundle of entries.
async fn get_tile(
    State(app): State<AppState>,
    place: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, Problem> {
    let Path((county, path)) = place?;
    let county = county_of(&county)?;
    let tile: TilePath = path.parse().map_err(|_no_tile| no_tile())?;
    let content = match tile {
        TilePath::Hashes(tile) => {
            app.store.log_tile(county, tile).await.map(|hashes| hashes.map(|it| encode_tile(&it)))
        }
        TilePath::Entries { index, width } => bundle(&app, county, index, width).await,
    };
    let content = content.map_err(Refused::from)?.ok_or_else(no_tile)?;
    let headers = [(CACHE_CONTROL, FOR_EVER), (CONTENT_TYPE, "application/octet-stream")];
    Ok((headers, content).into_response())
}

/// A bundle; none where the log does not reach so far.
async fn bundle(
    app: &AppState,
    county: County,
    index: u64,
    width: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(first) = index.checked_mul(TILE_WIDTH).filter(|it| i64::try_from(*it).is_ok()) else {
        return Ok(None);
    };
    let leaves = app.store.log_leaves(county, first, width).await?;
    if u64::try_from(leaves.len()).ok() != Some(width) {
        return Ok(None);
    }
    let texts: Vec<String> = leaves.into_iter().map(|it| it.leaf).collect();
    // A leaf is short by its making: one that fits in no bundle is none.
    Ok(encode_bundle(&texts).ok())
}

impl From<Proof> for ProofOut {
    fn from(proof: Proof) -> Self {
        let Proof { number, leaf, leaf_hash, size, path, checkpoint } = proof;
        let path = path.iter().map(ToString::to_string).collect();
        Self { number, leaf, leaf_hash: leaf_hash.to_string(), size, path, checkpoint }
    }
}

/// The county of an address; what is no code of one has no log.
pub(crate) fn county_of(code: &str) -> Result<County, Problem> {
    County::parse(code).map_err(|_no_county| no_log())
}

fn no_log() -> Problem {
    Problem::not_found("the county has no log")
}

fn no_entry() -> Problem {
    Problem::not_found("there is no such entry in the log")
}

fn no_tile() -> Problem {
    Problem::not_found("there is no such tile in the log")
}
