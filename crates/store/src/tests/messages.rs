//! The chain of change messages, and the states around an act.

use tenure::{
    Act, ActKind, Contractor,
    change_message::{BusinessCode, Serial},
};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, contractor_code, county, day, enter, home, moment, village},
};
use crate::{MessageRow, Row, Scope, StoreError, Way};

on_both_engines!(
    a_message_has_its_place_and_is_found_there,
    a_message_is_numbered_once,
    a_message_cannot_be_changed,
    a_part_of_the_county_does_not_see_the_chain,
    an_act_is_seen_between_those_before_and_after_it,
);

/// Acts of cases, all recorded at one moment.
fn act(n: i64) -> Act {
    Act { kind: ActKind::Case, ..village::act(n) }
}

fn serial(n: u32) -> Serial {
    Serial::nth(county(), day("2026-11-22"), n).unwrap()
}

fn message(number: i64, n: u32, of: i64) -> MessageRow {
    MessageRow {
        way: Way::Out,
        number,
        serial: serial(n),
        predecessor: (n > 1).then(|| serial(n - 1)),
        code: BusinessCode::parse("1031").unwrap(),
        act: act(of).id,
        digest: "0f".repeat(32),
        recorded_at: moment("2026-11-22T08:00:00Z"),
    }
}

/// The village and three acts of cases, the first of which is told.
async fn one_told(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for n in 2..=4 {
        unit.record_act(&act(n), &home()).await.unwrap();
    }
    unit.insert_change_message(&message(1, 1, 2)).await.unwrap();
    unit.commit().await.unwrap();
}

async fn a_message_has_its_place_and_is_found_there(scratch: &Scratch) {
    one_told(scratch).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let left = unit.acts_without_message().await.unwrap();
    assert_eq!(left.iter().map(|it| it.act.number).collect::<Vec<_>>(), [3, 4]);
    unit.insert_change_message(&message(2, 2, 3)).await.unwrap();
    let last = unit.last_change_message(Way::Out).await.unwrap();
    assert_eq!(last, Some(message(2, 2, 3)));
    assert_eq!(unit.last_change_message(Way::In).await.unwrap(), None);
    let prefix = Serial::prefix(county(), day("2026-11-22"));
    assert_eq!(unit.last_of_day(Way::Out, &prefix).await.unwrap(), last);
    let other_day = Serial::prefix(county(), day("2026-11-23"));
    assert_eq!(unit.last_of_day(Way::Out, &other_day).await.unwrap(), None);
    let found = unit.change_message(Way::Out, &serial(1)).await.unwrap();
    assert_eq!(found, Some(message(1, 1, 2)));
    unit.commit().await.unwrap();
    let all = scratch.store.change_messages(&Scope::Everywhere, county(), Way::Out).await.unwrap();
    assert_eq!(all, [message(1, 1, 2), message(2, 2, 3)]);
}

async fn a_message_is_numbered_once(scratch: &Scratch) {
    one_told(scratch).await;
    for again in [message(1, 2, 3), message(2, 1, 3), message(2, 2, 2)] {
        let mut unit = scratch.store.begin(county()).await.unwrap();
        let refused = unit.insert_change_message(&again).await;
        assert!(matches!(refused, Err(StoreError::Repeated { .. })), "{refused:?}");
    }
}

async fn a_message_cannot_be_changed(scratch: &Scratch) {
    one_told(scratch).await;
    for sql in ["UPDATE change_message SET digest = 'ff'", "DELETE FROM change_message"] {
        let refused = scratch.execute(sql).await.unwrap_err();
        assert!(refused.to_string().contains("immutable"), "{refused}");
    }
}

async fn a_part_of_the_county_does_not_see_the_chain(scratch: &Scratch) {
    one_told(scratch).await;
    let refused = scratch.store.change_messages(&Scope::Division(home()), county(), Way::Out).await;
    assert!(matches!(refused, Err(StoreError::NotFound)), "{refused:?}");
}

/// Renames the contractor by an act, at the moment of all acts.
async fn rename(scratch: &Scratch, act: &Act, name: &str) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let rows = unit.current_of_division::<Contractor>(&home()).await.unwrap();
    let row = rows.into_iter().find(|it| it.fact().code == contractor_code(1)).unwrap();
    unit.record_act(act, &home()).await.unwrap();
    let closed = [(row.id(), row.version().number)];
    unit.supersede::<Contractor>(&closed, act.id, act.recorded_at).await.unwrap();
    let mut renamed = row.clone();
    renamed.registered.fact.name = name.to_owned();
    renamed.registered.version.number += 1;
    renamed.registered.version.act = act.id;
    unit.insert(vec![renamed]).await.unwrap();
    unit.commit().await.unwrap();
}

async fn an_act_is_seen_between_those_before_and_after_it(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    rename(scratch, &act(2), "乙").await;
    rename(scratch, &act(3), "丙").await;
    let names = async |n: i64| {
        let states =
            scratch.store.states_around(&Scope::Everywhere, county(), &act(n)).await.unwrap();
        states.map(|it| {
            let contractors: Vec<Row<Contractor>> = it.contractors;
            contractors.into_iter().map(|row| row.registered.fact.name).collect::<Vec<_>>()
        })
    };
    let [before, after] = names(2).await;
    assert_eq!((before.len(), after), (1, vec!["乙".to_owned()]));
    assert_eq!(names(3).await, [vec!["乙".to_owned()], vec!["丙".to_owned()]]);
    let elsewhere = Scope::Division(home());
    let refused = scratch.store.states_around(&elsewhere, county(), &act(2)).await;
    assert!(matches!(refused, Err(StoreError::NotFound)));
}
