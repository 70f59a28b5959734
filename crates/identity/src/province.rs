//! 省级代码: the first two digits of every division code and identity number.

use crate::{CodeError, CodeRule, error::CodeName};

/// GB/T 2260 provinces (unverified: its text was not read); `83` begins the identity numbers on residence permits of Taiwan residents (港澳台居民居住证, 2018).
const PROVINCES: &[&str] = &[
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83",
];

/// Refuses a text whose first two digits name no province.
pub(crate) fn check(name: CodeName, text: &str) -> Result<(), CodeError> {
    if PROVINCES.iter().any(|it| text.starts_with(it)) {
        return Ok(());
    }
    Err(CodeError::new(name, text, CodeRule::UnknownProvince).at(1, text))
}
