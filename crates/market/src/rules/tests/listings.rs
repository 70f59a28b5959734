//! Cases of the rules about listings, on both sides of each threshold.

use expect_test::expect;
use identity::UnitCode;
use tenure::Violation;
use tenure::case::{Restriction, RestrictionKind};

use super::{Case, assert_cases, assert_covered, finds, passes};
use crate::listing::sample::{
    RESERVE_FEN, Surroundings, asset, draft, homestead, shares, tender, walked,
};
use crate::listing::{Application, Listing, ListingFacts, Receiver, TradeForm, TradeWay};
use crate::rules::LISTING_RULES;
use crate::sample::{at, day, days, elsewhere, evidence, person};
use crate::transfer::TransfereeKind;

/// All that the facts of a listing are borrowed from.
struct ListingSample {
    listing: Listing,
    surroundings: Surroundings,
}

fn of(listing: Listing) -> ListingSample {
    ListingSample { listing, surroundings: Surroundings::new() }
}

/// A household's operation right, signed for.
fn household() -> ListingSample {
    of(walked(17))
}

fn collective() -> ListingSample {
    of(draft(asset()))
}

fn cases() -> Vec<Case<ListingSample>> {
    let groups = [verified(), notices(), reserves(), inside(), transferees(), terms()];
    groups.into_iter().flatten().collect()
}

