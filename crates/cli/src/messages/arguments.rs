//! What can be asked of `sanquan messages`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(crate) enum Messages {
    /// Gives a number to each act that was not told of yet, and writes the messages of a county in their order.
    Export(MessagesOut),
    /// Takes messages in behind those that were taken in before: all of them, or none.
    Import(MessagesIn),
}

#[derive(Args)]
pub(crate) struct MessagesOut {
    /// The folder to write into; a file that is there already must be the same.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The county whose acts are told (6 digits); without it, the one in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
    /// Writes the messages from this serial number on; without it, all.
    #[arg(long, value_name = "SERIAL")]
    pub(crate) since: Option<String>,
}

#[derive(Args)]
pub(crate) struct MessagesIn {
    /// Messages, or folders of messages, in any order.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The coordinate system of parcels in villages where none is registered yet, such as 4524 for CGCS2000 in the zone 36 of three degrees.
    #[arg(long, value_name = "EPSG")]
    pub(crate) crs: Option<u16>,
}
