//! Q02 fields-differ-from-standard
//!
//! Tables have the fields of the standard in their types and lengths, and every value is of its field's type.
//! 数据表的字段、类型、长度、小数位数应符合标准，字段值应与类型相符。
//!
//! A column that is not in the standard is left alone, and so is an optional one that is missing: neither loses a value.

use super::names::{field_zh, table_zh};
use super::rows::{Row, Visitor, at, blank, each_table, shown};
use super::{Facts, Tally, value};
use crate::submission::{
    BoundaryLine, BoundaryPoint, Cancellation, Certificate, Circulation, Collective, Column,
    ColumnKind, ContractRight, ContractedParcel, Contractor, DivisionArea, Field, FieldKind,
    Homestead, Household, Issuer, LandContract, Member, Obligation, Parcel, Record, Reissue,
    Replacement, Shape, ShareHolding, Table, TitleDocument,
};
use crate::{Citation, Moment, Object, Place, Rule, RuleCode, Severity, Standard, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q02", name: "fields-differ-from-standard" },
    title_zh: "字段结构或字段值类型不符合标准",
    title_en: "a field is missing, too short or of another type, or a value is not of its field's type",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "附录A、附录B",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// A day written with eight digits.
const DAY_LENGTH: u16 = 8;

pub(super) fn check_shape(shape: &Shape) -> Tally {
    let mut tally = Tally::over(shape.columns.len());
    for (table, columns) in &shape.columns {
        // A table whose columns could not be listed is Q01's.
        if columns.is_empty() {
            continue;
        }
        for field in fields_of(*table) {
            let column = columns.iter().find(|it| it.field == Some(field.name));
            if let Some(trouble) = column_trouble(&of_layer(*table, *field), column) {
                let place = Place { field: Some(field.name), ..Place::table(*table) };
                let name = field_zh(*table, field.name);
                let message = format!("{}表的{name}字段{trouble}", table_zh(*table));
                tally.push(Violation::new(RULE.code, vec![Object::Submission], place, message));
            }
        }
    }
    tally
}

/// The layers of divisions share their fields, but each has the code of its own level: 6, 9, 12 or 14 digits (A.2–A.5).
fn of_layer(table: Table, field: Field) -> Field {
    let length = match table {
        Table::County => 6,
        Table::Town => 9,
        Table::VillageArea => 12,
        _ => return field,
    };
    let kind = if field.name == "code" { FieldKind::Text(length) } else { field.kind };
    Field { kind, ..field }
}

fn column_trouble(field: &Field, column: Option<&Column>) -> Option<String> {
    let Some(column) = column else {
        let needed = field.obligation != Obligation::Optional;
        return needed.then(|| "缺失".to_owned());
    };
    match (field.kind, column.kind) {
        (_, ColumnKind::Untyped)
        | (FieldKind::Memo, ColumnKind::Text(_))
        | (FieldKind::Date, ColumnKind::Date) => None,
        (FieldKind::Text(length), ColumnKind::Text(limit)) => too_short(length, limit),
        (FieldKind::Date, ColumnKind::Text(limit)) => too_short(DAY_LENGTH, limit),
        (FieldKind::Code(list), ColumnKind::Text(limit)) => {
            let longest = list.entries().iter().map(|(code, _)| code.len()).max().unwrap_or(0);
            too_short(u16::try_from(longest).unwrap_or(u16::MAX), limit)
        }
        (FieldKind::Integer(length), ColumnKind::Number { digits, .. }) => {
            too_short(u16::from(length), digits)
        }
        (FieldKind::Decimal(length, n_decimals), ColumnKind::Number { digits, decimals }) => {
            too_short(u16::from(length), digits).or_else(|| too_coarse(n_decimals, decimals))
        }
        (FieldKind::Text(_) | FieldKind::Code(_) | FieldKind::Memo, _) => {
            Some("应为文本型".to_owned())
        }
        (FieldKind::Date, _) => Some("应为日期型".to_owned()),
        (FieldKind::Integer(_) | FieldKind::Decimal(..), _) => Some("应为数值型".to_owned()),
    }
}

fn too_short(length: u16, limit: Option<u16>) -> Option<String> {
    let limit = limit.filter(|it| *it < length)?;
    Some(format!("长度应不小于{length}，实为{limit}"))
}

fn too_coarse(n_decimals: u8, found: Option<u16>) -> Option<String> {
    let found = found.filter(|it| *it < u16::from(n_decimals))?;
    Some(format!("应有{n_decimals}位小数，实为{found}位"))
}

fn fields_of(table: Table) -> &'static [Field] {
    match table {
        Table::Issuer => Issuer::FIELDS,
        Table::Contractor => Contractor::FIELDS,
        Table::Member | Table::HouseholdMember => Member::FIELDS,
        Table::ContractedParcel => ContractedParcel::FIELDS,
        Table::LandContract => LandContract::FIELDS,
        Table::Circulation => Circulation::FIELDS,
        Table::TitleDocument => TitleDocument::FIELDS,
        Table::ContractRight => ContractRight::FIELDS,
        Table::Certificate => Certificate::FIELDS,
        Table::Reissue => Reissue::FIELDS,
        Table::Replacement => Replacement::FIELDS,
        Table::Cancellation => Cancellation::FIELDS,
        Table::Parcel => Parcel::FIELDS,
        Table::BoundaryPoint => BoundaryPoint::FIELDS,
        Table::BoundaryLine => BoundaryLine::FIELDS,
        Table::County | Table::Town | Table::VillageArea | Table::Group => DivisionArea::FIELDS,
        Table::Household => Household::FIELDS,
        Table::Homestead => Homestead::FIELDS,
        Table::Collective => Collective::FIELDS,
        Table::ShareHolding => ShareHolding::FIELDS,
    }
}

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    let mut values = Values(Tally::default());
    each_table(facts.village, &mut values);
    values.0
}

