//! Packages, written and read back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::{Expect, expect};
use geometry::{Coord, GaussKruger, Outline, Patch, Ring};
use shapefile::dbase;
use tempfile::TempDir;
use tenure::submission::{
    BoundaryLine, BoundaryPoint, Contractor, DivisionArea, Homestead, Household, Member, Parcel,
    ShareHolding, Table, Text, Village,
};

use super::{DbfEncoding, PackageSpec, PackageWriter, TableFormat, WriteError, Written};

const LAYER: &str = "矢量数据/DK2202212016";

#[expect(clippy::unnecessary_wraps, reason = "the fields of rows are optional")]
fn text(value: &str) -> Option<Text> {
    Some(Text::new(value))
}

fn ring(coords: &[(f64, f64)]) -> Ring {
    Ring(coords.iter().map(|&it| it.into()).collect())
}

/// A counter-clockwise shell, an unclosed clockwise hole, and a second patch: all wrong way round, and kept so.
fn crooked_outline() -> Outline {
    let shell = [(500_000.1, 4_800_000.2), (500_090.3, 4_800_000.2), (500_090.3, 4_800_070.4)];
    let hole =
        [(500_060.0, 4_800_010.0), (500_060.0, 4_800_020.0), (500_070.000_000_1, 4_800_020.0)];
    let second = [(500_200.0, 4_800_000.0), (500_200.0, 4_800_010.0), (500_210.0, 4_800_000.0)];
    let closed = |it: &[(f64, f64)]| ring(&[it, &it[..1]].concat());
    Outline {
        patches: vec![
            Patch { exterior: closed(&shell), interiors: vec![ring(&hole)] },
            Patch { exterior: closed(&second), interiors: Vec::new() },
        ],
    }
}

fn parcel(number: u64) -> Parcel {
    Parcel {
        row: number,
        feature_number: text(&number.to_string()),
        feature_code: text("211011"),
        code: text(&format!("2202219010001{number:06}")),
        name: text("村东大片地"),
        measured_area_m2: text("667.00"),
        measured_area_mu: text("1.0005"),
        bound_east: text("张𬭎"),
        bound_west: text("㙍上"),
        key_points: text("J1/J2/J3"),
        outline: Some(crooked_outline()),
        ..Parcel::default()
    }
}

fn village() -> Village {
    Village {
        code: "220221901000".into(),
        contractors: vec![Contractor {
            row: 1,
            code: text("220221901000010001"),
            name: text("张𬭎"),
            address: text("一组, \"上屯\"\r\n3号"),
            ..Contractor::default()
        }],
        members: vec![
            Member { row: 1, name: text("张𬭎"), ..Member::default() },
            Member { row: 1, name: text("李四"), landless: true, ..Member::default() },
        ],
        parcels: vec![parcel(1), Parcel { outline: None, ..parcel(2) }],
        boundary_points: vec![BoundaryPoint {
            row: 1,
            number: text("J1"),
            northing_m: text("4800000.200"),
            easting_m: text("500000.100"),
            point: Some(Coord { x: 500_000.1, y: 4_800_000.2 }),
            ..BoundaryPoint::default()
        }],
        boundary_lines: vec![BoundaryLine {
            row: 1,
            number: text("L1"),
            course: crooked_outline().patches[0].exterior.0[..2].to_vec(),
            ..BoundaryLine::default()
        }],
        division_areas: vec![DivisionArea {
            row: 1,
            code: text("22022190100001"),
            name: text("一组"),
            level: Some(Table::Group),
            outline: Some(crooked_outline()),
            ..DivisionArea::default()
        }],
        households: vec![Household { row: 1, address: text("𠅤村"), ..Household::default() }],
        homesteads: vec![Homestead {
            row: 1,
            unit_code: text("220221901000JC00001F00010001"),
            approved_area_m2: text("300.00"),
            outline: Some(Outline { patches: crooked_outline().patches[..1].to_vec() }),
            ..Homestead::default()
        }],
        share_holdings: vec![ShareHolding {
            row: 1,
            shares: text("1/3"),
            ..ShareHolding::default()
        }],
        ..Village::default()
    }
}

fn spec(encoding: DbfEncoding, tables: TableFormat) -> PackageSpec {
    PackageSpec {
        county: "220221".into(),
        county_name: "永吉县".into(),
        year: 2016,
        crs: GaussKruger::from_epsg(4551).unwrap(),
        encoding,
        cpg: encoding != DbfEncoding::Gbk,
        tables,
        split_rows: None,
    }
}

