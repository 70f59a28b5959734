//! The right is cancelled 注销登记: one act, one transaction, one immutable entry; the other rights stay as they are (HR-60).

use std::collections::{BTreeSet, HashSet};

use chrono::Datelike as _;
use ledger::{Commitments, Entry};
use market::exit::{Exit, ExitTerms};
use rust_decimal::Decimal;
use serde::Serialize;
use store::{ActEntry, DealRow, DocumentId, DocumentSubject, Unit};
use tenure::case::{Entering, Outcome, PaperKind, Surrender, surrendered};
use tenure::{Act, ActId, ActKind, Moment};

use super::right::{load_land, surrender_of};
use super::shares;
use super::step::named;
use super::view::ExitView;
use crate::case::certificate_numbers::CertificateNumbers;
use crate::case::scene::Loaded;
use crate::case::{Counter, evidence};
use crate::collective::SharesMoving;
use crate::entering::{self, Changes, Ids, Manner, Numbers, Pen};
use crate::log::subjects;
use crate::market::named::Gathered;
use crate::{Refused, link_document};

/// What ends the right, worked out from what is registered now.
pub(super) enum Work {
    Land(Box<Surrendering>),
    Shares(Box<SharesMoving>),
}

/// Land or a homestead, given back.
pub(super) struct Surrendering {
    loaded: Loaded,
    outcome: Outcome,
    numbers: CertificateNumbers,
    /// What is given back, in square metres.
    area_m2: Option<Decimal>,
}

/// What was written, as the entry says it.
struct Written {
    changes: Changes,
    area_m2: Option<Decimal>,
    commitments: Option<Commitments>,
}

/// Whether land can be given back as it is registered.
pub(super) async fn check(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    exit: &Exit,
) -> Result<(), Refused> {
    match surrender_of(&exit.file().application.right) {
        Some(surrender) => Surrendering::of(unit, counter, &surrender).await.map(|_worked| ()),
        None => Ok(()),
    }
}

impl Work {
    /// Works it out; for shares the rules about collectives have their say too.
    pub(super) async fn of(
        unit: &mut Unit,
        counter: &Counter<'_, ExitView>,
        view: &ExitView,
    ) -> Result<Self, Refused> {
        if let Some(surrender) = surrender_of(&view.row.body.right) {
            let land = Surrendering::of(unit, counter, &surrender).await?;
            return Ok(Self::Land(Box::new(land)));
        }
        let moving = shares::moving(unit, counter, view).await?;
        let findings = moving.check(counter.desk, counter.occasion, Moment::Register);
        if findings.blocks() {
            return Err(Refused::Violated(findings));
        }
        Ok(Self::Shares(Box::new(moving)))
    }

    /// Writes the act that ends the right, and gives its id.
    pub(super) async fn enter(
        self,
        unit: &mut Unit,
        counter: &Counter<'_, ExitView>,
        view: &ExitView,
    ) -> Result<ActId, Refused> {
        let named = documents(view);
        let documents = evidence::stored(unit, &store::Scope::Everywhere, named).await?;
        let act = act(unit, counter, view).await?;
        unit.record_act(&act, &view.row.division).await?;
        let written = match self {
            Self::Land(it) => it.enter(unit, &act, view).await?,
            Self::Shares(it) => {
                let changes = it.enter(unit, &act).await?;
                Written { changes, area_m2: None, commitments: None }
            }
        };
        let entry = Entry::of(&Content::of(&act, view, written))?;
        let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
        unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?;
        let subject = DocumentSubject::Act(act.id.0);
        let documents: BTreeSet<(DocumentId, String)> = documents.into_iter().collect();
        for (document, role) in documents {
            link_document(unit, counter.officer, document, subject, &role, act.recorded_at).await?;
        }
        Ok(act.id)
    }
}

