//! Cases on their way.

use chrono::DateTime;
use proptest::prelude::*;

use super::{WrongStep, advance, current_notice, ordinary, possible, state_after};
use crate::case::{CaseKind, CaseType, CaseTypes, NoticeKind, State, Step, StepTaken};

fn type_of(kind: CaseKind) -> &'static CaseType {
    CaseTypes::built_in().get(kind)
}

fn taken(step: Step) -> StepTaken {
    StepTaken { step, officer: "李敏".to_owned(), at: DateTime::UNIX_EPOCH }
}

/// Takes steps one after the other, after acceptance.
fn walk(case_type: &CaseType, steps: &[Step]) -> Result<State, WrongStep> {
    let (mut history, mut state) = (vec![taken(Step::Accept)], State::Accepted);
    for step in steps {
        state = advance(case_type, &history, state, *step)?;
        history.push(taken(*step));
        assert_eq!(state_after(case_type, &history), Some(state));
    }
    Ok(state)
}

fn history(steps: &[Step]) -> Vec<StepTaken> {
    [&[Step::Accept], steps].concat().into_iter().map(taken).collect()
}

const ON_NOTICE: [Step; 3] = [Step::Survey, Step::Review, Step::PostNotice];

#[test]
fn a_first_registration_is_published_twice_and_ends_in_the_archive() {
    let steps = [
        Step::Survey,
        Step::Review,
        Step::PostNotice,
        Step::CloseNotice,
        Step::PostNotice,
        Step::CloseNotice,
        Step::Confirm,
        Step::Approve,
        Step::Register,
        Step::Certify,
        Step::HandOver,
        Step::Archive,
    ];
    let first = type_of(CaseKind::FirstRegistration);
    assert_eq!(walk(first, &steps), Ok(State::Archived));
}

#[test]
fn a_case_waits_for_the_next_step_of_its_way_and_a_paused_one_for_what_takes_it_up_again() {
    let first = type_of(CaseKind::FirstRegistration);
    let one_round = [&ON_NOTICE[..], &[Step::CloseNotice]].concat();
    for (steps, state, awaited) in [
        (&[][..], State::Accepted, Some(Step::Survey)),
        (&ON_NOTICE, State::OnNotice, Some(Step::CloseNotice)),
        (&one_round, State::NoticeClosed, Some(Step::PostNotice)),
        (&[Step::Return], State::Returned, Some(Step::Resubmit)),
        (&[Step::Withdraw], State::Withdrawn, None),
    ] {
        assert_eq!(ordinary(first, &history(steps), state), awaited, "{state:?}");
    }
}

#[test]
fn every_kind_goes_its_path_with_all_its_rounds() {
    for case_type in CaseTypes::built_in().iter() {
        let mut steps = Vec::new();
        for step in &case_type.path[1..] {
            let n_times = match step {
                Step::PostNotice => continue,
                Step::CloseNotice => case_type.n_rounds(),
                _ => 1,
            };
            for _ in 0..n_times {
                steps.extend((*step == Step::CloseNotice).then_some(Step::PostNotice));
                steps.push(*step);
            }
        }
        assert_eq!(walk(case_type, &steps), Ok(State::Archived), "{:?}", case_type.kind);
    }
}

#[test]
fn a_change_of_head_is_neither_surveyed_nor_published() {
    let wrong = walk(type_of(CaseKind::HeadChange), &[Step::Survey]).unwrap_err();
    let told = "`survey` cannot be taken in the state `accepted`; possible: `review`, `return`, `withdraw`, `dispute`, `suspend`, `refuse`";
    assert_eq!(wrong.to_string(), told);
}

#[test]
fn one_round_of_two_is_not_enough_to_sign() {
    let steps = [&ON_NOTICE[..], &[Step::CloseNotice, Step::Confirm]].concat();
    let wrong = walk(type_of(CaseKind::FirstRegistration), &steps).unwrap_err();
    assert_eq!((wrong.state, wrong.step), (State::NoticeClosed, Step::Confirm));
    assert!(wrong.possible.contains(&Step::PostNotice), "{wrong}");
}

#[test]
fn a_round_that_a_correction_broke_off_does_not_count() {
    let first = type_of(CaseKind::FirstRegistration);
    let broken = [Step::Correct, Step::PostNotice, Step::CloseNotice];
    let once = [&ON_NOTICE[..], &broken].concat();
    assert!(walk(first, &[&once[..], &[Step::Confirm]].concat()).is_err());
    let twice = [&once[..], &[Step::PostNotice, Step::CloseNotice, Step::Confirm]].concat();
    assert_eq!(walk(first, &twice), Ok(State::Confirmed));
}

