//! Cases of the rules about exits, on both sides of each threshold.

use expect_test::expect;
use identity::IssuerCode;
use tenure::case::{Restriction, RestrictionKind};
use tenure::{Proportion, Shares, Violation};

use super::{Case, assert_cases, assert_covered, finds, passes};
use crate::exit::sample::{DEAL, Surroundings, compensation, review, waiver, walked};
use crate::exit::{
    ExitFacts, ExitFile, ExitKind, ExitTerms, Returned, ShareRoom, Witness, WitnessTie,
};
use crate::rules::EXIT_RULES;
use crate::sample::{day, elsewhere, evidence, issuer, person};

/// All that the facts of an exit are borrowed from.
struct ExitSample {
    file: ExitFile,
    surroundings: Surroundings,
    today: chrono::NaiveDate,
}

fn of(kind: ExitKind) -> ExitSample {
    let file = walked(kind, 10).file().clone();
    ExitSample { file, surroundings: Surroundings::new(), today: day("2026-11-20") }
}

fn land() -> ExitSample {
    of(ExitKind::ContractedLand)
}

fn homestead() -> ExitSample {
    of(ExitKind::Homestead)
}

fn shares() -> ExitSample {
    of(ExitKind::Shares)
}

fn witness(it: &mut ExitSample) -> &mut Witness {
    it.file.interview.as_mut().unwrap().witness.as_mut().unwrap()
}

fn receiver(it: &mut ExitSample, collective: IssuerCode, to: Returned) {
    it.file.application.receiver.collective = collective;
    it.file.application.receiver.to = to;
}

fn cases() -> Vec<Case<ExitSample>> {
    let groups = [voluntary(), asked(), paid(), returned(), papers(), words()];
    groups.into_iter().flatten().collect()
}

