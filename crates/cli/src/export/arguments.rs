//! What can be asked of `sanquan export`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

#[derive(Args)]
pub(crate) struct Export {
    /// The folder to write into; it must be new or empty.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The county or village to write (6 or 12 digits); without it, every county in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) division: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Package)]
    pub(crate) format: Format,
    /// The encoding of the attribute tables of the layers.
    #[arg(long, value_enum, default_value_t = Encoding::Utf8)]
    pub(crate) encoding: Encoding,
    /// The day on which the facts hold; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
}

/// What an export is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The folders and tables of NY/T 2539, and our own for homesteads and shares.
    Package,
    /// One layer of parcels and one of homesteads, in longitude and latitude.
    Geojson,
}

/// The encoding of attribute tables.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Encoding {
    Utf8,
    Gbk,
    Gb18030,
}
