//! The year's income 收益分配: its plan, its run, its payments, and what the bank says of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use store::{ReceiptFile, RunRow, Unit};
use tenure::ObjectId;
use tenure::collective::{
    CollectiveState, OrderAsked, PaymentOrder, PaymentOrders, PaymentsAsked, PlanAsked, PlanNamed,
    ReceiptsAsked, RunNamed,
};
use tenure::decision::{Decision, DecisionSubject};
use tenure::distribution::{
    BankLine, Finding, Payee, Payment, Run, RunInput, YearAccount, claims_of, correct, distribute,
    reconcile,
};

use super::book::Book;
use crate::Refused;
use crate::bank_file::{bank_line, beside_earlier_files, paid};

/// What is put down of the year's income.
pub(super) enum Income {
    Plan(Plan),
    Run(DecidedRun),
    Payments(OrderedPayments),
    Receipts(Receipts),
}

/// A plan, and the run that it would be.
pub(super) struct Plan {
    pub(super) number: u32,
    pub(super) published_day: NaiveDate,
    pub(super) run: Run,
}

/// A run as it was planned and decided on.
pub(super) struct DecidedRun {
    pub(super) plan: u32,
    pub(super) decision: u32,
    pub(super) run: Run,
}

/// The payments of a run, each with its account.
pub(super) struct OrderedPayments {
    pub(super) run: RunNamed,
    pub(super) orders: PaymentOrders,
    /// In the order of the orders.
    pub(super) accounts: Vec<String>,
}

/// What the payments and the lines of a bank's file were found to be.
pub(super) struct Receipts {
    pub(super) run: RunNamed,
    pub(super) number: u32,
    pub(super) sha256: String,
    pub(super) findings: Vec<Finding>,
}

/// The plan of the next run of a year: of the first, or of a correction of the last.
pub(super) fn plan(
    book: &Book,
    state: &CollectiveState,
    asked: &PlanAsked,
) -> Result<Plan, Refused> {
    let of_year = book.plans.iter().filter(|it| it.account.year == asked.year);
    let last = of_year.map(|it| it.number).max().unwrap_or_default();
    let run = work_out(book, state, asked.account())?;
    Ok(Plan { number: last.saturating_add(1), published_day: asked.published_day, run })
}

/// The run of a plan: exactly what was open to the members and decided on, or nothing.
pub(super) fn run(
    book: &Book,
    state: &CollectiveState,
    decisions: &mut [(u32, Decision)],
    asked: PlanNamed,
) -> Result<DecidedRun, Refused> {
    let mut plans = book.plans.iter().filter(|it| it.account.year == asked.year);
    let code = format!("{}-{}", asked.year, asked.plan);
    let plan = plans.find(|it| it.number == asked.plan);
    let plan = plan.ok_or(Refused::NotFound { what: "plan of distribution", code })?;
    let run = work_out(book, state, plan.account)?;
    if run.digest != plan.digest {
        return Err(Refused::PlanDiffers("shares or runs have changed since the plan was made"));
    }
    let mut on_it =
        decisions.iter_mut().filter(|(_, it)| it.subject == DecisionSubject::IncomeDistribution);
    let decision = on_it.next().map(|(number, decision)| {
        // The register knows since when the plan was open.
        let since = *decision.plan_published.get_or_insert(plan.published_day);
        (*number, since)
    });
    let (decision, since) = decision.unwrap_or((0, plan.published_day));
    if since != plan.published_day {
        return Err(Refused::PlanDiffers("the decision was taken on a plan of another day"));
    }
    Ok(DecidedRun { plan: plan.number, decision, run })
}

fn work_out(book: &Book, state: &CollectiveState, account: YearAccount) -> Result<Run, Refused> {
    let collective = &state.organisation.collective;
    let last = last_of_year(&book.runs, account.year);
    let input = RunInput {
        collective: collective.credit_code.clone(),
        number: last.map_or(1, |it| it.run.input.number.saturating_add(1)),
        account,
        total: collective.total_shares,
        claims: claims_of(&state.holdings)?,
    };
    Ok(match last {
        None => distribute(input)?,
        Some(last) => correct(&last.run, input)?,
    })
}

