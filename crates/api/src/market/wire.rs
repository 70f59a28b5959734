//! Deals on the wire: where one stands, its steps and its money; accounts are masked.

use std::collections::BTreeMap;

use casework::market::exit::{ExitView, role_of};
use chrono::{DateTime, NaiveDate, Utc};
use identity::mask_account;
use market::money::{Due, DueStanding, Flow};
use serde::Serialize;
use serde_json::Value;
use store::{BankFile, DealRow, DealStep, ExpectedRow, MoneyRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cases::FindingOut;
use crate::collectives::BankFindingOut;
use crate::mask::masked;

/// A deal as it is listed.
#[derive(Serialize, ToSchema)]
pub(super) struct DealHead {
    id: Uuid,
    /// Counted upwards in the county and year.
    number: String,
    /// Such as `contracted-land`.
    subject: String,
    division: String,
    state: String,
    revision: i64,
    opened_by: String,
    opened_at: DateTime<Utc>,
}

impl DealHead {
    /// Where it stands after what was only tried.
    pub(super) fn stands_at(&mut self, state: &str) {
        state.clone_into(&mut self.state);
    }
}

impl<B> From<&DealRow<B>> for DealHead {
    fn from(row: &DealRow<B>) -> Self {
        Self {
            id: row.id.0.0,
            number: row.number.clone(),
            subject: row.subject.clone(),
            division: row.division.to_string(),
            state: row.state.clone(),
            revision: row.revision,
            opened_by: row.opened_by.clone(),
            opened_at: row.opened_at,
        }
    }
}

/// A step that was taken.
#[derive(Serialize, ToSchema)]
pub(super) struct DealStepOut {
    number: u32,
    step: String,
    state: String,
    officer: String,
    at: DateTime<Utc>,
    /// The register act that it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<Uuid>,
    /// What was said in it.
    #[schema(value_type = Object)]
    event: Value,
}

impl DealStepOut {
    /// A step, with what was said in it.
    pub(super) fn of<E>(it: &DealStep<E>, said: &impl Serialize) -> Self {
        Self {
            number: it.number,
            step: it.step.clone(),
            state: it.state_after.clone(),
            officer: it.officer.clone(),
            at: it.at,
            act: it.act.map(|it| it.0),
            event: event(said),
        }
    }
}

/// What was said in a step; the keyed digests of accounts are nobody's business.
fn event(event: &impl Serialize) -> Value {
    let mut event = masked(event);
    if let Some(Value::Object(expected)) = event.pointer_mut("/with/expected") {
        expected.remove("account");
    }
    event
}

/// A payment that is, or was, expected.
#[derive(Serialize, ToSchema)]
pub(super) struct ExpectedOut {
    number: u32,
    /// `in` or `out`, seen from the market.
    flow: &'static str,
    party: Uuid,
    amount_fen: i64,
    /// The last four characters.
    account: String,
    round: u32,
    /// Whether a bank's file shows it.
    paid: bool,
}

/// A bank's file that was taken in.
#[derive(Serialize, ToSchema)]
pub(super) struct BankFileOut {
    number: u32,
    sha256: String,
    officer: String,
    at: DateTime<Utc>,
    /// Each line, and each payment that has none.
    findings: Vec<BankFindingOut>,
}

impl From<&BankFile> for BankFileOut {
    fn from(it: &BankFile) -> Self {
        Self {
            number: it.number,
            sha256: it.sha256.clone(),
            officer: it.officer.clone(),
            at: it.at,
            findings: it.findings.iter().map(Into::into).collect(),
        }
    }
}

/// A movement of money, whose postings sum to zero.
#[derive(Serialize, ToSchema)]
pub(super) struct MovementOut {
    id: Uuid,
    at: DateTime<Utc>,
    officer: String,
    #[schema(value_type = Object)]
    movement: Value,
    #[schema(value_type = Vec<Object>)]
    postings: Value,
}

impl From<&MoneyRow> for MovementOut {
    fn from(MoneyRow { transaction, officer }: &MoneyRow) -> Self {
        Self {
            id: transaction.id.0.0,
            at: transaction.at,
            officer: officer.clone(),
            movement: serde_json::to_value(transaction.movement).unwrap_or_default(),
            postings: serde_json::to_value(transaction.postings()).unwrap_or_default(),
        }
    }
}

/// An installment with what was paid of it.
#[derive(Serialize, ToSchema)]
pub(super) struct DueOut {
    due_day: NaiveDate,
    amount_fen: i64,
    paid_fen: i64,
    /// `paid`, `not-yet-due` or `overdue`.
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_overdue: Option<i64>,
}

impl From<&Due> for DueOut {
    fn from(it: &Due) -> Self {
        let (standing, days_overdue) = match it.standing {
            DueStanding::Paid => ("paid", None),
            DueStanding::NotYetDue => ("not-yet-due", None),
            DueStanding::Overdue { days } => ("overdue", Some(days)),
        };
        Self {
            due_day: it.installment.due_day,
            amount_fen: it.installment.amount_fen,
            paid_fen: it.paid_fen,
            standing,
            days_overdue,
        }
    }
}

/// An exit with all that is kept of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ExitOut {
    #[serde(flatten)]
    head: DealHead,
    /// As a clerk reads the state.
    state_zh: String,
    #[schema(value_type = Object)]
    application: Value,
    steps: Vec<DealStepOut>,
    /// The steps that may follow, the ordinary one first; none stands for what the bank's file says.
    possible: Vec<&'static str>,
    /// The role in which each of them is taken.
    #[schema(value_type = Object)]
    roles: BTreeMap<&'static str, &'static str>,
    /// The notice as it stands.
    #[schema(value_type = Object)]
    notice: Option<Value>,
    expected: Vec<ExpectedOut>,
    bank_files: Vec<BankFileOut>,
    movements: Vec<MovementOut>,
    /// What the bank's files show as paid to those who leave.
    #[schema(value_type = i64)]
    paid_fen: i128,
    /// What is still to come back of it, where the exit did not come about.
    #[schema(value_type = i64)]
    refund_due_fen: i128,
    /// What the rules said of what was just done or tried.
    findings: Vec<FindingOut>,
}

