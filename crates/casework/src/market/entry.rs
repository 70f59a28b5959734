//! How a deal changes the register: one act, what is written under it, its one entry in the ledger, and the documents that it rests on.

use std::collections::BTreeSet;

use chrono::SecondsFormat;
use identity::{County, DivisionCode};
use ledger::{Commitments, Entry};
use market::Days;
use rust_decimal::Decimal;
use serde::Serialize;
use store::{ActEntry, DealKind, DealRow, DocumentId, DocumentSubject, Subject, Unit};
use tenure::{Act, ActId, ActKind};

use crate::case::Occasion;
use crate::entering::Changes;
use crate::{Officer, Refused, link_document};

/// How an entry says that it ends what an earlier act gave, or that this never was.
pub(crate) const ENDED: &str = "ended";
pub(crate) const VOID: &str = "void";

/// The act of a deal: recorded, and not yet said in the ledger.
pub(crate) struct DealAct<'a> {
    deal: Deal,
    officer: &'a Officer,
    act: Act,
    /// The numbers of the acts that this one corrects.
    counters: Vec<i64>,
}

/// A deal as its entry names it.
struct Deal {
    county: County,
    kind: DealKind,
    subject: String,
    number: String,
    division: DivisionCode,
}

/// What a deal gave, as its entry says it.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) changes: Changes,
    /// The persons, households and parcels that are committed to.
    pub(crate) concerned: Vec<Subject>,
    /// None where it is no land.
    pub(crate) area_m2: Option<Decimal>,
    /// By its code, where the kind of the deal does not say it.
    pub(crate) form: Option<&'static str>,
    /// None where it goes over for good.
    pub(crate) days: Option<Days>,
    /// Of the whole; none where nothing was paid for it.
    pub(crate) price_fen: Option<i64>,
}

impl<'a> DealAct<'a> {
    /// Records the act, with the digests of all that it rests on; the order in which they come does not matter.
    pub(crate) async fn record<B: Sync>(
        unit: &mut Unit,
        row: &DealRow<B>,
        (officer, occasion): (&'a Officer, Occasion),
        mut digests: Vec<String>,
    ) -> Result<Self, Refused> {
        digests.sort_unstable();
        let act = Act {
            id: ActId(occasion.id),
            number: unit.next_act_number().await?,
            kind: ActKind::Deal,
            officer: officer.name.clone(),
            effect_day: occasion.today,
            recorded_at: occasion.at,
            evidence_sha256: Some(Entry::of(&digests)?.digest().to_string()),
            note: Some(row.number.clone()),
        };
        unit.record_act(&act, &row.division).await?;
        Ok(Self { deal: Deal::of(row), officer, act, counters: Vec::new() })
    }

    /// Names the acts that this one corrects, by their numbers.
    pub(crate) fn countering(self, counters: Vec<i64>) -> Self {
        Self { counters, ..self }
    }

    /// Under which rows are written.
    pub(crate) fn act(&self) -> &Act {
        &self.act
    }

    /// Says in the ledger what was given, and links the documents; gives the act's id.
    pub(crate) async fn conclude(
        self,
        unit: &mut Unit,
        mut given: Given,
        documents: Vec<(DocumentId, String)>,
    ) -> Result<ActId, Refused> {
        let Self { deal, officer, act, counters } = self;
        let commitments = unit.commit_to(act.id, std::mem::take(&mut given.concerned)).await?;
        let content = Content::of(&deal, &act, &given, commitments);
        let entry = Entry::of(&Content { counters, ..content })?;
        let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
        unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?;
        let subject = DocumentSubject::Act(act.id.0);
        let documents: BTreeSet<(DocumentId, String)> = documents.into_iter().collect();
        for (document, role) in documents {
            link_document(unit, officer, document, subject, &role, act.recorded_at).await?;
        }
        Ok(act.id)
    }
}

impl Deal {
    fn of<B>(row: &DealRow<B>) -> Self {
        Self {
            county: row.county,
            kind: row.kind,
            subject: row.subject.clone(),
            number: row.number.clone(),
            division: row.division,
        }
    }
}

/// What the entry of a deal says: kind, place, area, days, price, digests and salted commitments, and nothing personal.
#[derive(Serialize)]
struct Content<'a> {
    act: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitments: Option<Commitments>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counters: Vec<i64>,
    county: &'a str,
    deal: &'a str,
    deal_kind: &'static str,
    deal_subject: &'a str,
    division: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    inserted: u64,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_day: Option<String>,
    number: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_fen: Option<i64>,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    fn of(deal: &'a Deal, act: &'a Act, given: &Given, commitments: Option<Commitments>) -> Self {
        let Given { changes, area_m2, form, days, price_fen, .. } = given;
        Self {
            act: act.id.0.to_string(),
            area_m2: area_m2.map(|it| it.to_string()),
            commitments,
            counters: Vec::new(),
            county: deal.county.as_str(),
            deal: &deal.number,
            deal_kind: deal.kind.as_str(),
            deal_subject: &deal.subject,
            division: deal.division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            first_day: days.map(|it| it.first().to_string()),
            form: *form,
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            last_day: days.map(|it| it.last().to_string()),
            number: act.number,
            price_fen: *price_fen,
            recorded_at: act.recorded_at.to_rfc3339_opts(SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
