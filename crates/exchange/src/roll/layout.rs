//! Where the columns of a workbook stand, for whoever finds something wrong with what was read.

use std::collections::BTreeMap;

use super::RowPlace;
use super::column::{Column, Headings};

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    pub sheet: String,
    /// As the office program counts them, from 1.
    pub row: u32,
    /// From 0.
    pub(super) column: u32,
}

/// What a cell of a roll tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Household,
    Name,
    IdentityNumber,
    Sex,
    Relation,
    Ground,
    FirstDay,
    Class,
    Shares,
}

/// The columns of the sheets that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout(BTreeMap<String, BTreeMap<Field, u32>>);

impl CellPlace {
    /// The letters of the column, such as `D`.
    pub fn column(&self) -> String {
        let mut letters = Vec::new();
        let mut left = self.column + 1;
        while left > 0 {
            left -= 1;
            letters.push(char::from_u32(u32::from('A') + left % 26).unwrap_or('?'));
            left /= 26;
        }
        letters.into_iter().rev().collect()
    }

    /// As the office program names it, such as `D7`.
    pub fn cell(&self) -> String {
        format!("{}{}", self.column(), self.row)
    }
}

impl Layout {
    pub(super) fn add(&mut self, sheet: &str, headings: &Headings) {
        let known = [
            (Field::Household, Column::Household),
            (Field::Name, Column::Name),
            (Field::IdentityNumber, Column::IdentityNumber),
            (Field::Sex, Column::Sex),
            (Field::Relation, Column::Relation),
            (Field::Ground, Column::Ground),
            (Field::FirstDay, Column::FirstDay),
            (Field::Class, Column::Class),
            (Field::Shares, Column::Shares),
        ];
        let known =
            known.into_iter().filter_map(|(field, it)| Some((field, headings.column(&it)?)));
        self.0.insert(sheet.to_owned(), known.collect());
    }

    /// The cell of a row that tells a field; that of the name where the sheet has no such column.
    pub fn cell(&self, row: &RowPlace, field: Field) -> CellPlace {
        let columns = self.0.get(&row.sheet);
        let column = |field| columns.and_then(|it| it.get(&field)).copied();
        let column = column(field).or_else(|| column(Field::Name)).unwrap_or_default();
        CellPlace { sheet: row.sheet.clone(), row: row.row, column }
    }
}