/// A written package, and the directory that it goes with.
struct Package {
    _dir: TempDir,
    root: PathBuf,
    written: Written,
}

impl Package {
    fn of(spec: PackageSpec, villages: &[Village]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join(spec.folder_name());
        let mut writer = PackageWriter::create(&root, spec).unwrap();
        for village in villages {
            writer.write_village(village).unwrap();
        }
        let written = writer.finish().unwrap();
        Self { _dir: dir, root, written }
    }

    fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.root.join(file)).unwrap()
    }

    fn text(&self, file: &str) -> String {
        String::from_utf8(self.read(file)).unwrap()
    }

    /// The non-empty values of an attribute file, by the `dbase` crate.
    fn attributes(&self, file: &str, encoding: DbfEncoding) -> String {
        let encoding = dbase::encoding::EncodingRs::from(encoding.encoding());
        let mut rows =
            dbase::ReaderBuilder::new().with_encoding(encoding).open(self.root.join(file)).unwrap();
        let mut out = String::new();
        for row in rows.iter_records() {
            let row: BTreeMap<String, dbase::FieldValue> = row.unwrap().into_iter().collect();
            for (name, value) in row {
                match value {
                    dbase::FieldValue::Character(Some(text)) => {
                        write!(out, "{name}={text} ").unwrap();
                    }
                    dbase::FieldValue::Numeric(Some(number)) => {
                        write!(out, "{name}={number} ").unwrap();
                    }
                    _ => {}
                }
            }
            out.push('\n');
        }
        out
    }
}

fn check_layer(encoding: DbfEncoding, expected: &Expect) {
    let package = Package::of(spec(encoding, TableFormat::CsvUtf8), &[village()]);
    let mut shown = package.attributes(&format!("{LAYER}.dbf"), encoding);
    for lost in &package.written.lost_characters {
        writeln!(shown, "lost {} at {}", lost.character, lost.at).unwrap();
    }
    let dbf = package.read(&format!("{LAYER}.dbf"));
    writeln!(shown, "language byte {:#x}", dbf[29]).unwrap();
    let cpg = package.root.join(format!("{LAYER}.cpg"));
    writeln!(shown, "cpg {:?}", fs::read_to_string(cpg).ok()).unwrap();
    expected.assert_eq(&shown);
}

