//! The papers of a collective: who holds what of its income, and what came of a year.

use identity::CreditCode;
use tenure::distribution::YearAccount;
use tenure::{Proportion, Shares};

use crate::{
    DistributionStatement, HeldShare, Paper, ReceivedPortion, Recipient, ShareCertificate,
};

use super::fields::shows;
use super::pdf::PRINTED;
use super::sample::{HEAD_NUMBER, Village, day};

const NAME: &str = "前营村股份经济合作社";
const HOUSEHOLD: &str = "229901104207010012";

/// Shows each paper with the name of its picture.
pub(crate) fn each_paper(village: &Village, f: &mut impl FnMut(&str, &Paper<'_>)) {
    let credit_code = CreditCode::parse("N2429004KUJJ8W69XA").unwrap();
    let [head, spouse, ..] = village.members.as_slice() else { return };
    let holding = |who: &'static str, of, class, shares, note| HeldShare {
        name: who,
        document: of,
        class,
        shares,
        note,
    };
    let (of_head, of_spouse) = (&head.person.document, &spouse.person.document);
    let holdings = [
        holding("张𬭎", of_head, "成员股", shares(10, 1), None),
        holding("张𬭎", of_head, "劳龄股", shares(1, 3), Some("继承取得")),
        holding("李㙍英", of_spouse, "成员股", shares(25, 2), Some("5股已质押")),
    ];
    let certificate = ShareCertificate {
        collective_name: NAME,
        credit_code: &credit_code,
        number: "990101-2026-000123-01",
        household_code: HOUSEHOLD,
        head_name: "张𬭎",
        holdings: &holdings,
        total: shares(12_345, 1),
        basis: "2026年3月5日成员大会决议（2026-03）",
        issued_day: day(2026, 4, 1),
    };
    f("share-certificate", &Paper::ShareCertificate(certificate));
    statement(&credit_code, f);
}

fn statement(credit_code: &CreditCode, f: &mut impl FnMut(&str, &Paper<'_>)) {
    let account = YearAccount {
        year: 2025,
        income_fen: 100_000_001,
        losses_fen: 20_000_000,
        reserve: Proportion::new(30, 100).unwrap(),
        retained_fen: 1_000,
    };
    let portion = |name, identity_number, shares, amount_fen| ReceivedPortion {
        name,
        identity_number,
        shares,
        amount_fen,
        account_tail: None,
        matched_day: None,
    };
    let paid = ReceivedPortion {
        account_tail: Some("3349"),
        matched_day: Some(day(2026, 5, 20)),
        ..portion("张𬭎", HEAD_NUMBER, shares(31, 3), 46_871)
    };
    let portions = [paid, portion("李㙍英", "990101197005060022", shares(25, 2), 56_704)];
    let statement = DistributionStatement {
        collective_name: NAME,
        credit_code,
        run: 2,
        corrects: Some(1),
        account: &account,
        distributable: &account.distributable().unwrap(),
        total: shares(12_345, 1),
        recipient: Recipient::Household { code: HOUSEHOLD, head_name: "张𬭎" },
        portions: &portions,
        plan_first_day: day(2026, 4, 2),
        decision: "2026年4月20日成员大会决议（2026-07）",
        made_day: day(2026, 5, 21),
    };
    f("distribution-statement", &Paper::DistributionStatement(statement));
    let own = DistributionStatement {
        corrects: None,
        recipient: Recipient::Member { name: "李㙍英" },
        portions: &portions[1..],
        ..statement
    };
    f("distribution-statement-member", &Paper::DistributionStatement(own));
}

fn shares(numerator: i64, denominator: i64) -> Shares {
    Shares::new(numerator, denominator).unwrap()
}

#[test]
fn the_certificate_of_shares() {
    let fields = [
        "集体收益分配权份额证书",
        "990101-2026-000123-01",
        NAME,
        "N2429004KUJJ8W69XA",
        HOUSEHOLD,
        "12345",
        "2026年3月5日成员大会决议（2026-03）",
        HEAD_NUMBER,
        "成员股",
        "劳龄股",
        "1/3",
        "25/2",
        "继承取得",
        "5股已质押",
        "本户合计137/6",
        "2026年4月1日",
    ];
    shows("share-certificate", &[&fields]);
}

#[test]
fn the_statement_of_a_distribution_for_a_household() {
    let fields = [
        "2025年度第2批（更正第1批）",
        "张𬭎户（229901104207010012）",
        "当年收益1,000,000.01",
        "减：弥补以前年度亏损200,000.00",
        "净收益800,000.01",
        "减：提取公积公益金240,000.01",
        "减：未分配收益结转10.00",
        "可分配收益559,990.00",
        "自2026年4月2日起",
        "2026年4月20日成员大会决议（2026-07）",
        "31/3468.71尾号33492026年5月20日",
        "25/2567.04//",
        "合计1,035.75",
        "人民币壹仟零叁拾伍元柒角伍分",
        "2026年5月21日",
    ];
    shows("distribution-statement", &[&fields]);
    let text = PRINTED["distribution-statement"].text();
    assert!(!text.contains(HEAD_NUMBER) && text.contains("990101********0015"), "{text}");
}

#[test]
fn the_statement_of_a_distribution_for_a_member_names_nobody_else() {
    shows("distribution-statement-member", &[&["李㙍英", "伍佰陆拾柒元零肆分"]]);
    let text = PRINTED["distribution-statement-member"].text();
    assert!(!text.contains("张𬭎") && !text.contains("更正"), "{text}");
}
