//! People, papers and days that samples are made of.

use chrono::{DateTime, NaiveDate, Utc};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};
use tenure::decision::{Assembly, Decision, DecisionSubject};
use tenure::distribution::BankLine;
use tenure::{HouseholdCode, ObjectId};
use uuid::Uuid;

use crate::consent::{CoHolder, Consent, Evidence, IdentityCheck, Signer};
use crate::days::Days;
use crate::money::{DealId, Expected, Flow, MatchedPayment, match_lines};

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const ISSUER: &str = "22990110000100";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn days(first: &str, last: &str) -> Days {
    Days::new(day(first), day(last)).unwrap()
}

/// A moment by Beijing time: `2026-11-22T09:00:00.000`.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(&format!("{text}+08:00")).unwrap().to_utc()
}

pub(crate) fn person(n: u128) -> ObjectId {
    ObjectId(Uuid::from_u128(n))
}

pub(crate) fn evidence(n: u32) -> Evidence {
    Evidence::parse(&format!("{n:064x}")).unwrap()
}

pub(crate) fn issuer() -> IssuerCode {
    IssuerCode::parse(ISSUER).unwrap()
}

pub(crate) fn elsewhere() -> IssuerCode {
    IssuerCode::parse("22990110000200").unwrap()
}

pub(crate) fn contractor(n: u32) -> ContractorCode {
    ContractorCode::parse(&format!("{ISSUER}{n:04}")).unwrap()
}

pub(crate) fn household(n: u32) -> HouseholdCode {
    contractor(n).into()
}

pub(crate) fn contract(n: u32) -> ContractCode {
    ContractCode::parse(&format!("{ISSUER}{n:04}J")).unwrap()
}

pub(crate) fn parcel(n: u32) -> ParcelCode {
    ParcelCode::parse(&format!("{ISSUER}{n:05}")).unwrap()
}

/// A couple and their child.
pub(crate) fn family() -> Vec<CoHolder> {
    let member = |n, birth: &str| CoHolder {
        person: person(n),
        name: format!("村民{n}"),
        birth_day: Some(day(birth)),
    };
    vec![member(1, "1970-01-01"), member(2, "1972-01-01"), member(3, "2015-06-01")]
}

pub(crate) fn consent(n: u128) -> Consent {
    Consent {
        of: person(n),
        signer: Signer::Holder,
        at: at("2026-11-01T09:00:00"),
        place: "样例村服务点".to_owned(),
        identity_check: IdentityCheck::InPerson,
        evidence: evidence(1),
    }
}

/// A consent that was given at a moment.
pub(crate) fn consent_at(n: u128, when: &str) -> Consent {
    Consent { at: at(when), ..consent(n) }
}

/// A decision of thirty members, of whom twenty agreed.
pub(crate) fn decision(day_decided: &str) -> Decision {
    Decision {
        issuer: issuer(),
        subject: DecisionSubject::LandCompensation,
        assembly: Assembly::Members,
        day: day(day_decided),
        n_entitled: 30,
        n_yes: 20,
        plan_published: None,
        township_approved: false,
        county_approved: false,
        record_sha256: evidence(1).as_str().to_owned(),
        meeting: None,
    }
}

/// A payment that the bank's file shows.
pub(crate) fn matched(
    number: u32,
    deal: DealId,
    (flow, party): (Flow, ObjectId),
    amount_fen: i64,
) -> MatchedPayment {
    let account = [7; 32];
    let expected = [Expected { number, deal, flow, party, account, amount_fen }];
    let lines = [BankLine { line: number, payment: Some(number), account, amount_fen }];
    match_lines(&expected, &lines).matched.remove(0)
}