#[test]
fn attributes_in_utf8_keep_every_character() {
    check_layer(
        DbfEncoding::Utf8,
        &expect![[r#"
        BSM=1 DKBM=2202219010001000001 DKDZ=张𬭎 DKMC=村东大片地 DKXZ=㙍上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        BSM=2 DKBM=2202219010001000002 DKDZ=张𬭎 DKMC=村东大片地 DKXZ=㙍上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        language byte 0x0
        cpg Some("UTF-8")
    "#]],
    );
}

#[test]
fn attributes_in_gb18030_keep_every_character() {
    check_layer(
        DbfEncoding::Gb18030,
        &expect![[r#"
        BSM=1 DKBM=2202219010001000001 DKDZ=张𬭎 DKMC=村东大片地 DKXZ=㙍上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        BSM=2 DKBM=2202219010001000002 DKDZ=张𬭎 DKMC=村东大片地 DKXZ=㙍上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        language byte 0x0
        cpg Some("GB18030")
    "#]],
    );
}

#[test]
fn attributes_in_gbk_lose_rare_characters_and_list_them() {
    check_layer(
        DbfEncoding::Gbk,
        &expect![[r#"
        BSM=1 DKBM=2202219010001000001 DKDZ=张? DKMC=村东大片地 DKXZ=?上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        BSM=2 DKBM=2202219010001000002 DKDZ=张? DKMC=村东大片地 DKXZ=?上 KJZB=J1/J2/J3 SCMJ=667 SCMJM=1.0005 YSDM=211011 
        lost 𬭎 at `矢量数据/DK2202212016.dbf`, row 1, column DKDZ
        lost 㙍 at `矢量数据/DK2202212016.dbf`, row 1, column DKXZ
        lost 𬭎 at `矢量数据/DK2202212016.dbf`, row 2, column DKDZ
        lost 㙍 at `矢量数据/DK2202212016.dbf`, row 2, column DKXZ
        language byte 0x4d
        cpg None
    "#]],
    );
}

#[test]
fn numbers_stand_as_the_text_that_was_delivered() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &[village()]);
    let dbf = package.read(&format!("{LAYER}.dbf"));
    let dbf = String::from_utf8_lossy(&dbf);
    assert!(dbf.contains("          667.00"), "two decimals in sixteen places");
    assert!(dbf.contains("          1.0005"), "four decimals, though the column says two");
}

/// The parts of a polygon as the `.shp` has them, without the crate's reordering.
fn parts(shp: &[u8], record: usize) -> Vec<Vec<(f64, f64)>> {
    let int = |at: usize| i32::from_le_bytes(shp[at..at + 4].try_into().unwrap());
    let float = |at: usize| f64::from_le_bytes(shp[at..at + 8].try_into().unwrap());
    let size = |at: usize| usize::try_from(int(at)).unwrap();
    let (n_parts, n_points) = (size(record + 36), size(record + 40));
    let mut firsts: Vec<usize> = (0..n_parts).map(|it| size(record + 44 + 4 * it)).collect();
    firsts.push(n_points);
    let points = record + 44 + 4 * n_parts;
    let point = |it: usize| (float(points + 16 * it), float(points + 16 * it + 8));
    firsts.windows(2).map(|it| (it[0]..it[1]).map(point).collect()).collect()
}

#[test]
fn rings_keep_their_order_direction_and_every_bit() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &[village()]);
    let shp = package.read(&format!("{LAYER}.shp"));
    let expected: Vec<Vec<(f64, f64)>> = crooked_outline()
        .rings()
        .map(|ring| ring.0.iter().map(|it| (it.x, it.y)).collect())
        .collect();
    assert_eq!(parts(&shp, 108), expected);
}

#[test]
fn headers_say_lengths_and_envelopes() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &[village()]);
    let path = package.root.join(format!("{LAYER}.shp"));
    for extension in ["shp", "shx"] {
        let bytes = package.read(&format!("{LAYER}.{extension}"));
        let words = i32::from_be_bytes(bytes[24..28].try_into().unwrap());
        assert_eq!(usize::try_from(words).unwrap() * 2, bytes.len(), "{extension}");
    }
    let mut reader = shapefile::ShapeReader::from_path(&path).unwrap();
    let bbox = reader.header().bbox;
    assert_eq!((bbox.min.x, bbox.min.y), (500_000.1, 4_800_000.0));
    assert_eq!((bbox.max.x, bbox.max.y), (500_210.0, 4_800_070.4));
    assert_eq!(reader.shape_count().unwrap(), 2);
    let shapes: Vec<shapefile::Shape> = reader.iter_shapes().map(Result::unwrap).collect();
    assert!(matches!(&shapes[..], [shapefile::Shape::Polygon(_), shapefile::Shape::NullShape]));
    assert!(matches!(reader.read_nth_shape(0), Some(Ok(shapefile::Shape::Polygon(_)))));
}

