//! A member leaves shares for money: the collective takes them back by its decision, or another member receives them.

use e2e_tests::{APPROVER, Answer, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use serde_json::{Value, json};
use tenure::case::china_day;

use super::village::Collective;

on_both_engines!(
    the_collective_takes_shares_back_for_what_was_paid,
    a_member_receives_shares_and_nobody_else_does,
);

/// The person who holds one whole share.
const HOLDER: usize = 2;
const PAYER: &str = "00000000-0000-7000-8000-000000000090";
const ACCOUNT: &str = "6228480000000002";

impl Collective {
    fn exit_application(&self, evidence: &str, to: &Value) -> Value {
        let person = &self.people[HOLDER].id;
        json!({
            "right": {
                "kind": "shares", "collective": self.code, "person": person, "class": "member",
                "shares": "1/4",
            },
            "signature": self.exit_consent(evidence),
            "receiver": { "collective": self.issuer(), "to": to },
        })
    }

    fn exit_consent(&self, evidence: &str) -> Value {
        json!({
            "of": self.people[HOLDER].id, "signer": { "kind": "holder" },
            "at": self.registry.now(), "place": "村服务点", "identity_check": "in-person",
            "evidence": evidence,
        })
    }

    async fn open_to_exits(&self, evidence: &str) {
        let approval = json!({
            "county": self.county, "document": evidence, "rights": ["shares"],
            "first_day": "2026-11-01", "last_day": "2027-10-31",
        });
        let answer = self.registry.post(APPROVER, "/api/v1/pilot-approvals", &approval).await;
        assert_eq!(answer.status, 201, "{answer}");
    }

    async fn try_exit_step(&self, officer: &str, number: &str, step: &Value) -> Answer {
        let etag = self.registry.get(&format!("/api/v1/exits/{number}")).await.etag;
        let path = format!("/api/v1/exits/{number}/steps");
        self.registry.post_if(officer, &path, &[("If-Match", &etag)], step).await
    }

    async fn exit_step(&self, officer: &str, number: &str, step: &Value) -> Value {
        let answer = self.try_exit_step(officer, number, step).await;
        assert_eq!(answer.status, 200, "{step}: {answer}");
        answer.body
    }

    /// From the application to the payment.
    async fn exit_paid(&self, evidence: &str, to: Value) -> String {
        let application = self.exit_application(evidence, &to);
        let answer = self.registry.post(INTAKE, "/api/v1/exits", &application).await;
        assert_eq!(answer.status, 201, "{answer}");
        let number = answer.body["number"].as_str().unwrap().to_owned();
        let interview = json!({ "step": "interview", "with": {
            "at": self.registry.now(), "place": "村服务点", "statement": "自愿退出",
            "record": evidence, "witness": { "name": "见证人", "signed": evidence, "ties": [] },
        } });
        self.exit_step(REVIEWER, &number, &interview).await;
        let consent = json!({ "step": "consent", "with": self.exit_consent(evidence) });
        self.exit_step(INTAKE, &number, &consent).await;
        self.registry.given_days_later(7);
        let agree = json!({ "step": "agree", "with": {
            "kind": "compensation", "standard": "每股二十万元", "basis": evidence, "payer": PAYER,
            "schedule": [{ "due_day": "2027-01-31", "amount_fen": 50_000 }],
        } });
        self.exit_step(REVIEWER, &number, &agree).await;
        let today = china_day(self.registry.now()).to_string();
        let decision = self.decision("share-movement", &today).await;
        self.exit_step(APPROVER, &number, &json!({ "step": "decide", "with": decision })).await;
        self.exit_step(REVIEWER, &number, &json!({ "step": "publish" })).await;
        self.registry.given_days_later(15);
        let close = json!({ "step": "close-notice", "with": { "n_upheld": 0 } });
        self.exit_step(REVIEWER, &number, &close).await;
        let today = china_day(self.registry.now()).to_string();
        let sign = json!({ "step": "sign", "with": { "signed_day": today, "document": evidence } });
        self.exit_step(INTAKE, &number, &sign).await;
        self.exit_payment(&number).await;
        number
    }

    async fn exit_payment(&self, number: &str) {
        let path = format!("/api/v1/exits/{number}");
        let etag = self.registry.get(&path).await.etag;
        let order = json!({
            "person": self.people[HOLDER].id, "account": ACCOUNT, "amount_fen": 50_000,
        });
        let orders = json!({ "orders": [order] });
        let headers = [("If-Match", etag.as_str())];
        let to = format!("{path}/orders");
        let ordered = self.registry.post_if(INTAKE, &to, &headers, &orders).await;
        assert_eq!(ordered.status, 200, "{ordered}");
        let file = format!("账号,金额\n{ACCOUNT},500.00\n");
        let headers = [("sanquan-officer", REGISTRAR), ("content-type", "text/csv")];
        let paid = self.registry.send("POST", &format!("{path}/payments"), &headers, file).await;
        assert_eq!((paid.status, paid.body["state"].as_str()), (200, Some("settled")), "{paid}");
    }

    async fn held(&self, person: Option<usize>) -> Value {
        let shares = self.get("/shares").await;
        let person = person.map_or(Value::Null, |n| json!(self.people[n].id));
        let mut held = shares["holdings"].as_array().unwrap().iter();
        held.find(|it| it["person"] == person).unwrap()["shares"].clone()
    }
}

async fn the_collective_takes_shares_back_for_what_was_paid(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let evidence = village.registry.given_document("220221", "退出材料").await;
    village.open_to_exits(&evidence).await;
    let number = village.exit_paid(&evidence, json!({ "kind": "collective" })).await;
    let total = village.get("/shares").await["total_shares"].clone();
    let members = village.get("/members").await;
    let done = village.exit_step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!(done["state"], "cancelled");
    assert_eq!(village.held(Some(HOLDER)).await, "3/4");
    assert_eq!(village.held(None).await, "41/4", "the collective holds it itself");
    assert_eq!(village.get("/shares").await["total_shares"], total);
    assert_eq!(village.get("/members").await, members, "the membership stays");
}

async fn a_member_receives_shares_and_nobody_else_does(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let evidence = village.registry.given_document("220221", "退出材料").await;
    village.open_to_exits(&evidence).await;
    let outsider = json!({ "kind": "outsider", "name": "某某" });
    let application = village.exit_application(&evidence, &outsider);
    let refused = village.registry.post(INTAKE, "/api/v1/exits", &application).await;
    assert_eq!(refused.body["findings"][0]["code"], "HR-59", "{refused}");
    let to = json!({ "kind": "member", "person": village.people[3].id });
    let number = village.exit_paid(&evidence, to).await;
    village.exit_step(REGISTRAR, &number, &json!({ "step": "cancel" })).await;
    assert_eq!(village.held(Some(HOLDER)).await, "3/4");
    assert_eq!(village.held(Some(3)).await, "5/4");
}
