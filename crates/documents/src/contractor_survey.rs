//! The survey form of a contractor 承包方调查表 (NY/T 2537-2014, appendix B).

use serde::Serialize;
use tenure::takeover::MemberFact;
use tenure::{Contractor, Issuer};

use crate::Review;
use crate::paper::Printed;
use crate::people::{ContractorFacts, IssuerFacts, MemberRow};
use crate::review::Note;

/// What is known of a contractor and its household, what the surveyor noted, and the review.
#[derive(Clone, Copy, Debug)]
pub struct ContractorSurvey<'a> {
    pub issuer: &'a Issuer,
    pub contractor: &'a Contractor,
    /// Empty for a person or a unit.
    pub members: &'a [MemberFact],
    pub review: Option<Review<'a>>,
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerFacts,
    contractor: ContractorFacts,
    members: Vec<MemberRow>,
    survey: Note,
    review: Note,
}

impl Printed for ContractorSurvey<'_> {
    fn title(&self) -> &'static str {
        "承包方调查表"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/contractor_survey.typ")
    }

    fn facts(&self) -> impl Serialize {
        let it = self.contractor;
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            contractor: ContractorFacts::of(it),
            members: MemberRow::all(self.members),
            survey: Note::new(it.survey_note.as_deref(), &it.surveyor, it.survey_day),
            review: Note::of_review(self.review),
        }
    }
}
