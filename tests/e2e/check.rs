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
    let told =
        |it: &Value| format!("{} {} {}", text(it, "rule"), text(it, "name"), text(it, "severity"));
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
        expect_file![folder.with_extension("expected")]
            .assert_eq(&format!("{}\n", said.stdout.trim_end()));
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
    expect![[r#"
        Q01 提交的不是完整成果，未含：栅格数据、元数据、图件、汇总表格、文字报告、其他资料
        Q22 未提交图件和其他资料
        Q23 未提交汇总表格"#]]
    .assert_eq(&idle.join("\n"));
}

#[test]
fn the_summary_is_a_table_for_people() {
    let said = Sanquan::without_register().run([
        "check",
        "--summary",
        "gis-samples/packages/err/mu-differs",
    ]);
    expect![[r#"
        exit 2
        检查规则24条，数据58行：阻断1处，提示0处
        HR-63 通过                    1 行  一户多宅
        HR-64 通过                    1 行  宅基地超占面积与批准、实际面积不符
        HR-69 通过                    1 行  宅基地不动产单元的宗地特征码不是JC
        HR-82 通过                   15 行  份额之和与总份额不符
        Q01 未查                          文件缺失、命名不符或无法读取（提交的不是完整成果，未含：栅格数据、元数据、图件、汇总表格、文字报告、其他资料）
        Q02 通过                   74 行  字段结构或字段值类型不符合标准
        Q03 通过                   58 行  必填字段为空，或文本含空格、控制字符
        Q04 通过                   58 行  代码值不在代码表内
        Q05 通过                   28 行  代码格式不符或重复
        Q06 通过                    3 行  承包方代码与承包方类型不符
        Q07 通过                   12 行  承包合同、登记簿、权证代码与承包方代码或承包方式不符
        Q08 通过                   46 行  引用的代码不存在
        Q09 通过                    3 行  承包方成员数量与家庭成员不符
        Q10 通过                    3 行  户主不唯一或与承包方代表不一致
        Q11 通过                   18 行  公民身份号码有误或与性别不符
        Q12 通过                   13 行  家庭成员证件号码重复
        Q13 通过                   12 行  日期先后不符
        Q14 通过                    3 行  权证已领取而领取信息不全
        Q15 通过                    3 行  承包合同总面积、地块总数与承包地块不符
        Q16 阻断        1 处       15 行  亩面积与平方米面积换算不符
            220221901999010001、2202219019990100003  确权（合同）面积（亩）为2.55亩，1635.49平方米应换算为2.45亩  [权属数据/CBDKXX.csv 第1行 HTMJM]
        Q17 通过                    6 行  实测面积与图形面积不符
        Q18 通过                    7 行  图形缺失、不合格或与相邻地块冲突
        Q19 未查                          界址点、界址线与地块不符（未提交界址点、界址线）
        Q20 未查                          地块超出发包方所在区域（未提交村级区域、组级区域）
        Q21 通过                    6 行  地块四至填写不足三项
        Q22 未查                          引用的图件或附件不存在、打不开或分辨率不足（未提交图件和其他资料）
        Q23 未查                          汇总表格与数据不符（未提交汇总表格）
        Q24 通过                    5 行  联系电话或邮政编码不是数字
        Q25 通过                   13 行  与户主关系不在代码表内

    "#]].assert_eq(&said.to_string());
}

#[test]
fn the_report_goes_into_a_file_where_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.json");
    let path = "gis-samples/packages/err/mu-differs";
    let said = Sanquan::without_register().run(["check", path, "--report", file.to_str().unwrap()]);
    assert_eq!(said.code, check(path).code);
    let (written, printed) = (fs::read_to_string(file).unwrap(), check(path).stdout);
    assert!(written == printed, "{} bytes were written, {} printed", written.len(), printed.len());
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let said = Sanquan::without_register().run([
        "check",
        "gis-samples/packages/ok/tiny",
        "--report",
        "/proc/no/report.json",
    ]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("`/proc/no/report.json` cannot be written"), "{said}");
}

/// Checks an archive with a temporary folder of its own; nothing may be left there or beside it.
fn refused(archive: &Path) -> Said {
    let above = tempfile::tempdir().unwrap();
    let temporary = above.path().join("temporary");
    fs::create_dir(&temporary).unwrap();
    let sanquan = Sanquan::without_register();
    let said: Said =
        sanquan.command(["check"]).arg(archive).env("TMPDIR", &temporary).output().unwrap().into();
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
    for path in [
        "gis-samples/nothing",
        "gis-samples/nothing.shp",
        "gis-samples/nothing.gpkg",
        "gis-samples/nothing.geojson",
    ] {
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
    // The last two have documents and summary tables, of which something is wrong.
    for name in ["err/mu-differs", "err/sketch-too-coarse", "err/summary-area-differs"] {
        let zipped = check(Draft::of(&package(name)).zipped().to_str().unwrap()).json();
        let folder = check(&format!("gis-samples/packages/{name}")).json();
        assert_eq!(zipped["source"]["digest"], folder["source"]["digest"], "{name}");
        assert_eq!(zipped["findings"], folder["findings"], "{name}");
        assert_eq!(zipped["rules"], folder["rules"], "{name}");
    }
}

#[test]
fn a_shapefile_alone_is_checked_as_parcels() {
    let folder = village("220221").join("矢量数据");
    let said = check(folder.join("DK2202212016.shp").to_str().unwrap());
    assert_eq!(said.code, Some(0), "{said}");
    let report = said.json();
    assert_eq!(
        (&report["source"]["kind"], &report["summary"]["parcels"]),
        (&"shapefile".into(), &120.into())
    );
}

#[test]
fn a_defect_is_found_in_a_shapefile_alone_by_the_code_of_its_parcel() {
    let said = check("gis-samples/packages/err/self-crossing-parcel/矢量数据/DK2202212016.shp");
    assert_eq!(said.code, Some(2), "{said}");
    let finding = &said.json()["findings"][0];
    assert_eq!(finding["objects"], serde_json::json!(["2202219019990100001"]));
    assert_eq!(finding["where"]["file"], "DK2202212016.shp");
}

#[test]
fn a_geojson_alone_is_checked_as_parcels() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bow-tie.geojson");
    let corners = "[126.40,43.70],[126.401,43.701],[126.401,43.70],[126.40,43.701],[126.40,43.70]";
    let feature = |id: &str, ring: &str| {
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#
        )
    };
    let features = feature("field-7", corners);
    fs::write(&path, format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)).unwrap();

    let said = check(path.to_str().unwrap());
    assert_eq!(said.code, Some(2), "{said}");
    let report = said.json();
    assert_eq!(report["source"]["kind"], "geojson");
    assert!(
        report["findings"].as_array().unwrap().iter().any(|it| it["objects"][0] == "field-7"),
        "{said}"
    );
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
    assert_eq!(report["source"]["kind"], "geopackage");
    assert_eq!(report["findings"][0]["objects"], serde_json::json!(["2202219019990100001"]));
}
