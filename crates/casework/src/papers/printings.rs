//! How often the papers of a series were printed, and which further printings were approved.

use std::num::NonZeroU32;

use identity::County;
use store::{Paper, PrintApproval, Store};
use tenure::case::PaperKind;

use super::list::PaperView;
use crate::Refused;
use crate::case::Desk;

/// What was printed of the papers whose numbers begin alike.
pub(super) struct Printings {
    printed: Vec<Paper>,
    approvals: Vec<PrintApproval>,
}

impl Printings {
    /// Reads what was printed of a series: of a case, or of a collective.
    pub(super) async fn of(store: &Store, county: County, series: &str) -> Result<Self, Refused> {
        let printed = store.papers_of_case(county, series).await?;
        let approvals = store.print_approvals_of_case(county, series).await?;
        Ok(Self { printed, approvals })
    }

    /// A paper as it is listed.
    pub(super) fn view(
        &self,
        desk: &Desk,
        kind: PaperKind,
        subject: String,
        number: &str,
    ) -> PaperView {
        let printed = self.printed.iter().find(|paper| paper.number == number);
        let print_count = printed.map_or(0, |it| it.print_count);
        let next = print_count.saturating_add(1);
        let of_next = |it: &&PrintApproval| it.number == number && it.print_count == next;
        let approval = self.approvals.iter().find(of_next);
        PaperView {
            kind,
            subject,
            number: number.to_owned(),
            print_count,
            approval_needed: above(desk.prints_without_approval, print_count),
            approved_by: approval.map(|it| it.approved_by.clone()),
        }
    }
}

/// Whether the printing after so many is above the limit.
fn above(limit: NonZeroU32, print_count: i32) -> bool {
    u32::try_from(print_count).unwrap_or(u32::MAX) >= limit.get()
}
