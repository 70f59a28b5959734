//! An exit as it is shown: what it was opened with, where it stands, and its money.

use chrono::NaiveDate;
use identity::County;
use market::exit::{Application, Exit, ExitTaken, ExitTerms};
use market::money::{Due, Movement, standing};
use store::{
    BankFile, DealKind, DealRow, DealStep, ExpectedRow, MoneyRow, Store, StoreError, Unit,
};

use crate::bank_file::paid;
use crate::case::Findings;
use crate::{Officer, Refused};

/// An exit with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitView {
    pub row: DealRow<Application>,
    pub steps: Vec<DealStep<ExitTaken>>,
    /// Told from the application and the steps.
    pub exit: Exit,
    pub expected: Vec<ExpectedRow>,
    pub files: Vec<BankFile>,
    pub movements: Vec<MoneyRow>,
    /// What the rules said of what was just done or tried.
    pub findings: Findings,
}

impl ExitView {
    /// An exit that was just taken in.
    pub(super) fn opened(row: DealRow<Application>, exit: Exit, findings: Findings) -> Self {
        let (steps, expected, files, movements) = <_>::default();
        Self { row, steps, exit, expected, files, movements, findings }
    }

    /// An exit in a unit of work, where the officer may see it.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row = unit.deal(&officer.scope, DealKind::Exit, number).await;
        let row: DealRow<Application> = row.map_err(|error| not_found(error, number))?;
        let id = row.id;
        Ok(Self {
            expected: unit.expected_of(id).await?,
            files: unit.bank_files_of(id).await?,
            movements: unit.transactions_of(id).await?,
            ..Self::told(row, unit.deal_steps(id).await?)
        })
    }

    /// An exit, likewise, as it stands.
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row = store.deal(&officer.scope, DealKind::Exit, number).await;
        let row: DealRow<Application> = row.map_err(|error| not_found(error, number))?;
        let (county, id) = (row.county, row.id);
        Ok(Self {
            expected: store.expected_of(county, id).await?,
            files: store.bank_files_of(county, id).await?,
            movements: store.transactions_of(county, id).await?,
            ..Self::told(row, store.deal_steps(county, id).await?)
        })
    }

    fn told(row: DealRow<Application>, steps: Vec<DealStep<ExitTaken>>) -> Self {
        let first = Exit::applied(row.id, row.body.clone(), row.opened_at);
        let exit = steps.iter().fold(first, |exit, it| exit.retold(it.event.clone(), it.at));
        Self { steps, ..Self::opened(row, exit, Findings::default()) }
    }

    /// What is to be paid of the compensation, and how each installment stands on a day.
    pub fn dues(&self, today: NaiveDate) -> Vec<Due> {
        let Some(ExitTerms::Compensation { schedule, .. }) = &self.exit.file().terms else {
            return Vec::new();
        };
        let paid = i64::try_from(self.exit.file().paid_fen()).unwrap_or(i64::MAX);
        standing(schedule, paid, today)
    }

    /// Whether a bank's file shows a payment.
    pub fn is_paid(&self, row: &ExpectedRow) -> bool {
        paid(self.files.iter().flat_map(|it| &it.findings)).contains(&row.expected.number)
    }

    /// What is still to come back of what was paid for an exit that did not come about, in fen.
    pub fn refund_due_fen(&self) -> i128 {
        let back = self.movements.iter().filter(|it| it.transaction.movement == Movement::Refunded);
        let back: i128 = back
            .flat_map(|it| it.transaction.postings())
            .map(|it| i128::from(it.amount_fen.max(0)))
            .sum();
        self.exit.refund_due_fen() - back
    }
}

/// The county of a deal's number, where the officer may see it.
pub(super) fn county_of(store: &Store, officer: &Officer, number: &str) -> Result<County, Refused> {
    store.county_of_deal(&officer.scope, number).map_err(|error| not_found(error, number))
}

/// What is not there, and what the officer may not see, are refused alike.
fn not_found(error: StoreError, number: &str) -> Refused {
    match error {
        StoreError::NotFound => Refused::NotFound { what: "exit", code: number.to_owned() },
        error => error.into(),
    }
}