fn verified() -> Vec<Case<ListingSample>> {
    const RULE: &str = "HR-75";
    vec![
        passes(RULE, household, |_| {}),
        passes(RULE, collective, |_| {}),
        finds(
            RULE,
            household,
            |it| it.surroundings.right_current = false,
            expect![[r#"
            Contract(229901100001000001J) | 挂牌的权利不是现势登记
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| {
                it.surroundings.open_disputes.push("权属争议".to_owned());
                it.surroundings.restrictions.push(Restriction {
                    code: "229901-2026-000001".to_owned(),
                    kind: RestrictionKind::Objection,
                    on: String::new(),
                    party: "异议人".to_owned(),
                    basis: "申请".to_owned(),
                    first_day: day("2026-11-01"),
                    last_day: None,
                });
            },
            expect![[r#"
                Contract(229901100001000001J) | 权利上有异议登记“229901-2026-000001”
                Contract(229901100001000001J) | 争议未解决：权属争议
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| {
                it.listing.application.consents.remove(1);
            },
            expect![[r#"
                Contract(229901100001000001J) | 共有人“村民2”没有签字同意
            "#]],
        ),
        passes(RULE, household, |it| {
            it.listing.application.term = Some(days("2027-12-31", "2027-12-31"));
        }),
        finds(
            RULE,
            household,
            |it| it.listing.application.term = Some(days("2027-12-31", "2028-01-01")),
            expect![[r#"
                Contract(229901100001000001J) | 期限至2028-01-01，权利至2027-12-31
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.surroundings.not_free.push("229901100001000001".to_owned()),
            expect![[r#"
                Contract(229901100001000001J) | 期限内权利已有“229901100001000001”
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.surroundings.holders.clear(),
            expect![[r#"
            Contract(229901100001000001J) | 没有列明权利人
        "#]],
        ),
        finds(
            RULE,
            collective,
            |it| it.listing.application.decision = None,
            expect![[r#"
            Collective(N2229901MA0000007X) | 没有集体决议
        "#]],
        ),
        finds(
            RULE,
            collective,
            |it| it.listing.application.decision.as_mut().unwrap().n_yes = 19,
            expect![[r#"
                Collective(N2229901MA0000007X) | 应到30人，同意19人，不足三分之二
            "#]],
        ),
        finds(
            RULE,
            collective,
            |it| it.listing.application.decision.as_mut().unwrap().issuer = elsewhere(),
            expect![[r#"
                Collective(N2229901MA0000007X) | 决议由“22990110000200”作出，不是本集体
            "#]],
        ),
    ]
}

fn notices() -> Vec<Case<ListingSample>> {
    const RULE: &str = "HR-76";
    fn signed(it: &mut ListingSample, on: &str) {
        it.listing.contract = Some((day(on), evidence(32)));
    }
    vec![
        passes(RULE, household, |it| signed(it, "2026-11-24")),
        finds(
            RULE,
            household,
            |it| signed(it, "2026-11-23"),
            expect![[r#"
            Contract(229901100001000001J) | 结果公示至2026-11-23，合同签订于2026-11-23
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.listing.notice = Some(days("2026-11-02", "2026-11-25")),
            expect![[r#"
                Contract(229901100001000001J) | 公告至2026-11-25，合同签订于2026-11-25
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| {
                it.listing.notice = None;
                it.listing.result_notice = None;
            },
            expect![[r#"
                Contract(229901100001000001J) | 没有公告
                Contract(229901100001000001J) | 没有结果公示
            "#]],
        ),
        passes(RULE, household, |it| object(it, Some(false))),
        finds(
            RULE,
            household,
            |it| object(it, None),
            expect![[r#"
            Contract(229901100001000001J) | 异议尚未答复
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| object(it, Some(true)),
            expect![[r#"
            Contract(229901100001000001J) | 异议成立
        "#]],
        ),
    ]
}

fn object(it: &mut ListingSample, upheld: Option<bool>) {
    let evidence = evidence(33);
    it.listing.objections.push(crate::listing::Objection { evidence, upheld });
}

fn reserves() -> Vec<Case<ListingSample>> {
    const RULE: &str = "HR-77";
    fn awarded(it: &mut ListingSample, price_fen: i64) {
        let bidder = person(50);
        it.listing.award = Some(crate::bidding::Award { bidder, price_fen });
    }
    vec![
        passes(RULE, collective, |it| awarded(it, RESERVE_FEN)),
        passes(RULE, household, |it| awarded(it, 1)),
        finds(
            RULE,
            collective,
            |it| awarded(it, RESERVE_FEN - 1),
            expect![[r#"
            Collective(N2229901MA0000007X) | 成交价99999分，低于底价100000分
        "#]],
        ),
        finds(
            RULE,
            collective,
            |it| it.listing.application.reserve.valuation = None,
            expect![[r#"
                Collective(N2229901MA0000007X) | 没有评估
            "#]],
        ),
        finds(
            RULE,
            collective,
            |it| it.listing.application.reserve.reserve_fen = RESERVE_FEN - 1,
            expect![[r#"
                Collective(N2229901MA0000007X) | 底价99999分，低于评估价100000分
            "#]],
        ),
    ]
}

/// A right that stays inside its collective, signed for by a winner of the register; whoever lost is nobody.
fn signed_inside(application: Application) -> ListingSample {
    let mut sample = household();
    sample.listing.application = application;
    sample.listing.approval = Some((evidence(40), evidence(41)));
    let (party, homesteads) = (person(50), Vec::new());
    sample.surroundings.receivers.push(Receiver { party, inside: true, homesteads });
    sample
}

fn signed_homestead() -> ListingSample {
    signed_inside(homestead())
}

fn signed_shares() -> ListingSample {
    signed_inside(shares())
}

fn inside() -> Vec<Case<ListingSample>> {
    const HOMESTEAD: &str = "MK-07";
    const SHARES: &str = "MK-08";
    vec![
        passes(HOMESTEAD, signed_homestead, |_| {}),
        passes(HOMESTEAD, household, |_| {}),
        finds(
            HOMESTEAD,
            signed_homestead,
            |it| it.surroundings.receivers[0].inside = false,
            expect![[r#"
                Homestead(229901100001JC00001F00010001) | 1号竞买人不是本集体经济组织的农户
            "#]],
        ),
        finds(
            HOMESTEAD,
            signed_homestead,
            |it| it.surroundings.receivers[0].homesteads.push(second()),
            expect![[r#"
                Homestead(229901100001JC00001F00010001) | 1号竞买人已有宅基地“229901100001JC00002F00010001”
            "#]],
        ),
        finds(
            HOMESTEAD,
            signed_homestead,
            |it| it.listing.approval = None,
            expect![[r#"
                Homestead(229901100001JC00001F00010001) | 没有集体同意、乡镇批准的材料
            "#]],
        ),
        passes(HOMESTEAD, signed_homestead, |it| {
            (it.listing.approval, it.listing.contract) = (None, None);
        }),
        finds(
            HOMESTEAD,
            signed_homestead,
            |it| it.listing.award = None,
            expect![[r#"
                Homestead(229901100001JC00001F00010001) | 2号竞买人不是本集体经济组织的农户
            "#]],
        ),
        passes(SHARES, signed_shares, |_| {}),
        passes(SHARES, household, |_| {}),
        finds(
            SHARES,
            signed_shares,
            |it| it.surroundings.receivers.clear(),
            expect![[r#"
                Member(000000000001) | 1号竞买人不是本集体经济组织成员
            "#]],
        ),
        passes(SHARES, signed_shares, |it| {
            it.listing.award = None;
            it.listing.enrolments.values_mut().skip(1).for_each(|it| it.withdrawn = true);
        }),
    ]
}

fn second() -> UnitCode {
    UnitCode::parse("229901100001JC00002F00010001").unwrap()
}

fn transferees() -> Vec<Case<ListingSample>> {
    const RULE: &str = "MK-09";
    fn first(it: &mut ListingSample) -> &mut crate::listing::Bidder {
        &mut it.listing.enrolments.values_mut().next().unwrap().bidder
    }
    vec![
        passes(RULE, household, |_| {}),
        passes(RULE, household, |it| {
            first(it).kind = TransfereeKind::Bank;
            it.listing.enrolments.values_mut().next().unwrap().qualified = false;
        }),
        finds(
            RULE,
            household,
            |it| first(it).kind = TransfereeKind::Bank,
            expect![[r#"
            Contract(229901100001000001J) | 1号竞买人（金融机构）不能受让农户承包土地经营权
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| first(it).farming = None,
            expect![[r#"
            Contract(229901100001000001J) | 没有1号竞买人农业经营能力或者资质的证明
        "#]],
        ),
    ]
}

fn terms() -> Vec<Case<ListingSample>> {
    const RULE: &str = "MK-12";
    fn rounds(it: &mut ListingSample, step_fen: i64, closes: &str) {
        let (opens_at, closes_at) = (at("2026-11-16T09:00:00"), at(closes));
        it.listing.application.way = TradeWay::Ascending { step_fen, opens_at, closes_at };
    }
    vec![
        passes(RULE, household, |_| {}),
        passes(RULE, collective, |it| {
            it.listing.application.form = TradeForm::Transfer;
            it.listing.application.term = None;
        }),
        finds(
            RULE,
            collective,
            |it| it.listing.application.form = TradeForm::Transfer,
            expect![[r#"
                Collective(N2229901MA0000007X) | 转让没有期限
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.listing.application.term = None,
            expect![[r#"
                Contract(229901100001000001J) | 出租（转包）应写明期限
            "#]],
        ),
        passes(RULE, household, |it| it.listing.application.deposit_fen = RESERVE_FEN),
        passes(RULE, household, |it| rounds(it, 1, "2026-11-16T09:00:00.001")),
        passes(RULE, household, |it| it.listing.application.reserve.reserve_fen = 10_000),
        finds(
            RULE,
            household,
            |it| {
                it.listing.application.form = TradeForm::Transfer;
                it.listing.application.term = None;
            },
            expect![[r#"
                Contract(229901100001000001J) | 农户承包土地经营权不能以转让的形式交易
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.listing.application.deposit_fen = RESERVE_FEN + 1,
            expect![[r#"
                Contract(229901100001000001J) | 保证金100001分，应在零至底价之间
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.listing.application.deposit_fen = -1,
            expect![[r#"
            Contract(229901100001000001J) | 保证金-1分，应在零至底价之间
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| {
                it.listing.application.deposit_fen = 0;
                it.listing.application.reserve.reserve_fen = 0;
            },
            expect![[r#"
                Contract(229901100001000001J) | 底价应大于零
            "#]],
        ),
        finds(
            RULE,
            household,
            |it| rounds(it, 1, "2026-11-16T09:00:00"),
            expect![[r#"
            Contract(229901100001000001J) | 网络竞价的时间或者评委不完整
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| rounds(it, 0, "2026-11-16T10:00:00"),
            expect![[r#"
            Contract(229901100001000001J) | 网络竞价的时间或者评委不完整
        "#]],
        ),
        finds(
            RULE,
            household,
            |it| it.listing.application.way = tender([70, 71].map(person).into()),
            expect![[r#"
                Contract(229901100001000001J) | 招标的时间或者评委不完整
            "#]],
        ),
    ]
}

fn check(sample: &ListingSample, code: &str) -> Vec<Violation> {
    let (_, check) = LISTING_RULES.iter().find(|(rule, _)| rule.code.code == code).unwrap();
    let register = sample.surroundings.register();
    let today = day("2026-11-25");
    check(&ListingFacts { listing: &sample.listing, register: &register, today })
}

#[test]
fn the_samples_of_listings_are_found_and_passed() {
    assert_cases(cases(), check);
}

#[test]
fn every_rule_about_listings_is_broken_by_a_case_and_kept_by_one() {
    assert_covered(LISTING_RULES.iter().map(|it| it.0.code.code), &cases());
}
