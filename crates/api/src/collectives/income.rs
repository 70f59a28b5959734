//! The year's income on the wire: plans, runs, portions, payments, and what the bank said of them.

use std::collections::BTreeMap;

use casework::collective::RunFile;
use chrono::NaiveDate;
use identity::mask_account;
use ledger::Digest;
use serde::Serialize;
use store::{PaymentRow, PersonAtHome, PlanRow, PortionRow, ReceiptFile, RunRow};
use tenure::ObjectId;
use tenure::distribution::{Finding, Payee, Portion, Run};
use utoipa::ToSchema;

/// A plan of distribution 收益分配方案.
#[derive(Serialize, ToSchema)]
pub(super) struct PlanOut {
    year: i32,
    number: u32,
    /// The number of the run that it is the plan of.
    run: u32,
    income_fen: i64,
    losses_fen: i64,
    reserve: String,
    retained_fen: i64,
    published_day: NaiveDate,
    /// The digest of the run that it would be.
    digest: String,
}

impl From<&PlanRow> for PlanOut {
    fn from(it: &PlanRow) -> Self {
        Self {
            year: it.account.year,
            number: it.number,
            run: it.run,
            income_fen: it.account.income_fen,
            losses_fen: it.account.losses_fen,
            reserve: it.account.reserve.to_text(),
            retained_fen: it.account.retained_fen,
            published_day: it.published_day,
            digest: hex(&it.digest),
        }
    }
}

/// A run of the distribution 分配批次: what went in and what came out.
#[derive(Serialize, ToSchema)]
pub(super) struct RunOut {
    year: i32,
    number: u32,
    /// The run that this one corrects.
    corrects: Option<u32>,
    income_fen: i64,
    losses_fen: i64,
    reserve: String,
    net_fen: i64,
    reserve_fen: i64,
    retained_fen: i64,
    distributable_fen: i64,
    total_shares: String,
    input_digest: String,
    digest: String,
    portions: Vec<PortionOut>,
}

/// What a payee gets of a run.
#[derive(Serialize, ToSchema)]
pub(super) struct PortionOut {
    /// 股权名册序号; absent where it is the collective.
    holder: Option<u32>,
    /// Absent for whoever holds nothing any more, and in a plan.
    shares: Option<String>,
    entitled_fen: i64,
    /// What earlier runs have given out.
    before_fen: i64,
    pay_fen: i64,
    overpaid_fen: i64,
    /// The internal id of the holder …
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    /// … and the name, as of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The household with which the holder is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    household: Option<String>,
}

impl From<&Run> for RunOut {
    fn from(run: &Run) -> Self {
        let Run { input, corrects, distributable, portions, input_digest, digest } = run;
        let shares: BTreeMap<Payee, String> =
            input.claims.iter().map(|it| (it.payee, it.shares.to_string())).collect();
        Self {
            year: input.account.year,
            number: input.number,
            corrects: *corrects,
            income_fen: input.account.income_fen,
            losses_fen: input.account.losses_fen,
            reserve: input.account.reserve.to_text(),
            net_fen: distributable.net_fen,
            reserve_fen: distributable.reserve_fen,
            retained_fen: distributable.retained_fen,
            distributable_fen: distributable.distributable_fen,
            total_shares: input.total.to_string(),
            input_digest: hex(input_digest),
            digest: hex(digest),
            portions: portions
                .iter()
                .map(|it| PortionOut::of(it, shares.get(&it.payee).cloned()))
                .collect(),
        }
    }
}

impl PortionOut {
    fn of(it: &Portion, shares: Option<String>) -> Self {
        Self {
            holder: holder(it.payee),
            shares,
            entitled_fen: it.entitled_fen,
            before_fen: it.before_fen,
            pay_fen: it.pay_fen(),
            overpaid_fen: it.overpaid_fen(),
            person: None,
            name: None,
            household: None,
        }
    }
}

fn holder(payee: Payee) -> Option<u32> {
    match payee {
        Payee::Holder(number) => Some(number),
        Payee::Collective => None,
    }
}

/// The plans and the runs of a collective.
#[derive(Serialize, ToSchema)]
pub(super) struct RunsOut {
    plans: Vec<PlanOut>,
    runs: Vec<RunHead>,
}

/// A run as it is listed.
#[derive(Serialize, ToSchema)]
pub(super) struct RunHead {
    year: i32,
    number: u32,
    plan: u32,
    /// The number of the decision that it rests on.
    decision: u32,
    corrects: Option<u32>,
    distributable_fen: i64,
    digest: String,
}

impl From<&RunRow> for RunHead {
    fn from(it: &RunRow) -> Self {
        Self {
            year: it.run.input.account.year,
            number: it.run.input.number,
            plan: it.plan,
            decision: it.decision,
            corrects: it.run.corrects,
            distributable_fen: it.run.distributable.distributable_fen,
            digest: hex(&it.run.digest),
        }
    }
}

impl RunsOut {
    pub(super) fn of(plans: &[PlanRow], runs: &[RunRow]) -> Self {
        Self {
            plans: plans.iter().map(Into::into).collect(),
            runs: runs.iter().map(Into::into).collect(),
        }
    }
}

