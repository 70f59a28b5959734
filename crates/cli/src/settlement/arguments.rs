//! What can be asked of the settlement book, and with which options.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The authority that statements name where nothing is said.
const AUTHORITY: &str = "户口登记机关";

/// Where the settlement book lies, and who asks.
pub(crate) struct TownPlace {
    /// The data directory: the embedded database of the book, and its own key file.
    pub(crate) data: PathBuf,
    /// Another database for the book than the embedded one.
    pub(crate) database_url: Option<String>,
    pub(crate) officer: String,
    /// The division that the officer sees.
    pub(crate) scope: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Settlement {
    /// Says what the text of a municipality says to the facts of a file: met, not met, or not decided by this text.
    Evaluate(Evaluate),
    /// Shows the statement that rights in the countryside do not change (SR-27).
    Statement(StatementArguments),
}

#[derive(Args)]
pub(crate) struct Evaluate {
    /// A JSON file such as `{"pack": "jilin", "facts": [{"kind": "rented-dwelling", "months": 24}]}`.
    pub(crate) file: PathBuf,
    /// Prints the trace as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct StatementArguments {
    /// The number of the statement, such as `2026-0001`.
    pub(crate) number: String,
    /// In English.
    #[arg(long)]
    pub(crate) english: bool,
}

/// How the town's counter is set up.
#[derive(Args)]
pub(crate) struct TownOptions {
    /// The roster of the officers of the settlement book (TOML); without it, anybody may be named and has every role.
    #[arg(long, value_name = "FILE", env = "SANQUAN_SETTLEMENT_OFFICERS")]
    pub(crate) settlement_officers: Option<PathBuf>,
    /// The authority that statements name 出具机关.
    #[arg(
        long,
        value_name = "NAME",
        env = "SANQUAN_SETTLEMENT_AUTHORITY",
        default_value = AUTHORITY
    )]
    pub(crate) settlement_authority: String,
}
