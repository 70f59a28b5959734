//! Reads the delivered texts as days and numbers; what does not read is `None`, and Q02 tells of it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A day: `20050101`, `2005-01-01` or `2005/1/1`, with or without a time behind it.
///
/// The standard writes eight digits, the database of a submission holds a date with a time, and programs print either.
pub fn day(text: &str) -> Option<NaiveDate> {
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    if time.is_some_and(|it| !reads_as_time(it)) {
        return None;
    }
    if date.len() == 8 && all_digits(date) {
        return ymd(date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    }
    let separator = if date.contains('-') { '-' } else { '/' };
    let mut parts = date.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = year.len() == 4 && [month, day].iter().all(|it| matches!(it.len(), 1 | 2));
    if plain && parts.next().is_none() { ymd(year, month, day) } else { None }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |it: &str| if all_digits(it) { it.parse::<u32>().ok() } else { None };
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

fn reads_as_time(text: &str) -> bool {
    let seconds = text.split_once('.').map_or(text, |(seconds, _)| seconds);
    let mut parts = seconds.split(':');
    let below = |it: Option<&str>, limit: u8| {
        it.is_some_and(|it| all_digits(it) && it.parse::<u8>().is_ok_and(|it| it < limit))
    };
    below(parts.next(), 24)
        && below(parts.next(), 60)
        && parts.next().is_none_or(|it| below(Some(it), 60))
        && parts.next().is_none()
        && text.split_once('.').is_none_or(|(_, fraction)| all_digits(fraction))
}

/// A decimal number without an exponent, such as `1234.50`.
pub fn decimal(text: &str) -> Option<Decimal> {
    let plain = |it| u8::is_ascii_digit(it) || matches!(it, b'.' | b'-' | b'+');
    if text.as_bytes().iter().all(plain) { Decimal::from_str_exact(text).ok() } else { None }
}

/// A whole number without a sign.
pub fn whole(text: &str) -> Option<u64> {
    if all_digits(text) { text.parse().ok() } else { None }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::{day, decimal, whole};

    #[test]
    fn days_as_standards_databases_and_programs_write_them() {
        let expected = chrono::NaiveDate::from_ymd_opt(2005, 1, 2);
        for text in [
            "20050102",
            "2005-01-02",
            "2005/1/2",
            "2005-1-02",
            "2005-01-02T00:00:00",
            "2005-01-02 23:59:59.999",
            "2005/1/2 0:00",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2005",
            "20050230",
            "2005-02-30",
            "2005-13-01",
            "05-01-02",
            "2005-01/02",
            "2005-01-02-03",
            "2005年1月2日",
            "2005-01-02 ",
            "2005-01-02 24:00",
            "2005-01-02 12",
            " 2005-01-02",
            "２００５0102",
            "+005-01-02",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(decimal("1234.50"), Some(dec!(1234.50)));
        assert_eq!(decimal("-0.5"), Some(dec!(-0.5)));
        for text in ["", "-", ".", "1e3", "1_000", "1,5", " 1", "１", "1.2.3", "NaN"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        assert_eq!(
            (whole("007"), whole("-1"), whole("1.0"), whole("")),
            (Some(7), None, None, None)
        );
    }
}