fn last_of_year(runs: &[RunRow], year: i32) -> Option<&RunRow> {
    let of_year = runs.iter().filter(|it| it.run.input.account.year == year);
    of_year.max_by_key(|it| it.run.input.number)
}

/// Works a run out again from what was put down, and says whether the digests are those of then.
pub(super) fn reproduces(runs: &[RunRow], row: &RunRow) -> bool {
    let input = row.run.input.clone();
    let corrected = row.run.corrects.and_then(|number| {
        let same_year = |it: &&RunRow| it.run.input.account.year == input.account.year;
        runs.iter().filter(same_year).find(|it| it.run.input.number == number)
    });
    let again = match corrected {
        None => distribute(input),
        Some(last) => correct(&last.run, input),
    };
    again.as_ref() == Ok(&row.run)
}

/// The payments of a run; how much each is, the run says.
pub(super) fn payments(
    unit: &Unit,
    book: &Book,
    asked: &PaymentsAsked,
) -> Result<OrderedPayments, Refused> {
    let named = RunNamed { year: asked.year, number: asked.number };
    let row = find(book, named)?;
    let due: BTreeMap<Payee, (i64, Option<ObjectId>)> = row
        .portions
        .iter()
        .map(|it| (it.portion.payee, (it.portion.pay_fen(), it.person)))
        .collect();
    let payee = |it: &OrderAsked| it.holder.map_or(Payee::Collective, Payee::Holder);
    let mut ordered: Vec<&OrderAsked> = asked.orders.iter().collect();
    ordered.sort_by_key(|it| payee(it));
    let order = |(it, number): (&&OrderAsked, u32)| {
        let payee = payee(it);
        let (amount_fen, person) = due.get(&payee).copied().unwrap_or_default();
        let account = unit.account_mac(&it.account);
        PaymentOrder {
            payment: Payment { number, payee, account, amount_fen },
            person,
            account_holder: it.account_holder,
            mandate_sha256: it.mandate_sha256.clone(),
        }
    };
    let orders = ordered.iter().zip(1..).map(order).collect();
    Ok(OrderedPayments {
        run: named,
        orders: PaymentOrders { run: row.run.clone(), orders },
        accounts: ordered.iter().map(|it| it.account.clone()).collect(),
    })
}

/// Lays a bank's file beside the payments of a run.
pub(super) async fn receipts(
    unit: &mut Unit,
    book: &Book,
    asked: &ReceiptsAsked,
) -> Result<Receipts, Refused> {
    let named = RunNamed { year: asked.year, number: asked.number };
    find(book, named)?;
    let payments = unit.payments_of(book.object.id).await?;
    let payments: Vec<Payment> =
        payments.iter().filter(|it| it.run == named).map(|it| it.payment).collect();
    let before = unit.receipts_of(book.object.id).await?;
    let before: Vec<&ReceiptFile> = before.iter().filter(|it| it.run == named).collect();
    let paid = paid(before.iter().flat_map(|it| &it.findings));
    let last = before.iter().map(|it| it.number).max();
    let lines: Vec<BankLine> = asked.lines.iter().map(|it| bank_line(unit, it)).collect();
    Ok(Receipts {
        run: named,
        number: last.unwrap_or_default().saturating_add(1),
        sha256: asked.file_sha256.clone(),
        findings: beside_earlier_files(reconcile(&payments, &lines).findings, &paid),
    })
}

fn find(book: &Book, RunNamed { year, number }: RunNamed) -> Result<&RunRow, Refused> {
    let same = |it: &&RunRow| it.run.input.account.year == year && it.run.input.number == number;
    let code = format!("{year}-{number}");
    book.runs.iter().find(same).ok_or(Refused::NotFound { what: "run of distribution", code })
}
