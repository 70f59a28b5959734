//! Writes samples and reads them back, with `jetdb` and, where it is installed, `mdbtools`.

mod readers;
mod samples;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use super::{Column, ColumnKind, Table, Value, write};
use readers::{jetdb_agrees, mdbtools_agrees};

/// A file that is gone after its test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        Self(env::temp_dir().join(format!("sanquan-{}-{name}.mdb", process::id())))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        _ = fs::remove_file(&self.0);
    }
}

fn check_readers(name: &str, tables: &[Table]) {
    let file = Scratch::new(name);
    write(file.path(), tables).unwrap();
    jetdb_agrees(file.path(), tables);
    mdbtools_agrees(file.path(), tables);
}

#[test]
fn readers_see_every_value_of_three_tables() {
    check_readers("three-tables", &[samples::members(), samples::parcels(), samples::contracts()]);
}

#[test]
fn readers_follow_a_definition_over_several_pages() {
    check_readers("wide", &[samples::wide(255), samples::members()]);
}

#[test]
fn readers_follow_a_map_too_large_for_its_row() {
    check_readers("large", &[samples::members(), samples::large(1100), samples::parcels()]);
}

#[test]
fn readers_see_tables_without_rows() {
    let empty = |it: Table| Table { rows: Vec::new(), ..it };
    check_readers("empty", &[empty(samples::members()), empty(samples::contracts())]);
    check_readers("no-tables", &[]);
}

#[test]
fn readers_see_rows_without_variable_columns() {
    let columns =
        vec![Column::new("甲", ColumnKind::Long), Column::new("乙", ColumnKind::DateTime)];
    let row = |n: i32| {
        vec![Some(Value::Integer(n)), (n != 2).then(|| Value::DateTime(samples::DAYS[0].0))]
    };
    let table = Table { name: "FIXED".to_owned(), columns, rows: (-1..4).map(row).collect() };
    check_readers("fixed", &[table]);
}

#[test]
fn two_runs_write_the_same_file() {
    let (one, other) = (Scratch::new("one"), Scratch::new("other"));
    write(one.path(), &[samples::contracts()]).unwrap();
    write(other.path(), &[samples::contracts()]).unwrap();
    assert_eq!(fs::read(one.path()).unwrap(), fs::read(other.path()).unwrap());
}

#[test]
fn what_the_format_cannot_hold_is_refused_and_not_written() {
    let text = ColumnKind::Text { chars: 2 };
    refuses(
        text,
        Value::text("张𬭎"),
        "column `A` of Text { chars: 2 } cannot hold Text(\"张𬭎\")",
    );
    refuses(text, Value::Integer(1), "column `A` of Text { chars: 2 } cannot hold Integer(1)");
    refuses(
        ColumnKind::Integer,
        Value::Integer(40_000),
        "column `A` of Integer cannot hold Integer(40000)",
    );
    let kind = ColumnKind::Numeric { precision: 3, scale: 2 };
    let detail = "column `A` of Numeric { precision: 3, scale: 2 } cannot hold Numeric(-1000)";
    refuses(kind, Value::Numeric(-1000), detail);
    let kind = ColumnKind::Numeric { precision: 29, scale: 2 };
    let detail = "column `A` cannot be Numeric { precision: 29, scale: 2 }";
    refuses(kind, Value::Numeric(0), detail);
    refuses(
        ColumnKind::Memo,
        Value::text("\u{FEFF}字"),
        "text begins with a byte order mark: \"\\u{feff}字\"",
    );
}

#[test]
fn a_row_longer_than_a_page_is_refused() {
    let row = samples::wide(255)
        .columns
        .iter()
        .map(|_| Some(Value::text("九个字九个字九个字")))
        .collect();
    let table = Table { rows: vec![row], ..samples::wide(255) };
    let error = write(Scratch::new("long-row").path(), &[table]).unwrap_err();
    assert_eq!(error.to_string(), "a row of 5138 bytes, 4060 at most");
}

fn refuses(kind: ColumnKind, value: Value, detail: &str) {
    let file = Scratch::new("refused");
    let columns = vec![Column::new("A", kind)];
    let table = Table { name: "T".to_owned(), columns, rows: vec![vec![Some(value)]] };
    let error = write(file.path(), &[table]).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidInput, detail));
    assert!(!file.path().exists());
}
