//! The report of a package or a layer, without a database.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use e2e_tests::{Draft, Said, Sanquan, VILLAGES, package, repository, village};
use expect_test::{expect, expect_file};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Checks what lies at a path, told as it is: the report names the path as it was given.
fn check(path: &str) -> Said {
    Sanquan::without_register().run(["check", path])
}

/// What was found, in a few words each.
fn findings(report: &Value) -> Vec<String> {
    let told = |it: &Value| format!("{} {} {}", text(it, "rule"), text(it, "name"), text(it, "severity"));
    report["findings"].as_array().unwrap().iter().map(told).collect()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// The folders among the samples, by their names.
fn folders(below: &str) -> Vec<PathBuf> {
    let entries = package(below).read_dir().unwrap().map(|it| it.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|it| it.is_dir()).collect();
    folders.sort();
    folders
}

/// The path inside the repository, as a user types it.
fn typed(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap().display().to_string()
}

#[test]
fn every_broken_package_gives_its_expected_report() {
    for folder in folders("err") {
        let said = check(&typed(&folder));
        expect_file![folder.with_extension("expected")].assert_eq(&said.stdout);
        let blocking = said.json()["summary"]["blocking"].as_u64().unwrap();
        let code = if blocking > 0 { 2 } else { 0 };
        assert_eq!((said.code, said.stderr.as_str()), (Some(code), ""), "{}", folder.display());
    }
}

#[test]
fn every_broken_package_has_a_finding() {
    for folder in folders("err") {
        let report = check(&typed(&folder)).json();
        assert!(!findings(&report).is_empty(), "nothing is found in {}", folder.display());
    }
}

#[test]
fn every_good_package_is_clean() {
    let villages = VILLAGES.iter().map(|name| village(name));
    for folder in villages.chain(folders("ok")) {
        let said = check(&typed(&folder));
        assert_eq!(said.code, Some(0), "{said}");
        assert_eq!(findings(&said.json()), Vec::<String>::new(), "{}", folder.display());
    }
}

#[test]
fn a_rule_that_has_nothing_to_look_at_has_not_passed() {
    let report = check("gis-samples/packages/ok/tiny").json();
    let rules = report["rules"].as_array().unwrap();
    let idle: Vec<String> = rules
        .iter()
        .filter(|it| it["status"] == "not-applicable")
        .map(|it| format!("{} {}", text(it, "rule"), text(it, "reason")))
        .collect();
    expect![""].assert_eq(&idle.join("\n"));
}

#[test]
fn the_summary_is_a_table_for_people() {
    let said = Sanquan::without_register().run(["check", "--summary", "gis-samples/packages/err/mu-differs"]);
    expect![""].assert_eq(&said.to_string());
}

#[test]
fn the_report_goes_into_a_file_where_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.json");
    let path = "gis-samples/packages/err/mu-differs";
    let said = Sanquan::without_register().run(["check", path, "--report", file.to_str().unwrap()]);
    assert_eq!(said.code, check(path).code);
    assert_eq!(fs::read_to_string(file).unwrap(), check(path).stdout);
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let said = Sanquan::without_register().run(["check", "gis-samples/packages/ok/tiny", "--report", "/proc/no/report.json"]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("`/proc/no/report.json` cannot be written"), "{said}");
}

/// Checks an archive with a temporary folder of its own; nothing may be left there or beside it.
fn refused(archive: &Path) -> Said {
    let above = tempfile::tempdir().unwrap();
    let temporary = above.path().join("temporary");
    fs::create_dir(&temporary).unwrap();
    let sanquan = Sanquan::without_register();
    let said: Said = sanquan.command(["check"]).arg(archive).env("TMPDIR", &temporary).output().unwrap().into();
    assert_eq!(said.code, Some(1), "{said}");
    assert_eq!(said.stdout, "");
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "something is left");
    assert_eq!(fs::read_dir(above.path()).unwrap().count(), 1, "something was written outside");
    said
}