fn voluntary() -> Vec<Case<ExitSample>> {
    const RULE: &str = "HR-53";
    vec![
        passes(RULE, land, |_| {}),
        passes(RULE, land, |it| {
            it.file.agreement.as_mut().unwrap().signed_day = day("2026-05-29");
        }),
        finds(
            RULE,
            land,
            |it| it.file.agreement.as_mut().unwrap().signed_day = day("2026-05-28"),
            expect![[r#"
                Contract(229901100001000001J) | 2026-05-22全部同意，2026-05-28签订协议，冷静期不足7天
            "#]],
        ),
        finds(
            RULE,
            land,
            |it| {
                it.file.consents.remove(0);
            },
            expect![[r#"
                Contract(229901100001000001J) | 共有人“村民1”没有签字同意
            "#]],
        ),
        finds(
            RULE,
            land,
            |it| it.file.application.signature.of = person(2),
            expect![[r#"
            Contract(229901100001000001J) | 申请不是由代表本人签字
        "#]],
        ),
        finds(
            RULE,
            land,
            |it| it.file.application.holders.clear(),
            expect![[r#"
            Contract(229901100001000001J) | 没有列明权利人
        "#]],
        ),
        finds(
            RULE,
            land,
            |it| {
                it.surroundings.restrictions.push(Restriction {
                    code: "229901-2026-000001".to_owned(),
                    kind: RestrictionKind::Seizure,
                    on: it.file.application.collective.to_string(),
                    party: "法院".to_owned(),
                    basis: "裁定".to_owned(),
                    first_day: day("2026-01-01"),
                    last_day: None,
                });
                it.surroundings.open_disputes.push("成员身份争议".to_owned());
                it.surroundings.running.push("220221901901010003".to_owned());
            },
            expect![[r#"
                Contract(229901100001000001J) | 权利上有查封登记“229901-2026-000001”
                Contract(229901100001000001J) | 争议未解决：成员身份争议
                Contract(229901100001000001J) | 流转“220221901901010003”尚未了结
            "#]],
        ),
    ]
}

fn asked() -> Vec<Case<ExitSample>> {
    vec![
        passes("HR-54", land, |_| {}),
        passes("HR-54", homestead, |it| it.file.application.notified_day = None),
        finds(
            "HR-54",
            land,
            |it| it.today = day("2026-11-19"),
            expect![[r#"
            Contract(229901100001000001J) | 2026-05-20书面通知发包方，2026-11-20起方可交回，今日2026-11-19
        "#]],
        ),
        finds(
            "HR-54",
            land,
            |it| it.file.application.notified_day = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有书面通知发包方
        "#]],
        ),
        passes("HR-56", land, |_| {}),
        finds(
            "HR-56",
            land,
            |it| {
                witness(it).ties = vec![WitnessTie::BoardMember, WitnessTie::Relative];
            },
            expect![[r#"
                Contract(229901100001000001J) | 见证人“见证人”是理事会、监事会成员
                Contract(229901100001000001J) | 见证人“见证人”是申请人的近亲属
            "#]],
        ),
        finds(
            "HR-56",
            land,
            |it| witness(it).ties = vec![WitnessTie::Receiver],
            expect![[r#"
            Contract(229901100001000001J) | 见证人“见证人”是取得权利的一方
        "#]],
        ),
        finds(
            "HR-56",
            land,
            |it| it.file.interview.as_mut().unwrap().witness = None,
            expect![[r#"
                Contract(229901100001000001J) | 面谈没有见证人
            "#]],
        ),
        finds(
            "HR-56",
            land,
            |it| it.file.interview = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有面谈记录
        "#]],
        ),
    ]
}

fn paid() -> Vec<Case<ExitSample>> {
    vec![
        passes("HR-55", land, |_| {}),
        passes("HR-55", land, |it| {
            it.file.terms = Some(waiver());
            it.file.waiver_review = Some(review("复核人"));
        }),
        finds(
            "HR-55",
            land,
            |it| it.file.terms = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有约定补偿
        "#]],
        ),
        finds(
            "HR-55",
            land,
            |it| {
                let mut terms = compensation();
                if let ExitTerms::Compensation { standard, .. } = &mut terms {
                    *standard = " ".to_owned();
                }
                it.file.terms = Some(terms);
            },
            expect![[r#"
                Contract(229901100001000001J) | 没有写明补偿标准
            "#]],
        ),
        finds(
            "HR-55",
            land,
            |it| {
                it.file.terms = Some(waiver());
                it.file.waiver_review = Some(review("面谈人"));
            },
            expect![[r#"
                Contract(229901100001000001J) | 放弃补偿由面谈人员自己复核
            "#]],
        ),
        finds(
            "HR-55",
            land,
            |it| {
                let signed = Vec::new();
                it.file.terms = Some(ExitTerms::Waived { statement: evidence(24), signed });
            },
            expect![[r#"
                Contract(229901100001000001J) | 共有人“村民1”没有签字放弃补偿
                Contract(229901100001000001J) | 共有人“村民2”没有签字放弃补偿
                Contract(229901100001000001J) | 放弃补偿没有复核
            "#]],
        ),
        passes("MK-10", land, |_| {}),
        passes("MK-10", land, |it| {
            it.file.terms = Some(waiver());
            it.file.payments.clear();
        }),
        finds(
            "MK-10",
            land,
            |it| it.file.payments.clear(),
            expect![[r#"
            Contract(229901100001000001J) | 约定补偿3000000分，银行流水核对支付0分
        "#]],
        ),
        passes("HR-61", land, |it| {
            let until = day("2026-11-19");
            it.file.terms = Some(ExitTerms::Retention { until, agreement: evidence(28) });
        }),
        finds(
            "HR-61",
            land,
            |it| {
                let until = day("2026-11-20");
                it.file.terms = Some(ExitTerms::Retention { until, agreement: evidence(28) });
            },
            expect![[r#"
                Contract(229901100001000001J) | 约定保留至2026-11-20，今日2026-11-20
            "#]],
        ),
    ]
}

/// So many of a hundred shares would be held, where three of a hundred may be.
fn room(would_hold: i64) -> ShareRoom {
    let of = |n| Shares::new(n, 1).unwrap();
    ShareRoom { would_hold: of(would_hold), total: of(100), cap: Proportion::new(3, 100) }
}

fn returned() -> Vec<Case<ExitSample>> {
    vec![
        passes("HR-57", land, |_| {}),
        passes("HR-57", homestead, |_| {}),
        finds(
            "HR-57",
            homestead,
            |it| receiver(it, elsewhere(), Returned::Collective),
            expect![[r#"
                Homestead(229901001001JC00001F00010001) | 交回“22990110000200”，土地属于“22990110000100”
            "#]],
        ),
        finds(
            "HR-57",
            land,
            |it| receiver(it, issuer(), Returned::Member { person: person(9) }),
            expect![[r#"
                Contract(229901100001000001J) | 退出的土地不能直接交给成员
            "#]],
        ),
        finds(
            "HR-57",
            land,
            |it| receiver(it, issuer(), Returned::Outsider { name: "某公司".to_owned() }),
            expect![[r#"
                Contract(229901100001000001J) | 退出的土地不能交给“某公司”
            "#]],
        ),
        passes("HR-59", shares, |_| {}),
        passes("HR-59", shares, |it| {
            receiver(it, issuer(), Returned::Member { person: person(9) });
            it.surroundings.share_room = Some(room(3));
        }),
        passes("HR-59", shares, |it| it.surroundings.share_room = Some(room(100))),
        finds(
            "HR-59",
            shares,
            |it| {
                receiver(it, issuer(), Returned::Member { person: person(9) });
                it.surroundings.share_room = Some(room(4));
            },
            expect![[r#"
                Member(000000000001) | 受让后持有4，超过总份额100的100分之3
            "#]],
        ),
        finds(
            "HR-59",
            shares,
            |it| receiver(it, issuer(), Returned::Outsider { name: "某公司".to_owned() }),
            expect![[r#"
                Member(000000000001) | “某公司”不是本组织成员
            "#]],
        ),
        finds(
            "HR-59",
            shares,
            |it| receiver(it, elsewhere(), Returned::Collective),
            expect![[r#"
            Member(000000000001) | 受让方属于“22990110000200”，份额属于“22990110000100”
        "#]],
        ),
    ]
}

fn papers() -> Vec<Case<ExitSample>> {
    vec![
        passes("HR-58", homestead, |_| {}),
        passes("HR-58", land, |it| it.file.dwelling = None),
        finds(
            "HR-58",
            homestead,
            |it| it.file.dwelling = None,
            expect![[r#"
            Homestead(229901001001JC00001F00010001) | 没有住房证明或者书面说明
        "#]],
        ),
        passes("MK-11", land, |_| {}),
        finds(
            "MK-11",
            land,
            |it| it.file.decision = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有集体决议
        "#]],
        ),
        finds(
            "MK-11",
            land,
            |it| it.file.decision.as_mut().unwrap().n_yes = 19,
            expect![[r#"
            Contract(229901100001000001J) | 应到30人，同意19人，不足三分之二
        "#]],
        ),
        finds(
            "MK-11",
            land,
            |it| it.file.decision.as_mut().unwrap().issuer = elsewhere(),
            expect![[r#"
                Contract(229901100001000001J) | 决议由“22990110000200”作出，不是本集体
            "#]],
        ),
        finds(
            "MK-11",
            land,
            |it| it.file.notice.as_mut().unwrap().closed = false,
            expect![[r#"
            Contract(229901100001000001J) | 公示没有期满
        "#]],
        ),
    ]
}

fn words() -> Vec<Case<ExitSample>> {
    fn says(it: &mut ExitSample, statement: &str) {
        it.file.interview.as_mut().unwrap().statement = statement.to_owned();
    }
    vec![
        passes("HR-04", land, |_| {}),
        passes("HR-04", land, |it| says(it, "儿子在城里工作，地没人种")),
        finds(
            "HR-04",
            land,
            |it| says(it, "为了落 户才退地"),
            expect![[r#"
            Contract(229901100001000001J) | 面谈记录提到“落户”，退出不得与落户相联系，请核查
        "#]],
        ),
        finds(
            "HR-04",
            land,
            |it| {
                let mut terms = compensation();
                if let ExitTerms::Compensation { standard, .. } = &mut terms {
                    *standard = "迁移户口的每亩五万元".to_owned();
                }
                it.file.terms = Some(terms);
            },
            expect![[r#"
                Contract(229901100001000001J) | 补偿标准提到“户口”，退出不得与落户相联系，请核查
            "#]],
        ),
    ]
}

fn check(sample: &ExitSample, code: &str) -> Vec<Violation> {
    let (_, check) = EXIT_RULES.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    let register = sample.surroundings.register();
    let facts =
        ExitFacts { deal: DEAL, file: &sample.file, register: &register, today: sample.today };
    check(&facts)
}

#[test]
fn the_samples_of_exits_are_found_and_passed() {
    assert_cases(cases(), check);
}

#[test]
fn every_rule_about_exits_is_broken_by_a_case_and_kept_by_one() {
    assert_covered(EXIT_RULES.iter().map(|it| it.0.code.code), &cases());
}

#[test]
fn a_sound_exit_breaks_no_rule() {
    for sound in [land, homestead, shares] {
        for (rule, _) in EXIT_RULES {
            assert_eq!(check(&sound(), rule.code.code), [], "{}", rule.code.code);
        }
    }
}
