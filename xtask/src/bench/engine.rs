//! What is measured on each database.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::child::{Measured, measure};
use super::sanquan;

/// A database that packages are loaded into, always an empty one.
pub(super) trait Engine {
    fn name(&self) -> &'static str;

    /// What the database says of itself.
    fn version(&self) -> Result<String>;

    /// Imports a package with `sanquan import`, into a register that was set up before.
    fn import(&self, package: &Path) -> Result<Measured>;

    /// How many rows the last import wrote, over all tables of the register.
    fn rows(&self) -> Result<u64>;

    /// Loads the rows of the last import into tables with the same keys, indexes, checks and triggers.
    fn load_plainly(&self) -> Result<Duration>;

    /// Loads a shapefile with `ogr2ogr`.
    fn ogr2ogr(&self, shapefile: &Path) -> Result<Duration>;
}

/// `sanquan` on a register that is `place`d by options.
pub(super) fn import(place: &[&str], package: &Path) -> Result<Measured> {
    measure(Command::new(sanquan()?).args(place).arg("import").arg(package))
}

/// Sets up an empty register.
pub(super) fn set_up(place: &[&str]) -> Result<()> {
    measure(Command::new(sanquan()?).args(place).arg("migrate"))?;
    Ok(())
}

/// Lets what was written before go to the disk, so that the next one does not wait for it.
pub(super) fn settle() -> Result<()> {
    measure(&mut Command::new("sync"))?;
    Ok(())
}
