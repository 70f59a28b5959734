//! What the parcels of a layer, a package or the register do to each other.

use std::fs;

use e2e_tests::{Draft, Engine, Sanquan, on_both_engines, village};
use expect_test::expect;
use serde_json::{Value, json};

on_both_engines!(
    the_registered_parcels_of_a_village_are_checked,
    a_village_that_is_not_registered_is_not_clean_but_absent,
);

/// Two fields of a hectare in degrees, the second one laid over the edge of the first.
fn overlapping_fields() -> Value {
    let field = |id: &str, west: f64| {
        let east = west + 0.001;
        json!({
            "type": "Feature", "properties": { "name": id },
            "geometry": { "type": "Polygon", "coordinates": [[
                [west, 30.85], [east, 30.85], [east, 30.851], [west, 30.851], [west, 30.85]
            ]] }
        })
    };
    json!({ "type": "FeatureCollection", "features": [field("东地", 120.75), field("西地", 120.7509)] })
}

#[test]
fn a_layer_in_degrees_is_reported_in_its_own_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fields.geojson");
    fs::write(&path, overlapping_fields().to_string()).unwrap();
    let sanquan = Sanquan::without_register();
    let said = sanquan.run(["check", "--topology", "--id", "name", path.to_str().unwrap()]);
    let report = said.json();
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    assert_eq!(report["system"]["plane"], "local-projection");
    assert_eq!(report["findings"][0]["code"], "overlap");
    assert_eq!(report["findings"][0]["objects"], json!(["东地", "西地"]));
    let misnamed = sanquan.run(["check", "--topology", "--id", "code", path.to_str().unwrap()]);
    assert_eq!(misnamed.code, Some(1));
    assert!(misnamed.stderr.contains("`code`"), "{}", misnamed.stderr);
}

#[test]
fn the_findings_go_into_files_for_a_gis() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("fields.geojson"), overlapping_fields().to_string()).unwrap();
    let said = Sanquan::without_register().run([
        "check",
        "--topology",
        &path("fields.geojson"),
        "--report",
        &path("report.json"),
        "--report",
        &path("findings.geojson"),
        "--report",
        &path("findings.gpkg"),
    ]);
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    assert!(said.stdout.starts_with("拓扑检查：图形2个"), "{}", said.stdout);
    let read = |name: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(path(name)).unwrap()).unwrap()
    };
    assert_eq!(read("report.json")["summary"]["by_code"]["overlap"], 1);
    assert_eq!(read("findings.geojson")["features"][0]["geometry"]["type"], "MultiPolygon");
    let again = Sanquan::without_register().run(["check", "--topology", &path("findings.gpkg")]);
    assert!(again.json()["source"]["rows"].as_u64().unwrap() > 0, "{}", again.stderr);
}

#[test]
fn a_package_is_checked_across_the_borders_of_its_villages() {
    let package = village("220221");
    let said = Sanquan::without_register().run([
        "check".as_ref(),
        "--topology".as_ref(),
        "--summary".as_ref(),
        package.as_os_str(),
    ]);
    expect![[r#"
        拓扑检查：图形120个，节点1001个，发现问题7处
        检查平面：CGCS2000 / 3-degree Gauss-Kruger CM 126E，按米计
        面积核验通过：图形面积合计227584.19平方米，覆盖面积227584.19平方米，两两重叠合计0.0000平方米
               7 处  地块内空洞（hole）
                     2202219019010100024  68.8839 m²  在东532402.9885、北4840361.3814
                     2202219019010100026  78.8412 m²  在东532460.1300、北4840360.6833
                     2202219019010100038  70.2907 m²  在东532601.5782、北4840361.5824
    "#]]
    .assert_eq(&format!("{}\n", said.stdout.trim_end()));
    assert_eq!(said.code, Some(0), "holes advise and do not block");
}

#[test]
fn options_of_the_topology_check_need_it() {
    let package = Draft::of(&village("220221"));
    let path = package.path().to_str().unwrap();
    for arguments in [["check", path, "--id", "DKBM"], ["check", path, "--layer", "DK"]] {
        let said = Sanquan::without_register().run(arguments);
        assert!(said.stderr.contains("--topology"), "{}", said.stderr);
    }
}

async fn the_registered_parcels_of_a_village_are_checked(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    sanquan.import(&village("330421"));
    let of_village = sanquan.run(["check", "--topology", "--village", "220221901901"]);
    let report = of_village.json();
    assert_eq!((of_village.code, &report["source"]["rows"]), (Some(0), &json!(120)));
    assert_eq!(report["source"]["name"], "220221901901");
    assert_eq!(report["certificate"]["certified"], true);
    let of_group = sanquan.run(["check", "--topology", "--village", "22022190190101"]);
    let n_of_group = of_group.json()["source"]["rows"].as_u64().unwrap();
    assert!(0 < n_of_group && n_of_group < 120, "{n_of_group}");
    let everywhere = sanquan.run(["check", "--topology"]);
    assert_eq!(everywhere.code, Some(1));
    assert!(everywhere.stderr.contains("--village"), "{}", everywhere.stderr);
}

async fn a_village_that_is_not_registered_is_not_clean_but_absent(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let said = sanquan.run(["check", "--topology", "--village", "220221999999"]);
    assert_eq!(said.code, Some(1));
    assert!(said.stderr.contains("no parcel is registered"), "{}", said.stderr);
}
