//! Cases of the topology check: small layers, what is told of them, and where.

use expect_test::expect;
use geometry::{Coord, Crs, Outline, Patch, Ring};
use tenure::submission::Text;

use super::{TopologyCheck, TopologyReport, TopologySource};
use crate::layer::{LayerCrs, Limits, Selection, open_polygons};

/// A square with its corner in the south-west.
fn square(x: f64, y: f64, side: f64) -> Outline {
    field(x, y, side, side)
}

/// A rectangle with its corner in the south-west.
fn field(x: f64, y: f64, width: f64, height: f64) -> Outline {
    let corners = [(0.0, 0.0), (0.0, height), (width, height), (width, 0.0), (0.0, 0.0)];
    let exterior = Ring(corners.map(|(dx, dy)| Coord { x: x + dx, y: y + dy }).to_vec());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

fn check(
    crs: &LayerCrs,
    objects: &[(&str, Outline)],
    neighbours: &[(&str, Outline)],
) -> TopologyReport {
    let envelopes = objects.iter().filter_map(|(_, it)| it.envelope());
    let envelope = envelopes.reduce(geometry::Envelope::union);
    let mut check = TopologyCheck::begin(crs, envelope).unwrap();
    for (id, outline) in objects {
        check.add(Text::from(*id), outline.clone());
    }
    for (id, outline) in neighbours {
        check.add_neighbour(Text::from(*id), outline.clone());
    }
    check.finish(TopologySource { name: "case".to_owned(), ..TopologySource::default() })
}

fn metres() -> LayerCrs {
    LayerCrs::Ours(Crs::from_epsg(4549).unwrap())
}

/// The findings, one a line.
fn told(report: &TopologyReport) -> String {
    let line = |it: &super::TopologyFinding| {
        let measure = it.measure.map(|it| format!(" {:.4} {}", it.value, it.unit));
        let objects = it.objects.join(" ");
        format!("{} {} {objects}{}\n", it.severity, it.code, measure.unwrap_or_default())
    };
    report.findings.iter().map(line).collect()
}

#[test]
fn neighbours_that_share_a_border_are_clean() {
    let objects = [("A", square(5e5, 34e5, 20.0)), ("B", square(5e5 + 20.0, 34e5, 20.0))];
    let report = check(&metres(), &objects, &[]);
    assert_eq!(told(&report), "");
    assert!(report.certificate.certified && !report.has_blocking());
    assert_eq!((report.summary.objects, report.summary.vertices), (2, 10));
}

#[test]
fn an_overlap_names_both_and_says_how_much_and_where() {
    let objects = [("A", square(5e5, 34e5, 20.0)), ("B", square(5e5 + 19.0, 34e5, 20.0))];
    let report = check(&metres(), &objects, &[]);
    let overlap = report.findings.iter().find(|it| it.code == "overlap").unwrap();
    assert_eq!(overlap.objects, ["A", "B"]);
    assert!((overlap.measure.unwrap().value - 20.0).abs() < 1e-9);
    let [x, y] = overlap.place.position.unwrap();
    assert!((5e5 + 19.0..=5e5 + 20.0).contains(&x) && (34e5..=34e5 + 20.0).contains(&y));
    let [lon, lat] = overlap.place.lon_lat.unwrap();
    assert!((119.0..121.0).contains(&lon) && (30.0..31.0).contains(&lat), "{lon} {lat}");
    assert!(report.has_blocking() && report.certificate.certified);
}

#[test]
fn an_outline_at_fault_by_itself_is_told_with_its_place() {
    let tiny = check(&metres(), &[("A", square(5e5, 34e5, 0.9))], &[]);
    expect![[r#"
        blocking area-below-minimum A 0.8100 m²
    "#]]
    .assert_eq(&told(&tiny));
    let lost = square(5e5, 34e5, 9.0).map_coords(|it| Coord { x: it.x, y: f64::NAN });
    let report = check(&metres(), &[("A", lost), ("B", square(5e5, 34e5, 9.0))], &[]);
    assert_eq!(report.summary.not_placed, 1);
    assert!(told(&report).contains("not-finite A"), "{}", told(&report));
}

#[test]
fn a_gap_advises_and_does_not_block() {
    let around = [
        ("A", field(5e5, 34e5 - 20.0, 20.0, 60.0)),
        ("B", field(5e5 + 20.0, 34e5 + 20.0, 20.0, 20.0)),
        ("C", field(5e5 + 40.0, 34e5 - 20.0, 20.0, 60.0)),
        ("D", field(5e5 + 20.0, 34e5 - 20.0, 20.0, 20.0)),
    ];
    let mut report = check(&metres(), &around, &[]);
    // The short sides end on the long ones, which have no nodes there.
    report.findings.retain(|it| it.code != "vertex-on-edge");
    expect![[r#"
        advisory gap A B C D 400.0000 m²
    "#]]
    .assert_eq(&told(&report));
    assert!(!report.has_blocking());
}

#[test]
fn a_neighbour_is_told_of_only_with_what_is_checked() {
    let village = [("A", square(5e5, 34e5, 20.0))];
    let other = [
        ("N1", field(5e5 + 19.5, 34e5 - 5.0, 20.0, 30.0)),
        ("N2", field(5e5 + 39.0, 34e5 - 5.0, 20.0, 30.0)),
        ("N3", square(5e5 + 90.0, 34e5, 0.5)),
    ];
    let report = check(&metres(), &village, &other);
    expect![[r#"
        blocking overlap A N1 10.0000 m²
    "#]]
    .assert_eq(&told(&report));
    assert_eq!(report.summary.objects, 1);
}

#[test]
fn a_layer_in_degrees_is_checked_in_metres_and_told_in_both() {
    let degrees = LayerCrs::wgs84();
    let objects = [("A", square(120.75, 30.85, 0.001)), ("B", square(120.7509, 30.85, 0.001))];
    let report = check(&degrees, &objects, &[]);
    let overlap = report.findings.iter().find(|it| it.code == "overlap").unwrap();
    // A ten-thousandth of a degree by a thousandth, at that latitude.
    assert!((1055.0..1065.0).contains(&overlap.measure.unwrap().value), "{:?}", overlap.measure);
    let [lon, lat] = overlap.place.lon_lat.unwrap();
    assert!((120.7509..120.751).contains(&lon) && (30.85..30.851).contains(&lat));
    assert_eq!(report.system.plane, "local-projection");
    assert!(report.system.definition.as_ref().unwrap().contains("+proj=laea"));
}

#[test]
fn a_layer_without_a_system_is_in_degrees_where_it_could_be() {
    let small = [("A", square(120.75, 30.85, 0.001))];
    assert_eq!(check(&LayerCrs::Unknown, &small, &[]).system.plane, "local-projection");
    let large = [("A", square(5e5, 34e5, 20.0))];
    assert_eq!(check(&LayerCrs::Unknown, &large, &[]).system.plane, "metres");
}

#[test]
fn feet_become_metres() {
    let feet = LayerCrs::Plane { name: "feet".to_owned(), epsg: None, unit_m: 0.3048 };
    let report = check(&feet, &[("A", square(0.0, 0.0, 3.0))], &[]);
    expect![[r#"
        blocking area-below-minimum A 0.8361 m²
    "#]]
    .assert_eq(&told(&report));
    assert!(!report.knows_lon_lat());
}

fn overlapping() -> TopologyReport {
    let objects = [("甲", square(5e5, 34e5, 20.0)), ("乙", square(5e5 + 19.0, 34e5, 20.0))];
    check(&metres(), &objects, &[])
}

#[test]
fn findings_come_back_from_a_geopackage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("findings.gpkg");
    let report = overlapping();
    report.write_geopackage(&path).unwrap();
    let selection = Selection { layer: Some("topology_areas"), id: Some("code") };
    let layer = open_polygons(&path, selection, Limits::default()).unwrap();
    assert_eq!(layer.crs.epsg(), Some(4549));
    let mut rows = Vec::new();
    layer.read(|row| rows.push((row.id, geometry::planar_area_m2(&row.outline)))).unwrap();
    let [(code, area_m2)] = rows.as_slice() else { panic!("{rows:?}") };
    assert!(code == "overlap" && (area_m2 - 20.0).abs() < 1e-9);
    let again = report.write_geopackage(&path).unwrap_err();
    assert!(again.to_string().contains("already a file"), "{again}");
}

#[test]
fn findings_come_back_from_geojson() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("findings.geojson");
    overlapping().write_geojson(std::fs::File::create(&path).unwrap()).unwrap();
    let selection = Selection { layer: None, id: Some("code") };
    let layer = open_polygons(&path, selection, Limits::default()).unwrap();
    let mut codes = Vec::new();
    layer.read(|row| codes.push(row.id)).unwrap();
    assert_eq!(codes, ["overlap"]);
}

#[test]
fn the_report_says_on_which_plane_and_with_which_tolerances() {
    let mut json = Vec::new();
    overlapping().write_json(&mut json).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["system"]["plane"], "metres");
    assert_eq!(json["tolerances"]["overlap_width_m"], 0.001);
    assert_eq!(json["summary"]["by_code"]["overlap"], 1);
    assert_eq!(json["findings"][0]["objects"], serde_json::json!(["甲", "乙"]));
    assert_eq!(json["certificate"]["certified"], true);
}
