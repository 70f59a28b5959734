//! The shapes of papers on the wire.

use casework::papers::PaperView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A paper that can be printed.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperOut {
    /// Such as `land-certificate`.
    paper: &'static str,
    title_zh: &'static str,
    /// The code of the contract, homestead, issuer or household, the internal id of the member, the round or the return, the number of the deal or of the payment, that it is about.
    subject: String,
    /// The same whenever it is printed.
    number: String,
    print_count: i32,
    /// Whether the next printing takes the approval of another officer.
    approval_needed: bool,
    /// Who approved the next printing.
    approved_by: Option<String>,
}

impl From<PaperView> for PaperOut {
    fn from(view: PaperView) -> Self {
        let PaperView { kind, subject, number, print_count, approval_needed, approved_by } = view;
        Self {
            paper: kind.as_str(),
            title_zh: kind.title_zh(),
            subject,
            number,
            print_count,
            approval_needed,
            approved_by,
        }
    }
}

/// Why a paper is to be printed again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalIn {
    pub(crate) reason: String,
}
