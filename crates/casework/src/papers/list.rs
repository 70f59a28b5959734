//! The papers that a case can print as it stands.

use store::{CaseFile, Store};
use tenure::case::{CaseType, PaperKind};
use uuid::Uuid;

use super::asked::PaperAsked;
use super::frozen::Frozen;
use super::letter;
use super::printings::Printings;
use super::subject::{Printable, Subject, numbered};
use crate::case::{Desk, read_file};
use crate::{Officer, Refused};

/// A paper that can be printed, and how often it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperView {
    pub kind: PaperKind,
    /// The code, or the round or the return, that it is about.
    pub subject: String,
    pub number: String,
    pub print_count: i32,
    /// Whether the next printing takes an approval.
    pub approval_needed: bool,
    /// Who approved the next printing.
    pub approved_by: Option<String>,
}

/// The papers of a case that can be printed as it stands.
pub async fn papers(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
) -> Result<Vec<PaperView>, Refused> {
    let papers = CasePapers::of(store, desk, officer, case).await?;
    Ok(papers.printable().iter().map(|it| papers.view(it)).collect())
}

/// A case with all that its papers are made from.
pub(super) struct CasePapers<'a> {
    pub(super) desk: &'a Desk,
    pub(super) file: CaseFile,
    pub(super) frozen: Option<Frozen>,
    printings: Printings,
}

impl<'a> CasePapers<'a> {
    pub(super) async fn of(
        store: &Store,
        desk: &'a Desk,
        officer: &Officer,
        case: Uuid,
    ) -> Result<Self, Refused> {
        let file = read_file(store, officer, case).await?;
        let frozen = Frozen::of(store, officer, &file).await?;
        let printings = Printings::of(store, file.case.county, &file.case.number).await?;
        Ok(Self { desk, file, frozen, printings })
    }

    pub(super) fn case_type(&self) -> &'a CaseType {
        self.desk.types.get(self.file.case.kind)
    }

    /// All that can be printed, in the order of the catalogue.
    pub(super) fn printable(&self) -> Vec<Printable> {
        let kinds = PaperKind::ALL.into_iter().filter(|it| self.case_type().papers.contains(it));
        let number = &self.file.case.number;
        kinds.flat_map(|it| self.numbered(number, it)).collect()
    }

    /// The papers of a kind with their numbers.
    ///
    /// The list that was signed is another paper than the empty one before it, and its numbers follow that one's.
    fn numbered(&self, number: &str, kind: PaperKind) -> Vec<Printable> {
        let subjects = self.subjects(kind);
        let handed_over = self.frozen.as_ref().is_some_and(|it| it.handed_over.is_some());
        let before =
            if handed_over && kind == PaperKind::HandOverList { subjects.len() } else { 0 };
        numbered(number, kind, before, subjects)
    }

    fn subjects(&self, kind: PaperKind) -> Vec<Subject> {
        match kind {
            PaperKind::PublicNotice | PaperKind::PublicityTable => {
                self.file.notices.iter().map(|it| Subject::Round(it.notice.round)).collect()
            }
            PaperKind::CorrectionLetter => {
                (1..).zip(letter::returns(&self.file)).map(|(n, _)| Subject::Return(n)).collect()
            }
            kind => {
                let makes_certificate = self.case_type().makes_certificate;
                let frozen = self.frozen.as_ref();
                frozen.map(|it| it.subjects(kind, makes_certificate)).unwrap_or_default()
            }
        }
    }

    /// The paper that is asked for.
    pub(super) fn find(&self, asked: &PaperAsked) -> Result<Printable, Refused> {
        let mut of_kind = self.printable();
        of_kind.retain(|it| it.kind == asked.kind);
        if of_kind.is_empty() {
            let state = self.file.case.state;
            return Err(Refused::NotPrintable { paper: asked.kind, state });
        }
        if let Some(subject) = &asked.subject {
            of_kind.retain(|it| it.subject.to_string() == *subject);
            let nothing = || Refused::NotFound { what: "paper", code: subject.clone() };
            return of_kind.pop().ok_or_else(nothing);
        }
        let subjects: Vec<String> = of_kind.iter().map(|it| it.subject.to_string()).collect();
        match of_kind.pop() {
            Some(only) if of_kind.is_empty() => Ok(only),
            _ => Err(Refused::SeveralPapers { paper: asked.kind, subjects }),
        }
    }

    pub(super) fn view(&self, it: &Printable) -> PaperView {
        self.printings.view(self.desk, it.kind, it.subject.to_string(), &it.number)
    }
}
