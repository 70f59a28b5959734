//! The two readers, each of which must see every table, column and value that was written.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use jetdb::{PageReader, Value as Read};

use super::samples::DAYS;
use super::{Column, ColumnKind, Table, Value};

/// Delimiters that no sample contains, so that the export needs no quotes.
const FIELD: &str = "\u{1F}";
const ROW: &str = "\u{1E}";
const NULL: &str = "\u{1D}";

pub(super) fn jetdb_agrees(path: &Path, tables: &[Table]) {
    let mut reader = PageReader::open(path).unwrap();
    assert_eq!(
        (reader.header().db_key, reader.header().code_page, reader.header().lang_id),
        (0, 936, 0x0804)
    );
    let catalogue = jetdb::read_catalog(&mut reader).unwrap();
    let names: Vec<&str> = tables.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(jetdb::table_names(&mut reader).unwrap(), names);
    for table in tables {
        let page = jetdb::find_table(&catalogue, &table.name).unwrap().table_page;
        let definition = jetdb::read_table_def(&mut reader, &table.name, page).unwrap();
        assert_eq!(definition.num_rows as usize, table.rows.len());
        assert_eq!(definition.columns.len(), table.columns.len());
        for (read, column) in definition.columns.iter().zip(&table.columns) {
            check_column(read, column);
        }
        let result = jetdb::read_table_rows(&mut reader, &definition).unwrap();
        assert_eq!((result.rows.len(), result.skipped_rows), (table.rows.len(), 0));
        for (i, (read, cells)) in result.rows.iter().zip(&table.rows).enumerate() {
            assert_eq!(read, &expected_row(table, cells), "row {i} of {}", table.name);
        }
    }
}

fn check_column(read: &jetdb::ColumnDef, column: &Column) {
    assert_eq!(read.name, column.name);
    match column.kind {
        ColumnKind::Text { chars } => assert_eq!(read.col_size, 2 * chars),
        ColumnKind::Numeric { precision, scale } => {
            assert_eq!((read.precision, read.scale), (precision, scale));
        }
        _ => (),
    }
}

fn expected_row(table: &Table, cells: &[Option<Value>]) -> Vec<Read> {
    let cell = |(column, cell): (&Column, &Option<Value>)| match (column.kind, cell) {
        (_, None) => Read::Null,
        (_, Some(Value::Text(it))) => Read::Text(it.clone()),
        (ColumnKind::Integer, Some(Value::Integer(it))) => Read::Int(i16::try_from(*it).unwrap()),
        (_, Some(Value::Integer(it))) => Read::Long(*it),
        (kind, Some(Value::Numeric(it))) => Read::Numeric(decimal(*it, kind)),
        (_, Some(Value::DateTime(it))) => Read::Timestamp(*it),
    };
    table.columns.iter().zip(cells).map(cell).collect()
}

/// A decimal as people write it.
fn decimal(unscaled: i128, kind: ColumnKind) -> String {
    let ColumnKind::Numeric { scale, .. } = kind else { panic!("a decimal in {kind:?}") };
    let scale = usize::from(scale);
    let digits = format!("{:0>width$}", unscaled.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    format!("{}{whole}.{fraction}", if unscaled < 0 { "-" } else { "" })
}

/// Says so, and passes, where `mdbtools` is not installed.
pub(super) fn mdbtools_agrees(path: &Path, tables: &[Table]) {
    let Some(names) = output("mdb-tables", &["-d", FIELD], path, &[]) else {
        println!("mdbtools is not installed: the second opinion did not run");
        return;
    };
    let mut names: Vec<&str> =
        names.trim_end_matches('\n').split(FIELD).filter(|it| !it.is_empty()).collect();
    names.sort_unstable();
    let mut written: Vec<&str> = tables.iter().map(|it| it.name.as_str()).collect();
    written.sort_unstable();
    assert_eq!(names, written);
    for table in tables {
        let moment = "%Y-%m-%d %H:%M:%S";
        let options = ["-Q", "-d", FIELD, "-R", ROW, "-0", NULL, "-D", moment, "-T", moment];
        let text = output("mdb-export", &options, path, &[&table.name]).unwrap();
        let mut lines = text.split_terminator(ROW);
        let header: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(lines.next().unwrap(), header.join(FIELD));
        let rows: Vec<&str> = lines.collect();
        assert_eq!(rows.len(), table.rows.len(), "rows of {}", table.name);
        for (i, (line, cells)) in rows.iter().zip(&table.rows).enumerate() {
            check_line(line, &expected_line(table, cells), &format!("row {i} of {}", table.name));
        }
    }
}

/// `mdbtools` 1.0 reads UCS-2, in which a character outside the basic plane is two unknown ones; a later one may do better.
fn check_line(line: &str, expected: &str, place: &str) {
    if line != expected {
        let as_ucs2 = |it: char| if it.len_utf16() == 2 { "??".to_owned() } else { it.to_string() };
        assert_eq!(line, expected.chars().map(as_ucs2).collect::<String>(), "{place}");
    }
}

fn expected_line(table: &Table, cells: &[Option<Value>]) -> String {
    let cell = |(column, cell): (&Column, &Option<Value>)| match cell {
        None => NULL.to_owned(),
        Some(Value::Text(it)) if it.is_empty() => NULL.to_owned(), // it does not tell them apart
        Some(Value::Text(it)) => it.clone(),
        Some(Value::Integer(it)) => it.to_string(),
        Some(Value::Numeric(it)) => decimal(*it, column.kind),
        Some(Value::DateTime(it)) => day(*it).to_owned(),
    };
    table.columns.iter().zip(cells).map(cell).collect::<Vec<_>>().join(FIELD)
}

fn day(days: f64) -> &'static str {
    DAYS.iter().find(|it| it.0.to_bits() == days.to_bits()).unwrap().1
}

fn output(tool: &str, options: &[&str], path: &Path, rest: &[&str]) -> Option<String> {
    let output = match Command::new(tool).args(options).arg(path).args(rest).output() {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        output => output.unwrap(),
    };
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaints.is_empty(), "{tool}: {complaints}");
    Some(String::from_utf8(output.stdout).unwrap())
}
