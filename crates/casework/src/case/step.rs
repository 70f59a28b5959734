//! A step of a case: taken where the process allows it and the rules do not stand in the way.

use store::{CaseFile, RecordedStep, Unit};
use tenure::case::{Collected, Request, State, Step, StepTaken, advance};
use uuid::Uuid;

use super::counter::{Counter, Reply};
use super::desk::{Desk, Mode};
use super::file::{self, history};
use super::findings::Findings;
use super::open::OpenCase;
use super::{act, evidence, hand_over, notice};
use crate::Refused;

/// What an officer asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct StepAsked {
    pub step: Step,
    /// The revision of the case that the officer has seen.
    pub revision: i64,
    pub note: Option<String>,
    /// The request as it should stand, where a correction or a resubmission changes it.
    pub request: Option<Request>,
    /// Who collected the certificates, where they are handed over.
    pub collections: Vec<Collected>,
}

/// Takes a step.
pub async fn take_step(
    counter: &Counter<'_>,
    id: Uuid,
    asked: StepAsked,
    mode: Mode,
) -> Result<Reply, Refused> {
    let mut unit = counter.begin(id).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let mut file = file::open(&mut unit, counter.officer, id).await?;
    counter.officer.check_role(counter.desk.case_type(file.case.kind), asked.step)?;
    let state = next_state(counter.desk, &file, &asked)?;
    amend(&mut unit, counter, &mut file, asked.step, asked.request.clone()).await?;
    let (mut file, findings) = work(&mut unit, counter, file, asked.step, mode).await?;
    if asked.step == Step::HandOver {
        let collected = asked.collections.clone();
        hand_over::hand_over(&mut unit, counter, &mut file, collected, mode).await?;
    }
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(counter.view(file, findings))));
    }
    record(&mut unit, &mut file, counter, asked, state).await?;
    counter.conclude(unit, counter.view(file, findings)).await
}

/// Works the case out as the register stands, asks the rules, and does what the step does beside the case's own state.
async fn work(
    unit: &mut Unit,
    counter: &Counter<'_>,
    file: CaseFile,
    step: Step,
    mode: Mode,
) -> Result<(CaseFile, Findings), Refused> {
    if file.case.state.is_registered() {
        // What is entered is not worked out again: making and handing over a paper changes no right.
        return Ok((file, Findings::default()));
    }
    let Counter { desk, officer, occasion, .. } = *counter;
    let mut open = OpenCase::of(unit, desk, officer, occasion, file).await?;
    let findings = check(&open, step);
    match mode {
        Mode::Real if findings.blocks() => return Err(Refused::Violated(findings)),
        Mode::Real => carry_out(unit, &mut open, step).await?,
        Mode::DryRun => {}
    }
    Ok((open.file, findings))
}

/// Writes down that the step was taken, and lets go of what the case held once it is over.
async fn record(
    unit: &mut Unit,
    file: &mut CaseFile,
    counter: &Counter<'_>,
    asked: StepAsked,
    state: State,
) -> Result<(), Refused> {
    let StepAsked { step, revision, note, .. } = asked;
    let (case, officer) = (file.case.id, counter.officer.name.clone());
    let taken = StepTaken { step, officer, at: counter.occasion.at };
    file.case.revision = unit.record_step(case, revision, &taken, state, note.as_deref()).await?;
    file.case.state = state;
    file.steps.push(RecordedStep { taken, state_after: state, note });
    if state.is_registered() || state.is_final() {
        unit.release_holds(case).await?;
        file.held.clear();
    }
    Ok(())
}

fn next_state(desk: &Desk, file: &CaseFile, asked: &StepAsked) -> Result<State, Refused> {
    let case = &file.case;
    if case.revision != asked.revision {
        return Err(Refused::Stale { revision: case.revision });
    }
    Ok(advance(desk.case_type(case.kind), &history(file), case.state, asked.step)?)
}

/// Puts the corrected request in the place of the one that was handed in; whoever checks it changes none of it.
async fn amend(
    unit: &mut Unit,
    counter: &Counter<'_>,
    file: &mut CaseFile,
    step: Step,
    request: Option<Request>,
) -> Result<(), Refused> {
    let Some(request) = request else { return Ok(()) };
    if !matches!(step, Step::Correct | Step::Resubmit) {
        return Err(Refused::RequestStands { step });
    }
    if request.kind() != file.case.kind
        || request.division().is_some_and(|it| it != file.case.division)
    {
        return Err(Refused::AnotherRequest);
    }
    let named = evidence::of_request(&request);
    let evidence = evidence::stored(unit, &counter.officer.scope, named).await?;
    evidence::link(unit, counter, file.case.id, evidence).await?;
    let holds = super::scene::holds(&request.touched());
    unit.set_request(file.case.id, &request).await?;
    unit.release_holds(file.case.id).await?;
    unit.hold(file.case.id, &holds).await?;
    file.case.request = request;
    file.held = holds;
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
        Step::Correct => notice::break_off(unit, open).await.map(|_had_run| ()),
        Step::Register => act::enter(unit, open).await,
        _ => Ok(()),
    }
}
