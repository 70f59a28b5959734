//! The `sanquan` binary: the register on the command line.

mod account;
mod arguments;
mod audit;
mod audit_log;
mod bureau;
mod changes;
mod check;
mod clock;
mod collective;
mod demo;
mod desk;
mod export;
mod household;
mod import;
mod intake;
mod ledger;
mod memberships;
mod messages;
mod migrate;
mod output;
mod pages;
mod papers;
mod progress;
mod readings;
mod safeguard;
mod search;
mod serve;
mod settlement;

use std::process::ExitCode;

use clap::Parser as _;
use tracing_subscriber::EnvFilter;

use arguments::{Arguments, Command};
use output::{Ending, say_failure};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt().with_env_filter(filter()).with_writer(std::io::stderr).init();
    match run(arguments) {
        Ok(ending) => ending.into(),
        Err(error) => {
            say_failure(&error);
            Ending::Failed.into()
        }
    }
}

/// What `RUST_LOG` asks for, but for what must not be logged.
fn filter() -> EnvFilter {
    let asked = EnvFilter::from_default_env();
    match format!("{}=off", api::NOT_LOGGED).parse() {
        Ok(none_of_it) => asked.add_directive(none_of_it),
        Err(_no_directive) => asked,
    }
}

#[tokio::main]
async fn run(arguments: Arguments) -> anyhow::Result<Ending> {
    let Arguments { place, command } = arguments;
    match command {
        Command::Demo(options) => Box::pin(demo::run(&place, &options)).await,
        Command::Serve(options) => serve::run(&place, &options).await,
        Command::Safeguard(options) => safeguard::run(&place, &options).await,
        Command::Settlement(command) => settlement::run(&place.town(), &command).await,
        Command::Migrate => migrate::run(&place).await,
        Command::Account(command) => account::run(&place, &command).await,
        Command::AuditLog(command) => audit_log::run(&place, &command).await,
        Command::Import(options) => import::run(&place, &options).await,
        Command::Check(options) => check::run(&place, &options).await,
        Command::Audit(options) => audit::run(&place, &options).await,
        Command::Household(options) => household::run(&place, &options).await,
        Command::Collective(options) => collective::run(&place, &options).await,
        Command::Memberships => memberships::run(&place).await,
        Command::Search(options) => search::run(&place, &options).await,
        Command::Papers(options) => papers::run(&place, &options).await,
        Command::Export(options) => export::run(&place, &options).await,
        Command::Readings(options) => readings::run(&place, &options).await,
        Command::Messages(options) => Box::pin(messages::run(&place, &options)).await,
        Command::Ledger(command) => ledger::run(&place, &command).await,
    }
}
