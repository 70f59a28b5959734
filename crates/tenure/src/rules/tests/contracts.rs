//! Q07, Q08 and Q13 to Q16: contracts, rights and certificates.

use expect_test::expect;

use super::sample::text;
use super::{Case, check_all, finds, passes};
use crate::submission::Table;

#[test]
fn contracts() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [codes(), references(), households(), days(), terms(), collection(), sums(), mu_areas()]
        .into_iter()
        .flatten()
        .collect()
}

fn codes() -> Vec<Case> {
    vec![
        finds(
            "Q07",
            |it| it.village.land_contracts[0].code = text("229901100001010002J"),
            expect![[r#"
                Q07 contract-code-differs Household(229901100001010001) Household(229901100001010002) | LandContract.1.code
                承包合同代码“229901100001010002J”的前18位与承包方代码“229901100001010001”不一致
            "#]],
        ),
        finds(
            "Q07",
            |it| it.village.contract_rights[0].mode = text("120"),
            expect![[r#"
            Q07 contract-code-differs Household(229901100001010001) | ContractRight.1.code
            权证代码“229901100001010001J”的末位表示家庭承包，承包方式代码为“120”
        "#]],
        ),
        passes("Q07", |it| it.village.contract_rights[0].mode = text("300")),
        finds(
            "Q07",
            |it| {
                let parcel = &mut it.village.contracted_parcels[0];
                parcel.contract_code = text("229901100001010001Q");
            },
            expect![[r#"
                Q07 contract-code-differs Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.contract_code
                承包合同代码“229901100001010001Q”的末位表示其他方式承包，承包方式代码为“110”
                Q07 contract-code-differs Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.certificate_code
                权证代码“229901100001010001J”与承包合同代码“229901100001010001Q”不一致
            "#]],
        ),
        passes("Q07", |it| {
            let parcel = &mut it.village.contracted_parcels[0];
            parcel.contract_code = text("229901100001010001Q");
            parcel.certificate_code = text("229901100001010001Q");
            parcel.acquisition_mode = text("123");
        }),
    ]
}

fn references() -> Vec<Case> {
    vec![
        finds(
            "Q08",
            |it| {
                let parcel = &mut it.village.contracted_parcels[0];
                parcel.parcel_code = text("2299011000010100009");
                parcel.issuer_code = text("22990110000109");
                parcel.contractor_code = text("229901100001010009");
                parcel.contract_code = text("229901100001010009J");
                parcel.certificate_code = text("229901100001010009J");
                parcel.circulation_code = text("229901100001010009");
            },
            expect![[r#"
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.parcel_code
                地块代码“2299011000010100009”在地块表中不存在
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.issuer_code
                发包方代码“22990110000109”在发包方表中不存在
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.contractor_code
                承包方代码“229901100001010009”在承包方表中不存在
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.contract_code
                承包合同代码“229901100001010009J”在承包合同表中不存在
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.certificate_code
                权证代码“229901100001010009J”在承包经营权证表中不存在
                Q08 reference-to-nothing Household(229901100001010009) Parcel(2299011000010100009) | ContractedParcel.1.circulation_code
                流转合同代码“229901100001010009”在流转合同表中不存在
            "#]],
        ),
        passes("Q08", |it| {
            it.village.contracted_parcels[0].circulation_code = text("229901100001010001");
        }),
        finds(
            "Q08",
            |it| it.village.parcels[0].category = text("22"),
            expect![[r#"
            Q08 reference-to-nothing Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.parcel_code
            地块代码“2299011000010100001”的地块类别为“22”，应为10（承包地块）
        "#]],
        ),
        passes("Q08", |it| {
            it.village.parcels.clear();
            it.county.rows.remove(&Table::Parcel);
        }),
        finds(
            "Q08",
            |it| it.village.contract_rights.truncate(1),
            expect![[r#"
            Q08 reference-to-nothing Household(229901100001010002) | LandContract.2.code
            承包合同代码“229901100001010002J”在承包经营权登记簿表中不存在
            Q08 reference-to-nothing Household(229901100001010002) | TitleDocument.1.certificate_code
            权证代码“229901100001010002J”在承包经营权登记簿表中不存在
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.certificates.truncate(1),
            expect![[r#"
            Q08 reference-to-nothing Household(229901100001010002) Parcel(2299011000010100003) | ContractedParcel.3.certificate_code
            权证代码“229901100001010002J”在承包经营权证表中不存在
            Q08 reference-to-nothing Household(229901100001010002) | LandContract.2.code
            承包合同代码“229901100001010002J”在承包经营权证表中不存在
            Q08 reference-to-nothing Household(229901100001010002) | Reissue.1.certificate_code
            权证代码“229901100001010002J”在承包经营权证表中不存在
            Q08 reference-to-nothing Household(229901100001010002) | Replacement.1.certificate_code
            权证代码“229901100001010002J”在承包经营权证表中不存在
            Q08 reference-to-nothing Household(229901100001010002) | Cancellation.1.certificate_code
            权证代码“229901100001010002J”在承包经营权证表中不存在
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.land_contracts.truncate(1),
            expect![[r#"
                Q08 reference-to-nothing Household(229901100001010002) Parcel(2299011000010100003) | ContractedParcel.3.contract_code
                承包合同代码“229901100001010002J”在承包合同表中不存在
                Q08 reference-to-nothing Household(229901100001010002) | ContractRight.2.code
                权证代码“229901100001010002J”在承包合同表中不存在
                Q08 reference-to-nothing Household(229901100001010002) | Certificate.2.code
                权证代码“229901100001010002J”在承包合同表中不存在
                Q08 reference-to-nothing Household(229901100001010002) Household(229901100001010001) | Circulation.1.contract_code
                承包合同代码“229901100001010002J”在承包合同表中不存在
            "#]],
        ),
        finds(
            "Q08",
            |it| it.village.circulations[0].transferee_code = text("1"),
            expect![[r#"
                Q08 reference-to-nothing Household(229901100001010002) Household(229901100001010001) | Circulation.1.transferee_code
                受让方代码“1”在承包方表中不存在
            "#]],
        ),
    ]
}

fn households() -> Vec<Case> {
    vec![
        finds(
            "Q08",
            |it| it.village.contractors[1].kind = text("2"),
            expect![[r#"
            Q08 reference-to-nothing Household(229901100001010002) | Member.3.household_code
            承包方“229901100001010002”的类型为“2”，有家庭成员的应为1（农户）
            Q08 reference-to-nothing Household(229901100001010002) | Member.4.household_code
            承包方“229901100001010002”的类型为“2”，有家庭成员的应为1（农户）
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.households.clear(),
            expect![[r#"
            Q08 reference-to-nothing Household(22990110000101H0001) | HouseholdMember.1.household_code
            承包方（农户）代码“22990110000101H0001”在无承包地农户表中不存在
            Q08 reference-to-nothing Homestead(229901001001JC00001F00010001) | Homestead.1.household_code
            农户代码“22990110000101H0001”在承包农户和无承包地农户中均不存在
        "#]],
        ),
        passes("Q08", |it| it.village.homesteads[0].household_code = text("229901100001010002")),
        finds(
            "Q08",
            |it| it.village.share_holdings[0].member_name = text("外人"),
            expect![[r#"
            Q08 reference-to-nothing Collective(N2229901MA0000007X) | ShareHolding.1.member_name
            持有人“外人”不是农户“229901100001010001”的家庭成员
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.share_holdings[0].household_code = None,
            expect![[r#"
            Q08 reference-to-nothing Collective(N2229901MA0000007X) | ShareHolding.1.household_code
            持有人“甲一”未填写农户代码
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.share_holdings[0].collective_code = text("N"),
            expect![[r#"
            Q08 reference-to-nothing Collective(N) | ShareHolding.1.collective_code
            统一社会信用代码“N”在农村集体经济组织表中不存在
        "#]],
        ),
        finds(
            "Q08",
            |it| it.village.share_holdings[0].household_code = text("1"),
            expect![[r#"
            Q08 reference-to-nothing Collective(N2229901MA0000007X) | ShareHolding.1.household_code
            农户代码“1”在承包农户和无承包地农户中均不存在
        "#]],
        ),
    ]
}

fn days() -> Vec<Case> {
    vec![
        passes("Q13", |it| it.village.contractors[0].publicity_review_day = text("20150102")),
        finds(
            "Q13",
            |it| it.village.contractors[0].publicity_review_day = text("20150101"),
            expect![[r#"
                Q13 days-out-of-order Household(229901100001010001) | Contractor.1.publicity_review_day
                调查日期2015-01-01应早于公示审核日期2015-01-01
            "#]],
        ),
        passes("Q13", |it| it.village.land_contracts[0].signed_day = text("20150602")),
        finds(
            "Q13",
            |it| it.village.land_contracts[0].signed_day = text("20150601"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | LandContract.1.signed_day
            公示审核日期2015-06-01应早于签订日期2015-06-01
        "#]],
        ),
        passes("Q13", |it| it.village.contract_rights[0].registered_day = text("20150701")),
        finds(
            "Q13",
            |it| it.village.contract_rights[0].registered_day = text("20150630"),
            expect![[r#"
                Q13 days-out-of-order Household(229901100001010001) | ContractRight.1.registered_day
                签订日期2015-07-01不应晚于登记时间2015-06-30
            "#]],
        ),
        passes("Q13", |it| it.village.certificates[0].issued_day = text("20150801")),
        finds(
            "Q13",
            |it| it.village.certificates[0].issued_day = text("20150731"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | Certificate.1.issued_day
            登记时间2015-08-01不应晚于发证日期2015-07-31
        "#]],
        ),
        passes("Q13", |it| it.village.certificates[0].collected_day = text("20150901")),
        finds(
            "Q13",
            |it| it.village.certificates[0].collected_day = text("20150831"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | Certificate.1.collected_day
            发证日期2015-09-01不应晚于权证领取日期2015-08-31
        "#]],
        ),
        passes("Q13", |it| it.village.certificates[0].issued_day = text("不详")),
    ]
}

fn terms() -> Vec<Case> {
    vec![
        finds(
            "Q13",
            |it| it.village.land_contracts[0].last_day = text("19980101"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | LandContract.1.last_day
            起始日期1998-01-01应早于终止日期1998-01-01
            Q13 days-out-of-order Household(229901100001010001) | ContractRight.1.last_day
            登记簿的终止日期2027-12-31与承包合同的终止日期1998-01-01不一致
        "#]],
        ),
        finds(
            "Q13",
            |it| it.village.contract_rights[0].first_day = text("19980102"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | ContractRight.1.first_day
            登记簿的起始日期1998-01-02与承包合同的起始日期1998-01-01不一致
        "#]],
        ),
        passes("Q13", |it| it.village.contract_rights[0].last_day = text("9999-01-01")),
        finds(
            "Q13",
            |it| it.village.contract_rights[0].last_day = text("9999-01-02"),
            expect![[r#"
            Q13 days-out-of-order Household(229901100001010001) | ContractRight.1.last_day
            登记簿的终止日期9999-01-02与承包合同的终止日期2027-12-31不一致
        "#]],
        ),
        finds(
            "Q13",
            |it| it.village.circulations[0].last_day = text("20160101"),
            expect![[r#"
                Q13 days-out-of-order Household(229901100001010002) Household(229901100001010001) | Circulation.1.last_day
                起始日期2016-01-01应早于终止日期2016-01-01
            "#]],
        ),
        passes("Q13", |it| it.village.circulations[0].last_day = text("20160102")),
    ]
}

fn collection() -> Vec<Case> {
    vec![
        finds(
            "Q14",
            |it| {
                it.village.certificates[0].collected_day = None;
                it.village.certificates[0].collector_document_number = text(" ");
            },
            expect![[r#"
                Q14 collector-not-named Household(229901100001010001) | Certificate.1.collected_day
                权证“229901100001010001J”已领取，权证领取日期未填写
                Q14 collector-not-named Household(229901100001010001) | Certificate.1.collector_document_number
                权证“229901100001010001J”已领取，领取人证件号码未填写
            "#]],
        ),
        passes("Q14", |it| {
            it.village.certificates[0].collected_day = None;
            it.village.certificates[0].collected = text("2");
        }),
    ]
}

fn sums() -> Vec<Case> {
    vec![
        passes("Q15", |it| it.village.land_contracts[0].total_area_m2 = text("200.01")),
        finds(
            "Q15",
            |it| it.village.land_contracts[0].total_area_m2 = text("200.02"),
            expect![[r#"
            Q15 contract-sum-differs Household(229901100001010001) | LandContract.1.total_area_m2 | 0.02/0.01 平方米
            承包合同总面积200.02平方米，与2块承包地块确权面积之和200.00平方米相差0.02平方米
        "#]],
        ),
        passes("Q15", |it| it.village.land_contracts[0].total_area_m2 = text("199.99")),
        finds(
            "Q15",
            |it| it.village.land_contracts[0].total_area_m2 = text("199.98"),
            expect![[r#"
            Q15 contract-sum-differs Household(229901100001010001) | LandContract.1.total_area_m2 | 0.02/0.01 平方米
            承包合同总面积199.98平方米，与2块承包地块确权面积之和200.00平方米相差0.02平方米
        "#]],
        ),
        passes("Q15", |it| it.village.land_contracts[0].total_area_m2 = text("不详")),
        finds(
            "Q15",
            |it| it.village.land_contracts[0].n_parcels = text("3"),
            expect![[r#"
            Q15 contract-sum-differs Household(229901100001010001) | LandContract.1.n_parcels | 3/2 块
            承包地块总数为3块，承包地块信息表有2块
        "#]],
        ),
        finds(
            "Q15",
            |it| {
                it.village.land_contracts[1].total_area_m2 = text("0.00");
                it.village.contracted_parcels[2].contract_area_m2 = text("0");
            },
            expect![[r#"
                Q15 contract-sum-differs Household(229901100001010002) Parcel(2299011000010100003) | ContractedParcel.3.contract_area_m2
                确权（合同）面积为0平方米，应大于零
                Q15 contract-sum-differs Household(229901100001010002) | LandContract.2.total_area_m2
                承包合同总面积为0.00平方米，应大于零
            "#]],
        ),
        finds(
            "Q15",
            |it| it.village.contracted_parcels.truncate(2),
            expect![[r#"
            Q15 contract-sum-differs Household(229901100001010002) | LandContract.2.n_parcels | 1/0 块
            承包地块总数为1块，承包地块信息表有0块
            Q15 contract-sum-differs Household(229901100001010002) | LandContract.2.total_area_m2 | 100.00/0.01 平方米
            承包合同总面积100.00平方米，与0块承包地块确权面积之和0平方米相差100.00平方米
        "#]],
        ),
        passes("Q15", |it| {
            it.village.contracted_parcels.clear();
            it.county.rows.remove(&Table::ContractedParcel);
        }),
    ]
}

fn mu_areas() -> Vec<Case> {
    vec![
        passes("Q16", |it| it.village.parcels[0].measured_area_mu = text("0.16")),
        finds(
            "Q16",
            |it| it.village.parcels[0].measured_area_mu = text("0.161"),
            expect![[r#"
            Q16 mu-area-differs Parcel(2299011000010100001) | Parcel.1.measured_area_mu | 0.011/0.01 亩
            实测面积（亩）为0.161亩，100.00平方米应换算为0.15亩
        "#]],
        ),
        passes("Q16", |it| it.village.parcels[0].measured_area_mu = None),
        finds(
            "Q16",
            |it| it.village.contracted_parcels[0].contract_area_mu = text("0.13"),
            expect![[r#"
                Q16 mu-area-differs Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.contract_area_mu | 0.02/0.01 亩
                确权（合同）面积（亩）为0.13亩，100.00平方米应换算为0.15亩
            "#]],
        ),
        // 1230 m² are 1.845 mu: 1.85 half up, 1.84 half to even.
        passes("Q16", |it| {
            it.village.land_contracts[0].total_area_m2 = text("1230");
            it.village.land_contracts[0].total_area_mu = text("1.83");
        }),
        passes("Q16", |it| {
            it.village.land_contracts[0].total_area_m2 = text("1230");
            it.village.land_contracts[0].total_area_mu = text("1.86");
        }),
        finds(
            "Q16",
            |it| {
                it.village.land_contracts[0].total_area_m2 = text("1230");
                it.village.land_contracts[0].total_area_mu = text("1.87");
            },
            expect![[r#"
                Q16 mu-area-differs Household(229901100001010001) | LandContract.1.total_area_mu | 0.02/0.01 亩
                确权（合同）总面积（亩）为1.87亩，1230平方米应换算为1.85亩
            "#]],
        ),
        finds(
            "Q16",
            |it| it.village.circulations[0].area_mu = text("1.00"),
            expect![[r#"
                Q16 mu-area-differs Household(229901100001010002) Household(229901100001010001) | Circulation.1.area_mu | 0.85/0.01 亩
                流转面积（亩）为1.00亩，100.00平方米应换算为0.15亩
            "#]],
        ),
    ]
}
