//! Every paper of a case is printed, whatever kind the case is of, and its page of the register book says which.

use e2e_tests::{Counter, Engine, Registry, on_both_engines};
use serde_json::{Value, json};

use super::{registry, unbroken};

on_both_engines!(
    changes_of_a_household_print_their_papers,
    land_that_changes_hands_prints_its_papers,
    restrictions_and_certificates_print_their_papers,
    land_that_is_taken_prints_its_papers,
);

/// A household of the village by its place.
fn household(n: u32) -> String {
    format!("22022190190101{n:04}")
}

fn contract(n: u32) -> String {
    format!("{}J", household(n))
}

async fn file(registry: &Registry, n: u32) -> Value {
    let day = registry.today();
    let path = format!("/api/v1/households/{}?as_of={day}", household(n));
    let answer = registry.get(&path).await;
    assert_eq!(answer.status, 200, "{answer}");
    answer.body
}

fn members(file: &Value) -> Vec<String> {
    let members = file["members"].as_array().unwrap().iter();
    members.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

fn parcels(file: &Value) -> Vec<String> {
    let parcels = file["contracted_land"]["parcels"]["features"].as_array().unwrap().iter();
    parcels.map(|it| it["properties"]["code"].as_str().unwrap().to_owned()).collect()
}

/// Takes a case to its entry and prints all that it can print; gives the text of its pages of the register book.
async fn printed(registry: &Registry, request: &Value, signers: &[String]) -> String {
    let counter = Counter { registry };
    let id = counter.accept(request).await;
    let signers: Vec<&str> = signers.iter().map(String::as_str).collect();
    counter.walk(&id, "registered", &signers).await;
    let papers = counter.papers(&id).await;
    let kinds: std::collections::BTreeSet<&str> =
        papers.iter().map(|it| it["paper"].as_str().unwrap()).collect();
    for kind in kinds.iter().filter(|it| **it != "register-page") {
        counter.paper_text(&id, kind).await;
    }
    unbroken(&counter.paper_text(&id, "register-page").await)
}

fn says(page: &str, kind: &str, told: &[&str]) {
    let kind = format!("业务类型：{kind}");
    assert!(page.contains(&kind), "{kind}: {page}");
    for it in told {
        assert!(page.contains(it), "{it}: {page}");
    }
}

async fn changes_of_a_household_print_their_papers(engine: Engine) {
    let registry = registry(engine).await;
    let one = file(&registry, 1).await;
    let who = members(&one);
    let request = json!({
        "kind": "household-split", "household": household(1), "new_household": household(999),
        "new_head": { "name": who[1] }, "address": "永吉县新址1号",
        "members": [{ "person": { "name": who[1] }, "relation": "02" }],
        "parcels": [parcels(&one)[0]],
    });
    let page = printed(&registry, &request, &who).await;
    let left = format!("分户析出共有人{}", who[1]);
    let founded = format!("由承包合同{}分立设立，承包地1块", contract(1));
    says(&page, "土地承包经营权转移登记（分户）", &[&founded, &left]);
    registry.given_days_later(1);
    let relations = [json!({ "person": { "name": who[1] }, "relation": "10" })];
    let request = json!({
        "kind": "household-merge", "from": household(999), "into": household(1),
        "relations": relations,
    });
    let page = printed(&registry, &request, &who).await;
    let joined = format!("合户并入共有人{}", who[1]);
    says(&page, "土地承包经营权转移登记（合户）", &[&joined, "登记簿关闭"]);
    registry.given_days_later(1);
    let leaving = [json!({ "person": { "name": who[1] }, "reason": "death" })];
    let request = json!({ "kind": "member-change", "household": household(1), "leaving": leaving });
    let page = printed(&registry, &request, &who).await;
    let left = format!("减少共有人{}", who[1]);
    says(&page, "土地承包经营权变更登记（家庭成员变化）", &[&left]);
}

async fn land_that_changes_hands_prints_its_papers(engine: Engine) {
    let registry = registry(engine).await;
    let (one, other) = (file(&registry, 1).await, file(&registry, 2).await);
    let signers = [members(&one), members(&other)].concat();
    let (given, taken) = (parcels(&one)[0].clone(), parcels(&other)[0].clone());
    let request = json!({
        "kind": "exchange",
        "one": { "contract": contract(1), "parcels": [given] },
        "other": { "contract": contract(2), "parcels": [taken] },
    });
    let page = printed(&registry, &request, &signers).await;
    let joined = format!("互换取得地块{taken}（原属承包合同{}）", contract(2));
    let left = format!("互换交出地块{given}（归入承包合同{}）", contract(2));
    says(&page, "土地承包经营权转移登记（互换）", &[&joined, &left]);
    registry.given_days_later(1);
    let request = json!({
        "kind": "assignment", "contract": contract(1), "parcels": [taken],
        "transferee": contract(2), "price_fen": 0, "consent": "agreed",
    });
    let page = printed(&registry, &request, &signers).await;
    says(&page, "土地承包经营权转移登记（转让）", &[&format!("转让交出地块{taken}")]);
}

async fn restrictions_and_certificates_print_their_papers(engine: Engine) {
    let registry = registry(engine).await;
    let restraint = |kind: &str| {
        json!({
            "kind": kind, "on": contract(1), "party": "永吉县人民法院", "basis": "（2026）吉0221执1号",
        })
    };
    let mut code = String::new();
    for (kind, title) in [("objection-registration", "异议登记"), ("seizure", "查封登记")] {
        let page = printed(&registry, &restraint(kind), &[]).await;
        says(&page, title, &["永吉县人民法院，依据（2026）吉0221执1号"]);
        let (_, after) = page.rsplit_once(&format!("；{title}（")).unwrap();
        code = after.split_once('）').unwrap().0.to_owned();
        registry.given_days_later(1);
    }
    let request = json!({ "kind": "lifting", "restriction": code, "basis": "解除查封通知书" });
    let page = printed(&registry, &request, &[]).await;
    says(&page, "异议、预告、查封、抵押的注销", &["解除查封登记"]);
    for (kind, title, told) in
        [("reissue", "权证补发", "权证补发：遗失"), ("replacement", "权证换发", "权证换发：遗失")]
    {
        let request = json!({ "kind": kind, "certificate": contract(2), "reason": "遗失" });
        says(&printed(&registry, &request, &[]).await, title, &[told]);
        registry.given_days_later(1);
    }
}

async fn land_that_is_taken_prints_its_papers(engine: Engine) {
    let registry = registry(engine).await;
    let one = file(&registry, 1).await;
    let request = json!({
        "kind": "expropriation", "contract": contract(1), "parcels": parcels(&one),
        "approval_number": "吉政土〔2026〕1号", "compensation_fen": 100,
    });
    let page = printed(&registry, &request, &members(&one)).await;
    says(&page, "征收", &["注销登记", "登记簿关闭", "权证注销：全部地块被征收"]);
}
