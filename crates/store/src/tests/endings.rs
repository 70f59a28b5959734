//! Objects that end, and what follows them.

use tenure::{Act, ActKind, AsOf, Parcel, Status};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, county, day, enter, home, id, moment, now, village},
};
use crate::{At, Row, Scope, StoreError};

on_both_engines!(
    an_ended_object_is_seen_until_its_last_day,
    what_follows_holds_from_the_day_after,
    what_is_not_current_cannot_end,
);

fn ending() -> Act {
    Act { kind: ActKind::Case, recorded_at: moment("2026-06-30T08:00:00Z"), ..village::act(2) }
}

async fn end(scratch: &Scratch, last_day: &str) -> Vec<(tenure::ObjectId, i32)> {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&ending(), &home()).await.unwrap();
    let parcels = unit.current_of::<Parcel>(&[id(21)]).await.unwrap();
    let versions = unit.end_objects(&parcels, &ending(), day(last_day)).await.unwrap();
    unit.commit().await.unwrap();
    versions
}

async fn parcel(scratch: &Scratch, at: impl Into<At>) -> Option<Row<Parcel>> {
    let rows = scratch.store.rows_of::<Parcel>(&Scope::Everywhere, &home(), at).await.unwrap();
    rows.into_iter().find(|it| it.id() == id(21))
}

async fn an_ended_object_is_seen_until_its_last_day(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    assert_eq!(end(scratch, "2026-07-01").await, [(id(21), 2)]);
    for (as_of, seen) in [("1997-12-31", false), ("1998-01-01", true), ("2026-07-01", true)] {
        let found = parcel(scratch, AsOf { as_of: day(as_of), ..now() }).await;
        assert_eq!(found.is_some(), seen, "{as_of}");
    }
    let last = parcel(scratch, AsOf { as_of: day("2026-07-01"), ..now() }).await.unwrap();
    assert_eq!(last.fact(), village().parcels[0].fact(), "the fact is the one that it was");
    assert_eq!(last.version().status, Status::Historic);
    assert_eq!(last.version().act, ending().id);
    assert_eq!(parcel(scratch, AsOf { as_of: day("2026-07-02"), ..now() }).await, None);
    assert_eq!(parcel(scratch, At::Current).await, None);
    let unknown = AsOf { as_of: day("2026-07-02"), known_at: moment("2026-06-30T07:59:59Z") };
    let believed = parcel(scratch, unknown).await.unwrap();
    assert_eq!(believed, village().parcels[0], "before the act, nobody knew");
    let neighbours = scratch.store.counts(&Scope::Everywhere).await.unwrap().parcels;
    assert_eq!(neighbours, 1, "the other parcel goes on");
}

async fn what_follows_holds_from_the_day_after(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let versions = end(scratch, "2026-07-01").await;
    let mut next = village().parcels.remove(0);
    let version = &mut next.registered.version;
    version.number = versions[0].1 + 1;
    version.first_day = day("2026-07-02");
    version.act = ending().id;
    version.recorded_at = ending().recorded_at;
    next.registered.fact.name = "大田".to_owned();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert(vec![next.clone()]).await.unwrap();
    unit.commit().await.unwrap();
    let on = async |as_of| parcel(scratch, AsOf { as_of: day(as_of), ..now() }).await.unwrap();
    assert_eq!(on("2026-07-01").await.fact(), village().parcels[0].fact());
    assert_eq!(on("2026-07-02").await, next);
    assert_eq!(parcel(scratch, At::Current).await, Some(next));
}

async fn what_is_not_current_cannot_end(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    end(scratch, "2026-07-01").await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let ended: Vec<Row<Parcel>> = village().parcels.drain(..1).collect();
    let refused = unit.end_objects(&ended, &ending(), day("2026-08-01")).await;
    assert!(matches!(refused, Err(StoreError::NotCurrent { missing: 1, .. })), "{refused:?}");
}
