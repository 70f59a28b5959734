//! Samples of the rules about contracts: codes, terms, parties, plans, take-back, extension, succession.

use CaseKind::{
    Cancellation, Exchange, FirstRegistration, FirstRegistrationOther, HouseholdSplit,
    IssuerSuccession, TermExtension,
};
use expect_test::expect;

use super::case_coverage::{Case, finds, passes};
use super::case_sample::{CaseSample, contract, contractor, day, decision, issuer, parcel, settle};
use crate::ObjectKind;
use crate::case::{CaseKind, DecisionSubject, Request};

pub(super) fn cases() -> Vec<Case> {
    [codes(), terms(), take_back(), plans(), extension(), succession(), outsiders()]
        .into_iter()
        .flatten()
        .collect()
}

fn codes() -> Vec<Case> {
    const RULE: &str = "HR-22";
    vec![
        passes(RULE, HouseholdSplit, |_| {}),
        finds(
            RULE,
            HouseholdSplit,
            |it| it.around.used_codes.extend([contract(3).to_string()]),
            expect![[r#"
                Contract(229901100001010003J) | 代码“229901100001010003J”曾被使用，应另编新代码
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                let facts = &mut it.outcome.after.facts;
                facts.parcels[1].fact.code = parcel(1);
            },
            expect![[r#"
                Parcel(2299011000010100001) | 代码“2299011000010100001”重复
            "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| it.contract_after(0).contract.fact.mode = "123".to_owned(),
            expect![[r#"
                Household(229901100001010001) | 承包合同代码“229901100001010001J”的末位表示家庭承包，承包方式代码为“123”
            "#]],
        ),
    ]
}

/// The first contract's term.
fn term(it: &mut CaseSample, first: &str, last: &str) {
    let term = &mut it.contract_after(0).contract.fact.term;
    (term.first_day, term.last_day) = (day(first), Some(day(last)));
}

fn forest(it: &mut CaseSample) {
    for parcel in &mut it.outcome.after.facts.parcels {
        parcel.fact.land_use = Some("031".to_owned());
    }
}

fn grass(it: &mut CaseSample) {
    for parcel in &mut it.outcome.after.facts.parcels {
        parcel.fact.land_use = Some("043".to_owned());
    }
}

fn terms() -> Vec<Case> {
    const RULE: &str = "HR-23";
    vec![
        passes(RULE, FirstRegistration, |it| term(it, "1998-01-01", "2027-12-31")),
        passes(RULE, FirstRegistration, |it| term(it, "1998-01-01", "2028-01-01")),
        finds(
            RULE,
            FirstRegistration,
            |it| term(it, "1998-01-01", "2027-12-30"),
            expect![[r#"
            Household(229901100001010001) | 承包合同“229901100001010001J”的承包期为1998-01-01至2027-12-30，应为30年（止于2027-12-31至2028-01-01之间）
        "#]],
        ),
        finds(
            RULE,
            FirstRegistration,
            |it| term(it, "1998-01-01", "2028-01-02"),
            expect![[r#"
            Household(229901100001010001) | 承包合同“229901100001010001J”的承包期为1998-01-01至2028-01-02，应为30年（止于2027-12-31至2028-01-01之间）
        "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            forest(it);
            term(it, "1998-01-01", "2068-01-01");
        }),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                forest(it);
                term(it, "1998-01-01", "2068-01-02");
            },
            expect![[r#"
                Household(229901100001010001) | 承包合同“229901100001010001J”的承包期为1998-01-01至2068-01-02，应为30至70年（止于2027-12-31至2068-01-01之间）
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            grass(it);
            term(it, "1998-01-01", "2048-01-01");
        }),
        finds(
            RULE,
            FirstRegistration,
            |it| {
                grass(it);
                term(it, "1998-01-01", "2048-01-02");
            },
            expect![[r#"
                Household(229901100001010001) | 承包合同“229901100001010001J”的承包期为1998-01-01至2048-01-02，应为30至50年（止于2027-12-31至2048-01-01之间）
            "#]],
        ),
        passes(RULE, FirstRegistration, |it| {
            it.contract_after(0).contract.fact.term.last_day = None;
        }),
        // What was registered with a term of its own is not this case's fault.
        passes(RULE, Exchange, |it| {
            term(it, "1998-01-01", "2020-12-31");
            it.before.facts.contracts[0].contract.fact.term =
                it.outcome.after.facts.contracts[0].contract.fact.term;
        }),
        passes("CR-18", FirstRegistration, |_| {}),
        finds(
            "CR-18",
            FirstRegistration,
            |it| {
                let right = it.contract_after(0).right.as_mut().unwrap();
                right.fact.term.last_day = Some(day("2028-01-01"));
            },
            expect![[r#"
                Contract(229901100001010001J) | 登记簿的承包期至2028-01-01，承包合同“229901100001010001J”至2027-12-31届满
            "#]],
        ),
        passes("CR-18", CaseKind::Mortgage, |_| {}),
        finds(
            "CR-18",
            CaseKind::Mortgage,
            |it| {
                let Request::Mortgage(request) = &mut it.request else { panic!("a mortgage") };
                request.last_day = Some(day("2028-01-01"));
            },
            expect![[r#"
                Contract(229901100001010001J) | 申请的期限至2028-01-01，承包合同“229901100001010001J”至2027-12-31届满
            "#]],
        ),
    ]
}

fn take_back() -> Vec<Case> {
    const RULE: &str = "HR-24";
    vec![
        passes(RULE, Exchange, |_| {}),
        passes(RULE, Cancellation, |_| {}),
        finds(
            RULE,
            CaseKind::MemberChange,
            |it| drop(it.contract_after(0).parcels.remove(1)),
            expect![[r#"
                Contract(229901100001010001J) Parcel(2299011000010100002) | 承包期内不得收回承包地：地块“2299011000010100002”将脱离承包合同“229901100001010001J”，申请事项没有列明该地块
            "#]],
        ),
        finds(
            RULE,
            Exchange,
            |it| drop(it.contract_after(0).parcels.remove(1)),
            expect![[r#"
            Contract(229901100001010001J) Parcel(2299011000010100002) | 承包期内不得收回承包地：地块“2299011000010100002”将脱离承包合同“229901100001010001J”，申请事项没有列明该地块
        "#]],
        ),
        finds(
            RULE,
            IssuerSuccession,
            |it| {
                it.outcome.after.facts.contracts.remove(1);
                it.end(ObjectKind::LandContract, contract(2).as_str());
            },
            expect![[r#"
                Contract(229901100001010002J) Parcel(2299011000010100003) | 承包期内不得收回承包地：地块“2299011000010100003”将脱离承包合同“229901100001010002J”，申请事项没有列明该地块
            "#]],
        ),
        finds(
            RULE,
            Cancellation,
            |it| it.before.facts.households[1].members[0].fact.member.note_kind = None,
            expect![[r#"
                Household(229901100001010002) | 农户“229901100001010002”尚有1名家庭成员，不得以农户消失为由注销承包合同“229901100001010002J”
            "#]],
        ),
        passes("HR-27", FirstRegistration, |_| {}),
        passes("HR-27", FirstRegistrationOther, |_| {}),
        finds(
            "HR-27",
            FirstRegistration,
            |it| {
                let other = CaseSample::of(FirstRegistrationOther);
                it.outcome.after.facts.contracts = other.outcome.after.facts.contracts;
            },
            expect![[r#"
                Contract(229901100001019001Q) | 承包合同“229901100001019001Q”是其他方式承包，本业务只登记家庭承包
            "#]],
        ),
        finds(
            "HR-27",
            FirstRegistration,
            |it| {
                let elsewhere = identity::IssuerCode::parse("22990110000201").unwrap();
                it.contract_after(0).contract.fact.issuer = elsewhere;
            },
            expect![[r#"
                Household(229901100001010001) | 承包方“229901100001010001”不属于发包方“22990110000201”所在的集体经济组织
            "#]],
        ),
        passes("CR-16", Exchange, |_| {}),
        finds(
            "CR-16",
            FirstRegistration,
            |it| {
                let mut given = it.contract_after(0).parcels[0].clone();
                given.fact.contract = contract(2);
                it.contract_after(1).parcels.push(given);
            },
            expect![[r#"
                Parcel(2299011000010100001) Contract(229901100001010001J) Contract(229901100001010002J) | 地块“2299011000010100001”同时在承包合同“229901100001010001J”和“229901100001010002J”中，应以“229901100001010001J”为准
            "#]],
        ),
        passes("CR-16", FirstRegistration, |it| {
            let mut given = it.contract_after(0).parcels[0].clone();
            given.fact.by_share = Some(true);
            it.contract_after(1).parcels.push(given);
        }),
    ]
}

fn plans() -> Vec<Case> {
    vec![
        passes("CR-14", FirstRegistration, |_| {}),
        passes("CR-14", FirstRegistration, |it| newly_contracted(it, "2023-04-30")),
        finds(
            "CR-14",
            FirstRegistration,
            |it| newly_contracted(it, "2023-05-01"),
            expect![[r#"
            Contract(229901100001010001J) | 承包合同“229901100001010001J”：没有承包方案的决议
        "#]],
        ),
        passes("CR-14", FirstRegistration, |it| {
            newly_contracted(it, "2023-05-01");
            it.decisions.push(decision(DecisionSubject::ContractingPlan));
        }),
        finds(
            "CR-14",
            FirstRegistration,
            |it| {
                newly_contracted(it, "2023-05-01");
                it.decisions.push(decision(DecisionSubject::ContractingPlan));
                it.decisions[0].plan_published = Some(day("2026-08-02"));
            },
            expect![[r#"
                Contract(229901100001010001J) | 承包合同“229901100001010001J”：承包方案至决议日公示14日，应不少于15日
            "#]],
        ),
        finds(
            "CR-14",
            FirstRegistration,
            |it| {
                newly_contracted(it, "2023-05-01");
                it.decisions.push(decision(DecisionSubject::ContractingPlan));
                it.decisions[0].n_yes = 19;
            },
            expect![[r#"
                Contract(229901100001010001J) | 承包合同“229901100001010001J”：承包方案决议应到30人，同意19人，不足三分之二
            "#]],
        ),
    ]
}

fn newly_contracted(it: &mut CaseSample, first: &str) {
    it.contract_after(0).contract.fact.term.first_day = day(first);
}

fn extension() -> Vec<Case> {
    const RULE: &str = "HR-33";
    vec![
        passes(RULE, TermExtension, |_| {}),
        finds(
            RULE,
            TermExtension,
            |it| it.decisions.clear(),
            expect![[r#"
            Case | 没有发包方“22990110000101”的延包方案决议
        "#]],
        ),
        finds(
            RULE,
            TermExtension,
            |it| it.decisions[0].n_yes = 19,
            expect![[r#"
            Issuer(22990110000101) | 延包方案决议应到30人，同意19人，不足三分之二
        "#]],
        ),
        finds(
            RULE,
            TermExtension,
            |it| it.decisions[0].plan_published = Some(day("2026-08-02")),
            expect![[r#"
                Issuer(22990110000101) | 14/15日 延包方案至决议日公示14日，应不少于15日
            "#]],
        ),
        finds(
            RULE,
            TermExtension,
            |it| it.contract_after(0).contract.fact.term.first_day = day("2028-01-02"),
            expect![[r#"
                Contract(229901100001010001J) | 承包合同“229901100001010001J”的原承包期至2027-12-31届满，新承包期应自2028-01-01起，实为2028-01-02
            "#]],
        ),
    ]
}

fn succession() -> Vec<Case> {
    vec![
        passes("HR-83", IssuerSuccession, |_| {}),
        finds(
            "HR-83",
            IssuerSuccession,
            |it| it.decisions.clear(),
            expect![[r#"
                Issuer(22990110000101) | 没有发包方“22990110000101”合并、撤村建居等的决议
            "#]],
        ),
        finds(
            "HR-83",
            IssuerSuccession,
            |it| {
                it.outcome.after.facts.issuers[0].fact.code =
                    identity::IssuerCode::parse("22990110000201").unwrap();
            },
            expect![[r#"
                Issuer(22990110000201) | 发包方承继不得另编代码“22990110000201”
            "#]],
        ),
        finds(
            "HR-83",
            IssuerSuccession,
            |it| {
                it.contract_after(0).parcels.pop();
                settle(it.contract_after(0));
                it.outcome.after.facts.households[1].members.pop();
                it.end(ObjectKind::Contractor, contractor(2).as_str());
            },
            expect![[r#"
                Household(229901100001010002) | “229901100001010002”不得因发包方承继而终止
                Contract(229901100001010001J) | 承包合同“229901100001010001J”不得因发包方承继而变更
                Household(229901100001010002) | 农户“229901100001010002”的家庭成员不得因发包方承继而变更
            "#]],
        ),
    ]
}

fn outsiders() -> Vec<Case> {
    vec![
        passes("CR-15", FirstRegistrationOther, |_| {}),
        finds(
            "CR-15",
            FirstRegistrationOther,
            |it| it.decisions.clear(),
            expect![[r#"
            Household(229901100001019001) | 本集体以外的承包方“229901100001019001”：没有由本集体以外的单位或个人承包的决议
        "#]],
        ),
        finds(
            "CR-15",
            FirstRegistrationOther,
            |it| it.decisions[0].n_yes = 19,
            expect![[r#"
            Household(229901100001019001) | 本集体以外的承包方“229901100001019001”：决议应到30人，同意19人，不足三分之二
        "#]],
        ),
        finds(
            "CR-15",
            FirstRegistrationOther,
            |it| {
                it.decisions[0].township_approved = false;
                assert_eq!(it.decisions[0].issuer, issuer());
            },
            expect![[r#"
                Household(229901100001019001) | 本集体以外的承包方“229901100001019001”：没有乡（镇）人民政府的批准
            "#]],
        ),
        // A person who is a member of the collective is no outsider.
        passes("CR-15", FirstRegistrationOther, |it| {
            it.decisions.clear();
            let member = super::case_sample::village().households.remove(0);
            let fact = &mut it.outcome.after.facts.contractors[0].fact;
            fact.code = contractor(8001);
            fact.document = member.members[0].fact.person.document.clone();
            it.outcome.after.facts.households.push(member);
        }),
    ]
}
