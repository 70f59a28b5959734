//! An exit as it is shown: what it was opened with, where it stands, and its money.

use chrono::NaiveDate;
use market::exit::{Application, Exit, ExitTaken, ExitTerms};
use market::money::{Due, Movement, standing};
use store::{DealKind, DealRow, DealStep, Store, Unit};

use crate::case::Findings;
use crate::market::DealMoney;
use crate::market::deal_row;
use crate::{Officer, Refused};

/// An exit with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitView {
    pub row: DealRow<Application>,
    pub steps: Vec<DealStep<ExitTaken>>,
    /// Told from the application and the steps.
    pub exit: Exit,
    pub money: DealMoney,
    /// What the rules said of what was just done or tried.
    pub findings: Findings,
}

impl ExitView {
    /// An exit that was just taken in.
    pub(super) fn opened(row: DealRow<Application>, exit: Exit, findings: Findings) -> Self {
        let (steps, money) = <_>::default();
        Self { row, steps, exit, money, findings }
    }

    /// An exit in a unit of work, where the officer may see it.
    pub(super) async fn open(
        unit: &mut Unit,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<Application> =
            deal_row::open(unit, officer, (DealKind::Exit, number)).await?;
        let money = DealMoney::open(unit, row.id).await?;
        let steps = unit.deal_steps(row.id).await?;
        Ok(Self { money, ..Self::told(row, steps) })
    }

    /// An exit, likewise, as it stands.
    pub(super) async fn read(
        store: &Store,
        officer: &Officer,
        number: &str,
    ) -> Result<Self, Refused> {
        let row: DealRow<Application> =
            deal_row::read(store, officer, (DealKind::Exit, number)).await?;
        let money = DealMoney::read(store, row.county, row.id).await?;
        let steps = store.deal_steps(row.county, row.id).await?;
        Ok(Self { money, ..Self::told(row, steps) })
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

    /// What is still to come back of what was paid for an exit that did not come about, in fen.
    pub fn refund_due_fen(&self) -> i128 {
        let back =
            self.money.movements.iter().filter(|it| it.transaction.movement == Movement::Refunded);
        let back: i128 = back
            .flat_map(|it| it.transaction.postings())
            .map(|it| i128::from(it.amount_fen.max(0)))
            .sum();
        self.exit.refund_due_fen() - back
    }
}