#[test]
fn the_files_of_a_package() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8Bom), &[village()]);
    let mut shown = package.written.files.join("\n");
    write!(shown, "\n{:?}", package.written.rows).unwrap();
    expect![[r#"
        sanquan/homesteads.geojson
        sanquan/household_members.csv
        sanquan/households.csv
        sanquan/shares.csv
        权属数据/CBDKXX.csv
        权属数据/CBF.csv
        权属数据/CBF_JTCY.csv
        权属数据/CBHT.csv
        权属数据/CBJYQZ.csv
        权属数据/CBJYQZDJB.csv
        权属数据/CBJYQZ_QZBF.csv
        权属数据/CBJYQZ_QZHF.csv
        权属数据/CBJYQZ_QZZX.csv
        权属数据/FBF.csv
        权属数据/LZHT.csv
        权属数据/QSLYZLFJ.csv
        矢量数据/DK2202212016.cpg
        矢量数据/DK2202212016.dbf
        矢量数据/DK2202212016.prj
        矢量数据/DK2202212016.shp
        矢量数据/DK2202212016.shx
        矢量数据/JZD2202212016.cpg
        矢量数据/JZD2202212016.dbf
        矢量数据/JZD2202212016.prj
        矢量数据/JZD2202212016.shp
        矢量数据/JZD2202212016.shx
        矢量数据/JZX2202212016.cpg
        矢量数据/JZX2202212016.dbf
        矢量数据/JZX2202212016.prj
        矢量数据/JZX2202212016.shp
        矢量数据/JZX2202212016.shx
        矢量数据/ZJQY2202212016.cpg
        矢量数据/ZJQY2202212016.dbf
        矢量数据/ZJQY2202212016.prj
        矢量数据/ZJQY2202212016.shp
        矢量数据/ZJQY2202212016.shx
        {Contractor: 1, Member: 1, Parcel: 2, BoundaryPoint: 1, BoundaryLine: 1, Group: 1, Household: 1, HouseholdMember: 1, Homestead: 1, ShareHolding: 1}"#]].assert_eq(&shown);
    for file in &package.written.files {
        assert!(package.root.join(file).is_file(), "{file}");
    }
}

#[test]
fn tables_quote_what_needs_it_and_keep_values_as_they_are() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8Bom), &[village()]);
    let tables = ["权属数据/CBF.csv", "权属数据/CBHT.csv", "sanquan/household_members.csv"];
    let shown: String = tables.map(|it| package.text(it)).concat();
    expect![[r#"
        <BOM>CBFBM,CBFLX,CBFMC,CBFZJLX,CBFZJHM,CBFDZ,YZBM,LXDH,CBFCYSL,CBFDCRQ,CBFDCY,CBFDCJS,GSJS,GSJSR,GSSHRQ,GSSHR<CR>
        220221901000010001,,张𬭎,,,"一组, ""上屯""<CR>
        3号",,,,,,,,,,<CR>
        <BOM>CBHTBM,YCBHTBM,FBFBM,CBFBM,CBFS,CBQXQ,CBQXZ,HTZMJ,CBDKZS,QDSJ,HTZMJM,YHTZMJ,YHTZMJM<CR>
        <BOM>household_code,name,sex,document_kind,document_number,relation,note_kind,co_holder,note<CR>
        ,李四,,,,,,,<CR>
    "#]].assert_eq(&shown.replace('\u{feff}', "<BOM>").replace('\r', "<CR>"));
}

#[test]
fn tables_in_gbk_list_what_they_lose_and_our_own_lose_nothing() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvGbk), &[village()]);
    let lost: Vec<String> = package
        .written
        .lost_characters
        .iter()
        .map(|it| format!("{} {}", it.character, it.at))
        .collect();
    expect![[r#"
        𬭎 `权属数据/CBF.csv`, row 1, column CBFMC
        𬭎 `权属数据/CBF_JTCY.csv`, row 1, column CYXM"#]]
    .assert_eq(&lost.join("\n"));
    let gbk = package.read("权属数据/CBF.csv");
    assert!(encoding_rs::GBK.decode(&gbk).0.contains("张?"));
    assert!(package.text("sanquan/households.csv").contains("𠅤村"));
}

#[test]
fn homesteads_carry_their_system_and_their_numbers_as_text() {
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &[village()]);
    expect![[r#"
        {"type":"FeatureCollection","name":"homesteads","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4551"}},"features":[
        {"type":"Feature","properties":{"unit_code":"220221901000JC00001F00010001","household_code":null,"location":null,"approved_area_m2":"300.00","actual_area_m2":null,"excess_area_m2":null,"building_area_m2":null,"approval_number":null,"first_day":null,"certificate_number":null,"note":null},"geometry":{"type":"Polygon","coordinates":[[[500000.1,4800000.2],[500090.3,4800000.2],[500090.3,4800070.4],[500000.1,4800000.2]],[[500060.0,4800010.0],[500060.0,4800020.0],[500070.0000001,4800020.0]]]}}
        ]}
    "#]].assert_eq(&package.text("sanquan/homesteads.geojson"));
}

