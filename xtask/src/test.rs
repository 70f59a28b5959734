//! Every test, on both databases.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use crate::packages;
use crate::pages::{self, NODE_VARIABLE};
use crate::postgres::{Server, URL_VARIABLE};
use crate::python::{self, S3_VARIABLE};

/// What the tests are run with.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Given to `cargo test` as they stand.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// How many tests passed, by the database that they ran on.
#[derive(Default)]
struct Counts {
    without: u32,
    sqlite: u32,
    postgresql: u32,
    failed: u32,
}

/// Runs the tests of the whole workspace; without a `PostgreSQL` it fails and says what to install.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let server = match env::var(URL_VARIABLE) {
        Ok(url) => Database::Given(url),
        Err(_) => Database::Own(start()?),
    };
    let bucket = match env::var_os(S3_VARIABLE) {
        Some(program) => program.into(),
        None => python::install_missing()?,
    };
    let node = match env::var_os(NODE_VARIABLE) {
        Some(program) => program.into(),
        None => pages::install_missing()?,
    };
    let beside = Beside { bucket, node };
    let (passed, counts) = cargo_test(options, &server.url(), &beside)?;
    drop(server);
    let Counts { without, sqlite, postgresql, failed } = counts;
    let mut out = stdout().lock();
    writeln!(
        out,
        "\ntests that passed: {sqlite} on SQLite, {postgresql} on PostgreSQL, {without} without a database"
    )?;
    if !passed || failed > 0 {
        bail!("{failed} tests failed");
    }
    if sqlite == 0 || postgresql == 0 {
        // A change of names or a forgotten macro would otherwise drop one of the databases in silence.
        let whole_run = options.arguments.is_empty();
        anyhow::ensure!(!whole_run, "no test ran on one of the two databases");
    }
    Ok(())
}

/// The programs that the tests start beside the database.
struct Beside {
    bucket: PathBuf,
    node: PathBuf,
}

/// The server that the tests use.
enum Database {
    Given(String),
    Own(Server),
}

impl Database {
    fn url(&self) -> String {
        match self {
            Self::Given(url) => url.clone(),
            Self::Own(server) => server.url(),
        }
    }
}

fn start() -> anyhow::Result<Server> {
    packages::install_missing()?;
    Server::start().context("the tests need a PostgreSQL of their own")
}

/// Runs `cargo test`, shows what it says and counts.
fn cargo_test(options: &Options, url: &str, beside: &Beside) -> anyhow::Result<(bool, Counts)> {
    let mut child = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--workspace", "--no-fail-fast"])
        .args(&options.arguments)
        .env(URL_VARIABLE, url)
        .env(S3_VARIABLE, &beside.bucket)
        .env(NODE_VARIABLE, &beside.node)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut counts = Counts::default();
    let mut out = stdout().lock();
    for line in BufReader::new(child.stdout.take().context("the tests say nothing")?).lines() {
        let line = line?;
        count(&line, &mut counts);
        writeln!(out, "{line}")?;
    }
    Ok((child.wait()?.success(), counts))
}

/// Counts a line such as `test tests::round_trip::sqlite::a_parcel ... ok`.
fn count(line: &str, counts: &mut Counts) {
    let Some((name, outcome)) = line.strip_prefix("test ").and_then(|it| it.rsplit_once(" ... "))
    else {
        return;
    };
    match outcome {
        "ok" if name.contains("sqlite::") => counts.sqlite += 1,
        "ok" if name.contains("postgresql::") => counts.postgresql += 1,
        "ok" => counts.without += 1,
        "FAILED" => counts.failed += 1,
        _ => {}
    }
}
