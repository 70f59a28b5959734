//! `sanquan audit-log`: what was done at the door, gone through and written out.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use access::{AuditRoot, verify_audit_log};
use anyhow::Context as _;
use clap::{Args, Subcommand};
use ledger::Digest;

use crate::arguments::Place;
use crate::bureau::Bureau;
use crate::output::{Ending, say};

#[derive(Subcommand)]
pub(crate) enum AuditLog {
    /// Goes through the log from its first entry; ends with 2 where it is not what was written.
    Verify(Verify),
    /// Writes the entries out, one JSON object a line, with the root behind each.
    Export(Export),
}

#[derive(Args)]
pub(crate) struct Verify {
    /// A root that was noted earlier, as `verify` said it: SIZE and HEX with a colon between.
    #[arg(long, value_name = "SIZE:ROOT", value_parser = kept)]
    pub(crate) kept: Option<AuditRoot>,
}

#[derive(Args)]
pub(crate) struct Export {
    /// The file; there must be none yet.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

/// How many entries are read at once.
const PAGE: u64 = 1_000;

pub(crate) async fn run(place: &Place, command: &AuditLog) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    match command {
        AuditLog::Verify(Verify { kept }) => verify(&bureau, *kept).await,
        AuditLog::Export(Export { out }) => export(&bureau, out).await,
    }
}

async fn verify(bureau: &Bureau, kept: Option<AuditRoot>) -> anyhow::Result<Ending> {
    match verify_audit_log(&bureau.readings, kept).await? {
        Ok(AuditRoot { size, root }) => {
            say(&format!("the audit log is what was written: {size}:{root}"))?;
            Ok(Ending::Clean)
        }
        Err(altered) => {
            say(&format!("the audit log is not what was written: {altered}"))?;
            Ok(Ending::Blocked)
        }
    }
}

async fn export(bureau: &Bureau, out: &Path) -> anyhow::Result<Ending> {
    let mut text = String::new();
    let mut n_entries = 0_i64;
    loop {
        let page = bureau.readings.audit_entries(n_entries, PAGE).await?;
        let Some(last) = page.last() else { break };
        n_entries = last.number.saturating_add(1);
        for it in page {
            let root = Digest(it.root_sha256.try_into().unwrap_or_default());
            let root = root.to_string();
            text.extend(["{\"entry\":", &it.entry, ",\"root_sha256\":\"", &root, "\"}\n"]);
        }
    }
    let mut file =
        fs::File::create_new(out).with_context(|| format!("`{}` cannot be made", out.display()))?;
    file.write_all(text.as_bytes())?;
    say(&format!("{n_entries} entries are in {}", out.display()))?;
    Ok(Ending::Clean)
}

fn kept(text: &str) -> Result<AuditRoot, String> {
    let parsed = text.split_once(':').and_then(|(size, root)| {
        Some(AuditRoot { size: size.parse().ok()?, root: Digest::parse(root)? })
    });
    parsed.ok_or_else(|| "it is SIZE:ROOT, as `sanquan audit-log verify` says it".to_owned())
}
