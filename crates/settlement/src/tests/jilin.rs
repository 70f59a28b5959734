//! 吉林市, case by case from 吉市政发〔2015〕5号.

use super::cases::{check, check_companions};

const SETTLING: &str = "
    in-town owned-dwelling                                | towns | met       | （十一）
    in-county-town rented-dwelling:1                      | towns | met       | （十一）
    in-county-town public-rental-dwelling                 | towns | met       | （十一）
    in-town lodged-dwelling:24                            | towns | undecided | 有合法稳定住所（含租赁房屋）
    in-town purchased-dwelling:3                          | towns | undecided | 有合法稳定住所（含租赁房屋）
    in-town formal-employment employee-pension:60         | towns | not-met   | 有合法稳定住所（含租赁房屋）
    in-city-district owned-dwelling                       | towns | not-met   | 在五县（市）城区
    outside-towns owned-dwelling                          | towns | not-met   | 在五县（市）城区

    in-city-district owned-dwelling formal-employment:1 employee-pension:12 medical-insurance:12 unemployment-insurance:12                | city | met | （十二）
    in-city-district rented-dwelling:24 formal-employment:24 employee-pension:12 medical-insurance:12 unemployment-insurance:12           | city | met | （十二）
    in-city-district rented-dwelling:24 business-licence:1 employee-pension:13 medical-insurance:14 unemployment-insurance:15             | city | met | （十二）
    in-city-district rented-dwelling:23 formal-employment:24 employee-pension:12 medical-insurance:12 unemployment-insurance:12           | city | not-met | 租赁房屋两年以上
    in-city-district rented-dwelling formal-employment:24 employee-pension:12 medical-insurance:12 unemployment-insurance:12              | city | not-met | 租赁房屋两年以上
    in-city-district owned-dwelling employee-pension:12 medical-insurance:12 unemployment-insurance:12                                    | city | not-met | 合法稳定职业
    in-city-district owned-dwelling flexible-employment:40 employee-pension:12 medical-insurance:12 unemployment-insurance:12             | city | undecided | 合法稳定职业
    in-city-district owned-dwelling formal-employment:40 employee-pension:11 medical-insurance:12 unemployment-insurance:12               | city | not-met | 养老保险
    in-city-district owned-dwelling formal-employment:40 resident-pension:12 medical-insurance:12 unemployment-insurance:12               | city | undecided | 养老保险
    in-city-district owned-dwelling formal-employment:40 employee-pension:12 medical-insurance:11 unemployment-insurance:12               | city | not-met | 医疗保险
    in-city-district owned-dwelling formal-employment:40 employee-pension:12 medical-insurance:12                                         | city | not-met | 失业保险
    in-county-town owned-dwelling formal-employment:40 employee-pension:12 medical-insurance:12 unemployment-insurance:12                 | city | not-met | 在市内

    in-city-district college-graduate                     | talents | met       | （十三）
    in-town vocational-graduate                           | talents | met       | （十三）
    in-city-district junior-title                         | talents | met       | （十三）
    in-city-district returned-from-study-abroad           | talents | met       | （十三）
    in-city-district urgently-needed-talent               | talents | undecided | 等各类人才
    in-city-district formal-employment:60                 | talents | not-met   | 等各类人才
    outside-towns college-graduate                        | talents | not-met   | 在全市各类城镇落户
";

const PERMIT: &str = "
    registered-outside in-city-district continuous-residence:6 formal-employment:1                | permit | met       | （十五）
    registered-outside in-city-district continuous-residence:6 rented-dwelling:6                  | permit | met       | （十五）
    registered-in-municipality in-city-district continuous-residence:7 continuous-study:6         | permit | met       | （十五）
    registered-outside in-city-district continuous-residence:5 formal-employment:5                | permit | not-met   | 居住半年以上
    registered-outside in-city-district continuous-residence:60                                   | permit | not-met   | 条件之一
    registered-in-city-district in-city-district continuous-residence:60 formal-employment:5      | permit | not-met   | 离开常住户口所在地
    registered-outside in-county-town continuous-residence:6 formal-employment:5                  | permit | undecided | 到吉林市城市居住
    registered-outside in-city-district continuous-residence:6 lodged-dwelling:6                  | permit | undecided | 条件之一
";

const RELATIVES: &str = "
    towns   | spouse together          | met
    towns   | unmarried-child together | met
    towns   | parent together          | met
    towns   | grandparent together     | undecided
    towns   | spouse apart             | not-met
    city    | parent together          | met
    city    | grandparent together     | not-met
    city    | married-child together   | not-met
    talents | spouse together          | undecided
";

#[test]
fn settling_in_jilin_turns_on_the_words_of_the_text() {
    assert_eq!(check("jilin", SETTLING), [12, 5, 10]);
}

#[test]
fn a_permit_of_jilin_asks_half_a_year_and_one_of_three() {
    assert_eq!(check("jilin", PERMIT), [3, 2, 3]);
}

#[test]
fn relatives_come_along_as_far_as_the_clauses_of_jilin_go() {
    check_companions("jilin", RELATIVES);
}
