//! The yearly distribution: what is worked out for collectives of several sizes, from the claims to the digest of the run.
//!
//! Beside it, in the same run, the same claims are put in order and nothing else is done, which is the least that any distribution takes.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Write as _, stdout};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::Args;
use identity::CreditCode;
use serde::Serialize;
use tenure::distribution::{Claim, Payee, Run, RunInput, YearAccount, distribute};
use tenure::{Proportion, Shares};

use super::machine::Machine;

/// An invented collective.
const COLLECTIVE: &str = "N2429004KUJJ8W69XA";
const YEAR: i32 = 2025;
/// So much income is there for each member, in fen; an odd number, so that there is a remainder to share.
const INCOME_FEN: i64 = 123_457;
/// What members hold, one after the other.
const HOLDINGS: [(i64, i64); 5] = [(1, 1), (1, 3), (2, 3), (1, 2), (4, 5)];

/// How many members there are, and how often each size is measured.
#[derive(Args)]
pub(crate) struct Options {
    #[arg(
        long,
        value_name = "MEMBERS",
        value_delimiter = ',',
        default_value = "1000,10000,100000"
    )]
    members: Vec<u32>,
    #[arg(long, value_name = "RUNS", default_value_t = 9)]
    runs: usize,
    /// The figures as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Figures {
    machine: Machine,
    sizes: Vec<Size>,
}

/// The medians at one size.
#[derive(Debug, Serialize)]
struct Size {
    n_members: u32,
    distribution_ms: f64,
    ordering_ms: f64,
}

/// Measures every size, and says what was found.
pub(super) fn run(options: &Options) -> Result<()> {
    let sizes = options.members.iter().map(|it| measure(*it, options.runs));
    let figures = Figures { machine: Machine::look()?, sizes: sizes.collect::<Result<_>>()? };
    let text =
        if options.json { serde_json::to_string_pretty(&figures)? } else { figures.table()? };
    Ok(writeln!(stdout(), "{text}")?)
}

fn measure(n_members: u32, runs: usize) -> Result<Size> {
    let input = input(n_members)?;
    let (mut distribution, mut ordering) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        // The inputs are copied before the clock starts.
        let (of_run, mut claims) = (input.clone(), input.claims.clone());
        let began = Instant::now();
        let run: Run = black_box(distribute(of_run))?;
        distribution.push(began.elapsed());
        let began = Instant::now();
        claims.sort_unstable_by_key(|it| it.payee);
        black_box(&claims);
        ordering.push(began.elapsed());
        anyhow::ensure!(run.portions.len() == claims.len(), "somebody was left out");
    }
    Ok(Size {
        n_members,
        distribution_ms: median_ms(distribution)?,
        ordering_ms: median_ms(ordering)?,
    })
}

/// A year's income for so many members, who come in no order.
fn input(n_members: u32) -> Result<RunInput> {
    let mut claims = Vec::new();
    let mut total = Shares::ZERO;
    let numbers = (1..=n_members).map(u32::reverse_bits);
    for (number, (parts, of)) in numbers.zip(HOLDINGS.into_iter().cycle()) {
        let shares = Shares::new(parts, of).context("no holding")?;
        total = total.checked_add(shares).context("too many shares")?;
        claims.push(Claim { payee: Payee::Holder(number), shares });
    }
    let account = YearAccount {
        year: YEAR,
        income_fen: INCOME_FEN * i64::from(n_members),
        losses_fen: 0,
        reserve: Proportion::new(30, 100).context("no proportion")?,
        retained_fen: 0,
    };
    Ok(RunInput { collective: CreditCode::parse(COLLECTIVE)?, number: 1, account, total, claims })
}

fn median_ms(mut times: Vec<Duration>) -> Result<f64> {
    times.sort_unstable();
    let median = times.get(times.len() / 2).context("nothing was measured")?;
    Ok(median.as_secs_f64() * 1_000.0)
}

impl Figures {
    /// A table in Markdown.
    fn table(&self) -> Result<String> {
        let mut text = format!("{}\n\n", self.machine.line(&[]));
        writeln!(text, "| members | distribution, ms | ordering alone, ms | each member, µs |")?;
        writeln!(text, "|---:|---:|---:|---:|")?;
        for Size { n_members, distribution_ms, ordering_ms } in &self.sizes {
            let each_us = distribution_ms * 1_000.0 / f64::from(*n_members);
            writeln!(
                text,
                "| {n_members} | {distribution_ms:.2} | {ordering_ms:.2} | {each_us:.2} |"
            )?;
        }
        Ok(text)
    }
}
