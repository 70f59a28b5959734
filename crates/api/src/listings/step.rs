//! A step of a listing.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use casework::listing::{BidderIdentity, ListingView, NewBidder, StepAsked};
use identity::IssuerCode;
use ledger::Digest;
use market::Evidence;
use market::bidding::Commitment;
use market::listing::{ListingEvent, TradeWay};
use market::transfer::{FarmingAbility, TransfereeKind};
use serde::Deserialize;
use tenure::ObjectId;
use utoipa::ToSchema;
use uuid::Uuid;

use super::draft::{ValuationIn, reserve};
use super::wire::{ListingOut, answer};
use crate::cases::accept::Trial;
use crate::cases::handed::Handed;
use crate::cases::revision::{Answered, IfMatch};
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// A step, with what it says; deposits and prices come with the bank's file instead.
#[derive(Deserialize, ToSchema)]
#[schema(as = ListingStepIn)]
#[serde(tag = "step", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum StepIn {
    Submit,
    /// 退回补正
    Return,
    /// 审核通过并发布公告
    Publish,
    /// 报名
    Enrol {
        bidder: BidderIn,
    },
    Qualify {
        bidder: Uuid,
        qualified: bool,
    },
    /// 主张优先权
    ClaimPriority {
        bidder: Uuid,
    },
    Withdraw {
        bidder: Uuid,
    },
    CloseEnrolment,
    OpenTrade,
    /// A bid in rounds, or what both sides agreed on, in fen for the whole term.
    Bid {
        bidder: Uuid,
        amount_fen: i64,
    },
    /// A sealed offer: SHA-256, in 64 lower-case hexadecimal digits.
    Seal {
        bidder: Uuid,
        commitment: String,
    },
    /// A sealed offer is opened: its amount, and its salt of 64 lower-case hexadecimal digits.
    Reveal {
        bidder: Uuid,
        amount_fen: i64,
        salt: String,
    },
    Score {
        judge: Uuid,
        bidder: Uuid,
        points: u32,
    },
    /// 成交确认
    Strike,
    PostResult,
    /// 异议
    Object {
        #[schema(value_type = String)]
        evidence: Evidence,
    },
    /// The objection by its place, from 0.
    Answer {
        objection: usize,
        upheld: bool,
    },
    CloseResult,
    /// 集体同意、乡镇批准: before the contract about a homestead is signed.
    Approve {
        #[schema(value_type = String)]
        collective_consent: Evidence,
        #[schema(value_type = String)]
        township_approval: Evidence,
    },
    Sign {
        #[schema(value_type = String)]
        contract: Evidence,
    },
    /// 成交后不签约
    Default,
    /// 交易鉴证书
    Attest,
    Enter,
    Archive,
    Suspend,
    Resume,
    Terminate,
    /// 重新挂牌
    Relist {
        reserve_fen: i64,
        valuation: Option<ValuationIn>,
        #[schema(value_type = Object)]
        way: TradeWay,
    },
}

/// Somebody who enrols 意向受让方.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BidderIn {
    name: String,
    /// 证件号码, or the credit code of an organisation.
    document_number: String,
    phone: Option<String>,
    /// The account that the deposit comes from and goes back to.
    account: String,
    /// `household`, `person`, `cooperative`, `business`, `bank` or `collective`.
    #[schema(value_type = String)]
    kind: TransfereeKind,
    /// The issuer of the collective to which the bidder belongs, where it belongs to one.
    #[schema(value_type = Option<String>)]
    collective: Option<IssuerCode>,
    /// 农业经营能力或者资质
    #[schema(value_type = Option<Object>)]
    farming: Option<FarmingAbility>,
}

impl From<BidderIn> for NewBidder {
    fn from(bidder: BidderIn) -> Self {
        let BidderIn { name, document_number, phone, account, kind, collective, farming } = bidder;
        let identity = BidderIdentity { name, document_number, phone, account };
        Self { kind, collective, farming, identity }
    }
}

