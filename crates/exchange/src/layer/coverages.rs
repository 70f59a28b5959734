//! Layers of other people as coverages, with the answers of GEOS, where the shared folder lies beside the workspace.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
};

use geometry::{
    Coord, Envelope, LocalProjection, Outline, Ring,
    coverage::{Finding, Kind, Layer, Report, Tolerances, check},
    grid::doubled_area_m2,
};
use serde_json::Value;

use super::{Limits, Selection, open_polygons};

/// Below this, counts depend on projection and rounding.
const AREA_M2_MIN: f64 = 0.1;

/// GEOS computes in floats without a grid: an area on a boundary of `length_m` may differ by a grid step along it.
fn same_area(ours_m2: f64, theirs_m2: f64, length_m: f64) -> bool {
    (ours_m2 - theirs_m2).abs() <= 1e-3 * theirs_m2 + 1e-4 * length_m + 1e-3
}

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("not run: {} is not there", folder.display());
    None
}

fn answers(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The outlines of a file, or of one of its tables, in the places of their rows.
fn outlines(path: &Path, table: Option<&str>) -> Vec<Outline> {
    let selection = Selection { layer: table, id: None };
    let layer = open_polygons(path, selection, Limits::default()).unwrap();
    let mut placed = BTreeMap::new();
    let tally = layer.read(|it| drop(placed.insert(it.row, it.outline))).unwrap();
    (1..=tally.n_rows).map(|row| placed.remove(&row).unwrap_or_default()).collect()
}

/// Outlines in degrees as metres around their middle.
fn in_metres(outlines: &[Outline]) -> Vec<Outline> {
    let envelope = outlines.iter().filter_map(Outline::envelope).reduce(Envelope::union).unwrap();
    let projection = LocalProjection::around(envelope).unwrap();
    outlines.iter().map(|it| it.map_coords(|at| projection.to_plane(at).unwrap())).collect()
}

fn layer(outlines: &[Outline]) -> Layer {
    let mut layer = Layer::default();
    for outline in outlines {
        layer.push(outline).unwrap();
    }
    layer
}

/// Every hole is listed, however large, as the answers do.
fn tolerances() -> Tolerances {
    Tolerances {
        overlap_area_m2_min: AREA_M2_MIN,
        gap_area_m2_min: AREA_M2_MIN,
        gap_area_m2_max: f64::INFINITY,
        ..Tolerances::default()
    }
}

/// The overlapping pairs with area and perimeter.
fn pairs_of(report: &Report) -> BTreeMap<[u64; 2], (f64, f64)> {
    let overlaps = report.findings.iter().filter(|it| it.kind.overlaps());
    overlaps
        .map(|it| {
            let pair = [it.objects[0].0.into(), it.objects[1].0.into()];
            (pair, (it.measure.unwrap(), perimeter_m(it)))
        })
        .collect()
}

fn perimeter_m(finding: &Finding) -> f64 {
    let edges = finding.shape.iter().flat_map(Outline::rings).flat_map(Ring::edges);
    edges.map(|(start, end)| (end.x - start.x).hypot(end.y - start.y)).sum()
}

fn pairs_in(answers: &Value) -> BTreeMap<[u64; 2], f64> {
    let pair = |it: &Value| ([it["ia"].as_u64().unwrap(), it["ib"].as_u64().unwrap()], area_m2(it));
    let wanted = |it: &([u64; 2], f64)| it.1 >= AREA_M2_MIN;
    answers["overlap_list"].as_array().unwrap().iter().map(pair).filter(wanted).collect()
}

fn area_m2(answer: &Value) -> f64 {
    answer["area_m2"].as_f64().unwrap()
}

/// The ground that a finding encloses, islands included, as the answers count it.
fn enclosed_m2(gap: &Finding) -> f64 {
    gap.shape.iter().flat_map(|it| &it.patches).map(|it| it.exterior.signed_area().abs()).sum()
}

/// What is not as the answers say.
fn differences(outlines: &[Outline], answers: &Value) -> Vec<String> {
    let report = check(&layer(outlines), &tolerances());
    let mut differences = Vec::new();
    let (ours, theirs) = (pairs_of(&report), pairs_in(answers));
    let areas = || ours.values().zip(theirs.values());
    if ours.keys().ne(theirs.keys()) || !areas().all(|(a, b)| same_area(a.0, *b, a.1)) {
        differences.push(format!("overlaps {ours:?}, not {theirs:?}"));
    }
    differences.extend(different_gaps(outlines, &report, answers));
    if !report.certified() {
        differences.push(format!("not certified: {:?}", report.certificate_m2));
    }
    differences
}

/// Each of their gaps is one of ours; what we have beyond them they do not count, because it is open at a point.
fn different_gaps(outlines: &[Outline], report: &Report, answers: &Value) -> Vec<String> {
    let holes = [Kind::Gap, Kind::SliverGap, Kind::Hole];
    let gaps = report.findings.iter().filter(|it| holes.contains(&it.kind));
    let mut ours: Vec<&Finding> = gaps.collect();
    let mut differences = Vec::new();
    for theirs in answers["gap_list"].as_array().unwrap() {
        let (area_m2, length_m) = (area_m2(theirs), theirs["perimeter_m"].as_f64().unwrap());
        let same = |it: &&Finding| same_area(enclosed_m2(it), area_m2, length_m);
        match ours.iter().position(same) {
            Some(place) => drop(ours.remove(place)),
            None if area_m2 < AREA_M2_MIN => {}
            None => differences.push(format!("no gap of {area_m2} m²")),
        }
    }
    let unknown = ours.into_iter().filter(|it| !open_at_a_point(outlines, it));
    differences.extend(unknown.map(|it| format!("a gap of {} m² at {:?}", enclosed_m2(it), it.at)));
    differences
}

/// Says whether uncovered ground meets the gap in one of its corners, so that to GEOS it is no hole.
fn open_at_a_point(outlines: &[Outline], gap: &Finding) -> bool {
    let envelope = gap.shape.as_ref().and_then(Outline::envelope).unwrap();
    let near = |it: &&Outline| it.envelope().is_some_and(|it| it.intersects(envelope));
    let near: Vec<&Outline> = outlines.iter().filter(near).collect();
    gap.shape.iter().flat_map(Outline::coords).any(|corner| {
        let around = (0..720).map(|it| {
            let (sin, cos) = (f64::from(it) / 2.0).to_radians().sin_cos();
            corner + Coord { x: 0.01 * cos, y: 0.01 * sin }
        });
        let covered: Vec<bool> = around.map(|at| near.iter().any(|it| it.contains(at))).collect();
        let turned = covered.iter().cycle().skip(1);
        covered.iter().zip(turned).filter(|(one, next)| one != next).count() > 2
    })
}

/// The areas in the order of the file.
fn areas_m2(path: &Path) -> Vec<f64> {
    let mut text = String::new();
    let file = fs::File::open(path).unwrap();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text.lines().skip(1).map(|it| it.split(',').nth(2).unwrap().parse().unwrap()).collect()
}

#[test]
fn an_exact_coverage_has_neither_overlaps_nor_gaps_and_the_areas_of_geos() {
    let Some(shared) = shared() else { return };
    for (set, file) in [("13029A", "fr_13029_cadastre"), ("25354", "fr_25354_cadastre")] {
        let answers = answers(&shared.join(format!("expected/fr_edigeo_{set}.json")));
        let file = shared.join(format!("fr_edigeo/converted/{file}.gpkg"));
        let outlines = outlines(&file, Some("PARCELLE"));
        let layer = layer(&outlines);
        assert_eq!(differences(&outlines, &answers), Vec::<String>::new(), "{set}");
        let areas = areas_m2(&shared.join(format!("expected/fr_edigeo_{set}.areas.csv.gz")));
        assert_eq!(areas.len(), layer.len());
        for (object, area_m2) in layer.objects().zip(areas) {
            let ours_m2 = doubled_area_m2(layer.doubled_area(object));
            assert!(
                (ours_m2 - area_m2).abs() <= 1e-6 * area_m2 + 5e-5,
                "{set} {object:?}: {ours_m2}, not {area_m2}"
            );
        }
    }
}

#[test]
fn four_thousand_parcels_in_degrees_have_one_overlap_and_one_gap() {
    let Some(shared) = shared() else { return };
    let path = shared.join("fr_etalab_91216/cadastre-91216-parcelles.geojson");
    let answers = answers(&shared.join("expected/fr_etalab_91216.json"));
    let outlines = in_metres(&outlines(&path, None));
    assert_eq!(differences(&outlines, &answers), Vec::<String>::new());
}

#[test]
fn field_boundaries_of_many_countries() {
    let Some(shared) = shared() else { return };
    let mut wrong = Vec::new();
    let mut n_compared = 0;
    let unpacked = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(shared.join("expected/fiboa")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "json") {
            continue;
        }
        let answers = answers(&path);
        let set = answers["set"].as_str().unwrap();
        let file = answers["file"].as_str().unwrap();
        let ending = file.rsplit('.').next().unwrap();
        if !["gpkg", "shp"].contains(&ending) {
            println!("not read: {set}, {file}");
            continue;
        }
        let path = located(&shared, file, unpacked.path());
        let mut outlines = outlines(&path, answers["layer"].as_str());
        if answers["metric_crs"] != "native" {
            outlines = in_metres(&outlines);
        }
        n_compared += 1;
        wrong.extend(differences(&outlines, &answers).into_iter().map(|it| format!("{set}: {it}")));
    }
    println!("{n_compared} layers");
    assert!(n_compared >= 20 && wrong.is_empty(), "{n_compared}\n{}", wrong.join("\n"));
}

/// The file itself, taken out of its zip where it is in one.
fn located(shared: &Path, file: &str, unpacked: &Path) -> PathBuf {
    let Some((packed, inside)) = file.split_once("_unz/") else { return shared.join(file) };
    let packed = ["", ".zip"].map(|it| shared.join(format!("{packed}{it}")));
    let packed = packed.iter().find(|it| it.is_file()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(packed).unwrap())).unwrap();
    let folder = unpacked.join(packed.file_name().unwrap());
    archive.extract(&folder).unwrap();
    folder.join(inside)
}
