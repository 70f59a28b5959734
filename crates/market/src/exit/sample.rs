//! Sound exits of each right, walked from the application to just before the register is changed.

use identity::{CreditCode, UnitCode};
use tenure::Shares;
use tenure::case::{Calendar, Restriction};

use super::{
    Agreement, Application, Exit, ExitEvent, ExitKind, ExitReceiver, ExitRefused, ExitRegister,
    ExitRight, ExitTerms, Interview, PilotApproval, Returned, ShareRoom, WaiverReview, Witness,
};
use crate::MarketParameters;
use crate::money::{DealId, Flow, Schedule};
use crate::sample::{
    at, consent_at, contract, day, days, decision, evidence, family, issuer, matched, parcel,
    person,
};

pub(crate) const DEAL: DealId = DealId(tenure::ObjectId(uuid::Uuid::from_u128(800)));
/// Half a year after the issuer was told.
pub(crate) const CANCELLED: &str = "2026-11-20T09:00:00";

/// What the register says, owned.
pub(crate) struct Surroundings {
    pub(crate) restrictions: Vec<Restriction>,
    pub(crate) open_disputes: Vec<String>,
    pub(crate) running: Vec<String>,
    pub(crate) share_room: Option<ShareRoom>,
    pub(crate) parameters: MarketParameters,
}

impl Surroundings {
    pub(crate) fn new() -> Self {
        Self {
            restrictions: Vec::new(),
            open_disputes: Vec::new(),
            running: Vec::new(),
            share_room: None,
            parameters: MarketParameters::default(),
        }
    }

    pub(crate) fn register(&self) -> ExitRegister<'_> {
        ExitRegister {
            restrictions: &self.restrictions,
            open_disputes: &self.open_disputes,
            running: &self.running,
            share_room: self.share_room,
            calendar: Calendar::built_in(),
            parameters: &self.parameters,
        }
    }
}

pub(crate) fn pilot() -> PilotApproval {
    let kinds = [ExitKind::ContractedLand, ExitKind::Homestead, ExitKind::Shares].into();
    PilotApproval { document: evidence(20), kinds, days: days("2026-01-01", "2026-12-31") }
}

pub(crate) fn application(kind: ExitKind) -> Application {
    let right = match kind {
        ExitKind::ContractedLand => {
            ExitRight::ContractedLand { contract: contract(1), parcels: vec![parcel(1)] }
        }
        ExitKind::Homestead => {
            ExitRight::Homestead { unit: UnitCode::parse("229901001001JC00001F00010001").unwrap() }
        }
        ExitKind::Shares => ExitRight::Shares {
            collective: CreditCode::parse("N2229901MA0000007X").unwrap(),
            person: person(1),
            class: "member".to_owned(),
            shares: Shares::new(2, 1).unwrap(),
        },
    };
    Application {
        right,
        collective: issuer(),
        holders: family(),
        representative: person(1),
        signature: consent_at(1, "2026-05-20T09:00:00"),
        notified_day: Some(day("2026-05-20")),
        receiver: ExitReceiver { collective: issuer(), to: Returned::Collective },
    }
}

pub(crate) fn interview() -> Interview {
    let witness = Witness { name: "见证人".to_owned(), signed: evidence(21), ties: Vec::new() };
    Interview {
        at: at("2026-05-21T09:00:00"),
        place: "样例村服务点".to_owned(),
        officer: "面谈人".to_owned(),
        statement: "年纪大了，不再种地".to_owned(),
        record: evidence(22),
        witness: Some(witness),
    }
}

pub(crate) fn compensation() -> ExitTerms {
    ExitTerms::Compensation {
        schedule: Schedule::at_once(day("2026-07-01"), 3_000_000).unwrap(),
        standard: "每亩三万元".to_owned(),
        basis: evidence(23),
        payer: person(90),
    }
}

pub(crate) fn waiver() -> ExitTerms {
    let signed = [1, 2].map(|n| consent_at(n, "2026-05-29T09:00:00")).into();
    ExitTerms::Waived { statement: evidence(24), signed }
}

pub(crate) fn review(officer: &str) -> WaiverReview {
    let officer = officer.to_owned();
    WaiverReview { officer, day: day("2026-06-01"), record: evidence(25) }
}

pub(crate) fn agreement() -> Agreement {
    Agreement { signed_day: day("2026-06-26"), document: evidence(26) }
}

pub(crate) fn payment(number: u32, amount_fen: i64) -> ExitEvent {
    ExitEvent::Pay(matched(number, DEAL, (Flow::Out, person(1)), amount_fen))
}

/// The events of a sound exit after its application, each with its moment.
pub(crate) fn way() -> Vec<(&'static str, ExitEvent)> {
    vec![
        ("2026-05-20T10:00:00", ExitEvent::Dwelling(evidence(27))),
        ("2026-05-21T09:00:00", ExitEvent::Interview(interview())),
        ("2026-05-22T09:00:00", ExitEvent::Consent(consent_at(1, "2026-05-22T09:00:00"))),
        ("2026-05-22T09:10:00", ExitEvent::Consent(consent_at(2, "2026-05-22T09:10:00"))),
        ("2026-05-29T09:00:00", ExitEvent::Agree(compensation())),
        ("2026-06-10T09:00:00", ExitEvent::Decide(decision("2026-06-10"))),
        ("2026-06-10T10:00:00", ExitEvent::Publish),
        ("2026-06-25T09:00:00", ExitEvent::CloseNotice { n_upheld: 0 }),
        ("2026-06-26T09:00:00", ExitEvent::Sign(agreement())),
        ("2026-07-01T09:00:00", payment(1, 3_000_000)),
        (CANCELLED, ExitEvent::Cancel),
        ("2026-11-21T09:00:00", ExitEvent::Archive),
    ]
}

pub(crate) fn applied(kind: ExitKind) -> Exit {
    let pilot = pilot();
    let register = Surroundings::new();
    let (when, register) = (at("2026-05-20T09:00:00"), register.register());
    Exit::apply(DEAL, application(kind), Some(&pilot), when, &register).unwrap()
}

/// The exit after so many steps of the way.
pub(crate) fn walked(kind: ExitKind, n_steps: usize) -> Exit {
    let register = Surroundings::new();
    way().into_iter().take(n_steps).fold(applied(kind), |exit, (when, event)| {
        exit.take(event, at(when), &register.register()).unwrap()
    })
}

/// The codes of the rules that are in the way.
pub(crate) fn unlawful(refused: Result<Exit, ExitRefused>) -> Vec<&'static str> {
    match refused {
        Err(ExitRefused::Unlawful(violations)) => {
            let mut codes: Vec<&str> = violations.iter().map(|it| it.rule.code).collect();
            codes.dedup();
            codes
        }
        other => panic!("{other:?}"),
    }
}
