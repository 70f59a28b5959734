//! What the command says, and how it ends.

use std::fs::File;
use std::io::{BufWriter, Write as _, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use exchange::report::Report;
use serde::Serialize;

/// How a command ended; the numbers are part of the contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Done and clean.
    Clean,
    /// It could not be done.
    Failed,
    /// Done, or refused, with blocking findings.
    Blocked,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::SUCCESS,
            Ending::Failed => Self::FAILURE,
            Ending::Blocked => Self::from(2),
        }
    }
}

impl Ending {
    /// The ending of a run whose report this is.
    pub(crate) fn of(report: &Report) -> Self {
        if report.has_blocking() { Self::Blocked } else { Self::Clean }
    }
}

/// Prints a line for people.
pub(crate) fn say(line: &str) -> anyhow::Result<()> {
    writeln!(stdout(), "{line}").context("the standard output cannot be written")
}

/// Prints an answer for programs: one JSON document.
pub(crate) fn say_json(answer: &impl Serialize) -> anyhow::Result<()> {
    let mut out = stdout().lock();
    serde_json::to_writer_pretty(&mut out, answer)?;
    writeln!(out).context("the standard output cannot be written")
}

/// Prints why a command could not be done, down to its cause.
pub(crate) fn say_failure(error: &anyhow::Error) {
    // There is nobody left to tell when the standard error is closed.
    let _told = writeln!(stderr(), "sanquan: {error:#}");
}

/// Writes a report into a file.
pub(crate) fn write_report(report: &impl Serialize, path: &Path) -> anyhow::Result<()> {
    let file =
        File::create(path).with_context(|| format!("`{}` cannot be written", path.display()))?;
    let mut out = BufWriter::new(file);
    serde_json::to_writer_pretty(&mut out, report)?;
    writeln!(out)
        .and_then(|()| out.flush())
        .with_context(|| format!("`{}` cannot be written", path.display()))
}