/// A run with its statements by household, its payments, and what the bank said.
#[derive(Serialize, ToSchema)]
pub(super) struct RunFileOut {
    #[serde(flatten)]
    run: RunOut,
    plan: u32,
    decision: u32,
    /// Whether the run comes out again, bit for bit, of what was put down.
    reproduced: bool,
    households: Vec<HouseholdStatement>,
    payments: Vec<PaymentOut>,
    receipts: Vec<ReceiptFileOut>,
}

/// What a household is paid of a run 分户对账单.
#[derive(Serialize, ToSchema)]
pub(super) struct HouseholdStatement {
    household: String,
    entitled_fen: i64,
    pay_fen: i64,
    /// The numbers of its holders.
    holders: Vec<u32>,
}

/// A payment that was ordered.
#[derive(Serialize, ToSchema)]
pub(super) struct PaymentOut {
    number: u32,
    holder: Option<u32>,
    amount_fen: i64,
    /// Masked.
    account: String,
    /// Whether a line of a bank's file is its match.
    paid: bool,
}

/// A bank's file 银行回单 as it was laid beside the payments.
#[derive(Serialize, ToSchema)]
pub(super) struct ReceiptFileOut {
    number: u32,
    sha256: String,
    findings: Vec<FindingOut>,
}

/// What became of a payment or of a line.
#[derive(Serialize, ToSchema)]
#[schema(as = ReceiptFinding)]
pub(crate) struct FindingOut {
    /// `matched`, `wrong-amount`, `wrong-account`, `double`, `unpaid` or `unknown`.
    finding: &'static str,
    payment: Option<u32>,
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordered_fen: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_fen: Option<i64>,
}

impl From<&Finding> for FindingOut {
    fn from(finding: &Finding) -> Self {
        let told = |finding, payment, line| Self {
            finding,
            payment,
            line,
            ordered_fen: None,
            paid_fen: None,
        };
        match *finding {
            Finding::Matched { payment, line } => told("matched", Some(payment), Some(line)),
            Finding::WrongAmount { payment, line, ordered_fen, paid_fen } => Self {
                ordered_fen: Some(ordered_fen),
                paid_fen: Some(paid_fen),
                ..told("wrong-amount", Some(payment), Some(line))
            },
            Finding::WrongAccount { payment, line } => {
                told("wrong-account", Some(payment), Some(line))
            }
            Finding::Double { payment, line } => told("double", Some(payment), Some(line)),
            Finding::Unpaid { payment } => told("unpaid", Some(payment), None),
            Finding::Unknown { line } => told("unknown", None, Some(line)),
        }
    }
}

impl From<RunFile> for RunFileOut {
    fn from(file: RunFile) -> Self {
        let RunFile { row, people, payments, receipts, reproduced } = file;
        let people: BTreeMap<ObjectId, PersonAtHome> =
            people.into_iter().map(|it| (it.person.id(), it)).collect();
        let mut run = RunOut::from(&row.run);
        for (portion, behind) in run.portions.iter_mut().zip(&row.portions) {
            name(portion, behind, &people);
        }
        Self {
            households: statements(&run.portions),
            run,
            plan: row.plan,
            decision: row.decision,
            reproduced,
            payments: payments.iter().map(|it| payment_out(it, &receipts)).collect(),
            receipts: receipts.iter().map(Into::into).collect(),
        }
    }
}

fn name(portion: &mut PortionOut, behind: &PortionRow, people: &BTreeMap<ObjectId, PersonAtHome>) {
    let Some(id) = behind.person else { return };
    portion.person = Some(id.to_string());
    let Some(person) = people.get(&id) else { return };
    portion.name = Some(person.person.fact().name.clone());
    portion.household = person.home.as_ref().map(|(_, it)| it.fact().code.as_str().to_owned());
}

/// The portions by household, in the order of their codes; the sums are those of the portions.
fn statements(portions: &[PortionOut]) -> Vec<HouseholdStatement> {
    let mut statements: BTreeMap<&str, HouseholdStatement> = BTreeMap::new();
    for it in portions {
        let Some(household) = it.household.as_deref() else { continue };
        let statement = statements.entry(household).or_insert_with(|| HouseholdStatement {
            household: household.to_owned(),
            entitled_fen: 0,
            pay_fen: 0,
            holders: Vec::new(),
        });
        statement.entitled_fen = statement.entitled_fen.saturating_add(it.entitled_fen);
        statement.pay_fen = statement.pay_fen.saturating_add(it.pay_fen);
        statement.holders.extend(it.holder);
    }
    statements.into_values().collect()
}

fn payment_out(it: &PaymentRow, receipts: &[ReceiptFile]) -> PaymentOut {
    let number = it.payment.number;
    let matches = |finding: &Finding| matches!(finding, Finding::Matched { payment, .. } if *payment == number);
    PaymentOut {
        number,
        holder: holder(it.payment.payee),
        amount_fen: it.payment.amount_fen,
        account: mask_account(&it.account),
        paid: receipts.iter().flat_map(|it| &it.findings).any(matches),
    }
}

impl From<&ReceiptFile> for ReceiptFileOut {
    fn from(it: &ReceiptFile) -> Self {
        Self {
            number: it.number,
            sha256: it.sha256.clone(),
            findings: it.findings.iter().map(Into::into).collect(),
        }
    }
}

fn hex(digest: &[u8; 32]) -> String {
    Digest(*digest).to_string()
}
