//! 嘉兴市, case by case from 嘉政发〔2016〕31号.

use super::cases::{check, check_companions};

const SETTLING: &str = "
    in-county-town owned-dwelling                                                       | counties                | met       | （一）
    in-town rented-dwelling:1                                                           | counties                | met       | （一）
    in-town employer-dwelling:60                                                        | counties                | undecided | 有合法稳定住所（含租赁）
    in-town formal-employment:60                                                        | counties                | not-met   | 有合法稳定住所（含租赁）
    in-city-district owned-dwelling                                                     | counties                | not-met   | 在县级市市区
    in-city-district owned-dwelling                                                     | city-dwelling           | undecided | 具体落户标准
    in-city-district formal-employment:60                                               | city-dwelling           | not-met   | 有合法稳定住所人员
    in-town owned-dwelling                                                              | city-dwelling           | not-met   | 上述范围内
    in-city-district formal-employment:60 employee-pension:60                           | city-employment         | undecided | 具体落户标准
    in-city-district owned-dwelling                                                     | city-employment         | not-met   | 有合法稳定就业人员
    in-city-district introduced-talent                                                  | city-talents            | undecided | 具体落户标准
    in-city-district college-graduate                                                   | city-talents            | not-met   | 引进人才
    in-city-district investor                                                           | city-investors          | undecided | 具体落户标准
    in-city-district business-licence:60                                                | city-investors          | not-met   | 投资人员
    in-city-district outstanding-contribution                                           | city-contribution       | undecided | 具体落户标准
    in-city-district owned-dwelling                                                     | city-contribution       | not-met   | 有突出贡献人员
    registered-in-municipality in-city-district rented-dwelling:1                       | within-the-municipality | met       | （三）
    registered-in-city-district in-town owned-dwelling                                  | within-the-municipality | met       | （三）
    registered-in-municipality in-town lodged-dwelling:1                                | within-the-municipality | undecided | 凭合法稳定住所（含租赁）
    registered-outside in-city-district owned-dwelling                                  | within-the-municipality | not-met   | 本市户籍公民
    registered-in-municipality outside-towns owned-dwelling                             | within-the-municipality | not-met   | 城镇地区
    registered-in-municipality graduate-within-province formal-employment:1             | local-graduates         | undecided | 按规定直接迁往
    registered-in-municipality college-graduate formal-employment:1                     | local-graduates         | not-met   | 考入省内大中专院校
    registered-outside graduate-within-province formal-employment:1                     | local-graduates         | not-met   | 本市籍学生
";

const PERMIT: &str = "
    formal-employment:1                          | permit | undecided | 进一步规范居住证申领条件
    rented-dwelling:1                            | permit | undecided | 进一步规范居住证申领条件
    continuous-study:1 continuous-residence:60   | permit | undecided | 进一步规范居住证申领条件
    lodged-dwelling:60                           | permit | undecided | 基本条件
    continuous-residence:60                      | permit | not-met   | 基本条件
";

const RELATIVES: &str = "
    counties                | spouse together                         | met
    counties                | minor-child together                    | met
    counties                | unmarried-child-without-income together | met
    counties                | unmarried-child together                | undecided
    counties                | parent apart                            | not-met
    city-dwelling           | parent together                         | met
    city-dwelling           | unmarried-child together                | not-met
    city-dwelling           | sibling together                        | not-met
    within-the-municipality | spouse together                         | undecided
    local-graduates         | spouse apart                            | undecided
";

#[test]
fn settling_in_jiaxing_is_decided_in_the_counties_and_left_open_in_the_city() {
    assert_eq!(check("jiaxing", SETTLING), [12, 8, 4]);
}

#[test]
fn a_permit_of_jiaxing_has_three_grounds_and_no_length_of_residence() {
    assert_eq!(check("jiaxing", PERMIT), [1, 4, 0]);
}

#[test]
fn relatives_come_along_as_far_as_the_clauses_of_jiaxing_go() {
    check_companions("jiaxing", RELATIVES);
}
