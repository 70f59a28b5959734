//! The command line: what can be asked of `sanquan`, and with which options.

use std::env;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use casework::case::PRINTS_WITHOUT_APPROVAL;
use casework::documents::DOCUMENT_BYTES_MAX;
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use tenure::QueryPurpose;
use tenure::case::{HOMESTEAD_CERTIFICATE_NUMBER, LAND_CERTIFICATE_NUMBER};

use crate::collective::Collective;
use crate::settlement::{Settlement, TownOptions, TownPlace};

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

#[derive(Args)]
pub(crate) struct Serve {
    /// The address to listen on; until sign-in exists, one of loopback.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    #[command(flatten)]
    pub(crate) county: CountySet,
    #[command(flatten)]
    pub(crate) printing: Printing,
    #[command(flatten)]
    pub(crate) town: TownOptions,
    /// The roster of the officers, with their roles and divisions (TOML); without it, anybody may be named and has every role.
    #[arg(long, value_name = "FILE", env = "SANQUAN_OFFICERS")]
    pub(crate) officers: Option<PathBuf>,
    /// Where the bytes of documents go, such as `s3://bucket/prefix`; without it, the data directory.
    ///
    /// The settings of the store come from variables such as `AWS_ENDPOINT_URL`.
    #[arg(long, value_name = "URL", env = "SANQUAN_DOCUMENTS")]
    pub(crate) documents: Option<String>,
    /// The largest document that is taken in, in mebibytes.
    #[arg(long, value_name = "MIB", env = "SANQUAN_DOCUMENT_SIZE_MAX", default_value_t = DOCUMENT_MIB_MAX, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub(crate) document_size_max: u64,
}

/// What the county has set for its counter.
#[derive(Args)]
pub(crate) struct CountySet {
    /// The authority that certificates name 发证机关.
    #[arg(long, value_name = "NAME", env = "SANQUAN_AUTHORITY", default_value = "县级人民政府")]
    pub(crate) authority: String,
    /// The name of the county, as it stands in the numbers of certificates; without it, its code.
    #[arg(long, value_name = "NAME", env = "SANQUAN_COUNTY_NAME")]
    pub(crate) county_name: Option<String>,
    /// How 权证流水号 are written: a text with `{year}`, with the zeros of the serial in braces, and with `{province}` and `{county}`.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_LAND_CERTIFICATE_NUMBER", default_value = LAND_CERTIFICATE_NUMBER)]
    pub(crate) land_certificate_number: String,
    /// How 不动产权证书号 of homesteads are written, in the same way.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_HOMESTEAD_CERTIFICATE_NUMBER", default_value = HOMESTEAD_CERTIFICATE_NUMBER)]
    pub(crate) homestead_certificate_number: String,
    /// Case types of the county, which may be stricter than the country's and never laxer (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) case_types: Option<PathBuf>,
    /// Holidays of the years that this version does not know yet (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) holidays: Option<PathBuf>,
    /// Parameters of the county for the rules about cases, which may be stricter than the law and never laxer (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) parameters: Option<PathBuf>,
    /// Parameters of the county and its province for the rules about collectives, in the same way (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) collective_parameters: Option<PathBuf>,
    /// Parameters of the county for the rules about transfers, exits and listings, in the same way (TOML).
    #[arg(long, value_name = "FILE")]
    pub(crate) market_parameters: Option<PathBuf>,
}

