//! The ownership tables as the Access database in which counties deliver them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use exchange::nyt2539::schema_of;
use rust_decimal::Decimal;
use tenure::rules::value;
use tenure::submission::{
    Cancellation, Certificate, Circulation, ContractRight, ContractedParcel, Contractor, FieldKind,
    Issuer, LandContract, Member, Record, Reissue, Replacement, TitleDocument, Village,
};

use super::counties::CountyPlan;
use crate::mdb::{self, Column, ColumnKind, Table, Value};

const FOLDER: &str = "权属数据";
/// The day from which Access counts.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// The longest number of the standard that fits sixteen bits for sure.
const INTEGER_DIGITS_MAX: u8 = 4;

/// Puts a database in place of the CSV files of a package.
pub(super) fn replace_tables(
    folder: &Path,
    county: &CountyPlan,
    villages: &[Village],
) -> Result<()> {
    let folder = folder.join(FOLDER);
    fs::remove_dir_all(&folder)?;
    fs::create_dir(&folder)?;
    let tables = [
        table::<Issuer>(villages, |it| &it.issuers)?,
        table::<Contractor>(villages, |it| &it.contractors)?,
        members(villages)?,
        table::<ContractedParcel>(villages, |it| &it.contracted_parcels)?,
        table::<LandContract>(villages, |it| &it.land_contracts)?,
        table::<Circulation>(villages, |it| &it.circulations)?,
        table::<TitleDocument>(villages, |it| &it.title_documents)?,
        table::<ContractRight>(villages, |it| &it.contract_rights)?,
        table::<Certificate>(villages, |it| &it.certificates)?,
        table::<Reissue>(villages, |it| &it.reissues)?,
        table::<Replacement>(villages, |it| &it.replacements)?,
        table::<Cancellation>(villages, |it| &it.cancellations)?,
    ];
    let path = folder.join(format!("{}{}.mdb", county.code, county.year));
    mdb::write(&path, &tables).with_context(|| format!("cannot write {}", path.display()))
}

/// The members of contractors; the others have a table of ours.
fn members(villages: &[Village]) -> Result<Table> {
    let rows: Vec<&Member> =
        villages.iter().flat_map(|it| &it.members).filter(|it| !it.landless).collect();
    filled_table(&rows)
}

fn table<R: Record>(villages: &[Village], rows: impl Fn(&Village) -> &Vec<R>) -> Result<Table> {
    let rows: Vec<&R> = villages.iter().flat_map(rows).collect();
    filled_table(&rows)
}

fn filled_table<R: Record>(rows: &[&R]) -> Result<Table> {
    let schema = schema_of(R::TABLE);
    let column = |(name, kind): (&&str, FieldKind)| Column::new(*name, column_kind(kind));
    let kinds = R::FIELDS.iter().map(|it| it.kind);
    let rows = rows.iter().map(|row| {
        let cell = |(index, kind)| row.value(index).map(|it| cell(it, kind)).transpose();
        R::FIELDS.iter().map(|it| it.kind).enumerate().map(cell).collect::<Result<Vec<_>>>()
    });
    Ok(Table {
        name: schema.name.to_owned(),
        columns: schema.columns.iter().zip(kinds).map(column).collect(),
        rows: rows.collect::<Result<Vec<_>>>()?,
    })
}

/// As the submission template has it (MDB): `Numeric(15,2)`, whole numbers as `Integer`, days as `DateTime`.
fn column_kind(kind: FieldKind) -> ColumnKind {
    match kind {
        FieldKind::Text(chars) => ColumnKind::Text { chars },
        FieldKind::Code(list) => {
            let longest = list.entries().iter().map(|(code, _)| code.len()).max().unwrap_or(1);
            ColumnKind::Text { chars: u16::try_from(longest).unwrap_or(u16::MAX) }
        }
        FieldKind::Integer(digits) if digits <= INTEGER_DIGITS_MAX => ColumnKind::Integer,
        FieldKind::Integer(_) => ColumnKind::Long,
        FieldKind::Decimal(precision, scale) => ColumnKind::Numeric { precision, scale },
        FieldKind::Date => ColumnKind::DateTime,
        FieldKind::Memo => ColumnKind::Memo,
    }
}

fn cell(text: &str, kind: FieldKind) -> Result<Value> {
    let unreadable = || format!("`{text}` is not of its column's type");
    Ok(match kind {
        FieldKind::Integer(_) => Value::Integer(text.parse().with_context(unreadable)?),
        FieldKind::Decimal(_, scale) => {
            let mut number = Decimal::from_str_exact(text).with_context(unreadable)?;
            number.rescale(u32::from(scale));
            Value::Numeric(number.mantissa())
        }
        FieldKind::Date => {
            let day = value::day(text).zip(FIRST_DAY);
            let days = day.map(|(day, first)| day.signed_duration_since(first).num_days());
            Value::DateTime(f64::from(i32::try_from(days.with_context(unreadable)?)?))
        }
        FieldKind::Text(_) | FieldKind::Code(_) | FieldKind::Memo => Value::text(text),
    })
}