#[test]
fn villages_come_one_after_the_other_and_layers_split() {
    let split_rows = NonZeroU64::new(2);
    let spec = PackageSpec { split_rows, ..spec(DbfEncoding::Gbk, TableFormat::CsvUtf8) };
    let package = Package::of(spec, &[village(), village(), village()]);
    let layers: Vec<&str> =
        package.written.files.iter().filter_map(|it| it.strip_suffix(".shp")).collect();
    expect![[r#"
        矢量数据/DK2202212016-1
        矢量数据/DK2202212016-2
        矢量数据/DK2202212016-3
        矢量数据/JZD2202212016-1
        矢量数据/JZD2202212016-2
        矢量数据/JZX2202212016-1
        矢量数据/JZX2202212016-2
        矢量数据/ZJQY2202212016-1
        矢量数据/ZJQY2202212016-2"#]]
    .assert_eq(&layers.join("\n"));
    let lost: Vec<String> =
        package.written.lost_characters.iter().map(|it| it.at.to_string()).collect();
    assert!(
        lost.contains(&"`矢量数据/DK2202212016-3.dbf`, row 2, column DKDZ".to_owned()),
        "{lost:?}"
    );
    assert_eq!(package.written.rows[&Table::Parcel], 6);
}

fn check_refused(parcel: Parcel, expected: &Expect) {
    let dir = tempfile::tempdir().unwrap();
    let spec = spec(DbfEncoding::Utf8, TableFormat::CsvUtf8);
    let mut writer = PackageWriter::create(dir.path().join("package"), spec).unwrap();
    let village = Village { parcels: vec![parcel], ..Village::default() };
    let error = writer.write_village(&village).unwrap_err();
    expected.assert_eq(&error.to_string());
    drop(writer);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "something is left");
}

#[test]
fn a_text_that_does_not_fit_is_refused_and_never_cut() {
    let parcel = Parcel { name: text(&"长".repeat(51)), ..parcel(1) };
    check_refused(
        parcel,
        &expect![
            "`矢量数据/DK2202212016.dbf`, row 1, column DKMC takes 153 bytes and the column holds 150"
        ],
    );
}

#[test]
fn fifty_characters_fit_in_utf8() {
    let parcel = Parcel { name: text(&"长".repeat(50)), ..parcel(1) };
    let village = Village { parcels: vec![parcel], ..Village::default() };
    Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &[village]);
}

#[test]
fn a_number_that_is_none_is_refused() {
    let parcel = Parcel { measured_area_m2: text("约六百"), ..parcel(1) };
    check_refused(
        parcel,
        &expect![
            "`矢量数据/DK2202212016.dbf`, row 1, column SCMJ is `约六百`, which is not a number"
        ],
    );
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("note.txt"), "mine").unwrap();
    let spec = spec(DbfEncoding::Utf8, TableFormat::CsvUtf8);
    let refused = PackageWriter::create(dir.path(), spec);
    assert!(matches!(refused, Err(WriteError::NotEmpty(_))), "{refused:?}");
}

#[test]
fn an_easting_with_its_zone_number_fits() {
    let point = BoundaryPoint { easting_m: text("42500000.123"), ..BoundaryPoint::default() };
    let village = Village { boundary_points: vec![point], ..Village::default() };
    let spec = PackageSpec {
        crs: GaussKruger::from_epsg(4530).unwrap(),
        ..spec(DbfEncoding::Utf8, TableFormat::CsvUtf8)
    };
    let package = Package::of(spec, &[village]);
    let shown = package.attributes("矢量数据/JZD2202212016.dbf", DbfEncoding::Utf8);
    assert_eq!(shown, "YZBZ=42500000.123 \n");
}

/// The columns of an attribute file as they stand in its header.
fn columns(dbf: &[u8]) -> String {
    let header = usize::from(u16::from_le_bytes([dbf[8], dbf[9]]));
    let columns = dbf[32..header - 1].chunks(32).map(|it| {
        let name: Vec<u8> = it[..11].iter().copied().take_while(|it| *it != 0).collect();
        let name = String::from_utf8(name).unwrap();
        format!("{name} {}{}.{}", char::from(it[11]), it[16], it[17])
    });
    columns.collect::<Vec<_>>().join(", ")
}