struct Values(Tally);

impl<'a> Visitor<'a> for Values {
    fn visit<R: Row>(&mut self, rows: &'a [R]) {
        self.0.add_rows(rows.len());
        for row in rows {
            for (index, field) in R::FIELDS.iter().enumerate() {
                let value = row.value(index);
                let found = value.zip(value.and_then(|it| trouble(field, it)));
                // A blank value is Q03's.
                if let Some((value, trouble)) = found.filter(|(value, _)| !blank(value)) {
                    let value = shown(row.stands_in(), field.name, value);
                    self.0.push(at(&RULE, row, field.name, format!("{value}{trouble}")));
                }
            }
        }
    }
}

fn trouble(field: &Field, value: &str) -> Option<String> {
    match field.kind {
        // No character takes less than a byte, so most values need no counting.
        FieldKind::Text(length) if value.len() <= usize::from(length) => None,
        FieldKind::Text(length) => too_long(value.chars().count(), usize::from(length)),
        FieldKind::Integer(length) => integer_trouble(value, length),
        FieldKind::Decimal(length, n_decimals) => decimal_trouble(value, length, n_decimals),
        FieldKind::Date if value::day(value).is_none() => Some("不是有效日期".to_owned()),
        // A code outside its list is Q04's.
        FieldKind::Date | FieldKind::Code(_) | FieldKind::Memo => None,
    }
}

fn too_long(found: usize, length: usize) -> Option<String> {
    (found > length).then(|| format!("有{found}个字符，超过规定的{length}个"))
}

fn integer_trouble(text: &str, length: u8) -> Option<String> {
    match value::whole(text) {
        None => Some("不是整数".to_owned()),
        Some(number) if number >= 10_u64.saturating_pow(u32::from(length)) => {
            Some(format!("超过规定的{length}位"))
        }
        Some(_) => None,
    }
}

fn decimal_trouble(text: &str, length: u8, n_decimals: u8) -> Option<String> {
    let Some(number) = value::decimal(text) else { return Some("不是数值".to_owned()) };
    // Zeros behind the last decimal are how wide columns are written.
    if number.scale() > u32::from(n_decimals)
        && let found = number.normalize().scale()
        && found > u32::from(n_decimals)
    {
        return Some(format!("有{found}位小数，超过规定的{n_decimals}位"));
    }
    let whole = number.trunc().mantissa().unsigned_abs();
    let limit = 10_u128.pow(u32::from(length.saturating_sub(n_decimals)));
    (whole >= limit).then(|| format!("超过规定的{length}位"))
}
