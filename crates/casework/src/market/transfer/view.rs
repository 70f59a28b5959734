//! A transfer as it is shown: what it was opened with, where it stands, and its money.

use chrono::NaiveDate;
use identity::{ContractCode, County, IssuerCode};
use market::money::Due;
use market::rules::check_running;
use market::transfer::{Priced, Transfer, TransferDeal, TransferState, Unpriced};
use store::{
    BankFile, DealKind, DealRow, DealStep, ExpectedRow, MoneyRow, Store, StoreError, Unit,
};
use tenure::Moment;

use super::body::{KeptStep, TransferBody};
use super::for_good::issuer_of;
use crate::bank_file::paid;
use crate::case::Findings;
use crate::market::inside::village;
use crate::refused::shown;
use crate::{Officer, Refused};

/// A transfer with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferView {
    pub row: DealRow<TransferBody>,
    pub steps: Vec<DealStep<KeptStep>>,
    /// Told from what it was opened with and the steps.
    pub deal: TransferDeal,
    pub expected: Vec<ExpectedRow>,
    pub files: Vec<BankFile>,
    pub movements: Vec<MoneyRow>,
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
        let (steps, expected, files, movements) = <_>::default();
        Self { row, steps, deal, expected, files, movements, findings }
    }

    /// A transfer in a unit of work, where the officer may see it.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row = unit.deal(&officer.scope, DealKind::Transfer, number).await;
        let row: DealRow<TransferBody> = row.map_err(|error| not_found(error, number))?;
        let id = row.id;
        Ok(Self {
            expected: unit.expected_of(id).await?,
            files: unit.bank_files_of(id).await?,
            movements: unit.transactions_of(id).await?,
            ..Self::of(row, unit.deal_steps(id).await?)
        })
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
        let row = store.deal(&officer.scope, DealKind::Transfer, number).await;
        let row: DealRow<TransferBody> = row.map_err(|error| not_found(error, number))?;
        let (county, id) = (row.county, row.id);
        Ok(Self {
            expected: store.expected_of(county, id).await?,
            files: store.bank_files_of(county, id).await?,
            movements: store.transactions_of(county, id).await?,
            ..Self::of(row, store.deal_steps(county, id).await?)
        })
    }

    fn of(row: DealRow<TransferBody>, steps: Vec<DealStep<KeptStep>>) -> Self {
        let deal = told(&row, &steps);
        Self { steps, ..Self::opened(row, deal, Findings::default()) }
    }

    /// How each installment of the price stands on a day.
    pub fn dues(&self, today: NaiveDate) -> Vec<Due> {
        self.deal.dues(today)
    }

    /// Whether a bank's file shows a payment.
    pub fn is_paid(&self, row: &ExpectedRow) -> bool {
        paid(self.files.iter().flat_map(|it| &it.findings)).contains(&row.expected.number)
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

/// The contract under which the land is that a transfer is about; of an exchange, the first.
fn contract_of(transfer: &Transfer) -> Option<ContractCode> {
    match transfer {
        Transfer::Priced(Priced::Assignment(it)) => Some(it.contract),
        Transfer::Unpriced(Unpriced::Exchange(it)) => Some(it.one.contract),
        other => other.grant().map(|it| it.contract),
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

/// The county of a deal's number, where the officer may see it.
pub(super) fn county_of(store: &Store, officer: &Officer, number: &str) -> Result<County, Refused> {
    store.county_of_deal(&officer.scope, number).map_err(|error| not_found(error, number))
}

/// What is not there, and what the officer may not see, are refused alike.
fn not_found(error: StoreError, number: &str) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what: "transfer", code: shown(number) },
        error => error.into(),
    }
}
