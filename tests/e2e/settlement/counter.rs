//! Applications, decisions and permits over HTTP, and who may do what.

use e2e_tests::{
    Engine, Registry, TOWN_APPROVER, TOWN_INTAKE, TownCounter, identity_numbers, on_both_engines,
};
use office::ReadingFilter;
use serde_json::{Value, json};

on_both_engines!(
    a_graduate_settles_and_the_file_says_so,
    a_number_is_masked_wherever_it_is_shown,
    what_the_text_does_not_bear_is_refused_with_its_reason,
    a_document_that_is_on_no_list_is_not_read,
    an_officer_does_what_their_role_lets_them,
    a_reading_of_the_towns_book_is_written_down_with_its_own_ground,
    facts_are_evaluated_without_anybodys_name,
    a_request_that_comes_again_is_done_once_and_answered_alike,
);

const DAY: &str = "2026-11-22";

async fn a_graduate_settles_and_the_file_says_so(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    let application = town.apply(&TownCounter::graduate(&person, DAY, &json!([]))).await;
    let granted = town.grant(&application).await;
    assert_eq!(
        granted.body["decision"]["basis"]["clause"]["at"],
        json!(["三、", "（十三）"]),
        "{granted}"
    );
    let settled = town.settle(&person, &application).await;
    assert_eq!(
        (settled.status, &settled.body["statement"]),
        (201, &json!("2026-0001")),
        "{settled}"
    );
    let file = town.get(&format!("people/{person}")).await;
    assert_eq!(file.body["standing"], "settled", "{file}");
    assert_eq!(file.body["registered_in"], "220202", "{file}");
    assert_eq!(file.body["statements"], json!(["2026-0001"]), "{file}");
    let open = town.get("applications?decided=false").await;
    assert_eq!(open.body, json!([]), "{open}");
    let decided = town.get("applications?decided=true").await;
    assert_eq!(decided.body.as_array().unwrap().len(), 1, "{decided}");
}

async fn a_number_is_masked_wherever_it_is_shown(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let numbers = identity_numbers();
    let number = numbers.first().unwrap();
    let person = town.person("张三", Some(number)).await;
    assert_eq!(town.person("张三", Some(number)).await, person, "a person is entered once");
    let file = town.get(&format!("people/{person}")).await;
    assert!(!file.text.contains(number.as_str()), "{file}");
    assert!(file.body["identity_number"].as_str().unwrap().contains("****"), "{file}");
}

async fn what_the_text_does_not_bear_is_refused_with_its_reason(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    let mut application = TownCounter::graduate(&person, DAY, &json!([]));
    application["facts"] =
        json!([{ "kind": "in-city-district" }, { "kind": "rented-dwelling", "months": 23 }]);
    application["channel"] = json!("city");
    let id = town.apply(&application).await;
    let refused = town.grant(&id).await;
    assert_eq!(
        (refused.status, refused.body["type"].as_str()),
        (422, Some("/problems/settlement-not-borne")),
        "{refused}"
    );
    let early = town.settle(&person, &id).await;
    assert_eq!(
        (early.status, early.body["type"].as_str()),
        (409, Some("/problems/settlement-conflict")),
        "{early}"
    );
    let reason = json!({ "outcome": "refused", "reason": "已交回承包地" });
    let offence = town.post(TOWN_APPROVER, &format!("applications/{id}/decision"), &reason).await;
    assert_eq!(offence.status, 400, "{offence}");
}

async fn a_document_that_is_on_no_list_is_not_read(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    for document in ["land-certificate", "exit-statement", "退出承包地证明"] {
        let mut application = TownCounter::graduate(&person, DAY, &json!([]));
        application["evidence"][0]["document"] = json!(document);
        let refused = town.post(TOWN_INTAKE, "applications", &application).await;
        assert_eq!(refused.status, 400, "{document}: {refused}");
    }
    let mut joined = TownCounter::graduate(&person, DAY, &json!([]));
    joined["exit_case"] = json!("220221-2026-000001");
    let refused = town.post(TOWN_INTAKE, "applications", &joined).await;
    assert_eq!(refused.status, 400, "{refused}");
}

async fn an_officer_does_what_their_role_lets_them(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    let application = TownCounter::graduate(&person, DAY, &json!([]));
    let refused = town.post(TOWN_APPROVER, "applications", &application).await;
    assert_eq!(
        (refused.status, refused.body["type"].as_str()),
        (403, Some("/problems/role-missing")),
        "{refused}"
    );
    let id = town.apply(&application).await;
    let granted = json!({ "outcome": "granted" });
    let refused = town.post(TOWN_INTAKE, &format!("applications/{id}/decision"), &granted).await;
    assert_eq!(refused.status, 403, "{refused}");
    // An officer of the register is nobody here, whatever their roles there.
    let refused = town.post(e2e_tests::EVERY_ROLE, "applications", &application).await;
    assert_eq!(
        (refused.status, refused.body["type"].as_str()),
        (403, Some("/problems/unknown-officer")),
        "{refused}"
    );
}

