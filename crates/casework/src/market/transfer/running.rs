//! A transfer as another one, or its end, looks at it: told from its steps, with what it entered.

use market::transfer::{TransferDeal, TransferState};
use store::{DealRow, DealStep};
use tenure::ObjectId;

use super::body::{KeptStep, TransferBody};
use super::view::told;

/// A transfer that was entered under a contract.
pub(crate) struct RunningDeal {
    pub(crate) row: DealRow<TransferBody>,
    pub(crate) deal: TransferDeal,
    /// The circulation, or the restriction.
    pub(crate) entered: ObjectId,
}

impl RunningDeal {
    pub(crate) fn of(
        row: DealRow<TransferBody>,
        steps: &[DealStep<KeptStep>],
        entered: ObjectId,
    ) -> Self {
        let deal = told(&row, steps);
        Self { row, deal, entered }
    }

    pub(crate) fn runs(&self) -> bool {
        self.deal.state() == TransferState::Running
    }
}
