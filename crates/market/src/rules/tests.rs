//! The rules on sound samples, and on samples in which one thing is not well.

mod exits;
mod listings;
mod transfer_land;
mod transfer_papers;
mod transfer_people;
mod transfer_sample;
mod transfers;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::{Expect, expect};
use tenure::{Moment, Violation};

use super::{EXIT_RULES, LISTING_RULES, STRUCTURAL_RULES, catalogue, proof_of, whole_catalogue};
use crate::MarketParameters;

/// A sound sample with a change, and what one rule says of it.
pub(super) struct Case<S> {
    pub(super) rule: &'static str,
    pub(super) sound: fn() -> S,
    pub(super) change: fn(&mut S),
    /// `None` where the rule finds nothing.
    pub(super) finding: Option<Expect>,
}

pub(super) fn finds<S>(
    rule: &'static str,
    sound: fn() -> S,
    change: fn(&mut S),
    finding: Expect,
) -> Case<S> {
    Case { rule, sound, change, finding: Some(finding) }
}

pub(super) fn passes<S>(rule: &'static str, sound: fn() -> S, change: fn(&mut S)) -> Case<S> {
    Case { rule, sound, change, finding: None }
}

/// Holds every case against what the rule says of it.
pub(super) fn assert_cases<S>(cases: Vec<Case<S>>, check: fn(&S, &str) -> Vec<Violation>) {
    for case in cases {
        let mut sample = (case.sound)();
        (case.change)(&mut sample);
        let said = told(&check(&sample, case.rule), case.rule);
        match case.finding {
            Some(finding) => {
                assert!(!said.is_empty(), "{} finds nothing", case.rule);
                finding.assert_eq(&said);
            }
            None => assert_eq!(said, "", "{}", case.rule),
        }
    }
}

/// The findings of one rule: objects and message.
fn told(violations: &[Violation], code: &str) -> String {
    let mut said = String::new();
    for it in violations {
        assert_eq!(it.rule.code, code);
        let objects: Vec<String> = it.objects.iter().map(|it| format!("{it:?}")).collect();
        let line = format!("{} | {}", objects.join(" "), it.message);
        let line = line.replace('"', "").replace("00000000-0000-0000-0000-", "");
        writeln!(said, "{line}").unwrap();
    }
    said
}

/// The codes of rules that are broken by a case, and of those that are kept by one.
pub(super) fn assert_covered<'a, S>(codes: impl IntoIterator<Item = &'a str>, cases: &[Case<S>]) {
    let of = |found: bool| -> BTreeSet<&str> {
        cases.iter().filter(|it| it.finding.is_some() == found).map(|it| it.rule).collect()
    };
    let (found, passed) = (of(true), of(false));
    for code in codes {
        assert!(found.contains(code), "{code} is never broken");
        assert!(passed.contains(code), "{code} is never kept");
    }
}

#[test]
fn the_catalogue_names_each_rule_once_and_takes_no_code_of_another() {
    let codes: Vec<&str> = whole_catalogue().iter().map(|it| it.code.code).collect();
    let once: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(once.len(), codes.len());
    let names: BTreeSet<&str> = whole_catalogue().iter().map(|it| it.code.name).collect();
    assert_eq!(names.len(), codes.len(), "a name stands for two rules");
    for rule in catalogue() {
        let structural = STRUCTURAL_RULES.iter().any(|(it, _)| it.code == rule.code);
        assert_eq!(structural, rule.moments.is_empty(), "{}", rule.code.code);
        assert_eq!(proof_of(rule.code).is_some(), structural, "{}", rule.code.code);
    }
}

#[test]
fn the_defaults_in_the_catalogue_are_the_defaults() {
    let defaults = MarketParameters::default();
    for rule in catalogue() {
        for it in rule.parameters {
            let value = defaults.value(it.name);
            assert_eq!(value.as_deref(), Some(it.default), "{} {}", rule.code.code, it.name);
        }
    }
}

#[test]
fn what_is_told_is_never_in_the_way_and_what_blocks_is_told_before() {
    let rules = EXIT_RULES.iter().map(|it| it.0).chain(LISTING_RULES.iter().map(|it| it.0));
    for rule in rules.filter(|it| it.code.code != "HR-04") {
        let at_the_end = rule.severity_at(Moment::Register);
        assert_eq!(at_the_end, Some(tenure::Severity::Blocking), "{}", rule.code.code);
    }
    let told = EXIT_RULES.iter().find(|it| it.0.code.code == "HR-04").unwrap().0;
    assert!(told.moments.iter().all(|(_, it)| *it == tenure::Severity::Advisory));
}

