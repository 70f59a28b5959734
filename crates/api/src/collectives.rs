//! The books of collectives over HTTP: what one is, who its members are, what it decided, what is held and paid; and what it asks the register to enter.

mod apply;
mod bank;
mod benefits;
mod certificates;
mod close;
mod income;
mod matching;
mod organisation;
mod people;
mod printing;
mod read;
mod sheet_in;
pub mod sheet_out;
mod sheets;
mod statements;
mod wire;
pub mod workbook;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use matching::MembershipFindingOut;
pub use organisation::CollectiveOut;

pub(crate) use income::FindingOut as BankFindingOut;

use crate::AppState;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::get_collective))
        .routes(routes!(read::list_members))
        .routes(routes!(read::list_rolls))
        .routes(routes!(read::list_decisions))
        .routes(routes!(benefits::list_non_member_benefits))
        .routes(routes!(read::list_shares))
        .routes(routes!(read::list_runs))
        .routes(routes!(read::get_run))
        .routes(routes!(apply::apply, read::list_applications))
        .routes(routes!(read::get_application))
        .routes(routes!(close::enter_application))
        .routes(routes!(close::withdraw_application))
        .routes(routes!(bank::hand_in_bank_file))
        .routes(routes!(sheets::download_member_roll))
        .routes(routes!(sheets::download_share_register))
        .routes(routes!(sheets::download_member_template))
        .routes(routes!(sheets::download_share_template))
        .merge(sheet_in::routes())
        .routes(routes!(certificates::list_share_certificates))
        .routes(routes!(certificates::print_share_certificate))
        .routes(routes!(certificates::approve_share_certificate))
        .routes(routes!(statements::list_statements))
        .routes(routes!(statements::print_statement))
        .routes(routes!(statements::approve_statement))
        .routes(routes!(matching::list_membership_findings))
        .routes(routes!(matching::decide_finding))
}
