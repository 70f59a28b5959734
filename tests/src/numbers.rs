//! Numbers of people and of their accounts, which stand nowhere in clear: looked for in answers, logs, files and rows.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use zip::ZipArchive;

use crate::{Answer, identity_numbers, pdf_text};

/// Shorter runs of digits are no number that is looked for.
const LENGTH_MIN: usize = 16;

/// What stands nowhere in clear.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    numbers: BTreeSet<String>,
    lengths: BTreeSet<usize>,
}

impl Numbers {
    /// The identity numbers of the samples, and more.
    pub fn of_samples_and(more: &[&str]) -> Self {
        let mut numbers = identity_numbers();
        numbers.extend(more.iter().map(|it| (*it).to_owned()));
        let lengths: BTreeSet<usize> = numbers.iter().map(String::len).collect();
        assert!(lengths.iter().all(|it| *it >= LENGTH_MIN), "{lengths:?}");
        Self { numbers, lengths }
    }

    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// One that stands in some bytes.
    pub fn standing_in(&self, bytes: &[u8]) -> Option<&str> {
        self.all_standing_in(bytes).pop_first()
    }

    /// Those that stand in some bytes.
    pub fn all_standing_in(&self, bytes: &[u8]) -> BTreeSet<&str> {
        let runs = bytes.split(|it| !matches!(it, b'0'..=b'9' | b'X' | b'x'));
        let long = runs.filter(|it| it.len() >= LENGTH_MIN);
        let windows = |run| self.lengths.iter().flat_map(move |it| <[u8]>::windows(run, *it));
        let texts = long.flat_map(windows).filter_map(|it| str::from_utf8(it).ok());
        texts.filter_map(|it| self.numbers.get(it)).map(String::as_str).collect()
    }

    /// One that stands in an answer, its headers, or what is packed into it.
    pub fn standing_in_answer(&self, answer: &Answer) -> Option<&str> {
        let headers = format!("{:?}", answer.headers);
        let packed = match answer.content_type.as_str() {
            "application/pdf" => pdf_text(&answer.bytes).into_bytes(),
            it if it.contains("spreadsheet") => unpacked(&answer.bytes),
            _ => answer.bytes.clone(),
        };
        self.standing_in(headers.as_bytes()).or_else(|| self.standing_in(&packed))
    }

    /// Fails where one stands in a file of a folder, with its path.
    pub fn assert_in_no_file_of(&self, folder: &Path) {
        for file in files(folder) {
            let bytes = std::fs::read(&file).unwrap();
            assert_eq!(self.standing_in(&bytes), None, "{}", file.display());
        }
    }

    /// Fails where one stands in a row of a database on PostgreSQL.
    pub async fn assert_in_no_row_of(&self, database: &DatabaseConnection) {
        for (table, row) in dump(database).await {
            assert_eq!(self.standing_in(row.as_bytes()), None, "{table}: {row}");
        }
    }
}

/// All that is packed into an archive, one after the other.
fn unpacked(archive: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut unpacked = Vec::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_end(&mut unpacked).unwrap();
        unpacked.push(b'\n');
    }
    unpacked
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Every row of every table as text with its table, bytes that can be read among it.
async fn dump(database: &DatabaseConnection) -> Vec<(String, String)> {
    let statement = |sql: String| Statement::from_string(database.get_database_backend(), sql);
    let tables =
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
    let mut rows = Vec::new();
    for table in database.query_all_raw(statement(tables.to_owned())).await.unwrap() {
        let table: String = table.try_get_by_index(0).unwrap();
        // The setting belongs to the connection, and the next question may get another one: both go in one.
        let sql =
            format!("SELECT set_config('bytea_output', 'escape', false), t::text FROM {table} t");
        for row in database.query_all_raw(statement(sql)).await.unwrap() {
            rows.push((table.clone(), row.try_get_by_index(1).unwrap()));
        }
    }
    assert!(rows.len() > 100, "the dump is not empty");
    rows
}
