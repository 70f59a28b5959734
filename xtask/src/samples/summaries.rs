//! 汇总表格: what the rows of the villages add up to, as the workbooks that a county delivers.
//!
//! The sums are made here by going through all rows for each cell, and not by the code that is to be tried on them.

mod sums;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};
use tenure::submission::{Figure, SummaryKind, Village};

use super::counties::CountyPlan;
use super::villages::TOWN_NAME;

/// The rows of a table: title, unit, two rows of headings, and the divisions.
const HEADING_ROW: u32 = 2;
const FIRST_ROW: u32 = 4;

/// One table: its rows with the code and the name of a division and the numbers.
pub(super) struct Summary {
    pub(super) kind: SummaryKind,
    pub(super) rows: Vec<(String, String, Vec<Decimal>)>,
}

impl Summary {
    /// The number of a figure in the row of the division with this code.
    pub(super) fn cell(&mut self, code: &str, figure: Figure) -> Option<&mut Decimal> {
        let column = self.kind.columns().iter().position(|it| it.figure == figure)?;
        self.rows.iter_mut().find(|(it, ..)| it == code)?.2.get_mut(column)
    }
}

/// The seven tables of the villages.
pub(super) fn of(county: &CountyPlan, villages: &[Village]) -> Vec<Summary> {
    let divisions = divisions(county, villages);
    let summary = |kind: SummaryKind| {
        let rows = divisions.iter().map(|(code, name)| {
            let numbers = kind.columns().iter().map(|it| sums::sum(it.figure, code, villages));
            (format!("{code:0<14}"), name.clone(), numbers.collect())
        });
        Summary { kind, rows: rows.collect() }
    };
    SummaryKind::ALL.map(summary).into()
}

/// The county, its town, the villages and their groups, by the digits that their codes begin with.
fn divisions(county: &CountyPlan, villages: &[Village]) -> Vec<(String, String)> {
    let mut divisions = vec![(county.code.to_owned(), county.name.to_owned())];
    let mut add = |code: Option<&str>, name: &str| {
        let code = code.unwrap_or_default();
        if divisions.iter().all(|(it, _)| it != code) {
            divisions.push((code.to_owned(), name.to_owned()));
        }
    };
    for issuer in villages.iter().flat_map(|it| &it.issuers) {
        let (Some(code), Some(name)) = (&issuer.code, &issuer.name) else { continue };
        add(code.get(..9), TOWN_NAME);
        match code.strip_suffix("00") {
            Some(village) => add(Some(village), name),
            None => add(Some(code), name),
        }
    }
    divisions
}

/// Writes each table as a workbook of its own.
pub(super) fn write(folder: &Path, county: &CountyPlan, summaries: &[Summary]) -> Result<()> {
    let folder = folder.join("汇总表格");
    fs::create_dir_all(&folder)?;
    for summary in summaries {
        let mut workbook = Workbook::new();
        // The day of the writing would stand there otherwise.
        let made = ExcelDateTime::from_ymd(county.year, 12, 31)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        fill(workbook.add_worksheet(), summary)?;
        let name = format!("{}{}{}.xlsx", county.code, county.name, summary.kind.title_zh());
        let path = folder.join(name);
        workbook.save(&path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

fn fill(sheet: &mut Worksheet, summary: &Summary) -> Result<()> {
    let columns = summary.kind.columns();
    let middle = Format::new().set_align(FormatAlign::Center);
    let last = u16::try_from(columns.len() + 1)?;
    sheet.merge_range(0, 0, 0, last, summary.kind.title_zh(), &middle)?;
    sheet.write(1, last, "单位：亩、个、块、份")?;
    heading(sheet, (0, 0), "权属单位代码", None)?;
    heading(sheet, (1, 1), "权属单位名称", None)?;
    let split = |it: &'static str| it.split_once('/').map_or((it, None), |(a, b)| (a, Some(b)));
    let headings: Vec<(&str, Option<&str>)> = columns.iter().map(|it| split(it.heading)).collect();
    let mut column = 2;
    for group in headings.chunk_by(|one, other| one.0 == other.0) {
        let end = column + u16::try_from(group.len())? - 1;
        for (place, (_, lower)) in (column..).zip(group) {
            sheet.write(HEADING_ROW + 1, place, lower.unwrap_or_default())?;
        }
        heading(
            sheet,
            (column, end),
            group.first().map_or("", |it| it.0),
            group.first().and_then(|it| it.1),
        )?;
        column = end + 1;
    }
    for (row, (code, name, numbers)) in (FIRST_ROW..).zip(&summary.rows) {
        sheet.write(row, 0, code.as_str())?;
        sheet.write(row, 1, name.as_str())?;
        for (column, number) in (2..).zip(numbers) {
            sheet.write(row, column, number.to_f64().context("an area is no float")?)?;
        }
    }
    Ok(())
}

/// A heading over one row where there is another below it, otherwise over both.
fn heading(
    sheet: &mut Worksheet,
    (first, last): (u16, u16),
    text: &str,
    lower: Option<&str>,
) -> Result<()> {
    let middle = Format::new().set_align(FormatAlign::Center);
    let last_row = HEADING_ROW + u32::from(lower.is_none());
    if (last_row, last) == (HEADING_ROW, first) {
        sheet.write_with_format(HEADING_ROW, first, text, &middle)?;
    } else {
        sheet.merge_range(HEADING_ROW, first, last_row, last, text, &middle)?;
    }
    Ok(())
}