impl From<&ExitView> for ExitOut {
    fn from(view: &ExitView) -> Self {
        let ExitView { row, steps, exit, money, findings } = view;
        let paid = |it: &ExpectedRow| money.is_paid(it);
        let mut head = DealHead::from(row);
        head.stands_at(exit.state().as_str());
        let possible = exit.possible();
        Self {
            head,
            state_zh: exit.state().to_string(),
            application: masked(&row.body),
            steps: steps.iter().map(|it| DealStepOut::of(it, &it.event.event)).collect(),
            possible: possible.iter().map(|it| it.as_str()).collect(),
            roles: possible.iter().map(|it| (it.as_str(), role_of(*it).as_str())).collect(),
            notice: exit.file().notice.and_then(|it| serde_json::to_value(it).ok()),
            expected: money.expected.iter().map(|it| expected_out(it, paid(it))).collect(),
            bank_files: money.files.iter().map(Into::into).collect(),
            movements: money.movements.iter().map(Into::into).collect(),
            paid_fen: exit.file().paid_fen(),
            refund_due_fen: view.refund_due_fen(),
            findings: findings.0.iter().map(FindingOut::from).collect(),
        }
    }
}

pub(super) fn expected_out(row: &ExpectedRow, paid: bool) -> ExpectedOut {
    ExpectedOut {
        number: row.expected.number,
        flow: match row.expected.flow {
            Flow::In => "in",
            Flow::Out => "out",
        },
        party: row.expected.party.0,
        amount_fen: row.expected.amount_fen,
        account: mask_account(&row.account),
        round: row.round,
        paid,
    }
}
