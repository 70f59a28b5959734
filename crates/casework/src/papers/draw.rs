//! A paper drawn up: its facts and its imprint, ready to be typeset; nothing is recorded yet.

use chrono::NaiveDate;
use identity::County;
use ledger::Digest;
use store::{Paper, Store};
use tenure::ActId;
use uuid::Uuid;

use super::asked::PaperAsked;
use super::content::Content;
use super::list::{CasePapers, PaperView};
use super::sheets;
use super::subject::{Printable, Subject};
use super::{letter, notice};
use crate::case::{Desk, Occasion};
use crate::{Officer, Refused};

/// A paper that may be printed.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub content: Content,
    pub imprint: Imprint,
    pub(super) paper: Paper,
    pub(super) approved_by: Option<String>,
}

/// What stands at the foot of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    pub number: String,
    /// Which printing it is, from one on.
    pub print_count: i32,
    pub printed_day: NaiveDate,
    /// Of what was frozen: the entry of the act, or the paper's own content.
    pub digest: Digest,
    /// The number of the register act; that of the case where the paper precedes the act.
    pub act_number: String,
}

/// What stands behind a paper.
pub(super) struct Behind {
    pub(super) county: County,
    /// The act that it says; a paper from before the act has none.
    pub(super) act: Option<ActId>,
    pub(super) act_number: String,
    pub(super) digest: Digest,
}

impl Drawn {
    /// The next printing of a paper as it is listed.
    pub(super) fn of(
        content: Content,
        behind: Behind,
        view: PaperView,
        approved_by: Option<String>,
        (officer, occasion): (&Officer, Occasion),
    ) -> Self {
        let Behind { county, act, act_number, digest } = behind;
        let print_count = view.print_count.saturating_add(1);
        let imprint = Imprint {
            number: view.number.clone(),
            print_count,
            printed_day: occasion.today,
            digest,
            act_number,
        };
        let paper = Paper {
            county,
            number: view.number,
            kind: view.kind,
            act,
            subject_code: view.subject,
            digest: digest.to_string(),
            printed_by: officer.name.clone(),
            printed_at: occasion.at,
            print_count,
        };
        Self { content, imprint, paper, approved_by }
    }
}

/// Draws a paper up, or says why it may not be printed.
pub async fn draw_up(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    asked: &PaperAsked,
    occasion: Occasion,
) -> Result<Drawn, Refused> {
    let papers = CasePapers::of(store, desk, officer, case).await?;
    let printable = papers.find(asked)?;
    let view = papers.view(&printable);
    let approved_by = approved(desk, officer, &view)?;
    let content = sheets::content(store, officer, &papers, &printable).await?;
    let (digest, act_number) = sealed_by(&papers, &printable)?;
    let act = papers.frozen.as_ref().filter(|_| !printable.kind.precedes_the_act());
    let act = act.map(|it| it.seal(printable.kind).0.id);
    let behind = Behind { county: papers.file.case.county, act, act_number, digest };
    Ok(Drawn::of(content, behind, view, approved_by, (officer, occasion)))
}

/// Who approved the printing, where it takes an approval; never the officer who prints.
pub(super) fn approved(
    desk: &Desk,
    officer: &Officer,
    view: &PaperView,
) -> Result<Option<String>, Refused> {
    if !view.approval_needed {
        return Ok(None);
    }
    let number = view.number.clone();
    match &view.approved_by {
        None => Err(Refused::ApprovalNeeded {
            number,
            print_count: view.print_count,
            limit: desk.prints_without_approval,
        }),
        Some(approver) if *approver == officer.name => Err(Refused::OwnApproval { number }),
        Some(approver) => Ok(Some(approver.clone())),
    }
}

/// The digest of what was frozen, and the number of the act, or of the case where there is none.
fn sealed_by(papers: &CasePapers<'_>, printable: &Printable) -> Result<(Digest, String), Refused> {
    let case = &papers.file.case;
    match (printable.subject, &papers.frozen) {
        (Subject::Round(round), _) => {
            Ok((notice::digest(sheets::round(papers, round)?), case.number.clone()))
        }
        (Subject::Return(n), _) => {
            let returned = sheets::returned(papers, n)?;
            Ok((letter::digest(&papers.file, returned)?, case.number.clone()))
        }
        (_, Some(frozen)) => {
            let (act, digest) = frozen.seal(printable.kind);
            Ok((digest, act.number.to_string()))
        }
        (_, None) => Err(Refused::NotPrintable { paper: printable.kind, state: case.state }),
    }
}
