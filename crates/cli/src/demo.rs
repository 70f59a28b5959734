//! `sanquan demo`: the sample villages in a register of their own, with cases on every step of their way, ready to be looked at.

mod cases;
mod collective;
mod settler;
mod story;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use api::papers::PrintShop;
use casework::case::Desk;
use casework::takeover::Changes;
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use serde::Serialize;
use tenure::case::State;

use self::cases::DemoCounter;
use self::collective::CollectiveSummary;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::desk::desk;
use crate::intake::{Entered, Intake, TakenIn};
use crate::output::{Ending, say, say_json};
use crate::pages;
use crate::papers::Printer;
use crate::serve::{self, Serve};

#[derive(Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) serve: Serve,
    /// Does everything but serve, and prints the summary as one JSON object.
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// The folder of the samples.
    #[arg(long, value_name = "DIR", default_value = "gis-samples")]
    pub(crate) samples: PathBuf,
}

/// Where the villages lie among the samples.
const VILLAGES: &str = "packages/villages";

/// Where the papers lie in the data directory.
const PAPERS: &str = "papers";
/// The villages were taken over before the longest case began.
const TAKEN_OVER_DAYS_AGO: i64 = 30;

/// What the demo did.
#[derive(Debug, Default, Serialize)]
struct Summary {
    villages: u64,
    households: u64,
    members: u64,
    contractors: u64,
    parcels: u64,
    land_contracts: u64,
    homesteads: u64,
    collectives: u64,
    shares: u64,
    rules_run: u64,
    rows_checked: u64,
    findings: u64,
    packages: Vec<PackageSummary>,
    cases: Vec<CaseSummary>,
    /// How many papers lie in the data directory.
    papers: usize,
    /// The collective that is registered with its members.
    collective: Option<CollectiveSummary>,
    /// The member who settles in the city.
    settlement: Option<SettlementSummary>,
}

/// What became of the member who settled in the city.
#[derive(Debug, Serialize)]
struct SettlementSummary {
    /// The number of the statement that was issued.
    statement: String,
    household: &'static str,
    /// Whether the household's file is the same, byte for byte, before and after.
    household_file_unchanged: bool,
}

/// One case of the demo.
#[derive(Debug, Serialize)]
struct CaseSummary {
    number: String,
    state: &'static str,
}

/// One package of the demo.
#[derive(Debug, Serialize)]
struct PackageSummary {
    package: String,
    /// The number of the act; none where the register said all of it already.
    act: Option<i64>,
    rows_inserted: u64,
    rows_unchanged: u64,
    findings: u64,
}

pub(crate) async fn run(place: &Place, options: &Demo) -> anyhow::Result<Ending> {
    serve::refuse_open_doors(&options.serve)?;
    let bureau = Bureau::open(place).await?;
    let packages = packages(&options.samples)?;
    let mut summary = Summary::default();
    let mut blocked = false;
    let desk = desk(&options.serve.county, &options.serve.printing)?;
    let now = now();
    if cases::told_before(&bureau, &desk, now).await? {
        // The packages are older than what the cases have made of them.
        summary.villages = casework::villages(&bureau.store, &bureau.officer)
            .await?
            .iter()
            .map(|(_, villages)| villages.len() as u64)
            .sum();
    } else {
        for path in packages {
            blocked |= load(&bureau, &path, now, &mut summary, options.no_serve).await?;
        }
        tell_cases(place, options, &bureau, &desk, now, &mut summary).await?;
        summary.settlement = Some(settler::settles(place, &bureau, now).await?);
    }
    let counts = casework::counts(&bureau.store, &bureau.officer).await?;
    summary.households = counts.households;
    summary.members = counts.members;
    summary.contractors = counts.contractors;
    summary.parcels = counts.parcels;
    summary.land_contracts = counts.land_contracts;
    summary.homesteads = counts.homesteads;
    summary.collectives = counts.collectives;
    summary.shares = counts.share_holdings;
    if options.no_serve {
        say_json(&summary)?;
        return Ok(if blocked { Ending::Blocked } else { Ending::Clean });
    }
    tell(&summary)?;
    build_pages()?;
    serve::listen(place, &options.serve, bureau).await
}

/// Builds the pages of the checkout where they are not there yet, or says what is missing.
fn build_pages() -> anyhow::Result<()> {
    if !pages::are_stale() {
        return Ok(());
    }
    say("building the pages of the workbench, which takes a minute the first time")?;
    match pages::build() {
        Some(missing) => say(&format!("the pages are not built: {missing}")),
        None => Ok(()),
    }
}

