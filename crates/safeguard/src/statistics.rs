//! The figures: who has settled, who of them still holds rights (SR-47), and urban and rural by administrative area (HR-06).
//!
//! A right that was left is no success of settling: what has left is not among what these figures are made from (HR-08, SR-46).

use std::collections::HashSet;
use std::hash::BuildHasher;

use identity::DivisionCode;

use crate::{PersonHash, Settled};

/// 城乡: what a place is by its division code alone; nobody is urban or rural by their registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// 市辖区 or 街道
    Urban,
    /// 镇
    Town,
    /// 乡
    Rural,
    /// The code does not reach down to where it would tell.
    Untold,
}

/// What a supervisor is told of settling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Who is settled in town as of the day.
    pub settled: u64,
    /// Those of them who hold rights in the countryside.
    pub settled_with_rights: u64,
    pub settled_in_urban_areas: u64,
    pub settled_in_towns: u64,
    pub settled_in_rural_areas: u64,
    pub settled_where_the_code_does_not_tell: u64,
}

impl Area {
    /// The area of a place: by the town's number where the code has one (GB/T 10114: 001–099 街道, 100–199 镇, 200–399 乡), else by the county's (GB/T 2260: 01–20 and 51–70 市辖区); unverified: neither standard was read.
    pub fn of(place: &DivisionCode) -> Self {
        let code = place.as_str();
        let number = |from: usize, to: usize| code.get(from..to).and_then(|it| it.parse().ok());
        match (number(6, 9), number(4, 6)) {
            (Some(1..=99), _) | (None, Some(1..=20 | 51..=70)) => Self::Urban,
            (Some(100..=199), _) => Self::Town,
            (Some(200..=399), _) => Self::Rural,
            (Some(_) | None, _) => Self::Untold,
        }
    }
}

/// Counts each settled person once, by where they are registered now.
pub fn statistics<S: BuildHasher>(
    settled: &[Settled],
    holders: &HashSet<PersonHash, S>,
) -> Statistics {
    let mut all = Statistics::default();
    let mut seen = HashSet::new();
    for it in settled.iter().filter(|it| seen.insert(it.person)) {
        all.settled += 1;
        all.settled_with_rights += u64::from(holders.contains(&it.person));
        match Area::of(&it.place) {
            Area::Urban => all.settled_in_urban_areas += 1,
            Area::Town => all.settled_in_towns += 1,
            Area::Rural => all.settled_in_rural_areas += 1,
            Area::Untold => all.settled_where_the_code_does_not_tell += 1,
        }
    }
    all
}
