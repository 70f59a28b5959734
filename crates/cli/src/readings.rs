//! `sanquan readings`: who looked what up in the register, and why.

use clap::Args;
use office::ReadingFilter;

use crate::arguments::Place;
use crate::bureau::Bureau;
use crate::output::{Ending, say};

#[derive(Args)]
pub(crate) struct Readings {
    /// The officer who read, by name.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The code that was read.
    #[arg(long, value_name = "CODE")]
    pub(crate) of: Option<String>,
    /// How many are listed, the latest first.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: u64,
}

pub(crate) async fn run(place: &Place, options: &Readings) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    let filter =
        ReadingFilter { officer: options.by.clone(), object: options.of.clone(), before: None };
    for it in bureau.readings.readings(&filter, options.limit).await? {
        let at = it.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        say(&format!(
            "{at}\t{}\t{}\t{}\t{}\t{}",
            it.officer, it.purpose, it.legal_ground, it.operation, it.object
        ))?;
    }
    Ok(Ending::Clean)
}