/// Tells the cases, and prints the papers of the one that reached the archive.
async fn tell_cases(
    place: &Place,
    options: &Demo,
    bureau: &Bureau,
    desk: &Desk,
    now: DateTime<Utc>,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let archive = serve::archive(place, &options.serve)?;
    let counter = DemoCounter { bureau, desk, archive: &archive, now };
    summary.collective = Some(Box::pin(collective::tell(&counter)).await?);
    let shop = PrintShop::open(&options.serve.printing.fonts, &options.serve.printing.public_url);
    for view in counter.tell().await? {
        let case = view.file.case;
        let state = case.state.as_str();
        if case.state == State::Archived && shop.missing().is_none() {
            let printer =
                Printer { bureau, desk, shop: &shop, case: case.id, out: &place.data.join(PAPERS) };
            summary.papers += printer.print_all().await?.printed.len();
        }
        summary.cases.push(CaseSummary { number: case.number, state });
    }
    Ok(())
}

/// The packages of the sample villages, in the order of their names.
fn packages(samples: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = samples.join(VILLAGES);
    let entries = folder.read_dir().with_context(|| {
        format!(
            "the samples are not in `{}`: run it in a checkout, or say --samples",
            samples.display()
        )
    })?;
    let mut packages: Vec<PathBuf> = entries
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()
        .context("the samples cannot be listed")?;
    packages.retain(|it| it.is_dir());
    packages.sort();
    Ok(packages)
}

/// Takes a package in and adds it to the summary; whether anything blocked.
async fn load(
    bureau: &Bureau,
    path: &Path,
    now: DateTime<Utc>,
    summary: &mut Summary,
    quiet: bool,
) -> anyhow::Result<bool> {
    let intake = Intake {
        path,
        recorded_at: now - TimeDelta::days(TAKEN_OVER_DAYS_AGO),
        effect_day: None,
        note: Some("demo".to_owned()),
        all_or_nothing: true,
        dry_run: false,
    };
    let TakenIn { report, ending } = intake
        .run(bureau)
        .await
        .with_context(|| format!("`{}` cannot be taken over", path.display()))?;
    let (act, changes) = match ending {
        Entered::Recorded { number, changes, .. } => (Some(number), changes),
        Entered::Unchanged { changes } | Entered::WouldChange { changes } => (None, changes),
        Entered::Refused => (None, Changes::default()),
    };
    summary.villages += report.summary.counts.get("villages").copied().unwrap_or_default();
    summary.rules_run = summary.rules_run.max(report.summary.rules);
    summary.rows_checked += report.summary.rows_checked;
    summary.findings += report.summary.findings;
    let package = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !quiet {
        say(&format!(
            "{package}: {} rows inserted, {} findings",
            changes.inserted, report.summary.findings
        ))?;
    }
    summary.packages.push(PackageSummary {
        package,
        act,
        rows_inserted: changes.inserted,
        rows_unchanged: changes.unchanged,
        findings: report.summary.findings,
    });
    Ok(report.has_blocking())
}

fn tell(summary: &Summary) -> anyhow::Result<()> {
    say(&format!(
        "{} villages: {} households, {} members, {} parcels, {} homesteads, {} share holdings",
        summary.villages,
        summary.households,
        summary.members,
        summary.parcels,
        summary.homesteads,
        summary.shares
    ))?;
    say(&format!(
        "{} rules over {} rows: {} findings",
        summary.rules_run, summary.rows_checked, summary.findings
    ))?;
    if summary.cases.is_empty() {
        return say("the cases of the demo stand where they were left");
    }
    if let Some(it) = &summary.settlement {
        let unchanged = if it.household_file_unchanged { "unchanged" } else { "CHANGED" };
        let SettlementSummary { statement, household, .. } = it;
        say(&format!(
            "a member of {household} settles in the city: statement {statement}, the household's file is {unchanged}"
        ))?;
    }
    if let Some(it) = &summary.collective {
        let CollectiveSummary { code, members, run } = it;
        say(&format!("the collective {code}: {members} members, the income of {run} distributed"))?;
    }
    say(&format!("{} cases, {} papers printed", summary.cases.len(), summary.papers))?;
    for CaseSummary { number, state } in &summary.cases {
        say(&format!("  {number} {state}"))?;
    }
    Ok(())
}