#[test]
fn the_catalogue_of_the_market() {
    let mut list = String::new();
    for rule in catalogue() {
        let moments: Vec<String> = rule
            .moments
            .iter()
            .map(|(at, it)| format!("{}={}", at.as_str(), it.as_str()))
            .collect();
        let moments = if moments.is_empty() { "structural".to_owned() } else { moments.join(" ") };
        let code = rule.code;
        writeln!(list, "{} {} {moments} [{}]", code.code, code.name, rule.citation).unwrap();
    }
    expect![[r#"
        HR-04 exit-text-names-settlement draft=advisory submit=advisory approve=advisory register=advisory [《农村土地承包法》第27条第2款]
        HR-36 term-outlives-contract draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第38条]
        HR-37 contract-not-written draft=advisory submit=advisory approve=blocking register=blocking [《农村土地承包法》第40条]
        HR-38 assignment-not-allowed draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第34条]
        HR-39 exchange-not-within-collective draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第33条]
        HR-40 circulation-not-filed draft=advisory submit=advisory approve=advisory register=advisory [《农村土地承包法》第36条]
        HR-41 area-given-twice draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第37条]
        HR-42 farming-ability-not-shown draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第38条]
        HR-43 capital-not-reviewed draft=advisory submit=advisory approve=blocking register=blocking [《农村土地承包法》第45条第1款]
        HR-44 member-priority-passed-over draft=advisory submit=advisory approve=blocking register=blocking [《农村土地承包法》第38条]
        HR-45 contractor-not-asked draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第46条]
        HR-46 use-not-agricultural draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第38条]
        HR-47 signed-without-mandate draft=advisory submit=advisory approve=blocking register=blocking [《农村土地经营权流转管理办法》第8条第2款]
        HR-48 price-kept-back draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第39条]
        HR-49 ownership-not-tradeable structural [国办发〔2014〕71号 交易品种]
        HR-50 registration-offered draft=advisory submit=advisory approve=advisory register=advisory [《农村土地承包法》第41条]
        HR-51 ended-without-ground draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第42条]
        HR-52 transfer-coerced draft=blocking submit=blocking approve=blocking register=blocking audit=advisory [《农村土地承包法》第60条]
        HR-53 paid-exit-not-voluntary draft=advisory submit=advisory approve=blocking register=blocking [《农村土地承包法》第27条第3款]
        HR-54 return-not-notified approve=advisory register=blocking [《农村土地承包法》第30条]
        HR-55 compensation-not-agreed draft=advisory submit=advisory approve=blocking register=blocking [《农村土地承包法》第30条]
        HR-56 witness-not-independent draft=advisory submit=advisory approve=blocking register=blocking [本系统的保障措施]
        HR-57 land-leaves-collective draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第27条第3款]
        HR-58 dwelling-not-shown draft=advisory submit=advisory approve=blocking register=blocking [《土地管理法》第62条第2款]
        HR-59 shares-given-beyond draft=advisory submit=blocking approve=blocking register=blocking [本系统的保障措施]
        HR-60 exit-touches-one-right structural [《农村集体经济组织法》第16条]
        HR-61 retention-cut-short approve=advisory register=blocking [《农村集体经济组织法》第16条第2款]
        HR-62 exit-is-no-taking structural [《农村土地承包法》第30条]
        HR-75 listing-not-verified draft=advisory submit=blocking approve=blocking register=blocking [《农村集体经济组织法》第26条第1款]
        HR-76 contract-before-notices approve=advisory register=blocking [国办发〔2014〕71号 流转交易公开、公正、规范运行]
        HR-77 below-reserve draft=advisory submit=blocking approve=blocking register=blocking [《农村集体经济组织法》第35条第2款]
        MK-01 contract-item-missing draft=advisory submit=advisory approve=advisory register=advisory [《农村土地承包法》第40条第2款]
        MK-02 capital-review-overdue draft=advisory submit=advisory approve=advisory register=advisory [《农村土地经营权流转管理办法》第29条]
        MK-03 priority-not-published draft=advisory submit=advisory approve=advisory register=advisory [《最高人民法院关于审理涉及农村土地承包纠纷案件适用法律问题的解释》第11条]
        MK-04 running-transfer-alert audit=advisory [《农村土地承包法》第64条]
        MK-05 consideration-missing draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第38条]
        MK-06 co-holder-not-agreed draft=advisory submit=blocking approve=blocking register=blocking [《农村土地承包法》第38条]
        MK-07 homestead-transfer-unlawful draft=advisory submit=advisory approve=blocking register=blocking [《土地管理法》第62条第1款]
        MK-08 shares-leave-collective draft=advisory submit=blocking approve=blocking register=blocking [本系统的保障措施]
        MK-09 transferee-not-allowed draft=advisory submit=advisory approve=blocking register=blocking [国办发〔2014〕71号 受让方资格]
        MK-10 cancelled-before-payment approve=advisory register=blocking [本系统的保障措施]
        MK-11 exit-not-decided draft=advisory submit=advisory approve=blocking register=blocking [本系统的保障措施]
        MK-12 trade-terms-unsound draft=advisory submit=blocking approve=blocking register=blocking [本系统的保障措施]
        MK-13 right-restrained draft=advisory submit=blocking approve=blocking register=blocking [本系统的保障措施]
        MK-14 burdened-right-conveyed draft=advisory submit=blocking approve=blocking register=blocking [本系统的保障措施]
        MK-15 conveyed-before-payment approve=advisory register=blocking [本系统的保障措施]
    "#]].assert_eq(&list);
}