/// How papers are printed, and what they say of the office.
#[derive(Args)]
pub(crate) struct Printing {
    /// A folder of fonts, looked through with all below it; the option may be given more than once.
    #[arg(
        long = "fonts",
        value_name = "DIR",
        env = "SANQUAN_FONTS",
        default_value = "/usr/share/fonts"
    )]
    pub(crate) fonts: Vec<PathBuf>,
    /// The address under which the public reaches the service; the codes on papers lead there.
    #[arg(
        long,
        value_name = "URL",
        env = "SANQUAN_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub(crate) public_url: String,
    /// How often a paper is printed without the approval of another officer.
    #[arg(long, value_name = "COUNT", env = "SANQUAN_PRINTS_WITHOUT_APPROVAL", default_value_t = PRINTS_WITHOUT_APPROVAL)]
    pub(crate) prints_without_approval: NonZeroU32,
    /// The office that takes applications and objections 受理机构, as papers name it; without it, the authority.
    #[arg(long, value_name = "NAME", env = "SANQUAN_OFFICE")]
    pub(crate) office: Option<String>,
    /// Its address 受理地址.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_OFFICE_ADDRESS")]
    pub(crate) office_address: Option<String>,
    /// Its phone 联系电话.
    #[arg(long, value_name = "NUMBER", env = "SANQUAN_OFFICE_PHONE")]
    pub(crate) office_phone: Option<String>,
    /// Where notices hang 公告地点.
    #[arg(long, value_name = "TEXT", env = "SANQUAN_NOTICE_PLACE")]
    pub(crate) notice_place: Option<String>,
}

/// A document is held in memory while it is checked.
const DOCUMENT_MIB_MAX: u64 = DOCUMENT_BYTES_MAX / MEBIBYTE;
pub(crate) const MEBIBYTE: u64 = 1 << 20;

