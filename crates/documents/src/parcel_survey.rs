//! The survey form of parcels 承包地块调查表 (NY/T 2537-2014, appendix C): the facts, the boundary and a sketch of each.

mod boundary;

use chrono::NaiveDate;
use serde::Serialize;
use tenure::{BoundaryLine, BoundaryPoint, Contractor, Issuer};

use crate::paper::Printed;
use crate::parcels::ParcelRow;
use crate::people::{ContractorFacts, IssuerFacts};
use crate::review::Note;
use crate::sketch::{Sketch, WIDE};
use crate::{HeldParcel, Review, wording};
use boundary::BoundaryRow;

/// The parcels of a contractor as they were surveyed.
#[derive(Clone, Copy, Debug)]
pub struct ParcelSurvey<'a> {
    pub issuer: &'a Issuer,
    pub contractor: &'a Contractor,
    pub parcels: &'a [SurveyedParcel<'a>],
    /// 调查记事
    pub survey_note: Option<&'a str>,
    /// 调查员
    pub surveyor: &'a str,
    pub survey_day: NaiveDate,
    pub review: Option<Review<'a>>,
}

/// A parcel with the boundary points and lines that were surveyed on it.
#[derive(Clone, Copy, Debug)]
pub struct SurveyedParcel<'a> {
    pub held: HeldParcel<'a>,
    pub points: &'a [BoundaryPoint],
    pub lines: &'a [BoundaryLine],
}

#[derive(Serialize)]
struct Facts {
    issuer: IssuerFacts,
    contractor: ContractorFacts,
    parcels: Vec<ParcelFacts>,
    survey: Note,
    review: Note,
}

#[derive(Serialize)]
struct ParcelFacts {
    row: ParcelRow,
    crs: String,
    boundary: Vec<BoundaryRow>,
    sketch: Option<Sketch>,
}

impl ParcelFacts {
    fn of(number: usize, surveyed: &SurveyedParcel<'_>) -> Self {
        let HeldParcel { parcel, neighbours, .. } = surveyed.held;
        Self {
            row: ParcelRow::of(number, &surveyed.held),
            crs: wording::crs(parcel.crs),
            boundary: boundary::rows(parcel, surveyed.points, surveyed.lines),
            sketch: Sketch::of(&parcel.outline, parcel.crs, neighbours, WIDE),
        }
    }
}

impl Printed for ParcelSurvey<'_> {
    fn title(&self) -> &'static str {
        "承包地块调查表"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/parcel_survey.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            contractor: ContractorFacts::of(self.contractor),
            parcels: (1..)
                .zip(self.parcels)
                .map(|(number, it)| ParcelFacts::of(number, it))
                .collect(),
            survey: Note::new(self.survey_note, self.surveyor, self.survey_day),
            review: Note::of_review(self.review),
        }
    }
}
