//! What may be decided, and on what.

use super::{application, ruling};
use crate::DocumentType as Paper;
use crate::evaluation::{Assessment, settlement};
use crate::record::{Application, Decision, DecisionFault, Outcome};
use crate::tests::cases::pack;

fn assessment(application: &Application) -> Assessment {
    settlement(pack(&application.policy_pack), &application.facts)
}

fn grant(application: &Application, other_act: Option<&str>) -> Result<Decision, DecisionFault> {
    Decision::grant(application, &assessment(application), ruling("2025-03-10", other_act))
}

fn refuse(application: &Application, other_act: Option<&str>) -> Result<Decision, DecisionFault> {
    Decision::refuse(application, &assessment(application), ruling("2025-03-10", other_act))
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
    let early =
        Decision::grant(&application, &assessment(&application), ruling("2025-03-02", None));
    assert!(matches!(early, Err(DecisionFault::BeforeSubmission { .. })));
    let other = settlement(pack("ankang"), &application.facts);
    let other = Decision::grant(&application, &other, ruling("2025-03-10", None));
    assert!(matches!(other, Err(DecisionFault::OtherPack { .. })));
}

#[test]
fn a_channel_that_is_not_there_decides_nothing() {
    let application = application("jilin", "harbour", "in-town rented-dwelling:1", &[]);
    assert_eq!(grant(&application, None), Err(DecisionFault::NoSuchChannel("harbour".into())));
}
