//! The supervisor's list over both books: what the register keeps today feeds it, and it writes to neither.

use e2e_tests::{
    Answer, CLERK, Counter, Engine, Registry, SUPERVISOR, Tables, TownCounter, digests,
    identity_numbers, on_both_engines, rows, village,
};
use safeguard::read::BothBooks;
use safeguard::{Parameters, Sign};
use serde_json::json;
use store::Scope;

on_both_engines!(
    a_cancellation_near_a_settlement_is_listed_and_nothing_is_written,
    a_supervisor_asks_over_http_and_no_figure_counts_what_was_left,
    of_a_division_a_supervisor_sees_what_lies_in_it,
);

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
        let today = registry.today();
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

async fn ask(registry: &Registry, officer: &str, path: &str) -> Answer {
    let officer = [("sanquan-officer", officer)];
    registry.send("GET", &format!("/api/v1/safeguard-{path}"), &officer, Vec::new()).await
}

/// Somebody of the household settles in the city, and the household's contract is cancelled.
pub(crate) async fn a_household_gives_up_after_settling(registry: &Registry) -> serde_json::Value {
    let town = TownCounter { registry };
    let person = town.person("承包人", Some(&number())).await;
    let application = TownCounter::graduate(&person, "2026-11-22", &json!([]));
    let application = town.apply(&application).await;
    town.grant(&application).await;
    assert_eq!(town.settle(&person, &application).await.status, 201);
    let counter = Counter { registry };
    let request = json!({ "kind": "cancellation", "on": CONTRACT, "reason": "court-decision" });
    let case = counter.accept(&request).await;
    registry.given_days_later(10);
    counter.walk(&case, "archived", &[]).await
}

async fn a_supervisor_asks_over_http_and_no_figure_counts_what_was_left(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    for path in ["findings", "statistics"] {
        let refused = ask(&registry, CLERK, path).await;
        let kind = refused.body["type"].as_str();
        assert_eq!((refused.status, kind), (403, Some("/problems/role-missing")), "{refused}");
    }
    let nobody = ask(&registry, SUPERVISOR, "statistics").await;
    assert_eq!(nobody.body["settled"], 0, "{nobody}");
    let case = a_household_gives_up_after_settling(&registry).await;

    let found = ask(&registry, SUPERVISOR, "findings").await;
    let found = found.body.as_array().unwrap();
    let near: Vec<_> = found.iter().filter(|it| it["sign"] == "near-settlement").collect();
    assert_eq!(near.len(), 1, "{found:#?}");
    assert_eq!(near[0]["departures"], json!([case["number"]]));
    let odd = ask(&registry, SUPERVISOR, "findings?cluster_departures_min=1").await;
    assert_eq!((odd.status, odd.body["type"].as_str()), (400, Some("/problems/bad-request")));

    // Who is settled, and who of them still holds rights; that somebody gave one up is no figure at all.
    let figures = ask(&registry, SUPERVISOR, "statistics").await;
    let expected = json!({
        "settled": 1, "settled_with_rights": 1, "settled_in_urban_areas": 1,
        "settled_in_towns": 0, "settled_in_rural_areas": 0,
        "settled_where_the_code_does_not_tell": 0,
    });
    assert_eq!(figures.body, expected, "{figures}");
    assert!(!found.iter().any(|it| it.to_string().contains(&number())));
}

async fn of_a_division_a_supervisor_sees_what_lies_in_it(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    a_household_gives_up_after_settling(&registry).await;
    let registry = registry.as_officer_of("220421");
    let found = ask(&registry, SUPERVISOR, "findings").await;
    assert_eq!((found.status, &found.body), (200, &json!([])), "{found}");
    let figures = ask(&registry, SUPERVISOR, "statistics").await;
    assert_eq!(
        figures.body["settled"], 0,
        "settled elsewhere, and holding rights elsewhere: {figures}"
    );
}
