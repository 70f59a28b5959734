//! A package on its way into the register: one thread reads and checks, the other enters.

use std::path::Path;

use anyhow::Context as _;
use casework::takeover::{Batch, Changes, Head, Outcome};
use chrono::{DateTime, NaiveDate, Utc};
use exchange::layer::Limits;
use exchange::nyt2539::{Package, schema_of};
use exchange::report::Report;
use exchange::{Examination, hex, village_digest};
use identity::{County, DivisionCode};
use tenure::ActId;
use tenure::case::china_day;
use tenure::rules::Parameters;
use tenure::submission::Village;
use tenure::takeover::{Takeover, read};
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::bureau::Bureau;
use crate::check::examine_all;
use crate::progress::bar;

/// How many villages may wait between the two threads: it bounds the memory.
const WAITING_VILLAGES: usize = 2;

/// How a package is taken in.
pub(crate) struct Intake<'a> {
    pub(crate) path: &'a Path,
    /// The moment of the act.
    pub(crate) recorded_at: DateTime<Utc>,
    /// Without it, the day of the moment.
    pub(crate) effect_day: Option<NaiveDate>,
    pub(crate) note: Option<String>,
    /// Whether a blocking finding stops the whole package.
    pub(crate) all_or_nothing: bool,
    pub(crate) dry_run: bool,
}

/// What became of a package.
pub(crate) struct TakenIn {
    pub(crate) report: Report,
    pub(crate) ending: Entered,
}

/// What became of its rows.
pub(crate) enum Entered {
    Recorded {
        number: i64,
        digest: String,
        changes: Changes,
    },
    Unchanged {
        changes: Changes,
    },
    /// Nothing was written, since it was only asked what would be.
    WouldChange {
        changes: Changes,
    },
    /// Nothing was written, since something blocks.
    Refused,
}

/// A village that was read and checked.
struct Ready {
    division: DivisionCode,
    facts: Takeover,
    digest: String,
}

impl Intake<'_> {
    /// Takes the package in, as one act.
    pub(crate) async fn run(&self, bureau: &Bureau) -> anyhow::Result<TakenIn> {
        let package = Package::open(self.path, Limits::default())?;
        let Ok(county) = County::parse(package.county()) else {
            // A package that names no county is examined, and goes no further.
            let report = examine_all(&package, self.path)?;
            return Ok(TakenIn { report, ending: Entered::Refused });
        };
        let head = self.head(&package, county);
        let effect_day = head.effect_day;
        let mut batch = Some(Batch::begin(&bureau.store, &bureau.officer, head).await?);
        let (sender, mut receiver) = mpsc::channel(WAITING_VILLAGES);
        let reading = {
            let (path, all_or_nothing) = (self.path.to_owned(), self.all_or_nothing);
            tokio::task::spawn_blocking(move || {
                examine(&package, &path, all_or_nothing, county, effect_day, &sender)
            })
        };
        while let Some(Ready { division, facts, digest }) = receiver.recv().await {
            if let Some(batch) = &mut batch {
                batch.enter(&division, facts, &digest).await?;
            }
        }
        let report = reading.await.context("the reader stopped")??;
        let refused = self.all_or_nothing && report.has_blocking();
        let ending = match batch.take() {
            Some(batch) if !refused && !self.dry_run => recorded(batch.commit().await?),
            Some(batch) if !refused => Entered::WouldChange { changes: batch.abandon() },
            _ => Entered::Refused,
        };
        Ok(TakenIn { report, ending })
    }

    fn head(&self, package: &Package, county: County) -> Head {
        let recorded_at = self.recorded_at;
        Head {
            county,
            act: ActId(Uuid::now_v7()),
            effect_day: self.effect_day.unwrap_or_else(|| china_day(recorded_at)),
            recorded_at,
            evidence_sha256: hex(&package.digest()),
            note: self.note.clone(),
            repeated_identity_numbers: package.facts().repeated_identity_numbers.clone(),
            name_of: |table| schema_of(table).name,
        }
    }
}

fn recorded(outcome: Outcome) -> Entered {
    match outcome {
        Outcome::Recorded { act, digest, changes } => {
            Entered::Recorded { number: act.number, digest, changes }
        }
        Outcome::Unchanged { changes } => Entered::Unchanged { changes },
    }
}

/// Reads and checks the villages in their order, and hands over those that may go on.
fn examine(
    package: &Package,
    path: &Path,
    all_or_nothing: bool,
    county: County,
    effect_day: NaiveDate,
    sender: &mpsc::Sender<Ready>,
) -> anyhow::Result<Report> {
    let mut examination = Examination::begin(package, path, Parameters::default());
    let villages: Vec<&str> = package.villages().collect();
    let bar = bar(u64::try_from(villages.len())?, "villages");
    for code in villages {
        let village = examination.examine(code)?;
        bar.inc(1);
        if all_or_nothing && examination.has_blocking() {
            // The rest is examined for the report; nothing of it will be entered.
            continue;
        }
        let ready = ready(package, &village, code, county, effect_day)?;
        if sender.blocking_send(ready).is_err() {
            // The other thread has stopped and says why.
            break;
        }
    }
    bar.finish_and_clear();
    Ok(examination.finish())
}

fn ready(
    package: &Package,
    village: &Village,
    code: &str,
    county: County,
    effect_day: NaiveDate,
) -> anyhow::Result<Ready> {
    // Rows of no village are those of the county and its towns.
    let division =
        if code.is_empty() { DivisionCode::from(county) } else { DivisionCode::parse(code)? };
    let facts =
        read(village, package.facts(), effect_day).with_context(|| format!("village `{code}`"))?;
    Ok(Ready { division, facts, digest: village_digest(village) })
}