async fn a_reading_of_the_towns_book_is_written_down_with_its_own_ground(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let person = town.person("张三", None).await;
    town.get(&format!("people/{person}")).await;
    let readings = registry.office.readings(&ReadingFilter::default(), 10).await.unwrap();
    let [reading] = readings.try_into().unwrap();
    assert_eq!((reading.officer.as_str(), reading.purpose.as_str()), (TOWN_APPROVER, "settlement"));
    assert_eq!(reading.legal_ground, "《个人信息保护法》第34条");
    assert_eq!(reading.operation, "GET /api/v1/settlement/people/{id}");
    let headers = [("sanquan-officer", TOWN_APPROVER), ("sanquan-purpose", "registration")];
    let path = format!("/api/v1/settlement/people/{person}");
    let refused = registry.send("GET", &path, &headers, Vec::new()).await;
    assert_eq!(refused.status, 400, "a purpose of the register is none here: {refused}");
}

async fn facts_are_evaluated_without_anybodys_name(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    for (facts, answer) in [
        (json!([{ "kind": "in-city-district" }, { "kind": "college-graduate" }]), "met"),
        (json!([{ "kind": "in-town" }, { "kind": "lodged-dwelling", "months": 24 }]), "undecided"),
        (json!([]), "not-met"),
    ] {
        let asked = json!({ "pack": "jilin", "facts": facts });
        let told = town.post(TOWN_INTAKE, "evaluations", &asked).await;
        assert_eq!((told.status, told.body["answer"].as_str()), (200, Some(answer)), "{told}");
        assert!(told.body["channels"][0]["explanation_zh"].as_str().is_some(), "{told}");
    }
    assert_eq!(town.get("packs").await.body.as_array().unwrap().len(), 5);
    assert_eq!(
        town.get("packs/jilin").await.body["permit"]["clause"]["at"],
        json!(["四、", "（十五）"])
    );
    assert_eq!(town.get("packs/nowhere").await.status, 404);
}

async fn a_request_that_comes_again_is_done_once_and_answered_alike(engine: Engine) {
    let registry = Registry::new(engine).await;
    let town = TownCounter { registry: &registry };
    let under = async |officer: &str, key: &str, path: &str, body: &Value| {
        let path = format!("/api/v1/settlement/{path}");
        registry.post_if(officer, &path, &[("Idempotency-Key", key)], body).await
    };
    // A newborn has no number by which the book could tell that it is the same one.
    let newborn = json!({ "name": "张小", "identity_number": null, "place": "220202" });
    let first = under(TOWN_INTAKE, "k1", "people", &newborn).await;
    let again = under(TOWN_INTAKE, "k1", "people", &newborn).await;
    assert_eq!((first.status, again.status), (200, 200), "{first}{again}");
    assert_eq!(again.bytes, first.bytes, "byte for byte");
    let other = json!({ "name": "李小", "identity_number": null, "place": "220202" });
    let other = under(TOWN_INTAKE, "k1", "people", &other).await;
    let reused = Some("/problems/idempotency-key-reused");
    assert_eq!((other.status, other.body["type"].as_str()), (409, reused), "{other}");
    let no_key = under(TOWN_INTAKE, "a b", "people", &newborn).await;
    assert_eq!(no_key.status, 400, "{no_key}");

    let person = first.body["id"].as_str().unwrap();
    let application = TownCounter::graduate(person, DAY, &json!([]));
    let first = under(TOWN_INTAKE, "k2", "applications", &application).await;
    registry.given_an_hour_later();
    let again = under(TOWN_INTAKE, "k2", "applications", &application).await;
    assert_eq!((first.status, &again.bytes), (201, &first.bytes), "{again}");
    assert_eq!(town.get("applications").await.body.as_array().unwrap().len(), 1);

    // A decision is made once; the second time it would be refused, were it not the same request.
    let id = first.body["application"]["id"].as_str().unwrap();
    let (path, granted) = (format!("applications/{id}/decision"), json!({ "outcome": "granted" }));
    let first = under(TOWN_APPROVER, "k3", &path, &granted).await;
    let again = under(TOWN_APPROVER, "k3", &path, &granted).await;
    assert_eq!((first.status, &again.bytes), (200, &first.bytes), "{again}");
    assert_eq!(town.grant(id).await.status, 409, "decided already");

    let path = format!("people/{person}/events");
    let settled = json!({ "happened": {
        "kind": "settled", "application": id, "place_name": "吉林市昌邑区",
    } });
    let first = under(TOWN_APPROVER, "k4", &path, &settled).await;
    let again = under(TOWN_APPROVER, "k4", &path, &settled).await;
    assert_eq!((first.status, &again.bytes), (201, &first.bytes), "{again}");
    let file = town.get(&format!("people/{person}")).await;
    assert_eq!(file.body["statements"], json!(["2026-0001"]), "{file}");

    let permit = json!({
        "holder": person, "policy_pack": "jilin", "place": "220202",
        "facts": [{ "kind": "residence", "months": 6 }, { "kind": "lawful-stable-dwelling" }],
    });
    let first = under(TOWN_APPROVER, "k5", "permits", &permit).await;
    let again = under(TOWN_APPROVER, "k5", "permits", &permit).await;
    assert_eq!((again.status, &again.bytes), (first.status, &first.bytes), "{again}");
}
