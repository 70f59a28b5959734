//! `sanquan check --topology`: what the polygons of a layer, a package or the register do to each other.

use std::fs::File;
use std::io::{BufWriter, Write as _, stdout};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use casework::ParcelShape;
use exchange::layer::{LayerCrs, Limits, Selection, open_polygons};
use exchange::nyt2539::{Package, PackageError};
use exchange::topology::{TopologyCheck, TopologyReport, TopologySource, check_topology};
use geometry::{Crs, Envelope};
use identity::{County, DivisionCode, DivisionLevel};
use tenure::AsOf;
use tenure::case::china_day;
use tenure::submission::{Table, Text};

use super::arguments::Check;
use crate::arguments::Place;
use crate::bureau::{Bureau, now};
use crate::output::{Ending, say};
use crate::progress::bar;

pub(super) async fn run(place: &Place, options: &Check) -> anyhow::Result<Ending> {
    let report = match &options.path {
        Some(path) => of_path(path, options)?,
        None => of_register(place, options.village.as_deref()).await?,
    };
    for path in &options.report {
        write(&report, path)?;
    }
    if options.summary || !options.report.is_empty() {
        say(report.to_string().trim_end())?;
    } else {
        report.write_json(stdout().lock())?;
    }
    Ok(if report.has_blocking() { Ending::Blocked } else { Ending::Clean })
}

/// Writes the report in the form that the ending of the file asks for.
pub(crate) fn write(report: &TopologyReport, path: &Path) -> anyhow::Result<()> {
    write_in_form(report, path).with_context(|| format!("`{}` cannot be written", path.display()))
}

fn write_in_form(report: &TopologyReport, path: &Path) -> anyhow::Result<()> {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    if ending.eq_ignore_ascii_case("gpkg") {
        return Ok(report.write_geopackage(path)?);
    }
    let geojson = ending.eq_ignore_ascii_case("geojson");
    ensure!(
        !geojson || report.knows_lon_lat(),
        "longitude and latitude of this layer cannot be known: name a `.gpkg` instead, which keeps its coordinates"
    );
    let mut out = BufWriter::new(File::create(path)?);
    if geojson {
        report.write_geojson(&mut out)?;
    } else {
        report.write_json(&mut out)?;
    }
    Ok(out.flush()?)
}

/// A package, or else a single layer.
fn of_path(path: &Path, options: &Check) -> anyhow::Result<TopologyReport> {
    if super::layer_kind(path).is_none() {
        match Package::open(path, Limits::default()) {
            Ok(package) => return of_package(&package, path),
            Err(PackageError::NoPackage { .. }) if path.is_file() => {}
            Err(error) => return Err(error.into()),
        }
    }
    let selection = Selection { layer: options.layer.as_deref(), id: options.id.as_deref() };
    let polygons = open_polygons(path, selection, Limits::default())?;
    Ok(check_topology(path, &polygons)?)
}

/// The parcels of all villages of a package, village by village, so that those on both sides of a border meet.
fn of_package(package: &Package, path: &Path) -> anyhow::Result<TopologyReport> {
    let crs = package.facts().crs.get(&Table::Parcel);
    let crs = crs.map_or(LayerCrs::Unknown, |it| LayerCrs::Ours(*it));
    let surveyed = matches!(crs, LayerCrs::Ours(Crs::GaussKruger(_)));
    let envelope = if surveyed { None } else { extent(package)? };
    let mut check = TopologyCheck::begin(&crs, envelope)?;
    let mut source = TopologySource::of_parcels(path.display().to_string());
    let bar = bar(u64::try_from(package.villages().count())?, "villages");
    for code in package.villages() {
        for parcel in package.read_village(code)?.parcels {
            source.rows += 1;
            if let Some(outline) = parcel.outline {
                check.add(parcel.code.unwrap_or_default(), outline);
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(check.finish(source))
}

/// The extent of the parcels of a package in degrees, which are projected around its middle.
fn extent(package: &Package) -> anyhow::Result<Option<Envelope>> {
    let mut extent: Option<Envelope> = None;
    for code in package.villages() {
        let parcels = package.read_village(code)?.parcels;
        let own = parcels.iter().filter_map(|it| it.outline.as_ref()?.envelope());
        extent = own.chain(extent).reduce(Envelope::union);
    }
    Ok(extent)
}

/// The registered parcels of a division, and around one that is less than a county those that it borders on.
pub(crate) async fn of_register(
    place: &Place,
    village: Option<&str>,
) -> anyhow::Result<TopologyReport> {
    let bureau = Bureau::open_existing(place).await?;
    bureau.note_reading(place, "check --topology", village.unwrap_or_default()).await?;
    let Bureau { store, officer, .. } = &bureau;
    let known_at = now();
    let at = AsOf { as_of: china_day(known_at), known_at };
    let villages = casework::villages(store, officer).await?;
    let division = division(&villages, village)?;
    let villages = villages.into_iter().filter(|(county, _)| *county == division.county());
    let villages = villages.flat_map(|(_, it)| it).filter(|it| meet(it, &division));
    let mut check: Option<(Crs, TopologyCheck)> = None;
    let mut source = TopologySource::of_parcels(division.to_string());
    let mut around = Vec::new();
    for village in villages {
        let mut parcels = casework::parcel_shapes(store, officer, &village, at).await?;
        parcels.retain(|it| division.contains_code(it.code.as_str()));
        if division.level() != DivisionLevel::County {
            around.extend(casework::parcels_around(store, officer, &parcels).await?);
        }
        for parcel in parcels {
            let (crs, check) = match &mut check {
                Some(begun) => begun,
                none => none.insert((parcel.crs, begin(parcel.crs)?)),
            };
            one_system(&parcel, *crs)?;
            source.rows += 1;
            check.add(Text::from(parcel.code.as_str()), parcel.outline);
        }
    }
    let (crs, mut check) =
        check.context("no parcel is registered there in the officer's division")?;
    around.retain(|it| it.crs == crs && !division.contains_code(it.code.as_str()));
    around.sort_by(|one, other| one.code.as_str().cmp(other.code.as_str()));
    around.dedup_by(|one, other| one.code == other.code);
    for parcel in around {
        check.add_neighbour(Text::from(parcel.code.as_str()), parcel.outline);
    }
    Ok(check.finish(source))
}

/// A register in degrees would have to be projected around its middle; none is kept in them.
fn begin(crs: Crs) -> anyhow::Result<TopologyCheck> {
    ensure!(crs != Crs::LonLat, "the parcels are registered in degrees");
    Ok(TopologyCheck::begin(&LayerCrs::Ours(crs), None)?)
}

/// Whether one lies in the other.
fn meet(one: &DivisionCode, other: &DivisionCode) -> bool {
    one.contains(other) || other.contains(one)
}

fn division(
    villages: &[(County, Vec<DivisionCode>)],
    village: Option<&str>,
) -> anyhow::Result<DivisionCode> {
    if let Some(code) = village {
        return Ok(DivisionCode::parse(code)?);
    }
    match villages {
        [] => bail!("nothing is registered in the officer's division"),
        [(county, _)] => Ok(DivisionCode::from(*county)),
        _ => {
            bail!("{} counties are registered here: name one with `--village CODE`", villages.len())
        }
    }
}

/// What was surveyed in two systems does not lie on one plane.
fn one_system(parcel: &ParcelShape, crs: Crs) -> anyhow::Result<()> {
    ensure!(
        parcel.crs == crs,
        "the parcel {} was surveyed in {} and others in {}: check the villages one by one",
        parcel.code,
        parcel.crs.name(),
        crs.name()
    );
    Ok(())
}
