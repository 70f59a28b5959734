//! A step of an exit: taken where the process allows it and the rules do not stand in the way.

use chrono::{DateTime, NaiveDate, Utc};
use market::exit::{
    Agreement, Exit, ExitEvent, ExitFacts, ExitRefused, ExitRegister, ExitState, ExitStep,
    ExitTerms, Interview, WaiverReview, Witness,
};
use market::rules::{EXIT_RULES, check_exit};
use market::{Consent, Evidence};
use serde::Deserialize;
use store::{DealKind, DealStep, Unit};
use tenure::case::Role;
use tenure::decision::Decision;
use tenure::{ActId, Moment};

use super::super::{deal_row, duty, named::Gathered};
use super::cancel;
use super::right::{RegisteredRight, load_land, surrender_of};
use super::shares;
use super::view::ExitView;
use crate::case::{Counter, Findings, Mode, Reply, evidence};
use crate::{Officer, Refused};

/// What an officer asks for; that money was paid only the bank's file can say.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "step", content = "with", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StepAsked {
    Interview(InterviewAsked),
    Consent(Consent),
    Dwelling {
        evidence: Evidence,
    },
    Agree(ExitTerms),
    /// By another officer than the one who spoke with the applicants.
    ReviewWaiver {
        record: Evidence,
    },
    Decide(Decision),
    Publish,
    CloseNotice {
        n_upheld: u32,
    },
    Sign(Agreement),
    /// The register is changed.
    Cancel,
    Archive,
    Withdraw,
    Refuse,
    ReportCoercion {
        report: Evidence,
    },
    SettleDispute {
        coerced: bool,
    },
}

/// The interview, by the officer who puts it down.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewAsked {
    pub at: DateTime<Utc>,
    pub place: String,
    /// What they said they want, in their words.
    pub statement: String,
    pub record: Evidence,
    #[serde(default)]
    pub witness: Option<Witness>,
}

/// Takes a step at the revision that the officer saw.
pub async fn take_step(
    counter: &Counter<'_, ExitView>,
    number: &str,
    revision: i64,
    asked: StepAsked,
    mode: Mode,
) -> Result<Reply<ExitView>, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = deal_row::begin(store, officer, (DealKind::Exit, number)).await?;
    let mut view = ExitView::open(&mut unit, officer, number).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let event = event(asked, officer, occasion.today);
    duty::check(officer, role_of(event.step()), event.name())?;
    if view.row.revision != revision {
        return Err(Refused::Stale { revision: view.row.revision });
    }
    if event == ExitEvent::Cancel {
        duty::check_other(officer, &view.row.opened_by)?;
    }
    evidence::stored(&mut unit, &officer.scope, named(&event)).await?;
    let moment = moment(&event);
    let right = registered(&mut unit, counter, &view, &event).await?;
    let register = right.register(&desk.calendar, &desk.market_parameters);
    let next = lawful(view.exit.take(event.clone(), occasion.at, &register), moment)?;
    view.findings = findings(&next, &register, occasion.today, moment);
    let work = match event {
        ExitEvent::Cancel => Some(Box::pin(cancel::work_out(&mut unit, counter, &view)).await?),
        _ => None,
    };
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(ExitView { exit: next, ..view })));
    }
    let act = match work {
        Some(work) => Some(Box::pin(cancel::enter(work, &mut unit, counter, &view)).await?),
        None => None,
    };
    record(&mut unit, &mut view, counter, event, next, act).await?;
    counter.conclude(unit, view).await
}

/// Puts a step down, and lets go of what the exit held once it is over.
pub(super) async fn record(
    unit: &mut Unit,
    view: &mut ExitView,
    counter: &Counter<'_, ExitView>,
    event: ExitEvent,
    next: Exit,
    act: Option<ActId>,
) -> Result<(), Refused> {
    let step = DealStep {
        number: u32::try_from(view.steps.len()).unwrap_or(u32::MAX).saturating_add(1),
        step: event.name().to_owned(),
        event: next.taken(event),
        state_after: next.state().as_str().to_owned(),
        officer: counter.officer.name.clone(),
        at: counter.occasion.at,
        act,
    };
    unit.append_deal_step(&mut view.row, step.clone()).await?;
    if next.state().is_over() {
        unit.release_deal_holds(view.row.id).await?;
    }
    view.steps.push(step);
    view.exit = next;
    Ok(())
}

