//! Workbooks of office programs, `.xlsx` and `.xls`: the texts of their cells, bounded in number and size.

mod compound;
mod number;
mod xls;
mod xlsx;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use tenure::submission::Text;

use crate::layer::Limits;

/// A table of ten columns for every group of the largest county needs a tenth of these; the numbers are our own.
const CELLS_MAX: usize = 1_000_000;
pub(crate) const BYTES_MAX: u64 = 64 << 20;
const SHEETS_MAX: usize = 64;

/// The cells of a row that have text, by their columns from 0.
pub(crate) type Cells = BTreeMap<u32, Text>;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// The rows that have any text, by their numbers from 0.
    pub(crate) rows: BTreeMap<u32, Cells>,
}

/// Why a workbook is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkbookError {
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error("the file is no workbook")]
    OtherFormat,
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    #[error("the workbook is locked by a password")]
    Locked,
    #[error("the workbook has too much in it")]
    TooLarge,
}

impl WorkbookError {
    /// For the clerk, in Chinese.
    pub(crate) fn title_zh(&self) -> String {
        match self {
            Self::Io(_) => "文件无法读取".to_owned(),
            Self::OtherFormat => "不是Excel工作簿（xls或xlsx）".to_owned(),
            Self::Damaged(_) => "Excel工作簿已损坏，无法读取".to_owned(),
            Self::Locked => "Excel工作簿有密码，无法读取".to_owned(),
            Self::TooLarge => {
                format!("Excel工作簿过大：解压后超过{}MB或单元格超过{CELLS_MAX}个", BYTES_MAX >> 20)
            }
        }
    }
}

/// Reads all sheets, whatever the ending of the name says.
pub(crate) fn read(path: &Path, limits: Limits) -> Result<Vec<Sheet>, WorkbookError> {
    let bytes_max = BYTES_MAX.min(limits.bytes_max);
    let mut bytes = Vec::new();
    File::open(path)?.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > bytes_max {
        return Err(WorkbookError::TooLarge);
    }
    sheets_of(&bytes, bytes_max)
}

/// Reads all sheets of a workbook in memory, which may unpack to so many bytes.
pub(crate) fn sheets_of(bytes: &[u8], bytes_max: u64) -> Result<Vec<Sheet>, WorkbookError> {
    match bytes {
        [b'P', b'K', ..] => xlsx::read(bytes, bytes_max),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => xls::read(bytes),
        _ => Err(WorkbookError::OtherFormat),
    }
}

/// Gathers cells until there are too many.
#[derive(Debug, Default)]
struct Gathering {
    n_cells: usize,
    n_bytes: u64,
}

impl Gathering {
    fn push(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        text: &str,
    ) -> Result<(), WorkbookError> {
        let text = text.trim();
        self.n_cells += 1;
        // One text may stand in many cells, so that their sum is counted.
        self.n_bytes = self.n_bytes.saturating_add(text.len() as u64);
        if self.n_cells > CELLS_MAX || self.n_bytes > BYTES_MAX {
            return Err(WorkbookError::TooLarge);
        }
        if !text.is_empty() {
            sheet.rows.entry(row).or_default().insert(column, Text::from(text));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
