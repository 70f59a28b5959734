//! An export as packages of NY/T 2539, one for each county.

use std::num::NonZeroU64;

use anyhow::{Context as _, bail};
use chrono::Datelike as _;
use exchange::nyt2539::{DbfEncoding, PackageSpec, PackageWriter, TableFormat, Written};
use geometry::{Crs, GaussKruger};
use identity::{County, DivisionCode};
use tenure::AsOf;
use tenure::submission::{Table, Village};
use tenure::takeover::{Takeover, render};

use super::arguments::{Encoding, Export};
use crate::bureau::{Bureau, Villages};
use crate::output::say;
use crate::progress::bar;

pub(super) async fn write(
    bureau: &Bureau,
    options: &Export,
    at: AsOf,
    villages: Villages,
) -> anyhow::Result<()> {
    for (county, villages) in villages {
        write_county(bureau, options, at, county, &villages)
            .await
            .with_context(|| format!("county {county}"))?;
    }
    Ok(())
}

async fn write_county(
    bureau: &Bureau,
    options: &Export,
    at: AsOf,
    county: County,
    villages: &[DivisionCode],
) -> anyhow::Result<()> {
    let areas = casework::county_areas(&bureau.store, &bureau.officer, county, at)
        .await
        .unwrap_or_default();
    let mut writer = None;
    let bar = bar(u64::try_from(villages.len())?, "villages");
    for village in villages {
        let facts = casework::village_facts(&bureau.store, &bureau.officer, village, at).await?;
        if writer.is_none() {
            writer = Some(begin(options, at, county, &areas, &facts)?);
        }
        let Some((crs, writer)) = &mut writer else { continue };
        one_system(&facts, *crs)?;
        writer.write_village(&render(village.as_str(), &facts))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let Some((_, writer)) = writer else { return Ok(()) };
    tell(county, &writer.finish()?)
}

/// Begins the package in the system of the first outline, with the areas that belong to no village.
fn begin(
    options: &Export,
    at: AsOf,
    county: County,
    areas: &Takeover,
    facts: &Takeover,
) -> anyhow::Result<(GaussKruger, PackageWriter)> {
    let crs = systems(facts).chain(systems(areas)).next().context("no outline is registered")?;
    let Crs::GaussKruger(crs) = crs else {
        bail!("an outline is registered in degrees, and a package is in metres")
    };
    let rows: Village = render("", areas);
    let named = rows.division_areas.iter().find(|it| it.table() == Table::County);
    let spec = PackageSpec {
        county: county.to_string(),
        county_name: named
            .and_then(|it| it.name.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default(),
        year: u16::try_from(at.as_of.year())?,
        crs,
        encoding: match options.encoding {
            Encoding::Utf8 => DbfEncoding::Utf8,
            Encoding::Gbk => DbfEncoding::Gbk,
            Encoding::Gb18030 => DbfEncoding::Gb18030,
        },
        cpg: true,
        tables: TableFormat::CsvUtf8Bom,
        split_rows: None::<NonZeroU64>,
    };
    let folder = options.out.join(spec.folder_name());
    std::fs::create_dir_all(&options.out)?;
    let mut writer = PackageWriter::create(folder, spec)?;
    writer.write_village(&rows)?;
    Ok((crs, writer))
}

/// The coordinate systems of the outlines of a village.
fn systems(facts: &Takeover) -> impl Iterator<Item = Crs> {
    let parcels = facts.parcels.iter().map(|it| it.fact.crs);
    let homesteads = facts.homesteads.iter().map(|it| it.fact.crs);
    let areas = facts.division_areas.iter().map(|it| it.fact.crs);
    let points = facts.boundary_points.iter().map(|it| it.fact.crs);
    let lines = facts.boundary_lines.iter().map(|it| it.fact.crs);
    parcels.chain(homesteads).chain(areas).chain(points).chain(lines)
}

/// A package has one coordinate system: what was surveyed in another is not converted behind anybody's back.
fn one_system(facts: &Takeover, crs: GaussKruger) -> anyhow::Result<()> {
    match systems(facts).find(|it| *it != Crs::GaussKruger(crs)) {
        None => Ok(()),
        Some(other) => bail!(
            "the county was surveyed in {} and in {}: export its villages one by one",
            crs.name(),
            other.name()
        ),
    }
}

fn tell(county: County, written: &Written) -> anyhow::Result<()> {
    let rows: u64 = written.rows.values().sum();
    say(&format!("{county}: {rows} rows in {} files", written.files.len()))?;
    for lost in &written.lost_characters {
        say(&format!(
            "  lost: `{}` in {}, which this encoding cannot hold",
            lost.character, lost.at
        ))?;
    }
    Ok(())
}
