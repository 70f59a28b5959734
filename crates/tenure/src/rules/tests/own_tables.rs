//! HR-63, HR-64, HR-69 and HR-82: homesteads and shares.

use expect_test::expect;

use super::sample::text;
use super::{Case, check_all, finds, passes};

#[test]
fn own_tables() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    homesteads().into_iter().chain(shares()).collect()
}

fn homesteads() -> Vec<Case> {
    vec![
        finds(
            "HR-63",
            |it| {
                let first = it.village.homesteads[0].household_code.clone();
                it.village.homesteads[1].household_code = first;
            },
            expect![[r#"
                HR-63 second-homestead Homestead(229901001001JC00002F00010001) | Homestead.2.household_code
                农户“22990110000101H0001”已有宅基地“229901001001JC00001F00010001”，又有“229901001001JC00002F00010001”
            "#]],
        ),
        passes("HR-63", |it| {
            let again = it.village.homesteads[0].clone();
            it.village.homesteads.push(again);
        }),
        passes("HR-64", |it| it.village.homesteads[0].excess_area_m2 = text("10.01")),
        finds(
            "HR-64",
            |it| it.village.homesteads[0].excess_area_m2 = text("10.02"),
            expect![[r#"
            HR-64 homestead-area-differs Homestead(229901001001JC00001F00010001) | Homestead.1.excess_area_m2 | 0.02/0.01 平方米
            批准面积90.00平方米，实际占地面积100.00平方米，超占面积应为10.00平方米，实为10.02平方米
        "#]],
        ),
        passes("HR-64", |it| {
            it.village.homesteads[0].actual_area_m2 = text("80");
            it.village.homesteads[0].excess_area_m2 = text("0");
        }),
        finds(
            "HR-64",
            |it| it.village.homesteads[0].actual_area_m2 = text("80"),
            expect![[r#"
            HR-64 homestead-area-differs Homestead(229901001001JC00001F00010001) | Homestead.1.excess_area_m2 | 10.00/0.01 平方米
            批准面积90.00平方米，实际占地面积80平方米，超占面积应为0平方米，实为10.00平方米
        "#]],
        ),
        finds(
            "HR-69",
            |it| it.village.homesteads[0].unit_code = text("229901001001JB00001F00010001"),
            expect![[r#"
                HR-69 homestead-unit-not-jc Homestead(229901001001JB00001F00010001) | Homestead.1.unit_code
                不动产单元代码“229901001001JB00001F00010001”的宗地特征码为JB，应为JC
            "#]],
        ),
        passes("HR-69", |it| {
            it.village.homesteads[0].unit_code = text("229901001001JC00001W00000000");
        }),
    ]
}

fn shares() -> Vec<Case> {
    vec![
        passes("HR-82", |it| it.village.collectives[0].total_shares = text("2.00")),
        finds(
            "HR-82",
            |it| it.village.collectives[0].total_shares = text("2.01"),
            expect![[r#"
            HR-82 share-total-differs Collective(N2229901MA0000007X) | Collective.1.total_shares | 2/201/100 份
            总份额201/100，与3笔持有份额之和2相差1/100
        "#]],
        ),
        finds(
            "HR-82",
            |it| it.village.share_holdings[0].shares = text("0.3333"),
            expect![[r#"
            HR-82 share-total-differs Collective(N2229901MA0000007X) | Collective.1.total_shares | 59999/30000/2 份
            总份额2，与3笔持有份额之和59999/30000相差1/30000
        "#]],
        ),
        finds(
            "HR-82",
            |it| {
                it.village.share_holdings[0].shares = text("-1/3");
                it.village.share_holdings[1].shares = text("4/3");
            },
            expect![[r#"
                HR-82 share-total-differs Collective(N2229901MA0000007X) | ShareHolding.1.shares
                份额“-1/3”小于零
            "#]],
        ),
        passes("HR-82", |it| {
            it.village.share_holdings[0].shares = text("0");
            it.village.share_holdings[1].shares = text("1");
        }),
        finds(
            "HR-82",
            |it| it.village.share_holdings[2].shares = text("一股"),
            expect![[r#"
            HR-82 share-total-differs Collective(N2229901MA0000007X) | ShareHolding.3.shares
            份额“一股”不是数值或分数
            HR-82 share-total-differs Collective(N2229901MA0000007X) | Collective.1.total_shares | 1/2 份
            总份额2，与2笔持有份额之和1相差1
        "#]],
        ),
        finds(
            "HR-82",
            |it| it.village.collectives[0].total_shares = text("若干"),
            expect![[r#"
            HR-82 share-total-differs Collective(N2229901MA0000007X) | Collective.1.total_shares
            总份额“若干”不是数值或分数
        "#]],
        ),
        finds(
            "HR-82",
            |it| {
                // Two large primes.
                it.village.share_holdings[0].shares = text("1/9223372036854775783");
                it.village.share_holdings[1].shares = text("1/9223372036854775643");
            },
            expect![[r#"
                HR-82 share-total-differs Collective(N2229901MA0000007X) | Collective.1.total_shares
                各持有份额的分母过于复杂，无法求和
            "#]],
        ),
    ]
}
