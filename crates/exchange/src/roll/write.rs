//! The rolls as a workbook that an officer can go on with.

use chrono::Datelike as _;
use identity::{Relation, Sex};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use tenure::membership::Ground;

use super::cell::GROUNDS;
use super::column::{Column, HEADINGS};
use super::{HoldingRow, MemberRow, RollKind, RollPerson, Rolls};

/// How identity numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    Masked,
    /// For those who state a purpose.
    Whole,
}

/// The columns of the roll of members, with their widths in characters.
const MEMBERS: [(Column, f64); 7] = [
    (Column::Household, 22.0),
    (Column::Name, 12.0),
    (Column::Sex, 6.0),
    (Column::IdentityNumber, 22.0),
    (Column::Relation, 12.0),
    (Column::Ground, 16.0),
    (Column::FirstDay, 14.0),
];
/// The columns of the roll of shares.
const HOLDINGS: [(Column, f64); 5] = [
    (Column::Household, 22.0),
    (Column::Name, 12.0),
    (Column::IdentityNumber, 22.0),
    (Column::Class, 12.0),
    (Column::Shares, 12.0),
];
/// How far down the lists to choose from reach; a roll may be longer.
const CHOICE_ROWS: u32 = 5_000;

/// Writes one of the two rolls; [`super::read`] reads it again.
pub fn write(kind: RollKind, rolls: &Rolls, numbers: Numbers) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    add_sheet(&mut workbook, kind, rolls, numbers)?;
    workbook.save_to_buffer()
}

pub(super) fn add_sheet(
    workbook: &mut Workbook,
    kind: RollKind,
    rolls: &Rolls,
    numbers: Numbers,
) -> Result<(), XlsxError> {
    match kind {
        RollKind::Members => {
            let sheet = begin(workbook.add_worksheet(), "成员名册", &MEMBERS)?;
            for (row, member) in (1..).zip(&rolls.members) {
                write_member(sheet, row, member, numbers)?;
            }
        }
        RollKind::Shares => {
            let sheet = begin(workbook.add_worksheet(), "股权名册", &HOLDINGS)?;
            for (row, holding) in (1..).zip(&rolls.holdings) {
                write_holding(sheet, row, holding, numbers)?;
            }
        }
    }
    Ok(())
}

/// The headings, the widths, and what the cells below may hold.
fn begin<'a>(
    sheet: &'a mut Worksheet,
    name: &str,
    columns: &[(Column, f64)],
) -> Result<&'a mut Worksheet, XlsxError> {
    let heading = Format::new().set_bold().set_align(FormatAlign::Center);
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (place, (column, width)) in (0..).zip(columns) {
        sheet.write_with_format(0, place, title(column), &heading)?;
        sheet.set_column_width(place, *width)?;
        // As text, so that no digit of a number is lost and no day becomes another.
        let format = if *column == Column::FirstDay { "yyyy-mm-dd" } else { "@" };
        if !matches!(column, Column::Shares) {
            sheet.set_column_format(place, &Format::new().set_num_format(format))?;
        }
        if let Some(choices) = choices(column) {
            let choice = DataValidation::new().allow_list_strings(&choices)?;
            sheet.add_data_validation(1, place, CHOICE_ROWS, place, &choice)?;
        }
    }
    Ok(sheet)
}

/// The heading that the template gives a column.
fn title(column: &Column) -> &str {
    let names = HEADINGS.iter().find(|(it, _)| it == column).map(|(_, names)| *names);
    names.and_then(|it| it.first()).copied().unwrap_or_default()
}

/// What a cell of a column may be chosen from.
fn choices(column: &Column) -> Option<Vec<&'static str>> {
    match column {
        Column::Sex => Some(Sex::ALL.map(Sex::name_zh).to_vec()),
        Column::Ground => Some(GROUNDS.iter().map(|it| it.name_zh()).collect()),
        _ => None,
    }
}

fn write_member(
    sheet: &mut Worksheet,
    row: u32,
    member: &MemberRow,
    numbers: Numbers,
) -> Result<(), XlsxError> {
    let MemberRow { place: _, person, sex, relation, ground, first_day } = member;
    write_text(sheet, row, 0, person.household.as_deref())?;
    write_text(sheet, row, 1, Some(&person.name))?;
    write_text(sheet, row, 2, sex.map(Sex::name_zh))?;
    write_text(sheet, row, 3, number(person, numbers).as_deref())?;
    write_text(sheet, row, 4, relation.map(relation_text))?;
    write_text(sheet, row, 5, ground.map(Ground::name_zh))?;
    let Some(day) = first_day else { return Ok(()) };
    let (month, date) = (day.month().try_into(), day.day().try_into());
    let (Ok(year), Ok(month), Ok(date)) = (day.year().try_into(), month, date) else {
        return Ok(());
    };
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(year, month, date)?;
    sheet.write(row, 6, day)?;
    Ok(())
}

fn write_holding(
    sheet: &mut Worksheet,
    row: u32,
    holding: &HoldingRow,
    numbers: Numbers,
) -> Result<(), XlsxError> {
    let HoldingRow { place: _, holder, class, shares } = holding;
    let household = holder.as_ref().and_then(|it| it.household.as_deref());
    write_text(sheet, row, 0, household)?;
    write_text(sheet, row, 1, Some(holder.as_ref().map_or("集体", |it| &it.name)))?;
    let number = holder.as_ref().and_then(|it| number(it, numbers));
    write_text(sheet, row, 2, number.as_deref())?;
    write_text(sheet, row, 3, Some(class))?;
    // As text: a third of a share has no decimals that end.
    write_text(sheet, row, 4, Some(&shares.to_string()))
}

/// The name, or the code where several relations have that name.
fn relation_text(relation: Relation) -> &'static str {
    let namesakes = Relation::all().iter().filter(|it| it.name_zh() == relation.name_zh());
    if namesakes.count() == 1 { relation.name_zh() } else { relation.as_str() }
}

fn number(person: &RollPerson, numbers: Numbers) -> Option<String> {
    let number = person.identity_number?;
    Some(match numbers {
        Numbers::Masked => number.masked(),
        Numbers::Whole => number.expose().to_owned(),
    })
}

fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: Option<&str>,
) -> Result<(), XlsxError> {
    if let Some(text) = text {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}
