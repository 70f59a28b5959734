//! The papers of a collective's books: certificates of shares 份额证书 and statements of a distribution 收益分配告知单.
//!
//! A certificate says what the last act on a household's shares left; a statement says what a run gave.

mod certificate;
mod statement;

use std::fmt;

use identity::{County, CreditCode};
use ledger::Digest;
use store::Store;
use tenure::case::PaperKind;
use tenure::{Act, ObjectId};

use super::approve::approve;
use super::content::Content;
use super::draw::{Behind, Drawn, approved};
use super::list::PaperView;
use super::printings::Printings;
use crate::case::{Desk, Occasion};
use crate::collective::find;
use crate::{Officer, Refused};

/// Papers of a collective that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// The certificates of the households that hold shares now.
    ShareCertificates,
    /// The statements of a run, by household and by member.
    Statements { year: i32, number: u32 },
}

/// The papers of a series, with all that they are made from.
pub struct CollectivePapers<'a> {
    store: &'a Store,
    desk: &'a Desk,
    officer: &'a Officer,
    county: County,
    sheets: Sheets,
    printable: Vec<Printable>,
    printings: Printings,
}

/// What the papers of a series are made from.
enum Sheets {
    Certificates(certificate::Certificates),
    Statements(Box<statement::Statements>),
}

/// A paper that can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Printable {
    kind: PaperKind,
    /// The code of the household, or the internal id of the member.
    subject: String,
    /// Who may be named in its stead: the holders of a household's certificate.
    holders: Vec<ObjectId>,
    number: String,
    act: Act,
    /// Of the act's entry, or of the run.
    digest: Digest,
    about: About,
}

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Household(ObjectId),
    Person(ObjectId),
}

/// The number of a paper: the county, the collective, the act, the digits of the kind, and a place among the papers of the act.
///
/// What an act wrote does not change, so that a paper has the same number whenever it is printed; the form is our own.
fn number(series: &str, act: &Act, kind: PaperKind, place: usize) -> String {
    format!("{series}-{:06}-{}-{place:03}", act.number, kind.digits())
}

/// What the numbers of all papers of a collective begin with.
fn series_of(county: County, code: &CreditCode) -> String {
    format!("{county}-{code}")
}

impl<'a> CollectivePapers<'a> {
    /// Finds the papers of a collective in the officer's division.
    pub async fn of(
        store: &'a Store,
        desk: &'a Desk,
        officer: &'a Officer,
        code: &str,
        series: Series,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let (_, key) = find(store, officer, code).await?;
        let (sheets, printable) = match series {
            Series::ShareCertificates => {
                let (sheets, printable) = certificate::Certificates::of(store, key).await?;
                (Sheets::Certificates(sheets), printable)
            }
            Series::Statements { year, number } => {
                let run = statement::RunAsked { code, year, number };
                let sheets = statement::Statements::of(store, officer, run, occasion).await?;
                let printable = sheets.printable();
                (Sheets::Statements(Box::new(sheets)), printable)
            }
        };
        let printings = Printings::of(store, key.county, &sheets.series(key.county)).await?;
        Ok(Self { store, desk, officer, county: key.county, sheets, printable, printings })
    }

    /// The papers with how often each was printed.
    pub fn list(&self) -> Vec<PaperView> {
        self.printable.iter().map(|it| self.view(it)).collect()
    }

    /// Draws a paper up, or says why it may not be printed.
    pub async fn draw_up(&self, subject: &str, occasion: Occasion) -> Result<Drawn, Refused> {
        let printable = self.find(subject)?;
        let view = self.view(printable);
        let approved_by = approved(self.desk, self.officer, &view)?;
        let content = self.content(printable).await?;
        let act = &printable.act;
        let (act_number, digest) = (act.number.to_string(), printable.digest);
        let behind = Behind { county: self.county, act: Some(act.id), act_number, digest };
        Ok(Drawn::of(content, behind, view, approved_by, (self.officer, occasion)))
    }

    /// Approves the next printing of a paper; another officer prints it.
    pub async fn approve(
        &self,
        subject: &str,
        reason: &str,
        occasion: Occasion,
    ) -> Result<PaperView, Refused> {
        let view = self.view(self.find(subject)?);
        approve(self.store, self.officer, self.county, view, reason, occasion).await
    }

    fn view(&self, it: &Printable) -> PaperView {
        self.printings.view(self.desk, it.kind, it.subject.clone(), &it.number)
    }

    fn find(&self, subject: &str) -> Result<&Printable, Refused> {
        let named = |it: &&Printable| {
            it.subject == subject || it.holders.iter().any(|it| it.to_string() == subject)
        };
        let nothing = || Refused::NotFound { what: "paper", code: crate::refused::shown(subject) };
        self.printable.iter().find(named).ok_or_else(nothing)
    }

    async fn content(&self, it: &Printable) -> Result<Content, Refused> {
        match &self.sheets {
            Sheets::Certificates(sheets) => {
                let certificate = sheets.certificate(self.store, it).await?;
                Ok(Content::ShareCertificate(certificate))
            }
            Sheets::Statements(sheets) => {
                Ok(Content::DistributionStatement(Box::new(sheets.statement(it)?)))
            }
        }
    }
}

impl fmt::Debug for CollectivePapers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectivePapers").field("county", &self.county).finish_non_exhaustive()
    }
}

impl Sheets {
    fn series(&self, county: County) -> String {
        match self {
            Self::Certificates(it) => series_of(county, &it.credit_code),
            Self::Statements(it) => series_of(county, it.credit_code()),
        }
    }
}
