//! The database brought to the form of this version.

use e2e_tests::{Engine, Sanquan, on_both_engines};

on_both_engines!(the_steps_are_taken_once);

async fn the_steps_are_taken_once(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let (first, second) = (sanquan.run(["migrate"]), sanquan.run(["migrate"]));
    assert_eq!((first.code, second.code), (Some(0), Some(0)), "{first}{second}");
    assert_eq!(first.stdout, "94 steps taken; the database is up to date\n");
    assert_eq!(second.stdout, "0 steps taken; the database is up to date\n");
}
