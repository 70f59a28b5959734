//! Certificates of shares and statements of a distribution: printed from what is registered, counted, and verified by anybody.

use std::sync::Arc;

use e2e_tests::{APPROVER, Answer, Engine, REGISTRAR, on_both_engines, pdf_text};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    a_certificate_says_what_the_last_act_left,
    a_certificate_stays_while_nothing_of_the_household_changes,
    a_collective_of_an_import_has_certificates,
    above_the_limit_another_officer_approves_a_certificate,
    a_household_is_told_what_a_run_gave_it,
    a_member_is_told_nothing_of_others,
    papers_of_another_officers_collective_are_not_found,
);

const SIBLING: &str = "220221901902";

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// An amount as papers write it.
fn yuan(fen: &Value) -> String {
    let fen = fen.as_i64().unwrap();
    let mut whole = (fen / 100).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ',');
    }
    format!("{whole}.{:02}", fen % 100)
}

impl Collective {
    async fn print(&self, officer: &str, paper: &str) -> Answer {
        self.registry.send("POST", &self.path(paper), &[("sanquan-officer", officer)], "").await
    }

    async fn printed(&self, paper: &str) -> (Answer, String) {
        let answer = self.print(REGISTRAR, paper).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/pdf"));
        let text = unbroken(&pdf_text(&answer.bytes));
        (answer, text)
    }

    async fn holding_of(&self, person: &str) -> Value {
        let shares = self.get("/shares").await;
        let held = shares["holdings"].as_array().unwrap();
        held.iter().find(|it| it["person"] == person).unwrap().clone()
    }

    /// How a paper is listed.
    async fn listed(&self, papers: &str, subject: &Value) -> Value {
        let papers = self.get(papers).await;
        let mut papers = papers.as_array().unwrap().iter();
        papers.find(|it| it["subject"] == *subject).unwrap().clone()
    }
}

fn certificate(subject: &Value) -> String {
    format!("/share-certificates/{}", subject.as_str().unwrap())
}

async fn a_certificate_says_what_the_last_act_left(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let held = village.holding_of(&village.people[0].id).await;
    let listed = village.listed("/share-certificates", &held["household"]).await;
    assert_eq!(
        (&listed["paper"], &listed["print_count"]),
        (&json!("share-certificate"), &json!(0))
    );
    let number = listed["number"].as_str().unwrap();
    let (answer, text) = village.printed(&certificate(&held["household"])).await;
    let shares = village.get("/shares").await;
    for told in [
        "集体收益分配权份额证书",
        "永吉县样例乡样田村股份经济合作社",
        number,
        held["household"].as_str().unwrap(),
        &village.people[0].name,
        "成员股2/3",
        "2026-12-01成员大会决议",
        &format!("总份额{}", shares["total_shares"].as_str().unwrap()),
        "第1次打印",
    ] {
        assert!(text.contains(told), "{told} in {text}");
    }
    let digest = answer.etag.trim_matches('"');
    let verified = village.registry.get(&format!("/verify/{number}?digest={digest}")).await;
    assert!(verified.text.contains("摘要一致"), "{verified}");
    assert!(verified.text.contains("集体收益分配权份额证书"), "{verified}");
    assert!(!verified.text.contains(&village.people[0].name), "{verified}");
    let (again, _) = village.printed(&certificate(&held["person"])).await;
    assert_eq!(again.etag, answer.etag, "a holder's certificate is that of the household");
    let listed = village.listed("/share-certificates", &held["household"]).await;
    assert_eq!((&listed["print_count"], listed["number"].as_str()), (&json!(2), Some(number)));
}

async fn a_certificate_stays_while_nothing_of_the_household_changes(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let own = village.holding_of(&village.people[0].id).await;
    let mut others = Vec::new();
    for it in &village.people[2..] {
        let held = village.holding_of(&it.id).await;
        others.extend(Some(held).filter(|it| it["household"] != own["household"]));
    }
    let (from, to) = (&others[0], &others[1]);
    let number = async |held: &Value| {
        village.listed("/share-certificates", &held["household"]).await["number"].clone()
    };
    let before = (number(&own).await, number(from).await);
    let (_, text) = village.printed(&certificate(&from["household"])).await;
    assert!(text.contains(from["name"].as_str().unwrap()), "{text}");
    village.registry.given_an_hour_later();
    village
        .enter(&json!({ "request": {
            "kind": "share-movement", "movement": "transfer", "from": from["person"],
            "to": to["person"], "class": "member", "shares": "1/4", "price_fen": 50_000,
        } }))
        .await;
    assert_eq!(number(&own).await, before.0, "nothing of that household changed");
    assert_ne!(number(from).await, before.1, "another act, another paper");
    let (_, text) = village.printed(&certificate(&from["household"])).await;
    let name = from["name"].as_str().unwrap();
    assert!(text.contains(name) && text.contains("成员股3/4"), "{text}");
}