#[derive(Args)]
pub(crate) struct Import {
    /// The package: its folder, or a zip of it.
    pub(crate) path: PathBuf,
    /// Checks, and says what would change, and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Writes the report there, as JSON.
    #[arg(long, value_name = "FILE.json")]
    pub(crate) report: Option<PathBuf>,
    /// A blocking finding stops the whole package; this is the default on PostgreSQL, where production runs.
    #[arg(long, conflicts_with = "by_household")]
    pub(crate) all_or_nothing: bool,
    /// A blocking finding stops the household or parcel it concerns, and the rest is taken over; this is the default on the embedded database.
    #[arg(long)]
    pub(crate) by_household: bool,
    /// The day on which the takeover takes effect; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) effect_day: Option<NaiveDate>,
    /// A note for the register act.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

#[derive(Args)]
pub(crate) struct Check {
    /// A package folder or zip, or a single shapefile, GeoPackage or GeoJSON layer; with `--topology`, none for the register itself.
    #[arg(required_unless_present = "topology")]
    pub(crate) path: Option<PathBuf>,
    /// Writes the report there; without it, the report goes to the standard output.
    ///
    /// The ending says how: `.json`; for the findings of `--topology` also `.geojson` or `.gpkg`, and the option more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Vec<PathBuf>,
    /// Prints a table for people instead of JSON.
    #[arg(long)]
    pub(crate) summary: bool,
    /// Checks what the polygons of a layer do to each other: overlaps, gaps, nodes that neighbours should share.
    ///
    /// PATH may be any layer of polygons; one in degrees is checked on a local projection in metres.
    #[arg(long)]
    pub(crate) topology: bool,
    /// With `--topology` and no PATH: the village to check together with what it borders on (6, 9, 12 or 14 digits); without it, every county in sight.
    #[arg(long, value_name = "CODE", requires = "topology", conflicts_with = "path")]
    pub(crate) village: Option<String>,
    /// With `--topology`: the property whose values name the objects; without it, it is found.
    #[arg(long, value_name = "PROPERTY", requires_all = ["topology", "path"])]
    pub(crate) id: Option<String>,
    /// With `--topology`: the layer of a GeoPackage or of an archive with several.
    #[arg(long, value_name = "NAME", requires_all = ["topology", "path"])]
    pub(crate) layer: Option<String>,
}

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

#[derive(Args)]
pub(crate) struct Household {
    /// The contractor code, the household's own code, or its internal id.
    pub(crate) code: String,
    /// The day on which the facts hold; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
    /// The moment whose knowledge is asked for, such as `2026-11-22T08:00:00Z`; without it, now.
    #[arg(long, value_name = "TIME")]
    pub(crate) known_at: Option<DateTime<Utc>>,
    /// Prints the file as JSON, as the service answers it.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Search {
    /// The beginning of a name, a code, or at least four last digits of one.
    #[arg(required_unless_present = "at")]
    pub(crate) text: Option<String>,
    /// A point on the map, as longitude and latitude.
    #[arg(long, value_name = "LON,LAT", conflicts_with = "text")]
    pub(crate) at: Option<String>,
    /// Prints the hits as JSON, as the service answers them.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Safeguard {
    /// Prints the list and the figures as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Readings {
    /// The officer who read, by name.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// The code that was read.
    #[arg(long, value_name = "CODE")]
    pub(crate) of: Option<String>,
    /// How many are listed, the latest first.
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: u64,
}

#[derive(Args)]
pub(crate) struct Papers {
    /// The number of the case, or its internal id.
    pub(crate) case: String,
    /// The folder to write into; a paper is named by its number.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) county: CountySet,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

#[derive(Args)]
pub(crate) struct Export {
    /// The folder to write into; it must be new or empty.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The county or village to write (6 or 12 digits); without it, every county in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) division: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Package)]
    pub(crate) format: Format,
    /// The encoding of the attribute tables of the layers.
    #[arg(long, value_enum, default_value_t = Encoding::Utf8)]
    pub(crate) encoding: Encoding,
    /// The day on which the facts hold; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<NaiveDate>,
}

#[derive(Subcommand)]
pub(crate) enum Ledger {
    /// Gives every entry its number, and prints the signed checkpoint of each county with its key.
    Checkpoint,
    /// Prints an entry with its path to the root of the signed checkpoint, as JSON.
    Prove(EntryOfLedger),
    /// Prints what opens the commitments of an entry, each with its path, as JSON; it is written down as a reading.
    Disclose(EntryOfLedger),
    /// Changes the key that signs; the old one vouches for the new one, and is gone.
    Rotate,
    /// Checks the whole log, from the rows of the register or from outside.
    Verify(LedgerVerify),
}

#[derive(Args)]
pub(crate) struct EntryOfLedger {
    /// The place of the entry in the log, from 0.
    pub(crate) entry: u64,
    /// The county of the log (6 digits); without it, the one in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
}

#[derive(Args)]
pub(crate) struct LedgerVerify {
    /// The address of a service, such as `http://127.0.0.1:8080`; without it, the rows of the register are read.
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The county of the log (6 digits); without it, every county of the register.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
    /// The key of the log that you trust (`name+id+key`); without it, the first one that the log names.
    #[arg(long, value_name = "KEY")]
    pub(crate) key: Option<String>,
    /// A file with the checkpoint that you have kept; the log must have grown from it, and then the new one is kept.
    #[arg(long, value_name = "FILE")]
    pub(crate) kept: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Messages {
    /// Gives a number to each act that was not told of yet, and writes the messages of a county in their order.
    Export(MessagesOut),
    /// Takes messages in behind those that were taken in before: all of them, or none.
    Import(MessagesIn),
}

#[derive(Args)]
pub(crate) struct MessagesOut {
    /// The folder to write into; a file that is there already must be the same.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The county whose acts are told (6 digits); without it, the one in sight.
    #[arg(long, value_name = "CODE")]
    pub(crate) county: Option<String>,
    /// Writes the messages from this serial number on; without it, all.
    #[arg(long, value_name = "SERIAL")]
    pub(crate) since: Option<String>,
}

#[derive(Args)]
pub(crate) struct MessagesIn {
    /// Messages, or folders of messages, in any order.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The coordinate system of parcels in villages where none is registered yet, such as 4524 for CGCS2000 in the zone 36 of three degrees.
    #[arg(long, value_name = "EPSG")]
    pub(crate) crs: Option<u16>,
}

/// What an export is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The folders and tables of NY/T 2539, and our own for homesteads and shares.
    Package,
    /// One layer of parcels and one of homesteads, in longitude and latitude.
    Geojson,
}

/// The encoding of attribute tables.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Encoding {
    Utf8,
    Gbk,
    Gb18030,
}
