//! Documents over HTTP: scanned papers in, by chunks that can be sent again, and out to those who may see them.

mod download;
mod headers;
mod upload;
mod wire;

use utoipa_axum::router::OpenApiRouter;

pub(crate) use download::REPR_DIGEST;
pub(crate) use headers::digest as repr_digest;
pub(crate) use wire::{Binary, DocumentOut};

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    upload::routes().merge(download::routes())
}
