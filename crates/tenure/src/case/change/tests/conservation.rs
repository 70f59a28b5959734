//! What must be kept, whatever is asked: members, parcels, areas, and the ground that they cover.

use std::collections::BTreeMap;

use geometry::operation::outline_to_grid;
use geometry::{Coord, planar_area_m2};
use proptest::prelude::*;
use proptest::sample::subsequence;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::households::{merge, split};
use super::sample::{asked, asked_among, scene};
use crate::case::{NearParcel, Outcome, Scene};

/// Who is in which household, as what.
fn members(scene: &Scene) -> BTreeMap<(String, String), String> {
    let households = scene.facts.households.iter();
    let members = households.flat_map(|file| {
        let code = file.household.fact.code.to_string();
        file.members.iter().map(move |it| {
            let name = it.fact.person.name.clone();
            ((code.clone(), name), it.fact.member.relation.as_str().to_owned())
        })
    });
    members.collect()
}

/// The names of all members, sorted.
fn names(scene: &Scene) -> Vec<String> {
    let mut names: Vec<String> = members(scene).into_keys().map(|it| it.1).collect();
    names.sort();
    names
}

/// Which contract gives which parcel how much.
fn places(scene: &Scene) -> BTreeMap<String, (String, Decimal)> {
    let places = scene.facts.contracts.iter().flat_map(|it| &it.parcels).map(|it| &it.fact);
    let place = |it: &crate::ContractedParcel| (it.contract.to_string(), it.contract_area_m2.0);
    places.map(|it| (it.parcel.to_string(), place(it))).collect()
}

fn n_places(scene: &Scene) -> usize {
    scene.facts.contracts.iter().map(|it| it.parcels.len()).sum()
}

fn total(scene: &Scene) -> Decimal {
    scene.facts.contracts.iter().map(|it| it.contract.fact.total_area_m2.0).sum()
}

/// Each contract says what its parcels add up to.
fn adds_up(scene: &Scene) {
    for file in &scene.facts.contracts {
        let sum: Decimal = file.parcels.iter().map(|it| it.fact.contract_area_m2.0).sum();
        let contract = &file.contract.fact;
        assert_eq!(contract.total_area_m2.0, sum);
        assert_eq!(contract.n_parcels, i32::try_from(file.parcels.len()).unwrap());
    }
}

fn line(from_x: f64, to_x: f64) -> Value {
    json!([[500_000.0 + from_x, 4_749_990.0], [500_000.0 + to_x, 4_750_020.0]])
}

/// The middle parcel divided; the left piece goes.
fn divided(from_x: f64, to_x: f64) -> Value {
    json!([{
        "parcel": "N#00002", "line": line(from_x, to_x), "left": "N#00004", "right": "N#00005",
        "goes": "N#00004",
    }])
}

