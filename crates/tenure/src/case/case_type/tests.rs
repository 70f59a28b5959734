//! The delivered case types, unsound ones, and what counties make of them.

use super::{CaseType, CaseTypes, DaysUnit, Fault, Role, check::sound};
use crate::case::{AdditionKind, CaseKind, NoticeKind, Step};

fn built_in(kind: CaseKind) -> CaseType {
    CaseTypes::built_in().get(kind).clone()
}

fn refused(county: &str) -> String {
    CaseTypes::built_in().tightened(county).unwrap_err().to_string()
}

#[test]
fn every_kind_has_a_sound_type() {
    let types = CaseTypes::built_in();
    assert_eq!(types.iter().count(), CaseKind::ALL.len());
    for case_type in types.iter() {
        assert_eq!(sound(case_type), Ok(()));
        assert_eq!(case_type.path.first(), Some(&Step::Accept));
        assert_eq!(case_type.path.last(), Some(&Step::Archive));
        assert!(!case_type.papers.is_empty() && !case_type.title_en.is_empty());
    }
}

#[test]
fn a_catalogue_lacks_no_kind_and_repeats_none() {
    let whole = include_str!("../../../data/case-types.toml");
    let (without_last, last) = whole.rsplit_once("[[case_type]]").unwrap();
    let without_last = CaseTypes::parse(without_last).unwrap_err();
    assert_eq!(without_last.to_string(), "there is no case type for `issuer-succession`");
    let repeated = CaseTypes::parse(&format!("{whole}[[case_type]]{last}")).unwrap_err();
    assert_eq!(repeated.to_string(), "there are two case types for `issuer-succession`");
    assert!(CaseTypes::parse("[[case_type]]").is_err());
}

#[test]
fn acceptance_review_and_entering_are_of_different_roles() {
    let mut it = built_in(CaseKind::Exchange);
    assert!(it.may(Role::Registrar, Step::Register) && !it.may(Role::Intake, Step::Register));
    it.roles.entry(Step::Register).or_default().insert(Role::Intake);
    assert_eq!(sound(&it), Err(Fault::MakerChecks(Step::Accept, Step::Register)));
    it.roles.remove(&Step::Suspend);
    assert_eq!(sound(&it), Err(Fault::Nobody(Step::Suspend)));
}

#[test]
fn whatever_is_added_to_a_case_is_added_in_a_role() {
    let mut it = built_in(CaseKind::Exchange);
    assert!(it.may_add(Role::Reviewer, AdditionKind::Answer));
    assert!(!it.may_add(Role::Intake, AdditionKind::Answer), "whoever takes it does not settle it");
    it.additions.insert(AdditionKind::Fee, [].into());
    assert_eq!(sound(&it), Err(Fault::NobodyAdds(AdditionKind::Fee)));
}

#[test]
fn unsound_types_are_told_by_their_fault() {
    type Spoil = fn(&mut CaseType);
    let faults: [(Spoil, Fault); 13] = [
        (|it| it.fee_fen = 1, Fault::Fee(1)),
        (|it| it.working_days = 31, Fault::WorkingDays(31)),
        (|it| it.working_days = 0, Fault::WorkingDays(0)),
        (|it| it.makes_certificate = false, Fault::CertificateApart),
        (|it| it.notices.clear(), Fault::NoticeApart),
        (|it| it.notices[0].days = 0, Fault::EmptyNotice),
        (|it| it.notices.push(it.notices[0].clone()), Fault::NoticeTwice),
        (|it| it.path.retain(|step| *step != Step::Review), Fault::StepLeftOut(Step::Review)),
        (|it| it.path.swap(1, 2), Fault::OutOfOrder(Step::Survey)),
        (|it| it.path.insert(3, Step::Return), Fault::OutOfOrder(Step::Return)),
        (
            |it| it.path.retain(|step| *step != Step::HandOver),
            Fault::StepsApart(Step::Certify, Step::HandOver),
        ),
        (
            |it| it.documents.push(it.documents[0].clone()),
            Fault::DocumentTwice("application".to_owned()),
        ),
        (|it| it.message_codes.push("1071".to_owned()), Fault::MessageCode("1071".to_owned())),
    ];
    for (spoil, fault) in faults {
        let mut it = built_in(CaseKind::FirstRegistration);
        spoil(&mut it);
        assert_eq!(sound(&it), Err(fault));
    }
}

#[test]
fn the_longest_time_for_a_decision_is_thirty_working_days() {
    let mut it = built_in(CaseKind::Exchange);
    it.working_days = 30;
    assert_eq!(sound(&it), Ok(()));
}

