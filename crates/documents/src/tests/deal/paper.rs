//! One paper of each kind, of invented deals.

use crate::tests::sample::day;
use crate::{DealPaper, DealTable, DealValue, Inclusion, Paper};

pub(super) const NUMBER: &str = "990101-2026-000007";
const EXIT: &str = "990101-2026-000003";
pub(super) const LEAF: &str = r#"{"act":"019b0000-0000-7000-8000-000000000001","area_m2":"5500.03","commitments":{"root":"9f2c0b5d7a9c4e5e8f2b7a1d3c6e9f0b1a2d3c4e5f60718293a4b5c6d7e8f901","size":4},"county":"990101","deal_kind":"listing","deal_subject":"operation-right","division":"990101100001","effect_day":"2026-12-30","entry":"4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a","first_day":"2027-01-01","form":"lease","kind":"deal","last_day":"2029-12-31","number":42,"price_fen":1250000,"recorded_at":"2026-12-30T01:00:00.000000Z"}"#;
pub(super) const CHECKPOINT: &str = "register.example/ledger/990101\n57\nq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n\n— register.example/ledger/990101 c5Fzn1Jm4t8yG5s2mXcQf0s8x1b7v1yT2f5L0rJmQp3uZ9dWk4aEhN6oVtBy7iRqXg2lCwSzUKPnMj5HfTQOxYd3vA==\n";

/// Shows each paper with the name of its picture.
pub(crate) fn each_paper(f: &mut impl FnMut(&str, &Paper<'_>)) {
    notice(f);
    bids(f);
    contract(f);
    attestation(f);
    receipt(f);
    agreement(f);
    statement(f);
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|it| (*it).to_owned()).collect()
}

/// A paper with nothing on it but its name.
fn plain(title: &'static str, deal_number: &'static str) -> DealPaper<'static> {
    DealPaper {
        title,
        deal_number,
        opening: &[],
        particulars: &[],
        tables: &[],
        terms: &[],
        basis: &[],
        inclusion: None,
        signatories: &[],
        made_day: Some(day(2026, 12, 30)),
    }
}

const PRICE: DealValue<'_> = DealValue::Fen(1_250_000);

fn term() -> DealValue<'static> {
    DealValue::Days(day(2027, 1, 1), day(2029, 12, 31))
}

const COLUMNS: [&str; 6] = ["地块名称", "地块编码", "四至", "面积（亩）", "质量等级", "用途"];

fn parcel() -> Vec<String> {
    let bounds = "东：王志强承包地；南：灌溉渠；西：田间道路；北：李秀英承包地";
    texts(&["㙍口地", "229901 104207 010000 1", bounds, "8.25", "二等地", "种植业"])
}

fn notice(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let rows = [texts(&["㙍口地", "8.25", "二等地", "种植业"])];
    let table = DealTable {
        heading: "地块",
        columns: &["地块名称", "面积（亩）", "质量等级", "用途"],
        rows: &rows,
    };
    f(
        "deal-listing-notice",
        &Paper::Deal(DealPaper {
            opening: &texts(&["经审核，下列农村产权（第1轮）进场交易，现公开征集意向受让方。"]),
            particulars: &[
                ("交易品种", DealValue::Text("农户承包土地经营权")),
                ("交易形式", DealValue::Text("出租（转包）")),
                ("交易方式", DealValue::Text("网络竞价")),
                ("所属集体", DealValue::Text("前营县河东镇前营村第一村民小组")),
                ("面积", DealValue::Text("8.25亩（5500.03平方米）")),
                ("期限", term()),
                ("底价（全部期限）", DealValue::Fen(900_000)),
                ("保证金", DealValue::Fen(100_000)),
                (
                    "报价时间（北京时间）",
                    DealValue::Text("2026-12-14 09:00:00.000至2026-12-14 10:00:00.000"),
                ),
                ("公告期", DealValue::Days(day(2026, 11, 23), day(2026, 12, 7))),
            ],
            tables: &[table],
            terms: &texts(&[
                "公告期内到村级服务点、乡镇服务站或者县级交易中心报名。",
                "同等条件下，本集体经济组织成员享有优先权，应当在竞价开始前主张。",
            ]),
            basis: &["《中华人民共和国农村土地承包法》", "《农村土地经营权流转管理办法》"],
            signatories: &["交易机构"],
            made_day: Some(day(2026, 11, 23)),
            ..plain("农村产权交易公告", NUMBER)
        }),
    );
}

