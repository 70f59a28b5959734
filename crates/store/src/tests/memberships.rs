//! Memberships: one person is a member of one collective on one day, and the database says so.

use tenure::membership::{Ending, Ground, LossReason, Membership, RegisteredMembership};
use tenure::{Act, ActKind, Status};

use super::{
    harness::Scratch,
    on_both_engines,
    village::{self, county, day, enter, home, id, moment, now, row, village},
};
use crate::{At, CollectiveKey, MembershipLinks, Row, StoreError};

on_both_engines!(
    nobody_is_a_member_of_two_collectives_on_one_day,
    one_membership_follows_another_without_a_day_between,
    what_is_put_on_file_is_not_taken_back,
);

fn act() -> Act {
    let recorded_at = moment("2026-06-30T08:00:00Z");
    Act { kind: ActKind::Collective, recorded_at, ..village::act(2) }
}

/// A membership of person 4 in one of the two collectives, over some days.
fn membership(
    n: u128,
    collective: usize,
    first: &str,
    last: Option<&str>,
) -> Row<RegisteredMembership> {
    let of = village().collectives.swap_remove(collective);
    let membership = Membership {
        person: id(4),
        collective: of.fact().credit_code.clone(),
        ground: Ground::Legacy,
        first_day: day(first),
        last_day: last.map(day),
        ending: last.map(|_| Ending::Lost(LossReason::MembershipElsewhere)),
    };
    let fact = RegisteredMembership { membership, kinship: None };
    let mut row = row(n, fact, MembershipLinks { collective: of.id() });
    let version = &mut row.registered.version;
    (version.first_day, version.last_day) = (day(first), last.map(day));
    version.status = if last.is_some() { Status::Historic } else { Status::Current };
    (version.act, version.recorded_at) = (act().id, act().recorded_at);
    row
}

async fn enter_memberships(
    scratch: &Scratch,
    rows: Vec<Row<RegisteredMembership>>,
) -> Result<(), StoreError> {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&act(), &home()).await.unwrap();
    unit.insert(rows).await?;
    unit.commit().await
}

async fn nobody_is_a_member_of_two_collectives_on_one_day(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    for (one, other) in [
        (("2019-01-01", None), ("2026-01-01", None)),
        (("2019-01-01", Some("2026-01-01")), ("2026-01-01", None)),
        (("2026-01-01", None), ("2019-01-01", Some("2026-01-01"))),
    ] {
        let rows = vec![membership(201, 0, one.0, one.1), membership(202, 1, other.0, other.1)];
        let refused = enter_memberships(scratch, rows).await.unwrap_err();
        assert!(matches!(refused, StoreError::MemberElsewhere), "{one:?} {other:?}: {refused:?}");
    }
}

async fn one_membership_follows_another_without_a_day_between(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let before = membership(201, 0, "2019-01-01", Some("2025-12-31"));
    let after = membership(202, 1, "2026-01-01", None);
    enter_memberships(scratch, vec![before.clone(), after.clone()]).await.unwrap();
    let key = |n| CollectiveKey { county: county(), id: id(n) };
    let believed = At::Known(now().known_at);
    assert_eq!(scratch.store.of_collective(key(51), believed).await.unwrap(), [before]);
    assert_eq!(scratch.store.of_collective(key(52), believed).await.unwrap(), [after]);
    let today: Vec<Row<RegisteredMembership>> =
        scratch.store.of_collective(key(51), now()).await.unwrap();
    assert_eq!(today, []);
}

async fn what_is_put_on_file_is_not_taken_back(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.record_act(&act(), &home()).await.unwrap();
    let recorded = crate::Recorded { act: act().id, at: act().recorded_at };
    unit.insert_share_numbers(id(51), &[(id(4), 1)], recorded).await.unwrap();
    unit.commit().await.unwrap();
    for change in ["UPDATE share_number SET number = 2", "DELETE FROM share_number"] {
        let refused = scratch.execute(change).await.unwrap_err().to_string();
        assert!(refused.contains("only added to"), "{change}: {refused}");
    }
}
