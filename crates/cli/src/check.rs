//! `sanquan check`: the report of a package or a layer, without a database.

mod arguments;
pub(crate) mod topology;

use std::path::Path;

use anyhow::Context as _;
use exchange::layer::{Limits, open_single};
use exchange::nyt2539::Package;
use exchange::report::{Report, SourceKind};
use exchange::{Examination, examine_layer};
use tenure::rules::Parameters;

pub(crate) use arguments::Check;

use crate::arguments::Place;
use crate::output::{Ending, say, write_report};
use crate::progress::bar;

pub(crate) async fn run(place: &Place, options: &Check) -> anyhow::Result<Ending> {
    if options.topology {
        return topology::run(place, options).await;
    }
    let path = options.path.as_deref().context("no package and no layer is named")?;
    let report = match layer_kind(path) {
        Some(kind) => check_layer(path, kind)?,
        None => check_package(path)?,
    };
    for path in &options.report {
        write_report(&report, path)?;
    }
    if options.summary || !options.report.is_empty() {
        say(&report.to_string())?;
    } else {
        report.write_json(std::io::stdout().lock())?;
    }
    Ok(Ending::of(&report))
}

/// The kind of a single layer, by the ending of its file.
fn layer_kind(path: &Path) -> Option<SourceKind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "shp" => Some(SourceKind::Shapefile),
        "gpkg" => Some(SourceKind::GeoPackage),
        "geojson" | "json" => Some(SourceKind::GeoJson),
        _ => None,
    }
}

fn check_layer(path: &Path, kind: SourceKind) -> anyhow::Result<Report> {
    let layer = open_single(path, Limits::default())?;
    Ok(examine_layer(layer, path, kind, &Parameters::default()))
}

fn check_package(path: &Path) -> anyhow::Result<Report> {
    examine_all(&Package::open(path, Limits::default())?, path)
}

/// Checks every village of a package, and enters none.
pub(crate) fn examine_all(package: &Package, path: &Path) -> anyhow::Result<Report> {
    let mut examination = Examination::begin(package, path, Parameters::default());
    let villages: Vec<&str> = package.villages().collect();
    let bar = bar(u64::try_from(villages.len())?, "checking villages");
    for code in villages {
        examination.examine(code)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(examination.finish())
}