fn bids(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let sealed =
        "密封报价，承诺值9f2c0b5d 7a9c4e5e 8f2b7a1d 3c6e9f0b 1a2d3c4e 5f607182 93a4b5c6 d7e8f901";
    let rows = [
        texts(&["2026-12-14 09:12:31.250", "1", "前营县禾丰种植专业合作社", "报价", "12000.00"]),
        texts(&["2026-12-14 09:40:02.004", "2", "（已依规定删除）", sealed, ""]),
        texts(&["2026-12-14 09:59:59.999", "1", "前营县禾丰种植专业合作社", "报价", "12500.00"]),
    ];
    let table = DealTable {
        heading: "报价",
        columns: &["时间（北京时间）", "竞买号", "竞买人", "事项", "金额（元）"],
        rows: &rows,
    };
    f(
        "deal-bid-record",
        &Paper::Deal(DealPaper {
            particulars: &[
                ("交易方式", DealValue::Text("网络竞价")),
                ("轮次", DealValue::Text("第1轮")),
                ("成交人", DealValue::Text("1号 前营县禾丰种植专业合作社")),
                ("成交价（全部期限）", PRICE),
            ],
            tables: &[table],
            terms: &texts(&["截止时刻的那一毫秒仍算在内，此后的报价无效。"]),
            signatories: &["组织交易人员", "记录人", "监督人"],
            made_day: Some(day(2026, 12, 14)),
            ..plain("农村产权交易竞价记录", NUMBER)
        }),
    );
}

fn contract(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let rows = [parcel()];
    let table = DealTable { heading: "地块", columns: &COLUMNS, rows: &rows };
    f(
        "deal-contract",
        &Paper::Deal(DealPaper {
            opening: &texts(&[
                "甲乙双方依照有关法律，遵循依法、自愿、有偿的原则，经协商一致，订立本合同。",
            ]),
            particulars: &[
                ("甲方（转出方）", DealValue::Text("张𬭎")),
                ("甲方证件号码", DealValue::Text("990101********0015")),
                ("甲方住所", DealValue::Text("前营县河东镇前营村12号")),
                ("乙方（受让方）", DealValue::Text("前营县禾丰种植专业合作社")),
                ("乙方证件号码", DealValue::Text("93990101MA0000007X")),
                ("乙方住所", DealValue::Text("（签约时填写）")),
                ("期限", term()),
                ("价款（全部期限）", PRICE),
            ],
            tables: &[table],
            terms: &texts(&[
                "甲方将上列地块的土地经营权以出租（转包）的方式交给乙方，甲方与发包方的承包关系不变。",
                "土地用于农业生产，按上表所列用途使用。",
                "一方不履行义务或者履行不符合约定的，应当继续履行、采取补救措施，并赔偿对方的损失。",
            ]),
            basis: &["《中华人民共和国农村土地承包法》"],
            signatories: &["甲方", "乙方", "甲方全体成年共有人", "见证方（交易机构）"],
            made_day: None,
            ..plain("农村土地经营权出租合同", NUMBER)
        }),
    );
}

