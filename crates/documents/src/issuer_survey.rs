//! The survey form of an issuer 发包方调查表 (NY/T 2537-2014, appendix A).

use serde::Serialize;
use tenure::Issuer;

use crate::Review;
use crate::paper::Printed;
use crate::people::IssuerFacts;
use crate::review::Note;

/// What is known of an issuer, what the surveyor noted, and the review.
#[derive(Clone, Copy, Debug)]
pub struct IssuerSurvey<'a> {
    pub issuer: &'a Issuer,
    pub review: Option<Review<'a>>,
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerFacts,
    survey: Note,
    review: Note,
}

impl Printed for IssuerSurvey<'_> {
    fn title(&self) -> &'static str {
        "发包方调查表"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/issuer_survey.typ")
    }

    fn facts(&self) -> impl Serialize {
        let Issuer { survey_note, surveyor, survey_day, .. } = self.issuer;
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            survey: Note::new(survey_note.as_deref(), surveyor, *survey_day),
            review: Note::of_review(self.review),
        }
    }
}
