//! What a rule found, as data.

use crate::rule::RuleCode;
use crate::submission::{Record, Table, Text};

/// One finding of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    pub rule: RuleCode,
    /// The objects it concerns, the first one first.
    pub objects: Vec<Object>,
    /// Where it stands in what was submitted.
    pub place: Place,
    /// The file that it is about, where it is about a file and not about a row of a table.
    pub file: Option<Spot>,
    pub measure: Option<Measure>,
    /// For the clerk, in Chinese.
    pub message: String,
}

impl Violation {
    /// A finding without a measure.
    pub fn new(rule: RuleCode, objects: Vec<Object>, place: Place, message: String) -> Self {
        Self { rule, objects, place, file: None, measure: None, message }
    }

    /// The same finding with how much it is about.
    #[must_use]
    pub fn measured(self, value: &dyn ToString, limit: &dyn ToString, unit: &'static str) -> Self {
        let measure = Measure { value: value.to_string(), limit: Some(limit.to_string()), unit };
        Self { measure: Some(measure), ..self }
    }
}

/// An object of the register or of a submission, by its code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// The whole submission, or a whole table of it.
    Submission,
    Issuer(Text),
    /// A contractor, and the household behind it; also a household without land.
    Household(Text),
    Parcel(Text),
    Homestead(Text),
    Collective(Text),
    /// A member of a collective, or who would become one, by the id of the person.
    Member(Text),
    /// A boundary point or line, by its number.
    Boundary(Text),
    /// The area of a division.
    Division(Text),
    /// A land contract with the right under it.
    Contract(Text),
    /// A document of a case, by its role.
    Document(Text),
    /// The case itself.
    Case,
}

impl Object {
    /// The code, or the empty text for the whole submission and for a case.
    pub fn code(&self) -> &str {
        match self {
            Self::Submission | Self::Case => "",
            Self::Issuer(code)
            | Self::Household(code)
            | Self::Parcel(code)
            | Self::Homestead(code)
            | Self::Collective(code)
            | Self::Member(code)
            | Self::Boundary(code)
            | Self::Division(code)
            | Self::Contract(code)
            | Self::Document(code) => code,
        }
    }
}

/// Where a finding stands: the row and the field of a table, and the coordinate where it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub table: Option<Table>,
    /// The number of the row, from 1.
    pub row: Option<u64>,
    /// The name of the field, as in [`crate::submission::Field`].
    pub field: Option<&'static str>,
    /// Easting and northing in the coordinate system of the layer.
    pub coordinate: Option<(f64, f64)>,
    /// The ring, 0 being the first exterior, and the vertex on it, from 0.
    pub ring: Option<usize>,
    pub vertex: Option<usize>,
}

impl Place {
    /// A row of its table.
    pub fn row_of<R: Record>(record: &R) -> Self {
        Self { table: Some(R::TABLE), row: Some(record.row()), ..Self::default() }
    }

    /// A field of a row of its table.
    pub fn field_of<R: Record>(record: &R, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::row_of(record) }
    }

    /// A whole table.
    pub fn table(table: Table) -> Self {
        Self { table: Some(table), ..Self::default() }
    }
}

/// Where in a file that is no table of rows something stands; the row is that of the [`Place`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The path inside the submission.
    pub path: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The letters of the column in its sheet.
    pub column: Option<String>,
}

impl Spot {
    /// A whole file.
    pub fn file(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }
}

/// How much: the value found, the limit it was held against, and their unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub value: String,
    pub limit: Option<String>,
    pub unit: &'static str,
}
