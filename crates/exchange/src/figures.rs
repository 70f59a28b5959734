//! A table of figures as comma-separated values and as a workbook.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

/// So wide are the columns of a workbook, in characters; the number is our own.
const WIDTH: f64 = 18.0;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// A whole number; beyond what a workbook's numbers hold exactly it is written as text.
    Whole(i128),
    Empty,
}

/// A table that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error("the comma-separated values cannot be written")]
    Csv(#[from] csv::Error),
    #[error("the workbook cannot be written")]
    Workbook(#[from] XlsxError),
}

/// A table with its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureTable {
    pub name: &'static str,
    pub headings: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Empty => String::new(),
        }
    }
}

impl FigureTable {
    /// UTF-8 with a byte order mark, by which spreadsheets know it, and lines that end as RFC 4180 says.
    pub fn to_csv(&self) -> Result<Vec<u8>, NotWritten> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(&self.headings)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::text))?;
        }
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
    }

    /// A workbook of one sheet.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, NotWritten> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.name)?.set_freeze_panes(1, 0)?;
        let heading = Format::new().set_bold().set_align(FormatAlign::Center);
        for (place, text) in (0..).zip(&self.headings) {
            sheet.write_with_format(0, place, *text, &heading)?;
            sheet.set_column_width(place, WIDTH)?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            for (place, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Whole(number) => match exact(*number) {
                        Some(number) => sheet.write(row, place, number)?,
                        None => sheet.write(row, place, cell.text())?,
                    },
                    Cell::Text(text) => sheet.write(row, place, text)?,
                    Cell::Empty => continue,
                };
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}

/// A number that a workbook holds exactly: of 53 bits.
fn exact(number: i128) -> Option<i64> {
    const EXACT_MAX: i128 = 1 << 53;
    (-EXACT_MAX..=EXACT_MAX).contains(&number).then(|| i64::try_from(number).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Cell, FigureTable};

    fn table() -> FigureTable {
        let rows = vec![
            vec![Cell::Text("出租, 转包".to_owned()), Cell::Whole(101_000)],
            vec![Cell::Text("入股".to_owned()), Cell::Empty],
        ];
        FigureTable {
            name: "交易统计", headings: vec!["交易方式", "价款（分）"], rows
        }
    }

    #[test]
    fn a_comma_in_a_cell_is_quoted_and_an_empty_cell_is_empty() {
        let text = String::from_utf8(table().to_csv().unwrap()).unwrap();
        let expected = "\u{feff}交易方式,价款（分）\r\n\"出租, 转包\",101000\r\n入股,\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_workbook_is_a_zip_of_sheets() {
        let bytes = table().to_xlsx().unwrap();
        assert_eq!(bytes.get(..4), Some(b"PK\x03\x04".as_slice()));
        let huge = FigureTable { rows: vec![vec![Cell::Whole(i128::MAX)]], ..table() };
        assert!(huge.to_xlsx().is_ok());
    }
}
