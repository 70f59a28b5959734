//! A sound listing of a household's operation right, and the steps that lead it to the archive.

use std::collections::BTreeSet;

use identity::{CreditCode, DivisionCode, UnitCode};
use tenure::case::{Calendar, Restriction};

use super::{
    Application, Bidder, ListedObject, Listing, ListingEvent, ListingRefused, ListingRegister,
    Office, OfficeKind, Operator, Receiver, Reserve, TradeForm, TradeWay,
};
use crate::money::{DealId, Flow};
use crate::sample::{
    at, consent_at, contract, day, days, decision, evidence, family, issuer, matched, parcel,
    person,
};
use crate::transfer::{FarmingAbility, TransfereeKind};
use crate::{CoHolder, MarketParameters};

pub(crate) const DEAL: DealId = DealId(tenure::ObjectId(uuid::Uuid::from_u128(900)));
pub(crate) const RESERVE_FEN: i64 = 100_000;
pub(crate) const DEPOSIT_FEN: i64 = 10_000;

/// What the register says, owned.
pub(crate) struct Surroundings {
    pub(crate) right_current: bool,
    pub(crate) right_until: Option<chrono::NaiveDate>,
    pub(crate) holders: Vec<CoHolder>,
    pub(crate) not_free: Vec<String>,
    pub(crate) restrictions: Vec<Restriction>,
    pub(crate) open_disputes: Vec<String>,
    pub(crate) receivers: Vec<Receiver>,
    pub(crate) parameters: MarketParameters,
}

impl Surroundings {
    pub(crate) fn new() -> Self {
        Self {
            right_current: true,
            right_until: Some(day("2027-12-31")),
            holders: family(),
            not_free: Vec::new(),
            restrictions: Vec::new(),
            open_disputes: Vec::new(),
            receivers: Vec::new(),
            parameters: MarketParameters::default(),
        }
    }

    pub(crate) fn register(&self) -> ListingRegister<'_> {
        ListingRegister {
            right_current: self.right_current,
            right_until: self.right_until,
            holders: &self.holders,
            not_free: &self.not_free,
            restrictions: &self.restrictions,
            open_disputes: &self.open_disputes,
            receivers: &self.receivers,
            calendar: Calendar::built_in(),
            parameters: &self.parameters,
        }
    }
}

pub(crate) fn operator(kind: OfficeKind, division: &str) -> Operator {
    let division = DivisionCode::parse(division).unwrap();
    Operator { name: "经办人".to_owned(), office: Office { kind, division } }
}

pub(crate) fn centre() -> Operator {
    operator(OfficeKind::Centre, "229901")
}

pub(crate) fn rising() -> TradeWay {
    TradeWay::Ascending {
        step_fen: 1_000,
        opens_at: at("2026-11-16T09:00:00"),
        closes_at: at("2026-11-16T10:00:00"),
    }
}

pub(crate) fn sealed() -> TradeWay {
    TradeWay::Sealed {
        opens_at: at("2026-11-16T09:00:00"),
        deadline: at("2026-11-16T10:00:00"),
        reveal_until: at("2026-11-16T11:00:00"),
    }
}

pub(crate) fn tender(judges: BTreeSet<tenure::ObjectId>) -> TradeWay {
    TradeWay::Tender {
        opens_at: at("2026-11-16T09:00:00"),
        deadline: at("2026-11-16T10:00:00"),
        reveal_until: at("2026-11-16T11:00:00"),
        judges,
    }
}

pub(crate) fn application() -> Application {
    Application {
        object: ListedObject::OperationRight { contract: contract(1), parcels: vec![parcel(1)] },
        form: TradeForm::Lease,
        term: Some(days("2027-01-01", "2027-12-31")),
        collective: issuer(),
        division: DivisionCode::parse("229901100001").unwrap(),
        applicant: person(1),
        consents: [1, 2].map(|n| consent_at(n, "2026-11-01T09:00:00")).into(),
        decision: None,
        reserve: Reserve { reserve_fen: RESERVE_FEN, valuation: None },
        deposit_fen: DEPOSIT_FEN,
        way: rising(),
    }
}

/// An asset of the collective, decided on and valued.
pub(crate) fn asset() -> Application {
    Application {
        object: ListedObject::CollectiveAsset {
            collective: CreditCode::parse("N2229901MA0000007X").unwrap(),
            asset: "厂房一".to_owned(),
        },
        consents: Vec::new(),
        decision: Some(decision("2026-10-20")),
        reserve: Reserve { reserve_fen: RESERVE_FEN, valuation: Some((RESERVE_FEN, evidence(30))) },
        ..application()
    }
}

