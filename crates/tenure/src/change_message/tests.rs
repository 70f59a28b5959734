//! Serial numbers and business codes.

use chrono::NaiveDate;
use identity::County;

use super::{BusinessCode, BusinessCodeError, Serial};
use crate::case::CaseTypes;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn a_serial_number_is_county_day_and_count() {
    let county = County::parse("220221").unwrap();
    let serial = Serial::nth(county, day(), 7).unwrap();
    assert_eq!(serial.as_str(), "22022120261122000007");
    assert_eq!(Serial::parse(serial.as_str()), Ok(serial.clone()));
    assert_eq!(serial.counted(), 7);
    assert!(serial.as_str().starts_with(&Serial::prefix(county, day())));
    assert_eq!(Serial::nth(county, day(), 0), None);
    assert_eq!(Serial::nth(county, day(), 1_000_000), None);
}

#[test]
fn what_is_no_serial_number_is_refused() {
    for text in [
        "",
        "2202212026112200000",
        "220221202611220000071",
        "22022120261322000007",
        "22022120261122000000",
        "2202212026112200000七",
        "00000020261122000007",
    ] {
        assert!(Serial::parse(text).is_err(), "{text}");
    }
}

#[test]
fn every_code_of_a_case_type_is_one_that_a_message_can_bear() {
    for kind in CaseTypes::built_in().iter() {
        for code in &kind.message_codes {
            assert_eq!(BusinessCode::parse(code).map(BusinessCode::as_str), Ok(code.as_str()));
        }
    }
}

#[test]
fn a_household_ends_where_it_merges_and_not_with_its_land() {
    let merges = |code| BusinessCode::parse(code).unwrap().merges_households();
    assert!(merges("1061"));
    assert!(!["1021", "1033", "1072", "1073", "2031"].into_iter().any(merges));
}

#[test]
fn a_voluntary_exit_is_of_another_book_and_other_numbers_are_no_codes() {
    assert_eq!(BusinessCode::parse("1071"), Err(BusinessCodeError::OfAnotherBook));
    assert_eq!(BusinessCode::parse("1034"), Err(BusinessCodeError::Unknown("1034".to_owned())));
}
