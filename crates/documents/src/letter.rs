//! A letter: paragraphs to somebody, and the texts that they rest on.
//!
//! It is made of plain words alone, so that an office which knows no right can have one printed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::paper::Printed;
use crate::wording;

/// A letter of an authority 告知书.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter<'a> {
    /// Its head.
    pub title: &'a str,
    pub paragraphs: &'a [&'a str],
    /// The articles it rests on 依据.
    pub basis: &'a [&'a str],
    /// 出具机关
    pub authority: &'a str,
    pub written_day: NaiveDate,
}

#[derive(Serialize)]
struct Facts<'a> {
    title: &'a str,
    paragraphs: &'a [&'a str],
    basis: &'a [&'a str],
    authority: &'a str,
    written_day: String,
}

impl Printed for Letter<'_> {
    fn title(&self) -> &'static str {
        "告知书"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/letter.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            title: self.title,
            paragraphs: self.paragraphs,
            basis: self.basis,
            authority: self.authority,
            written_day: wording::day(self.written_day),
        }
    }
}
