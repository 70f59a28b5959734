//! 安康市, case by case from 安政发〔2016〕33号.

use super::cases::{check, check_companions};

const SETTLING: &str = "
    in-county-town owned-dwelling                                                       | towns               | met       | （一）1.
    in-town rented-dwelling:1                                                           | towns               | met       | （一）1.
    in-town lodged-dwelling:60                                                          | towns               | undecided | 有合法稳定住所（含租赁）
    in-town formal-employment:60 employee-pension:60                                    | towns               | not-met   | 有合法稳定住所（含租赁）
    in-city-district owned-dwelling                                                     | towns               | not-met   | 在县政府驻地镇及其它建制镇
    in-city-district owned-dwelling                                                     | district-ownership  | met       | 2.(1)
    in-city-district rented-dwelling:60                                                 | district-ownership  | not-met   | 有合法产权住所
    in-city-district purchased-dwelling:1                                               | district-ownership  | not-met   | 有合法产权住所
    in-city-district rented-dwelling:12 continuous-residence:12                         | district-residence  | met       | 2.(2)
    in-city-district lodged-dwelling:1 continuous-residence:12                          | district-residence  | met       | 2.(2)
    in-city-district borrowed-dwelling:1 continuous-residence:13                        | district-residence  | met       | 2.(2)
    in-city-district rented-dwelling:40 continuous-residence:11                         | district-residence  | not-met   | 连续居住1年以上
    in-city-district rented-dwelling:40 continuous-residence                            | district-residence  | not-met   | 连续居住1年以上
    in-city-district employer-dwelling:40 continuous-residence:12                       | district-residence  | undecided | 有合法稳定住所（含租赁、租借、寄住）
    in-city-district formal-employment:12 employee-pension:12                           | district-employment | met       | 2.(3)
    in-city-district formal-employment:12 employee-pension:11                           | district-employment | not-met   | 职工基本养老保险1年以上
    in-city-district formal-employment:12 resident-pension:60                           | district-employment | not-met   | 职工基本养老保险1年以上
    in-city-district employee-pension:60                                                | district-employment | not-met   | 有合法稳定就业
    in-city-district flexible-employment:12 employee-pension:12                         | district-employment | undecided | 有合法稳定就业
    in-town formal-employment:12 employee-pension:12                                    | district-employment | not-met   | 在市辖区
";

const PERMIT: &str = "
    registered-outside continuous-residence:6          | permit | met       | （二）2.
    registered-outside continuous-residence:5          | permit | not-met   | 居住半年以上
    registered-outside formal-employment:60            | permit | not-met   | 居住半年以上
    registered-in-municipality continuous-residence:6  | permit | undecided | 离开常住户口所在地到我市居住
    continuous-residence:6                             | permit | not-met   | 离开常住户口所在地到我市居住
";

const RELATIVES: &str = "
    towns               | spouse together        | met
    district-ownership  | married-child together | met
    district-residence  | parent together        | met
    district-employment | grandparent together   | undecided
    district-employment | parent-in-law together | undecided
    district-employment | minor-child apart      | not-met
";

#[test]
fn settling_in_ankang_turns_on_the_words_of_the_text() {
    assert_eq!(check("ankang", SETTLING), [10, 3, 7]);
}

#[test]
fn a_permit_of_ankang_asks_half_a_year() {
    assert_eq!(check("ankang", PERMIT), [3, 1, 1]);
}

#[test]
fn relatives_come_along_as_far_as_the_clauses_of_ankang_go() {
    check_companions("ankang", RELATIVES);
}
