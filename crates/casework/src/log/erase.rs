//! What opens the commitments to a subject is erased after its retention 销毁: by an act, which says so in the log itself.

use identity::{County, DivisionCode};
use ledger::{Entry, Opening};
use serde::Serialize;
use store::{ActEntry, Store, StoreError, Subject, Unit};
use tenure::case::Role;
use tenure::{Act, ActId, ActKind};

use super::subjects::kind_of_subject;
use super::{LogRefused, disclose};
use crate::Officer;
use crate::case::Occasion;

/// What an erasure did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// 1 for the first act of the county.
    pub act_number: i64,
    /// In how many acts nobody can open the commitment to the subject any more.
    pub n_openings: u64,
}

/// Erases what opens a commitment of an entry, and every other commitment of the county to the same subject.
///
/// Entry and position are counted from 0, as `disclose` tells them.
/// Every proof holds afterwards, and the facts of the register stay as they are.
/// An archivist who sees the whole county does it, and says why.
pub async fn erase(
    store: &Store,
    officer: &Officer,
    county: County,
    (number, position): (u64, u64),
    reason: &str,
    occasion: Occasion,
) -> Result<Erased, LogRefused> {
    check_officer(officer, county)?;
    let (_proof, told) = disclose(store, officer, county, number).await?;
    let told = told.into_iter().find(|it| it.position == position);
    let Opening { kind, value, .. } =
        told.ok_or(LogRefused::NoOpening { county, number, position })?.opening;
    let kind = kind_of_subject(&kind)
        .ok_or_else(|| LogRefused::broken(county, format!("it commits to some `{kind}`")))?;
    let mut unit = store.begin(county).await?;
    let act_number = unit.next_act_number().await?;
    let act = act(officer, act_number, reason, occasion);
    unit.record_act(&act, &DivisionCode::from(county)).await?;
    let n_openings = unit.erase_openings(&Subject { kind, value }).await?;
    append(&mut unit, &Content::of(&act, county, n_openings), act.id).await?;
    unit.commit().await?;
    Ok(Erased { act_number, n_openings })
}

fn check_officer(officer: &Officer, county: County) -> Result<(), LogRefused> {
    let sees_all = officer.scope.contains(&DivisionCode::from(county));
    if sees_all && officer.roles.contains(&Role::Archivist) {
        return Ok(());
    }
    Err(LogRefused::MayNotErase { officer: officer.name.clone(), county })
}

fn act(officer: &Officer, number: i64, reason: &str, occasion: Occasion) -> Act {
    Act {
        id: ActId(occasion.id),
        number,
        kind: ActKind::Erasure,
        officer: officer.name.clone(),
        effect_day: occasion.today,
        recorded_at: occasion.at,
        evidence_sha256: None,
        note: Some(reason.to_owned()),
    }
}

async fn append(unit: &mut Unit, content: &Content<'_>, act: ActId) -> Result<(), LogRefused> {
    let unwritable = StoreError::Unwritable { table: "ledger_entry", what: "an erasure" };
    let entry = Entry::of(content).map_err(|_not_canonical| unwritable)?;
    let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
    Ok(unit.append_entry(ActEntry { act, canonical, digest }).await?)
}

/// What the entry of an erasure says: how much was erased, and not of whom.
#[derive(Serialize)]
struct Content<'a> {
    act: String,
    county: String,
    division: String,
    effect_day: String,
    erased: u64,
    kind: &'static str,
    note: Option<&'a str>,
    number: i64,
    recorded_at: String,
}

impl<'a> Content<'a> {
    fn of(act: &'a Act, county: County, erased: u64) -> Self {
        Self {
            act: act.id.0.to_string(),
            county: county.as_str().to_owned(),
            division: county.as_str().to_owned(),
            effect_day: act.effect_day.to_string(),
            erased,
            kind: act.kind.as_str(),
            note: act.note.as_deref(),
            number: act.number,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        }
    }
}
