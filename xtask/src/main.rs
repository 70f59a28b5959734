//! Chores of the project: `cargo xtask --help` lists them.

mod bench;
mod docs;
mod mdb;
mod packages;
mod pages;
mod postgres;
mod python;
mod samples;
mod test;

use clap::{Parser, Subcommand};

/// Chores of the project.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Measures what this version does, as ratios to what others do with the same rows.
    Bench(bench::Options),
    /// Writes the catalogue of the rules, which is made from the code.
    Docs(docs::Options),
    /// Makes the sample packages, or a county of any size.
    Samples(samples::Options),
    /// Installs what the tests need beside Rust, where this machine lets it.
    Setup,
    /// Runs every test, on SQLite and on a `PostgreSQL` of its own.
    Test(test::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().chore {
        Chore::Bench(options) => bench::run(&options),
        Chore::Docs(options) => docs::run(&options),
        Chore::Samples(options) => samples::run(&options),
        Chore::Setup => {
            packages::install_missing()?;
            python::install_missing()?;
            pages::install_missing()?;
            Ok(())
        }
        Chore::Test(options) => test::run(&options),
    }
}
