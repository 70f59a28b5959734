//! The content of each paper, made from what was frozen.

mod certificate;
mod page;
mod survey;

use store::{PostedNotice, RecordedStep, Store};
use tenure::case::{PaperKind, Step, china_day};

use super::content::{Content, Makers, Review};
use super::frozen::Frozen;
use super::list::CasePapers;
use super::subject::{Printable, Subject};
use super::{letter, notice};
use crate::{Officer, Refused};

/// The content of a paper.
pub(super) async fn content(
    store: &Store,
    officer: &Officer,
    papers: &CasePapers<'_>,
    printable: &Printable,
) -> Result<Content, Refused> {
    match printable.subject {
        Subject::Round(it) => of_round(papers, printable.kind, round(papers, it)?),
        Subject::Return(n) => {
            let returned = returned(papers, n)?;
            let contact = &papers.desk.contact;
            Ok(letter::letter(&papers.file, returned, papers.case_type(), contact))
        }
        subject => {
            let state = papers.file.case.state;
            let nothing_frozen = Refused::NotPrintable { paper: printable.kind, state };
            let frozen = papers.frozen.as_ref().ok_or(nothing_frozen)?;
            Sheet { store, officer, papers, frozen }.of(printable.kind, subject).await
        }
    }
}

fn of_round(
    papers: &CasePapers<'_>,
    kind: PaperKind,
    posted: &PostedNotice,
) -> Result<Content, Refused> {
    if kind == PaperKind::PublicityTable {
        return notice::publicity_table(&papers.file, posted);
    }
    let (contact, authority) = (&papers.desk.contact, &papers.desk.authority);
    notice::public_notice(&papers.file, posted, papers.case_type(), contact, authority)
}

/// A round of notice of the case.
pub(super) fn round<'a>(papers: &'a CasePapers<'_>, n: u32) -> Result<&'a PostedNotice, Refused> {
    let found = papers.file.notices.iter().find(|it| it.notice.round == n);
    found.ok_or_else(|| Refused::NotFound { what: "round of notice", code: n.to_string() })
}

/// A return of the case.
pub(super) fn returned<'a>(
    papers: &'a CasePapers<'_>,
    n: u32,
) -> Result<&'a RecordedStep, Refused> {
    let place = usize::try_from(n).unwrap_or(usize::MAX).saturating_sub(1);
    let found = letter::returns(&papers.file).into_iter().nth(place);
    found.ok_or_else(|| Refused::NotFound { what: "return", code: n.to_string() })
}

/// What the papers of an act are made from.
struct Sheet<'a> {
    store: &'a Store,
    officer: &'a Officer,
    papers: &'a CasePapers<'a>,
    frozen: &'a Frozen,
}

impl Sheet<'_> {
    async fn of(&self, kind: PaperKind, subject: Subject) -> Result<Content, Refused> {
        match (kind, subject) {
            (PaperKind::IssuerSurvey, Subject::Issuer(code)) => self.issuer_survey(code),
            (PaperKind::ContractorSurvey, Subject::Contract(code)) => self.contractor_survey(code),
            (PaperKind::ParcelSurvey, Subject::Contract(code)) => self.parcel_survey(code).await,
            (PaperKind::HouseholdConfirmation, Subject::Contract(code)) => self.confirmation(code),
            (PaperKind::LandContract, Subject::Contract(code)) => self.land_contract(code),
            (PaperKind::RegisterPage, Subject::Contract(code)) => self.register_page(code).await,
            (PaperKind::RegisterPage, Subject::Homestead(code)) => self.homestead_page(code).await,
            (PaperKind::RegisterPage, Subject::Issuer(code)) => self.issuer_page(code).await,
            (PaperKind::LandCertificate, Subject::Contract(code)) => {
                self.land_certificate(code).await
            }
            (PaperKind::HomesteadCertificate, Subject::Homestead(code)) => {
                self.homestead_certificate(code).await
            }
            (PaperKind::HandOverList, Subject::Issuer(code)) => self.hand_over_list(code),
            (PaperKind::HandOverList, Subject::Village(_)) => self.homestead_hand_over_list(),
            (paper, _) => Err(Refused::NotPrintable { paper, state: self.papers.file.case.state }),
        }
    }

    /// 业务类型
    fn reason(&self) -> String {
        self.papers.case_type().title_zh.clone()
    }

    /// Whoever reviewed the case, if it was.
    fn review(&self) -> Option<Review> {
        let mut reviews = self.papers.file.steps.iter().rev();
        let review = reviews.find(|it| it.taken.step == Step::Review)?;
        Some(Review {
            opinion: review.note.clone().unwrap_or_else(|| "审核通过".to_owned()),
            reviewer: review.taken.officer.clone(),
            day: china_day(review.taken.at),
        })
    }

    /// Whoever surveyed for the case, or else for what was registered, and whoever looked it through.
    fn makers(&self, contractor: &tenure::Contractor) -> Makers {
        let mut steps = self.papers.file.steps.iter().rev();
        let survey = steps.find(|it| it.taken.step == Step::Survey);
        let (surveyor, survey_day) = match survey {
            Some(it) => (it.taken.officer.clone(), china_day(it.taken.at)),
            None => (contractor.surveyor.clone(), contractor.survey_day),
        };
        let (reviewer, reviewed_day) = match self.review() {
            Some(it) => (it.reviewer, it.day),
            None => (contractor.publicity_reviewer.clone(), contractor.publicity_review_day),
        };
        let office = self.papers.desk.contact.office.clone();
        Makers { surveyor, survey_day, reviewer, reviewed_day, office }
    }
}
