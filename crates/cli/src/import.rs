//! `sanquan import`: a package taken over into the register, as one act.

use anyhow::Context as _;
use exchange::report::Report;

use crate::arguments::{Import, Place};
use crate::changes::{ImportReport, tell_changes};
use crate::intake::{Entered, Intake, TakenIn};
use crate::office::{Office, now, production};
use crate::output::{Ending, say, write_report};

pub(crate) async fn run(place: &Place, options: &Import) -> anyhow::Result<Ending> {
    let office = Office::open(place).await?;
    let intake = Intake {
        path: &options.path,
        recorded_at: now(),
        effect_day: options.effect_day,
        note: options.note.clone(),
        all_or_nothing: options.all_or_nothing
            || (!options.by_household && production(&office.store)),
        dry_run: options.dry_run,
    };
    let TakenIn { report, ending } = intake
        .run(&office)
        .await
        .with_context(|| format!("`{}` cannot be taken over", options.path.display()))?;
    // The last to leave a file of SQLite puts the log of what was written into it.
    office.store.close().await?;
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
