//! Delimited tables in every encoding.

use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::CsvTable;
use crate::text::decode;

fn read(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("CBF.csv");
    std::fs::write(&path, bytes).unwrap();
    let mut table = match CsvTable::open(&path) {
        Ok(table) => table,
        Err(error) => return format!("{error}\n"),
    };
    let mut runs = Vec::new();
    let scan = match table.scan(|row, record, bytes| runs.push((row, record.len(), bytes))) {
        Ok(scan) => scan,
        Err(error) => return format!("{error}\n"),
    };
    let mut told = format!("{:?} {} rows {}\n", table.columns(), scan.n_rows, scan.encoding.name());
    // Out of order, to show that each run stands for itself.
    for (row, n_fields, bytes) in runs.into_iter().rev() {
        let each = |at, record: &csv::ByteRecord| {
            let values: Vec<_> = record.iter().map(|it| decode(table.encoding(), it)).collect();
            writeln!(told, "{at} {n_fields} {values:?}").unwrap();
        };
        table.read_run(row, bytes, each).unwrap();
    }
    if scan.undecodable.count > 0 {
        writeln!(told, "undecodable {:?}", scan.undecodable.first).unwrap();
    }
    if scan.n_uneven > 0 {
        writeln!(told, "uneven {:?}", scan.uneven).unwrap();
    }
    told
}

fn check(bytes: &[u8], expected: &Expect) {
    expected.assert_eq(&read(bytes));
}

#[test]
fn runs_are_found_again_with_and_without_a_mark() {
    let text = "CBFBM,CBFMC\n1,张三\n2,\"李\n四, \"\"小\"\"\"\n3,\n";
    let expected = expect![[r#"
        ["CBFBM", "CBFMC"] 3 rows UTF-8
        3 2 [Some("3"), Some("")]
        2 2 [Some("2"), Some("李\n四, \"小\"")]
        1 2 [Some("1"), Some("张三")]
    "#]];
    check(text.as_bytes(), &expected);
    check(format!("\u{feff}{text}").as_bytes(), &expected);
    let with_returns = read(text.replace('\n', "\r\n").as_bytes());
    expected.assert_eq(&with_returns.replace("\\r\\n", "\\n"));
}

#[test]
fn gbk_is_found_by_its_bytes() {
    let (bytes, ..) = encoding_rs::GB18030.encode("CBFBM,CBFMC\n1,张𬭎\n2,㙍上\n");
    check(
        &bytes,
        &expect![[r#"
            ["CBFBM", "CBFMC"] 2 rows gb18030
            2 2 [Some("2"), Some("㙍上")]
            1 2 [Some("1"), Some("张𬭎")]
        "#]],
    );
}

#[test]
fn a_broken_byte_is_told_with_row_and_column() {
    let mut bytes = "CBFBM,CBFMC\n1,张三丰\n2,李四丰\n3,王五丰\n".as_bytes().to_vec();
    let at = bytes.iter().position(|it| *it == b'2').unwrap() + 3;
    bytes[at] = b'?';
    check(
        &bytes,
        &expect![[r#"
            ["CBFBM", "CBFMC"] 3 rows UTF-8
            3 2 [Some("3"), Some("王五丰")]
            2 2 [Some("2"), None]
            1 2 [Some("1"), Some("张三丰")]
            undecodable [(2, 1)]
        "#]],
    );
}

#[test]
fn rows_of_other_lengths_are_told() {
    check(
        b"A,B\n1\n1,2\n1,2,3\n",
        &expect![[r#"
            ["A", "B"] 3 rows UTF-8
            3 3 [Some("1"), Some("2"), Some("3")]
            2 2 [Some("1"), Some("2")]
            1 1 [Some("1")]
            uneven [1, 3]
        "#]],
    );
}

#[test]
fn files_that_are_no_tables() {
    check(b"", &expect![["the file is empty\n"]]);
    check(b"\xff\xfeA\0,\0B\0", &expect![["the file is UTF-16\n"]]);
}

#[test]
fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
    let mut bytes = b"A,B\n1,2\n1,\"".to_vec();
    bytes.extend(b"x,y\n".repeat(2 << 20));
    check(&bytes, &expect![["row 2 has no end within 4194304 bytes\n"]]);
}