#[test]
fn notices_have_their_days() {
    let days = |kind| {
        let it = &built_in(kind).notices[0];
        (it.kind, it.rounds, it.days, it.days_unit, it.verified)
    };
    let survey = (NoticeKind::SurveyResults, 2, 7, DaysUnit::Calendar, false);
    assert_eq!(days(CaseKind::FirstRegistration), survey);
    let plan = (NoticeKind::ContractingPlan, 1, 15, DaysUnit::Calendar, true);
    assert_eq!(days(CaseKind::TermExtension), plan);
    let homestead = (NoticeKind::HomesteadRegistration, 1, 15, DaysUnit::Working, false);
    assert_eq!(days(CaseKind::HomesteadFirstRegistration), homestead);
}

#[test]
fn rounds_are_counted_over_all_notices() {
    let it = built_in(CaseKind::FirstRegistration);
    assert_eq!(it.n_rounds(), 2);
    assert_eq!(it.notice_after(1).map(|it| it.kind), Some(NoticeKind::SurveyResults));
    assert_eq!(it.notice_after(2), None);
}

#[test]
fn a_county_may_be_stricter() {
    let county = r#"
        [[case_type]]
        kind = "first-registration"
        working_days = 20
        documents = [
            { role = "photograph", title_zh = "地块照片" },
            { role = "mandate", title_zh = "委托代理声明书" },
        ]
        notices = [{ kind = "survey-results", rounds = 3, days = 7, days_unit = "working", source = "本县实施方案" }]
        [[case_type]]
        kind = "homestead-confirmation"
        clock_stops_on_notice = false
    "#;
    let types = CaseTypes::built_in().tightened(county).unwrap();
    let it = types.get(CaseKind::FirstRegistration);
    assert_eq!((it.working_days, it.n_rounds()), (20, 3));
    assert_eq!(it.notices[0].days_unit, DaysUnit::Working);
    let always: Vec<_> = it.documents_always().map(|it| it.role.as_str()).collect();
    assert!(always.contains(&"photograph") && always.contains(&"mandate"), "{always:?}");
    assert!(!types.get(CaseKind::HomesteadConfirmation).clock_stops_on_notice);
    let untouched = CaseKind::Exchange;
    assert_eq!(types.get(untouched), CaseTypes::built_in().get(untouched));
}

#[test]
fn a_county_may_not_be_laxer() {
    let refused_for = |kind: &str, rest: &str| {
        let told = refused(&format!("[[case_type]]\nkind = \"{kind}\"\n{rest}"));
        let head = format!("the county's case type of `{kind}` is laxer: ");
        told.strip_prefix(&head).unwrap_or(&told).to_owned()
    };
    let notice = |rest: &str| {
        let text =
            format!("notices = [{{ kind = \"homestead-registration\", source = \"\", {rest} }}]");
        refused_for("homestead-confirmation", &text)
    };
    assert_eq!(notice("days = 14"), "`days` is 14, and 15 is the least (HR-71)");
    assert_eq!(notice("rounds = 0"), "`rounds` is 0, and 1 is the least (HR-71)");
    let unit = "`days_unit` would turn working days into calendar days (HR-71)";
    assert_eq!(notice("days = 30, days_unit = \"calendar\""), unit);
    let longer = refused_for("exchange", "working_days = 31");
    assert_eq!(longer, "`working_days` is 31, and 30 is the most (HR-74)");
    let fee = refused_for("exchange", "fee_fen = 1000");
    assert_eq!(fee, "`fee_fen` is 1000, and registration is free (HR-35)");
    let stops = refused_for("exchange", "clock_stops_on_notice = true");
    assert_eq!(stops, "`clock_stops_on_notice` would leave out days that count (HR-74)");
    let waived = refused_for(
        "exchange",
        "documents = [{ role = \"issuer-filing\", title_zh = \"发包方备案材料\", when = \"需要的\" }]",
    );
    let stands =
        "the document `issuer-filing` is asked for already, and may only become unconditional";
    assert_eq!(waived, stands);
    let added = refused_for("exchange", "notices = [{ kind = \"entry\", source = \"\" }]");
    assert_eq!(added, "the notice `entry` is none of the kind's");
}

#[test]
fn a_county_may_not_change_steps_or_roles() {
    for rest in ["path = [\"accept\", \"register\"]", "roles = {}", "makes_certificate = false"] {
        let told = refused(&format!("[[case_type]]\nkind = \"exchange\"\n{rest}"));
        assert!(told.contains("unknown field"), "{told}");
    }
    let twice = "[[case_type]]\nkind = \"exchange\"\n".repeat(2);
    assert_eq!(refused(&twice), "there are two case types for `exchange`");
    let none = refused("[[case_type]]\nkind = \"exchange\"\nworking_days = 0");
    assert!(none.contains("unsound"), "{none}");
}