/// The right as it is registered, where a rule looks at it; whoever applied must be who holds it.
async fn registered(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    view: &ExitView,
    event: &ExitEvent,
) -> Result<RegisteredRight, Refused> {
    let looked_at = match event {
        ExitEvent::Sign(_) => ExitState::NoticeClosed,
        ExitEvent::Cancel => ExitState::Settled,
        _ => return Ok(RegisteredRight::default()),
    };
    if view.exit.state() != looked_at {
        return Ok(RegisteredRight::default());
    }
    let (application, officer, occasion) = (&view.row.body, counter.officer, counter.occasion);
    let mut right = if let Some(surrender) = surrender_of(&application.right) {
        let loaded = load_land(unit, officer, &surrender).await?;
        RegisteredRight::of_land(unit, &loaded, &surrender, occasion.today).await?
    } else {
        let to = Some(&application.receiver.to);
        shares::registered(unit, officer, occasion, &application.right, to).await?.0
    };
    right.compare_holders(&application.holders);
    Ok(right)
}

fn event(asked: StepAsked, officer: &Officer, today: NaiveDate) -> ExitEvent {
    match asked {
        StepAsked::Interview(it) => {
            let InterviewAsked { at, place, statement, record, witness } = it;
            let officer = officer.name.clone();
            ExitEvent::Interview(Interview { at, place, officer, statement, record, witness })
        }
        StepAsked::Consent(it) => ExitEvent::Consent(it),
        StepAsked::Dwelling { evidence } => ExitEvent::Dwelling(evidence),
        StepAsked::Agree(it) => ExitEvent::Agree(it),
        StepAsked::ReviewWaiver { record } => {
            let officer = officer.name.clone();
            ExitEvent::ReviewWaiver(WaiverReview { officer, day: today, record })
        }
        StepAsked::Decide(it) => ExitEvent::Decide(it),
        StepAsked::Publish => ExitEvent::Publish,
        StepAsked::CloseNotice { n_upheld } => ExitEvent::CloseNotice { n_upheld },
        StepAsked::Sign(it) => ExitEvent::Sign(it),
        StepAsked::Cancel => ExitEvent::Cancel,
        StepAsked::Archive => ExitEvent::Archive,
        StepAsked::Withdraw => ExitEvent::Withdraw,
        StepAsked::Refuse => ExitEvent::Refuse,
        StepAsked::ReportCoercion { report } => ExitEvent::ReportCoercion { report },
        StepAsked::SettleDispute { coerced } => ExitEvent::SettleDispute { coerced },
    }
}

/// Who takes a step; what may follow on what, the process says.
pub fn role_of(step: ExitStep) -> Role {
    match step {
        ExitStep::Consent
        | ExitStep::Dwelling
        | ExitStep::Sign
        | ExitStep::Withdraw
        | ExitStep::ReportCoercion => Role::Intake,
        ExitStep::Interview
        | ExitStep::Agree
        | ExitStep::ReviewWaiver
        | ExitStep::Publish
        | ExitStep::CloseNotice => Role::Reviewer,
        ExitStep::Decide | ExitStep::Refuse | ExitStep::SettleDispute => Role::Approver,
        ExitStep::Pay | ExitStep::Cancel => Role::Registrar,
        ExitStep::Archive => Role::Archivist,
    }
}

/// The documents that a step names.
pub(super) fn named(event: &ExitEvent) -> Vec<evidence::Named> {
    let none = Gathered::default();
    let gathered = match event {
        ExitEvent::Interview(it) => none.interview(it),
        ExitEvent::Consent(it) => none.consent("with.", it),
        ExitEvent::Dwelling(it) => none.one("with.evidence", it, "dwelling"),
        ExitEvent::Agree(it) => none.terms(it),
        ExitEvent::ReviewWaiver(it) => none.one("with.record", &it.record, "waiver-review"),
        ExitEvent::Decide(it) => return vec![evidence::of_decision("with.", it)],
        ExitEvent::Sign(it) => none.one("with.document", &it.document, "exit-agreement"),
        ExitEvent::ReportCoercion { report } => none.one("with.report", report, "coercion-report"),
        _ => none,
    };
    gathered.0
}

/// The moment whose rules a step is held against; before the signature they are only told.
fn moment(event: &ExitEvent) -> Moment {
    match event {
        ExitEvent::Sign(_) => Moment::Approve,
        ExitEvent::Cancel => Moment::Register,
        _ => Moment::Draft,
    }
}

/// What the rules say of an exit at a moment.
pub(super) fn findings(
    exit: &Exit,
    register: &ExitRegister<'_>,
    today: NaiveDate,
    moment: Moment,
) -> Findings {
    let facts = ExitFacts { deal: exit.deal(), file: exit.file(), register, today };
    match moment {
        Moment::Draft => Findings::default(),
        moment => Findings::of(check_exit(&facts, moment), moment),
    }
}

/// What stands in the way is told as findings, like everywhere.
pub(super) fn lawful(exit: Result<Exit, ExitRefused>, moment: Moment) -> Result<Exit, Refused> {
    exit.map_err(|refused| match refused {
        ExitRefused::Unlawful(violations) => {
            let rules = EXIT_RULES.iter().map(|(rule, _)| *rule);
            Refused::Violated(Findings::by_rule(rules, &violations, moment))
        }
        other => Refused::Exit(other),
    })
}
