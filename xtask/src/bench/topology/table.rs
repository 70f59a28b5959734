//! The report as tables in Markdown.

use std::fmt::Write as _;

use anyhow::Result;

use super::report::{CountyReport, Report, Zoom};

/// The first cell of a row, and the text of each county's cell.
type Line = (&'static str, fn(&CountyReport) -> String);

const LINES: &[Line] = &[
    ("vertices", |it| it.both_cores.n_vertices.to_string()),
    ("edges without a partner", |it| it.both_cores.n_unmatched_edges.to_string()),
    ("overlapping pairs, PostGIS and GEOS", |it| it.compared.n_postgis.to_string()),
    ("overlapping pairs, this engine", |it| it.compared.n_ours.to_string()),
    ("gaps, and near vertices and nodes", |it| {
        format!("{} and {}", it.both_cores.n_gaps, it.both_cores.n_node_findings)
    }),
    ("certified", |it| if it.both_cores.certified { "yes".into() } else { "no".into() }),
    ("PostGIS `ST_Overlaps`, seconds", |it| seconds(it.postgis)),
    ("the same with two workers, seconds", |it| seconds(it.postgis_workers)),
    ("GEOS pairwise, seconds", |it| seconds(it.geos)),
    ("this engine on one core, seconds", |it| seconds(it.one_core.steps.total)),
    ("this engine on both cores, seconds", |it| seconds(it.both_cores.steps.total)),
    ("of that: reading and decoding", |it| seconds(it.both_cores.steps.read)),
    ("of that: laying on the grid", |it| seconds(it.both_cores.steps.layer)),
    ("of that: overlaps, gaps, nodes, certificate", |it| seconds(it.both_cores.steps.survey)),
    ("PostGIS : this engine, one core each", |it| {
        format!("{:.1}", it.postgis / it.one_core.steps.total)
    }),
    ("**PostGIS with workers : this engine on both cores**", |it| {
        format!("**{:.1}**", it.postgis_workers / it.both_cores.steps.total)
    }),
    ("PostGIS without workers : this engine on both cores", |it| {
        format!("{:.1}", it.postgis / it.both_cores.steps.total)
    }),
    ("**GEOS : this engine on both cores**", |it| {
        format!("**{:.1}**", it.geos / it.both_cores.steps.total)
    }),
    ("peak memory, MiB", |it| (it.memory.resident_kib >> 10).to_string()),
    ("an edited parcel, median and slowest, milliseconds", |it| {
        it.edited.map_or_else(String::new, |it| {
            format!("{:.3} and {:.3}", it.median * 1e3, it.slowest * 1e3)
        })
    }),
];

/// Everything, for people.
pub(super) fn table(report: &Report) -> Result<String> {
    let geos = report.counties.first().map(|it| it.compared.geos_version.clone());
    let versions: Vec<String> = [report.postgis.clone()].into_iter().chain(geos).collect();
    let mut text = format!("{}\n", report.machine.line(&versions));
    let [before, after] = report.load;
    writeln!(text, "load {before} before and {after} after, median of runs: {}\n", report.n_runs)?;
    let head: Vec<String> = report.counties.iter().map(head).collect();
    writeln!(text, "| parcels | {} |", head.join(" | "))?;
    writeln!(text, "|---|{}", "---:|".repeat(head.len()))?;
    for (what, cell) in LINES {
        let cells: Vec<String> = report.counties.iter().map(cell).collect();
        writeln!(text, "| {what} | {} |", cells.join(" | "))?;
    }
    growth(&mut text, &report.counties)?;
    tiles(&mut text, &report.counties)?;
    Ok(text)
}

fn head(county: &CountyReport) -> String {
    let noise = if county.noisy { ", noisy" } else { "" };
    format!("{}{noise}", county.n_parcels)
}

fn growth(text: &mut String, counties: &[CountyReport]) -> Result<()> {
    let mut matched = counties.iter().filter(|it| !it.noisy);
    let (Some(small), Some(large)) = (matched.next(), matched.next_back()) else { return Ok(()) };
    let [few, many] = [small, large].map(|it| it.both_cores.steps.total);
    let parcels = f64::from(large.n_parcels) / f64::from(small.n_parcels);
    Ok(writeln!(text, "\ntime for {parcels:.1} times the parcels: {:.1} times", many / few)?)
}

fn tiles(text: &mut String, counties: &[CountyReport]) -> Result<()> {
    writeln!(
        text,
        "\n| tiles | parcels in a tile | `ST_AsMVT`, ms | this engine, ms | **ratio** |"
    )?;
    writeln!(text, "|---|---:|---:|---:|---:|")?;
    for county in counties {
        for Zoom { z, n_tiles, n_features, postgis, ours } in &county.zooms {
            writeln!(
                text,
                "| z{z} of {}, {n_tiles} tiles | {n_features} | {:.3} | {:.3} | **{:.0}** |",
                head(county),
                postgis * 1e3,
                ours * 1e3,
                postgis / ours
            )?;
        }
    }
    Ok(())
}

fn seconds(seconds: f64) -> String {
    if seconds < 10.0 { format!("{seconds:.3}") } else { format!("{seconds:.1}") }
}
