//! What goes in comes out.

use tenure::Status;

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, HEAD, NUMBER, county, enter, home, id, now, village},
};
use crate::{At, Scope, StoreError};

on_both_engines!(
    every_kind_of_row_comes_back_as_it_went_in,
    a_unit_reads_what_it_wrote_and_a_dropped_one_leaves_nothing,
    numbers_of_acts_count_up,
    a_superseded_row_becomes_historic_and_its_successor_current,
    what_is_not_current_cannot_be_superseded,
    persons_are_found_by_their_numbers,
    many_rows_go_in_at_once,
);

async fn every_kind_of_row_comes_back_as_it_went_in(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    for at in [At::Current, now().into()] {
        let read = scratch.store.village_register(&Scope::Everywhere, &home(), at).await.unwrap();
        let wrote = village();
        assert_eq!(read.objects, wrote.objects);
        assert_eq!(read.contracted_parcels, wrote.contracted_parcels);
        assert_eq!(read, wrote);
    }
    let read =
        scratch.store.village_register(&Scope::Everywhere, &home(), At::Current).await.unwrap();
    let areas: Vec<String> = read
        .contracted_parcels
        .iter()
        .flat_map(|it| {
            [Some(it.fact().contract_area_m2.0), it.fact().former_area_mu.map(|it| it.0)]
        })
        .flatten()
        .map(|it| it.to_string())
        .collect();
    assert_eq!(areas, ["0.10", "149999999.9999850", "600.00"], "with their trailing zeros");
    let excess: Vec<String> =
        read.homesteads.iter().map(|it| it.fact().excess_area_m2.to_string()).collect();
    assert_eq!(excess, ["12.50", "0.000"], "a zero too");
    let issued = read.collectives[1].fact().credit_code.issued_override();
    assert_eq!(issued, village().collectives[1].fact().credit_code.issued_override());
    for (read, wrote) in read.parcels.iter().zip(village().parcels) {
        let read = geometry::wkb::encode(&read.fact().outline);
        assert_eq!(read, geometry::wkb::encode(&wrote.fact().outline), "bit for bit");
    }
    assert!(read.boundary_lines[0].fact().course[0].y.is_sign_negative(), "even a negative zero");
}

async fn a_unit_reads_what_it_wrote_and_a_dropped_one_leaves_nothing(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert!(!unit.has_objects(&home()).await.unwrap());
    unit.record_act(&village::act(1), &home()).await.unwrap();
    unit.insert_objects(village().objects).await.unwrap();
    unit.insert(village().households).await.unwrap();
    assert!(unit.has_objects(&home()).await.unwrap());
    let inside = unit.current_of_village(&home()).await.unwrap();
    assert_eq!(inside.households, village().households);
    drop(unit);
    let read =
        scratch.store.village_register(&Scope::Everywhere, &home(), At::Current).await.unwrap();
    assert_eq!(read, crate::VillageRegister::default());
    assert_eq!(scratch.store.counties().await.unwrap(), []);
}

async fn numbers_of_acts_count_up(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.next_act_number().await.unwrap(), 2);
    let again = tenure::Act { id: village::act(2).id, ..village::act(1) };
    let refused = unit.record_act(&again, &home()).await;
    assert!(matches!(refused, Err(StoreError::ActNumberTaken)), "{refused:?}");
    drop(unit);
    let acts = scratch.store.acts(&Scope::Everywhere, county()).await.unwrap();
    assert_eq!(acts, [crate::RecordedAct { act: village::act(1), division: home() }]);
    let entry = scratch.store.act_entry(&home().into(), county(), village::act(1).id).await;
    assert_eq!(entry.unwrap(), village::entry(&village::act(1)));
}

async fn a_superseded_row_becomes_historic_and_its_successor_current(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let second =
        tenure::Act { recorded_at: village::moment("2026-02-02T00:00:00Z"), ..village::act(2) };
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&second, &home()).await.unwrap();
    unit.supersede::<tenure::Household>(&[(id(2), 1)], second.id, second.recorded_at)
        .await
        .unwrap();
    let mut successor = village().households.remove(0);
    successor.registered.version.number = 2;
    successor.registered.version.act = second.id;
    successor.registered.version.recorded_at = second.recorded_at;
    successor.registered.fact.head_name = "李𠅤".to_owned();
    successor.registered.fact.phone = None;
    unit.insert(vec![successor.clone()]).await.unwrap();
    unit.commit().await.unwrap();

    let read = async |at: At| {
        let home = home();
        let rows = scratch.store.rows_of::<tenure::Household>(&Scope::Everywhere, &home, at);
        rows.await.unwrap().remove(0)
    };
    assert_eq!(read(At::Current).await, successor, "the phone that is no longer said is erased");
    assert_eq!(read(now().into()).await, successor);
    let before = tenure::AsOf { known_at: village::moment("2026-02-01T23:59:59.999999Z"), ..now() };
    let old = read(before.into()).await;
    assert_eq!(old.fact().head_name, HEAD);
    assert_eq!(old.version(), village().households[0].version(), "as it was known then");
    let closed = "SELECT status, superseded_by, superseded_at FROM household WHERE version = 1 AND head_name <> '郑一'";
    let closed = scratch.query(closed).await.remove(0);
    assert_eq!(closed.try_get::<String>("", "status").unwrap(), Status::Historic.as_str());
    assert_eq!(closed.try_get::<uuid::Uuid>("", "superseded_by").unwrap(), second.id.0);
    let at: chrono::DateTime<chrono::Utc> = closed.try_get("", "superseded_at").unwrap();
    assert_eq!(at, second.recorded_at);
}

async fn what_is_not_current_cannot_be_superseded(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let rows = [(id(2), 2), (id(6), 1)];
    let closed = unit.supersede::<tenure::Household>(&rows, village::act(1).id, now().known_at);
    let error = closed.await.unwrap_err();
    assert_eq!(error.to_string(), "1 rows of `household` are not current and cannot be superseded");
}

async fn persons_are_found_by_their_numbers(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let (known, unknown) = (unit.number_index(&NUMBER.to_lowercase()), unit.number_index("9"));
    let found = unit.persons_by_index(&[known, unknown]).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[&known][0].id, id(4));
    assert_eq!(found[&known][0].division, home());
}

async fn many_rows_go_in_at_once(scratch: &Scratch) {
    let n = 2_345;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&village::act(1), &home()).await.unwrap();
    let objects = (1..=n).map(|it| {
        let code = village::parcel_code(it);
        let kind = tenure::ObjectKind::Parcel;
        village::object(u128::from(it), kind, Some(code.as_str()), home())
    });
    unit.insert_objects(objects.collect()).await.unwrap();
    let parcels: Vec<_> =
        (1..=n).map(|it| village::row(u128::from(it), village::parcel(it), ())).collect();
    unit.insert(parcels.clone()).await.unwrap();
    unit.commit().await.unwrap();
    let read = scratch.store.rows_of(&Scope::Everywhere, &home(), At::Current).await.unwrap();
    assert_eq!(read, parcels);
}
