//! Q02 to Q05: fields, values and codes.

use expect_test::expect;

use super::sample::{identity_number, text};
use super::{Case, check_all, finds, passes};
use crate::submission::{ColumnKind, Table};

#[test]
fn fields_and_codes() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [
        columns(),
        values(),
        filled(),
        conditions(),
        code_lists(),
        code_forms(),
        codes_in_tables(),
        feature_numbers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn columns() -> Vec<Case> {
    vec![
        finds(
            "Q02",
            |it| {
                let columns = it.shape.columns.get_mut(&Table::Parcel).unwrap();
                columns.retain(|it| !matches!(it.field, Some("code" | "land_use")));
            },
            expect![[r#"
                Q02 fields-differ-from-standard Submission | Parcel.code
                地块表的地块代码字段缺失
            "#]],
        ),
        finds(
            "Q02",
            |it| it.column(Table::Parcel, "code").kind = ColumnKind::Text(Some(18)),
            expect![[r#"
                Q02 fields-differ-from-standard Submission | Parcel.code
                地块表的地块代码字段长度应不小于19，实为18
            "#]],
        ),
        passes("Q02", |it| it.column(Table::Parcel, "code").kind = ColumnKind::Text(Some(19))),
        finds(
            "Q02",
            |it| {
                it.column(Table::Parcel, "code").kind =
                    ColumnKind::Number { digits: Some(19), decimals: Some(0) };
                it.column(Table::Parcel, "fertility").kind = ColumnKind::Text(Some(1));
                it.column(Table::Parcel, "measured_area_m2").kind = ColumnKind::Text(Some(16));
                it.column(Table::Contractor, "survey_day").kind = ColumnKind::Other("OLE");
                it.column(Table::Contractor, "publicity_review_day").kind =
                    ColumnKind::Text(Some(7));
                it.column(Table::Contractor, "member_count").kind = ColumnKind::Date;
            },
            expect![[r#"
                Q02 fields-differ-from-standard Submission | Contractor.member_count
                承包方表的承包方成员数量字段应为数值型
                Q02 fields-differ-from-standard Submission | Contractor.survey_day
                承包方表的调查日期字段应为日期型
                Q02 fields-differ-from-standard Submission | Contractor.publicity_review_day
                承包方表的公示审核日期字段长度应不小于8，实为7
                Q02 fields-differ-from-standard Submission | Parcel.code
                地块表的地块代码字段应为文本型
                Q02 fields-differ-from-standard Submission | Parcel.fertility
                地块表的地力等级字段长度应不小于2，实为1
                Q02 fields-differ-from-standard Submission | Parcel.measured_area_m2
                地块表的实测面积字段应为数值型
            "#]],
        ),
        finds(
            "Q02",
            |it| {
                it.column(Table::Parcel, "measured_area_m2").kind =
                    ColumnKind::Number { digits: Some(16), decimals: Some(1) };
                it.column(Table::Parcel, "measured_area_mu").kind =
                    ColumnKind::Number { digits: Some(14), decimals: Some(2) };
            },
            expect![[r#"
                Q02 fields-differ-from-standard Submission | Parcel.measured_area_m2
                地块表的实测面积字段应有2位小数，实为1位
                Q02 fields-differ-from-standard Submission | Parcel.measured_area_mu
                地块表的实测面积（亩）字段长度应不小于15，实为14
            "#]],
        ),
        passes("Q02", |it| {
            it.column(Table::Parcel, "measured_area_m2").kind =
                ColumnKind::Number { digits: Some(16), decimals: Some(2) };
            it.column(Table::Parcel, "measured_area_mu").kind =
                ColumnKind::Number { digits: None, decimals: None };
            it.column(Table::Contractor, "survey_day").kind = ColumnKind::Date;
            it.column(Table::Contractor, "publicity_review_day").kind = ColumnKind::Text(Some(8));
            it.column(Table::Issuer, "survey_note").kind = ColumnKind::Text(None);
        }),
    ]
}

fn values() -> Vec<Case> {
    vec![
        passes("Q02", |it| it.village.parcels[0].name = Some("地".repeat(50).into())),
        finds(
            "Q02",
            |it| it.village.parcels[0].name = Some("地".repeat(51).into()),
            expect![[r#"
            Q02 fields-differ-from-standard Parcel(2299011000010100001) | Parcel.1.name
            地块名称“地地地地地地地地地地地地地地地地地地地地地地地地地地地地地地…”有51个字符，超过规定的50个
        "#]],
        ),
        passes("Q02", |it| it.village.contractors[0].member_count = text("99")),
        finds(
            "Q02",
            |it| it.village.contractors[0].member_count = text("100"),
            expect![[r#"
            Q02 fields-differ-from-standard Household(229901100001010001) | Contractor.1.member_count
            承包方成员数量“100”超过规定的2位
        "#]],
        ),
        finds(
            "Q02",
            |it| it.village.contractors[0].member_count = text("2.0"),
            expect![[r#"
            Q02 fields-differ-from-standard Household(229901100001010001) | Contractor.1.member_count
            承包方成员数量“2.0”不是整数
        "#]],
        ),
        passes("Q02", |it| it.village.parcels[0].measured_area_m2 = text("9999999999999.9900")),
        finds(
            "Q02",
            |it| it.village.parcels[0].measured_area_m2 = text("10000000000000"),
            expect![[r#"
                Q02 fields-differ-from-standard Parcel(2299011000010100001) | Parcel.1.measured_area_m2
                实测面积“10000000000000”超过规定的15位
            "#]],
        ),
        finds(
            "Q02",
            |it| it.village.parcels[0].measured_area_m2 = text("100.001"),
            expect![[r#"
            Q02 fields-differ-from-standard Parcel(2299011000010100001) | Parcel.1.measured_area_m2
            实测面积“100.001”有3位小数，超过规定的2位
        "#]],
        ),
        finds(
            "Q02",
            |it| it.village.parcels[0].measured_area_m2 = text("一百"),
            expect![[r#"
            Q02 fields-differ-from-standard Parcel(2299011000010100001) | Parcel.1.measured_area_m2
            实测面积“一百”不是数值
        "#]],
        ),
        passes("Q02", |it| it.village.contractors[0].survey_day = text("2015/2/28 0:00:00")),
        finds(
            "Q02",
            |it| it.village.contractors[0].survey_day = text("20150229"),
            expect![[r#"
            Q02 fields-differ-from-standard Household(229901100001010001) | Contractor.1.survey_day
            调查日期“20150229”不是有效日期
        "#]],
        ),
        finds(
            "Q02",
            |it| {
                let member = it.village.members.last_mut().unwrap();
                member.document_number = text("990000199001010011990000199001010011");
            },
            expect![[r#"
                Q02 fields-differ-from-standard Household(22990110000101H0001) | HouseholdMember.1.document_number
                证件号码“990000************************…”有36个字符，超过规定的20个
            "#]],
        ),
    ]
}

fn filled() -> Vec<Case> {
    vec![
        finds(
            "Q03",
            |it| it.village.parcels[0].name = None,
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.name
            地块名称为必填项，未填写
        "#]],
        ),
        finds(
            "Q03",
            |it| it.village.parcels[0].name = text("\u{3000} "),
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.name
            地块名称为必填项，未填写
        "#]],
        ),
        passes("Q03", |it| it.village.parcels[0].remark = None),
        finds(
            "Q03",
            |it| it.village.parcels[0].remark = text(" 旱地"),
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.remark
            地块备注信息“␣旱地”首尾有空格
        "#]],
        ),
        finds(
            "Q03",
            |it| it.village.parcels[0].remark = text("旱\u{7}地"),
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.remark
            地块备注信息“旱�地”含控制字符
        "#]],
        ),
        passes("Q03", |it| it.village.parcels[0].remark = text("旱地 三亩")),
        passes("Q03", |it| it.village.issuers[0].survey_note = text("第一行\r\n第二行")),
        finds(
            "Q03",
            |it| it.village.contractors[0].name = text("甲\u{3000}一"),
            expect![[r#"
            Q03 mandatory-field-empty Household(229901100001010001) | Contractor.1.name
            承包方名称“甲␣一”中有空格
        "#]],
        ),
        finds(
            "Q03",
            |it| it.village.parcels[0].category = text("1 0"),
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.category
            地块类别“1␣0”中有空格
        "#]],
        ),
    ]
}

fn conditions() -> Vec<Case> {
    vec![
        finds(
            "Q03",
            |it| it.village.parcels[0].boundary_witness = None,
            expect![[r#"
            Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.boundary_witness
            地块类别为承包地块，指界人姓名未填写
        "#]],
        ),
        passes("Q03", |it| {
            it.village.parcels[0].boundary_witness = None;
            it.village.parcels[0].category = text("22");
        }),
        finds(
            "Q03",
            |it| it.village.land_contracts[1].former_code = text("旧1"),
            expect![[r#"
            Q03 mandatory-field-empty Household(229901100001010002) | LandContract.2.former_total_area_m2
            有原承包合同“旧1”，原合同总面积未填写
            Q03 mandatory-field-empty Household(229901100001010002) Parcel(2299011000010100003) | ContractedParcel.3.former_area_m2
            有原承包合同“旧1”，原合同面积未填写
        "#]],
        ),
        passes("Q03", |it| {
            it.village.land_contracts[1].former_code = text("旧1");
            it.village.land_contracts[1].former_total_area_m2 = text("100");
            it.village.contracted_parcels[2].former_area_m2 = text("100");
        }),
        finds(
            "Q03",
            |it| it.village.share_holdings[0].household_code = None,
            expect![[r#"
            Q03 mandatory-field-empty Collective(N2229901MA0000007X) | ShareHolding.1.household_code
            股份类型为成员股，承包方（农户）代码未填写
        "#]],
        ),
        finds(
            "Q03",
            |it| it.village.members.last_mut().unwrap().name = None,
            expect![[r#"
            Q03 mandatory-field-empty Household(22990110000101H0001) | HouseholdMember.1.name
            姓名为必填项，未填写
        "#]],
        ),
        finds(
            "Q03",
            |it| {
                let id = identity_number("99000019700101001");
                it.village.parcels[0].remark = Some(format!("{id} ").into());
            },
            expect![[r#"
                Q03 mandatory-field-empty Parcel(2299011000010100001) | Parcel.1.remark
                地块备注信息“990000*********018␣”首尾有空格
            "#]],
        ),
    ]
}

fn code_lists() -> Vec<Case> {
    vec![
        finds(
            "Q04",
            |it| it.village.parcels[0].category = text("24"),
            expect![[r#"
            Q04 code-not-in-list Parcel(2299011000010100001) | Parcel.1.category
            地块类别“24”不在地块类别代码表内
        "#]],
        ),
        passes("Q04", |it| it.village.parcels[0].category = text("99")),
        passes("Q04", |it| it.village.parcels[0].ownership = None),
        finds(
            "Q04",
            |it| it.village.members[0].sex = text("男"),
            expect![[r#"
            Q04 code-not-in-list Household(229901100001010001) | Member.1.sex
            性别“男”不在性别代码表内
        "#]],
        ),
        finds(
            "Q04",
            |it| it.village.parcels[0].feature_code = text("211021"),
            expect![[r#"
            Q04 code-not-in-list Parcel(2299011000010100001) | Parcel.1.feature_code
            要素代码“211021”与图层的要素代码211011不符
        "#]],
        ),
        finds(
            "Q04",
            |it| it.village.division_areas[0].level = Some(Table::Group),
            expect![[r#"
            Q04 code-not-in-list Division(229901100001) | Group.1.feature_code
            要素代码“162030”与图层的要素代码162040不符
        "#]],
        ),
        passes("Q04", |it| {
            it.village.division_areas[0].level = Some(Table::Group);
            it.village.division_areas[0].feature_code = text("162040");
        }),
    ]
}

fn code_forms() -> Vec<Case> {
    vec![
        finds(
            "Q05",
            |it| it.village.issuers[0].code = text("2299011000010"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Issuer(2299011000010) | Issuer.1.code
                发包方代码“2299011000010”不符合编码规则：发包方代码应为14位，实为13位
                Q05 codes-malformed-or-repeated Household(229901100001010001) | Contractor.1.code
                承包方代码“229901100001010001”所属的发包方“22990110000101”不存在
                Q05 codes-malformed-or-repeated Household(229901100001010002) | Contractor.2.code
                承包方代码“229901100001010002”所属的发包方“22990110000101”不存在
                Q05 codes-malformed-or-repeated Parcel(2299011000010100001) | Parcel.1.code
                地块代码“2299011000010100001”所属的发包方“22990110000101”不存在
                Q05 codes-malformed-or-repeated Parcel(2299011000010100002) | Parcel.2.code
                地块代码“2299011000010100002”所属的发包方“22990110000101”不存在
                Q05 codes-malformed-or-repeated Parcel(2299011000010100003) | Parcel.3.code
                地块代码“2299011000010100003”所属的发包方“22990110000101”不存在
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.parcels[2].code = text("2299011000010100000"),
            expect![[r#"
            Q05 codes-malformed-or-repeated Parcel(2299011000010100000) | Parcel.3.code
            地块代码“2299011000010100000”不符合编码规则：地块代码第15位起的顺序号应在1至99999之间
        "#]],
        ),
        passes("Q05", |it| it.village.parcels[2].code = text("2299011000010199999")),
        finds(
            "Q05",
            |it| it.village.contractors[1].code = text("22990110000101000X"),
            expect![[r#"
            Q05 codes-malformed-or-repeated Household(22990110000101000X) | Contractor.2.code
            承包方代码“22990110000101000X”不符合编码规则：承包方代码第18位应为数字
        "#]],
        ),
        finds(
            "Q05",
            |it| it.village.certificates[1].code = text("229901100001010002K"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Household(229901100001010002) | Certificate.2.code
                权证代码“229901100001010002K”不符合编码规则：承包合同代码第19位应为下列字符之一：JQ
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.division_areas[0].code = text("229901100"),
            expect![[r#"
            Q05 codes-malformed-or-repeated Division(229901100) | VillageArea.1.code
            区域代码“229901100”不符合编码规则：本图层的代码应为12位
        "#]],
        ),
        finds(
            "Q05",
            |it| it.village.homesteads[0].unit_code = text("229901001001JI00001F00010001"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Homestead(229901001001JI00001F00010001) | Homestead.1.unit_code
                不动产单元代码“229901001001JI00001F00010001”不符合编码规则：不动产单元代码第14位应为下列字符之一：ABSXCDEFHGLNWY
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.collectives[0].credit_code = text("N2229901MA00000010"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Collective(N2229901MA00000010) | Collective.1.credit_code
                统一社会信用代码“N2229901MA00000010”不符合编码规则：统一社会信用代码第18位校验码不符
            "#]],
        ),
        // A household that lost its land keeps the code of the contractor that it was.
        passes("Q05", |it| it.village.households[0].code = text("229901100001010009")),
        finds(
            "Q05",
            |it| it.village.households[0].code = text("229901100001010001"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Household(229901100001010001) | Household.1.code
                农户代码“229901100001010001”与承包方重复
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.households[0].code = text("22990110000101K0001"),
            expect![[r#"
                Q05 codes-malformed-or-repeated Household(22990110000101K0001) | Household.1.code
                农户代码“22990110000101K0001”不符合编码规则：应为14位发包方代码、字母H和4位顺序号，或原承包方代码
            "#]],
        ),
        passes("Q05", |it| {
            it.village.collectives[0].credit_code = text("N2229901MA00000010");
            it.village.collectives[0].issued_override = text("县农业农村局：2018年试点发放");
        }),
    ]
}

fn codes_in_tables() -> Vec<Case> {
    vec![
        finds(
            "Q05",
            |it| it.county.county = "229902".into(),
            expect![[r#"
                Q05 codes-malformed-or-repeated Issuer(22990110000101) | Issuer.1.code
                发包方代码“22990110000101”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010001) | Contractor.1.code
                承包方代码“229901100001010001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010002) | Contractor.2.code
                承包方代码“229901100001010002”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010001) | LandContract.1.code
                承包合同代码“229901100001010001J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010002) | LandContract.2.code
                承包合同代码“229901100001010002J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010001) | ContractRight.1.code
                权证代码“229901100001010001J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010002) | ContractRight.2.code
                权证代码“229901100001010002J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010001) | Certificate.1.code
                权证代码“229901100001010001J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010002) | Certificate.2.code
                权证代码“229901100001010002J”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(229901100001010002) Household(229901100001010001) | Circulation.1.code
                流转合同代码“229901100001010001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Parcel(2299011000010100001) | Parcel.1.code
                地块代码“2299011000010100001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Parcel(2299011000010100002) | Parcel.2.code
                地块代码“2299011000010100002”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Parcel(2299011000010100003) | Parcel.3.code
                地块代码“2299011000010100003”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Division(229901100001) | VillageArea.1.code
                区域代码“229901100001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Household(22990110000101H0001) | Household.1.code
                农户代码“22990110000101H0001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Homestead(229901001001JC00001F00010001) | Homestead.1.unit_code
                不动产单元代码“229901001001JC00001F00010001”未以本县代码229902开头
                Q05 codes-malformed-or-repeated Homestead(229901001001JC00002F00010001) | Homestead.2.unit_code
                不动产单元代码“229901001001JC00002F00010001”未以本县代码229902开头
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.parcels[2].code = it.village.parcels[0].code.clone(),
            expect![[r#"
                Q05 codes-malformed-or-repeated Parcel(2299011000010100001) | Parcel.3.code
                地块代码“2299011000010100001”在第1行与第3行重复
            "#]],
        ),
        finds(
            "Q05",
            |it| it.village.parcels[2].code = text("2299011000010200003"),
            expect![[r#"
            Q05 codes-malformed-or-repeated Parcel(2299011000010200003) | Parcel.3.code
            地块代码“2299011000010200003”所属的发包方“22990110000102”不存在
        "#]],
        ),
        passes("Q05", |it| {
            it.village.issuers.clear();
            it.county.rows.remove(&Table::Issuer);
        }),
        finds(
            "Q05",
            |it| {
                let again = it.village.contracted_parcels[0].clone();
                it.village.contracted_parcels.push(again);
            },
            expect![[r#"
                Q05 codes-malformed-or-repeated Household(229901100001010001) Parcel(2299011000010100001) | ContractedParcel.1.parcel_code
                承包合同“229901100001010001J”的地块“2299011000010100001”在第1行与第1行重复
            "#]],
        ),
        passes("Q05", |it| {
            let mut shared = it.village.contracted_parcels[0].clone();
            shared.contract_code = it.village.contracted_parcels[2].contract_code.clone();
            it.village.contracted_parcels.push(shared);
        }),
        finds(
            "Q05",
            |it| {
                it.county.repeated_codes.insert("229901001001JC00001F00010001".into());
            },
            expect![[r#"
                Q05 codes-malformed-or-repeated Homestead(229901001001JC00001F00010001) | Homestead.1.unit_code
                不动产单元代码“229901001001JC00001F00010001”在其他村重复出现
            "#]],
        ),
    ]
}

fn feature_numbers() -> Vec<Case> {
    vec![
        finds(
            "Q05",
            |it| it.village.parcels[0].feature_number = text("0"),
            expect![[r#"
            Q05 codes-malformed-or-repeated Parcel(2299011000010100001) | Parcel.1.feature_number
            标识码“0”应大于零
        "#]],
        ),
        passes("Q05", |it| it.village.parcels[0].feature_number = text("1")),
        finds(
            "Q05",
            |it| {
                it.county.repeated_feature_numbers.insert((Table::Parcel, 2));
            },
            expect![[r#"
                Q05 codes-malformed-or-repeated Parcel(2299011000010100002) | Parcel.2.feature_number
                标识码“2”在图层内重复
            "#]],
        ),
        passes("Q05", |it| {
            it.county.repeated_feature_numbers.insert((Table::Homestead, 2));
        }),
    ]
}
