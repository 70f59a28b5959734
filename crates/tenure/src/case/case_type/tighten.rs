//! What a county makes of a case type: stricter, and never laxer.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{CaseType, CaseTypes, CaseTypesError, DaysUnit, DocumentAsked, NoticeAsked};
use crate::case::{CaseKind, NoticeKind};

/// What a county may not loosen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Laxer {
    #[error("`working_days` is {county}, and {at_most} is the most (HR-74)")]
    WorkingDays { county: u32, at_most: u32 },
    #[error("`clock_stops_on_notice` would leave out days that count (HR-74)")]
    ClockStops,
    #[error("`fee_fen` is {county}, and registration is free (HR-35)")]
    Fee { county: i64 },
    #[error("the notice `{}` is none of the kind's", notice.as_str())]
    NoSuchNotice { notice: NoticeKind },
    #[error("`rounds` is {county}, and {at_least} is the least (HR-71)")]
    Rounds { county: u32, at_least: u32 },
    #[error("`days` is {county}, and {at_least} is the least (HR-71)")]
    NoticeDays { county: u32, at_least: u32 },
    #[error("`days_unit` would turn working days into calendar days (HR-71)")]
    DaysUnit,
    #[error("the document `{role}` is asked for already, and may only become unconditional")]
    DocumentStands { role: String },
}

/// A county's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct County {
    #[serde(default)]
    case_type: Vec<Stricter>,
}

/// What a county sets for a kind; what it leaves out stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stricter {
    kind: CaseKind,
    working_days: Option<u32>,
    clock_stops_on_notice: Option<bool>,
    fee_fen: Option<i64>,
    #[serde(default)]
    documents: Vec<DocumentAsked>,
    #[serde(default)]
    notices: Vec<StricterNotice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StricterNotice {
    kind: NoticeKind,
    rounds: Option<u32>,
    days: Option<u32>,
    days_unit: Option<DaysUnit>,
    /// Where the county's days come from.
    source: String,
}

impl CaseTypes {
    /// The catalogue as a county runs it.
    ///
    /// A county may add documents, lengthen notices, add rounds and shorten the working days; whatever is laxer is refused by its name and rule.
    pub fn tightened(&self, county: &str) -> Result<Self, CaseTypesError> {
        let County { case_type: rows } = toml::from_str(county)?;
        let mut types = self.types().clone();
        let mut seen = BTreeSet::new();
        for row in rows {
            let kind = row.kind;
            if !seen.insert(kind) {
                return Err(CaseTypesError::Twice { kind });
            }
            let case_type = types.get_mut(&kind).ok_or(CaseTypesError::Missing { kind })?;
            tighten(case_type, row).map_err(|laxer| CaseTypesError::Laxer { kind, laxer })?;
        }
        Self::new(types)
    }
}

fn tighten(it: &mut CaseType, county: Stricter) -> Result<(), Laxer> {
    if let Some(fee_fen) = county.fee_fen.filter(|fee_fen| *fee_fen != it.fee_fen) {
        return Err(Laxer::Fee { county: fee_fen });
    }
    if let Some(days) = county.working_days {
        if days > it.working_days {
            return Err(Laxer::WorkingDays { county: days, at_most: it.working_days });
        }
        it.working_days = days;
    }
    if let Some(stops) = county.clock_stops_on_notice {
        if stops && !it.clock_stops_on_notice {
            return Err(Laxer::ClockStops);
        }
        it.clock_stops_on_notice = stops;
    }
    for notice in county.notices {
        let asked = it.notices.iter_mut().find(|asked| asked.kind == notice.kind);
        tighten_notice(asked.ok_or(Laxer::NoSuchNotice { notice: notice.kind })?, notice)?;
    }
    county.documents.into_iter().try_for_each(|document| add(&mut it.documents, document))
}

fn tighten_notice(asked: &mut NoticeAsked, county: StricterNotice) -> Result<(), Laxer> {
    let StricterNotice { kind: _, rounds, days, days_unit, source } = county;
    let rounds = rounds.unwrap_or(asked.rounds);
    if rounds < asked.rounds {
        return Err(Laxer::Rounds { county: rounds, at_least: asked.rounds });
    }
    let days = days.unwrap_or(asked.days);
    if days < asked.days {
        return Err(Laxer::NoticeDays { county: days, at_least: asked.days });
    }
    let days_unit = days_unit.unwrap_or(asked.days_unit);
    // As many working days as calendar days are never over sooner.
    if days_unit < asked.days_unit {
        return Err(Laxer::DaysUnit);
    }
    *asked = NoticeAsked { kind: asked.kind, rounds, days, days_unit, source, verified: false };
    Ok(())
}

fn add(documents: &mut Vec<DocumentAsked>, county: DocumentAsked) -> Result<(), Laxer> {
    let Some(asked) = documents.iter_mut().find(|it| it.role == county.role) else {
        documents.push(county);
        return Ok(());
    };
    if county.when.is_some() || county.title_zh != asked.title_zh {
        return Err(Laxer::DocumentStands { role: county.role });
    }
    asked.when = None;
    Ok(())
}
