//! Where objects came from and where they went, and which acts touched them.

use tenure::{
    Act, ActKind, ObjectKind,
    case::{Lineage, LineageKind},
};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, county, day, division, enter, home, id, moment, parcel_code, village},
};
use crate::{LineageRow, Scope, StoreError};

on_both_engines!(
    a_chain_is_seen_from_every_place_in_it,
    an_exchange_there_and_back_ends,
    lineage_across_the_border_stops_there,
    a_lineage_of_nothing_is_refused,
    every_act_that_touched_an_object_is_told,
);

fn act(n: i64) -> Act {
    let effect_day = day(&format!("2026-0{n}-01"));
    let recorded_at = moment(&format!("2026-0{n}-01T00:00:00Z"));
    Act { kind: ActKind::Case, effect_day, recorded_at, ..village::act(n) }
}

fn split(from: u32, to: u32) -> Lineage {
    let (from, to) = (parcel_code(from).to_string(), parcel_code(to).to_string());
    Lineage { kind: ObjectKind::Parcel, how: LineageKind::Split, from, to }
}

/// Enters the village, four parcels more, and what came from what: one act for each list.
async fn enter_lineage(scratch: &Scratch, lineages: &[&[(u32, u32)]]) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let more = (3..=6).map(|n| {
        // The last two belong to the village across the border.
        let division = if n < 5 { home() } else { division("510182901002") };
        let code = parcel_code(n);
        village::object(1000 + u128::from(n), ObjectKind::Parcel, Some(code.as_str()), division)
    });
    unit.insert_objects(more.collect()).await.unwrap();
    for (n, lineage) in (2..).zip(lineages) {
        unit.record_act(&act(n), &home()).await.unwrap();
        let lineage: Vec<Lineage> = lineage.iter().map(|(from, to)| split(*from, *to)).collect();
        unit.insert_lineage(&act(n), &lineage).await.unwrap();
    }
    unit.commit().await.unwrap();
}

async fn of(scratch: &Scratch, scope: Scope, parcel: u32) -> Result<Vec<LineageRow>, StoreError> {
    scratch.store.lineage_of(&scope, ObjectKind::Parcel, parcel_code(parcel).as_str()).await
}

async fn steps(scratch: &Scratch, scope: Scope, parcel: u32) -> Vec<Lineage> {
    of(scratch, scope, parcel).await.unwrap().into_iter().map(|it| it.lineage).collect()
}

async fn a_chain_is_seen_from_every_place_in_it(scratch: &Scratch) {
    // 1 was divided into 2 and 3, and 3 later into 4 alone.
    enter_lineage(scratch, &[&[(1, 2), (1, 3)], &[(3, 4)]]).await;
    let rows = of(scratch, Scope::Everywhere, 4).await.unwrap();
    assert_eq!(
        rows.iter().map(|it| it.lineage.clone()).collect::<Vec<_>>(),
        [split(1, 3), split(3, 4)]
    );
    assert_eq!((rows[0].act, rows[0].effect_day), (act(2).id, day("2026-02-01")));
    assert_eq!((rows[0].from, rows[0].to), (id(21), id(1003)));
    let whole = [split(1, 2), split(1, 3), split(3, 4)];
    assert_eq!(steps(scratch, home().into(), 1).await, whole);
    assert_eq!(steps(scratch, home().into(), 3).await, whole[1..]);
    assert_eq!(steps(scratch, home().into(), 2).await, whole[..1], "a sister is no descent");
}

async fn an_exchange_there_and_back_ends(scratch: &Scratch) {
    enter_lineage(scratch, &[&[(1, 2), (2, 1)], &[(3, 3)], &[(1, 2)]]).await;
    assert_eq!(steps(scratch, Scope::Everywhere, 1).await.len(), 3, "each step once");
    assert_eq!(steps(scratch, Scope::Everywhere, 3).await, [split(3, 3)]);
}

async fn lineage_across_the_border_stops_there(scratch: &Scratch) {
    enter_lineage(scratch, &[&[(4, 5)], &[(5, 6)]]).await;
    assert_eq!(steps(scratch, Scope::Everywhere, 4).await, [split(4, 5), split(5, 6)]);
    assert_eq!(steps(scratch, home().into(), 4).await, [split(4, 5)]);
    let outside = of(scratch, home().into(), 5).await;
    assert!(matches!(outside, Err(StoreError::NotFound)), "{outside:?}");
}

async fn a_lineage_of_nothing_is_refused(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&act(2), &home()).await.unwrap();
    let refused = unit.insert_lineage(&act(2), &[split(1, 77)]).await;
    assert!(matches!(refused, Err(StoreError::Dangling { .. })), "{refused:?}");
}

async fn every_act_that_touched_an_object_is_told(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&act(2), &home()).await.unwrap();
    let contracted: Vec<_> = village().contracted_parcels.drain(..1).collect();
    unit.end_objects(&contracted, &act(2), day("2026-01-31")).await.unwrap();
    unit.commit().await.unwrap();
    let acts = async |scope: Scope, n: u32| {
        let code = parcel_code(n);
        let acts = scratch.store.acts_of_object(&scope, ObjectKind::Parcel, code.as_str()).await;
        acts.map(|it| it.into_iter().map(|it| it.act.number).collect::<Vec<_>>())
    };
    assert_eq!(acts(home().into(), 1).await.unwrap(), [1, 2]);
    assert_eq!(acts(home().into(), 2).await.unwrap(), [1]);
    let outside = acts(division("510182902").into(), 1).await;
    assert!(matches!(outside, Err(StoreError::NotFound)), "{outside:?}");
}
