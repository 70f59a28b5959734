//! Packages, opened and read village by village.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use geometry::{Coord, GaussKruger, Outline, Patch, Ring};
use tempfile::TempDir;
use tenure::Place;
use tenure::submission::{
    BoundaryLine, BoundaryPoint, Collective, ContractRight, ContractedParcel, Contractor,
    DivisionArea, Homestead, Household, Issuer, LandContract, Member, Parcel, ShareHolding, Table,
    Text, TitleDocument, Village,
};

use super::{Package, PackageError};
use crate::layer::Limits;
use crate::nyt2539::{DbfEncoding, PackageSpec, PackageWriter, TableFormat};

const VILLAGES: [&str; 2] = ["220221901201", "220221901202"];

#[expect(clippy::unnecessary_wraps, reason = "the fields of rows are optional")]
fn text(value: impl AsRef<str>) -> Option<Text> {
    Some(Text::new(value))
}

fn square(number: u32) -> Outline {
    let (x, y) = (42_500_000.125 + 10.0 * f64::from(number), 4_800_000.3);
    let corners = [(x, y), (x, y + 9.1), (x + 9.1, y + 9.1), (x + 9.1, y), (x, y)];
    let exterior = Ring(corners.map(Into::into).to_vec());
    Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] }
}

/// A village with a row in most tables, and the numbers that its rows have in the package.
#[expect(clippy::too_many_lines, reason = "a list of rows")]
fn village(index: u32) -> Village {
    let code = VILLAGES[index as usize];
    let row = u64::from(index) + 1;
    let contractor = format!("{code}000001");
    let contract = format!("{contractor}J");
    let parcel = |number: u32| Parcel {
        row: u64::from(2 * index + number),
        feature_number: text((2 * index + number).to_string()),
        code: text(format!("{code}00{number:05}")),
        name: text("村东㙍上"),
        measured_area_m2: text("82.81"),
        outline: Some(square(2 * index + number)),
        ..Parcel::default()
    };
    Village {
        code: code.into(),
        issuers: vec![Issuer {
            row,
            code: text(format!("{code}00")),
            name: text("某村"),
            ..Issuer::default()
        }],
        contractors: vec![Contractor {
            row,
            code: text(&contractor),
            name: text("张𬭎"),
            ..Contractor::default()
        }],
        members: vec![
            Member {
                row,
                household_code: text(&contractor),
                name: text("张𬭎"),
                document_number: text(format!("99010119800101001{index}")),
                ..Member::default()
            },
            Member {
                row,
                household_code: text(format!("{code}00001N")),
                document_number: text("990101198001010019"),
                landless: true,
                ..Member::default()
            },
        ],
        contracted_parcels: vec![ContractedParcel {
            row,
            parcel_code: text(format!("{code}0000001")),
            contractor_code: text(&contractor),
            ..ContractedParcel::default()
        }],
        land_contracts: vec![LandContract {
            row,
            code: text(&contract),
            ..LandContract::default()
        }],
        title_documents: vec![TitleDocument {
            row,
            certificate_code: text(&contract),
            path: text(format!("其他资料\\权属来源附件\\{row}.pdf")),
            ..TitleDocument::default()
        }],
        contract_rights: vec![ContractRight {
            row,
            code: text(&contract),
            sketch_path: text(format!(
                "图件\\{code}00\\DKSYT{row}a.jpg/图件\\{code}00\\DKSYT{row}b.jpg"
            )),
            ..ContractRight::default()
        }],
        parcels: vec![parcel(1), parcel(2)],
        boundary_points: vec![BoundaryPoint {
            row,
            parcel_codes: text(format!("{code}0000001/{code}0000002")),
            point: Some(Coord { x: 42_500_000.125, y: 4_800_000.3 }),
            ..BoundaryPoint::default()
        }],
        boundary_lines: vec![BoundaryLine {
            row,
            parcel_codes: text(format!("{code}0000001")),
            course: square(index).patches[0].exterior.0[..2].to_vec(),
            ..BoundaryLine::default()
        }],
        division_areas: vec![DivisionArea {
            row,
            code: text(code),
            level: Some(Table::VillageArea),
            outline: Some(square(index)),
            ..DivisionArea::default()
        }],
        households: vec![Household {
            row,
            code: text(format!("{code}00001N")),
            ..Household::default()
        }],
        homesteads: vec![Homestead {
            row,
            unit_code: text("220221901201JC00001F00010001"),
            household_code: text(format!("{code}00001N")),
            approved_area_m2: text("120.50"),
            outline: Some(square(index)),
            ..Homestead::default()
        }],
        collectives: vec![Collective {
            row,
            credit_code: text(format!("N2220221MF000000{index}X")),
            division_code: text(code),
            ..Collective::default()
        }],
        share_holdings: vec![ShareHolding {
            row,
            collective_code: text(format!("N2220221MF000000{index}X")),
            ..ShareHolding::default()
        }],
        ..Village::default()
    }
}

