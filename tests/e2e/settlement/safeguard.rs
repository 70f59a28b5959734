//! The supervisor's list over both books: what the register keeps today feeds it, and it writes to neither.

use e2e_tests::{
    Counter, Engine, Registry, Tables, TownCounter, digests, identity_numbers, on_both_engines,
    rows, village,
};
use safeguard::read::BothBooks;
use safeguard::{Parameters, Sign};
use serde_json::json;
use store::Scope;

on_both_engines!(a_cancellation_near_a_settlement_is_listed_and_nothing_is_written);

const HOUSEHOLD: &str = "220221901901010004";
const CONTRACT: &str = "220221901901010004J";

/// The number of the first member of the household.
fn number() -> String {
    let villages = rows(&village("220221"));
    let mut members = villages.iter().flat_map(|it| &it.members);
    let member = members.find(|it| it.household_code.as_deref() == Some(HOUSEHOLD)).unwrap();
    member.document_number.as_ref().unwrap().to_string()
}

async fn a_cancellation_near_a_settlement_is_listed_and_nothing_is_written(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let number = number();
    assert!(identity_numbers().contains(&number));
    let town = TownCounter { registry: &registry };
    let person = town.person("承包人", Some(&number)).await;
    let application = TownCounter::graduate(&person, "2026-11-22", &json!([]));
    let application = town.apply(&application).await;
    town.grant(&application).await;
    assert_eq!(town.settle(&person, &application).await.status, 201);

    let look = async || {
        let today = registry.now().date_naive();
        let scope = Scope::Everywhere;
        let books = BothBooks::read(&registry.store, &scope, &registry.book, today).await.unwrap();
        let found = books.findings(&Parameters::default(), today);
        (found, books.statistics())
    };
    let (found, figures) = look().await;
    assert_eq!((found.len(), figures.settled, figures.settled_with_rights), (0, 1, 1));

    let counter = Counter { registry: &registry };
    let request = json!({ "kind": "cancellation", "on": CONTRACT, "reason": "court-decision" });
    let case = counter.accept(&request).await;
    registry.given_days_later(10);
    let case = counter.walk(&case, "archived", &[]).await;
    let (register, book) = (registry.store.connection(), registry.book.connection());
    let before = digests(register, Tables::OfTheRegister).await;
    let town_before = digests(book, Tables::OfSettlement).await;
    let (found, _) = look().await;
    let near: Vec<_> = found.iter().filter(|it| it.sign == Sign::NearSettlement).collect();
    assert_eq!(near.len(), 1, "{found:?}");
    assert_eq!(near[0].departures, [case["number"].as_str().unwrap()]);
    assert_eq!(digests(register, Tables::OfTheRegister).await, before);
    assert_eq!(digests(book, Tables::OfSettlement).await, town_before);
}
