//! A listing is entered 备案、登记: one act, one transaction, one immutable entry.

use std::collections::HashSet;

use ledger::{Commitments, Entry};
use market::Days;
use market::consent::Evidence;
use market::listing::{Application, ListedObject, TradeForm};
use rust_decimal::Decimal;
use serde::Serialize;
use store::{ActEntry, DocumentId, DocumentSubject, Subject, Unit};
use tenure::takeover::Takeover;
use tenure::{Act, ActId, ActKind, Circulation, Term};

use super::body::BidderIdentity;
use super::hand::InHand;
use crate::entering::{Changes, Manner, Pen, circulation};
use crate::log::{person, subjects};
use crate::{Refused, link_document};

/// 流转方式 (NY/T 2539 C.10): the list has no code for 出租、入股.
const OTHER_MODE: &str = "900";

/// Writes what the listing gives, the entry, and what it all rests on; the act's id.
pub(super) async fn write(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    documents: Vec<(DocumentId, String)>,
) -> Result<ActId, Refused> {
    let winner = winner(hand)?;
    let act = act(unit, hand).await?;
    unit.record_act(&act, &hand.file.row.division).await?;
    let changes = given(unit, hand, &act, &winner).await?;
    let subjects = concerned(hand, &winner);
    let commitments = unit.commit_to(act.id, subjects).await?;
    let entry = Entry::of(&Content::of(hand, &act, &changes, commitments))?;
    let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
    unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?;
    for (document, role) in documents {
        let subject = DocumentSubject::Act(act.id.0);
        link_document(unit, hand.counter.officer, document, subject, &role, act.recorded_at)
            .await?;
    }
    Ok(act.id)
}

/// Who gets it; whoever won is not erased.
fn winner(hand: &InHand<'_>) -> Result<BidderIdentity, Refused> {
    let award = hand.file.listing.award();
    let row = award.and_then(|it| hand.file.bidders.iter().find(|row| row.party == it.bidder));
    let number = &hand.file.row.number;
    let nobody = || Refused::NotFound { what: "winner of the listing", code: number.clone() };
    row.and_then(|it| it.body.clone()).ok_or_else(nobody)
}

async fn act(unit: &mut Unit, hand: &InHand<'_>) -> Result<Act, Refused> {
    let occasion = hand.counter.occasion;
    let digests: Vec<&str> = evidence(hand).into_iter().map(Evidence::as_str).collect();
    Ok(Act {
        id: ActId(occasion.id),
        number: unit.next_act_number().await?,
        kind: ActKind::Deal,
        officer: hand.operator.name.clone(),
        effect_day: occasion.today,
        recorded_at: occasion.at,
        evidence_sha256: Some(Entry::of(&digests)?.digest().to_string()),
        note: Some(hand.file.row.number.clone()),
    })
}

/// What the listing rests on, in one order: consents, valuation, contract.
fn evidence<'a>(hand: &'a InHand<'_>) -> Vec<&'a Evidence> {
    let listing = &hand.file.listing;
    let application = listing.application();
    let consents = application.consents.iter().map(|it| &it.evidence);
    let valuation = application.reserve.valuation.iter().map(|(_, report)| report);
    let contract = listing.contract().into_iter().map(|(_, contract)| contract);
    let mut all: Vec<_> = consents.chain(valuation).chain(contract).collect();
    all.sort();
    all
}

/// Writes what was given to whom.
async fn given(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    act: &Act,
    winner: &BidderIdentity,
) -> Result<Changes, Refused> {
    let Application { object, term, .. } = hand.file.listing.application().clone();
    let deal = hand.file.row.id;
    match (&object, term) {
        (ListedObject::OperationRight { .. }, Some(term)) => {
            operation_right(unit, hand, act, winner, term).await
        }
        (ListedObject::CollectiveLand { parcels }, Some(term)) => {
            let codes: Vec<String> = parcels.iter().map(ToString::to_string).collect();
            unit.insert_grants(deal, act.id, &codes, term).await?;
            Ok(Changes { inserted: count(codes.len()), ..Changes::default() })
        }
        (ListedObject::CollectiveAsset { collective, asset }, Some(term)) => {
            let code = format!("{collective}/{asset}");
            unit.insert_grants(deal, act.id, &[code], term).await?;
            Ok(Changes { inserted: 1, ..Changes::default() })
        }
        _ => Err(Refused::NotEnteredHere { object: object.kind().name_zh() }),
    }
}

