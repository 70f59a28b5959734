//! How days, moments, amounts and areas are worded in the text of a paper.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use geometry::SquareMetres;
use market::Days;
use market::money::{Installment, Schedule};
use rust_decimal::Decimal;

use super::super::content::{DealTable, Value};

/// What stands for a bidder who was erased.
pub(super) const ERASED: &str = "（已依规定删除）";
/// What both sides write by hand.
pub(super) const BY_HAND: &str = "（签约时填写）";

pub(super) fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// How a price is named: of what goes over for good it is of no term.
pub(super) fn priced(
    term: Option<Days>,
    for_good: &'static str,
    of_term: &'static str,
) -> &'static str {
    if term.is_some() { of_term } else { for_good }
}

pub(super) fn yuan(fen: i64) -> String {
    Decimal::new(fen, 2).to_string()
}

/// In 亩, from square metres.
pub(super) fn mu(area_m2: Decimal) -> String {
    SquareMetres(area_m2).to_mu().0.to_string()
}

pub(super) fn area(area_m2: Decimal) -> Value {
    Value::Text(format!("{}亩（{area_m2}平方米）", mu(area_m2)))
}

pub(super) fn days(days: Days) -> Value {
    Value::Days(days.first(), days.last())
}

pub(super) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A moment as the county's clocks show it, to the millisecond that counts.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    crate::listing::clock(at)
}

/// A digest in groups, so that a cell may break it.
pub(super) fn grouped(digest: &str) -> String {
    let characters: Vec<char> = digest.chars().collect();
    let groups = characters.chunks(8).map(|it| it.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

/// 付款安排
pub(super) fn installments(schedule: &Schedule) -> DealTable {
    let row = |it: &Installment| vec![day(it.due_day), yuan(it.amount_fen)];
    DealTable {
        heading: "付款安排",
        columns: vec!["最迟付款日", "金额（元）"],
        rows: schedule.installments().iter().map(row).collect(),
    }
}
