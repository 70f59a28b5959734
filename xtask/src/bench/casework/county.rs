//! A county of a number of villages, each with a number of households.

use std::env;
use std::fmt;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use exchange::layer::Limits;
use exchange::nyt2539::Package;

use super::service::Place;
use crate::bench::child::{measure, output};
use crate::bench::sanquan;

/// How large a county is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct County {
    n_villages: u32,
    households_per_village: u32,
}

/// A stride that visits the households of any county in no order of theirs.
const STRIDE: u64 = 7_919;

impl County {
    /// Reads `10x100`: ten villages of a hundred households.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let (villages, households) =
            text.split_once('x').context("a county is written as `10x100`")?;
        let county =
            Self { n_villages: villages.parse()?, households_per_village: households.parse()? };
        ensure!(county.n_villages > 0 && county.households_per_village > 0, "nobody lives there");
        Ok(county)
    }

    /// Makes the county, takes it over, and gives the codes of its households with several members.
    pub(super) fn import(self, place: &Place) -> Result<Vec<String>> {
        let folder = tempfile::Builder::new().prefix("sanquan-bench-").tempdir()?;
        let package = folder.path().join("county");
        // The sample counties have ten parcels for three households.
        let per_village = (self.households_per_village * 10).div_ceil(3);
        let mut command = Command::new(env::current_exe()?);
        command.args(["samples", "county", "--parcels"]);
        command.arg((per_village * self.n_villages).to_string());
        command.args(["--parcels-per-village", &per_village.to_string(), "--out"]);
        output(command.arg(&package))?;
        measure(Command::new(sanquan()?).args(place.options()).arg("import").arg(&package))?;
        let package = Package::open(&package, Limits::default())?;
        let mut households = Vec::new();
        for village in package.villages().filter(|it| !it.is_empty()) {
            let contractors = package.read_village(village)?.contractors;
            households.extend(
                contractors
                    .iter()
                    .filter(|it| it.kind.as_deref() == Some("1"))
                    .filter_map(|it| it.code.as_ref().map(ToString::to_string)),
            );
        }
        ensure!(!households.is_empty(), "nobody lives there");
        Ok(households)
    }
}

impl fmt::Display for County {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {}", self.n_villages, self.households_per_village)
    }
}

/// The n-th household in an order that is none.
pub(super) fn scattered(households: &[String], n: u32) -> &str {
    let n_households = u64::try_from(households.len()).unwrap_or(u64::MAX).max(1);
    let place = usize::try_from(u64::from(n) * STRIDE % n_households).unwrap_or_default();
    households.get(place).map_or("", String::as_str)
}
