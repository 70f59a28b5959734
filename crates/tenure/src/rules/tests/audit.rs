//! The rules that an audit runs over registered rows, on a village in which one thing is not well.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use expect_test::{Expect, expect};

use super::line;
use super::sample::{Sample, text};
use crate::Moment;
use crate::rules::{Facts, ROW_RULES, check_village};

/// A village with a change, and what an audit says of it beyond what a takeover would.
struct Case {
    rule: &'static str,
    change: fn(&mut Sample),
    finding: Option<Expect>,
}

fn finds(rule: &'static str, change: fn(&mut Sample), finding: Expect) -> Case {
    Case { rule, change, finding: Some(finding) }
}

fn passes(rule: &'static str, change: fn(&mut Sample)) -> Case {
    Case { rule, change, finding: None }
}

fn said(sample: &Sample, code: &str) -> String {
    let facts = Facts::new(&sample.village, &sample.county, &sample.parameters);
    let tallies = check_village(&facts, Moment::Audit);
    let (_, tally) = tallies.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    tally.violations.iter().fold(String::new(), |mut said, it| {
        writeln!(said, "{}", line(it)).unwrap();
        said
    })
}

/// The third parcel as reserve land, of so much of two hundred square metres of arable land.
fn reserve(it: &mut Sample, reserve: &str, rest: &str) {
    let parcels = &mut it.village.parcels;
    parcels[2].category = text("22");
    parcels[2].measured_area_m2 = text(reserve);
    parcels[1].measured_area_m2 = text(rest);
}

/// The first parcel's former area, of which a hundred square metres were measured.
fn former(it: &mut Sample, area: &str) {
    it.village.contracted_parcels[0].former_area_m2 = text(area);
}

fn cases() -> Vec<Case> {
    vec![
        passes("HR-23", |_| {}),
        finds(
            "HR-23",
            |it| it.village.land_contracts[0].last_day = text("20271230"),
            expect![[r#"
            HR-23 contract-term-unlawful Household(229901100001010001) | LandContract.1.last_day
            承包合同“229901100001010001J”的承包期为1998-01-01至2027-12-30，应为30年（止于2027-12-31至2028-01-01之间）
        "#]],
        ),
        passes("HR-23", |it| it.village.land_contracts[0].last_day = text("99990101")),
        passes("HR-25", |it| {
            let member = &mut it.village.members[1];
            (member.co_holder, member.note_kind) = (text("2"), text("4"));
        }),
        finds(
            "HR-25",
            |it| it.village.members[1].co_holder = text("2"),
            expect![[r#"
            HR-25 co-holder-missing Household(229901100001010001) | Member.2.co_holder
            家庭成员“戊一”未列为共有人，也没有备注原因
        "#]],
        ),
        passes("HR-27", |_| {}),
        finds(
            "HR-27",
            |it| it.village.land_contracts[0].code = text("229901100001019001J"),
            expect![[r#"
                HR-27 contractor-not-of-collective Household(229901100001010001) Household(229901100001019001) | LandContract.1.contractor_code
                家庭承包的承包方应为农户，“229901100001019001”是单位
            "#]],
        ),
        passes("HR-29", |it| former(it, "95.24")),
        finds(
            "HR-29",
            |it| former(it, "95.23"),
            expect![[r#"
                HR-29 area-differs-from-former-contract Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.former_area_m2 | 5.01/5 %
                实测面积100.00平方米，原合同面积95.23平方米，相差超过5%，应备注原因
            "#]],
        ),
        passes("HR-32", |it| reserve(it, "10.00", "90.00")),
        finds(
            "HR-32",
            |it| reserve(it, "10.01", "89.99"),
            expect![[r#"
                HR-32 reserve-land-beyond-limit Issuer(22990110000101) | Parcel | 10.01/10.0000 平方米
                机动地10.01平方米，超过耕地总面积200.00平方米的5%
            "#]],
        ),
        passes("HR-32", |it| {
            reserve(it, "10.01", "89.99");
            it.village.parcels[2].land_use = text("031");
        }),
        passes("HR-34", |_| {}),
        finds(
            "HR-34",
            |it| it.village.parcels[0].purpose = text("5"),
            expect![[r#"
            HR-34 basic-farmland-not-farmed Parcel(2299011000010100001) | Parcel.1.purpose
            地块“2299011000010100001”是永久基本农田，土地用途不得为非农业用途
        "#]],
        ),
    ]
}

#[test]
fn an_audit_finds_and_passes() {
    for Case { rule, change, finding } in cases() {
        let mut sample = Sample::new();
        change(&mut sample);
        let said = said(&sample, rule);
        assert_eq!(said.is_empty(), finding.is_none(), "{rule}: {said}");
        if let Some(finding) = finding {
            finding.assert_eq(&said);
        }
    }
}

#[test]
fn every_rule_of_the_audit_alone_has_both_samples() {
    let codes = |found: bool| -> BTreeSet<&str> {
        cases().iter().filter(|it| it.finding.is_some() == found).map(|it| it.rule).collect()
    };
    let alone = ROW_RULES.iter().map(|(rule, _)| rule).filter(|it| {
        it.severity_at(Moment::Audit).is_some() && it.severity_at(Moment::Takeover).is_none()
    });
    let alone: BTreeSet<&str> = alone.map(|it| it.code.code).collect();
    assert_eq!(codes(true), alone);
    assert_eq!(codes(false), alone);
}

#[test]
fn a_takeover_runs_what_it_always_ran() {
    let sample = Sample::new();
    let facts = Facts::new(&sample.village, &sample.county, &sample.parameters);
    // With the two that look at files and at summary tables these are 28 rules and Q02's two halves.
    assert_eq!(check_village(&facts, Moment::Takeover).len(), 27);
}

#[test]
fn the_sample_village_passes_the_audit() {
    let sample = Sample::new();
    let facts = Facts::new(&sample.village, &sample.county, &sample.parameters);
    for (rule, tally) in check_village(&facts, Moment::Audit) {
        assert_eq!(tally.violations, [], "{}", rule.code.code);
    }
}