fn spec() -> PackageSpec {
    PackageSpec {
        county: "220221".to_owned(),
        county_name: "永吉县".to_owned(),
        year: 2016,
        crs: GaussKruger::from_epsg(4530).unwrap(),
        encoding: DbfEncoding::Utf8,
        cpg: true,
        tables: TableFormat::CsvUtf8Bom,
        split_rows: None,
    }
}

/// A package of two villages in a folder of its own.
fn given(spec: PackageSpec) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = PackageWriter::create(folder.path().join("220221永吉县"), spec).unwrap();
    for index in 0..2 {
        writer.write_village(&village(index)).unwrap();
    }
    writer.finish().unwrap();
    folder
}

fn open(folder: &Path) -> Package {
    Package::open(folder, Limits::default()).unwrap()
}

fn troubles(package: &Package) -> String {
    let told = |it: &tenure::submission::FileTrouble| {
        let row = it.row.map_or(String::new(), |it| format!(" 第{it}行"));
        format!("{}{row}：{}{}\n", it.file, it.trouble, if it.fatal { "！" } else { "" })
    };
    package.shape().file_troubles.iter().map(told).collect()
}

/// Breaks one file of a package and says what is told of it.
fn check_broken(file: &str, change: impl FnOnce(&Path), expected: &Expect) {
    let folder = given(spec());
    let root = folder.path().join("220221永吉县");
    change(&root.join(file));
    let package = open(&root);
    for code in package.villages() {
        package.read_village(code).unwrap();
    }
    expected.assert_eq(&troubles(&package));
}

#[test]
fn what_was_written_is_read() {
    for tables in [TableFormat::CsvUtf8Bom, TableFormat::CsvUtf8] {
        for split_rows in [None, std::num::NonZeroU64::new(1)] {
            let folder = given(PackageSpec { tables, split_rows, ..spec() });
            let package = open(folder.path());
            assert_eq!(troubles(&package), "");
            assert_eq!(package.villages().collect::<Vec<_>>(), VILLAGES);
            for index in 0..2 {
                let read = package.read_village(VILLAGES[index as usize]).unwrap();
                assert_eq!(format!("{read:#?}"), format!("{:#?}", village(index)));
            }
        }
    }
}

#[test]
fn the_county_is_surveyed() {
    let folder = given(spec());
    let package = open(folder.path());
    let facts = package.facts();
    assert_eq!((package.county(), package.year()), ("220221", Some(2016)));
    assert_eq!(facts.rows[&Table::Parcel], 4);
    assert_eq!(facts.crs[&Table::Parcel].epsg(), 4530);
    let twice = tenure::submission::identity_key("990101198001010019");
    assert_eq!(facts.repeated_identity_numbers.iter().collect::<Vec<_>>(), [&twice]);
    assert_eq!(facts.repeated_codes.iter().collect::<Vec<_>>(), ["220221901201JC00001F00010001"]);
    assert!(facts.repeated_feature_numbers.is_empty());
    assert_eq!(package.shape().parts_absent.len(), 6);
    assert!(!package.facts().documents_delivered);
}

