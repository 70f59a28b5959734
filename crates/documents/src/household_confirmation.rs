//! The results of publicity, household by household 公示结果归户表 (NY/T 2537-2014, appendix E), for the representative to sign.

use chrono::NaiveDate;
use serde::Serialize;

use crate::holding::HoldingFacts;
use crate::paper::Printed;
use crate::review::Note;
use crate::{Holding, Review, wording};

/// What a household confirms with its signature.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdConfirmation<'a> {
    pub holding: Holding<'a>,
    /// The day of the note on the publicity 公示记事, where it was noted.
    pub recorded_day: Option<NaiveDate>,
    /// 公示审核意见; the reviewer and the day stand with the contractor.
    pub opinion: Option<&'a str>,
}

#[derive(Serialize)]
struct Facts {
    holding: HoldingFacts,
    publicity_note: String,
    recorder: String,
    recorded_day: String,
    review: Note,
}

impl Printed for HouseholdConfirmation<'_> {
    fn title(&self) -> &'static str {
        "公示结果归户表"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/household_confirmation.typ")
    }

    fn facts(&self) -> impl Serialize {
        let it = self.holding.contractor;
        let review = self.opinion.map(|opinion| Review {
            opinion,
            reviewer: &it.publicity_reviewer,
            day: it.publicity_review_day,
        });
        Facts {
            holding: self.holding.facts(),
            publicity_note: wording::or_stroke(it.publicity_note.as_deref()),
            recorder: it.publicity_recorder.clone(),
            recorded_day: wording::day_or_room(self.recorded_day),
            review: Note::of_review(review),
        }
    }
}