/// A lease or a share-in becomes a row under the contract.
async fn operation_right(
    unit: &mut Unit,
    hand: &mut InHand<'_>,
    act: &Act,
    winner: &BidderIdentity,
    term: Days,
) -> Result<Changes, Refused> {
    let fact = transfer(unit, hand, winner, term).await?;
    let found = hand.right.register.contracts.iter().find(|it| it.fact().code == fact.contract);
    let contract = found.map(store::Row::id).ok_or(Refused::Unplaced)?;
    let ended = HashSet::new();
    let mut pen = Pen {
        unit,
        act,
        ids: &mut hand.ids,
        manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
        changes: Changes::default(),
    };
    circulation(&mut pen, contract, fact).await?;
    Ok(pen.changes)
}

async fn transfer(
    unit: &mut Unit,
    hand: &InHand<'_>,
    winner: &BidderIdentity,
    term: Days,
) -> Result<Circulation, Refused> {
    let listing = &hand.file.listing;
    let application = listing.application();
    let ListedObject::OperationRight { contract, parcels } = &application.object else {
        return Err(Refused::Unplaced);
    };
    let issuer = application.collective;
    let area_m2 = geometry::SquareMetres(hand.right.area_m2.unwrap_or_default());
    let signed_day = listing.contract().map_or(hand.counter.occasion.today, |it| it.0);
    let price_fen = listing.award().map_or(0, |it| it.price_fen);
    Ok(Circulation {
        contract: *contract,
        code: unit.next_circulation_code(issuer).await?,
        contractor: contract.contractor(),
        transferee: winner.name.clone(),
        mode: OTHER_MODE.to_owned(),
        term_text: term_text(term),
        term: Term { first_day: term.first(), last_day: Some(term.last()) },
        area_m2,
        area_mu: Some(area_m2.to_mu()),
        n_parcels: i32::try_from(parcels.len()).unwrap_or(i32::MAX),
        purpose_before: None,
        purpose_after: None,
        price_note: price_note(application.form, price_fen),
        signed_day,
        issuer,
    })
}

/// 流转期限, of at most ten characters (NY/T 2539 B.6): whole years, or else days.
fn term_text(term: Days) -> String {
    let years = (1..=100_u32).find(|n| term.lasts_months(n * 12) && !term.exceeds_months(n * 12));
    let n_days = term.last().signed_duration_since(term.first()).num_days().saturating_add(1);
    years.map_or_else(|| format!("{n_days}天"), |n| format!("{n}年"))
}

/// 流转费用说明, in yuan: the price of the whole term.
fn price_note(form: TradeForm, price_fen: i64) -> String {
    format!("{}，全部期限价款{}元", form.name_zh(), Decimal::new(price_fen, 2))
}

/// Whom and what it concerns: the holders, the parcels and the winner.
fn concerned(hand: &InHand<'_>, winner: &BidderIdentity) -> Vec<Subject> {
    let mut register = hand.right.register.clone();
    if let ListedObject::OperationRight { parcels, .. } = &hand.file.listing.application().object {
        register.parcels.retain(|it| parcels.contains(&it.fact().code));
    }
    let mut all = subjects(&Takeover::default(), &register);
    all.push(person((winner.name.clone(), winner.document_number.clone())));
    all
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// What the entry of a listing says: kind, place, area, price, days and digests, and nothing personal.
#[derive(Serialize)]
struct Content<'a> {
    act: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitments: Option<Commitments>,
    county: &'a str,
    deal: &'a str,
    deal_kind: &'static str,
    deal_subject: &'a str,
    division: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    first_day: Option<String>,
    form: &'static str,
    inserted: u64,
    kind: &'static str,
    last_day: Option<String>,
    number: i64,
    price_fen: Option<i64>,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    fn of(
        hand: &'a InHand<'_>,
        act: &'a Act,
        changes: &Changes,
        commitments: Option<Commitments>,
    ) -> Self {
        let (row, listing) = (&hand.file.row, &hand.file.listing);
        let application = listing.application();
        let term = application.term;
        Self {
            act: act.id.0.to_string(),
            area_m2: hand.right.area_m2.map(|it| it.to_string()),
            commitments,
            county: row.county.as_str(),
            deal: &row.number,
            deal_kind: row.kind.as_str(),
            deal_subject: &row.subject,
            division: row.division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            first_day: term.map(|it| it.first().to_string()),
            form: application.form.as_str(),
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            last_day: term.map(|it| it.last().to_string()),
            number: act.number,
            price_fen: listing.award().map(|it| it.price_fen),
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
