//! What is measured of the ledger on each engine.

use std::io::{Write as _, stdout};
use std::time::Duration;

use anyhow::Result;
use serde::Serialize;
use store::Engine;
use tempfile::TempDir;

use super::Options;
use super::log::{Bench, Manner, Proofs};
use crate::bench::machine::Machine;
use crate::postgres::Server;

/// One clerk after another, and as many as enter acts in a county at the busiest hour.
const WRITERS: [u32; 2] = [1, 8];

/// What was found on one engine.
#[derive(Debug, Serialize)]
struct Figures {
    engine: &'static str,
    acts: Vec<AtOnce>,
    logs: Vec<AtSize>,
}

/// Acts of one county by so many writers at once, per second.
#[derive(Debug, Serialize)]
struct AtOnce {
    writers: u32,
    act_with_entry: f64,
    act_without_entry: f64,
    /// The aim is 0.8 and more.
    entry_to_none: f64,
    /// With a hash chain that a trigger lengthens, in place of the entry; SQLite has no SHA-256 for its triggers.
    act_with_chain: Option<f64>,
    /// The aim is 3 and more.
    entry_to_chain: Option<f64>,
}

/// What was found in a log of a length.
#[derive(Debug, Serialize)]
struct AtSize {
    entries: u64,
    /// Numbers given in batches, over the entries since the length before.
    sequenced: f64,
    #[serde(flatten)]
    proofs: Proofs,
}

#[tokio::main]
pub(super) async fn run(options: &Options) -> Result<()> {
    let folder = TempDir::new()?;
    let file = folder.path().join("registry.sqlite").display().to_string();
    let server = Server::start_with(&["fsync=on"])?;
    let mut figures = Vec::new();
    for url in [file, server.url()] {
        figures.push(measure(&url, &folder, options).await?);
    }
    let found = serde_json::json!({ "machine": Machine::look()?, "engines": figures });
    let text = serde_json::to_string_pretty(&found)?;
    match &options.out {
        Some(path) => std::fs::write(path, text)?,
        None => writeln!(stdout(), "{text}")?,
    }
    Ok(())
}

async fn measure(url: &str, folder: &TempDir, options: &Options) -> Result<Figures> {
    let mut bench = Bench::open(url, folder.path()).await?;
    let engine = bench.store.engine();
    let mut acts = Vec::new();
    for n_writers in WRITERS {
        acts.push(at_once(&bench, options.acts, n_writers).await?);
    }
    let mut logs = Vec::new();
    for entries in options.sizes.iter().copied() {
        let n_added = bench.fill(entries).await?;
        let sequenced = rate(n_added, bench.sequence().await?);
        logs.push(AtSize { entries, sequenced, proofs: bench.proofs(entries).await? });
    }
    bench.close().await?;
    Ok(Figures {
        engine: if engine == Engine::Sqlite { "SQLite" } else { "PostgreSQL" },
        acts,
        logs,
    })
}

/// Each manner in its turn, in one run.
async fn at_once(bench: &Bench, n_acts: u32, writers: u32) -> Result<AtOnce> {
    let of = |time| rate(n_acts.into(), time);
    let none = of(bench.acts_alone(n_acts, writers, Manner::Alone).await?);
    let entry = of(bench.acts_alone(n_acts, writers, Manner::WithEntry).await?);
    let chain = match bench.store.engine() {
        Engine::Sqlite => None,
        Engine::PostgreSql => {
            Some(of(bench.acts_alone(n_acts, writers, Manner::WithChain).await?))
        }
    };
    Ok(AtOnce {
        writers,
        act_with_entry: entry,
        act_without_entry: none,
        entry_to_none: entry / none,
        act_with_chain: chain,
        entry_to_chain: chain.map(|it| entry / it),
    })
}

fn rate(n: u64, time: Duration) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX)) / time.as_secs_f64()
}
