//! The numbers of people and of their accounts, after all that is handed in: in no answer, no log, no file and no row.

use std::collections::BTreeSet;

use e2e_tests::{Answer, Engine, Numbers, on_both_engines};
use serde_json::json;

use super::place::{ACCOUNTS, BIDDER, CHILD, Place};
use super::table::{Body, Row, table};
use super::{Walk, listed};

on_both_engines!(no_answer_no_log_and_nothing_at_rest_shows_a_number);

/// How the list says that an operation shows numbers.
const SHOWS_NUMBERS: &str = "numbers";
/// A number where none is asked for; in what it is taken for, a name or a title, it is what somebody wrote.
const MISPLACED: &str = "99000119650707001X";

async fn no_answer_no_log_and_nothing_at_rest_shows_a_number(engine: Engine) {
    let place = Box::pin(Place::made(engine)).await;
    let numbers = Numbers::of_samples_and(&[&[CHILD, BIDDER][..], &ACCOUNTS].concat());
    let misplaced = Numbers::of_samples_and(&[MISPLACED]);
    let all = [&[CHILD, BIDDER, MISPLACED][..], &ACCOUNTS].concat();
    place.registry.given_no_number_in_the_log(&Numbers::of_samples_and(&all));
    let walk = Walk::over(&place);
    let (mut showing, mut telling) = (BTreeSet::new(), Vec::new());
    for row in &table(&place) {
        for answer in walk.misplaced(row).await.iter().filter(|it| it.status >= 400) {
            if misplaced.standing_in_answer(answer).is_some() {
                telling.push(format!("{}: {answer}", row.operation));
            }
        }
        if numbers.standing_in_answer(&walk.right(row).await).is_some() {
            showing.insert(format!("{} | {SHOWS_NUMBERS}", row.operation));
        }
    }
    let excepted: BTreeSet<String> =
        listed().into_iter().filter(|it| it.ends_with(SHOWS_NUMBERS)).collect();
    assert!(telling.is_empty(), "{} problems tell it:\n{}", telling.len(), telling.join("\n"));
    assert_eq!(showing, excepted);
    numbers.assert_in_no_file_of(place.registry.data());
    if engine == Engine::PostgreSql {
        numbers.assert_in_no_row_of(place.registry.store.connection()).await;
    }
}

impl Walk<'_> {
    /// What the right one is answered where numbers stand in the wrong places.
    async fn misplaced(&self, row: &Row) -> Vec<Answer> {
        let mut answers = Vec::new();
        for body in misplaced(row) {
            let wrong = Row { path: wrong_path(row), body, ..row.clone() };
            answers.push(self.right(&wrong).await);
            answers.push(self.right(&Row { path: row.path.clone(), ..wrong }).await);
        }
        answers
    }
}

/// The address with a number wherever something is named or asked for.
fn wrong_path(row: &Row) -> String {
    let (_, template) = row.operation.split_once(' ').unwrap();
    let parts = template.split('/').map(|it| if it.starts_with('{') { MISPLACED } else { it });
    let path = parts.collect::<Vec<_>>().join("/");
    format!(
        "{path}?q={MISPLACED}&limit={MISPLACED}&as_of={MISPLACED}&division={MISPLACED}&box={MISPLACED}"
    )
}

/// Bodies in which a number stands where it must not.
fn misplaced(row: &Row) -> Vec<Body> {
    if row.reads() {
        return vec![Body::Nothing];
    }
    let mut bodies =
        vec![Body::Json(json!([MISPLACED])), Body::Json(json!({ MISPLACED: MISPLACED }))];
    if let Body::Json(right) = &row.body {
        for field in right.as_object().into_iter().flatten().map(|it| it.0) {
            let mut wrong = right.clone();
            wrong[field] = json!(MISPLACED);
            bodies.push(Body::Json(wrong));
        }
    }
    bodies
}
