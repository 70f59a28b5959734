//! Every read starts from a scope, a day and a moment.

use tenure::AsOf;

use super::{
    harness::Scratch,
    on_both_engines,
    village::{county, day, division, enter, home, id, moment, now, village},
};
use crate::{Counts, Scope, StoreError};

on_both_engines!(
    another_villages_household_is_not_found,
    counts_follow_the_scope,
    a_row_is_seen_from_its_first_day_to_its_last,
    a_row_is_seen_from_the_moment_it_was_recorded,
);

async fn another_villages_household_is_not_found(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let code = village().objects[1].code.clone().unwrap();
    for (scope, found) in [
        (Scope::Everywhere, true),
        (home().into(), true),
        (division("510182901").into(), true),
        (division("510182").into(), true),
        (division("510182901002").into(), false),
        (division("51018290100101").into(), false),
        (division("510183").into(), false),
    ] {
        let key = scratch.store.find_household(&scope, &code).await;
        let file = scratch.store.household_file(&scope, county(), id(2), now()).await;
        let act = scratch.store.act_entry(&scope, county(), super::village::act(1).id).await;
        if found {
            assert_eq!(key.unwrap().id, id(2));
            assert_eq!(file.unwrap().division, home());
            act.unwrap();
        } else {
            assert!(matches!(key, Err(StoreError::NotFound)), "{scope:?}");
            assert!(matches!(file, Err(StoreError::NotFound)), "{scope:?}");
            assert!(matches!(act, Err(StoreError::NotFound)), "{scope:?}");
        }
    }
    let elsewhere = Scope::from(division("510182901002"));
    let outside = scratch.store.village_register(&elsewhere, &home(), now()).await;
    assert!(matches!(outside, Err(StoreError::NotFound)));
}

async fn counts_follow_the_scope(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let all = Counts {
        issuers: 1,
        households: 2,
        contractors: 2,
        members: 2,
        parcels: 2,
        land_contracts: 1,
        homesteads: 2,
        collectives: 2,
        share_holdings: 2,
    };
    let store = &scratch.store;
    assert_eq!(store.counts(&Scope::Everywhere).await.unwrap(), all);
    assert_eq!(store.counts(&home().into()).await.unwrap(), all);
    let elsewhere = Scope::from(division("510182902"));
    assert_eq!(store.counts(&elsewhere).await.unwrap(), Counts::default());
    assert_eq!(store.villages(&Scope::Everywhere).await.unwrap(), [home()]);
    assert_eq!(store.villages(&elsewhere).await.unwrap(), []);
    assert_eq!(store.acts(&elsewhere, county()).await.unwrap(), []);
}

async fn a_row_is_seen_from_its_first_day_to_its_last(scratch: &Scratch) {
    let mut village = village();
    village.households[1].registered.version.first_day = day("2010-01-01");
    village.households[1].registered.version.last_day = Some(day("2010-12-31"));
    enter(&scratch.store, village).await.unwrap();
    for (as_of, seen) in
        [("2009-12-31", false), ("2010-01-01", true), ("2010-12-31", true), ("2011-01-01", false)]
    {
        let as_of = AsOf { as_of: day(as_of), ..now() };
        let file = scratch.store.household_file(&home().into(), county(), id(6), as_of).await;
        assert_eq!(file.is_ok(), seen, "{as_of:?}");
    }
}

async fn a_row_is_seen_from_the_moment_it_was_recorded(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    for (known_at, seen) in
        [("2026-01-02T03:04:05.678900Z", false), ("2026-01-02T03:04:05.678901Z", true)]
    {
        let as_of = AsOf { known_at: moment(known_at), ..now() };
        let file = scratch.store.household_file(&home().into(), county(), id(6), as_of).await;
        assert_eq!(file.is_ok(), seen, "{as_of:?}");
    }
}
