//! What an import changed, for the terminal and for the report.

use casework::takeover::{Changes, Part};
use exchange::report::Report;
use serde::Serialize;

use crate::intake::Entered;
use crate::output::say;

/// More absent objects than these are only counted.
const ABSENT_SHOWN_MAX: usize = 10;

/// The report of an import: that of the rules, and what became of the rows.
#[derive(Serialize)]
pub(crate) struct ImportReport<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// None where the package was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<ChangesOut<'a>>,
}

#[derive(Serialize)]
struct ChangesOut<'a> {
    /// The number of the act; none where nothing was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<i64>,
    inserted: u64,
    superseded: u64,
    unchanged: u64,
    absent: Vec<AbsentOut<'a>>,
    ended: Vec<EndedOut<'a>>,
}

/// What is registered and was not delivered; it stays.
#[derive(Serialize)]
struct AbsentOut<'a> {
    kind: &'static str,
    code: &'a str,
}

/// A part that ended, since its object was delivered without it.
#[derive(Serialize)]
struct EndedOut<'a> {
    kind: &'static str,
    what: &'a str,
    of: &'a str,
}

impl<'a> ImportReport<'a> {
    pub(crate) fn of(report: &'a Report, ending: &'a Entered) -> Self {
        let changes = match ending {
            Entered::Recorded { number, changes, .. } => Some((Some(*number), changes)),
            Entered::Unchanged { changes } | Entered::WouldChange { changes } => {
                Some((None, changes))
            }
            Entered::Refused => None,
        };
        Self { report, changes: changes.map(|(act, changes)| ChangesOut::of(act, changes)) }
    }
}

impl<'a> ChangesOut<'a> {
    fn of(act: Option<i64>, changes: &'a Changes) -> Self {
        let Changes { inserted, superseded, unchanged, absent, ended, of_acts: _ } = changes;
        let absent = absent.iter().map(|(kind, code)| AbsentOut { kind, code });
        let ended = ended.iter();
        let ended = ended.map(|Part { kind, what, of }| EndedOut { kind: kind.as_str(), what, of });
        Self {
            act,
            inserted: *inserted,
            superseded: *superseded,
            unchanged: *unchanged,
            absent: absent.collect(),
            ended: ended.collect(),
        }
    }
}

/// Tells on the terminal what changed, or would change.
pub(crate) fn tell_changes(would_be: &str, changes: &Changes) -> anyhow::Result<()> {
    let Changes { inserted, superseded, unchanged, absent, ended, of_acts: _ } = changes;
    say(&format!(
        "rows {would_be}inserted {inserted}, superseded {superseded}, unchanged {unchanged}"
    ))?;
    tell_ended(would_be, ended)?;
    if absent.is_empty() {
        return Ok(());
    }
    say(&format!("registered and not in this package, left as they are: {}", absent.len()))?;
    for (what, code) in absent.iter().take(ABSENT_SHOWN_MAX) {
        say(&format!("  {what} {code}"))?;
    }
    Ok(())
}

/// Whoever loses a place or a right is named; boundary points and lines are counted.
fn tell_ended(would_be: &str, ended: &[Part]) -> anyhow::Result<()> {
    let (boundaries, parts): (Vec<&Part>, Vec<&Part>) =
        ended.iter().partition(|it| it.kind.is_boundary());
    if !parts.is_empty() {
        let n_parts = parts.len();
        say(&format!("{would_be}ended, left out of what they were a part of: {n_parts}"))?;
    }
    for part in parts {
        say(&format!("  {part}"))?;
    }
    if !boundaries.is_empty() {
        let n_boundaries = boundaries.len();
        say(&format!("boundary points and lines {would_be}ended: {n_boundaries}"))?;
    }
    Ok(())
}
