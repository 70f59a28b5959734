//! Writes villages as the package that their county would deliver.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use exchange::nyt2539::{PackageSpec, PackageWriter, TableFormat, Written};
use tenure::submission::Village;

use super::counties::{CountyPlan, Tables};
use super::{access, documents, summaries};

/// What the writer is to know of a county.
pub(super) fn spec(county: &CountyPlan) -> Result<PackageSpec> {
    Ok(PackageSpec {
        county: county.code.to_owned(),
        county_name: county.name.to_owned(),
        year: county.year,
        crs: county.zone()?,
        encoding: county.form.encoding,
        cpg: county.form.cpg,
        tables: match county.form.tables {
            Tables::Csv(format) => format,
            Tables::Mdb => TableFormat::CsvUtf8,
        },
        split_rows: county.form.split_rows,
    })
}

/// Writes a package in place of the one that may be there.
pub(super) fn write(folder: &Path, county: &CountyPlan, villages: &[Village]) -> Result<Written> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    let mut writer = PackageWriter::create(folder, spec(county)?)?;
    for village in villages {
        writer.write_village(village)?;
    }
    let written = writer.finish()?;
    let lost: Vec<String> = written
        .lost_characters
        .iter()
        .map(|it| format!("{} loses {}", it.at, it.character))
        .collect();
    ensure!(lost.is_empty(), "{}: {}", folder.display(), lost.join(", "));
    if county.form.tables == Tables::Mdb {
        access::replace_tables(folder, county, villages)?;
    }
    if county.form.documents.is_some() {
        summaries::write(folder, county, &summaries::of(county, villages))?;
        documents::write(folder, villages)?;
    }
    Ok(written)
}
