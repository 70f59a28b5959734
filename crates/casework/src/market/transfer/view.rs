//! A transfer as it is shown: what it was opened with, where it stands, and its money.

use chrono::NaiveDate;
use identity::IssuerCode;
use market::money::Due;
use market::rules::check_running;
use market::transfer::{TransferDeal, TransferState};
use store::{DealKind, DealRow, DealStep, Store, Unit};
use tenure::Moment;

use super::body::{KeptStep, TransferBody};
use super::for_good::issuer_of;
use super::right::contract_of;
use crate::case::Findings;
use crate::market::DealMoney;
use crate::market::deal_row;
use crate::market::inside::village;
use crate::{Officer, Refused};

/// A transfer with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferView {
    pub row: DealRow<TransferBody>,
    pub steps: Vec<DealStep<KeptStep>>,
    /// Told from what it was opened with and the steps.
    pub deal: TransferDeal,
    pub money: DealMoney,
    /// What the rules said of what was just done or tried; of what is looked at, of what runs.
    pub findings: Findings,
}

impl TransferView {
    /// A transfer that was just taken in.
    pub(super) fn opened(
        row: DealRow<TransferBody>,
        deal: TransferDeal,
        findings: Findings,
    ) -> Self {
        let (steps, money) = <_>::default();
        Self { row, steps, deal, money, findings }
    }

    /// A transfer in a unit of work, where the officer may see it.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<TransferBody> =
            deal_row::open(unit, officer, (DealKind::Transfer, number)).await?;
        let money = DealMoney::open(unit, row.id).await?;
        let steps = unit.deal_steps(row.id).await?;
        Ok(Self { money, ..Self::of(row, steps) })
    }

    /// A transfer, likewise, as it stands, with what there is to look into today.
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        number: &str,
        today: NaiveDate,
    ) -> Result<Self, Refused> {
        let view = Self::kept(store, officer, number).await?;
        Ok(Self { findings: alerts(&view.deal, today), ..view })
    }

    /// A transfer, likewise, as it is kept.
    pub(crate) async fn kept(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<TransferBody> =
            deal_row::read(store, officer, (DealKind::Transfer, number)).await?;
        let money = DealMoney::read(store, row.county, row.id).await?;
        let steps = store.deal_steps(row.county, row.id).await?;
        Ok(Self { money, ..Self::of(row, steps) })
    }

    fn of(row: DealRow<TransferBody>, steps: Vec<DealStep<KeptStep>>) -> Self {
        let deal = told(&row, &steps);
        Self { steps, ..Self::opened(row, deal, Findings::default()) }
    }

    /// How each installment of the price stands on a day.
    pub fn dues(&self, today: NaiveDate) -> Vec<Due> {
        self.deal.dues(today)
    }

    /// Whether the right itself went over, or is pledged; what runs for a time is still its holder's.
    pub(super) fn has_gone_over(&self) -> bool {
        !self.deal.state().is_open() && self.deal.transfer().grant().is_none()
    }

    /// The issuer of the collective that the right is of.
    pub(crate) fn collective(&self) -> Result<IssuerCode, Refused> {
        match contract_of(self.deal.transfer()) {
            Some(contract) => Ok(contract.contractor().issuer()),
            None => issuer_of(village(self.row.division)),
        }
    }

    /// 证件号码 of whoever receives the right, as it was handed in last.
    pub(crate) fn document_number(&self) -> &str {
        let corrected = self.steps.iter().rev();
        let mut corrected = corrected.filter_map(|it| it.event.document_number.as_deref());
        corrected.next().unwrap_or(&self.row.body.document_number)
    }
}

/// A transfer told from what it was opened with and its steps.
pub(super) fn told(row: &DealRow<TransferBody>, steps: &[DealStep<KeptStep>]) -> TransferDeal {
    let first = TransferDeal::taken_in(row.id, row.body.proposal.clone(), row.opened_at);
    steps.iter().fold(first, |deal, it| deal.retold(it.event.taken.clone(), it.at))
}

/// What an officer should look into while it runs (MK-04).
pub(super) fn alerts(deal: &TransferDeal, today: NaiveDate) -> Findings {
    if deal.state() != TransferState::Running {
        return Findings::default();
    }
    let facts = deal.running_facts(None, today);
    Findings::of(check_running(&facts, Moment::Audit), Moment::Audit)
}
