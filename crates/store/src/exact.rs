//! Exact decimals: `numeric` on PostgreSQL, text on SQLite, whose own numbers would lose digits.

use std::str::FromStr as _;

use rust_decimal::Decimal;
use sea_orm::{
    ColIdx, DbErr, QueryResult, TryGetError, TryGetable,
    sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr},
    sqlx::Row as _,
};

/// A decimal with all its digits and its trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl From<Exact> for Value {
    fn from(exact: Exact) -> Self {
        Self::Decimal(Some(exact.0))
    }
}

impl Nullable for Exact {
    fn null() -> Value {
        Value::Decimal(None)
    }
}

impl TryGetable for Exact {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        if row.try_as_sqlite_row().is_none() {
            let mut decimal = Decimal::try_get_by(row, index)?;
            if decimal.is_zero() {
                decimal.rescale(scale_of_zero(row, index).unwrap_or_default());
            }
            return Ok(Self(decimal));
        }
        let text = String::try_get_by(row, index)?;
        Decimal::from_str(&text).map(Self).map_err(|error| {
            TryGetError::DbErr(DbErr::Type(format!("`{text}` is no decimal: {error}")))
        })
    }
}

/// The decimals of a zero on PostgreSQL: `sqlx` reads every zero as `0`, and `0.00` is what was written.
///
/// The binary form of `numeric` is four numbers of two bytes before the digits, the last of them the decimals.
fn scale_of_zero<I: ColIdx>(row: &QueryResult, index: I) -> Option<u32> {
    let value = row.try_as_pg_row()?.try_get_raw(index.as_sqlx_postgres_index()).ok()?;
    let scale = value.as_bytes().ok()?.get(6..8)?;
    Some(u16::from_be_bytes(scale.try_into().ok()?).into())
}

impl ValueType for Exact {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        match value {
            Value::Decimal(Some(it)) => Ok(Self(it)),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        "Exact".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::Decimal
    }

    fn column_type() -> ColumnType {
        ColumnType::Decimal(None)
    }
}
