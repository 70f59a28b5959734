//! The counter at which a household leaves a right: what is handed in, by whom, and when.

use std::sync::Arc;

use e2e_tests::{
    APPROVER, Answer, Engine, INTAKE, REGISTRAR, REVIEWER, Registry, SECOND_REVIEWER, village,
};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use tenure::case::china_day;

pub(crate) const HOUSEHOLD: &str = "220221901901010001";
pub(crate) const ISSUER: &str = "22022190190101";
/// Whoever pays for the collective; no object of the register.
const PAYER: &str = "00000000-0000-7000-8000-000000000090";
pub(crate) const COMPENSATION_FEN: i64 = 3_000_000;
const ACCOUNT: &str = "6228480000000001";
/// More than half a year.
pub(crate) const NOTICE_DAYS: i64 = 190;

/// An exit under way, with what it needs.
pub(crate) struct ExitCounter {
    pub(crate) registry: Arc<Registry>,
    household: &'static str,
    /// The file of the household before anything was done.
    pub(crate) before: Value,
    pub(crate) evidence: String,
}

impl ExitCounter {
    /// A village in a county that may try out exits from every right.
    pub(crate) async fn open(engine: Engine) -> Self {
        Self::open_to(engine, HOUSEHOLD).await
    }

    /// The same, with another household at the counter.
    pub(crate) async fn open_to(engine: Engine, household: &'static str) -> Self {
        // A whole register is made in it.
        let counter = Box::pin(Self::of(engine, household)).await;
        let answer = counter.record_pilot(&["contracted-land", "homestead", "shares"]).await;
        assert_eq!(answer.status, 201, "{answer}");
        counter
    }

    /// The same without the county's approval.
    pub(crate) async fn not_open(engine: Engine) -> Self {
        Box::pin(Self::of(engine, HOUSEHOLD)).await
    }

    async fn of(engine: Engine, household: &'static str) -> Self {
        let registry = Registry::new(engine).await;
        registry.given_package(&village("220221")).await;
        Self::at(Arc::new(registry), household).await
    }

    /// The counter of a county in which others are at work.
    pub(crate) async fn at(registry: Arc<Registry>, household: &'static str) -> Self {
        let before = registry.get(&format!("/api/v1/households/{household}")).await.body;
        let evidence = registry.given_document("220221", "退出材料").await;
        Self { registry, household, before, evidence }
    }

    pub(crate) async fn record_pilot(&self, rights: &[&str]) -> Answer {
        let approval = json!({
            "county": "220221", "document": self.evidence, "rights": rights,
            "first_day": "2026-11-01", "last_day": "2027-10-31",
        });
        self.registry.post(APPROVER, "/api/v1/pilot-approvals", &approval).await
    }

    pub(crate) async fn try_revoke(&self, officer: &str, pilot: &Value, day: &str) -> Answer {
        let path = format!("/api/v1/pilot-approvals/{}/revocation", pilot.as_str().unwrap());
        let revocation = json!({ "county": "220221", "document": self.evidence, "day": day });
        self.registry.post(officer, &path, &revocation).await
    }

    pub(crate) fn today(&self) -> String {
        china_day(self.registry.now()).to_string()
    }

    pub(crate) async fn file(&self) -> Value {
        self.registry.get(&format!("/api/v1/households/{}", self.household)).await.body
    }

    /// The codes of the household's parcels.
    pub(crate) fn parcels(&self) -> Vec<Value> {
        parcels(&self.before)
    }

    pub(crate) fn person(&self, n: usize) -> Value {
        self.before["members"][n]["person"].clone()
    }

    pub(crate) fn consent(&self, n: usize) -> Value {
        json!({
            "of": self.person(n), "signer": { "kind": "holder" }, "at": self.registry.now(),
            "place": "村服务点", "identity_check": "in-person", "evidence": self.evidence,
        })
    }

    /// What is handed in to leave parcels of the contract.
    pub(crate) fn application(&self, parcels: &[Value]) -> Value {
        let right = json!({
            "kind": "contracted-land", "contract": format!("{}J", self.household), "parcels": parcels,
        });
        json!({
            "right": right, "signature": self.consent(self.head()), "notified_day": self.today(),
        })
    }