fn attestation(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let rows = [parcel()];
    let table = DealTable { heading: "地块", columns: &COLUMNS, rows: &rows };
    let path = [[1; 32], [2; 32]];
    let inclusion = Inclusion {
        entry: 41,
        size: 57,
        leaf: LEAF,
        leaf_sha256: [0x0f; 32],
        path: &path,
        root_sha256: [0xab; 32],
        checkpoint: CHECKPOINT,
    };
    f(
        "deal-attestation",
        &Paper::Deal(DealPaper {
            opening: &texts(&["下列交易经权属核验，依照规定的程序完成，价款已经结算，予以鉴证。"]),
            particulars: &[
                ("交易品种", DealValue::Text("农户承包土地经营权（出租）")),
                ("转出方", DealValue::Text("张𬭎")),
                ("受让方", DealValue::Text("前营县禾丰种植专业合作社")),
                ("期限", term()),
                ("成交价款（全部期限）", PRICE),
                ("合同签订", DealValue::Day(day(2026, 12, 22))),
                ("备注", DealValue::Text("")),
            ],
            tables: &[table],
            inclusion: Some(inclusion),
            signatories: &["前营县农村产权交易中心"],
            ..plain("农村产权交易鉴证书", NUMBER)
        }),
    );
}

fn receipt(f: &mut impl FnMut(&str, &Paper<'_>)) {
    f(
        "deal-payment-receipt",
        &Paper::Deal(DealPaper {
            opening: &texts(&["下列款项已经银行流水核对相符。"]),
            particulars: &[
                ("支付序号", DealValue::Text("12")),
                ("款项", DealValue::Text("支付价款")),
                ("付款人", DealValue::Text("前营县禾丰种植专业合作社")),
                ("付款账号", DealValue::Text("************1234")),
                ("金额", PRICE),
                ("银行流水", DealValue::Text("第2次导入，第1行")),
                ("核对日期", DealValue::Day(day(2026, 12, 23))),
            ],
            signatories: &["经办人", "交易机构"],
            made_day: Some(day(2026, 12, 23)),
            ..plain("交易资金收付凭证", NUMBER)
        }),
    );
}

fn agreement(f: &mut impl FnMut(&str, &Paper<'_>)) {
    let rows = [texts(&["2027年1月31日", "30000.00"])];
    let table =
        DealTable {
            heading: "付款安排", columns: &["最迟付款日", "金额（元）"], rows: &rows
        };
    f(
        "deal-exit-agreement",
        &Paper::Deal(DealPaper {
            opening: &texts(&["甲方自愿退出下列权利，乙方同意接受。"]),
            particulars: &[
                ("甲方（退出方）代表", DealValue::Text("张𬭎（990101********0015）")),
                ("退出的权利", DealValue::Text("土地承包经营权")),
                ("集体决议", DealValue::Text("2026年12月1日成员大会，应到30人，同意28人")),
                ("补偿款", DealValue::Fen(3_000_000)),
            ],
            tables: &[table],
            terms: &texts(&[
                "补偿款付清以前，甲方的权利不变。",
                "注销登记以前，甲方可以随时撤回申请；已收的补偿款退还乙方。",
                "退出一项权利，不影响其他两项权利和集体成员身份。",
            ]),
            signatories: &["甲方（全体成年共有人）", "乙方（集体经济组织）", "见证人"],
            made_day: None,
            ..plain("自愿有偿退出协议", EXIT)
        }),
    );
}

fn statement(f: &mut impl FnMut(&str, &Paper<'_>)) {
    f(
        "deal-exit-statement",
        &Paper::Deal(DealPaper {
            opening: &texts(&["张𬭎户：你户自愿退出的下列权利已经注销登记，特此告知。"]),
            particulars: &[
                ("退出的权利", DealValue::Text("土地承包经营权")),
                ("标的", DealValue::Text("承包地块1块，面积8.25亩")),
                ("注销登记", DealValue::Text("2027年7月1日，业务号57")),
                ("已经付清", DealValue::Fen(3_000_000)),
            ],
            terms: &texts(&[
                "退出一项权利，不影响退出方的宅基地使用权、集体收益分配权和集体经济组织成员身份。",
                "自愿交回承包地的，在本轮承包期内不得再要求承包土地。",
            ]),
            basis: &["《中华人民共和国农村土地承包法》"],
            signatories: &["登记机构"],
            made_day: Some(day(2027, 7, 1)),
            ..plain("自愿有偿退出告知书", EXIT)
        }),
    );
}
