//! The shared vectors, which nobody of this crate wrote.
//!
//! They lie outside the repository; where they are absent each test says that it did not run.

use std::{fs, path::Path};

use chrono::NaiveDate;
use serde_json::Value;

use crate::{CitizenId, CreditCode, IssuedOverride, Sex};

/// The business date of these tests; one vector is born in 2099.
const TODAY: &str = "2026-01-01";

fn vectors(file: &str) -> Option<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/vectors");
    let Ok(text) = fs::read_to_string(Path::new(folder).join(file)) else {
        println!("did not run: no {file} in {folder}");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

fn rows<'a>(vectors: &'a Value, name: &str) -> &'a [Value] {
    let rows = vectors[name].as_array().unwrap();
    assert!(!rows.is_empty(), "{name}");
    rows
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap()
}

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

#[test]
fn valid_identity_numbers_tell_birth_sex_and_area() {
    let Some(vectors) = vectors("gb11643_id_vectors.json") else { return };
    for row in rows(&vectors, "valid") {
        let id = CitizenId::parse_as_of(text(row, "id"), today()).unwrap();
        let sex = match text(row, "sex") {
            "M" => Sex::Male,
            _ => Sex::Female,
        };
        assert_eq!(id.expose(), text(row, "id"));
        assert_eq!((id.area(), id.sex()), (text(row, "region"), sex));
        assert_eq!(id.birth_day().to_string(), text(row, "birth"));
    }
}

#[test]
fn invalid_identity_numbers_are_refused() {
    let Some(vectors) = vectors("gb11643_id_vectors.json") else { return };
    for row in rows(&vectors, "invalid") {
        let outcome = CitizenId::parse_as_of(text(row, "id"), today());
        assert!(outcome.is_err(), "{row}");
    }
}

#[test]
fn ambiguous_identity_numbers_are_decided_as_documented() {
    let Some(vectors) = vectors("gb11643_id_vectors.json") else { return };
    for row in rows(&vectors, "ambiguous") {
        let id = text(row, "id");
        if let Some(converted) = row["convert_18"].as_str() {
            assert!(CitizenId::parse(id).is_err());
            assert_eq!(CitizenId::from_legacy(id).unwrap().expose(), converted);
        } else {
            assert_eq!(CitizenId::parse(id).is_ok(), id.is_ascii(), "{row}");
        }
    }
}

#[test]
fn published_identity_numbers() {
    let Some(vectors) = vectors("gb11643_id_vectors.json") else { return };
    for row in rows(&vectors, "published_test_values") {
        let outcome = CitizenId::parse_as_of(text(row, "id"), today());
        assert_eq!(outcome.is_ok(), row["valid"].as_bool().unwrap(), "{row}");
    }
}

#[test]
fn valid_credit_codes_tell_collectives() {
    let Some(vectors) = vectors("gb32100_uscc_vectors.json") else { return };
    for row in rows(&vectors, "valid") {
        let code = CreditCode::parse(text(row, "code")).unwrap();
        let is_collective = text(row, "kind").ends_with("集体经济组织");
        assert_eq!(code.is_rural_collective(), is_collective, "{row}");
    }
}

#[test]
fn invalid_credit_codes_are_refused() {
    let Some(vectors) = vectors("gb32100_uscc_vectors.json") else { return };
    for row in rows(&vectors, "invalid") {
        assert!(CreditCode::parse(text(row, "code")).is_err(), "{row}");
    }
}

#[test]
fn codes_issued_with_a_wrong_check_pass_only_by_override() {
    let Some(vectors) = vectors("gb32100_uscc_vectors.json") else { return };
    let name = "legally_issued_but_failing_the_check (published note in aarioai/id-rule: early pilot codes)";
    for row in rows(&vectors, name) {
        let issued = IssuedOverride {
            reason: "试点期赋码".to_owned(),
            approved_by: "clerk-7".to_owned(),
        };
        assert!(CreditCode::parse(text(row, "code")).is_err(), "{row}");
        assert!(CreditCode::accept_as_issued(text(row, "code"), issued).unwrap().is_override());
    }
}