async fn a_collective_of_an_import_has_certificates(engine: Engine) {
    let village = Collective::imported(engine).await;
    let held = village.holding_of(&village.people[0].id).await;
    let (_, text) = village.printed(&certificate(&held["household"])).await;
    let told = format!("成员股{}", held["shares"].as_str().unwrap());
    assert!(text.contains(&told) && text.contains(&village.people[0].name), "{text}");
}

async fn above_the_limit_another_officer_approves_a_certificate(engine: Engine) {
    let village = Collective::imported(engine).await;
    let held = village.holding_of(&village.people[0].id).await;
    let paper = certificate(&held["household"]);
    let approvals = village.path(&format!("{paper}/approvals"));
    let reason = json!({ "reason": "原件污损" });
    let early = village.registry.post(APPROVER, &approvals, &reason).await;
    assert_eq!(early.body["type"], "/problems/no-approval-needed", "{early}");
    for _ in 0..3 {
        village.printed(&paper).await;
    }
    let refused = village.print(REGISTRAR, &paper).await;
    assert_eq!(refused.body["type"], "/problems/approval-needed", "{refused}");
    let approved = village.registry.post(APPROVER, &approvals, &reason).await;
    assert_eq!((approved.status, &approved.body["approved_by"]), (200, &json!(APPROVER)));
    assert_eq!(village.print(APPROVER, &paper).await.status, 409);
    village.printed(&paper).await;
}

async fn a_household_is_told_what_a_run_gave_it(engine: Engine) {
    let village = Box::pin(Collective::distributed(engine)).await;
    let run = village.get("/runs/2025/1").await;
    let given = &run["households"][0];
    let household = given["household"].as_str().unwrap();
    let (answer, text) = village.printed(&format!("/runs/2025/1/statements/{household}")).await;
    for told in [
        "2025年度第1批",
        &format!("户（{household}）"),
        "可分配收益630,000.00",
        "减：提取公积公益金270,000.00",
        "自2026年12月2日起",
        "2026-12-12成员大会决议",
        &format!("合计{}", yuan(&given["pay_fen"])),
    ] {
        assert!(text.contains(told), "{told} in {text}");
    }
    assert_eq!(answer.etag, format!("{}", run["digest"]), "the digest is that of the run");
    let listed = village.listed("/runs/2025/1/statements", &given["household"]).await;
    let number = listed["number"].as_str().unwrap();
    let digest = run["digest"].as_str().unwrap();
    let verified = village.registry.get(&format!("/verify/{number}?digest={digest}")).await;
    assert!(verified.text.contains("摘要一致"), "{verified}");
}

async fn a_member_is_told_nothing_of_others(engine: Engine) {
    let village = Box::pin(Collective::distributed(engine)).await;
    let run = village.get("/runs/2025/1").await;
    let portions = run["portions"].as_array().unwrap();
    let (own, other) = (&portions[0], &portions[1]);
    let (name, person) = (own["name"].as_str().unwrap(), own["person"].as_str().unwrap());
    let (_, text) = village.printed(&format!("/runs/2025/1/statements/{person}")).await;
    assert!(text.contains(name) && text.contains(&yuan(&own["pay_fen"])), "{text}");
    assert!(!text.contains(other["name"].as_str().unwrap()), "{text}");
    let members = village.get("/members").await;
    let of = |it: &&Value| it["person"] == own["person"];
    let masked = members.as_array().unwrap().iter().find(of).unwrap()["document_number"].clone();
    assert!(text.contains(masked.as_str().unwrap()), "{text}");
    let nobody = village.print(REGISTRAR, "/runs/2025/1/statements/220221901901010099").await;
    assert_eq!(nobody.status, 404, "{nobody}");
}

async fn papers_of_another_officers_collective_are_not_found(engine: Engine) {
    let mut village = Box::pin(Collective::distributed(engine)).await;
    let held = village.holding_of(&village.people[0].id).await;
    let registry = Arc::into_inner(village.registry).unwrap();
    village.registry = Arc::new(registry.as_officer_of(SIBLING));
    for papers in ["/share-certificates", "/runs/2025/1/statements"] {
        let listed = village.registry.get(&village.path(papers)).await;
        assert_eq!(listed.status, 404, "{listed}");
        let paper = format!("{papers}/{}", held["household"].as_str().unwrap());
        assert_eq!(village.print(REGISTRAR, &paper).await.status, 404);
    }
}
