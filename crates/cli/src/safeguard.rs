//! `sanquan safeguard`: signs of coercion over both books, and the figures of who has settled, for a supervisor.

use anyhow::Context as _;
use api::supervision::{SafeguardFindingOut, SafeguardStatisticsOut};
use clap::Args;
use safeguard::read::BothBooks;
use safeguard::{Finding, Parameters, Statistics};
use serde::Serialize;
use tenure::case::china_day;

use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::output::{Ending, say, say_json};
use crate::settlement::open_book;

#[derive(Args)]
pub(crate) struct Safeguard {
    /// Prints the list and the figures as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is told, for programs.
#[derive(Serialize)]
struct Told {
    findings: Vec<SafeguardFindingOut>,
    statistics: SafeguardStatisticsOut,
}

pub(crate) async fn run(place: &Place, options: &Safeguard) -> anyhow::Result<Ending> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "safeguard", "").await?;
    let book = open_book(&place.town()).await?;
    let today = china_day(now());
    let books = BothBooks::read(&bureau.store, &bureau.officer.scope, &book, today);
    let books = books.await.context("the two books cannot be read")?;
    let findings = books.findings(&Parameters::default(), today);
    let statistics = books.statistics();
    if options.json {
        let findings = findings.into_iter().map(Into::into).collect();
        say_json(&Told { findings, statistics: statistics.into() })?;
    } else {
        tell(&findings, statistics)?;
    }
    // A sign is a reason to look and blocks nothing.
    Ok(Ending::Clean)
}

fn tell(findings: &[Finding], statistics: Statistics) -> anyhow::Result<()> {
    for it in findings {
        say(&format!("{}: {it}", it.sign.title_zh()))?;
    }
    say(&format!(
        "{} signs; {} people are settled, {} of them hold rights in the countryside",
        findings.len(),
        statistics.settled,
        statistics.settled_with_rights
    ))
}
