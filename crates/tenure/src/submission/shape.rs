//! The form of a submission, apart from its rows: its files and the columns of its tables.

use std::collections::BTreeMap;

use super::{Summaries, Table};

/// What was delivered and in what form.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Files that are missing, misnamed or cannot be read.
    pub file_troubles: Vec<FileTrouble>,
    /// Parts of a full submission that are not in this one, by the names of their folders.
    pub parts_absent: Vec<String>,
    /// The columns of each delivered table.
    pub columns: BTreeMap<Table, Vec<Column>>,
    /// The tables that sum the rows up.
    pub summaries: Summaries,
}

/// A file that is missing, misnamed or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTrouble {
    /// The path inside the submission.
    pub file: String,
    /// The table it would hold, where that is known.
    pub table: Option<Table>,
    /// The row at which reading stopped, where it had begun.
    pub row: Option<u64>,
    /// What is wrong, in Chinese.
    pub trouble: String,
    /// Whether the rest can be read without it.
    pub fatal: bool,
}

/// A column as it was delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The register's name of the field; `None` for a column that the standard does not have.
    pub field: Option<&'static str>,
    /// The name in the file.
    pub name: String,
    pub kind: ColumnKind,
}

/// The type of a delivered column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A table of plain texts, whose columns have no types.
    Untyped,
    /// Text of at most so many characters or bytes; `None` where the file sets no limit.
    Text(Option<u16>),
    /// A number: all digits with the point, and digits after the point.
    Number {
        digits: Option<u16>,
        decimals: Option<u16>,
    },
    Date,
    /// Another type, by its name.
    Other(&'static str),
}