#[test]
fn a_correction_after_the_last_round_asks_for_another() {
    let homestead = type_of(CaseKind::HomesteadFirstRegistration);
    let closed = [&ON_NOTICE[..], &[Step::CloseNotice]].concat();
    assert_eq!(current_notice(homestead, &history(&closed)), None);
    let corrected = [&closed[..], &[Step::Correct]].concat();
    assert!(walk(homestead, &[&corrected[..], &[Step::Confirm]].concat()).is_err());
    let notice = current_notice(homestead, &history(&corrected)).unwrap();
    assert_eq!(notice.kind, NoticeKind::HomesteadRegistration);
    let again = [&corrected[..], &[Step::PostNotice, Step::CloseNotice, Step::Confirm]].concat();
    assert_eq!(walk(homestead, &again), Ok(State::Confirmed));
}

#[test]
fn a_correction_between_two_subjects_publishes_the_first_again() {
    let mut two = type_of(CaseKind::HomesteadFirstRegistration).clone();
    let mut survey = two.notices[0].clone();
    survey.kind = NoticeKind::SurveyResults;
    two.notices.insert(0, survey);
    let corrected = [&ON_NOTICE[..], &[Step::CloseNotice, Step::Correct]].concat();
    let notice = current_notice(&two, &history(&corrected)).unwrap();
    assert_eq!(notice.kind, NoticeKind::SurveyResults);
    let again = [&corrected[..], &[Step::PostNotice, Step::CloseNotice]].concat();
    let notice = current_notice(&two, &history(&again)).unwrap();
    assert_eq!(notice.kind, NoticeKind::HomesteadRegistration);
}

#[test]
fn a_case_is_returned_once_and_comes_back_to_where_it_stood() {
    let change = type_of(CaseKind::MemberChange);
    let back = [Step::Review, Step::Return, Step::Resubmit];
    assert_eq!(walk(change, &back), Ok(State::Reviewed));
    let wrong = walk(change, &[&back[..], &[Step::Return]].concat()).unwrap_err();
    assert!(!wrong.possible.contains(&Step::Return), "{wrong}");
}

#[test]
fn a_case_on_notice_is_not_returned() {
    let steps = [&ON_NOTICE[..], &[Step::Return]].concat();
    assert!(walk(type_of(CaseKind::FirstRegistration), &steps).is_err());
}

#[test]
fn a_dispute_and_a_suspension_end_where_they_began() {
    let first = type_of(CaseKind::FirstRegistration);
    for pause in [Step::Dispute, Step::Suspend] {
        let steps = [&ON_NOTICE[..], &[pause, Step::Resume]].concat();
        assert_eq!(walk(first, &steps), Ok(State::OnNotice));
        let twice = [&ON_NOTICE[..], &[pause, pause]].concat();
        let wrong = walk(first, &twice).unwrap_err();
        assert_eq!(wrong.possible, [Step::Withdraw, Step::Resume, Step::Refuse]);
    }
}

#[test]
fn a_registered_case_is_neither_withdrawn_nor_refused_nor_suspended() {
    let steps = [Step::Review, Step::Confirm, Step::Approve, Step::Register];
    let change = type_of(CaseKind::MemberChange);
    for side in [Step::Withdraw, Step::Refuse, Step::Suspend, Step::Dispute, Step::Return] {
        let wrong = walk(change, &[&steps[..], &[side]].concat()).unwrap_err();
        assert_eq!(wrong.possible, [Step::Certify]);
    }
}

#[test]
fn a_state_that_its_history_does_not_lead_to_has_no_steps() {
    let change = type_of(CaseKind::MemberChange);
    assert_eq!(possible(change, &history(&[]), State::Approved), []);
    assert_eq!(possible(change, &[], State::Accepted), []);
    assert_eq!(possible(change, &[taken(Step::Review)], State::Reviewed), []);
    let broken = history(&[Step::Register]);
    let wrong = advance(change, &broken, State::Registered, Step::Certify).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "`certify` cannot be taken in the state `registered`; no step can"
    );
}

proptest! {
    #[test]
    fn no_walk_gets_stuck_or_registers_unseen(
        kind in proptest::sample::select(&CaseKind::ALL[..]),
        picks in proptest::collection::vec(any::<proptest::sample::Index>(), 60),
    ) {
        let case_type = type_of(kind);
        let (mut history, mut state) = (history(&[]), State::Accepted);
        for pick in picks {
            let steps = possible(case_type, &history, state);
            prop_assert_eq!(steps.is_empty(), state.is_final(), "{:?} after {:?}", state, history);
            if steps.is_empty() {
                break;
            }
            let step = steps[pick.index(steps.len())];
            state = advance(case_type, &history, state, step).unwrap();
            history.push(taken(step));
            if step == Step::Register {
                for before in [Step::Review, Step::Approve] {
                    prop_assert!(history.iter().any(|it| it.step == before));
                }
                let n_closed = history.iter().filter(|it| it.step == Step::CloseNotice).count();
                prop_assert!(n_closed >= usize::try_from(case_type.n_rounds()).unwrap());
            }
        }
    }
}
