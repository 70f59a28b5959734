//! The papers of a deal: what was listed and bid, agreed, paid and attested, and what somebody left.

use crate::{DealPaper, DealPaperKind, DealTable, Inclusion, Paper};

use super::fields::shows;
use super::sample::day;

const NUMBER: &str = "990101-2026-L0007";
const ROOT: [u8; 32] = [0xab; 32];

/// Shows each paper with the name of its picture.
pub(crate) fn each_paper(f: &mut impl FnMut(&str, &Paper<'_>)) {
    attestation(f);
    agreement(f);
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|it| (*it).to_owned()).collect()
}

fn attestation(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let (opening, basis) = (
        texts(&["下列交易经本中心按照规定程序组织完成，予以鉴证。"]),
        texts(&["《农村土地经营权流转管理办法》"]),
    );
    let particulars = [
        ("交易品种", "农户承包土地经营权（出租）".to_owned()),
        ("转出方", "张𬭎户".to_owned()),
        ("受让方", "前营县禾丰种植专业合作社".to_owned()),
        ("成交价款", "人民币12,500.00元".to_owned()),
        ("备注", String::new()),
    ];
    let rows = [texts(&["㙍口地", "8.25", "2027-01-01 至 2029-12-31"])];
    let tables =
        [DealTable {
            heading: "标的", columns: &["地块", "面积（亩）", "期限"], rows: &rows
        }];
    let path = [[1; 32], [2; 32]];
    let inclusion = Inclusion {
        origin: "register.example/ledger/990101",
        entry: 41,
        size: 57,
        leaf_sha256: [0x0f; 32],
        root_sha256: ROOT,
        path: &path,
    };
    let paper = DealPaper {
        kind: DealPaperKind::Attestation,
        deal_number: NUMBER,
        opening: &opening,
        particulars: &particulars,
        tables: &tables,
        terms: &[],
        basis: &basis,
        inclusion: Some(inclusion),
        signatories: &["前营县农村产权交易中心"],
        made_day: day(2026, 12, 30),
    };
    f("deal-attestation", &Paper::Deal(paper));
}

fn agreement(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let opening = texts(&["甲方自愿、有偿退出下列权利，乙方按照约定支付补偿。"]);
    let terms = texts(&[
        "补偿款付清以前，甲方的权利不变。",
        "注销登记以前，甲方可以随时撤回申请；已收的补偿款退还乙方。",
        "退出一项权利，不影响其他两项权利和集体成员身份。",
    ]);
    let paper = DealPaper {
        kind: DealPaperKind::ExitAgreement,
        deal_number: "990101-2026-E0003",
        opening: &opening,
        particulars: &[("退出的权利", "土地承包经营权".to_owned())],
        tables: &[],
        terms: &terms,
        basis: &[],
        inclusion: None,
        signatories: &["甲方（全体成年共有人）", "乙方（集体经济组织）", "见证人"],
        made_day: day(2026, 12, 30),
    };
    f("deal-exit-agreement", &Paper::Deal(paper));
}

#[test]
fn the_attestation_of_a_trade() {
    let fields = [
        "农村产权交易鉴证书",
        NUMBER,
        "前营县禾丰种植专业合作社",
        "12,500.00元",
        "备注/",
        "㙍口地",
        "8.25",
        "账目号41",
        "账目总数57",
        &"ab".repeat(32),
        &format!("路径2：{}", "02".repeat(32)),
        "前营县农村产权交易中心（签章）",
        "2026年12月30日",
    ];
    shows("deal-attestation", &[&fields]);
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
