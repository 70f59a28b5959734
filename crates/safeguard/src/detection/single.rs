//! Signs that a departure shows by itself: a price that is not paid, a signature in another's hand.

use chrono::NaiveDate;

use crate::{Departure, Finding, Parameters, Payment, Sign};

pub(super) fn unpaid(
    departures: &[&Departure],
    parameters: &Parameters,
    today: NaiveDate,
) -> Vec<Finding> {
    let most = i64::from(parameters.payment_days_max);
    let found = departures.iter().filter_map(|it| {
        let (day, paid) = match it.payment {
            Payment::NotKept | Payment::NotDue => return None,
            Payment::Outstanding => (today, false),
            Payment::Paid(day) => (day, true),
        };
        let days = (day - it.filed_day).num_days();
        let reason = if paid {
            format!("paid {days} days after it was filed")
        } else {
            format!("not paid {days} days after it was filed")
        };
        let departures = vec![it.number.clone()];
        (days > most).then_some(Finding { sign: Sign::Unpaid, reason, departures })
    });
    found.collect()
}

pub(super) fn signed_for_others(departures: &[&Departure]) -> Vec<Finding> {
    let found = departures.iter().filter_map(|it| {
        let others = it.signatures.iter().filter(|it| it.by_person != Some(it.for_person)).count();
        (others > 0).then(|| Finding {
            sign: Sign::SignedForOthers,
            reason: format!("{others} of {} signatures in another's hand", it.signatures.len()),
            departures: vec![it.number.clone()],
        })
    });
    found.collect()
}
