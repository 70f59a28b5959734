//! The counter at which an operation right is transferred: what is handed in, by whom, and when.

use std::sync::Arc;

use e2e_tests::{Answer, Engine, INTAKE, REGISTRAR, REVIEWER, Registry, village};
use identity::DivisionCode;
use rust_decimal::Decimal;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use store::{Row, Scope, VillageRegister};
use tenure::AsOf;

use crate::collective::village::Collective;

/// What a household contracted until the end of 2027, and two of its four parcels.
pub(crate) const CONTRACT: &str = "220221901901010001J";
pub(crate) const HOUSEHOLD: &str = "220221901901010001";
pub(crate) const PARCELS: [&str; 2] = ["2202219019010100001", "2202219019010100016"];
pub(crate) const ISSUER: &str = "22022190190101";
/// Another household of the collective.
pub(crate) const NEIGHBOUR: &str = "220221901901010002";
pub(crate) const RENT_FEN: i64 = 60_000;
/// To which the rent is paid, and from which it came.
pub(crate) const ACCOUNT: &str = "6228480000000001";
pub(crate) const TENANT_ACCOUNT: &str = "6228480000000002";

/// The counter of the county into which a village was taken over.
pub(crate) struct TransferCounter {
    pub(crate) registry: Arc<Registry>,
    pub(crate) evidence: String,
    /// The file of the household before anything was done.
    pub(crate) before: Value,
    land: VillageRegister,
}

impl TransferCounter {
    pub(crate) async fn open(engine: Engine) -> Self {
        // A whole register is made in it.
        Box::pin(Self::of(engine)).await
    }

    async fn of(engine: Engine) -> Self {
        let registry = Registry::new(engine).await;
        registry.given_package(&village("220221")).await;
        Self::at(Arc::new(registry)).await
    }

    /// The same, where the village's collective keeps its book here.
    pub(crate) async fn of_collective(village: &Collective) -> Self {
        Box::pin(Self::at(Arc::clone(&village.registry))).await
    }

    /// The counter of a county in which others are at work.
    pub(crate) async fn at(registry: Arc<Registry>) -> Self {
        let evidence = registry.given_document("220221", "流转材料").await;
        let before = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
        let land = register(&registry).await;
        Self { registry, evidence, before, land }
    }

    /// What is registered of the village now.
    pub(crate) async fn register(&self) -> VillageRegister {
        register(&self.registry).await
    }

    pub(crate) async fn file(&self) -> Value {
        self.registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body
    }

    /// The area of a parcel under the contract.
    pub(crate) fn area_m2(&self, parcel: &str) -> Decimal {
        let mut under = self.land.contracted_parcels.iter().map(Row::fact);
        under.find(|it| it.parcel.to_string() == parcel).unwrap().contract_area_m2.0
    }

    /// Whole parcels of the contract, to be farmed from one day to another.
    pub(crate) fn grant(&self, parcels: &[&str], first_day: &str, last_day: &str) -> Value {
        let parcels = parcels.iter().map(
            |it| json!({ "parcel": it, "area_m2": self.area_m2(it).to_string(), "purpose": "1" }),
        );
        json!({
            "contract": CONTRACT, "parcels": parcels.collect::<Vec<_>>(),
            "days": [first_day, last_day],
        })
    }

    pub(crate) fn consent(&self, person: &Value) -> Value {
        json!({
            "of": person, "signer": { "kind": "holder" }, "at": self.registry.now(),
            "place": "村服务点", "identity_check": "in-person", "evidence": self.evidence,
        })
    }

    /// The signature of each member of the household.
    pub(crate) fn consents(&self) -> Vec<Value> {
        let members = self.before["members"].as_array().unwrap();
        members.iter().map(|it| self.consent(&it["person"])).collect()
    }

    pub(crate) fn representative(&self) -> Value {
        let members = self.before["members"].as_array().unwrap();
        let head = |it: &&Value| ["01", "02"].contains(&it["relation_code"].as_str().unwrap());
        members.iter().find(head).unwrap()["person"].clone()
    }

    /// The contract, signed today by whoever speaks for the holders.
    pub(crate) fn signed_by(&self, person: &Value) -> Value {
        json!({
            "signed_day": self.registry.today(), "document": self.evidence,
            "signature": { "by": { "kind": "holder", "person": person }, "mandate": null },
            "items": [
                "parties", "land", "term", "purpose", "form", "delivery", "rights-and-duties",
                "price-and-payment", "end-of-term", "expropriation", "change-and-end", "breach",
                "disputes",
            ],
            "payee": { "kind": "holder" }, "deductions": [],
        })
    }

    fn farming(&self) -> Value {
        json!({ "ground": "从事种植业十年", "evidence": self.evidence })
    }

    pub(crate) fn neighbour(&self) -> Value {
        json!({ "who": { "household": NEIGHBOUR }, "farming": self.farming() })
    }

    /// Somebody who is no member: a `person`, a `cooperative`, a `business`, a `bank`.
    pub(crate) fn outsider(&self, kind: &str) -> Value {
        let other = json!({
            "kind": kind, "name": "外来甲", "document_number": "91220221MA00000000",
        });
        json!({ "who": { "other": other }, "farming": self.farming() })
    }

    /// What is handed in with a transfer of the contractor's to a neighbour, filed today.
    pub(crate) fn handed_in(&self, transfer: &Value, consideration: &Value) -> Value {
        json!({
            "transfer": transfer, "consents": self.consents(), "transferee": self.neighbour(),
            "consideration": consideration, "contract": self.signed_by(&self.representative()),
            "filing": { "with": ISSUER, "day": self.registry.today() },
        })
    }

