//! The rules about cases on sound cases of every kind, and on cases in which one thing is not well.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::Expect;

use super::case_sample::CaseSample;
use super::{case_contracts, case_course, case_homesteads, case_land, case_people, case_transfers};
use crate::case::{CaseKind, CaseParameters};
use crate::rules::{CASE_RULES, STRUCTURAL_RULES, check_case, has_blocking};
use crate::{Citation, Moment, Severity, Violation};

/// A case with a change, and what one rule says of it.
pub(super) struct Case {
    pub(super) rule: &'static str,
    kind: CaseKind,
    change: fn(&mut CaseSample),
    /// `None` where the rule finds nothing.
    finding: Option<Expect>,
}

pub(super) fn finds(
    rule: &'static str,
    kind: CaseKind,
    change: fn(&mut CaseSample),
    finding: Expect,
) -> Case {
    Case { rule, kind, change, finding: Some(finding) }
}

pub(super) fn passes(rule: &'static str, kind: CaseKind, change: fn(&mut CaseSample)) -> Case {
    Case { rule, kind, change, finding: None }
}

fn cases() -> Vec<Case> {
    let files = [
        case_contracts::cases,
        case_land::cases,
        case_people::cases,
        case_transfers::cases,
        case_homesteads::cases,
        case_course::cases,
    ];
    files.into_iter().flat_map(|it| it()).collect()
}

/// The findings of one rule: objects, how much, message.
fn said(sample: &CaseSample, code: &str) -> String {
    let (_, check) = CASE_RULES.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    let mut said = String::new();
    for it in check(&sample.facts()) {
        assert_eq!(it.rule.code, code);
        writeln!(said, "{}", line(&it)).unwrap();
    }
    said
}

fn line(violation: &Violation) -> String {
    let objects: Vec<String> = violation.objects.iter().map(|it| format!("{it:?}")).collect();
    let measure = violation.measure.as_ref().map_or(String::new(), |it| {
        format!("{}/{}{} ", it.value, it.limit.as_deref().unwrap_or("-"), it.unit)
    });
    format!("{} | {measure}{}", objects.join(" ").replace('"', ""), violation.message)
}

fn changed(case: &Case) -> CaseSample {
    let mut sample = CaseSample::of(case.kind);
    (case.change)(&mut sample);
    sample
}

#[test]
fn the_samples_are_found_and_passed() {
    for case in cases() {
        let said = said(&changed(&case), case.rule);
        assert_eq!(said.is_empty(), case.finding.is_none(), "{}: {said}", case.rule);
        if let Some(finding) = &case.finding {
            finding.assert_eq(&said);
        }
    }
}

#[test]
fn a_sound_case_of_every_kind_breaks_no_rule() {
    for kind in CaseSample::KINDS {
        let sample = CaseSample::of(kind);
        for (rule, _) in CASE_RULES {
            let code = rule.code.code;
            assert_eq!(said(&sample, code), "", "{} {code}", kind.as_str());
        }
    }
}

#[test]
fn every_rule_about_cases_has_a_sample_that_breaks_it_and_one_that_keeps_it() {
    let codes = |found: bool| -> BTreeSet<&str> {
        cases().iter().filter(|it| it.finding.is_some() == found).map(|it| it.rule).collect()
    };
    let (found, passed) = (codes(true), codes(false));
    for (rule, _) in CASE_RULES {
        let code = rule.code.code;
        assert!(found.contains(code), "{code} is never broken");
        assert!(passed.contains(code), "{code} is never kept");
    }
}

#[test]
fn a_finding_advises_in_a_draft_and_blocks_from_the_counter_on() {
    let mut sample = CaseSample::of(CaseKind::Exchange);
    sample.documents.pop();
    let at = |moment| {
        let findings = check_case(&sample.facts(), moment);
        let found = findings.iter().filter(|(_, violations)| !violations.is_empty());
        let codes: Vec<&str> = found.map(|(rule, _)| rule.code.code).collect();
        (codes, has_blocking(&findings, moment))
    };
    assert_eq!(at(Moment::Draft), (vec!["CR-01"], false));
    for moment in [Moment::Submit, Moment::Approve, Moment::Register] {
        assert_eq!(at(moment), (vec!["CR-01"], true), "{moment:?}");
    }
}

#[test]
fn what_only_the_course_of_a_case_brings_is_not_asked_for_before() {
    let mut sample = CaseSample::of(CaseKind::Exchange);
    (sample.notices, sample.signatures) = (Vec::new(), Vec::new());
    assert!(!has_blocking(&check_case(&sample.facts(), Moment::Submit), Moment::Submit));
    assert!(has_blocking(&check_case(&sample.facts(), Moment::Approve), Moment::Approve));
}

#[test]
fn nothing_blocks_a_draft_and_no_rule_about_cases_runs_nowhere() {
    for (rule, _) in CASE_RULES {
        let code = rule.code.code;
        assert_ne!(rule.severity_at(Moment::Draft), Some(Severity::Blocking), "{code}");
        assert!(rule.severity_at(Moment::Register).is_some(), "{code}");
    }
}

#[test]
fn every_citation_names_its_source() {
    let rules = CASE_RULES.iter().map(|(rule, _)| rule);
    for rule in rules.chain(STRUCTURAL_RULES.iter().map(|(rule, _)| rule)) {
        let (code, said) = (rule.code.code, rule.citation.to_string());
        match rule.citation {
            Citation::Article { article, .. } => {
                assert!(article > 0 && said.starts_with('《'), "{code}: {said}");
            }
            Citation::Standard { place, .. } | Citation::Practice { place } => {
                assert!(!place.is_empty(), "{code}: {said}");
            }
            Citation::Policy => assert_eq!(said, "本系统的保障措施", "{code}"),
        }
    }
}

#[test]
fn the_defaults_of_case_parameters_are_the_catalogue_s() {
    let defaults = CaseParameters::default();
    for (rule, _) in CASE_RULES {
        for it in rule.parameters {
            let value = defaults.value(it.name);
            // Those of rules that also look at rows are the rows' parameters.
            let default = value.as_deref().unwrap_or(it.default);
            assert_eq!(default, it.default, "{} {}", rule.code.code, it.name);
            assert!(!it.source.is_empty(), "{} {}", rule.code.code, it.name);
        }
    }
}

#[test]
fn the_proofs_of_structural_rules_are_tests_of_the_tree() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (rule, proof) in STRUCTURAL_RULES {
        let (path, name) = proof.split_once(": ").unwrap();
        let text = std::fs::read_to_string(root.join(path)).unwrap_or_default();
        assert!(text.contains(&format!("fn {name}(")), "{}: {proof}", rule.code.code);
    }
}

#[test]
fn no_message_about_a_case_shows_a_whole_identity_number() {
    let id = super::sample::identity_number("99000019700101001");
    for case in cases() {
        let sample = changed(&case);
        for (_, check) in CASE_RULES {
            let said: Vec<String> = check(&sample.facts()).iter().map(line).collect();
            assert!(!said.concat().contains(&id), "{}: {said:?}", case.rule);
        }
    }
}
