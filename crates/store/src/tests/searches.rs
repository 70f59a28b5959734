//! Finding things by name, code and place.

use geometry::Coord;
use tenure::ObjectKind;

use super::{
    harness::Scratch,
    on_both_engines,
    village::{HEAD, crs, division, enter, home, id, parcel_code, village},
};
use crate::{Hit, Scope, Search};

on_both_engines!(
    names_are_found_by_their_beginning,
    codes_are_found_whole_and_by_their_end,
    a_place_on_a_boundary_finds_both_sides,
    pages_follow_one_another,
    what_lies_outside_the_scope_is_not_found,
);

async fn find(scratch: &Scratch, scope: Scope, search: Search) -> Vec<Hit> {
    scratch.store.search(&scope, &search, 20, None).await.unwrap()
}

fn ids(hits: &[Hit]) -> Vec<u128> {
    hits.iter().map(|it| it.id.0.as_u128()).collect()
}

async fn names_are_found_by_their_beginning(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let hits = find(scratch, Scope::Everywhere, Search::Name("张".to_owned())).await;
    let kinds: Vec<ObjectKind> = hits.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ObjectKind::Contractor, ObjectKind::Person]);
    for hit in hits {
        assert_eq!(hit.matched, HEAD);
        assert_eq!(hit.division, home());
        assert_eq!(hit.households, [(id(2), "510182901001000001".to_owned())]);
    }
    let unit = find(scratch, Scope::Everywhere, Search::Name("吴十".to_owned())).await;
    assert_eq!(unit[0].households, [], "who contracts for themselves");
    for nothing in ["𬭎", "张%", "_", "", " "] {
        let hits = find(scratch, Scope::Everywhere, Search::Name(nothing.to_owned())).await;
        assert_eq!(hits, [], "{nothing}");
    }
}

async fn codes_are_found_whole_and_by_their_end(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let by_code = async |text: &str| {
        let hits = find(scratch, Scope::Everywhere, Search::Code(text.to_owned())).await;
        assert!(hits.iter().all(|it| it.matched.ends_with(&text.to_uppercase())));
        ids(&hits)
    };
    assert_eq!(by_code(parcel_code(1).as_str()).await, [21]);
    assert_eq!(by_code("00002").await, [22], "a parcel by its last five");
    assert_eq!(by_code("0001").await, [21, 2, 3, 6], "in the order of the codes");
    assert_eq!(by_code("01j").await, [0; 0], "too few");
    assert_eq!(by_code("0001j").await, [31], "a contract, in small letters");
    let parcel = find(scratch, Scope::Everywhere, Search::Code("00002".to_owned())).await;
    let household = parcel[0].households[0].clone();
    assert_eq!(household, (id(2), "510182901001000001".to_owned()), "by way of the contract");
    let homestead = find(scratch, Scope::Everywhere, Search::Code("F00010002".to_owned())).await;
    assert_eq!(homestead[0].households[0].0, id(2));
}

async fn a_place_on_a_boundary_finds_both_sides(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let geometry::Crs::GaussKruger(zone) = crs() else { panic!("the survey is in metres") };
    // Rectangle 1 begins at 20 m, 2 at 40 m; the one ends where the other begins.
    let at = async |east_m: f64, north_m: f64| {
        let place = Coord { x: 35_431_207.123_4 + east_m, y: 3_433_000.0 + north_m };
        let Coord { x: lon, y: lat } = zone.to_lonlat(place).unwrap();
        ids(&find(scratch, Scope::Everywhere, Search::Point { lon, lat }).await)
    };
    assert_eq!(at(30.0, 15.0).await, [21], "inside");
    assert_eq!(at(40.0, 15.0).await, [21, 22], "on the shared boundary");
    assert_eq!(at(40.0, 30.0).await, [21, 22], "on a shared corner");
    assert_eq!(at(20.0, 0.0).await, [21], "on the outermost corner");
    assert_eq!(at(19.999, 15.0).await, [0; 0], "a millimetre outside");
    assert_eq!(at(39.999, 15.0).await, [21], "a millimetre inside");
    assert_eq!(at(205.0, 15.0).await, [41], "a homestead");
    assert_eq!(at(30.0, -1000.0).await, [0; 0], "far away");
}

async fn pages_follow_one_another(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let search = Search::Code("0001".to_owned());
    let mut seen = Vec::new();
    let mut after: Option<Hit> = None;
    loop {
        let scope = Scope::Everywhere;
        let page = scratch.store.search(&scope, &search, 1, after.as_ref()).await.unwrap();
        let Some(hit) = page.into_iter().next() else { break };
        seen.push(hit.id.0.as_u128());
        after = Some(hit);
    }
    assert_eq!(seen, [21, 2, 3, 6]);
}

async fn what_lies_outside_the_scope_is_not_found(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let zone = geometry::GaussKruger::from_epsg(crs().epsg()).unwrap();
    let inside = Coord { x: 35_431_237.123_4, y: 3_433_015.0 };
    let Coord { x: lon, y: lat } = zone.to_lonlat(inside).unwrap();
    for search in
        [Search::Name("张".to_owned()), Search::Code("0001".to_owned()), Search::Point { lon, lat }]
    {
        assert_ne!(find(scratch, home().into(), search.clone()).await, [], "{search:?}");
        for elsewhere in ["510182901002", "510183"] {
            let hits = find(scratch, division(elsewhere).into(), search.clone()).await;
            assert_eq!(hits, [], "{search:?}");
        }
    }
}
