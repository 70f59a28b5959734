//! Who has settled, by where they are, and who of them still holds rights.

use std::collections::HashSet;

use super::{person, place, settled};
use crate::{Area, Settled, Statistics, statistics};

#[test]
fn the_code_of_a_place_says_whether_it_is_urban() {
    for (code, area) in [
        ("220202", Area::Urban),
        ("220202001", Area::Urban),
        ("220202099", Area::Urban),
        ("220202100", Area::Town),
        ("220221199", Area::Town),
        ("220221200", Area::Rural),
        ("220221399201", Area::Rural),
        ("220221400", Area::Untold),
        ("220221", Area::Untold),
        ("220281", Area::Untold),
        ("220220", Area::Urban),
    ] {
        assert_eq!(Area::of(&place(code)), area, "{code}");
    }
}

#[test]
fn a_settled_person_is_counted_once_with_or_without_rights() {
    let at = |number, code| Settled { place: place(code), ..settled(number, 1) };
    let people = [at(1, "220202"), at(1, "220202"), at(2, "220221100"), at(3, "220221")];
    let holders = HashSet::from([person(1), person(3), person(9)]);
    assert_eq!(
        statistics(&people, &holders),
        Statistics {
            settled: 3,
            settled_with_rights: 2,
            settled_in_urban_areas: 1,
            settled_in_towns: 1,
            settled_in_rural_areas: 0,
            settled_where_the_code_does_not_tell: 1,
        }
    );
}
