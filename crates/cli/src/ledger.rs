//! `sanquan ledger`: the log signed, proved, disclosed and verified.

mod arguments;
mod kept;
mod remote;
mod sequencer;

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use casework::log::{Erased, LogReport, disclose, erase, extend_all, prove, rotate, verify};
use identity::County;
use serde_json::json;
use store::LedgerKey;

use crate::arguments::Place;
use crate::bureau::{Bureau, keys_folder, now, occasion};
use crate::output::{Ending, say, say_json};

pub(crate) use arguments::Ledger;
use arguments::{EntryOfLedger, Erase, LedgerVerify};
pub(crate) use sequencer::Sequencer;

pub(crate) async fn run(place: &Place, command: &Ledger) -> anyhow::Result<Ending> {
    match command {
        Ledger::Checkpoint => checkpoint(place).await,
        Ledger::Prove(entry) => {
            let (bureau, county) = open(place, entry.county.as_deref()).await?;
            say_json(&prove(&bureau.store, county, entry.entry).await?)?;
            Ok(Ending::Clean)
        }
        Ledger::Disclose(entry) => show_openings(place, entry).await,
        Ledger::Erase(options) => erase_openings(place, options).await,
        Ledger::Rotate => change_key(place).await,
        Ledger::Verify(options) => match &options.url {
            Some(url) => remote::run(url, options),
            None => verify_rows(place, options).await,
        },
    }
}

/// The key of the logs; made at the first use.
pub(crate) fn key(place: &Place) -> anyhow::Result<LedgerKey> {
    Ok(LedgerKey::load_or_create(&keys_folder(place), place.ledger_name.as_deref())?)
}

async fn open(place: &Place, county: Option<&str>) -> anyhow::Result<(Bureau, County)> {
    let bureau = Bureau::open_existing(place).await?;
    let county = bureau.county(county).await?;
    Ok((bureau, county))
}

/// Gives every entry its number, and shows what is signed.
async fn checkpoint(place: &Place) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    extend_all(&bureau.store, &key(place)?, now()).await?;
    for county in bureau.store.counties().await? {
        if let Some(signed) = bureau.store.log_checkpoint(county).await? {
            say(signed.note.trim_end())?;
        }
        if let Some(key) = bureau.store.log_keys(county).await?.pop() {
            say(&format!("key {}", key.verifier))?;
        }
    }
    Ok(Ending::Clean)
}

/// Shows what opens the commitments of an entry: a reading of the register, and written down as one.
async fn show_openings(place: &Place, entry: &EntryOfLedger) -> anyhow::Result<Ending> {
    let (bureau, county) = open(place, entry.county.as_deref()).await?;
    let number = entry.entry;
    bureau.note_reading(place, "ledger disclose", &format!("{county}/{number}")).await?;
    let (proof, disclosures) = disclose(&bureau.store, &bureau.officer, county, number).await?;
    say_json(&json!({ "proof": proof, "disclosures": disclosures }))?;
    Ok(Ending::Clean)
}

async fn erase_openings(place: &Place, options: &Erase) -> anyhow::Result<Ending> {
    let Erase { entry, position, reason } = options;
    let (bureau, county) = open(place, entry.county.as_deref()).await?;
    let commitment = (entry.entry, *position);
    let (officer, occasion) = (&bureau.officer, occasion());
    let done = erase(&bureau.store, officer, county, commitment, reason, occasion).await?;
    let Erased { act_number, n_openings } = done;
    say(&format!("{county}: act {act_number} erased what opened {n_openings} commitments"))?;
    Ok(Ending::Clean)
}

async fn change_key(place: &Place) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    let mut key = key(place)?;
    // What waits is signed by the old key, so that nothing lies between the two.
    extend_all(&bureau.store, &key, now()).await?;
    let n_logs = rotate(&bureau.store, &mut key, now()).await?;
    say(&format!("the key was changed in {n_logs} logs; publish the new one:"))?;
    for county in bureau.store.counties().await? {
        say(&key.signer(county)?.verifier().to_string())?;
    }
    Ok(Ending::Clean)
}

async fn verify_rows(place: &Place, options: &LedgerVerify) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    let counties = match &options.county {
        Some(code) => vec![County::parse(code)?],
        None => bureau.store.counties().await?,
    };
    let one_log = options.kept.is_none() || counties.len() == 1;
    ensure!(one_log, "a kept checkpoint is of one log: name it with `--county`");
    let mut sound = true;
    for county in counties {
        let mut report = verify(&bureau.store, county).await?;
        if let Some(path) = options.kept.as_deref() {
            report.findings.extend(against_kept(&bureau, county, &report, options, path).await?);
        }
        sound &= report.findings.is_empty();
        tell(&report)?;
    }
    Ok(if sound { Ending::Clean } else { Ending::Blocked })
}

/// Holds the rows against a checkpoint that was kept, and keeps the new one where nothing was found.
async fn against_kept(
    bureau: &Bureau,
    county: County,
    report: &LogReport,
    options: &LedgerVerify,
    path: &Path,
) -> anyhow::Result<Vec<String>> {
    let keys = bureau.store.log_keys(county).await?;
    let keys: kept::Keys = keys.into_iter().map(|it| (it.verifier, it.succession)).collect();
    let Some(signed) = bureau.store.log_checkpoint(county).await? else {
        bail!("the county {county} has no log");
    };
    let mut reader = kept::Reader::open(path, options.key.as_deref(), &keys)?;
    let mut findings = reader.current(&signed.note).err().into_iter().collect::<Vec<_>>();
    if let Some(size) = reader.kept_size().filter(|it| *it <= report.size) {
        let plan = ledger::plan_root(size);
        let tiles = bureau.store.log_tiles(county, plan.nodes(), report.size).await?;
        let root = plan.assemble(|it| tiles.hash(it)).and_then(|it| it.first().copied());
        reader.passes(size, root.context("the tree of the log is not whole")?);
    }
    findings.extend(reader.finish(report.findings.is_empty() && findings.is_empty())?);
    Ok(findings)
}

fn tell(report: &LogReport) -> anyhow::Result<()> {
    let LogReport { county, size, n_checkpoints, n_waiting, findings } = report;
    for finding in findings {
        say(&format!("{county}: {finding}"))?;
    }
    let verdict = if findings.is_empty() { "sound" } else { "NOT SOUND" };
    say(&format!(
        "{county}: {verdict}; {size} entries, {n_checkpoints} checkpoints, {n_waiting} acts wait for their number"
    ))
}
