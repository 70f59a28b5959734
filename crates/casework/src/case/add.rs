//! What is added to a case on its way: documents, decisions, signatures, fees, objections, their answers and withdrawals.

use store::{CaseFile, PostedNotice, Unit};
use tenure::case::{
    AdditionKind, CaseDocument, Decision, Fee, Objection, ObjectionAnswer, ObjectionWithdrawal,
    Signature,
};
use uuid::Uuid;

use super::counter::{Counter, Reply};
use super::evidence::{self, Named};
use super::file;
use super::findings::Findings;
use crate::Refused;

/// What is added to a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Addition {
    /// 材料
    Document(CaseDocument),
    /// 决议 that the case rests on
    Decision(Decision),
    /// 确认签字: who signed that the results are right
    Signature(Signature),
    /// Money that was asked for
    Fee(Fee),
    /// 异议 to the notice that runs; its number is given here
    Objection(Objection),
    /// The answer to the objection of a number
    Answer { number: u32, answer: ObjectionAnswer },
    /// The withdrawal of the objection of a number, by whoever raised it
    Withdrawal { number: u32, by: String, withdrawal: ObjectionWithdrawal },
}

impl Addition {
    fn kind(&self) -> AdditionKind {
        match self {
            Self::Document(_) => AdditionKind::Document,
            Self::Decision(_) => AdditionKind::Decision,
            Self::Signature(_) => AdditionKind::Signature,
            Self::Fee(_) => AdditionKind::Fee,
            Self::Objection(_) => AdditionKind::Objection,
            Self::Answer { .. } => AdditionKind::Answer,
            Self::Withdrawal { .. } => AdditionKind::Withdrawal,
        }
    }

    /// The document that it names.
    fn evidence(&self) -> Option<Named> {
        match self {
            Self::Document(it) => Some(evidence::of_document("", it)),
            Self::Decision(it) => Some(evidence::of_decision("", it)),
            Self::Signature(it) => evidence::of_signature(it),
            Self::Objection(it) => evidence::of_objection(it),
            Self::Withdrawal { withdrawal, .. } => Some(evidence::of_withdrawal(withdrawal)),
            Self::Fee(_) | Self::Answer { .. } => None,
        }
    }
}

/// Adds something to a case that has not ended, in a role that may.
pub async fn add(counter: &Counter<'_>, case: Uuid, addition: Addition) -> Result<Reply, Refused> {
    let mut unit = counter.begin(case).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let mut file = file::open(&mut unit, counter.officer, case).await?;
    let case_type = counter.desk.case_type(file.case.kind);
    counter.officer.check_addition(case_type, addition.kind())?;
    if file.case.state.is_final() {
        return Err(Refused::CaseOver { state: file.case.state });
    }
    let named = addition.evidence().into_iter().collect();
    let evidence = evidence::stored(&mut unit, &counter.officer.scope, named).await?;
    evidence::link(&mut unit, counter, case, evidence).await?;
    put(&mut unit, &mut file, addition).await?;
    let view = counter.view(file, Findings::default());
    counter.conclude(unit, view).await
}

/// Writes the addition down, and puts it into the file in hand.
async fn put(unit: &mut Unit, file: &mut CaseFile, addition: Addition) -> Result<(), Refused> {
    let case = file.case.id;
    match addition {
        Addition::Document(it) => {
            unit.add_document(case, &it).await?;
            file.documents.push(it);
        }
        Addition::Decision(it) => {
            unit.add_decision(case, &it).await?;
            file.decisions.push(it);
        }
        Addition::Signature(it) => {
            unit.add_signature(case, &it).await?;
            file.signatures.push(it);
        }
        Addition::Fee(it) => {
            unit.add_fee(case, &it).await?;
            file.fees.push(it);
        }
        Addition::Objection(it) => {
            let running = running(file)?;
            let number = unit.add_objection(running.id, &it).await?;
            let raised = Objection { number, answer: None, withdrawal: None, ..it };
            running.notice.objections.push(raised);
        }
        Addition::Answer { number, answer } => put_answer(unit, file, number, answer).await?,
        Addition::Withdrawal { number, by, withdrawal } => {
            put_withdrawal(unit, file, number, &by, withdrawal).await?;
        }
    }
    Ok(())
}

/// An objection of the round that runs which was neither answered nor withdrawn.
fn open_objection(running: &mut PostedNotice, number: u32) -> Result<&mut Objection, Refused> {
    let open = running.notice.objections.iter_mut().find(|it| it.number == number && it.is_open());
    open.ok_or_else(|| Refused::NotFound { what: "open objection", code: number.to_string() })
}

async fn put_withdrawal(
    unit: &mut Unit,
    file: &mut CaseFile,
    number: u32,
    by: &str,
    withdrawal: ObjectionWithdrawal,
) -> Result<(), Refused> {
    let running = running(file)?;
    let notice = running.id;
    let objection = open_objection(running, number)?;
    if objection.by != by {
        return Err(Refused::NotTheObjector { number });
    }
    unit.withdraw_objection(notice, number, &withdrawal).await?;
    objection.withdrawal = Some(withdrawal);
    Ok(())
}

async fn put_answer(
    unit: &mut Unit,
    file: &mut CaseFile,
    number: u32,
    answer: ObjectionAnswer,
) -> Result<(), Refused> {
    let running = running(file)?;
    let notice = running.id;
    let objection = open_objection(running, number)?;
    unit.answer_objection(notice, number, &answer).await?;
    objection.answer = Some(answer);
    Ok(())
}

/// The notice that runs.
fn running(file: &mut CaseFile) -> Result<&mut PostedNotice, Refused> {
    let running = file.notices.iter_mut().find(|it| it.notice.closed_day.is_none());
    running.ok_or(Refused::NoNoticeRuns)
}
