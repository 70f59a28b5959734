//! Reading the cells of a row; the place of what cannot be read.

use chrono::NaiveDate;
use geometry::{Mu, SquareMetres};

use super::Entered;
use crate::rules::value;
use crate::submission::{Record, Table, Text};
use crate::{IdentityDocument, IdentityNumber};

/// A cell that passed the rules and still cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row} of {table:?}: `{field}` cannot be read")]
pub struct Unreadable {
    pub table: Table,
    pub row: u64,
    pub field: &'static str,
}

/// The cells of one row.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    table: Table,
    row: u64,
}

pub(super) type Cell<'a> = &'a Option<Text>;

impl Cells {
    pub(super) fn of<R: Record>(record: &R) -> Self {
        Self::at(R::TABLE, record.row())
    }

    pub(super) fn at(table: Table, row: u64) -> Self {
        Self { table, row }
    }

    /// The refusal of a field of this row.
    pub(super) fn unreadable(self, field: &'static str) -> Unreadable {
        Unreadable { table: self.table, row: self.row, field }
    }

    /// A fact read from this row.
    pub(super) fn entered<T>(self, fact: T, first_day: NaiveDate) -> Entered<T> {
        Entered { fact, first_day, table: self.table, row: self.row }
    }

    /// A cell that must be filled, read by `parse`.
    pub(super) fn read<T>(
        self,
        field: &'static str,
        cell: Cell<'_>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Unreadable> {
        cell.as_deref().and_then(parse).ok_or_else(|| self.unreadable(field))
    }

    /// A cell that may be empty, read by `parse` where it is not.
    pub(super) fn read_some<T>(
        self,
        field: &'static str,
        cell: Cell<'_>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Unreadable> {
        cell.as_deref().map(|text| parse(text).ok_or_else(|| self.unreadable(field))).transpose()
    }

    pub(super) fn text(self, field: &'static str, cell: Cell<'_>) -> Result<String, Unreadable> {
        self.read(field, cell, |text| Some(text.to_owned()))
    }

    pub(super) fn day(self, field: &'static str, cell: Cell<'_>) -> Result<NaiveDate, Unreadable> {
        self.read(field, cell, value::day)
    }

    pub(super) fn area_m2(
        self,
        field: &'static str,
        cell: Cell<'_>,
    ) -> Result<SquareMetres, Unreadable> {
        self.read(field, cell, |text| value::decimal(text).map(SquareMetres))
    }

    pub(super) fn some_area_m2(
        self,
        field: &'static str,
        cell: Cell<'_>,
    ) -> Result<Option<SquareMetres>, Unreadable> {
        self.read_some(field, cell, |text| value::decimal(text).map(SquareMetres))
    }

    pub(super) fn some_area_mu(
        self,
        field: &'static str,
        cell: Cell<'_>,
    ) -> Result<Option<Mu>, Unreadable> {
        self.read_some(field, cell, |text| value::decimal(text).map(Mu))
    }

    /// 是否: 1 yes, 2 no (C.19).
    pub(super) fn yes(self, field: &'static str, cell: Cell<'_>) -> Result<bool, Unreadable> {
        self.read(field, cell, yes)
    }

    pub(super) fn some_yes(
        self,
        field: &'static str,
        cell: Cell<'_>,
    ) -> Result<Option<bool>, Unreadable> {
        self.read_some(field, cell, yes)
    }

    pub(super) fn document(
        self,
        field: &'static str,
        kind: Cell<'_>,
        number: Cell<'_>,
    ) -> Result<IdentityDocument, Unreadable> {
        Ok(IdentityDocument {
            kind: self.read(field, kind, |text| identity::DocumentKind::parse(text).ok())?,
            number: IdentityNumber::new(self.text(field, number)?),
        })
    }
}

/// A cell that may be empty, as it stands.
pub(super) fn some(cell: Cell<'_>) -> Option<String> {
    cell.as_deref().map(str::to_owned)
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    }
}
