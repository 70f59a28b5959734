//! What went in comes out, field by field.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use e2e_tests::{Engine, Sanquan, VILLAGES, on_both_engines, rows, village};
use expect_test::expect;
use geometry::wkb;
use rust_decimal::Decimal;
use serde_json::Value;
use tempfile::TempDir;
use tenure::Shares;
use tenure::submission::{DivisionArea, Field, FieldKind, Record, Village};

on_both_engines!(
    every_village_comes_out_as_it_went_in,
    taking_an_export_over_changes_nothing,
    an_export_in_gbk_lists_the_characters_that_it_cannot_hold,
    an_export_in_gb18030_comes_out_as_it_went_in,
    an_export_as_geojson_has_all_parcels_and_homesteads,
    a_village_alone_can_be_exported,
    an_export_does_not_write_over_anything,
    a_division_where_nothing_is_registered_has_no_export,
);

/// A register with a village, and where it is exported to.
fn exported(engine: Engine, name: &str, options: &[&str]) -> (Sanquan, TempDir, PathBuf) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village(name));
    let folder = tempfile::tempdir().unwrap();
    let said = export(&sanquan, folder.path(), options);
    assert_eq!(said.code, Some(0), "{said}");
    let package = folder.path().join(VILLAGES.iter().find(|it| it.starts_with(name)).unwrap());
    (sanquan, folder, package)
}

fn export(sanquan: &Sanquan, folder: &Path, options: &[&str]) -> e2e_tests::Said {
    sanquan.run(
        [&["export", "--as-of", "2026-11-22", "--out", folder.to_str().unwrap()], options].concat(),
    )
}

async fn every_village_comes_out_as_it_went_in(engine: Engine) {
    for name in VILLAGES {
        let (_sanquan, _folder, package) = exported(engine, name, &[]);
        assert_same(&village(name), &package);
    }
}

async fn an_export_in_gb18030_comes_out_as_it_went_in(engine: Engine) {
    let (_sanquan, _folder, package) = exported(engine, "330421", &["--encoding", "gb18030"]);
    assert_same(&village("330421"), &package);
}

async fn taking_an_export_over_changes_nothing(engine: Engine) {
    for name in ["220221", "371522", "220421"] {
        let (sanquan, _folder, package) = exported(engine, name, &[]);
        let said = sanquan.import(&package);
        assert!(
            said.stdout.contains("the register says all of this already; nothing was recorded"),
            "{name}: {said}"
        );
        assert!(!said.stdout.contains("not in this package"), "{name}: {said}");
    }
}