fn area_m2(outcome: &Outcome, code: &str) -> (Decimal, f64) {
    let parcels = outcome.after.facts.parcels.iter();
    let parcel =
        &parcels.into_iter().find(|it| it.fact.code.as_str().ends_with(code)).unwrap().fact;
    (parcel.measured_area_m2.0, planar_area_m2(&parcel.outline))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_split_puts_each_member_and_each_parcel_on_one_side(
        leaving in subsequence(vec!["戊一", "甲三"], 0..=2),
        parcel in prop::sample::select(vec!["N#00001", "N#00002"]),
    ) {
        let before = scene();
        let mut request = split(&[parcel], &json!([]));
        let mut members = vec![json!({ "person": { "name": "甲二" }, "relation": "02" })];
        members.extend(leaving.iter().map(|it| json!({ "person": { "name": it }, "relation": "97" })));
        request["members"] = json!(members);
        let after = asked(&request).after;
        adds_up(&after);
        prop_assert_eq!(names(&after), names(&before));
        prop_assert_eq!(n_places(&after), n_places(&before));
        let codes = |it: &Scene| places(it).into_keys().collect::<Vec<_>>();
        prop_assert_eq!(codes(&after), codes(&before));
        prop_assert_eq!(total(&after), total(&before));
    }

    #[test]
    fn what_was_split_and_merged_is_as_it_was(
        sister in any::<bool>(),
        parcel in prop::sample::select(vec!["N#00001", "N#00002"]),
    ) {
        let before = scene();
        let mut request = split(&[parcel], &json!([]));
        if !sister {
            request["members"].as_array_mut().unwrap().truncate(1);
        }
        let parted = asked(&request).after;
        let back = [("甲二", "20"), ("甲三", "30")];
        let back = if sister { &back[..] } else { &back[..1] };
        let after = asked_among(&parted, &[], &merge("N#0003", "N#0001", back)).unwrap().after;
        prop_assert_eq!(members(&after), members(&before));
        prop_assert_eq!(places(&after), places(&before));
        prop_assert_eq!(total(&after), total(&before));
        adds_up(&after);
        let facts = |it: &Scene| it.facts.parcels.iter().map(|it| it.fact.clone()).collect::<Vec<_>>();
        prop_assert_eq!(facts(&after), facts(&before));
        prop_assert_eq!(&after.facts.share_holdings.len(), &before.facts.share_holdings.len());
    }

    #[test]
    fn an_exchange_keeps_the_parcels(given in subsequence(vec!["N#00001", "N#00002"], 1..=2)) {
        let before = scene();
        let after = asked(&json!({
            "kind": "exchange",
            "one": { "contract": "N#0001J", "parcels": given },
            "other": { "contract": "N#0002J", "parcels": ["N#00003"] },
        })).after;
        adds_up(&after);
        let areas = |it: &Scene| {
            places(it).into_iter().map(|(code, it)| (code, it.1)).collect::<Vec<_>>()
        };
        prop_assert_eq!(areas(&after), areas(&before));
        prop_assert_eq!(n_places(&after), n_places(&before));
    }

    #[test]
    fn pieces_sum_to_the_parcel_and_cover_its_ground(from_x in 10.5..19.5f64, to_x in 10.5..19.5f64) {
        let before = scene();
        let outcome = asked(&split(&[], &divided(from_x, to_x)));
        adds_up(&outcome.after);
        prop_assert_eq!(total(&outcome.after), total(&before));
        let (left, left_ground) = area_m2(&outcome, "00004");
        let (right, right_ground) = area_m2(&outcome, "00005");
        prop_assert_eq!(left + right, Decimal::from(100));
        prop_assert!((left_ground + right_ground - 100.0).abs() <= 0.01);
        let beside = |printed: Decimal, ground: f64| {
            (f64::try_from(printed).unwrap() - ground).abs() <= 0.02
        };
        prop_assert!(beside(left, left_ground) && beside(right, right_ground));
        // The left piece is the western one.
        let middle = |code: &str| {
            let parcels = outcome.after.facts.parcels.iter();
            let mut found = parcels.filter(|it| it.fact.code.as_str().ends_with(code));
            let envelope = found.next().unwrap().fact.outline.envelope().unwrap();
            envelope.min_x + envelope.max_x
        };
        prop_assert!(middle("00004") < middle("00005"));
    }
}

#[test]
fn a_neighbour_gets_the_node_and_keeps_its_registered_area() {
    // A parcel of somebody else north of the middle one, with its long side along all three.
    let corners = [(0.0, 10.0), (0.0, 20.0), (30.0, 20.0), (30.0, 10.0), (0.0, 10.0)];
    let mut like = scene().facts.parcels[0].fact.clone();
    let ring = corners.map(|(x, y)| Coord { x: 500_000.0 + x, y: 4_750_000.0 + y });
    like.outline.patches[0].exterior.0 = ring.to_vec();
    let code = identity::ParcelCode::parse("2299011000010100077").unwrap();
    let near = NearParcel { code, crs: like.crs, outline: like.outline };
    let request = split(&[], &divided(14.0, 14.0));
    let outcome = asked_among(&scene(), std::slice::from_ref(&near), &request).unwrap();
    let [bent] = outcome.bent.as_slice() else { panic!("{:?}", outcome.bent) };
    assert_eq!(bent.code, near.code);
    let node = Coord { x: 500_014.0, y: 4_750_010.0 };
    assert!(bent.outline.coords().any(|it| it == node));
    assert_eq!(bent.outline.n_vertices(), near.outline.n_vertices() + 1);
    let pieces = ["00004", "00005"].map(|code| {
        let parcels = outcome.after.facts.parcels.iter();
        let mut found = parcels.filter(|it| it.fact.code.as_str().ends_with(code));
        found.next().unwrap().fact.outline.clone()
    });
    assert!(pieces.iter().all(|it| it.coords().any(|it| it == node)));
    assert!(pieces.iter().all(|it| outline_to_grid(it).as_ref() == Ok(it)));
}

#[test]
fn a_neighbour_of_the_same_case_is_bent_among_its_parcels() {
    // The line runs from west to east, so that the parcels beside get a node each.
    let mut request = split(&[], &divided(14.0, 14.0));
    request["divided"][0]["line"] = json!([[499_990.0, 4_750_004.0], [500_040.0, 4_750_004.0]]);
    let outcome = asked(&request);
    assert_eq!(outcome.bent, []);
    for (place, code) in [(0, "00001"), (1, "00003")] {
        let before = &scene().facts.parcels[place * 2].fact;
        let after = outcome.after.facts.parcels.iter().find(|it| it.fact.code == before.code);
        let after = &after.unwrap().fact;
        assert!(after.code.as_str().ends_with(code));
        assert_eq!(after.outline.n_vertices(), before.outline.n_vertices() + 1);
        assert_eq!(after.measured_area_m2, before.measured_area_m2);
    }
    assert_eq!(area_m2(&outcome, "00004").0, Decimal::from(60));
}
