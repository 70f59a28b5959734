//! 辽源市, case by case from the corrupt copy.

use super::cases::{check, check_companions};

const SETTLING: &str = "
    in-city-district owned-dwelling                        | dwelling | met       | (4)
    in-town owned-dwelling                                 | dwelling | met       | (4)
    in-city-district rented-dwelling:60                    | dwelling | undecided | 含出租房屋
    in-county-town public-rental-dwelling:60               | dwelling | undecided | 含出租房屋
    in-city-district lodged-dwelling:60                    | dwelling | undecided | 有合法穩定住所
    in-city-district formal-employment:60                  | dwelling | not-met   | 有合法穩定住所
    outside-towns owned-dwelling                           | dwelling | not-met   | 在市區或城鎮
    in-city-district secondary-graduate                    | talents  | met       | (五)
    in-town skill-certificate                              | talents  | met       | (五)
    in-city-district returned-from-study-abroad            | talents  | met       | (五)
    in-city-district college-graduate                      | talents  | undecided | 中專和職業院校畢業生
    in-city-district urgently-needed-talent                | talents  | undecided | 其他人才
    in-city-district formal-employment:60 owned-dwelling   | talents  | not-met   | 其他人才
    outside-towns secondary-graduate                       | talents  | not-met   | 可在本市各城鎮落戶
";

const PERMIT: &str = "
    in-city-district continuous-residence:6 formal-employment:1    | permit | met       | (七)
    in-town continuous-residence:6 continuous-study:1              | permit | met       | (七)
    in-town continuous-residence:6 owned-dwelling                  | permit | met       | (七)
    in-town continuous-residence:5 owned-dwelling                  | permit | not-met   | 居住半年以上
    in-town continuous-residence:60                                | permit | not-met   | 條件之壹
    outside-towns continuous-residence:60 owned-dwelling           | permit | not-met   | 在城鎮居住
    in-town continuous-residence:60 rented-dwelling:60             | permit | undecided | 條件之壹
    in-town continuous-residence:60 flexible-employment:60         | permit | undecided | 條件之壹
";

const RELATIVES: &str = "
    dwelling | spouse together          | met
    dwelling | unmarried-child together | met
    dwelling | parent together          | met
    dwelling | sibling together         | undecided
    dwelling | parent apart             | not-met
    talents  | spouse together          | undecided
";

#[test]
fn settling_in_liaoyuan_is_not_decided_where_the_copy_is_corrupt() {
    assert_eq!(check("liaoyuan", SETTLING), [4, 5, 5]);
}

#[test]
fn a_permit_of_liaoyuan_asks_half_a_year_and_one_of_three() {
    assert_eq!(check("liaoyuan", PERMIT), [3, 2, 3]);
}

#[test]
fn relatives_come_along_as_far_as_the_clauses_of_liaoyuan_go() {
    check_companions("liaoyuan", RELATIVES);
}
