//! Numbers of cells as text.

use rust_decimal::Decimal;

/// A number with the fifteen significant digits that office programs keep and show, without an exponent.
///
/// 0.1 + 0.2 is 0.3 there, though the float is 0.30000000000000004.
pub(super) fn text_of(number: f64) -> String {
    match Decimal::from_scientific(&format!("{number:.14e}")) {
        Ok(decimal) => decimal.normalize().to_string(),
        Err(_) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn numbers_have_fifteen_digits_and_no_exponent() {
        assert_eq!(text_of(0.1 + 0.2), "0.3");
        assert_eq!(text_of(22_022_190_190_100.0), "22022190190100");
        assert_eq!(text_of(-1234.56), "-1234.56");
        assert_eq!(text_of(0.0), "0");
        assert_eq!(text_of(f64::NAN), "NaN");
        assert_eq!(text_of(1e300).len(), 301);
    }
}