impl Surrendering {
    async fn of(
        unit: &mut Unit,
        counter: &Counter<'_, ExitView>,
        surrender: &Surrender,
    ) -> Result<Self, Refused> {
        let Counter { desk, officer, occasion, .. } = *counter;
        let loaded = load_land(unit, officer, surrender).await?;
        let (papers, year) = ([PaperKind::LandCertificate], occasion.today.year());
        let numbers = CertificateNumbers::next(unit, desk, &papers, year).await?;
        let entering = Entering {
            effect_day: occasion.today,
            registered_day: occasion.today,
            registrar: &officer.name,
            serial_number: &numbers.land,
            homestead_number: &numbers.homestead,
            authority: &desk.authority,
            restriction_code: "",
        };
        let outcome = surrendered(surrender, &loaded.scene, &loaded.around.parcels, &entering)?;
        let area_m2 = area_m2(&loaded, surrender);
        Ok(Self { loaded, outcome, numbers, area_m2 })
    }

    async fn enter(self, unit: &mut Unit, act: &Act, view: &ExitView) -> Result<Written, Refused> {
        let Self { loaded, outcome, numbers, area_m2 } = self;
        let Outcome { after, ended, lineage, cancelled, .. } = outcome;
        let given = [outcome.n_serial_numbers, outcome.n_homestead_numbers];
        let concerned = subjects(&after.facts, &loaded.register);
        let ended: HashSet<_> = ended.into_iter().map(|it| (it.kind, it.code)).collect();
        let mut pen = Pen {
            unit: &mut *unit,
            act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
            changes: Changes::default(),
        };
        let known = Numbers { repeated: &HashSet::new(), county_was_empty: false };
        let (division, register) = (view.row.division, loaded.register);
        entering::enter_scene(&mut pen, &division, after, cancelled, register, &known).await?;
        let changes = pen.changes;
        unit.insert_lineage(act, &lineage).await?;
        numbers.give(unit, act, given).await?;
        let commitments = unit.commit_to(act.id, concerned).await?;
        Ok(Written { changes, area_m2, commitments })
    }
}

fn area_m2(loaded: &Loaded, surrender: &Surrender) -> Option<Decimal> {
    let register = &loaded.register;
    match surrender {
        Surrender::Land { parcels, .. } => {
            let given = register.parcels.iter().map(store::Row::fact);
            let given = given.filter(|it| parcels.contains(&it.code));
            given.map(|it| it.measured_area_m2.0).try_fold(Decimal::ZERO, Decimal::checked_add)
        }
        Surrender::Homestead { unit } => {
            let mut homesteads = register.homesteads.iter().map(store::Row::fact);
            homesteads.find(|it| it.unit_code == *unit).map(|it| it.approved_area_m2.0)
        }
    }
}

async fn act(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    view: &ExitView,
) -> Result<Act, Refused> {
    let mut digests: Vec<String> =
        documents(view).into_iter().map(|it| it.sha256().to_owned()).collect();
    digests.extend(view.files.iter().map(|it| it.sha256.clone()));
    digests.sort_unstable();
    Ok(Act {
        id: ActId(counter.occasion.id),
        number: unit.next_act_number().await?,
        kind: ActKind::Deal,
        officer: counter.officer.name.clone(),
        effect_day: counter.occasion.today,
        recorded_at: counter.occasion.at,
        evidence_sha256: Some(Entry::of(&digests)?.digest().to_string()),
        note: Some(view.row.number.clone()),
    })
}

/// All that the exit rests on.
fn documents(view: &ExitView) -> Vec<evidence::Named> {
    let mut all = Gathered::default().application(&view.row.body).0;
    all.extend(view.steps.iter().flat_map(|it| named(&it.event.event)));
    all
}

/// What the entry of an exit says: digests, amounts and salted commitments, and nothing personal.
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
    inserted: u64,
    kind: &'static str,
    number: i64,
    /// What was paid for it, in fen; none where it was waived or kept for a time instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    price_fen: Option<i64>,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    fn of(act: &'a Act, view: &'a ExitView, written: Written) -> Self {
        let Written { changes, area_m2, commitments } = written;
        let DealRow { county, number, kind, subject, division, .. } = &view.row;
        let price_fen = match &view.exit.file().terms {
            Some(ExitTerms::Compensation { schedule, .. }) => Some(schedule.total_fen()),
            _ => None,
        };
        Self {
            act: act.id.0.to_string(),
            area_m2: area_m2.map(|it| it.to_string()),
            commitments,
            county: county.as_str(),
            deal: number,
            deal_kind: kind.as_str(),
            deal_subject: subject,
            division: division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            number: act.number,
            price_fen,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
