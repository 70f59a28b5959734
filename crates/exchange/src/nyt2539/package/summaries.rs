//! The folder of summary tables 汇总表格 of a package.

use tenure::submission::{Summaries, SummaryTrouble};

use super::FileUsed;
use super::listing::Listing;
use crate::digest::digest_of;
use crate::layer::Limits;
use crate::nyt2539::summary;
use crate::table::workbook;

/// More workbooks than there are kinds of tables, several times over, are no summary tables.
const WORKBOOKS_MAX: usize = 64;

/// Reads every workbook of the folder; what cannot be read is told.
pub(super) fn read(
    listing: &Listing,
    names: &[String],
    limits: Limits,
    files: &mut Vec<FileUsed>,
) -> Summaries {
    let mut summaries = Summaries { delivered: !names.is_empty(), ..Summaries::default() };
    for name in names.iter().take(WORKBOOKS_MAX) {
        read_one(listing, name, limits, &mut summaries, files);
    }
    if let Some(name) = names.get(WORKBOOKS_MAX) {
        let trouble = format!("汇总表格超过{WORKBOOKS_MAX}个文件，从此文件起未读取");
        tell(&mut summaries, name, None, trouble);
    }
    summaries
}

fn read_one(
    listing: &Listing,
    name: &str,
    limits: Limits,
    summaries: &mut Summaries,
    files: &mut Vec<FileUsed>,
) {
    let path = listing.path(name);
    let Ok(sha256) = digest_of(&path) else {
        return tell(summaries, name, None, "文件无法读取".to_owned());
    };
    let path_used = name.to_owned();
    files.push(FileUsed {
        path: path_used,
        table: None,
        rows: None,
        encoding: None,
        crs: None,
        sha256,
    });
    let sheets = match workbook::read(&path, limits) {
        Ok(sheets) => sheets,
        Err(error) => return tell(summaries, name, None, error.title_zh()),
    };
    for sheet in sheets.iter().filter(|it| !it.rows.is_empty()) {
        match summary::read(name, sheet) {
            Ok(table) => summaries.tables.push(table),
            Err(trouble) => tell(summaries, name, Some(&sheet.name), trouble),
        }
    }
    if sheets.iter().all(|it| it.rows.is_empty()) {
        tell(summaries, name, None, "工作簿是空的".to_owned());
    }
}

fn tell(summaries: &mut Summaries, file: &str, sheet: Option<&str>, trouble: String) {
    let (file, sheet) = (file.to_owned(), sheet.map(str::to_owned));
    summaries.troubles.push(SummaryTrouble { file, sheet, row: None, trouble });
}