    fn head(&self) -> usize {
        let members = self.before["members"].as_array().unwrap();
        let head = |it: &Value| ["01", "02"].contains(&it["relation_code"].as_str().unwrap());
        members.iter().position(head).unwrap()
    }

    /// Applies for an exit from so many parcels, and gives its number.
    pub(crate) async fn applied(&self, n_parcels: usize) -> String {
        let parcels = self.parcels();
        let application = self.application(&parcels[..n_parcels]);
        let answer = self.registry.post(INTAKE, "/api/v1/exits", &application).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["number"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn exit(&self, number: &str) -> Answer {
        let answer = self.registry.get(&format!("/api/v1/exits/{number}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    }

    pub(crate) async fn state(&self, number: &str) -> String {
        self.exit(number).await.body["state"].as_str().unwrap().to_owned()
    }

    /// Tries a step at the revision that stands.
    pub(crate) async fn try_step(&self, officer: &str, number: &str, step: &Value) -> Answer {
        let etag = self.exit(number).await.etag;
        let path = format!("/api/v1/exits/{number}/steps");
        self.registry.post_if(officer, &path, &[("If-Match", &etag)], step).await
    }

    /// Takes a step that must succeed.
    pub(crate) async fn step(&self, officer: &str, number: &str, step: &Value) -> Value {
        let answer = self.try_step(officer, number, step).await;
        assert_eq!(answer.status, 200, "{step}: {answer}");
        answer.body
    }

    pub(crate) fn interview(&self) -> Value {
        json!({ "step": "interview", "with": {
            "at": self.registry.now(), "place": "村服务点", "statement": "年纪大了，不再种地",
            "record": self.evidence,
            "witness": { "name": "见证人", "signed": self.evidence, "ties": [] },
        } })
    }

    pub(crate) fn consented(&self, n: usize) -> Value {
        json!({ "step": "consent", "with": self.consent(n) })
    }

    pub(crate) fn compensation(&self) -> Value {
        json!({ "step": "agree", "with": {
            "kind": "compensation", "standard": "每亩三万元", "basis": self.evidence,
            "payer": PAYER,
            "schedule": [{ "due_day": "2027-01-31", "amount_fen": COMPENSATION_FEN }],
        } })
    }

    pub(crate) fn decision(&self, n_yes: u32) -> Value {
        json!({ "step": "decide", "with": {
            "issuer": ISSUER, "subject": "land-compensation", "assembly": "members",
            "day": self.today(), "n_entitled": 30, "n_yes": n_yes, "plan_published": null,
            "township_approved": false, "county_approved": false, "record_sha256": self.evidence,
        } })
    }

    pub(crate) fn signature(&self) -> Value {
        let (signed_day, document) = (self.today(), &self.evidence);
        json!({ "step": "sign", "with": { "signed_day": signed_day, "document": document } })
    }

    pub(crate) fn report(&self) -> Value {
        json!({ "step": "report-coercion", "with": { "report": self.evidence } })
    }

    /// From the application to where everybody has agreed.
    pub(crate) async fn agreed_by_all(&self, number: &str) {
        self.step(REVIEWER, number, &self.interview()).await;
        for n in 0..self.before["members"].as_array().unwrap().len() {
            if self.state(number).await == "interviewed" {
                self.step(INTAKE, number, &self.consented(n)).await;
            }
        }
        assert_eq!(self.state(number).await, "cooling-off");
    }

    /// From there to the signature, with these terms.
    pub(crate) async fn signed(&self, number: &str, terms: &Value) -> Value {
        self.on_notice(number, terms).await;
        self.step(INTAKE, number, &self.signature()).await
    }

    /// From there to the end of the notice, with these terms.
    pub(crate) async fn on_notice(&self, number: &str, terms: &Value) {
        self.registry.given_days_later(7);
        self.step(REVIEWER, number, terms).await;
        if terms["with"]["kind"] == "waived" {
            let review = json!({ "step": "review-waiver", "with": { "record": self.evidence } });
            self.step(SECOND_REVIEWER, number, &review).await;
        }
        self.step(APPROVER, number, &self.decision(28)).await;
        self.step(REVIEWER, number, &json!({ "step": "publish" })).await;
        self.registry.given_days_later(15);
        let close = json!({ "step": "close-notice", "with": { "n_upheld": 0 } });
        self.step(REVIEWER, number, &close).await;
    }

    /// An exit from so many parcels that is signed, for a compensation.
    pub(crate) async fn signed_for(&self, n_parcels: usize) -> String {
        let number = self.applied(n_parcels).await;
        self.agreed_by_all(&number).await;
        let signed = self.signed(&number, &self.compensation()).await;
        assert_eq!(signed["state"], "signed");
        number
    }

    pub(crate) fn waiver(&self, signers: &[usize]) -> Value {
        let signed: Vec<Value> = signers.iter().map(|n| self.consent(*n)).collect();
        json!({ "step": "agree", "with": {
            "kind": "waived", "statement": self.evidence, "signed": signed,
        } })
    }

    /// Instead of money, the right is kept until a day.
    pub(crate) fn retention(&self, until: &str) -> Value {
        json!({ "step": "agree", "with": {
            "kind": "retention", "until": until, "agreement": self.evidence,
        } })
    }

    /// Orders so much for a member of the household.
    pub(crate) async fn try_order(&self, number: &str, n: usize, amount_fen: i64) -> Answer {
        let order =
            json!({ "person": self.person(n), "account": ACCOUNT, "amount_fen": amount_fen });
        let etag = self.exit(number).await.etag;
        let path = format!("/api/v1/exits/{number}/orders");
        let body = json!({ "orders": [order] });
        self.registry.post_if(INTAKE, &path, &[("If-Match", &etag)], &body).await
    }

    /// Orders it, and gives the number of the payment.
    pub(crate) async fn ordered(&self, number: &str, amount_fen: i64) -> u64 {
        let answer = self.try_order(number, self.head(), amount_fen).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body["expected"].as_array().unwrap().last().unwrap()["number"].as_u64().unwrap()
    }

    pub(crate) async fn bank_file(&self, number: &str, lines: &[(u64, &str, &str)]) -> Answer {
        let mut file = "支付序号,账号,金额\n".to_owned();
        for (payment, account, amount) in lines {
            file.extend([&payment.to_string(), ",", account, ",", amount, "\n"]);
        }
        let path = format!("/api/v1/exits/{number}/payments");
        let headers = [("sanquan-officer", REGISTRAR), ("content-type", "text/csv")];
        self.registry.send("POST", &path, &headers, file).await
    }

    /// The whole compensation, ordered and paid as the bank says.
    pub(crate) async fn paid(&self, number: &str) -> Value {
        let payment = self.ordered(number, COMPENSATION_FEN).await;
        let answer = self.bank_file(number, &[(payment, ACCOUNT, "30000.00")]).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    pub(crate) async fn try_cancel(&self, number: &str) -> Answer {
        self.try_step(REGISTRAR, number, &json!({ "step": "cancel" })).await
    }

    /// The entry of an act as it is kept.
    pub(crate) async fn entry(&self, act: &str) -> String {
        let connection = self.registry.store.connection();
        let sql = "SELECT e.canonical AS canonical FROM ledger_entry AS e \
                   JOIN register_act AS a ON a.county = e.county AND a.id = e.act_id \
                   ORDER BY a.number DESC LIMIT 1";
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        let row = connection.query_one_raw(statement).await.unwrap().unwrap();
        let canonical: String = row.try_get("", "canonical").unwrap();
        assert!(canonical.contains(act), "the last act is this one");
        canonical
    }
}

pub(crate) const fn account() -> &'static str {
    ACCOUNT
}

/// The codes of the parcels in a household's file.
pub(crate) fn parcels(file: &Value) -> Vec<Value> {
    let features = file["contracted_land"]["parcels"]["features"].as_array().unwrap();
    features.iter().map(|it| it["properties"]["code"].clone()).collect()
}

/// The kind of a problem with its status.
pub(crate) fn kind(answer: &Answer) -> (u16, &str) {
    let kind = answer.body["type"].as_str().unwrap_or_default();
    (answer.status, kind.trim_start_matches("/problems/"))
}

/// The codes of the rules that stand in the way.
pub(crate) fn codes(answer: &Answer) -> Vec<String> {
    assert_eq!(kind(answer), (422, "rules-violated"), "{answer}");
    let findings = answer.body["findings"].as_array().unwrap().iter();
    findings.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}
