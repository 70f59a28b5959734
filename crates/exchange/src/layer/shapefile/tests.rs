//! Shapefiles, sound and broken.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use geometry::Crs;
use tempfile::TempDir;

use super::{Shapefile, ShapefileParts};
use crate::layer::dbf::tests::table;
use crate::layer::shp::tests::{head, square};
use crate::layer::{Limits, Shape};

/// Three squares `a`, `b`, `c` with everything that belongs to them.
fn given() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let squares: Vec<Vec<u8>> = (1..=3).map(square).collect();
    let (mut index, mut offset) = (head(5), 100_u32);
    for it in &squares {
        let n_bytes = u32::try_from(it.len()).unwrap();
        index.extend((offset / 2).to_be_bytes());
        index.extend((n_bytes / 2 - 4).to_be_bytes());
        offset += n_bytes;
    }
    let write = |ending: &str, bytes: &[u8]| {
        fs::write(folder.path().join(format!("DK.{ending}")), bytes).unwrap();
    };
    write("shp", &[head(5), squares.concat()].concat());
    write("shx", &index);
    write(
        "dbf",
        &table(&[["张三".as_bytes(), b"1", b"T"], [b"b", b"2", b"T"], [b"c", b"3", b"T"]]),
    );
    write("prj", Crs::from_epsg(4530).unwrap().esri_wkt().as_bytes());
    write("cpg", b"UTF-8");
    folder
}

fn change(folder: &TempDir, ending: &str, change: impl FnOnce(&mut Vec<u8>)) {
    let path = folder.path().join(format!("DK.{ending}"));
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

fn remove(folder: &TempDir, ending: &str) {
    fs::remove_file(folder.path().join(format!("DK.{ending}"))).unwrap();
}

fn read(shp: &Path) -> String {
    let mut shapefile = Shapefile::open(ShapefileParts::beside(shp).unwrap()).unwrap();
    let mut rows = Vec::new();
    let scan = shapefile
        .scan(Limits::default(), |it| rows.push((it.row, it.shape.unwrap_or(0..0))))
        .unwrap();
    let mut told = String::new();
    for (row, shapes) in rows {
        let each = |row, record: &[u8], shape: Shape| {
            let name = shapefile
                .table
                .as_ref()
                .and_then(|it| it.columns[0].text(record, shapefile.encoding()));
            let n_vertices = if let Shape::Outline(it) = shape { it.n_vertices() } else { 0 };
            writeln!(told, "{row} {} {n_vertices}", name.unwrap_or_default()).unwrap();
        };
        shapefile.read_run(row, 1, shapes, each).unwrap();
    }
    writeln!(told, "{} {:?}", scan.encoding.name(), scan.crs.map(Crs::epsg)).unwrap();
    for it in &scan.troubles {
        let row = it.row.map_or(String::new(), |row| format!(" row {row}"));
        writeln!(
            told,
            "{}{row}: {}{}",
            it.part.ending(),
            it.trouble,
            if it.trouble.loses() { "!" } else { "" }
        )
        .unwrap();
    }
    told
}

fn check(folder: &TempDir, expected: &Expect) {
    expected.assert_eq(&read(&folder.path().join("DK.shp")));
}

#[test]
fn all_is_well() {
    check(
        &given(),
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
        "#]],
    );
}

#[test]
fn a_missing_index_is_done_without() {
    let folder = given();
    remove(&folder, "shx");
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
            shx: the .shx is missing
        "#]],
    );
}

#[test]
fn an_index_of_other_shapes_is_not_believed() {
    let folder = given();
    change(&folder, "shx", |it| it[108..112].copy_from_slice(&7_u32.to_be_bytes()));
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
            shx: the index is not that of the shapes
        "#]],
    );
}

#[test]
fn an_index_may_pass_over_dead_bytes() {
    let folder = given();
    change(&folder, "shp", |it| {
        it.splice(100..100, [0xee; 20]);
    });
    change(&folder, "shx", |it| {
        for entry in it[100..].chunks_exact_mut(8) {
            let offset = u32::from_be_bytes([entry[0], entry[1], entry[2], entry[3]]) + 10;
            entry[..4].copy_from_slice(&offset.to_be_bytes());
        }
    });
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
        "#]],
    );
}