#[test]
fn an_archive_that_would_unpack_outside_its_folder_is_refused() {
    let said = refused(Path::new("gis-samples/packages/err/zip-slip.zip"));
    expect![[r#"
        sanquan: `gis-samples/packages/err/zip-slip.zip` is refused: `../outside-its-folder.txt` would be unpacked outside of the folder
    "#]]
    .assert_eq(&said.stderr);
    assert!(!repository().join("gis-samples/packages/outside-its-folder.txt").exists());
}

#[test]
fn an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused() {
    const MIBYTES: usize = 65;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("权属数据/CBF.csv", SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    (0..MIBYTES).for_each(|_| zip.write_all(&zeros).unwrap());
    zip.finish().unwrap();

    let said = refused(&path);
    assert!(said.stderr.contains("`权属数据/CBF.csv` unpacks to 68157440 bytes from"), "{said}");
}

#[test]
fn a_file_that_is_no_archive_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("package.zip");
    fs::write(&path, "<html></html>").unwrap();
    assert!(refused(&path).stderr.contains("is no package"));
}

#[test]
fn a_path_where_nothing_is_cannot_be_checked() {
    for path in ["gis-samples/nothing", "gis-samples/nothing.shp", "gis-samples/nothing.gpkg", "gis-samples/nothing.geojson"] {
        let said = check(path);
        assert_eq!(said.code, Some(1), "{said}");
        assert!(said.stdout.is_empty() && said.stderr.contains(path), "{said}");
    }
}

#[test]
fn a_folder_that_is_no_package_cannot_be_checked() {
    let said = check("gis-samples");
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("`gis-samples` is no package"), "{said}");
}

#[test]
fn a_zip_is_checked_like_its_folder() {
    let draft = Draft::of(&package("err/mu-differs"));
    let zipped = check(draft.zipped().to_str().unwrap()).json();
    let folder = check("gis-samples/packages/err/mu-differs").json();
    assert_eq!(zipped["source"]["digest"], folder["source"]["digest"]);
    assert_eq!(zipped["findings"], folder["findings"]);
    assert_eq!(zipped["rules"], folder["rules"]);
}

#[test]
fn a_shapefile_alone_is_checked_as_parcels() {
    let folder = village("220221").join("矢量数据");
    let said = check(folder.join("DK2202212016.shp").to_str().unwrap());
    assert_eq!(said.code, Some(0), "{said}");
    let report = said.json();
    assert_eq!((&report["source"]["kind"], &report["summary"]["parcels"]), (&"shapefile".into(), &120.into()));
}

#[test]
fn a_defect_is_found_in_a_shapefile_alone_by_the_code_of_its_parcel() {
    let said = check("gis-samples/packages/err/self-crossing-parcel/矢量数据/DK2202212016.shp");
    assert_eq!(said.code, Some(2), "{said}");
    let finding = &said.json()["findings"][0];
    assert_eq!(finding["objects"], serde_json::json!(["2202219019010100001"]));
    assert_eq!(finding["where"]["file"], "DK2202212016.shp");
}

#[test]
fn a_geojson_alone_is_checked_as_parcels() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bow-tie.geojson");
    let corners = "[126.40,43.70],[126.401,43.701],[126.401,43.70],[126.40,43.701],[126.40,43.70]";
    let feature = |id: &str, ring: &str| {
        format!(r#"{{"type":"Feature","id":"{id}","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#)
    };
    let features = feature("field-7", corners);
    fs::write(&path, format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)).unwrap();

    let said = check(path.to_str().unwrap());
    assert_eq!(said.code, Some(2), "{said}");
    let report = said.json();
    assert_eq!(report["source"]["kind"], "geo-json");
    assert!(report["findings"].as_array().unwrap().iter().any(|it| it["objects"][0] == "field-7"), "{said}");
}

#[test]
fn a_geopackage_alone_is_checked_as_parcels() {
    // GDAL is not among what the tests install: where it is missing, the sample cannot be made.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcels.gpkg");
    let from = package("err/self-crossing-parcel").join("矢量数据/DK2202212016.shp");
    let Ok(made) = Command::new("ogr2ogr").arg("-q").arg(&path).arg(from).status() else {
        println!("there is no ogr2ogr: no GeoPackage was checked");
        return;
    };
    assert!(made.success());

    let said = check(path.to_str().unwrap());
    assert_eq!(said.code, Some(2), "{said}");
    let report = said.json();
    assert_eq!(report["source"]["kind"], "geo-package");
    assert_eq!(report["findings"][0]["objects"], serde_json::json!(["2202219019010100001"]));
}
