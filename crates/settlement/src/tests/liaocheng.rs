//! 聊城市, case by case from 聊政发〔2020〕7号.

use expect_test::{Expect, expect};

use super::cases::{check, check_companions, facts, pack, trace};
use crate::Language;
use crate::evaluation::ConditionTrace;

const SETTLING: &str = "
    in-city-district owned-dwelling                                           | dwelling-or-employment  | met       | (一)
    in-town rented-dwelling:1                                                 | dwelling-or-employment  | met       | (一)
    in-county-town formal-employment:1                                        | dwelling-or-employment  | met       | (一)
    in-county-town formal-employment:1 lodged-dwelling:1                      | dwelling-or-employment  | met       | (一)
    in-city-district lodged-dwelling:1                                        | dwelling-or-employment  | undecided | 有合法稳定住所(含租赁)或合法稳定就业
    in-city-district flexible-employment:60                                   | dwelling-or-employment  | undecided | 有合法稳定住所(含租赁)或合法稳定就业
    in-city-district employee-pension:60 continuous-residence:60              | dwelling-or-employment  | not-met   | 有合法稳定住所(含租赁)或合法稳定就业
    outside-towns owned-dwelling                                              | dwelling-or-employment  | not-met   | 在聊城市市区
    in-city-district purchased-dwelling:6                                     | purchased-dwelling      | met       | 1.
    in-city-district purchased-dwelling:7                                     | purchased-dwelling      | not-met   | 半年以内
    in-city-district purchased-dwelling                                       | purchased-dwelling      | not-met   | 半年以内
    technician-graduate formal-employment:1 insured-as-prescribed             | professionals           | met       | (二)
    middle-title formal-employment:1 insured-as-prescribed                    | professionals           | met       | (二)
    junior-title formal-employment:1 insured-as-prescribed                    | professionals           | not-met   | 具有中级以上
    middle-title formal-employment:1                                          | professionals           | not-met   | 按规定参加社会保险
    middle-title business-licence:12 insured-as-prescribed                    | professionals           | not-met   | 正式录(聘)用
    returned-from-study-abroad formal-employment:1 insured-as-prescribed      | professionals           | undecided | 急需引进的人才等
    business-licence:12 business-premises                                     | business                | met       | (二)
    business-licence:11 business-premises                                     | business                | not-met   | 办理营业证照一年
    business-licence:12                                                       | business                | not-met   | 固定独立成套的经营场所
    registered-outside postgraduate                                           | talents-from-outside    | met       | (三)
    registered-outside skill-certificate                                      | talents-from-outside    | met       | (三)
    registered-outside college-graduate                                       | talents-from-outside    | not-met   | 硕士研究生以上学历
    registered-in-municipality postgraduate                                   | talents-from-outside    | not-met   | 聊城市以外的
    registered-in-municipality in-city-district owned-dwelling                | within-the-municipality | met       | 三、(三)
    registered-in-municipality in-city-district rented-dwelling:60            | within-the-municipality | undecided | 合法固定住所
    registered-outside in-city-district owned-dwelling                        | within-the-municipality | not-met   | 本市户籍人口
";

const PERMIT: &str = "
    registered-outside in-city-district continuous-residence:60 formal-employment:60 | permit | undecided | 认真贯彻《居住证暂行条例》
                                                                                    | permit | undecided | 认真贯彻《居住证暂行条例》
";

const RELATIVES: &str = "
    dwelling-or-employment | spouse together          | met
    dwelling-or-employment | divorced-child together  | met
    dwelling-or-employment | unmarried-child together | met
    dwelling-or-employment | married-child together   | not-met
    dwelling-or-employment | grandparent together     | not-met
    purchased-dwelling     | parent together          | met
    professionals          | spouse together          | undecided
    business               | spouse together          | undecided
";

#[test]
fn settling_in_liaocheng_turns_on_the_words_of_the_text() {
    assert_eq!(check("liaocheng", SETTLING), [12, 4, 11]);
}

#[test]
fn a_permit_of_liaocheng_is_left_to_other_acts_whatever_the_facts() {
    assert_eq!(check("liaocheng", PERMIT), [0, 2, 0]);
}

#[test]
fn relatives_come_along_as_far_as_the_clauses_of_liaocheng_go() {
    check_companions("liaocheng", RELATIVES);
}

/// The documents that the text asks of a channel that is met.
fn check_documents(given: &str, channel: &str, expected: &Expect) {
    let trace = trace(pack("liaocheng"), channel, &facts(given));
    let ways = trace.conditions.iter().flat_map(ConditionTrace::ways);
    let needs = ways.flat_map(|it| &it.evidence);
    let lines: Vec<String> = needs
        .map(|it| {
            let names: Vec<&str> = it.one_of.iter().map(|it| it.name(Language::Chinese)).collect();
            let place =
                it.clause.as_ref().map_or("本文未指明".to_owned(), crate::pack::Clause::place);
            format!("{} {place}", names.join("/"))
        })
        .collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_tenant_brings_the_four_papers_that_the_text_lists() {
    check_documents(
        "in-town rented-dwelling:1 registered-in-municipality",
        "dwelling-or-employment",
        &expect![[r#"
            房屋所有权证书/其他房屋合法权属证明 二、(一)2.
            房屋租赁合同 二、(一)2.
            房屋租赁登记备案证明 二、(一)2.
            城镇无房证明 二、(一)2."#]],
    );
}

#[test]
fn a_tenant_from_outside_who_settles_in_the_city_also_proves_the_insurance() {
    check_documents(
        "in-city-district rented-dwelling:1 registered-outside",
        "dwelling-or-employment",
        &expect![[r#"
            房屋所有权证书/其他房屋合法权属证明 二、(一)2.
            房屋租赁合同 二、(一)2.
            房屋租赁登记备案证明 二、(一)2.
            城镇无房证明 二、(一)2.
            社会保险缴纳证明 二、(一)2."#]],
    );
}

#[test]
fn a_tenant_of_public_housing_brings_the_tenancy_card_alone() {
    check_documents(
        "in-city-district public-rental-dwelling registered-outside",
        "dwelling-or-employment",
        &expect!["公房租赁证/公共租赁住房租赁证/廉租住房租赁证 二、(一)3."],
    );
}

#[test]
fn a_talent_from_outside_brings_the_paper_of_the_talent_and_the_identity_card() {
    check_documents(
        "registered-outside skill-certificate",
        "talents-from-outside",
        &expect![[r#"
            居民户口簿/居民身份证 本文未指明
            职业资格证书/技能证书 二、(三)
            居民身份证 二、(三)"#]],
    );
}

#[test]
fn where_the_text_names_no_paper_the_whitelist_speaks() {
    check_documents(
        "in-city-district owned-dwelling",
        "dwelling-or-employment",
        &expect!["房屋所有权证书/其他房屋合法权属证明 本文未指明"],
    );
}