#[test]
fn columns_have_the_standards_types_and_lengths() {
    let layers = ["DK", "JZD", "JZX", "ZJQY"];
    let shown = |encoding| {
        let package = Package::of(spec(encoding, TableFormat::CsvUtf8), &[village()]);
        layers.map(|it| columns(&package.read(&format!("矢量数据/{it}2202212016.dbf")))).join("\n")
    };
    expect![[r#"
        BSM N10.0, YSDM C6.0, DKBM C19.0, DKMC C50.0, SYQXZ C2.0, DKLB C2.0, TDLYLX C3.0, DLDJ C2.0, TDYT C1.0, SFJBNT C1.0, SCMJ N16.2, DKDZ C50.0, DKXZ C50.0, DKNZ C50.0, DKBZ C50.0, DKBZXX C254.0, ZJRXM C100.0, KJZB C254.0, SCMJM N16.2
        BSM N10.0, YSDM C6.0, JZDH C10.0, JZDLX C1.0, JBLX C1.0, DKBM C254.0, XZBZ N11.3, YZBZ N11.3
        BSM N10.0, YSDM C6.0, JXXZ C6.0, JZXLB C2.0, JZXWZ C1.0, JZXSM C254.0, PLDWQLR C100.0, PLDWZJR C100.0, JZXH C10.0, QJZDH C10.0, ZJZDH C10.0, DKBM C254.0
        BSM N10.0, YSDM C6.0, ZJQYDM C14.0, ZJQYMC C100.0"#]].assert_eq(&shown(DbfEncoding::Gbk));
    expect![[r#"
        BSM N10.0, YSDM C6.0, DKBM C19.0, DKMC C150.0, SYQXZ C2.0, DKLB C2.0, TDLYLX C3.0, DLDJ C2.0, TDYT C1.0, SFJBNT C1.0, SCMJ N16.2, DKDZ C150.0, DKXZ C150.0, DKNZ C150.0, DKBZ C150.0, DKBZXX C254.0, ZJRXM C254.0, KJZB C254.0, SCMJM N16.2
        BSM N10.0, YSDM C6.0, JZDH C30.0, JZDLX C1.0, JBLX C1.0, DKBM C254.0, XZBZ N11.3, YZBZ N11.3
        BSM N10.0, YSDM C6.0, JXXZ C6.0, JZXLB C2.0, JZXWZ C1.0, JZXSM C254.0, PLDWQLR C254.0, PLDWZJR C254.0, JZXH C30.0, QJZDH C30.0, ZJZDH C30.0, DKBM C254.0
        BSM N10.0, YSDM C6.0, ZJQYDM C14.0, ZJQYMC C254.0"#]].assert_eq(&shown(DbfEncoding::Utf8));
}

/// What GDAL makes of a layer; `None` where it is not installed.
fn gdal(path: &Path) -> Option<String> {
    let output = Command::new("ogrinfo").args(["-ro", "-al"]).arg(path).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn gdal_reads_the_same() {
    for encoding in [DbfEncoding::Utf8, DbfEncoding::Gb18030, DbfEncoding::Gbk] {
        let package = Package::of(spec(encoding, TableFormat::CsvUtf8), &[village()]);
        let Some(shown) = gdal(&package.root.join(format!("{LAYER}.shp"))) else {
            println!("ogrinfo is not installed: no second opinion");
            return;
        };
        let holder = if encoding == DbfEncoding::Gbk { "张?" } else { "张𬭎" };
        for expected in [
            "Feature Count: 2",
            "CGCS2000",
            "DKMC (String) = 村东大片地",
            &format!("DKDZ (String) = {holder}\n"),
            "SCMJ (Real) = 667.00",
            "Extent: (500000.100000, 4800000.000000) - (500210.000000, 4800070.400000)",
        ] {
            assert!(shown.contains(expected), "{encoding:?}: no {expected} in\n{shown}");
        }
    }
}

/// GDAL warns of unclosed rings, and rightly: the others are enough for it.
fn village_of_closed_rings() -> Village {
    let mut village = village();
    let parcels = village.parcels.iter_mut().filter_map(|it| it.outline.as_mut());
    let homesteads = village.homesteads.iter_mut().filter_map(|it| it.outline.as_mut());
    let areas = village.division_areas.iter_mut().filter_map(|it| it.outline.as_mut());
    for outline in parcels.chain(homesteads).chain(areas) {
        outline.patches[0].interiors.clear();
    }
    village
}

#[test]
fn gdal_takes_every_layer_without_a_warning() {
    let villages = [village_of_closed_rings()];
    let package = Package::of(spec(DbfEncoding::Utf8, TableFormat::CsvUtf8), &villages);
    let layers = package.written.files.iter();
    let readable = |it: &&String| matches!(it.rsplit_once('.'), Some((_, "shp" | "geojson")));
    for layer in layers.filter(readable) {
        let Some(shown) = gdal(&package.root.join(layer)) else {
            println!("ogrinfo is not installed: no second opinion");
            return;
        };
        let n = if layer.contains("DK") { 2 } else { 1 };
        assert!(shown.contains(&format!("Feature Count: {n}\n")), "{layer}: {shown}");
        assert!(shown.contains("CGCS2000"), "{layer}: {shown}");
        for trouble in ["Warning", "ERROR"] {
            assert!(!shown.contains(trouble), "{layer}: {shown}");
        }
    }
}