impl TryFrom<StepIn> for StepAsked {
    type Error = Problem;

    fn try_from(step: StepIn) -> Result<Self, Problem> {
        use ListingEvent as E;
        let event = match step {
            StepIn::Enrol { bidder } => return Ok(Self::Enrol(bidder.into())),
            StepIn::Attest => return Ok(Self::Attest),
            StepIn::Enter => return Ok(Self::Enter),
            StepIn::Submit => E::Submit,
            StepIn::Return => E::Return,
            StepIn::Publish => E::Publish,
            StepIn::Qualify { bidder, qualified } => {
                E::Qualify { bidder: party(bidder), qualified }
            }
            StepIn::ClaimPriority { bidder } => E::ClaimPriority { bidder: party(bidder) },
            StepIn::Withdraw { bidder } => E::Withdraw { bidder: party(bidder) },
            StepIn::CloseEnrolment => E::CloseEnrolment,
            StepIn::OpenTrade => E::OpenTrade,
            StepIn::Bid { bidder, amount_fen } => E::Bid { bidder: party(bidder), amount_fen },
            StepIn::Seal { bidder, commitment } => {
                E::Seal { bidder: party(bidder), commitment: Commitment(bytes(&commitment)?) }
            }
            StepIn::Reveal { bidder, amount_fen, salt } => {
                E::Reveal { bidder: party(bidder), amount_fen, salt: bytes(&salt)? }
            }
            StepIn::Score { judge, bidder, points } => {
                E::Score { judge: party(judge), bidder: party(bidder), points }
            }
            StepIn::Strike => E::Strike,
            StepIn::PostResult => E::PostResult,
            StepIn::Object { evidence } => E::Object { evidence },
            StepIn::Answer { objection, upheld } => E::Answer { objection, upheld },
            StepIn::CloseResult => E::CloseResult,
            StepIn::Approve { collective_consent, township_approval } => {
                E::Approve { collective_consent, township_approval }
            }
            StepIn::Sign { contract } => E::Sign { contract },
            StepIn::Default => E::Default,
            StepIn::Archive => E::Archive,
            StepIn::Suspend => E::Suspend,
            StepIn::Resume => E::Resume,
            StepIn::Terminate => E::Terminate,
            StepIn::Relist { reserve_fen, valuation, way } => {
                E::Relist { reserve: reserve(reserve_fen, valuation), way }
            }
        };
        Ok(Self::Plain(event))
    }
}

fn party(id: Uuid) -> ObjectId {
    ObjectId(id)
}

fn bytes(text: &str) -> Result<[u8; 32], Problem> {
    let parsed = Digest::parse(text).map(|it| it.0);
    parsed.ok_or_else(|| Problem::bad_request("64 lower-case hexadecimal digits are expected"))
}

/// Takes a step of a listing, or says at once all that stands in its way.
#[utoipa::path(
    post,
    path = "/api/v1/listings/{number}/steps",
    params(
        ("number" = String, Path, description = "Such as `220221-2026-000001`."),
        ("If-Match" = String, Header, description = "The `ETag` of the listing as it was seen."),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and the same body get the same answer, and nothing is done twice."),
        Trial
    ),
    request_body = StepIn,
    responses(
        (status = 200, body = ListingOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 412, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn take_listing_step(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
    trial: Result<Query<Trial>, QueryRejection>,
    IfMatch(revision): IfMatch,
    Handed { body, request }: Handed<StepIn>,
) -> Result<Answered, Problem> {
    let (Path(number), mode, asked) = (number?, trial?.mode(), body.try_into()?);
    let answer = |view: &ListingView| answer(StatusCode::OK, view);
    let counter = request.counter(&app, &officer, mode, &answer);
    let step = casework::listing::take_step(&counter, &number, revision, asked, mode);
    Ok(Answered::of(Box::pin(step).await?, answer))
}
