//! Papers over HTTP: what a case or a deal can print, the printing itself, and the approval of one above the limit.

mod approve;
mod deals;
mod imposition;
mod list;
mod print;
mod shop;
mod wire;

use casework::papers::PaperAsked;
use serde::Deserialize;
use tenure::case::PaperKind;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use print::printed;
pub use shop::PrintShop;
pub(crate) use wire::{ApprovalIn, PaperOut};

pub use crate::press::NotPrinted;

use crate::{AppState, Problem};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_papers))
        .routes(routes!(print::print_paper))
        .routes(routes!(approve::approve_print))
        .merge(deals::routes())
}

/// What a paper is about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct About {
    /// The subject as the list of papers says it; may be left out where there is one paper of the kind.
    subject: Option<String>,
}

impl About {
    fn asked(self, paper: &str) -> Result<PaperAsked, Problem> {
        let kind = PaperKind::parse(paper)
            .ok_or_else(|| Problem::not_found(&format!("there is no paper `{paper}`")))?;
        Ok(PaperAsked { kind, subject: self.subject })
    }
}
