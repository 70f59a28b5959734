//! `sanquan audit`: the rules over everything that is registered, village by village.

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use casework::{
    AuditedRow, AuditedVillage, audited_areas, audited_village, repeated_identity_numbers,
};
use clap::Args;
use exchange::report::Report;
use exchange::topology::TopologyReport;
use exchange::{RegisterExamination, RegisteredPlace};
use identity::{County, DivisionCode};
use serde::Serialize;
use tenure::AsOf;
use tenure::case::china_day;
use tenure::rules::Parameters;
use tenure::submission::CountyFacts;
use tenure::takeover::registered;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::check::topology;
use crate::output::{Ending, say, write_report};
use crate::progress::bar;

#[derive(Args)]
pub(crate) struct Audit {
    /// The division whose villages are looked through (6, 9 or 12 digits); without it, every county in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) village: Option<String>,
    /// Writes the report there; without it, the report goes to the standard output.
    ///
    /// The ending says how: `.json`; for the findings of `--topology` also `.geojson` or `.gpkg`, and the option more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Vec<PathBuf>,
    /// Prints a table for people instead of JSON.
    #[arg(long)]
    pub(crate) summary: bool,
    /// Checks also what the registered parcels do to each other across the borders of villages, as `check --topology` does.
    ///
    /// The parcels of a county are then held in memory together.
    #[arg(long)]
    pub(crate) topology: bool,
}

/// The report of an audit: that of the rules, and what the parcels do to each other where that was asked for.
#[derive(Serialize)]
struct AuditReport {
    #[serde(flatten)]
    rules: Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    topology: Option<TopologyReport>,
}

pub(crate) async fn run(place: &Place, options: &Audit) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "audit", options.village.as_deref().unwrap_or_default()).await?;
    let known_at = now();
    let at = AsOf { as_of: china_day(known_at), known_at };
    let villages = bureau.villages(options.village.as_deref()).await?;
    ensure!(!villages.is_empty(), "nothing is registered there in the officer's division");
    let rules = examine(&bureau, villages, at).await?;
    let topology = if options.topology {
        Some(topology::of_register(place, options.village.as_deref()).await?)
    } else {
        None
    };
    let report = AuditReport { rules, topology };
    for path in &options.report {
        write(&report, path)?;
    }
    tell(&report, options)?;
    Ok(if report.has_blocking() { Ending::Blocked } else { Ending::Clean })
}

impl AuditReport {
    fn has_blocking(&self) -> bool {
        self.rules.has_blocking()
            || self.topology.as_ref().is_some_and(TopologyReport::has_blocking)
    }
}

async fn examine(
    bureau: &Bureau,
    counties: Vec<(County, Vec<DivisionCode>)>,
    at: AsOf,
) -> anyhow::Result<Report> {
    let Bureau { store, officer, .. } = bureau;
    let names: Vec<&str> = counties.iter().map(|(county, _)| county.as_str()).collect();
    let mut examination = RegisterExamination::begin(names.join("、"), Parameters::default());
    let n_villages: usize = counties.iter().map(|(_, villages)| villages.len()).sum();
    let bar = bar(u64::try_from(n_villages)?, "villages");
    for (county, villages) in &counties {
        // A number is repeated wherever in the county it stands again, also where only a village is audited.
        let in_sight = bureau.villages(Some(county.as_str())).await?;
        let in_sight: Vec<DivisionCode> = in_sight.into_iter().flat_map(|(_, it)| it).collect();
        let repeated = repeated_identity_numbers(store, officer, &in_sight, at).await?;
        let mut examine = |code: &str, village: AuditedVillage| {
            let AuditedVillage { facts, rows } = village;
            let (village, facts) = registered(county.as_str(), code, &facts);
            let facts = CountyFacts { repeated_identity_numbers: repeated.clone(), ..facts };
            let places: Vec<RegisteredPlace> = rows.into_iter().map(registered_place).collect();
            examination.examine(&village, &facts, &places);
        };
        if villages.len() == in_sight.len() {
            let areas = audited_areas(store, officer, *county, at).await?;
            examine("", areas);
        }
        for code in villages {
            let village = audited_village(store, officer, code, at).await?;
            examine(code.as_str(), village);
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(examination.finish())
}

fn registered_place(AuditedRow { object, act }: AuditedRow) -> RegisteredPlace {
    RegisteredPlace { object, act }
}

/// Writes the report, or what the parcels do to each other where the ending of the file is that of a layer.
fn write(report: &AuditReport, path: &Path) -> anyhow::Result<()> {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    let layer = ["gpkg", "geojson"].iter().any(|it| ending.eq_ignore_ascii_case(it));
    match &report.topology {
        Some(topology) if layer => topology::write(topology, path),
        None if layer => {
            bail!(
                "`{}` names a layer: add `--topology`, whose findings have shapes",
                path.display()
            )
        }
        _ => write_report(report, path),
    }
}

fn tell(report: &AuditReport, options: &Audit) -> anyhow::Result<()> {
    if !options.summary && options.report.is_empty() {
        let mut out = stdout().lock();
        serde_json::to_writer_pretty(&mut out, report)?;
        return Ok(writeln!(out)?);
    }
    say(&report.rules.to_string())?;
    if let Some(topology) = &report.topology {
        say(topology.to_string().trim_end())?;
    }
    Ok(())
}