async fn an_export_in_gbk_lists_the_characters_that_it_cannot_hold(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("330421"));
    let folder = tempfile::tempdir().unwrap();
    let said = export(&sanquan, folder.path(), &["--encoding", "gbk"]);
    assert_eq!(said.code, Some(0), "{said}");
    let lost: Vec<&str> =
        said.stdout.lines().filter_map(|it| it.strip_prefix("  lost: ")).collect();
    expect![[r#"
          `㙍` in `矢量数据/DK3304212026.dbf`, row 8, column DKMC, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 21, column DKNZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 24, column DKDZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 25, column ZJRXM, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 26, column DKXZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 29, column DKDZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 30, column ZJRXM, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 31, column DKXZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 34, column DKBZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 45, column DKNZ, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 50, column ZJRXM, which this encoding cannot hold
          `𬭎` in `矢量数据/DK3304212026.dbf`, row 51, column DKXZ, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 102, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 102, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 103, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 103, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 104, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 104, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 111, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 111, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 112, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 112, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 118, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 118, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 119, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 119, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 138, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 138, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 139, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 139, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 145, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 145, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 146, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 146, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 147, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 147, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 148, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 148, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 213, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 213, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 234, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 234, column PLDWZJR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 235, column PLDWQLR, which this encoding cannot hold
          `𬭎` in `矢量数据/JZX3304212026.dbf`, row 235, column PLDWZJR, which this encoding cannot hold"#]].assert_eq(&lost.join("\n"));
}

async fn an_export_as_geojson_has_all_parcels_and_homesteads(engine: Engine) {
    let (_sanquan, folder, _) = exported(engine, "220221", &["--format", "geojson"]);
    let layer = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.path().join(name)).unwrap()).unwrap()
    };
    let codes = |layer: &Value| -> Vec<String> {
        let features = layer["features"].as_array().unwrap();
        let mut codes: Vec<String> =
            features.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
        codes.sort();
        codes
    };
    let villages = rows(&village("220221"));
    let mut parcels: Vec<String> = villages
        .iter()
        .flat_map(|it| &it.parcels)
        .map(|it| it.code.as_ref().unwrap().to_string())
        .collect();
    let mut homesteads: Vec<String> = villages
        .iter()
        .flat_map(|it| &it.homesteads)
        .map(|it| it.unit_code.as_ref().unwrap().to_string())
        .collect();
    parcels.sort();
    homesteads.sort();
    assert_eq!(codes(&layer("parcels.geojson")), parcels);
    assert_eq!(codes(&layer("homesteads.geojson")), homesteads);
    expect![[r#"
        {
          "geometry": {
            "coordinates": [
              [
                [
                  126.3995822769453,
                  43.699501978817956
                ],
                [
                  126.39957255687183,
                  43.69923665478739
                ],
                [
                  126.39956553449497,
                  43.69897012696401
                ],
                [
                  126.39972066305553,
                  43.69896736599921
                ],
                [
                  126.39986299033741,
                  43.69896587635704
                ],
                [
                  126.40001832688102,
                  43.69895708401012
                ],
                [
                  126.40002748504533,
                  43.699231458057135
                ],
                [
                  126.40003404104158,
                  43.69949693532783
                ],
                [
                  126.39981200030039,
                  43.69950085151854
                ],
                [
                  126.3995822769453,
                  43.699501978817956
                ]
              ]
            ],
            "type": "Polygon"
          },
          "id": "2202219019010100001",
          "properties": {
            "category": "10",
            "code": "2202219019010100001",
            "measured_area_m2": "2172.94",
            "name": "下弯地",
            "purpose": "1"
          },
          "type": "Feature"
        }"#]]
    .assert_eq(&format!("{:#}", layer("parcels.geojson")["features"][0]));
}

async fn a_village_alone_can_be_exported(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    sanquan.import(&village("220421"));
    let folder = tempfile::tempdir().unwrap();
    let said = export(&sanquan, folder.path(), &["--division", "220421901901"]);
    assert_eq!(said.code, Some(0), "{said}");
    let written: Vec<PathBuf> =
        folder.path().read_dir().unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].file_name().unwrap().to_str().unwrap().starts_with("220421"), "{written:?}");
}

async fn an_export_does_not_write_over_anything(engine: Engine) {
    for options in [&[][..], &["--format", "geojson"]] {
        let (sanquan, folder, _) = exported(engine, "220421", options);
        let said = export(&sanquan, folder.path(), options);
        assert_eq!(said.code, Some(1), "{said}");
    }
}

async fn a_division_where_nothing_is_registered_has_no_export(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220421"));
    let folder = tempfile::tempdir().unwrap();
    for (division, message) in [
        ("330421", "sanquan: nothing is registered there in the officer's division\n"),
        ("22042", "sanquan: "),
    ] {
        let said = export(&sanquan, folder.path(), &["--division", division]);
        assert_eq!(said.code, Some(1), "{said}");
        assert!(said.stderr.starts_with(message), "{said}");
    }
}

/// Holds the rows of two packages against each other and tells every difference.
fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (tables(one), tables(other));
    let mut differences = Vec::new();
    for (name, before) in &one {
        let after = other.get(name).map_or(&[][..], Vec::as_slice);
        if before.len() != after.len() {
            differences.push(format!(
                "{name}: {} rows went in, {} came out",
                before.len(),
                after.len()
            ));
        }
        for (n, (before, after)) in before.iter().zip(after).enumerate() {
            let fields = before.iter().zip(after).filter(|(before, after)| before != after);
            differences.extend(
                fields.map(|(before, after)| format!("{name} row {}: {before} → {after}", n + 1)),
            );
        }
    }
    differences.extend(
        other.keys().filter(|it| !one.contains_key(*it)).map(|it| format!("{it} came out alone")),
    );
    let told = differences.iter().take(30).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} differences\n{told}", differences.len());
}

/// The rows of all tables, each as its fields in words.
type Tables = BTreeMap<String, Vec<Vec<String>>>;

