//! The books object by object: as of any day and moment, with their histories and their acts.

use e2e_tests::{Answer, Counter, Engine, Registry, identity_numbers, on_both_engines, village};
use serde_json::{Value, json};

on_both_engines!(
    a_contract_is_what_it_was_on_any_day,
    a_parcel_says_which_contracts_it_is_under,
    a_homestead_is_shown_with_its_outline,
    a_history_names_the_case_of_each_act,
    a_page_names_the_next_one,
    an_act_is_shown_with_its_entry,
    nothing_of_a_sibling_village_is_found,
);

const CONTRACT: &str = "220221901901010001J";
const HOUSEHOLD: &str = "220221901901010001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

async fn found(registry: &Registry, path: &str) -> Value {
    let answer = registry.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {answer}");
    for number in identity_numbers() {
        assert!(!answer.text.contains(&number), "an identity number stands in {path}");
    }
    answer.body
}

/// Cancels the contract ten days after the takeover; the number of the case.
async fn cancel(registry: &Registry) -> String {
    registry.given_days_later(10);
    let counter = Counter { registry };
    let request = json!({ "kind": "cancellation", "on": CONTRACT, "reason": "court-decision" });
    let id = counter.accept(&request).await;
    let case = counter.walk(&id, "registered", &[]).await;
    case["number"].as_str().unwrap().to_owned()
}

async fn a_contract_is_what_it_was_on_any_day(engine: Engine) {
    let registry = registry(engine).await;
    let before = registry.now();
    let path = format!("/api/v1/contracts/{CONTRACT}");
    let contract = found(&registry, &path).await;
    assert_eq!(contract["contract"]["code"], CONTRACT);
    assert!(!contract["parcels"]["features"].as_array().unwrap().is_empty());
    cancel(&registry).await;
    let today = registry.today();
    let then = |day: chrono::NaiveDate| format!("{path}?as_of={day}");
    found(&registry, &then(today.pred_opt().unwrap())).await;
    let gone = registry.get(&then(today)).await;
    assert_eq!(gone.status, 404, "{gone}");
    assert!(gone.body["detail"].as_str().unwrap().contains("not as of"), "{gone}");
    let known_at = before.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let believed = found(&registry, &format!("{path}?as_of={today}&known_at={known_at}")).await;
    assert_eq!(believed["contract"], contract["contract"], "before the act nobody knew");
}

async fn a_parcel_says_which_contracts_it_is_under(engine: Engine) {
    let registry = registry(engine).await;
    let contract = found(&registry, &format!("/api/v1/contracts/{CONTRACT}")).await;
    let code = contract["parcels"]["features"][0]["properties"]["code"].as_str().unwrap();
    let parcel = found(&registry, &format!("/api/v1/parcels/{code}")).await;
    assert_eq!(parcel["parcel"]["properties"]["code"], code);
    assert_eq!(parcel["under"][0]["contract"], CONTRACT, "{parcel:#}");
    assert_eq!(parcel["acts"][0]["number"], 1);
    let early = registry.get(&format!("/api/v1/parcels/{code}?as_of=1950-01-01")).await;
    assert_eq!(early.status, 404, "{early}");
}

async fn a_homestead_is_shown_with_its_outline(engine: Engine) {
    let registry = registry(engine).await;
    let file = found(&registry, "/api/v1/households/220221901901010002").await;
    let right = &file["homesteads"]["rights"][0];
    let code = right["unit_code"].as_str().unwrap();
    let homestead = found(&registry, &format!("/api/v1/homesteads/{code}")).await;
    assert_eq!(&homestead["homestead"], right, "the household's file says the same");
    assert_eq!(homestead["outline"], file["homesteads"]["outlines"]["features"][0]);
}

