//! The rows of a village, table by table.

pub(super) mod areas;
pub(super) mod boundaries;
pub(super) mod certificates;
pub(super) mod contractors;
pub(super) mod contracts;
pub(super) mod homesteads;
pub(super) mod issuers;
pub(super) mod parcels;
pub(super) mod shares;

use std::fmt::Display;

use tenure::submission::Text;

/// The number of the next row.
fn next_row<R>(rows: &[R]) -> u64 {
    u64::try_from(rows.len()).map_or(u64::MAX, |it| it + 1)
}

/// A value that is filled.
#[expect(clippy::unnecessary_wraps, reason = "the fields of a record may be empty; these are not")]
pub(super) fn filled(value: impl Display) -> Option<Text> {
    Some(Text::from(value.to_string()))
}

/// 居民身份证 in the list of documents (C.15).
const IDENTITY_CARD: &str = "1";
/// 行政、企事业单位机构代码证或法人代码证
const ORGANISATION_CODE: &str = "3";
/// 是, 否 (C.19)
const YES: &str = "1";
const NO: &str = "2";

/// 是 or 否
fn yes_or_no(answer: bool) -> &'static str {
    if answer { YES } else { NO }
}