fn tables(package: &Path) -> Tables {
    let mut tables = Tables::new();
    for village in rows(package) {
        let mut put = |name: &str, rows: Vec<(u64, Vec<String>)>| {
            if !rows.is_empty() {
                let mut rows = rows;
                rows.sort_by_key(|(row, _)| *row);
                let table = tables.entry(format!("{} {name}", village.code)).or_default();
                table.extend(rows.into_iter().map(|(_, fields)| fields));
            }
        };
        let Village {
            code: _,
            issuers,
            contractors,
            members,
            contracted_parcels,
            land_contracts,
            circulations,
            title_documents,
            contract_rights,
            certificates,
            reissues,
            replacements,
            cancellations,
            parcels,
            boundary_points,
            boundary_lines,
            division_areas,
            households,
            homesteads,
            collectives,
            share_holdings,
            attachments: _,
        } = &village;
        put("issuers", plain(issuers));
        put("contractors", plain(contractors));
        put("members", members.iter().filter(|it| !it.landless).map(words).collect());
        put("landless members", members.iter().filter(|it| it.landless).map(words).collect());
        put("contracted parcels", plain(contracted_parcels));
        put("land contracts", plain(land_contracts));
        put("circulations", plain(circulations));
        put("title documents", plain(title_documents));
        put("contract rights", plain(contract_rights));
        put("certificates", plain(certificates));
        put("reissues", plain(reissues));
        put("replacements", plain(replacements));
        put("cancellations", plain(cancellations));
        put("parcels", shaped(parcels, |it| it.outline.as_ref().map(wkb::encode)));
        put("boundary points", shaped(boundary_points, |it| it.point.map(|it| bits(&[it]))));
        put("boundary lines", shaped(boundary_lines, |it| Some(bits(&it.course))));
        for level in division_areas.iter().map(DivisionArea::table).collect::<BTreeSet<_>>() {
            let areas: Vec<_> =
                division_areas.iter().filter(|it| it.table() == level).cloned().collect();
            put(
                &format!("{level:?} areas"),
                shaped(&areas, |it| it.outline.as_ref().map(wkb::encode)),
            );
        }
        put("households", plain(households));
        put("homesteads", shaped(homesteads, |it| it.outline.as_ref().map(wkb::encode)));
        put("collectives", plain(collectives));
        put("share holdings", plain(share_holdings));
    }
    tables
}

fn bits(coords: &[geometry::Coord]) -> Vec<u8> {
    coords.iter().flat_map(|it| [it.x.to_le_bytes(), it.y.to_le_bytes()]).flatten().collect()
}

fn plain<R: Record>(rows: &[R]) -> Vec<(u64, Vec<String>)> {
    rows.iter().map(words).collect()
}

fn shaped<R: Record>(rows: &[R], shape: impl Fn(&R) -> Option<Vec<u8>>) -> Vec<(u64, Vec<String>)> {
    let with_shape = |row: &R| {
        let (number, mut fields) = words(row);
        fields.push(format!("outline {:?}", shape(row).as_deref().map(exchange::hex)));
        (number, fields)
    };
    rows.iter().map(with_shape).collect()
}

/// The fields of a row: days as days and numbers as numbers, however they were written.
fn words<R: Record>(row: &R) -> (u64, Vec<String>) {
    let fields = R::FIELDS.iter().enumerate();
    (
        row.row(),
        fields
            .map(|(index, field)| format!("{} {}", field.name, meant(field, row.value(index))))
            .collect(),
    )
}

fn meant(field: &Field, value: Option<&str>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    match field.kind {
        // Shares are fractions: `1.5` and `3/2` are one number.
        _ if field.name.ends_with("shares") => Shares::parse(value).unwrap().to_string(),
        FieldKind::Date => day(value),
        FieldKind::Decimal(..) | FieldKind::Integer(_) => Decimal::from_str(value)
            .map_or_else(|_| value.to_owned(), |it| it.normalize().to_string()),
        _ => format!("`{value}`"),
    }
}

/// `20160301`, `2016-03-01`, `2016/3/1` and `2016-03-01 00:00:00` are one day.
fn day(value: &str) -> String {
    let date = value.split([' ', 'T']).next().unwrap();
    let parts: Vec<&str> = date.split(['-', '/']).collect();
    match parts[..] {
        [year, month, day] => format!("{year}{month:0>2}{day:0>2}"),
        _ => date.to_owned(),
    }
}
