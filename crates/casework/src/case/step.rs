//! A step of a case: taken where the process allows it and the rules do not stand in the way.

use store::{CaseFile, Store, Unit};
use tenure::case::{Request, State, Step, StepTaken, advance};
use uuid::Uuid;

use super::desk::{Desk, Mode, Occasion};
use super::file::{begin, history};
use super::findings::Findings;
use super::open::OpenCase;
use super::view::CaseView;
use super::{act, notice};
use crate::{Officer, Refused};

/// What an officer asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct StepAsked {
    pub step: Step,
    /// The revision of the case that the officer has seen.
    pub revision: i64,
    pub note: Option<String>,
    /// The request as it should stand, where a correction or a resubmission changes it.
    pub request: Option<Request>,
}

/// Takes a step.
pub async fn take_step(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    id: Uuid,
    asked: StepAsked,
    occasion: Occasion,
    mode: Mode,
) -> Result<CaseView, Refused> {
    let mut unit = begin(store, officer, id).await?;
    let mut file = unit.case_file(&officer.scope, id).await?;
    let state = next_state(desk, &file, &asked)?;
    amend(&mut unit, &mut file, asked.request.clone()).await?;
    let findings = if file.case.state.is_registered() {
        // What is entered is not worked out again: making and handing over a paper changes no book.
        Findings::default()
    } else {
        work(&mut unit, desk, officer, file, &asked, occasion, mode).await?
    };
    if mode == Mode::Real {
        let taken = StepTaken { step: asked.step, officer: officer.name.clone(), at: occasion.at };
        unit.record_step(id, asked.revision, &taken, state, asked.note.as_deref()).await?;
        if state.is_registered() || state.is_final() {
            unit.release_holds(id).await?;
        }
    }
    let file = unit.case_file(&officer.scope, id).await?;
    if mode == Mode::Real {
        unit.commit().await?;
    }
    Ok(CaseView::new(desk, file, findings))
}

/// Works the case out as the register stands, asks the rules, and does what the step does beside the case's own state.
async fn work(
    unit: &mut Unit,
    desk: &Desk,
    officer: &Officer,
    file: CaseFile,
    asked: &StepAsked,
    occasion: Occasion,
    mode: Mode,
) -> Result<Findings, Refused> {
    let mut open = OpenCase::of(unit, desk, officer, occasion, file).await?;
    let findings = check(&open, asked.step);
    match mode {
        Mode::Real if findings.blocks() => return Err(Refused::Violated(findings)),
        Mode::Real => carry_out(unit, &mut open, asked.step).await?,
        Mode::DryRun => {}
    }
    Ok(findings)
}

fn next_state(desk: &Desk, file: &CaseFile, asked: &StepAsked) -> Result<State, Refused> {
    let case = &file.case;
    if case.revision != asked.revision {
        return Err(Refused::Stale { revision: case.revision });
    }
    Ok(advance(desk.case_type(case.kind), &history(file), case.state, asked.step)?)
}

/// Puts the corrected request in the place of the one that was handed in.
async fn amend(
    unit: &mut Unit,
    file: &mut CaseFile,
    request: Option<Request>,
) -> Result<(), Refused> {
    let Some(request) = request else { return Ok(()) };
    if request.kind() != file.case.kind
        || request.division().is_some_and(|it| it != file.case.division)
    {
        return Err(Refused::AnotherRequest);
    }
    let holds = super::scene::holds(&request.touched());
    unit.set_request(file.case.id, &request).await?;
    unit.release_holds(file.case.id).await?;
    unit.hold(file.case.id, &holds).await?;
    file.case.request = request;
    Ok(())
}

/// What the rules say of a step.
fn check(open: &OpenCase<'_>, step: Step) -> Findings {
    use tenure::Moment;
    match step {
        Step::Resubmit => open.check(Moment::Submit),
        Step::Correct => open.check(Moment::Submit).and(notice::check_breaking_off(open)),
        Step::Survey | Step::Review | Step::PostNotice | Step::Confirm => open.check(Moment::Draft),
        Step::CloseNotice => notice::check_closing(open),
        Step::Approve => open.check(Moment::Approve),
        Step::Register => open.check(Moment::Register),
        _ => Findings::default(),
    }
}

/// What happens beside the case's own state.
async fn carry_out(unit: &mut Unit, open: &mut OpenCase<'_>, step: Step) -> Result<(), Refused> {
    match step {
        Step::PostNotice => notice::post(unit, open).await,
        Step::CloseNotice => notice::close(unit, open).await,
        Step::Correct => notice::break_off(unit, open).await,
        Step::Register => act::enter(unit, open).await,
        _ => Ok(()),
    }
}
