//! The ledger: acts with and without their entries, batches of the sequencer, and proofs in logs of several lengths.
//!
//! The store is built in for this benchmark alone (feature `ledger`), so that the other chores stay quick to build.

#[cfg(feature = "ledger")]
mod log;
#[cfg(feature = "ledger")]
mod measure;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

/// How long the logs are, and how often an act is entered alone.
#[derive(Args)]
pub(crate) struct Options {
    /// The lengths at which proofs are made, rising; a million takes some minutes.
    #[arg(long, value_name = "ENTRIES", value_delimiter = ',', default_value = "1000,100000")]
    sizes: Vec<u64>,
    /// How many acts are entered one by one.
    #[arg(long, value_name = "ACTS", default_value_t = 1_000)]
    acts: u32,
    /// Writes the figures there, as JSON.
    #[arg(long, value_name = "FILE.json")]
    out: Option<PathBuf>,
}

/// Measures both engines and says what was found.
#[cfg(feature = "ledger")]
pub(super) fn run(options: &Options) -> Result<()> {
    measure::run(options)
}

/// Says how it is built.
#[cfg(not(feature = "ledger"))]
pub(super) fn run(options: &Options) -> Result<()> {
    let Options { sizes, acts, out } = options;
    anyhow::bail!(
        "built without the feature `ledger`: {acts} acts, logs of {sizes:?}, figures to {out:?}"
    )
}
