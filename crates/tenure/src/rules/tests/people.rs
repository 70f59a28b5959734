//! Q06, Q09 to Q12, Q24 and Q25: contractors, households and their members.

use expect_test::expect;

use super::sample::{identity_number, text};
use super::{Case, check_all, finds, passes};
use crate::submission::identity_key;

#[test]
fn people() {
    check_all(cases());
}

pub(super) fn cases() -> Vec<Case> {
    [kinds(), households(), identity_numbers(), contacts()].into_iter().flatten().collect()
}

fn kinds() -> Vec<Case> {
    vec![
        passes("Q06", |it| it.village.contractors[0].code = text("229901100001018000")),
        finds(
            "Q06",
            |it| it.village.contractors[0].code = text("229901100001018001"),
            expect![[r#"
            Q06 contractor-code-not-of-its-kind Household(229901100001018001) | Contractor.1.code
            承包方代码“229901100001018001”的顺序号为8001，承包方类型为农户，应在0001至8000之间
        "#]],
        ),
        finds(
            "Q06",
            |it| it.village.contractors[0].kind = text("2"),
            expect![[r#"
            Q06 contractor-code-not-of-its-kind Household(229901100001010001) | Contractor.1.code
            承包方代码“229901100001010001”的顺序号为0001，承包方类型为个人，应在8001至9000之间
        "#]],
        ),
        passes("Q06", |it| {
            it.village.contractors[0].code = text("229901100001018001");
            it.village.contractors[0].kind = text("2");
        }),
        finds(
            "Q06",
            |it| {
                it.village.contractors[0].code = text("229901100001019000");
                it.village.contractors[0].kind = text("3");
            },
            expect![[r#"
                Q06 contractor-code-not-of-its-kind Household(229901100001019000) | Contractor.1.code
                承包方代码“229901100001019000”的顺序号为9000，承包方类型为单位，应在9001至9999之间
            "#]],
        ),
        passes("Q06", |it| {
            it.village.contractors[0].code = text("229901100001019001");
            it.village.contractors[0].kind = text("3");
        }),
        passes("Q25", |it| it.village.members[1].relation = text("97")),
        finds(
            "Q25",
            |it| it.village.members[1].relation = text("98"),
            expect![[r#"
            Q25 relation-not-in-list Household(229901100001010001) | Member.2.relation
            与户主关系“98”有误：家庭关系代码不在代码表内
        "#]],
        ),
    ]
}

fn households() -> Vec<Case> {
    vec![
        finds(
            "Q09",
            |it| it.village.contractors[0].member_count = text("3"),
            expect![[r#"
            Q09 member-count-differs Household(229901100001010001) | Contractor.1.member_count | 3/2 人
            承包方“229901100001010001”的成员数量为3人，家庭成员表有2人
        "#]],
        ),
        finds(
            "Q09",
            |it| it.village.contractors[0].member_count = text("1"),
            expect![[r#"
            Q09 member-count-differs Household(229901100001010001) | Contractor.1.member_count | 1/2 人
            承包方“229901100001010001”的成员数量为1人，家庭成员表有2人
        "#]],
        ),
        finds(
            "Q09",
            |it| {
                it.village.members.remove(0);
                it.village.members.remove(0);
                it.village.contractors[0].member_count = text("0");
            },
            expect![[r#"
                Q09 member-count-differs Household(229901100001010001) | Contractor.1.member_count | 0/0 人
                承包方“229901100001010001”的成员数量为0人，家庭成员表有0人
            "#]],
        ),
        finds(
            "Q09",
            |it| it.village.contractors[0].kind = text("2"),
            expect![[r#"
            Q09 member-count-differs Household(229901100001010001) | Contractor.1.member_count | 2/1 人
            承包方“229901100001010001”的成员数量为2人，个人、单位应为1人
        "#]],
        ),
        passes("Q09", |it| {
            it.village.contractors[0].kind = text("2");
            it.village.contractors[0].member_count = text("1");
        }),
        passes("Q10", |it| it.village.members[0].relation = text("01")),
        finds(
            "Q10",
            |it| it.village.members[0].relation = text("20"),
            expect![[r#"
            Q10 household-head-differs Household(229901100001010001) | Contractor.1.code | 0/1 人
            农户“229901100001010001”有0名户主（或本人），应有且仅有1名
        "#]],
        ),
        finds(
            "Q10",
            |it| it.village.members[1].relation = text("01"),
            expect![[r#"
            Q10 household-head-differs Household(229901100001010001) | Contractor.1.code | 2/1 人
            农户“229901100001010001”有2名户主（或本人），应有且仅有1名
        "#]],
        ),
        finds(
            "Q10",
            |it| it.village.members.last_mut().unwrap().relation = text("99"),
            expect![[r#"
                Q10 household-head-differs Household(22990110000101H0001) | Household.1.code | 0/1 人
                农户“22990110000101H0001”有0名户主（或本人），应有且仅有1名
            "#]],
        ),
        finds(
            "Q10",
            |it| {
                it.village.members[0].name = text("甲二");
                it.village.members[0].document_number = text("A1");
            },
            expect![[r#"
                Q10 household-head-differs Household(229901100001010001) | Member.1.name
                户主姓名“甲二”与承包方名称“甲一”不一致
                Q10 household-head-differs Household(229901100001010001) | Member.1.document_number
                户主证件号码“**”与承包方证件号码“990000********0018”不一致
            "#]],
        ),
        passes("Q10", |it| {
            it.village.members[0].document_number = text("a1");
            it.village.contractors[0].document_number = text("A1");
        }),
    ]
}

fn identity_numbers() -> Vec<Case> {
    vec![
        passes("Q11", |it| {
            let id = identity_number("99000019720101002").to_lowercase();
            it.village.members[1].document_number = Some(id.into());
        }),
        finds(
            "Q11",
            |it| it.village.members[1].document_number = text("99000019720101"),
            expect![[r#"
                Q11 identity-number-invalid Household(229901100001010001) | Member.2.document_number
                证件号码“************01”有误：公民身份号码应为18位，实为14位
            "#]],
        ),
        finds(
            "Q11",
            |it| {
                let id = identity_number("99000019720101002");
                let wrong = if id.ends_with('1') { '2' } else { '1' };
                it.village.members[1].document_number =
                    Some(format!("99000019720101002{wrong}").into());
            },
            expect![[r#"
                Q11 identity-number-invalid Household(229901100001010001) | Member.2.document_number
                证件号码“990000********0021”有误：公民身份号码第18位校验码不符
            "#]],
        ),
        finds(
            "Q11",
            |it| it.village.contractors[0].document_number = text("990000197002300011"),
            expect![[r#"
                Q11 identity-number-invalid Household(229901100001010001) | Contractor.1.document_number
                证件号码“990000********0011”有误：公民身份号码第7位起的日期不存在
            "#]],
        ),
        finds(
            "Q11",
            |it| it.village.issuers[0].head_document_number = text("不详"),
            expect![[r#"
                Q11 identity-number-invalid Issuer(22990110000101) | Issuer.1.head_document_number
                证件号码“**”有误：公民身份号码应为18位，实为2位
            "#]],
        ),
        passes("Q11", |it| {
            it.village.issuers[0].head_document_number = text("不详");
            it.village.issuers[0].head_document_kind = text("9");
        }),
        finds(
            "Q11",
            |it| it.village.members[0].sex = text("2"),
            expect![[r#"
                Q11 identity-number-invalid Household(229901100001010001) | Member.1.sex
                性别为女，公民身份号码“990000********0018”第17位表示男
            "#]],
        ),
        finds(
            "Q12",
            |it| {
                let number = it.village.members[1].document_number.clone().unwrap();
                it.county.repeated_identity_numbers.insert(identity_key(&number));
                let landless = it.village.members.last_mut().unwrap();
                landless.document_number = Some(number);
            },
            expect![[r#"
                Q12 identity-number-repeated Household(229901100001010001) | Member.2.document_number
                证件号码“990000********0020”在多名家庭成员中出现，应附证明材料
                Q12 identity-number-repeated Household(22990110000101H0001) | HouseholdMember.1.document_number
                证件号码“990000********0020”在多名家庭成员中出现，应附证明材料
            "#]],
        ),
        passes("Q12", |it| {
            it.county.repeated_identity_numbers.insert(identity_key("A1"));
        }),
    ]
}

fn contacts() -> Vec<Case> {
    vec![
        passes("Q24", |it| it.village.contractors[0].phone = text("04320000000")),
        finds(
            "Q24",
            |it| it.village.contractors[0].phone = text("0432-0000000"),
            expect![[r#"
            Q24 phone-or-postcode-not-digits Household(229901100001010001) | Contractor.1.phone
            联系电话“043*****0000”含数字以外的字符
        "#]],
        ),
        passes("Q24", |it| it.village.contractors[0].phone = None),
        finds(
            "Q24",
            |it| it.village.issuers[0].postcode = text("13000"),
            expect![[r#"
            Q24 phone-or-postcode-not-digits Issuer(22990110000101) | Issuer.1.postcode
            邮政编码“13000”不是6位数字
        "#]],
        ),
        finds(
            "Q24",
            |it| it.village.households[0].postcode = text("13000O"),
            expect![[r#"
            Q24 phone-or-postcode-not-digits Household(22990110000101H0001) | Household.1.postcode
            邮政编码“13000O”不是6位数字
        "#]],
        ),
        passes("Q24", |it| it.village.households[0].postcode = text("130001")),
    ]
}
