//! What a transfer stands for: as what it is recorded, what it has of operation rights, and how it runs.

use chrono::NaiveDate;

use super::{
    Ending, Grant, NotPaid, PaidTransfer, Proposal, Recorded, RunningFacts, Transfer, TransferDeal,
    TransferState, UnpricedTransfer,
};
use crate::operation_right::{Asked, OperationRights};

impl TransferDeal {
    /// What it is recorded as: paid, or of a kind that has no price.
    pub fn recorded(&self) -> Result<Recorded, NotPaid> {
        let Proposal { transfer, holders, consents, consideration, contract, .. } =
            self.file().proposal.clone();
        let documents = contract.into_iter().map(|it| it.document);
        let documents = documents.chain(transfer.proof().cloned());
        let evidence =
            documents.chain(consents.iter().map(|it| it.evidence.clone())).collect::<Vec<_>>();
        let (agreed, on) = ((holders.as_slice(), consents), self.today());
        match transfer {
            Transfer::Priced(it) => {
                let consideration = consideration.ok_or(NotPaid::NoConsideration)?;
                PaidTransfer::new(it, agreed, consideration, evidence, on).map(Recorded::Paid)
            }
            Transfer::Unpriced(it) => {
                UnpricedTransfer::new(it, agreed, evidence, on).map(Recorded::Unpriced)
            }
        }
    }

    /// Gives in `rights` what this deal was given of operation rights; a security takes none away.
    pub fn give_again(&self, rights: &mut OperationRights) {
        let transfer = self.transfer();
        let given = !self.state().is_open()
            && !matches!(self.state(), TransferState::Withdrawn | TransferState::Void)
            && self.file().coercion.is_none()
            && transfer.kind().is_circulation();
        let Some(Grant { parcels, days, .. }) = transfer.grant().filter(|_| given) else { return };
        for it in parcels {
            let (deal, under, days) = (self.deal(), transfer.under(), *days);
            let asked = Asked { deal, parcel: it.parcel, under, area_m2: it.area_m2, days };
            rights.give_again(&asked);
        }
        if let Some((_, from)) = self.file().ended {
            rights.end(self.deal(), from);
        }
    }

    /// What runs, as its rules look at it.
    pub fn running_facts<'a>(
        &'a self,
        ending: Option<&'a Ending>,
        today: NaiveDate,
    ) -> RunningFacts<'a> {
        let purposes = self.file().inspections.last().map(|it| it.purposes_seen.as_slice());
        RunningFacts {
            deal: self.deal(),
            idle_since: self.file().idle_since(),
            purposes_seen: purposes.unwrap_or_default(),
            schedule: self.schedule(),
            paid_fen: i64::try_from(self.file().paid_fen()).unwrap_or(i64::MAX),
            ending,
            today,
        }
    }
}
