//! A listing on the wire: what is listed, where it stands, who bids, what was offered, what is owed and paid.

use axum::http::StatusCode;
use casework::listing::{BidderIdentity, ListingFile, ListingView};
use chrono::{DateTime, NaiveDate, Utc};
use identity::{mask_account, mask_document_number};
use market::Days;
use market::listing::{Enrolment, Listing, ListingEvent};
use market::money::{Flow, Transaction};
use serde::Serialize;
use serde_json::Value;
use store::{Answer, BidderRow, ExpectedRow, ListedDeal};
use tenure::ObjectId;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cases::FindingOut;
use crate::collectives::BankFindingOut;
use crate::mask::masked;

/// The days of a notice, both included.
#[derive(Serialize, ToSchema)]
pub(super) struct NoticeDays {
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl From<Days> for NoticeDays {
    fn from(days: Days) -> Self {
        Self { first_day: days.first(), last_day: days.last() }
    }
}

/// A listing as it is listed, and as everybody may see it.
#[derive(Serialize, ToSchema)]
pub(super) struct ListingHead {
    number: String,
    division: String,
    /// Such as `operation-right`.
    object: &'static str,
    object_zh: &'static str,
    /// `lease`, `share-in` or `transfer`.
    form: &'static str,
    /// `agreement`, `ascending`, `sealed` or `tender`.
    way: String,
    /// Such as `published`.
    state: &'static str,
    state_zh: &'static str,
    /// 1 for the first listing, one more for each time it is listed again.
    round: u32,
    /// In square metres; left out where it is no land.
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<NoticeDays>,
    reserve_fen: i64,
    deposit_fen: i64,
    /// The first moment of bidding, and the last one, whose millisecond counts.
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    notice: Option<NoticeDays>,
    result_notice: Option<NoticeDays>,
    price_fen: Option<i64>,
    signed_day: Option<NaiveDate>,
    entered_day: Option<NaiveDate>,
}

impl From<&ListedDeal> for ListingHead {
    fn from(deal: &ListedDeal) -> Self {
        let ListedDeal { number, division, state, listing } = deal;
        let (opens_at, closes_at) = listing.bidding.unzip();
        Self {
            number: number.clone(),
            division: division.to_string(),
            object: listing.object.as_str(),
            object_zh: listing.object.name_zh(),
            form: listing.form.as_str(),
            way: listing.way.clone(),
            state: state.as_str(),
            state_zh: state.name_zh(),
            round: listing.round,
            area_m2: listing.area_m2.map(|it| it.to_string()),
            term: listing.term.map(Into::into),
            reserve_fen: listing.reserve_fen,
            deposit_fen: listing.deposit_fen,
            opens_at,
            closes_at,
            notice: listing.notice.map(Into::into),
            result_notice: listing.result_notice.map(Into::into),
            price_fen: listing.price_fen,
            signed_day: listing.signed_day,
            entered_day: listing.entered_day,
        }
    }
}

/// A listing with all that is kept of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Listing)]
pub(super) struct ListingOut {
    /// The deal, as sealed offers name it.
    id: Uuid,
    number: String,
    division: String,
    /// Such as `published`.
    state: &'static str,
    state_zh: &'static str,
    revision: i64,
    round: u32,
    /// What is listed on which terms.
    #[schema(value_type = Object)]
    application: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<String>,
    /// 收款账号, its last four characters.
    payee_account: String,
    notice: Option<NoticeDays>,
    bidders: Vec<BidderOut>,
    /// The bid record 竞价记录 of this round.
    bids: Vec<BidOut>,
    /// How many offers are sealed; nothing else of them is known before they are opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    n_sealed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<AwardOut>,
    award: Option<AwardOut>,
    result_notice: Option<NoticeDays>,
    objections: Vec<ObjectionOut>,
    contract: Option<ContractOut>,
    attestation: Option<String>,
    payments: Vec<PaymentOut>,
    #[schema(value_type = Vec<Object>)]
    movements: Vec<Transaction>,
    bank_files: Vec<BankFileOut>,
    steps: Vec<StepOut>,
    /// The steps that may follow, the ordinary one first; none stands for what the bank's file says.
    possible: Vec<&'static str>,
    /// The act that entered it.
    act: Option<Uuid>,
    /// What the rules said of what was just done or tried.
    findings: Vec<FindingOut>,
}

/// A bidder, with what was found and paid.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingBidder)]
struct BidderOut {
    /// As sealed offers name the bidder.
    party: Uuid,
    /// 竞买号
    number: u32,
    kind: &'static str,
    /// Left out once it was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// That of a person masked; the code of an organisation stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<String>,
    enrolled_at: DateTime<Utc>,
    qualified: bool,
    deposit_fen: i64,
    priority_at: Option<DateTime<Utc>>,
    withdrawn: bool,
}

/// A bid, a sealed offer, an offer that was opened, or what a judge gave it.
#[derive(Serialize, ToSchema)]
struct BidOut {
    /// `bid`, `seal`, `reveal` or `score`.
    step: &'static str,
    at: DateTime<Utc>,
    /// 竞买号
    bidder: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount_fen: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<u32>,
}

/// Who gets it, or would, and for how much.
#[derive(Serialize, ToSchema)]
struct AwardOut {
    /// 竞买号
    bidder: Option<u32>,
    price_fen: i64,
}

/// An objection to the result.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingObjection)]
struct ObjectionOut {
    evidence_sha256: String,
    /// Null until it is answered.
    upheld: Option<bool>,
}

/// The contract that was signed.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingContract)]
struct ContractOut {
    signed_day: NaiveDate,
    sha256: String,
}

/// A payment that is or was expected.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingPayment)]
struct PaymentOut {
    /// 支付序号, counted upwards in the county.
    number: u32,
    /// `in` or `out`, seen from the market.
    flow: &'static str,
    /// Such as `deposit-paid`.
    #[schema(value_type = String)]
    purpose: market::money::Movement,
    /// 竞买号; null for whoever gives the right.
    bidder: Option<u32>,
    /// Its last four characters.
    account: String,
    amount_fen: i64,
    paid: bool,
}

/// A bank's file that was laid beside it.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingBankFile)]
struct BankFileOut {
    number: u32,
    sha256: String,
    officer: String,
    at: DateTime<Utc>,
    findings: Vec<BankFindingOut>,
}

/// A step that was taken.
#[derive(Serialize, ToSchema)]
#[schema(as = ListingStep)]
struct StepOut {
    number: u32,
    step: String,
    at: DateTime<Utc>,
    officer: String,
    /// 村级服务点、乡镇服务站或者县级交易中心
    office_zh: &'static str,
    office_division: String,
    state_after: String,
}

impl From<&ListingView> for ListingOut {
    fn from(view: &ListingView) -> Self {
        let ListingView { file, area_m2, findings } = view;
        let ListingFile { row, listing, .. } = file;
        let award = |it: market::bidding::Award| AwardOut {
            bidder: file.bidder_number(it.bidder),
            price_fen: it.price_fen,
        };
        Self {
            id: row.id.0.0,
            number: row.number.clone(),
            division: row.division.to_string(),
            state: listing.state().as_str(),
            state_zh: listing.state().name_zh(),
            revision: row.revision,
            round: listing.round(),
            application: masked(listing.application()),
            area_m2: area_m2.map(|it| it.to_string()),
            payee_account: mask_account(&row.body.payee_account),
            notice: listing.notice().map(Into::into),
            bidders: bidders(file, listing),
            bids: bids(file),
            n_sealed: listing.n_sealed(),
            best: listing.best_bid().map(award),
            award: listing.award().map(award),
            result_notice: listing.result_notice().map(Into::into),
            objections: objections(listing),
            contract: listing.contract().map(|(signed_day, contract)| ContractOut {
                signed_day: *signed_day,
                sha256: contract.as_str().to_owned(),
            }),
            attestation: listing.attestation().map(str::to_owned),
            payments: file.money.expected.iter().map(|it| payment(file, it)).collect(),
            movements: file.money.movements.iter().map(|it| it.transaction.clone()).collect(),
            bank_files: bank_files(file),
            steps: steps(file),
            possible: listing.possible(),
            act: file.steps.iter().find_map(|it| it.act).map(|it| it.0),
            findings: findings.0.iter().map(FindingOut::from).collect(),
        }
    }
}

fn bidders(file: &ListingFile, listing: &Listing) -> Vec<BidderOut> {
    let of = |it: &Enrolment| {
        let row = file.bidders.iter().find(|row| row.party == it.bidder.party);
        let identity: Option<&BidderIdentity> = row.and_then(|it: &BidderRow<_>| it.body.as_ref());
        BidderOut {
            party: it.bidder.party.0,
            number: it.number,
            kind: it.bidder.kind.name_zh(),
            name: identity.map(|it| it.name.clone()),
            document_number: identity.map(|it| mask_document_number(&it.document_number)),
            enrolled_at: it.enrolled_at,
            qualified: it.qualified,
            deposit_fen: it.deposit_fen,
            priority_at: it.priority_at,
            withdrawn: it.withdrawn,
        }
    };
    let mut all: Vec<BidderOut> = listing.enrolments().map(of).collect();
    all.sort_by_key(|it| it.number);
    all
}

/// The bids since it was last listed.
fn bids(file: &ListingFile) -> Vec<BidOut> {
    let of_round = file.steps.rsplit(|it| it.step == "relist").next().unwrap_or_default();
    of_round.iter().filter_map(|it| bid(file, &it.event.event, it.at)).collect()
}

fn bid(file: &ListingFile, event: &ListingEvent, at: DateTime<Utc>) -> Option<BidOut> {
    let of = |bidder: ObjectId| BidOut {
        step: event.name(),
        at,
        bidder: file.bidder_number(bidder),
        amount_fen: None,
        commitment: None,
        points: None,
    };
    match event {
        ListingEvent::Bid { bidder, amount_fen }
        | ListingEvent::Reveal { bidder, amount_fen, .. } => {
            Some(BidOut { amount_fen: Some(*amount_fen), ..of(*bidder) })
        }
        ListingEvent::Seal { bidder, commitment } => {
            let commitment = Some(ledger::Digest(commitment.0).to_string());
            Some(BidOut { commitment, ..of(*bidder) })
        }
        ListingEvent::Score { bidder, points, .. } => {
            Some(BidOut { points: Some(*points), ..of(*bidder) })
        }
        _ => None,
    }
}

fn objections(listing: &Listing) -> Vec<ObjectionOut> {
    let all = listing.objections().iter().map(|it| ObjectionOut {
        evidence_sha256: it.evidence.as_str().to_owned(),
        upheld: it.upheld,
    });
    all.collect()
}

fn payment(file: &ListingFile, it: &ExpectedRow) -> PaymentOut {
    let expected = it.expected;
    PaymentOut {
        number: expected.number,
        flow: match expected.flow {
            Flow::In => "in",
            Flow::Out => "out",
        },
        purpose: it.purpose,
        bidder: file.bidder_number(expected.party),
        account: mask_account(&it.account),
        amount_fen: expected.amount_fen,
        paid: file.money.paid().contains(&expected.number),
    }
}

fn bank_files(file: &ListingFile) -> Vec<BankFileOut> {
    let all = file.money.files.iter().map(|it| BankFileOut {
        number: it.number,
        sha256: it.sha256.clone(),
        officer: it.officer.clone(),
        at: it.at,
        findings: it.findings.iter().map(Into::into).collect(),
    });
    all.collect()
}

fn steps(file: &ListingFile) -> Vec<StepOut> {
    let all = file.steps.iter().map(|it| StepOut {
        number: it.number,
        step: it.step.clone(),
        at: it.at,
        officer: it.officer.clone(),
        office_zh: it.event.operator.office.kind.name_zh(),
        office_division: it.event.operator.office.division.to_string(),
        state_after: it.state_after.clone(),
    });
    all.collect()
}

/// How a listing is answered.
pub(super) fn answer(status: StatusCode, view: &ListingView) -> Answer {
    Answer {
        status: status.as_u16(),
        etag: format!("\"{}\"", view.file.row.revision),
        response: serde_json::to_string(&ListingOut::from(view)).unwrap_or_default(),
    }
}
