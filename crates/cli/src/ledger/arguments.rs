//! What can be asked of `sanquan ledger`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(crate) enum Ledger {
    /// Gives every entry its number, and prints the signed checkpoint of each county with its key.
    Checkpoint,
    /// Prints an entry with its path to the root of the signed checkpoint, as JSON.
    Prove(EntryOfLedger),
    /// Prints what opens the commitments of an entry, each with its path, as JSON; it is written down as a reading.
    Disclose(EntryOfLedger),
    /// Erases what opens a commitment of an entry, and all others to the same subject, after its retention; by an act, and for good.
    Erase(Erase),
    /// Changes the key that signs; the old one vouches for the new one, and is gone.
    Rotate,
    /// Checks the whole log, from the rows of the register or from outside.
    Verify(LedgerVerify),
}

#[derive(Args)]
pub(crate) struct EntryOfLedger {
    /// The place of the entry in the log, from 0.
    pub(crate) entry: u64,
    /// The county of the log (6 digits); without it, the one in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
}

#[derive(Args)]
pub(crate) struct Erase {
    #[command(flatten)]
    pub(crate) entry: EntryOfLedger,
    /// The position of the commitment in the entry, from 0, as `disclose` tells it.
    pub(crate) position: u64,
    /// Why, such as the end of a retention; it stands in the act.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
}

#[derive(Args)]
pub(crate) struct LedgerVerify {
    /// The address of a service, such as `https://register.example`; without it, the rows of the register are read.
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The authorities that vouch for the service's certificate (PEM); without it, those that the machine trusts.
    #[arg(long, value_name = "FILE", requires = "url")]
    pub(crate) authorities: Option<PathBuf>,
    /// The county of the log (6 digits); without it, every county of the register.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
    /// The key of the log that you trust (`name+id+key`); without it, the first one that the log names.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// A file with the checkpoint that you have kept; the log must have grown from it, and then the new one is kept.
    #[arg(long, value_name = "FILE")]
    pub(crate) kept: Option<PathBuf>,
}
