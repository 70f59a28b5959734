//! The walk: every operation of the document as nobody, at another desk, in a wrong role, by a token, of a sibling village, and rightly.

mod numbers;
mod people;
mod place;
mod table;
mod who;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::header;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e_tests::{Answer, Engine, Registry, Tables, digests, on_both_engines, repository};
use ledger::Digest;

use self::people::{Known, People};
use self::place::Place;
use self::table::{Body, Outside, Row, table};
use self::who::{Comer, Who, supervisor};

on_both_engines!(
    every_operation_lets_in_whose_it_is_and_nobody_else,
    whoever_only_watches_changes_nothing,
);

/// So much of an answer is shown.
const SHOWN_CHARS: usize = 300;

async fn every_operation_lets_in_whose_it_is_and_nobody_else(engine: Engine) {
    let place = Box::pin(Place::made(engine)).await;
    let table = table(&place);
    let known: BTreeSet<String> = table.iter().map(|it| it.operation.to_owned()).collect();
    assert_eq!(known, operations(), "the table has the operations of the document");
    let open: BTreeSet<String> = listed().into_iter().filter(|it| opens(it)).collect();
    assert_eq!(exceptions(&table), open, "the list has the exceptions of the table");
    let walk = Walk::over(&place);
    let before = walk.books().await;
    let mut wrong = Vec::new();
    for row in &table {
        wrong.extend(walk.shut(row).await);
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(walk.books().await, before, "whoever was not let in changed something");
    for row in &table {
        wrong.extend(walk.open(row).await);
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

async fn whoever_only_watches_changes_nothing(engine: Engine) {
    let place = Box::pin(Place::made(engine)).await;
    let walk = Walk::over(&place);
    let before = walk.books().await;
    let watches = Comer::Officer(supervisor());
    let programs = Comer::Program(supervisor(), supervisor().roles);
    let own = |it: &Row| [Who::Own, Who::Everybody].contains(&it.who);
    for row in table(&place).iter().filter(|it| !it.reads() && !own(it)) {
        for comer in [&watches, &programs] {
            let answer = walk.ask(row, comer).await;
            assert_eq!(answer.status, 403, "{} as {comer:?}: {answer}", row.operation);
        }
    }
    assert_eq!(walk.books().await, before);
}

/// The operations of the document.
fn operations() -> BTreeSet<String> {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap().iter();
    let methods = paths.flat_map(|(path, methods)| {
        methods.as_object().unwrap().keys().map(move |it| format!("{} {path}", it.to_uppercase()))
    });
    methods.collect()
}

fn exceptions(table: &[Row]) -> BTreeSet<String> {
    let excepted = table.iter().filter_map(|it| Some((it.operation, it.exception()?)));
    excepted.map(|(operation, what)| format!("{operation} | {what}")).collect()
}

/// Whether an exception lets somebody in, rather than show something.
fn opens(exception: &str) -> bool {
    ["everybody", "own", "everywhere"].into_iter().any(|it| exception.ends_with(it))
}

/// The list of exceptions, each with a reason.
fn listed() -> BTreeSet<String> {
    let list = std::fs::read_to_string(repository().join("tests/e2e/walk/exceptions.txt")).unwrap();
    let lines = list.lines().filter(|it| !it.starts_with('#'));
    lines.map(|it| it.rsplit_once(" | ").expect("it has a reason").0.to_owned()).collect()
}

/// A walk over the operations of a place.
struct Walk<'a> {
    place: &'a Place,
    people: People<'a>,
}

impl<'a> Walk<'a> {
    fn over(place: &'a Place) -> Self {
        Self { place, people: People::of(&place.registry) }
    }

    fn registry(&self) -> &Registry {
        &self.place.registry
    }

    /// Every table of both books by its digest.
    async fn books(&self) -> BTreeMap<String, String> {
        let (store, book) = (&self.registry().store, &self.registry().book);
        let mut books = digests(store.connection(), Tables::OfTheRegister).await;
        books.extend(digests(book.connection(), Tables::OfSettlement).await);
        books
    }

    /// Who is let in and must not be, or is told what is not theirs.
    async fn shut(&self, row: &Row) -> Vec<String> {
        let mut wrong = Vec::new();
        for stranger in row.who.strangers(row.reads()) {
            let answer = self.ask(row, &stranger.comer).await;
            if answer.kind() != stranger.told || self.tells(row, &answer) {
                wrong.push(shown(row, stranger.named, &answer));
            }
        }
        wrong.extend(self.outside(row).await);
        wrong
    }

    /// What a sibling village finds that it must not.
    async fn outside(&self, row: &Row) -> Option<String> {
        // Of what is one's own, another's is named by its id alone.
        let sibling = row.who.sibling().filter(|_| row.who != Who::Own || row.names_an_id())?;
        let answer = self.ask(row, &Comer::Officer(sibling)).await;
        let right = match row.outside {
            Outside::NotFound => answer.status == 404,
            Outside::Nothing | Outside::Everywhere => answer.status == 200,
            Outside::Less => {
                let whole = self.ask(row, &rightly(row)).await;
                answer.status == 200 && whole.bytes != answer.bytes
            }
        };
        (!right || self.tells(row, &answer)).then(|| shown(row, "a sibling village", &answer))
    }

    /// Who is not let in and should be.
    async fn open(&self, row: &Row) -> Option<String> {
        let answer = self.right(row).await;
        let done = (200..300).contains(&answer.status);
        let let_in = ![401, 403, 404, 405].contains(&answer.status) && answer.status < 500;
        let right = if row.reads() { done } else { let_in };
        (!right).then(|| shown(row, "the right one", &answer))
    }

    /// What whoever may is answered.
    async fn right(&self, row: &Row) -> Answer {
        match row.who {
            Who::Own => self.send(row, &("cookie", self.place.own.cookie.clone())).await,
            _ => self.ask(row, &rightly(row)).await,
        }
    }

    /// Whether an answer tells something of the village that was not asked with.
    fn tells(&self, row: &Row, answer: &Answer) -> bool {
        let asked = format!("{} {:?}", row.path, row.body);
        let mut secrets = self.place.secrets().into_iter().filter(|it| !asked.contains(it));
        secrets.any(|it| answer.text.contains(it))
    }

    async fn ask(&self, row: &Row, comer: &Comer) -> Answer {
        self.send(row, &self.people.known(comer).await).await
    }

    async fn send(&self, row: &Row, (header, known): &Known) -> Answer {
        let mut seen = vec![(*header, known.as_str()), (header::IF_MATCH.as_str(), "\"1\"")];
        seen.extend(row.purpose.map(|it| ("sanquan-purpose", it)));
        let (media_type, bytes) = match &row.body {
            Body::Nothing => ("", Vec::new()),
            Body::Json(body) => ("application/json", body.to_string().into_bytes()),
            Body::File(media_type, bytes) => (*media_type, bytes.clone()),
        };
        let digest = content_digest(&bytes);
        if !media_type.is_empty() {
            seen.extend([("content-type", media_type), ("content-digest", &digest)]);
        }
        self.registry().send(row.method(), &row.path, &seen, bytes).await
    }
}

/// Who may; whoever comes, where everybody may.
fn rightly(row: &Row) -> Comer {
    row.who.able(row.eye).map_or(Comer::Nobody, Comer::Officer)
}

/// The header of RFC 9530.
fn content_digest(bytes: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Digest::of_bytes(bytes).0))
}

fn shown(row: &Row, who: &str, answer: &Answer) -> String {
    let text: String = answer.to_string().chars().take(SHOWN_CHARS).collect();
    format!("{} ({}) as {who}: {text}", row.operation, row.path)
}
