//! `sanquan import`: a package taken over into the register, as one act.

use std::path::PathBuf;

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Args;
use exchange::report::Report;

use crate::arguments::Place;
use crate::bureau::{Bureau, now, production};
use crate::changes::{ImportReport, tell_changes};
use crate::intake::{Entered, Intake, TakenIn};
use crate::output::{Ending, say, write_report};

#[derive(Args)]
pub(crate) struct Import {
    /// The package: its folder, or a zip of it.
    pub(crate) path: PathBuf,
    /// Checks, and says what would change, and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Writes the report there, as JSON.
    #[arg(long, value_name = "FILE.json")]
    pub(crate) report: Option<PathBuf>,
    /// A blocking finding stops the whole package; this is the default on PostgreSQL, where production runs.
    #[arg(long, conflicts_with = "by_household")]
    pub(crate) all_or_nothing: bool,
    /// A blocking finding stops the household or parcel it concerns, and the rest is taken over; this is the default on the embedded database.
    #[arg(long)]
    pub(crate) by_household: bool,
    /// The day on which the takeover takes effect; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) effect_day: Option<NaiveDate>,
    /// A note for the register act.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

pub(crate) async fn run(place: &Place, options: &Import) -> anyhow::Result<Ending> {
    let bureau = Bureau::open(place).await?;
    let intake = Intake {
        path: &options.path,
        recorded_at: now(),
        effect_day: options.effect_day,
        note: options.note.clone(),
        all_or_nothing: options.all_or_nothing
            || (!options.by_household && production(&bureau.store)),
        dry_run: options.dry_run,
    };
    let TakenIn { report, ending } = intake
        .run(&bureau)
        .await
        .with_context(|| format!("`{}` cannot be taken over", options.path.display()))?;
    // The last to leave a file of SQLite puts the log of what was written into it.
    bureau.store.close().await?;
    if let Some(path) = &options.report {
        write_report(&ImportReport::of(&report, &ending), path)?;
    }
    say(&report.to_string())?;
    tell(&ending, &report)?;
    Ok(Ending::of(&report))
}

fn tell(ending: &Entered, report: &Report) -> anyhow::Result<()> {
    match ending {
        Entered::Recorded { number, digest, changes } => {
            say(&format!("recorded as act {number}, entry {digest}"))?;
            tell_changes("", changes)
        }
        Entered::Unchanged { changes } => {
            say("the register says all of this already; nothing was recorded")?;
            tell_changes("", changes)
        }
        Entered::WouldChange { changes } => {
            say("nothing was written")?;
            tell_changes("would be ", changes)
        }
        Entered::Refused => {
            let blocking = report.summary.blocking;
            say(&format!("refused with {blocking} blocking findings; nothing was written"))
        }
    }
}
