//! The bytes of a value, by the type of its column.

use std::io;

use super::long_value::LongValues;
use super::{Column, ColumnKind, Value, refused, text};

pub(super) fn encode(
    column: &Column,
    value: &Value,
    long_values: &mut LongValues,
) -> io::Result<Vec<u8>> {
    match (column.kind, value) {
        (ColumnKind::Text { chars }, Value::Text(text)) => short_text(column, text, chars),
        (ColumnKind::Memo, Value::Text(text)) => long_values.store(&text::utf16(text)?),
        (ColumnKind::Integer, Value::Integer(n)) => {
            let n = i16::try_from(*n).ok().ok_or_else(|| misfit(column, value))?;
            Ok(n.to_le_bytes().to_vec())
        }
        (ColumnKind::Long, Value::Integer(n)) => Ok(n.to_le_bytes().to_vec()),
        (ColumnKind::Numeric { precision, .. }, Value::Numeric(n)) => {
            if n.unsigned_abs() >= 10_u128.pow(u32::from(precision)) {
                return Err(misfit(column, value));
            }
            Ok(numeric(*n))
        }
        (ColumnKind::DateTime, Value::DateTime(n)) => Ok(n.to_le_bytes().to_vec()),
        _ => Err(misfit(column, value)),
    }
}

fn short_text(column: &Column, text: &str, chars: u16) -> io::Result<Vec<u8>> {
    let bytes = text::utf16(text)?;
    if bytes.len() > 2 * usize::from(chars) {
        return Err(misfit(column, &Value::text(text)));
    }
    Ok(bytes)
}

/// A sign, then four words from the highest down, each with its lowest byte first.
fn numeric(n: i128) -> Vec<u8> {
    let mut bytes = vec![if n < 0 { 0x80 } else { 0x00 }];
    for word in n.unsigned_abs().to_be_bytes().chunks(4) {
        bytes.extend(word.iter().rev());
    }
    bytes
}

fn misfit(column: &Column, value: &Value) -> io::Error {
    refused(format!("column `{}` of {:?} cannot hold {value:?}", column.name, column.kind))
}