#[test]
fn a_zip_and_its_folder_have_the_same_digest() {
    let folder = given(spec());
    let zip = folder.path().join("package.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&zip).unwrap());
    let root = folder.path().join("220221永吉县");
    for name in super::listing::walk(&root, Limits::default()).unwrap() {
        writer
            .start_file(format!("220221永吉县/{name}"), zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&fs::read(root.join(name)).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    let (from_zip, from_folder) = (open(&zip), open(&root));
    assert_eq!(from_zip.digest(), from_folder.digest());
    assert_eq!(from_zip.files(), from_folder.files());
    assert_eq!(troubles(&from_zip), "");
    assert_eq!(from_zip.read_village(VILLAGES[0]).unwrap().parcels.len(), 2);
    fs::write(root.join("权属数据_csv/CBF.csv"), "CBFBM\n")
        .or_else(|_| fs::write(root.join("权属数据/CBF.csv"), "CBFBM\n"))
        .unwrap();
    assert_ne!(open(&root).digest(), from_zip.digest());
}

#[test]
fn a_finding_is_placed_in_its_part() {
    let folder = given(PackageSpec { split_rows: std::num::NonZeroU64::new(3), ..spec() });
    let package = open(folder.path());
    let place = |table, row, field| {
        let place =
            Place { table: Some(table), row: Some(row), field: Some(field), ..Place::default() };
        let located = package.place(&place).unwrap();
        format!("{} {:?} {:?}", located.file, located.row, located.column)
    };
    assert_eq!(
        place(Table::Parcel, 3, "code"),
        "矢量数据/DK2202212016-1.shp Some(3) Some(\"DKBM\")"
    );
    assert_eq!(
        place(Table::Parcel, 4, "code"),
        "矢量数据/DK2202212016-2.shp Some(1) Some(\"DKBM\")"
    );
    assert!(package.place(&Place::table(Table::Circulation)).is_some());
    assert_eq!(package.place(&Place::default()), None);
}

#[test]
fn rows_without_a_village_come_together() {
    check_broken(
        "sanquan/shares.csv",
        |path| {
            fs::write(path, "collective_code,shares\nN2220221MF0000000X,1\nunknown,2\n").unwrap();
        },
        &expect![[""]],
    );
    let folder = given(spec());
    let root = folder.path().join("220221永吉县");
    fs::write(
        root.join("sanquan/shares.csv"),
        "collective_code,shares\nN2220221MF0000000X,1\nunknown,2\n",
    )
    .unwrap();
    let package = open(&root);
    assert_eq!(package.villages().collect::<Vec<_>>(), ["", VILLAGES[0], VILLAGES[1]]);
    assert_eq!(package.read_village("").unwrap().share_holdings[0].shares, text("2"));
    assert_eq!(package.read_village(VILLAGES[0]).unwrap().share_holdings[0].shares, text("1"));
}

#[test]
fn documents_are_looked_for_where_there_are_any() {
    let folder = given(spec());
    let root = folder.path().join("220221永吉县");
    let sketches = root.join("图件").join(format!("{}00", VILLAGES[0]));
    fs::create_dir_all(&sketches).unwrap();
    fs::write(sketches.join("dksyt1A.JPG"), "").unwrap();
    let package = open(&root);
    assert!(package.facts().documents_delivered);
    let villages = package.villages().map(|it| package.read_village(it).unwrap());
    let attachments: Vec<String> = villages
        .flat_map(|it| package.attachments(&it))
        .map(|it| format!("{:?} {} {} {} {:?}", it.table, it.row, it.field, it.path, it.state))
        .collect();
    expect![[r#"
        TitleDocument 1 path 其他资料\权属来源附件\1.pdf Missing
        ContractRight 1 sketch_path 图件\22022190120100\DKSYT1a.jpg Unreadable("文件在中间中断")
        ContractRight 1 sketch_path 图件\22022190120100\DKSYT1b.jpg Missing
        TitleDocument 2 path 其他资料\权属来源附件\2.pdf Missing
        ContractRight 2 sketch_path 图件\22022190120200\DKSYT2a.jpg Missing
        ContractRight 2 sketch_path 图件\22022190120200\DKSYT2b.jpg Missing"#]]
    .assert_eq(&attachments.join("\n"));
}

#[test]
fn broken_files_are_told_in_words() {
    let dk = |ending: &str| format!("矢量数据/DK2202212016.{ending}");
    let remove = |path: &Path| fs::remove_file(path).unwrap();
    check_broken(
        &dk("shx"),
        remove,
        &expect![[r#"
        矢量数据/DK2202212016.shx：缺少 .shx 文件
    "#]],
    );
    check_broken(
        &dk("dbf"),
        remove,
        &expect![[r#"
        矢量数据/DK2202212016.dbf：缺少 .dbf 文件！
    "#]],
    );
    check_broken(
        &dk("shp"),
        remove,
        &expect![[r#"
        矢量数据/DK2202212016.shp：缺少 .shp 文件！
    "#]],
    );
    check_broken(
        &dk("prj"),
        remove,
        &expect![[r#"
        矢量数据/DK2202212016.prj：缺少 .prj 文件！
    "#]],
    );
    check_broken(
        &dk("prj"),
        |path| fs::write(path, "<!DOCTYPE html>").unwrap(),
        &expect![[r#"
        矢量数据/DK2202212016.prj：内容是网页（HTML），不是坐标系说明！
    "#]],
    );
    check_broken(
        &dk("prj"),
        |path| fs::write(path, geometry::Crs::LonLat.esri_wkt()).unwrap(),
        &expect![[r#"
        矢量数据/DK2202212016.prj：坐标系是经纬度，应为高斯-克吕格投影的平面坐标（米）！
    "#]],
    );
    let other_zone = GaussKruger::from_epsg(4529).unwrap().esri_wkt();
    check_broken(
        &dk("prj"),
        |path| fs::write(path, &other_zone).unwrap(),
        &expect![[r#"
        矢量数据/DK2202212016.prj：多数图形与所记坐标系 CGCS2000 / 3-degree Gauss-Kruger zone 41 不符：坐标不在投影带内！
    "#]],
    );
    let shorten = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() - 5]).unwrap();
    };
    check_broken(
        &dk("dbf"),
        shorten,
        &expect![[r#"
        矢量数据/DK2202212016.dbf 第4行：属性表不完整：文件头记有 4 条记录，文件中只有 3 条！
    "#]],
    );
    check_broken(
        &dk("shp"),
        shorten,
        &expect![[r#"
        矢量数据/DK2202212016.shx：索引文件（.shx）与图形文件（.shp）不一致，已按图形文件读取
        矢量数据/DK2202212016.shp 第4行：图形文件在此记录处中断！
        矢量数据/DK2202212016.shp 第4行：图形 3 个，属性记录 4 条，数量不一致！
    "#]],
    );
    check_broken(
        &dk("dbf"),
        |path| fs::write(path, "<html>").unwrap(),
        &expect![[r#"
        矢量数据/DK2202212016.dbf：文件过短，不是 DBF 属性表！
    "#]],
    );
    check_broken(&dk("cpg"), |path| fs::write(path, "GBK").unwrap(), &expect![[""]]);
}

#[test]
fn broken_tables_are_told_in_words() {
    let cbf = table_file("CBF");
    check_broken(
        &cbf,
        |path| fs::remove_file(path).unwrap(),
        &expect![[r#"
        权属数据：缺少必备的表 CBF！
    "#]],
    );
    check_broken(
        &cbf,
        |path| fs::write(path, "").unwrap(),
        &expect![[r#"
        权属数据/CBF.csv：文件是空的，连表头也没有！
    "#]],
    );
    check_broken(
        &cbf,
        |path| fs::write(path, "姓名,年龄\n张三,3\n").unwrap(),
        &expect![[r#"
        权属数据/CBF.csv：表头没有表 CBF 的任何字段！
    "#]],
    );
    check_broken(
        &cbf,
        |path| fs::write(path, "CBFBM,CBFMC\n1,a,b\n").unwrap(),
        &expect![[r#"
        权属数据/CBF.csv 第1行：此行的字段数与表头不一致！
    "#]],
    );
    let mut broken = "\u{feff}CBFBM,CBFMC\n1,张三丰\n".as_bytes().to_vec();
    *broken.iter_mut().rev().nth(1).unwrap() = b'?';
    check_broken(
        &cbf,
        |path| fs::write(path, broken).unwrap(),
        &expect![[r#"
        权属数据/CBF.csv 第1行：字段 CBFMC 的文字不是有效的 UTF-8 编码！
    "#]],
    );
    let mdb = "权属数据/2202212016.mdb";
    check_broken(
        mdb,
        |path| fs::write(path, "no database").unwrap(),
        &expect![[r#"
        权属数据/2202212016.mdb：数据库无法读取：file too small: expected at least 21 bytes, got 11！
    "#]],
    );
    check_broken(
        "sanquan/homesteads.geojson",
        |path| fs::write(path, "{").unwrap(),
        &expect![[r#"
        sanquan/homesteads.geojson：第 1 字节处不是有效的 JSON！
    "#]],
    );
}

/// Where the writer puts a table of ownership.
fn table_file(name: &str) -> String {
    let folder = given(spec());
    let root = folder.path().join("220221永吉县");
    let names = super::listing::walk(&root, Limits::default()).unwrap();
    let stem = |it: &str| PathBuf::from(it).file_stem().unwrap().to_string_lossy().into_owned();
    names.into_iter().find(|it| stem(it).trim_end_matches(char::is_numeric) == name).unwrap()
}

#[test]
fn names_that_disagree_are_told() {
    check_broken(
        "矢量数据/DK2202212016.shp",
        |path| {
            for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
                let to = path.with_file_name(format!("dk2202222016.{}", ending.to_uppercase()));
                fs::rename(path.with_extension(ending), to).unwrap();
            }
        },
        &expect![[r#"
            矢量数据/dk2202222016.SHP：名称中的县级代码 220222 与其他文件的 220221 不一致
        "#]],
    );
}

/// The package of another folder's name: its county, and what is told of names.
fn named(folder: &str) -> (String, String) {
    let made = given(spec());
    let root = made.path().join(folder);
    fs::rename(made.path().join("220221永吉县"), &root).unwrap();
    let package = open(&root);
    (package.county().to_owned(), troubles(&package))
}

#[test]
fn the_name_of_the_folder_decides_no_county() {
    for folder in ["20161231备份", "201612备份", "备份", "999999999"] {
        assert_eq!(named(folder), ("220221".to_owned(), String::new()), "{folder}");
    }
    let (county, told) = named("220222别县");
    assert_eq!(county, "220221");
    expect!["220222别县：名称中的县级代码 220222 与其他文件的 220221 不一致"]
        .assert_eq(told.trim());
}

#[test]
fn layers_of_the_standard_that_are_not_held_are_read_past() {
    let folder = given(spec());
    let root = folder.path().join("220221永吉县");
    fs::write(root.join("矢量数据/KZD2202212016.shp"), "").unwrap();
    let package = open(&root);
    assert_eq!(package.read_past(), ["矢量数据/KZD2202212016.shp"]);
    assert_eq!(troubles(&package), "");
}

#[test]
fn a_parcel_with_too_many_vertices_comes_without_its_outline() {
    let folder = given(spec());
    let package =
        Package::open(folder.path(), Limits { vertices_max: 4, ..Limits::default() }).unwrap();
    let read = package.read_village(VILLAGES[1]).unwrap();
    assert_eq!(read.parcels[1].outline, None);
    assert_eq!(read.parcels[1].code, village(1).parcels[1].code);
    let row =
        package.shape().file_troubles.iter().find(|it| it.table == Some(Table::Parcel)).unwrap();
    assert_eq!((row.row, row.fatal), (Some(1), false));
}

#[test]
fn what_is_no_package() {
    let folder = tempfile::tempdir().unwrap();
    let told = |path: &Path| match Package::open(path, Limits::default()) {
        Err(PackageError::NoPackage { .. }) => "no package".to_owned(),
        Err(error) => error.to_string().replace(&folder.path().display().to_string(), ""),
        Ok(_) => "a package".to_owned(),
    };
    assert_eq!(told(folder.path()), "no package");
    assert_eq!(told(&folder.path().join("nowhere")), "`/nowhere` cannot be read");
    let file = folder.path().join("a.zip");
    fs::write(&file, "nothing").unwrap();
    assert_eq!(told(&file), "no package");
    fs::write(&file, "PK and nothing").unwrap();
    assert_eq!(told(&file), "`/a.zip` is refused");
}
