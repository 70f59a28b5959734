//! Cases of the papers of a transfer: contract, filing, consents, price.

use expect_test::expect;

use super::transfer_sample::{
    TransferSample, assignment, exchange, farming_on_behalf, lease, re_transfer, security,
    share_in, share_inheritance, share_transfer,
};
use super::{Case, finds, passes};
use crate::money::{Consideration, Schedule, Title};
use crate::sample::{at, day, days, elsewhere, evidence, person};
use crate::transfer::{
    ContractItem, Filing, Payee, PriceDeduction, Priced, SignedBy, Transfer, Unpriced,
};

/// Every case.
pub(super) fn cases() -> Vec<Case<TransferSample>> {
    [papers(), consents(), money(), told(), others()].into_iter().flatten().collect()
}

fn papers() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-37", farming_on_behalf, |it| {
            it.grant().days = days("2026-12-01", "2027-11-30");
        }),
        passes("HR-37", share_transfer, |it| it.proposal.contract = None),
        finds(
            "HR-37",
            farming_on_behalf,
            |it| it.grant().days = days("2026-12-01", "2027-12-01"),
            expect![[r#"
                Contract(229901100001000001J) | 代耕没有书面合同
            "#]],
        ),
        finds(
            "HR-37",
            lease,
            |it| it.proposal.contract = None,
            expect![[r#"
            Contract(229901100001000001J) | 出租（转包）没有书面合同
        "#]],
        ),
        finds(
            "HR-37",
            assignment,
            |it| it.proposal.contract = None,
            expect![[r#"
            Contract(229901100001000001J) | 转让没有书面合同
        "#]],
        ),
        passes("HR-40", lease, |_| {}),
        passes("HR-40", exchange, |it| it.proposal.filing = None),
        finds(
            "HR-40",
            share_in,
            |it| it.proposal.filing = None,
            expect![[r#"
            Contract(229901100001000001J) | 入股没有向发包方备案
        "#]],
        ),
        finds(
            "HR-40",
            lease,
            |it| {
                it.proposal.filing = Some(Filing { with: elsewhere(), day: day("2026-11-12") });
            },
            expect![[r#"
                Contract(229901100001000001J) | 向“22990110000200”备案，发包方是“22990110000100”
            "#]],
        ),
        passes("MK-01", lease, |it| {
            it.contract().items.remove(&ContractItem::Disputes);
        }),
        finds(
            "MK-01",
            lease,
            |it| {
                it.contract().items.remove(&ContractItem::Breach);
                it.contract().items.remove(&ContractItem::Term);
            },
            expect![[r#"
                Contract(229901100001000001J) | 合同没有约定：期限、违约责任
            "#]],
        ),
        passes("HR-47", lease, |it| {
            it.contract().signature.by = SignedBy::Village { name: "样例村委会".to_owned() };
            it.contract().signature.mandate = Some(evidence(9));
        }),
        finds(
            "HR-47",
            lease,
            |it| {
                it.contract().signature.by =
                    SignedBy::Village { name: "样例村委会".to_owned() };
            },
            expect![[r#"
                Contract(229901100001000001J) | “样例村委会”没有书面委托而代签合同
            "#]],
        ),
        finds(
            "HR-47",
            lease,
            |it| it.contract().signature.by = SignedBy::Holder { person: person(2) },
            expect![[r#"
                Contract(229901100001000001J) | 其他家庭成员没有书面委托而代签合同
            "#]],
        ),
        finds(
            "HR-47",
            lease,
            |it| it.contract().signature.by = SignedBy::Mandatary { name: "亲戚".to_owned() },
            expect![[r#"
                Contract(229901100001000001J) | 受托人“亲戚”没有书面委托而代签合同
            "#]],
        ),
    ]
}

fn consents() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-45", re_transfer, |_| {}),
        passes("HR-45", security, |it| {
            let Transfer::Unpriced(Unpriced::Security(own)) = &mut it.proposal.transfer else {
                panic!("a security")
            };
            own.under = None;
            own.contractor_consent = None;
        }),
        finds(
            "HR-45",
            re_transfer,
            |it| {
                let Transfer::Priced(Priced::ReTransfer(of)) = &mut it.proposal.transfer else {
                    panic!("a re-transfer")
                };
                of.contractor_consent = None;
            },
            expect![[r#"
                Contract(229901100001000002J) | 再流转没有承包方的书面同意
            "#]],
        ),
        finds(
            "HR-45",
            security,
            |it| {
                let Transfer::Unpriced(Unpriced::Security(of)) = &mut it.proposal.transfer else {
                    panic!("a security")
                };
                of.contractor_consent = None;
                it.proposal.filing = None;
            },
            expect![[r#"
                Contract(229901100001000002J) | 融资担保没有承包方的书面同意
                Contract(229901100001000002J) | 融资担保没有备案
            "#]],
        ),
        passes("MK-06", lease, |it| it.proposal.consents.rotate_left(1)),
        passes("MK-06", share_inheritance, |_| {}),
        finds(
            "MK-06",
            lease,
            |it| {
                it.proposal.consents.pop();
            },
            expect![[r#"
                Contract(229901100001000001J) | 共有人“村民2”没有签字同意
            "#]],
        ),
        finds(
            "MK-06",
            lease,
            |it| it.proposal.holders[2].birth_day = None,
            expect![[r#"
            Contract(229901100001000001J) | 共有人“村民3”没有签字同意
        "#]],
        ),
        finds(
            "MK-06",
            lease,
            |it| it.proposal.holders.clear(),
            expect![[r#"
            Contract(229901100001000001J) | 没有列明权利人
        "#]],
        ),
        passes("MK-06", lease, |it| it.proposal.consents[0].at = at("2026-11-22T23:59:59")),
        finds(
            "MK-06",
            lease,
            |it| it.proposal.consents[0].at = at("2026-11-23T00:00:00"),
            expect![[r#"
                Contract(229901100001000001J) | 共有人“村民1”没有签字同意
                Contract(229901100001000001J) | 签字的日期2026-11-23晚于当日
            "#]],
        ),
    ]
}

fn money() -> Vec<Case<TransferSample>> {
    fn kept_back(amount_fen: i64, title: Option<Title>) -> Vec<PriceDeduction> {
        vec![PriceDeduction { name: "水费".to_owned(), amount_fen, title }]
    }
    fn title() -> Title {
        Title::WrittenConsent { evidence: evidence(9) }
    }
    vec![
        passes("HR-48", lease, |it| it.contract().deductions = kept_back(60_000, Some(title()))),
        finds(
            "HR-48",
            lease,
            |it| it.contract().deductions = kept_back(60_001, Some(title())),
            expect![[r#"
                Contract(229901100001000001J) | 扣缴合计60001分，多于价款60000分
            "#]],
        ),
        finds(
            "HR-48",
            lease,
            |it| it.contract().deductions = kept_back(1, None),
            expect![[r#"
            Contract(229901100001000001J) | 扣缴“水费”1分没有依据
        "#]],
        ),
        finds(
            "HR-48",
            lease,
            |it| it.contract().payee = Payee::Other { name: "样例村委会".to_owned() },
            expect![[r#"
                Contract(229901100001000001J) | 价款由“样例村委会”收取，不是权利人
            "#]],
        ),
        passes("MK-05", lease, |it| {
            let least = Schedule::at_once(day("2026-12-01"), 1).unwrap();
            it.proposal.consideration = Some(Consideration::Money(least));
        }),
        passes("MK-05", exchange, |_| {}),
        finds(
            "MK-05",
            lease,
            |it| it.proposal.consideration = None,
            expect![[r#"
            Contract(229901100001000001J) | 出租（转包）没有约定价款
        "#]],
        ),
        finds(
            "MK-05",
            share_in,
            |it| {
                it.proposal.consideration = Some(Consideration::Equity {
                    enterprise: "样例农场".to_owned(),
                    shares: tenure::Shares::new(1, 1).unwrap(),
                    valued_fen: 0,
                    valuation: evidence(9),
                });
            },
            expect![[r#"
                Contract(229901100001000001J) | 入股没有约定价款
            "#]],
        ),
        finds(
            "MK-05",
            farming_on_behalf,
            |it| {
                let one = Schedule::at_once(day("2026-12-01"), 1).unwrap();
                it.proposal.consideration = Some(Consideration::Money(one));
            },
            expect![[r#"
                Contract(229901100001000001J) | 代耕不是有偿流转，不能列价款
            "#]],
        ),
    ]
}

fn told() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-50", lease, |it| it.grant().days = days("2022-12-01", "2027-11-29")),
        passes("HR-50", farming_on_behalf, |it| {
            it.grant().days = days("2022-12-01", "2027-11-30");
        }),
        finds(
            "HR-50",
            lease,
            |it| it.grant().days = days("2022-12-01", "2027-11-30"),
            expect![[r#"
                Contract(229901100001000001J) | 流转期限2022-12-01至2027-11-30，当事人可以申请土地经营权登记
            "#]],
        ),
    ]
}

fn others() -> Vec<Case<TransferSample>> {
    vec![
        passes("HR-52", lease, |_| {}),
        finds(
            "HR-52",
            lease,
            |it| it.coercion = Some("法院判决".to_owned()),
            expect![[r#"
            Contract(229901100001000001J) | 认定为强迫流转：法院判决
        "#]],
        ),
    ]
}
