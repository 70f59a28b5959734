//! An approval of a printing above the limit, by an officer other than the one who prints.

use identity::County;
use store::{PrintApproval, Store};
use uuid::Uuid;

use super::asked::PaperAsked;
use super::list::{CasePapers, PaperView};
use crate::case::{Desk, Occasion};
use crate::{Officer, Refused};

/// Approves the next printing of a paper.
pub async fn approve_print(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    asked: &PaperAsked,
    reason: &str,
    occasion: Occasion,
) -> Result<PaperView, Refused> {
    let papers = CasePapers::of(store, desk, officer, case).await?;
    let view = papers.view(&papers.find(asked)?);
    approve(store, officer, papers.file.case.county, view, reason, occasion).await
}

/// Approves the next printing of a paper as it is listed.
pub(super) async fn approve(
    store: &Store,
    officer: &Officer,
    county: County,
    view: PaperView,
    reason: &str,
    occasion: Occasion,
) -> Result<PaperView, Refused> {
    if !view.approval_needed {
        return Err(Refused::NoApprovalNeeded { number: view.number });
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refused::Malformed { what: "reason", text: String::new() });
    }
    let mut unit = store.begin(county).await?;
    unit.approve_print(&PrintApproval {
        number: view.number.clone(),
        print_count: view.print_count.saturating_add(1),
        approved_by: officer.name.clone(),
        approved_at: occasion.at,
        reason: reason.to_owned(),
    })
    .await?;
    unit.commit().await?;
    Ok(PaperView { approved_by: Some(officer.name.clone()), ..view })
}
