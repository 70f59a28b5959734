//! Workbooks made by hand, as small as they can be.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use calamine::{Reader as _, Xls};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{BYTES_MAX, Sheet, WorkbookError, sheets_of};

fn read_bytes(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    sheets_of(bytes, BYTES_MAX)
}

/// `Sheet1 A1=… B2=…`, cells by their numbers.
fn told(sheets: &[Sheet]) -> String {
    let mut told = String::new();
    for sheet in sheets {
        told += &sheet.name;
        for (row, cells) in &sheet.rows {
            for (column, it) in cells {
                write!(told, " {row},{column}={it}").unwrap();
            }
        }
    }
    told
}

fn xlsx(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with the given rows.
fn xlsx_of(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    xlsx(&[
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ])
}

#[test]
fn cells_of_a_new_workbook() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t> 代码 </t></is></c><c r="C1"><v>0.30000000000000004</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#;
    let sheets = read_bytes(&xlsx_of(rows)).unwrap();
    assert_eq!(told(&sheets), "一 0,0=代码 0,2=0.3 1048575,16383=7");
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_not_read() {
    let bytes = xlsx(&[("xl/sharedStrings.xml", &"0".repeat(10_001))]);
    assert!(bytes.len() < 1_000, "it is small before");
    let error = sheets_of(&bytes, 10_000).unwrap_err();
    assert!(matches!(error, WorkbookError::TooLarge), "{error}");
}

#[test]
fn what_is_no_workbook_is_told() {
    let error = |bytes: &[u8]| read_bytes(bytes).unwrap_err().title_zh();
    assert_eq!(error(b"<html></html>"), "不是Excel工作簿（xls或xlsx）");
    assert_eq!(error(&xlsx(&[("a.txt", "a")])), "Excel工作簿已损坏，无法读取");
    assert_eq!(error(b"PK\x03\x04"), "Excel工作簿已损坏，无法读取");
    assert_eq!(error(b"\xD0\xCF\x11\xE0"), "Excel工作簿已损坏，无法读取");
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn cell(kind: u16, row: u16, column: u16, value: &[u8]) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(kind, &[&head[..], value].concat())
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The stream of a workbook: a text that goes on in another record, and cells of every kind.
fn stream() -> Vec<u8> {
    let begin = |kind: u16| {
        record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat())
    };
    let short =
        |text: &str| [&[u8::try_from(text.chars().count()).unwrap(), 1], &wide(text)[..]].concat();
    // 权属单位代码, of which the last three characters stand in the next record; and a narrow text.
    let shared = [&[2, 0, 0, 0, 2, 0, 0, 0, 6, 0, 1][..], &wide("权属单")].concat();
    let continued = [&[1][..], &wide("位代码"), &[2, 0, 0], b"ab"].concat();
    let cells = [
        begin(0x10),
        cell(0x00FD, 0, 0, &0_u32.to_le_bytes()),
        cell(0x00FD, 0, 1, &1_u32.to_le_bytes()),
        cell(0x0203, 1, 0, &22_022_190_190_100.0_f64.to_le_bytes()),
        // 1234.56 in hundredths, and 3 as a float; then both side by side.
        cell(0x027E, 1, 1, &(123_456_u32 << 2 | 3).to_le_bytes()),
        cell(0x027E, 1, 2, &u32::try_from(3.0_f64.to_bits() >> 32).unwrap().to_le_bytes()),
        record(
            0x00BD,
            &[
                &[2, 0, 4, 0, 0, 0][..],
                &(7_u32 << 2 | 2).to_le_bytes(),
                &[0, 0],
                &(5_u32 << 2 | 2).to_le_bytes(),
                &[5, 0],
            ]
            .concat(),
        ),
        cell(0x0006, 3, 0, &[&0.25_f64.to_le_bytes()[..], &[0; 6], &[0; 2]].concat()),
        cell(0x0006, 3, 1, &[&[0, 0, 0, 0, 0, 0, 0xFF, 0xFF][..], &[0; 6], &[0; 2]].concat()),
        record(0x0207, &[&[1, 0, 1][..], &wide("式")].concat()),
        cell(0x0204, 4, 0, &[&[1, 0, 1][..], &wide("签")].concat()),
        record(0x000A, &[]),
    ]
    .concat();
    let globals = |at: u32| {
        [
            begin(5),
            record(0x0085, &[&at.to_le_bytes()[..], &[0, 0], &short("表")].concat()),
            record(0x00FC, &shared),
            record(0x003C, &continued),
            record(0x000A, &[]),
        ]
        .concat()
    };
    let at = u32::try_from(globals(0).len()).unwrap();
    [globals(at), cells].concat()
}

/// A compound file with one stream, which is long enough for ordinary sectors.
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let n_sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        header[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    header[76..].fill(0xFF);
    let end = 0xFFFF_FFFE_u32;
    for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, end), (68, end), (76, 0)] {
        header[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    let mut table: Vec<u32> = vec![0xFFFF_FFFD, end];
    table.extend((0..n_sectors).map(|it| if it + 1 == n_sectors { end } else { it + 3 }));
    table.resize(128, u32::MAX);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    let entry = |name: &str, kind: u8, first: u32, length: usize| {
        let mut entry = wide(name);
        entry.resize(64, 0);
        let name_bytes = u16::try_from(2 * name.len() + 2).unwrap();
        entry.extend(name_bytes.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([0xFF; 12]);
        entry.resize(116, 0);
        entry.extend(first.to_le_bytes());
        entry.extend(u32::try_from(length).unwrap().to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    let mut directory =
        [entry("Root Entry", 5, end, 0), entry("Workbook", 2, 2, stream.len())].concat();
    directory.resize(512, 0);
    [header, table, directory, stream].concat()
}

const CELLS: &str = "表 0,0=权属单位代码 0,1=ab 1,0=22022190190100 1,1=1234.56 1,2=3 \
    2,4=7 2,5=5 3,0=0.25 3,1=式 4,0=签";

#[test]
fn cells_of_an_old_workbook() {
    assert_eq!(told(&read_bytes(&compound(&stream())).unwrap()), CELLS);
}

#[test]
fn another_reader_reads_the_same_of_an_old_workbook() {
    let mut workbook = Xls::new(Cursor::new(compound(&stream()))).unwrap();
    let range = workbook.worksheet_range("表").unwrap();
    let mut told = "表".to_owned();
    for (row, column, it) in range.used_cells() {
        write!(told, " {row},{column}={it}").unwrap();
    }
    assert_eq!(told, CELLS);
}

#[test]
fn an_old_workbook_that_is_broken_anywhere_is_read_or_told_but_never_more() {
    let whole = compound(&stream());
    for length in 0..whole.len() {
        let _ = read_bytes(&whole[..length]).map(|it| told(&it));
    }
    let cut = compound(&stream()[..200]);
    assert!(matches!(read_bytes(&cut), Err(WorkbookError::Damaged(_))));
    // A chain of sectors that leads back to its beginning.
    let mut circle = whole.clone();
    circle[512 + 4 * 3..512 + 4 * 4].copy_from_slice(&2_u32.to_le_bytes());
    assert!(matches!(read_bytes(&circle), Err(WorkbookError::Damaged(_))));
}

#[test]
fn far_corners_of_an_old_workbook_take_no_room() {
    let begin = |kind: u8| record(0x0809, &[&[0, 6, kind, 0][..], &[0; 12]].concat());
    let number = 1.0_f64.to_le_bytes();
    let corners = [cell(0x0203, 0, 0, &number), cell(0x0203, u16::MAX, u16::MAX, &number)].concat();
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    let globals = |at: u32| [begin(5), sheet(at), record(0x000A, &[])].concat();
    let at = u32::try_from(globals(0).len()).unwrap();
    let stream = [globals(at), begin(0x10), corners, record(0x000A, &[])].concat();
    assert_eq!(told(&read_bytes(&compound(&stream)).unwrap()), "a 0,0=1 65535,65535=1");
}
