//! A case entered 登簿: one act, one transaction, one immutable entry.

use std::collections::HashSet;

use ledger::{Commitments, Entry};
use serde::Serialize;
use store::{ActEntry, CaseRow, Unit, VillageRegister};
use tenure::case::{CaseKind, NearParcel, Outcome, Scene};
use tenure::submission::Table;
use tenure::takeover::Entered;
use tenure::{Act, ActId, ActKind, ObjectKind, Parcel};

use super::evidence;
use super::open::OpenCase;
use crate::Refused;
use crate::entering::{self, Ids, Manner, Numbers, Pen};
use crate::log::{area_m2, subjects};

/// Enters what the case changes, in the case's own unit of work.
pub(super) async fn enter(unit: &mut Unit, open: &mut OpenCase<'_>) -> Result<(), Refused> {
    let act = act(unit, open).await?;
    let division = open.file.case.division;
    unit.record_act(&act, &division).await?;
    let Outcome {
        mut after,
        ended,
        lineage,
        cancelled,
        bent,
        n_serial_numbers,
        n_homestead_numbers,
    } = std::mem::take(&mut open.outcome);
    let area_m2 = area_m2(&after.facts);
    let register = with_neighbours(unit, open, &mut after, bent).await?;
    let subjects = subjects(&after.facts, &register);
    let ended: HashSet<_> = ended.into_iter().map(|it| (it.kind, it.code)).collect();
    let mut pen = Pen {
        unit,
        act: &act,
        ids: &mut Ids::of(act.id),
        manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
        changes: entering::Changes::default(),
    };
    let numbers = Numbers { repeated: &HashSet::new(), county_was_empty: false };
    entering::enter_scene(&mut pen, &division, after, cancelled, register, &numbers).await?;
    let changes = pen.changes;
    let counters = counters(unit, open.file.case.kind, &changes).await?;
    unit.insert_lineage(&act, &lineage).await?;
    open.numbers.give(unit, &act, [n_serial_numbers, n_homestead_numbers]).await?;
    let commitments = unit.commit_to(act.id, subjects).await?;
    let content = Content::of(&act, &open.file.case, &changes);
    append(unit, &act, &Content { area_m2, counters, commitments, ..content }).await?;
    evidence::link_to_act(unit, open.file.case.id, &act).await?;
    unit.set_act(open.file.case.id, act.id).await?;
    open.file.case.act = Some(act.id);
    Ok(())
}

/// The numbers of the acts that a correction counters: those that wrote what it takes the place of.
async fn counters(
    unit: &mut Unit,
    kind: CaseKind,
    changes: &entering::Changes,
) -> Result<Vec<i64>, Refused> {
    if kind != CaseKind::Correction {
        return Ok(Vec::new());
    }
    Ok(unit.act_numbers(&changes.of_acts).await?)
}

/// Writes the immutable entry of an act of a case.
pub(super) async fn append_entry(
    unit: &mut Unit,
    act: &Act,
    case: &CaseRow,
    changes: &entering::Changes,
) -> Result<(), Refused> {
    append(unit, act, &Content::of(act, case, changes)).await
}

async fn append(unit: &mut Unit, act: &Act, content: &Content<'_>) -> Result<(), Refused> {
    let entry = Entry::of(content)?;
    let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
    Ok(unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?)
}

/// The rows of the case, with those of the neighbours to whose outlines it adds nodes.
async fn with_neighbours(
    unit: &mut Unit,
    open: &mut OpenCase<'_>,
    after: &mut Scene,
    bent: Vec<NearParcel>,
) -> Result<VillageRegister, Refused> {
    let mut register = std::mem::take(&mut open.loaded.register);
    let near = std::mem::take(&mut open.loaded.near);
    for NearParcel { code, outline, .. } in bent {
        let Some(row) = near.iter().find(|it| it.fact().code == code) else { continue };
        let fact = Parcel { outline, ..row.fact().clone() };
        let first_day = open.occasion.today;
        after.facts.parcels.push(Entered { fact, first_day, table: Table::Parcel, row: 0 });
        let names = [code.to_string()];
        register.objects.extend(unit.objects_by_code(ObjectKind::Parcel, &names).await?);
        register.parcels.push(row.clone());
    }
    Ok(register)
}

async fn act(unit: &mut Unit, open: &OpenCase<'_>) -> Result<Act, Refused> {
    let case = &open.file.case;
    Ok(Act {
        id: ActId(open.occasion.id),
        number: unit.next_act_number().await?,
        kind: ActKind::Case,
        officer: open.officer.name.clone(),
        effect_day: open.occasion.today,
        recorded_at: open.occasion.at,
        evidence_sha256: Some(evidence(open)?),
        note: Some(case.number.clone()),
    })
}

/// The digest over the digests of all that the case rests on, in their order.
fn evidence(open: &OpenCase<'_>) -> Result<String, Refused> {
    let documents = open.file.documents.iter().map(|it| it.sha256.as_str());
    let decisions = open.file.decisions.iter().map(|it| it.record_sha256.as_str());
    let notices = open.file.notices.iter().map(|it| it.notice.content_sha256.as_str());
    let mut digests: Vec<&str> = documents.chain(decisions).chain(notices).collect();
    digests.sort_unstable();
    Ok(Entry::of(&digests)?.digest().to_string())
}

/// What the entry of a case says: digests, counts and salted commitments, and nothing personal.
#[derive(Serialize)]
struct Content<'a> {
    act: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    area_m2: Option<String>,
    case: &'a str,
    case_kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counters: Vec<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitments: Option<Commitments>,
    county: &'a str,
    division: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    inserted: u64,
    kind: &'static str,
    number: i64,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    fn of(act: &'a Act, case: &'a CaseRow, changes: &entering::Changes) -> Self {
        Self {
            act: act.id.0.to_string(),
            area_m2: None,
            case: &case.number,
            case_kind: case.kind.as_str(),
            commitments: None,
            counters: Vec::new(),
            county: case.county.as_str(),
            division: case.division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            number: act.number,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