async fn a_history_names_the_case_of_each_act(engine: Engine) {
    let registry = registry(engine).await;
    let number = cancel(&registry).await;
    let path = format!("/api/v1/contracts/{CONTRACT}/history");
    let history = found(&registry, &path).await;
    let [takeover, cancellation] = history.as_array().unwrap().as_slice() else {
        panic!("{history:#}")
    };
    assert_eq!(takeover["act"]["kind"], "takeover");
    assert_eq!(takeover.get("case_number"), None);
    assert_eq!(takeover["versions"][0]["number"], 1);
    assert_eq!(
        takeover["versions"][0]["superseded_at"], cancellation["act"]["recorded_at"],
        "{history:#}"
    );
    assert_eq!(cancellation["case_number"], number);
    let last_day = registry.today().pred_opt().unwrap().to_string();
    assert_eq!(cancellation["versions"][0]["last_day"], last_day);
    let second = found(&registry, &format!("{path}?after=1")).await;
    assert_eq!(second, json!([cancellation]));
    assert_eq!(found(&registry, &format!("{path}?limit=1")).await, json!([takeover]));
    for kind in ["households", "contracts"] {
        let code = if kind == "households" { HOUSEHOLD } else { CONTRACT };
        let history = found(&registry, &format!("/api/v1/{kind}/{code}/history")).await;
        assert_eq!(history[0]["act"]["number"], 1, "{kind}");
    }
}

async fn a_page_names_the_next_one(engine: Engine) {
    let registry = registry(engine).await;
    cancel(&registry).await;
    let path = format!("/api/v1/contracts/{CONTRACT}/history?limit=1");
    let (mut next, mut acts) = (Some(path), Vec::new());
    while let Some(path) = next {
        let page = registry.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {page}");
        acts.extend(page.body.as_array().unwrap().iter().map(|it| it["act"]["kind"].clone()));
        let link = page.headers.get("link").map(|it| it.to_str().unwrap());
        let named = link.map(|it| it.strip_suffix(">; rel=\"next\"").unwrap());
        next = named.map(|it| it.strip_prefix('<').unwrap().to_owned());
    }
    assert_eq!(acts, ["takeover", "case"]);
}

async fn an_act_is_shown_with_its_entry(engine: Engine) {
    let registry = registry(engine).await;
    let number = cancel(&registry).await;
    let act = found(&registry, "/api/v1/acts/2").await;
    assert_eq!((&act["kind"], &act["case_number"]), (&json!("case"), &json!(number)));
    assert_eq!(act["entry"]["case"], number);
    let text = act["entry_text"].as_str().unwrap();
    let digest = ledger::Entry::of(&act["entry"]).unwrap();
    assert_eq!(
        (digest.canonical(), digest.digest().to_string()),
        (text, act["entry_digest"].as_str().unwrap().to_owned())
    );
    let objects = act["objects"].as_array().unwrap();
    assert!(objects.iter().any(|it| it["code"] == CONTRACT), "{act:#}");
    let first = found(&registry, "/api/v1/acts/2?limit=1").await;
    assert_eq!(first["objects"], json!([objects[0]]));
    let after = objects[0]["id"].as_str().unwrap();
    let others = found(&registry, &format!("/api/v1/acts/2?after={after}")).await;
    assert_eq!(others["objects"], json!(objects[1..]));
    for (path, status) in [("acts/3", 404), ("acts/x", 400), ("acts/2?county=22", 400)] {
        let answer = registry.get(&format!("/api/v1/{path}")).await;
        assert_eq!(answer.status, status, "{path}: {answer}");
    }
}

async fn nothing_of_a_sibling_village_is_found(engine: Engine) {
    let registry = registry(engine).await;
    let contract = found(&registry, &format!("/api/v1/contracts/{CONTRACT}")).await;
    let parcel = contract["parcels"]["features"][0]["properties"]["code"].as_str().unwrap();
    let registry = registry.as_officer_of("220221901902");
    for path in [
        format!("contracts/{CONTRACT}"),
        format!("contracts/{CONTRACT}/history"),
        format!("parcels/{parcel}"),
        format!("parcels/{parcel}/history"),
        format!("households/{HOUSEHOLD}/history"),
        "acts/1".to_owned(),
    ] {
        let answer: Answer = registry.get(&format!("/api/v1/{path}")).await;
        assert_eq!(answer.status, 404, "{path}: {answer}");
    }
}
