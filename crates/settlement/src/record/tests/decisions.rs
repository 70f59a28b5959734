//! What may be decided, and on what.

use super::{application, day, ruling};
use crate::evaluation::Answer;
use crate::record::{Application, Decision, DecisionFault, Outcome};
use crate::tests::cases::{facts, pack};
use crate::{DocumentType as Paper, Kinship};

fn grant(application: &Application, other_act: Option<&str>) -> Result<Decision, DecisionFault> {
    Decision::grant(application, pack(&application.policy_pack), ruling("2025-03-10", other_act))
}

fn refuse(application: &Application, other_act: Option<&str>) -> Result<Decision, DecisionFault> {
    Decision::refuse(application, pack(&application.policy_pack), ruling("2025-03-10", other_act))
}

#[test]
fn what_is_met_and_proved_is_granted_on_its_clause() {
    let application =
        application("jilin", "towns", "in-town rented-dwelling:1", &[Paper::LeaseContract]);
    let decision = grant(&application, None).unwrap();
    assert_eq!(decision.outcome, Outcome::Granted);
    assert_eq!(decision.basis.clause.place(), "三、（十一）");
}

#[test]
fn what_is_met_is_not_refused() {
    let application = application("jilin", "towns", "in-town rented-dwelling:1", &[]);
    assert_eq!(refuse(&application, None), Err(DecisionFault::Met("towns".into())));
}

#[test]
fn what_is_met_by_another_channel_is_not_refused_either() {
    let given = "in-city-district college-graduate";
    let application = application("jilin", "city", given, &[]);
    assert_eq!(refuse(&application, None), Err(DecisionFault::Met("talents".into())));
}

#[test]
fn what_is_not_met_is_refused_on_its_clause_and_not_granted() {
    let application = application("jilin", "city", "in-city-district rented-dwelling:23", &[]);
    assert_eq!(grant(&application, None), Err(DecisionFault::NotMet));
    let decision = refuse(&application, None).unwrap();
    assert_eq!(
        (decision.outcome, decision.basis.clause.place()),
        (Outcome::Refused, "三、（十二）".into())
    );
}

#[test]
fn what_is_not_decided_needs_the_act_that_decides_it() {
    let given = "in-city-district owned-dwelling";
    let application = application("jiaxing", "city-dwelling", given, &[Paper::DwellingOwnership]);
    assert_eq!(grant(&application, None), Err(DecisionFault::OtherActMissing));
    assert_eq!(refuse(&application, None), Err(DecisionFault::OtherActMissing));
    let act = Some("《嘉兴市进一步调整完善相关户口迁移管理的规定》第三条");
    assert_eq!(grant(&application, act).unwrap().outcome, Outcome::Granted);
    assert_eq!(refuse(&application, act).unwrap().outcome, Outcome::Refused);
}

#[test]
fn a_fact_without_its_paper_is_not_granted() {
    let given = "in-town rented-dwelling:1 registered-in-municipality";
    let papers = [Paper::OtherDwellingTitle, Paper::LeaseContract, Paper::LeaseFiling];
    let short = application("liaocheng", "dwelling-or-employment", given, &papers);
    assert_eq!(grant(&short, None), Err(DecisionFault::EvidenceMissing(1)));
    let whole = [&papers[..], &[Paper::NoDwellingProof]].concat();
    let whole = application("liaocheng", "dwelling-or-employment", given, &whole);
    assert!(grant(&whole, None).is_ok());
}

#[test]
fn of_two_facts_that_would_do_one_has_to_be_proved() {
    let given = "in-town owned-dwelling rented-dwelling:1";
    let application = application("jilin", "towns", given, &[Paper::LeaseContract]);
    assert!(grant(&application, None).is_ok());
}

#[test]
fn of_two_ways_that_would_do_one_has_to_be_proved() {
    let given = "in-town owned-dwelling formal-employment:1";
    let papers = [Paper::EmploymentContract];
    let application = application("liaocheng", "dwelling-or-employment", given, &papers);
    assert!(grant(&application, None).is_ok());
}

#[test]
fn a_fact_that_does_not_last_long_enough_proves_nothing() {
    let given = "in-city-district rented-dwelling:3 public-rental-dwelling:30 formal-employment:30 \
                 employee-pension:12 medical-insurance:12 unemployment-insurance:12";
    let papers = [Paper::LeaseContract, Paper::EmploymentContract, Paper::SocialInsuranceProof];
    let application = application("jilin", "city", given, &papers);
    assert_eq!(grant(&application, None), Err(DecisionFault::EvidenceMissing(1)));
}

#[test]
fn nobody_decides_before_the_application_or_by_another_pack() {
    let application =
        application("jilin", "towns", "in-town rented-dwelling:1", &[Paper::LeaseContract]);
    let early = Decision::grant(&application, pack("jilin"), ruling("2025-03-02", None));
    assert!(matches!(early, Err(DecisionFault::BeforeSubmission { .. })));
    let other = Decision::grant(&application, pack("ankang"), ruling("2025-03-10", None));
    assert_eq!(other, Err(DecisionFault::OtherPack("jilin".into())));
}

#[test]
fn nobody_is_settled_without_having_declared_the_wish() {
    let mut application =
        application("jilin", "towns", "in-town rented-dwelling:1", &[Paper::LeaseContract]);
    application.own_wish_declared_day = day("2025-03-10");
    assert!(grant(&application, None).is_ok());
    application.own_wish_declared_day = day("2025-03-11");
    assert_eq!(grant(&application, None), Err(DecisionFault::OwnWishMissing(day("2025-03-10"))));
}

#[test]
fn each_relative_is_answered_for_and_comes_along_with_nobody_who_is_refused() {
    let mut application =
        application("jilin", "towns", "in-town rented-dwelling:1", &[Paper::LeaseContract]);
    let mut grandparent = application.companions[0].clone();
    grandparent.relation.kinship = Kinship::Grandparent;
    application.companions.push(grandparent);
    let answers = |it: Decision| it.companions.iter().map(|it| it.answer).collect::<Vec<_>>();
    let granted = grant(&application, None).unwrap();
    assert_eq!(answers(granted), [Answer::Met, Answer::Undecided]);
    application.facts = facts("in-town");
    assert_eq!(answers(refuse(&application, None).unwrap()), []);
}

#[test]
fn a_channel_that_is_not_there_decides_nothing() {
    let application = application("jilin", "harbour", "in-town rented-dwelling:1", &[]);
    assert_eq!(grant(&application, None), Err(DecisionFault::NoSuchChannel("harbour".into())));
}
