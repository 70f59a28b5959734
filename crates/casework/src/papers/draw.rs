//! A paper drawn up: its facts and its imprint, ready to be typeset; nothing is recorded yet.

use chrono::NaiveDate;
use ledger::Digest;
use store::{Paper, Store};
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
    let imprint = imprint(&papers, &printable, &view, occasion)?;
    let act = papers.frozen.as_ref().filter(|_| !printable.kind.precedes_the_act());
    let act = act.map(|it| it.seal(printable.kind).0.id);
    let paper = Paper {
        county: papers.file.case.county,
        number: printable.number,
        kind: printable.kind,
        act,
        subject_code: view.subject,
        digest: imprint.digest.to_string(),
        printed_by: officer.name.clone(),
        printed_at: occasion.at,
        print_count: imprint.print_count,
    };
    Ok(Drawn { content, imprint, paper, approved_by })
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

fn imprint(
    papers: &CasePapers<'_>,
    printable: &Printable,
    view: &PaperView,
    occasion: Occasion,
) -> Result<Imprint, Refused> {
    let case = &papers.file.case;
    let (digest, act_number) = match (printable.subject, &papers.frozen) {
        (Subject::Round(round), _) => {
            (notice::digest(sheets::round(papers, round)?), case.number.clone())
        }
        (Subject::Return(n), _) => {
            (letter::digest(&papers.file, sheets::returned(papers, n)?)?, case.number.clone())
        }
        (_, Some(frozen)) => {
            let (act, digest) = frozen.seal(printable.kind);
            (digest, act.number.to_string())
        }
        (_, None) => {
            return Err(Refused::NotPrintable { paper: printable.kind, state: case.state });
        }
    };
    Ok(Imprint {
        number: printable.number.clone(),
        print_count: view.print_count.saturating_add(1),
        printed_day: occasion.today,
        digest,
        act_number,
    })
}
