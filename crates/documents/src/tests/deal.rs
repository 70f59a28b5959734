//! The papers of a deal: what was listed and bid, agreed, paid and attested, and what somebody left.

mod paper;

use std::fmt::Write as _;

use super::fields::shows;
use super::pdf::PRINTED;

pub(crate) use paper::each_paper;
use paper::{CHECKPOINT, LEAF, NUMBER};

#[test]
fn the_notice_of_a_listing() {
    let fields =
        ["农村产权交易公告", NUMBER, "人民币9,000.00元（大写：玖仟元整）", "㙍口地", "优先权"];
    shows("deal-listing-notice", &[&fields]);
}

#[test]
fn the_record_of_bids() {
    let fields =
        ["农村产权交易竞价记录", "竞买号", "（已依规定删除）", "12500.00", "监督人（签章）"];
    shows("deal-bid-record", &[&fields]);
}

#[test]
fn the_contract_is_called_by_what_goes_over_and_leaves_room_for_its_day() {
    let fields = ["农村土地经营权出租合同", "甲方（转出方）", "1.甲方将", "约定和说明", "年月日"];
    shows("deal-contract", &[&fields]);
}

#[test]
fn the_attestation_of_a_trade() {
    let root = "ab".repeat(32);
    let fields = [
        "农村产权交易鉴证书",
        NUMBER,
        "前营县禾丰种植专业合作社",
        "人民币12,500.00元（大写：壹万贰仟伍佰元整）",
        "2027年1月1日至2029年12月31日",
        "备注/",
        "账目号41",
        "共57条",
        LEAF,
        &format!("根摘要：{root}"),
        &format!("路径2：{}", "02".repeat(32)),
        "前营县农村产权交易中心（签章）",
        "2026年12月30日",
    ];
    shows("deal-attestation", &[&fields]);
    let note: String = CHECKPOINT.split_whitespace().fold(String::new(), |mut note, it| {
        write!(note, "{it}").unwrap();
        note
    });
    assert!(PRINTED["deal-attestation"].text().contains(&note));
}

#[test]
fn the_receipt_of_a_payment() {
    let fields = ["交易资金收付凭证", "支付序号", "************1234", "人民币12,500.00元"];
    shows("deal-payment-receipt", &[&fields]);
}

#[test]
fn the_agreement_on_an_exit() {
    let fields = [
        "自愿有偿退出协议",
        "1.补偿款付清以前",
        "2.注销登记以前",
        "3.退出一项权利",
        "甲方（全体成年共有人）（签章）",
        "见证人（签章）",
    ];
    shows("deal-exit-agreement", &[&fields]);
}

#[test]
fn the_statement_to_whoever_left_a_right() {
    let fields = ["自愿有偿退出告知书", "特此告知", "集体经济组织成员身份", "登记机构（签章）"];
    shows("deal-exit-statement", &[&fields]);
}