#[test]
fn a_missing_table_leaves_the_shapes() {
    let folder = given();
    remove(&folder, "dbf");
    check(
        &folder,
        &expect![[r#"
            1  5
            2  5
            3  5
            UTF-8 Some(4530)
            dbf: the .dbf is missing!
        "#]],
    );
}

#[test]
fn a_truncated_table_says_at_which_row() {
    let folder = given();
    change(&folder, "dbf", |it| it.truncate(it.len() - 1));
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            UTF-8 Some(4530)
            dbf row 3: the table ends after 2 of 3 records!
        "#]],
    );
}

#[test]
fn truncated_shapes_say_at_which_row() {
    let folder = given();
    remove(&folder, "shx");
    change(&folder, "shp", |it| it.truncate(it.len() - 1));
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 0
            UTF-8 Some(4530)
            shx: the .shx is missing
            shp row 3: the shape cannot be read!
            shp row 3: there are 2 shapes for 3 rows!
        "#]],
    );
}

#[test]
fn more_shapes_than_rows() {
    let folder = given();
    remove(&folder, "shx");
    change(&folder, "shp", |it| it.extend(square(4)));
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
            shx: the .shx is missing
            shp row 4: there are 4 shapes for 3 rows!
        "#]],
    );
}

#[test]
fn the_bytes_decide_where_nothing_is_declared() {
    let folder = given();
    remove(&folder, "cpg");
    assert!(read(&folder.path().join("DK.shp")).contains("UTF-8"));
    change(&folder, "dbf", |it| {
        let at = it.windows(6).position(|it| it == "张三".as_bytes()).unwrap();
        it[at..at + 6].copy_from_slice(b"\xd5\xc5\xc8\xfd  ");
    });
    check(
        &folder,
        &expect![[r#"
            1 张三 5
            2 b 5
            3 c 5
            gb18030 Some(4530)
        "#]],
    );
}

#[test]
fn a_declaration_that_the_bytes_deny_is_told_and_nothing_replaced() {
    let folder = given();
    change(&folder, "dbf", |it| {
        let at = it.windows(6).position(|it| it == "张三".as_bytes()).unwrap();
        it[at..at + 6].copy_from_slice(b"\xd5\xc5\xc8\xfd  ");
    });
    check(
        &folder,
        &expect![[r#"
            1  5
            2 b 5
            3 c 5
            UTF-8 Some(4530)
            dbf row 1: the field `NAME` is not UTF-8!
        "#]],
    );
}

#[test]
fn utf8_that_is_declared_as_gbk_is_told() {
    let told = |n_rows: usize| {
        let folder = given();
        let rows = vec![["张三".as_bytes(), b"1", b"T"]; n_rows];
        change(&folder, "dbf", |it| *it = table(&rows));
        change(&folder, "cpg", |it| *it = b"GBK".to_vec());
        read(&folder.path().join("DK.shp")).contains("UTF-8 throughout")
    };
    assert_eq!((told(19), told(20)), (false, true));
}

#[test]
fn the_language_byte_goes_before_the_bytes_and_the_code_page_before_it() {
    let folder = given();
    change(&folder, "dbf", |it| it[29] = 0x03);
    assert!(read(&folder.path().join("DK.shp")).contains("UTF-8 Some"), "by the code page");
    change(&folder, "cpg", |it| *it = b"<!doctype html>".to_vec());
    check(
        &folder,
        &expect![[r#"
            1 å¼ ä¸‰ 5
            2 b 5
            3 c 5
            windows-1252 Some(4530)
            cpg: the code page `<!doctype html>` is unknown
        "#]],
    );
}

#[test]
fn projections_that_are_none_of_ours() {
    let folder = given();
    let told = |prj: &[u8]| {
        change(&folder, "prj", |it| *it = prj.to_vec());
        let told = read(&folder.path().join("DK.shp"));
        told.lines().last().unwrap().to_owned()
    };
    assert_eq!(told(b"<!doctype html><html>"), "prj: the .prj is a web page!");
    assert_eq!(told(b"nonsense"), "prj: the projection is none of ours!");
    assert_eq!(told(&[0xff; 100]), "prj: the projection is none of ours!");
}

#[test]
fn no_changed_byte_panics() {
    let folder = given();
    for ending in ["dbf", "shx", "shp", "prj"] {
        let path = folder.path().join(format!("DK.{ending}"));
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] = if at % 2 == 0 { 0 } else { 0xff };
            fs::write(&path, bytes).unwrap();
            read(&folder.path().join("DK.shp"));
        }
        fs::write(&path, whole).unwrap();
    }
}