    /// A whole parcel for the year 2027, to a neighbour, for a rent in two installments.
    pub(crate) fn lease(&self) -> Value {
        self.lease_of(&self.grant(&PARCELS[..1], "2027-01-01", "2027-12-31"))
    }

    pub(crate) fn lease_of(&self, grant: &Value) -> Value {
        let lease = json!({ "priced": { "kind": "lease", "grant": grant, "form": "lease" } });
        self.handed_in(&lease, &rent())
    }

    pub(crate) async fn try_take_in(&self, officer: &str, asked: &Value) -> Answer {
        self.registry.post(officer, "/api/v1/transfers", asked).await
    }

    /// Takes a transfer in, and gives its number.
    pub(crate) async fn taken_in(&self, asked: &Value) -> String {
        let answer = self.try_take_in(INTAKE, asked).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["number"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn transfer(&self, number: &str) -> Answer {
        let answer = self.registry.get(&format!("/api/v1/transfers/{number}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    }

    /// Tries a step at the revision that stands.
    pub(crate) async fn try_step(&self, officer: &str, number: &str, step: &Value) -> Answer {
        let etag = self.transfer(number).await.etag;
        let path = format!("/api/v1/transfers/{number}/steps");
        self.registry.post_if(officer, &path, &[("If-Match", &etag)], step).await
    }

    /// Takes a step that must succeed.
    pub(crate) async fn step(&self, officer: &str, number: &str, step: &Value) -> Value {
        let answer = self.try_step(officer, number, step).await;
        assert_eq!(answer.status, 200, "{step}: {answer}");
        answer.body
    }

    pub(crate) async fn try_approve(&self, number: &str) -> Answer {
        self.try_step(REVIEWER, number, &json!({ "step": "approve" })).await
    }

    /// From the counter into the register.
    pub(crate) async fn entered(&self, asked: &Value) -> String {
        let number = self.taken_in(asked).await;
        self.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
        let entered = self.step(REGISTRAR, &number, &json!({ "step": "enter" })).await;
        assert_eq!(entered["state"], "running");
        number
    }

    /// How both sides end it.
    pub(crate) fn agreed_end(&self) -> Value {
        json!({ "step": "end", "with": { "kind": "agreed", "agreement": self.evidence } })
    }

    pub(crate) async fn try_order(&self, number: &str, order: &Value) -> Answer {
        let etag = self.transfer(number).await.etag;
        let path = format!("/api/v1/transfers/{number}/orders");
        let body = json!({ "orders": [order] });
        self.registry.post_if(INTAKE, &path, &[("If-Match", &etag)], &body).await
    }

    /// Orders so much for whoever holds the right, and gives the number of the payment.
    pub(crate) async fn ordered(&self, number: &str, amount_fen: i64) -> u64 {
        let to = self.representative();
        self.ordered_to(number, (&to, ACCOUNT), amount_fen).await
    }

    pub(crate) async fn ordered_to(
        &self,
        number: &str,
        (person, account): (&Value, &str),
        amount_fen: i64,
    ) -> u64 {
        let order = json!({ "person": person, "account": account, "amount_fen": amount_fen });
        let answer = self.try_order(number, &order).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body["expected"].as_array().unwrap().last().unwrap()["number"].as_u64().unwrap()
    }

    pub(crate) async fn bank_file(&self, number: &str, lines: &[(u64, &str, &str)]) -> Answer {
        let mut file = "支付序号,账号,金额\n".to_owned();
        for (payment, account, amount) in lines {
            file.extend([&payment.to_string(), ",", account, ",", amount, "\n"]);
        }
        let path = format!("/api/v1/transfers/{number}/payments");
        let headers = [("sanquan-officer", REGISTRAR), ("content-type", "text/csv")];
        self.registry.send("POST", &path, &headers, file).await
    }

    /// The entry of the last act as it is kept.
    pub(crate) async fn last_entry(&self) -> Value {
        let connection = self.registry.store.connection();
        let sql = "SELECT e.canonical AS canonical FROM ledger_entry AS e \
                   JOIN register_act AS a ON a.county = e.county AND a.id = e.act_id \
                   ORDER BY a.number DESC LIMIT 1";
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        let row = connection.query_one_raw(statement).await.unwrap().unwrap();
        let canonical: String = row.try_get("", "canonical").unwrap();
        serde_json::from_str(&canonical).unwrap()
    }
}

async fn register(registry: &Registry) -> VillageRegister {
    let at = AsOf { as_of: registry.today(), known_at: registry.now() };
    let division = DivisionCode::parse("220221901901").unwrap();
    registry.store.village_register(&Scope::Everywhere, &division, at).await.unwrap()
}

/// Half a year's rent at the beginning of each half.
pub(crate) fn rent() -> Value {
    json!({ "money": [
        { "due_day": "2027-01-31", "amount_fen": RENT_FEN / 2 },
        { "due_day": "2027-07-31", "amount_fen": RENT_FEN / 2 },
    ] })
}

/// The kind of a problem with its status.
pub(crate) fn kind(answer: &Answer) -> (u16, &str) {
    let kind = answer.body["type"].as_str().unwrap_or_default();
    (answer.status, kind.trim_start_matches("/problems/"))
}

/// The codes of the rules that stand in the way.
pub(crate) fn codes(answer: &Answer) -> Vec<String> {
    assert_eq!(kind(answer), (422, "rules-violated"), "{answer}");
    told(&answer.body)
}

/// The codes of what the rules say.
pub(crate) fn told(body: &Value) -> Vec<String> {
    let findings = body["findings"].as_array().unwrap().iter();
    findings.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}
