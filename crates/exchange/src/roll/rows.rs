//! The rows of one sheet: cells by their columns, and what is found wrong with them.

use identity::mask_identity_number;
use tenure::submission::Text;

use super::RowPlace;
use super::column::{Column, Headings};
use super::finding::{CellFinding, CellRule};
use super::layout::CellPlace;
use crate::table::workbook::{Cells, Sheet};

/// What the first text of a row is that sums others.
const SUMS: [&str; 3] = ["合计", "总计", "小计"];

/// A row below the headings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) headings: &'a Headings,
    /// From 0.
    pub(super) number: u32,
    cells: &'a Cells,
}

impl<'a> Row<'a> {
    /// The rows of a sheet that have any text.
    pub(super) fn all(sheet: &'a Sheet, headings: &'a Headings) -> impl Iterator<Item = Self> {
        let rows = sheet.rows.range(headings.row + 1..);
        rows.map(move |(number, cells)| Self { sheet, headings, number: *number, cells })
    }

    pub(super) fn place(&self) -> RowPlace {
        RowPlace { sheet: self.sheet.name.clone(), row: self.number + 1 }
    }

    /// A cell of this row, by its column from 0.
    pub(super) fn cell(&self, column: u32) -> CellPlace {
        CellPlace { sheet: self.sheet.name.clone(), row: self.number + 1, column }
    }

    /// What stands in a column.
    pub(super) fn text(&self, column: &Column) -> Option<&'a str> {
        self.at(self.headings.column(column)?)
    }

    pub(super) fn at(&self, column: u32) -> Option<&'a str> {
        self.cells.get(&column).map(Text::as_str)
    }

    /// Whether it sums what stands above it.
    pub(super) fn is_sum(&self) -> bool {
        let first = self.cells.values().next().map(|it| it.replace(char::is_whitespace, ""));
        first.is_some_and(|it| SUMS.iter().any(|sum| it.starts_with(sum)))
    }

    /// Whether anything stands in the columns of persons or shares: a remark below the roll has nothing there.
    pub(super) fn says_something(&self) -> bool {
        let shares = self.headings.of_shares().into_iter().any(|(at, _)| self.at(at).is_some());
        let named = [Column::Name, Column::IdentityNumber];
        shares || named.iter().any(|it| self.text(it).is_some())
    }

    /// A finding about a column of this row.
    pub(super) fn finding(&self, column: &Column, rule: CellRule) -> CellFinding {
        let column = self.headings.column(column).unwrap_or_default();
        self.finding_at(column, rule)
    }

    pub(super) fn finding_at(&self, column: u32, rule: CellRule) -> CellFinding {
        let value = self.at(column).unwrap_or_default();
        let secret = Some(column) == self.headings.column(&Column::IdentityNumber);
        CellFinding {
            place: self.cell(column),
            value: if secret { mask_identity_number(value) } else { value.to_owned() },
            rule,
        }
    }

    /// Reads a column, if anything stands there; what is wrong is noted.
    pub(super) fn read<T>(
        &self,
        column: &Column,
        findings: &mut Vec<CellFinding>,
        parse: impl Fn(&str) -> Result<T, CellRule>,
    ) -> Option<T> {
        let read = parse(self.text(column)?);
        read.map_err(|rule| findings.push(self.finding(column, rule))).ok()
    }
}
