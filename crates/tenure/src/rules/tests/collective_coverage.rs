//! The rules about collectives on sound acts of every kind, and on acts in which one thing is not well.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::collective_sample::{
    CollectiveSample, benefits, birth, charter_change, distribution, exit, loss, marriage,
    payments, quantification, redemption, roll_version, sound_merger, transfer,
};
use super::{collective_decisions, collective_members, collective_organisation, collective_shares};
use crate::collective::{CollectiveAct, CollectiveParameters};
use crate::rules::{COLLECTIVE_RULES, check_collective, has_blocking};
use crate::{Citation, Moment, Severity, Violation};

/// A sound act with a change, and what one rule says of it.
pub(super) struct Case {
    rule: &'static str,
    sound: fn() -> CollectiveSample,
    change: fn(&mut CollectiveSample),
    /// `None` where the rule finds nothing.
    finding: Option<Expect>,
}

pub(super) fn finds(
    rule: &'static str,
    sound: fn() -> CollectiveSample,
    change: fn(&mut CollectiveSample),
    finding: Expect,
) -> Case {
    Case { rule, sound, change, finding: Some(finding) }
}

pub(super) fn passes(
    rule: &'static str,
    sound: fn() -> CollectiveSample,
    change: fn(&mut CollectiveSample),
) -> Case {
    Case { rule, sound, change, finding: None }
}

/// Every kind of act, sound.
pub(super) fn sound_acts() -> Vec<CollectiveSample> {
    let mut charter = CollectiveSample::of(charter_change());
    charter.before.organisation.collective.name = "样例县样例村集体经济组织".to_owned();
    let mut benefits = CollectiveSample::of(benefits());
    benefits.decisions[0].n_yes = 23;
    benefits.meeting().n_present = 21;
    vec![
        CollectiveSample::of(CollectiveAct::Registration),
        charter,
        CollectiveSample::of(birth()),
        CollectiveSample::of(marriage()),
        CollectiveSample::of(loss()),
        CollectiveSample::of(exit()),
        CollectiveSample::of(roll_version()),
        benefits,
        sound_merger(),
        CollectiveSample::of(quantification()),
        CollectiveSample::of(transfer()),
        CollectiveSample::of(redemption()),
        CollectiveSample::of(distribution()),
        CollectiveSample::of(payments()),
        CollectiveSample::of(CollectiveAct::Audit),
    ]
}

fn cases() -> Vec<Case> {
    let files = [
        collective_members::cases,
        collective_decisions::cases,
        collective_organisation::cases,
        collective_shares::cases,
    ];
    files.into_iter().flat_map(|it| it()).collect()
}

/// The findings of one rule: objects, how much, message.
fn said(sample: &CollectiveSample, code: &str) -> String {
    let (_, check) = COLLECTIVE_RULES.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    let after = sample.outcome();
    let mut said = String::new();
    for it in check(&sample.facts(&after)) {
        assert_eq!(it.rule.code, code);
        writeln!(said, "{}", line(&it)).unwrap();
    }
    said
}

/// Ids of persons are shown by their number alone.
fn line(violation: &Violation) -> String {
    let objects: Vec<String> = violation.objects.iter().map(|it| format!("{it:?}")).collect();
    let measure = violation.measure.as_ref().map_or(String::new(), |it| {
        format!("{}/{}{} ", it.value, it.limit.as_deref().unwrap_or("-"), it.unit)
    });
    let objects = objects.join(" ").replace('"', "").replace("00000000-0000-0000-0000-", "");
    format!("{objects} | {measure}{}", violation.message)
}

fn changed(case: &Case) -> CollectiveSample {
    let mut sample = (case.sound)();
    (case.change)(&mut sample);
    sample
}

#[test]
fn the_samples_of_collectives_are_found_and_passed() {
    let nothing = expect![""];
    for case in cases() {
        let said = said(&changed(&case), case.rule);
        assert!(case.finding.is_none() || !said.is_empty(), "{} finds nothing", case.rule);
        case.finding.as_ref().unwrap_or(&nothing).assert_eq(&said);
    }
}

#[test]
fn a_sound_act_of_every_kind_breaks_no_rule() {
    for sample in sound_acts() {
        for (rule, _) in COLLECTIVE_RULES {
            let code = rule.code.code;
            assert_eq!(said(&sample, code), "", "{} {code}", sample.act.name_zh());
        }
    }
}

#[test]
fn every_rule_about_collectives_has_a_sample_that_breaks_it_and_one_that_keeps_it() {
    let codes = |found: bool| -> BTreeSet<&str> {
        cases().iter().filter(|it| it.finding.is_some() == found).map(|it| it.rule).collect()
    };
    let (found, passed) = (codes(true), codes(false));
    for (rule, _) in COLLECTIVE_RULES {
        let code = rule.code.code;
        assert!(found.contains(code), "{code} is never broken");
        assert!(passed.contains(code), "{code} is never kept");
    }
}

#[test]
fn a_finding_about_a_collective_advises_in_a_draft_and_blocks_from_the_counter_on() {
    let mut sample = CollectiveSample::of(birth());
    sample.decisions.clear();
    let after = sample.outcome();
    let at = |moment| {
        let findings = check_collective(&sample.facts(&after), moment);
        let found = findings.iter().filter(|(_, violations)| !violations.is_empty());
        let codes: Vec<&str> = found.map(|(rule, _)| rule.code.code).collect();
        (codes, has_blocking(&findings, moment))
    };
    assert_eq!(at(Moment::Draft), (vec!["CO-11"], false));
    for moment in [Moment::Submit, Moment::Approve, Moment::Register] {
        assert_eq!(at(moment), (vec!["CO-11"], true), "{moment:?}");
    }
}

#[test]
fn nothing_blocks_the_draft_of_an_act_and_every_rule_runs_when_it_is_entered() {
    for (rule, _) in COLLECTIVE_RULES {
        let code = rule.code.code;
        assert_ne!(rule.severity_at(Moment::Draft), Some(Severity::Blocking), "{code}");
        assert!(rule.severity_at(Moment::Register).is_some(), "{code}");
    }
}

#[test]
fn the_citations_and_defaults_of_the_rules_about_collectives_are_whole() {
    let defaults = CollectiveParameters::default();
    for (rule, _) in COLLECTIVE_RULES {
        let code = rule.code.code;
        if let Citation::Article { article, .. } = rule.citation {
            assert!(article > 0, "{code}");
        }
        for it in rule.parameters {
            assert_eq!(defaults.value(it.name).as_deref(), Some(it.default), "{code} {}", it.name);
            assert!(!it.source.is_empty(), "{code} {}", it.name);
        }
    }
}

#[test]
fn no_message_about_a_collective_shows_a_whole_identity_number() {
    let number = super::collective_sample::card("19800101", 1).number;
    for case in cases() {
        let sample = changed(&case);
        let after = sample.outcome();
        for (_, check) in COLLECTIVE_RULES {
            let said: String = check(&sample.facts(&after)).iter().map(line).collect();
            assert!(!said.contains(number.expose()), "{}: {said}", case.rule);
        }
    }
}
