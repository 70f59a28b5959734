//! How much is given on each day: a step function over days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::days::Days;

/// An area for every day, zero on all but finitely many stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Profile {
    // Invariant: from each day on the area holds until the next; no step repeats the area before it.
    steps: BTreeMap<NaiveDate, Decimal>,
}

impl Profile {
    /// Adds an area on every day of a span.
    pub(super) fn add(&mut self, days: Days, area_m2: Decimal) {
        self.change(days, |it| it.saturating_add(area_m2));
    }

    /// Takes an area away on every day of a span.
    pub(super) fn take(&mut self, days: Days, area_m2: Decimal) {
        self.change(days, |it| it.saturating_sub(area_m2));
    }

    fn change(&mut self, days: Days, of: impl Fn(Decimal) -> Decimal) {
        let after = days.last().succ_opt();
        for day in [Some(days.first()), after].into_iter().flatten() {
            let area = self.on(day);
            self.steps.insert(day, area);
        }
        for (_, area) in self.steps.range_mut(days.first()..=days.last()) {
            *area = of(*area);
        }
        for day in [Some(days.first()), after].into_iter().flatten() {
            let before = self.steps.range(..day).next_back().map_or(Decimal::ZERO, |it| *it.1);
            if self.steps.get(&day) == Some(&before) {
                self.steps.remove(&day);
            }
        }
    }

    /// The area on a day.
    pub(super) fn on(&self, day: NaiveDate) -> Decimal {
        self.steps.range(..=day).next_back().map_or(Decimal::ZERO, |it| *it.1)
    }

    /// The largest area on any day of a span, with the first day on which it holds.
    pub(super) fn peak(&self, days: Days) -> (NaiveDate, Decimal) {
        let mut peak = (days.first(), self.on(days.first()));
        for (day, area) in self.steps.range(days.first()..=days.last()) {
            if *area > peak.1 {
                peak = (*day, *area);
            }
        }
        peak
    }

    /// From the first day on which anything is given to the last; `None` where nothing is.
    pub(super) fn extent(&self) -> Option<Days> {
        let (first, _) = self.steps.first_key_value()?;
        let (last, area) = self.steps.last_key_value()?;
        let last = if area.is_zero() { last.pred_opt()? } else { NaiveDate::MAX };
        Days::new(*first, last).ok()
    }
}
