//! The command line: the commands of `sanquan`, and where the register lies; what a command can be asked stands with the command.

use std::env;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use tenure::QueryPurpose;

use crate::account::Account;
use crate::audit::Audit;
use crate::audit_log::AuditLog;
use crate::check::Check;
use crate::collective::Collective;
use crate::demo::Demo;
use crate::export::Export;
use crate::household::Household;
use crate::import::Import;
use crate::ledger::Ledger;
use crate::messages::Messages;
use crate::papers::Papers;
use crate::readings::Readings;
use crate::safeguard::Safeguard;
use crate::search::Search;
use crate::serve::Serve;
use crate::settlement::{Settlement, TownPlace};

/// 三权簿: the register of a county's rural property rights.
///
/// Exit codes: 0 done and clean; 1 it could not be done; 2 done, or refused, with blocking findings.
#[derive(Parser)]
#[command(name = "sanquan", version, about, long_about)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the register lies, and who asks.
#[derive(Args, Clone)]
pub(crate) struct Place {
    /// The data directory: the embedded database, the key file, and the bytes of documents.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "SANQUAN_DATA",
        default_value = "sanquan-data"
    )]
    pub(crate) data: PathBuf,
    /// The registry database, such as `postgres://user@host/registry`; without it, the embedded one of the data directory.
    ///
    /// The key file stays in the data directory.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "SANQUAN_DATABASE_URL",
        hide_env_values = true
    )]
    pub(crate) database_url: Option<String>,
    /// The office database, which holds who read what; without it, the embedded one of the data directory.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "SANQUAN_OFFICE_DATABASE_URL",
        hide_env_values = true
    )]
    pub(crate) office_database_url: Option<String>,
    /// The settlement database, the town's own; without it, the embedded one of the data directory.
    ///
    /// The book's key file stays in the data directory, and is its own too.
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "SANQUAN_SETTLEMENT_DATABASE_URL",
        hide_env_values = true
    )]
    pub(crate) settlement_database_url: Option<String>,
    /// The officer who answers for what is done, by name; without it, the user of this machine.
    #[arg(long, global = true, value_name = "NAME", env = "SANQUAN_OFFICER")]
    pub(crate) officer: Option<String>,
    /// The division that the officer sees and works in (6, 9, 12 or 14 digits); without it, all of the database.
    #[arg(long, global = true, value_name = "CODE", env = "SANQUAN_SCOPE")]
    pub(crate) scope: Option<String>,
    /// Why the register is looked at 查询目的; it is written down with each reading.
    #[arg(long, global = true, value_name = "PURPOSE", env = "SANQUAN_PURPOSE", default_value = "registration", value_parser = purpose)]
    pub(crate) purpose: QueryPurpose,
    /// The name under which the logs are signed, such as `register.example/ledger`; it counts at the first start only.
    #[arg(long, global = true, value_name = "NAME", env = "SANQUAN_LEDGER_NAME")]
    pub(crate) ledger_name: Option<String>,
}

impl Place {
    /// Who answers for what is done.
    pub(crate) fn officer_name(&self) -> String {
        let user = || env::var("USER").unwrap_or_else(|_| "console".to_owned());
        self.officer.clone().unwrap_or_else(user)
    }

    /// Where the settlement book lies, which is told nothing else.
    pub(crate) fn town(&self) -> TownPlace {
        TownPlace {
            data: self.data.clone(),
            database_url: self.settlement_database_url.clone(),
            officer: self.officer_name(),
            scope: self.scope.clone(),
        }
    }
}

fn purpose(text: &str) -> Result<QueryPurpose, String> {
    let known = || QueryPurpose::ALL.map(QueryPurpose::as_str).join(", ");
    QueryPurpose::parse(text).ok_or_else(|| format!("the purposes are: {}", known()))
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Loads the sample villages into a data directory and serves them.
    Demo(Demo),
    /// Serves the register over HTTP, on loopback.
    Serve(Serve),
    /// Lists signs of coercion between settling and leaving a right, and the figures of who has settled.
    Safeguard(Safeguard),
    /// Works in the town's book of settlement (落户), which shares nothing with the register.
    #[command(subcommand)]
    Settlement(Settlement),
    /// Says who may sign in to the service.
    #[command(subcommand)]
    Account(Account),
    /// Goes through the log of sign-ins, accounts, tokens and exports, or writes it out.
    #[command(subcommand)]
    AuditLog(AuditLog),
    /// Brings the database to the form that this version works with.
    Migrate,
    /// Takes a package of NY/T 2539 over into the register, as one act.
    Import(Import),
    /// Checks a package or a single layer and writes the report, without a database.
    Check(Check),
    /// Runs the rules over everything that is registered, village by village.
    Audit(Audit),
    /// Shows the file of a household.
    Household(Household),
    /// Shows a collective, writes its rolls as workbooks, looks a sheet through, or prints its papers.
    Collective(Collective),
    /// Lists who is in the rolls of two collectives (两头占), in none (两头空), or was in none between two memberships.
    Memberships,
    /// Finds households by name, code, last digits of a code, parcel, or a point on the map.
    Search(Search),
    /// Prints every paper that a case can print, and counts each.
    Papers(Papers),
    /// Writes what is registered as a package of NY/T 2539 or as GeoJSON.
    Export(Export),
    /// Lists who looked what up in the register, and why.
    Readings(Readings),
    /// Tells the upper platform of register acts, or takes in what another register tells (变更报文).
    #[command(subcommand)]
    Messages(Messages),
    /// Signs, proves, discloses and verifies the log of the register acts.
    #[command(subcommand)]
    Ledger(Ledger),
}