/// A homestead of the collective, agreed on.
pub(crate) fn homestead() -> Application {
    let unit = UnitCode::parse("229901100001JC00001F00010001").unwrap();
    let (form, term) = (TradeForm::Transfer, None);
    Application { object: ListedObject::Homestead { unit }, form, term, ..application() }
}

/// Shares of a member.
pub(crate) fn shares() -> Application {
    let collective = CreditCode::parse("N2229901MA0000007X").unwrap();
    let (holder, class) = (person(1), "member".to_owned());
    let shares = tenure::Shares::new(1, 2).unwrap();
    let object = ListedObject::Shares { collective, holder, class, shares };
    Application { object, ..homestead() }
}

/// A farmer from elsewhere, or from 60 on a member of the collective.
pub(crate) fn bidder(n: u128) -> Bidder {
    let ground = "从事种植业十年".to_owned();
    Bidder {
        party: person(n),
        kind: TransfereeKind::Person,
        collective: (n >= 60).then(issuer),
        farming: Some(FarmingAbility { ground, evidence: evidence(31) }),
    }
}

pub(crate) fn qualify(n: u128) -> ListingEvent {
    ListingEvent::Qualify { bidder: person(n), qualified: true }
}

pub(crate) fn deposit(number: u32, n: u128, fen: i64) -> ListingEvent {
    ListingEvent::PayDeposit { payment: matched(number, DEAL, (Flow::In, person(n)), fen) }
}

pub(crate) fn bid(n: u128, amount_fen: i64) -> ListingEvent {
    ListingEvent::Bid { bidder: person(n), amount_fen }
}

pub(crate) fn pay(number: u32, n: u128, fen: i64) -> ListingEvent {
    ListingEvent::Pay { payment: matched(number, DEAL, (Flow::In, person(n)), fen) }
}

/// The events of a sound listing, each with its moment; bidder 50 gets it for 101,000 fen.
pub(crate) fn way() -> Vec<(&'static str, ListingEvent)> {
    vec![
        ("2026-11-02T09:00:00", ListingEvent::Submit),
        ("2026-11-02T10:00:00", ListingEvent::Publish),
        ("2026-11-03T09:00:00", ListingEvent::Enrol { bidder: bidder(50) }),
        ("2026-11-03T09:10:00", ListingEvent::Enrol { bidder: bidder(60) }),
        ("2026-11-04T09:00:00", qualify(50)),
        ("2026-11-04T09:00:00", qualify(60)),
        ("2026-11-05T09:00:00", deposit(1, 50, DEPOSIT_FEN)),
        ("2026-11-05T09:00:00", deposit(2, 60, DEPOSIT_FEN)),
        ("2026-11-06T09:00:00", ListingEvent::ClaimPriority { bidder: person(60) }),
        ("2026-11-13T09:00:00", ListingEvent::CloseEnrolment),
        ("2026-11-13T10:00:00", ListingEvent::OpenTrade),
        ("2026-11-16T09:00:00", bid(60, 100_000)),
        ("2026-11-16T10:00:00", bid(50, 101_000)),
        ("2026-11-16T10:00:00.001", ListingEvent::Strike),
        ("2026-11-16T11:00:00", ListingEvent::PostResult),
        ("2026-11-24T09:00:00", ListingEvent::CloseResult),
        ("2026-11-25T09:00:00", ListingEvent::Sign { contract: evidence(32) }),
        ("2026-11-26T09:00:00", pay(3, 50, 91_000)),
        ("2026-11-27T09:00:00", ListingEvent::Attest { number: "鉴2026-1".to_owned() }),
        ("2026-11-28T09:00:00", ListingEvent::Enter),
        ("2026-11-30T09:00:00", ListingEvent::Archive),
    ]
}

pub(crate) fn draft(application: Application) -> Listing {
    Listing::new(DEAL, application, at("2026-11-01T09:00:00"))
}

pub(crate) fn take(
    listing: &Listing,
    when: &str,
    event: ListingEvent,
) -> Result<Listing, ListingRefused> {
    listing.take(event, &centre(), at(when), &Surroundings::new().register())
}

/// The listing after so many steps of the way.
pub(crate) fn walked(n_steps: usize) -> Listing {
    let steps = way().into_iter().take(n_steps);
    steps.fold(draft(application()), |it, (when, event)| take(&it, when, event).unwrap())
}

/// The day on which the notice of a sound listing ends.
pub(crate) fn notice_ends() -> chrono::NaiveDate {
    day("2026-11-09")
}
