//! A sheet of a workbook as a summary table 汇总表: which kind it is, its columns by their headings, its rows.

mod heading;

use std::collections::BTreeMap;

use tenure::submission::{
    DeliveredFigure, Obligation, SummaryKind, SummaryRow, SummaryTable, Text,
};

use self::heading::{Headings, column_of, plain};
use crate::table::workbook::{Cells, Sheet};

/// The heading of a table has three rows at most.
const HEADING_ROWS_MAX: u32 = 3;
/// What stands in the place of a number where there is none.
const DASHES: [&str; 5] = ["-", "--", "—", "——", "/"];

/// Reads a sheet of the file with the given path; what keeps it from being read is said in Chinese.
pub(super) fn read(file: &str, sheet: &Sheet) -> Result<SummaryTable, String> {
    let headings = Headings::find(sheet, HEADING_ROWS_MAX)
        .ok_or("表头中没有“权属单位代码”，不是标准的汇总表")?;
    let titles = sheet.rows.range(..headings.first_row).flat_map(|(_, it)| it.values());
    let title = titles.map(Text::as_str).chain([sheet.name.as_str(), file]).find_map(kind_named);
    let kind =
        title.or_else(|| kind_of(&headings)).ok_or("名称和表头都不是标准的七种汇总表之一")?;
    let columns = columns(kind, &headings);
    if columns.is_empty() {
        return Err(format!("表头没有“{}”的任何一列", kind.title_zh()));
    }
    let indexes: Vec<u32> = columns.keys().copied().collect();
    let body = sheet.rows.range(headings.first_row + headings.n_rows..);
    let rows = body.filter_map(|(row, cells)| line(*row, cells, headings.code_column, &indexes));
    Ok(SummaryTable {
        kind,
        file: file.to_owned(),
        sheet: sheet.name.clone(),
        rows: rows.collect(),
        columns: columns.into_values().collect(),
    })
}

/// The kind whose title stands in a text.
fn kind_named(text: &str) -> Option<SummaryKind> {
    let text = plain(text);
    SummaryKind::ALL.into_iter().find(|it| text.contains(it.title_zh()))
}

/// The only kind that finds all of its columns.
fn kind_of(headings: &Headings) -> Option<SummaryKind> {
    let complete = |kind: &SummaryKind| {
        let found = columns(*kind, headings);
        let mut columns =
            kind.columns().iter().filter(|it| it.obligation == Obligation::Mandatory).peekable();
        columns.peek().is_some()
            && columns.all(|column| found.values().any(|it| it.figure == column.figure))
    };
    let mut kinds = SummaryKind::ALL.into_iter().filter(complete);
    kinds.next().filter(|_| kinds.next().is_none())
}

/// The columns of a kind by their places; of two with one heading the first.
fn columns(kind: SummaryKind, headings: &Headings) -> BTreeMap<u32, DeliveredFigure> {
    let mut columns: BTreeMap<u32, DeliveredFigure> = BTreeMap::new();
    for (index, path) in &headings.paths {
        let Some(figure) = column_of(kind, path) else { continue };
        if columns.values().all(|it| it.figure != figure) {
            columns.insert(*index, DeliveredFigure { figure, letters: letters(*index) });
        }
    }
    columns
}

/// A row of a division; a note below the table, which has no numbers, is none.
fn line(row: u32, cells: &Cells, code_column: u32, indexes: &[u32]) -> Option<SummaryRow> {
    let number = |it: &Text| {
        let text = it.replace([',', '，'], "");
        (!DASHES.contains(&text.as_str())).then(|| Text::from(text))
    };
    let values: Vec<Option<Text>> =
        indexes.iter().map(|it| cells.get(it).and_then(number)).collect();
    let code = cells.get(&code_column).cloned().unwrap_or_default();
    let is_code = !code.is_empty() && code.bytes().all(|it| it.is_ascii_digit());
    let says = is_code || values.iter().any(Option::is_some);
    says.then(|| SummaryRow { row: u64::from(row) + 1, code, values })
}

/// The letters of a column: A to Z, then AA.
fn letters(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(index);
    while let Some(index) = rest {
        letters.push(char::from_digit(index % 26 + 10, 36).unwrap_or('?').to_ascii_uppercase());
        rest = (index / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests;
