//! The review of a form 审核意见: what was found, by whom, on which day.

use chrono::NaiveDate;
use serde::Serialize;

use crate::wording;

/// A review that was made; a form without one leaves room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review<'a> {
    /// 审核意见
    pub opinion: &'a str,
    /// 审核人
    pub reviewer: &'a str,
    pub day: NaiveDate,
}

/// A note with its writer and its day, as the templates read it.
#[derive(Serialize)]
pub(crate) struct Note {
    text: String,
    writer: String,
    day: String,
}

impl Note {
    /// A note that was taken down, such as 调查记事.
    pub(crate) fn new(text: Option<&str>, writer: &str, day: NaiveDate) -> Self {
        let (text, writer) = (wording::or_stroke(text), writer.to_owned());
        Self { text, writer, day: wording::day(day) }
    }

    /// A review, or the room for one.
    pub(crate) fn of_review(review: Option<Review<'_>>) -> Self {
        match review {
            Some(it) => Self::new(Some(it.opinion), it.reviewer, it.day),
            None => {
                Self { text: String::new(), writer: String::new(), day: wording::day_or_room(None) }
            }
        }
    }
}
