//! What `sanquan collective` can be asked for.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use clap::Args;

use crate::desk::Printing;

#[derive(Args)]
pub(crate) struct Collective {
    /// 统一社会信用代码
    pub(crate) code: String,
    /// The day on which the facts hold; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
    /// The moment whose knowledge is asked for, such as `2026-11-22T08:00:00Z`; without it, now.
    #[arg(long, value_name = "TIME")]
    pub(crate) known_at: Option<DateTime<Utc>>,
    /// Writes the member roll 成员名册 into a workbook, identity numbers masked.
    #[arg(long, value_name = "FILE.xlsx")]
    pub(crate) roll: Option<PathBuf>,
    /// Writes the share register 股权名册 into a workbook, identity numbers masked.
    #[arg(long, value_name = "FILE.xlsx")]
    pub(crate) shares: Option<PathBuf>,
    /// Looks a filled-in workbook through and writes nothing: what is wrong by cell, or the application to hand in.
    #[arg(long, value_name = "FILE.xlsx", conflicts_with_all = ["as_of", "known_at"])]
    pub(crate) check: Option<PathBuf>,
    /// Prints the certificates of shares of every household into a folder, and counts each.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["as_of", "known_at"])]
    pub(crate) papers: Option<PathBuf>,
    /// With --papers: prints the statements of a run instead, by household and by member.
    #[arg(long, value_name = "YEAR-NUMBER", requires = "papers")]
    pub(crate) run: Option<RunCode>,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

/// A run of the distribution, such as `2025-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RunCode {
    pub(crate) year: i32,
    pub(crate) number: u32,
}

impl FromStr for RunCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('-');
        let parsed = parts.and_then(|(year, number)| {
            Some(Self { year: year.parse().ok()?, number: number.parse().ok()? })
        });
        parsed.ok_or_else(|| format!("`{text}` is no run such as 2025-1"))
    }
}
