//! The market over HTTP: listings from the draft to the archive, the bank's files, and what everybody may read.

mod bank;
mod draft;
mod erase;
mod public;
mod read;
mod step;
mod which;
mod wire;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(draft::draft_listing, read::list_listings))
        .routes(routes!(read::get_listing))
        .routes(routes!(step::take_listing_step))
        .routes(routes!(bank::hand_in_listing_bank_file))
        .routes(routes!(erase::erase_bidders))
        .routes(routes!(public::list_public_listings))
        .routes(routes!(public::get_public_listing))
}
