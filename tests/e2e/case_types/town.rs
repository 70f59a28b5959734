//! The sample village with a counter over it, and what a scenario asks of both.

use std::collections::BTreeSet;

use e2e_tests::{Answer, Counter, Delivery, Engine, INTAKE, Registry, village};
use identity::{ContractCode, DivisionCode};
use serde_json::{Value, json};
use store::{Scope, VillageRegister};
use tenure::case::china_day;
use tenure::{ActId, AsOf};
use uuid::Uuid;

/// The sample village 样田村 of 永吉县, ten days after it was taken over.
pub(super) struct Town {
    pub(super) registry: Registry,
}

/// The packages of 永吉县, which is registered, and of 东丰县, which is not.
pub(super) const REGISTERED: &str = "220221";
pub(super) const UNREGISTERED: &str = "220421";

/// The first group of the village, as an issuer.
pub(super) const GROUP: &str = "22022190190101";

impl Town {
    pub(super) async fn new(engine: Engine) -> Self {
        let registry = Registry::new(engine).await;
        registry.given_package(&village(REGISTERED)).await;
        registry.given_days_later(10);
        Self { registry }
    }

    pub(super) fn counter(&self) -> Counter<'_> {
        Counter { registry: &self.registry }
    }

    pub(super) fn today(&self) -> String {
        self.registry.today().to_string()
    }

    /// Takes a request to the archive; the representatives sign.
    pub(super) async fn archived(&self, request: &Value, signers: &[&str]) -> Value {
        self.archived_with(request, &[], signers).await
    }

    /// The same with decisions of the collective.
    pub(super) async fn archived_with(
        &self,
        request: &Value,
        decisions: &[Value],
        signers: &[&str],
    ) -> Value {
        let counter = self.counter();
        let answer = counter.hand_in_with(request, decisions).await;
        assert_eq!(answer.status, 201, "{answer}");
        counter.walk(answer.body["id"].as_str().unwrap(), "archived", signers).await
    }

    /// Why a request is refused at the counter: the codes of the rules, or the kind of problem.
    pub(super) async fn refused(&self, request: &Value) -> Vec<String> {
        self.refused_with(request, &[]).await
    }

    /// The same with decisions of the collective.
    pub(super) async fn refused_with(&self, request: &Value, decisions: &[Value]) -> Vec<String> {
        let answer = self.counter().hand_in_with(request, decisions).await;
        assert!((400..500).contains(&answer.status), "{answer}");
        codes(&answer)
    }

    /// The file of a household today.
    pub(super) async fn file(&self, code: &str) -> Value {
        self.file_on(code, &self.today()).await
    }

    /// The file of a household as it was yesterday.
    pub(super) async fn file_before(&self, code: &str) -> Value {
        let yesterday = self.registry.today().pred_opt().unwrap();
        self.file_on(code, &yesterday.to_string()).await
    }

    pub(super) async fn file_on(&self, code: &str, day: &str) -> Value {
        let answer = self.registry.get(&format!("/api/v1/households/{code}?as_of={day}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    /// Whether a household is registered today.
    pub(super) async fn is_there(&self, code: &str) -> bool {
        let path = format!("/api/v1/households/{code}?as_of={}", self.today());
        self.registry.get(&path).await.status == 200
    }

    /// The chain of an object, such as `split 1 → 2`.
    pub(super) async fn lineage(&self, kind: &str, code: &str) -> Vec<String> {
        let answer = self.registry.get(&format!("/api/v1/lineage/{kind}/{code}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        let text = |it: &Value| {
            let text = |field: &str| it[field].as_str().unwrap().to_owned();
            format!("{} {} → {}", text("how"), text("from"), text("to"))
        };
        answer.body.as_array().unwrap().iter().map(text).collect()
    }

    /// All that is registered of a division today.
    pub(super) async fn register(&self, division: &str) -> VillageRegister {
        let now = self.registry.now();
        let at = AsOf { as_of: china_day(now), known_at: now };
        let division = DivisionCode::parse(division).unwrap();
        self.registry.store.village_register(&Scope::Everywhere, &division, at).await.unwrap()
    }

    /// The immutable entry of the act of a case.
    pub(super) async fn entry(&self, case: &Value) -> Value {
        let county = DivisionCode::parse(case["division"].as_str().unwrap()).unwrap().county();
        let act = ActId(Uuid::parse_str(case["act"].as_str().unwrap()).unwrap());
        let store = &self.registry.store;
        let entry = store.act_entry(&Scope::Everywhere, county, act).await.unwrap();
        serde_json::from_str(&entry.canonical).unwrap()
    }

    /// Registers what restrains a right, and gives the code of the restriction.
    pub(super) async fn restrained(&self, kind: &str, on: &str) -> String {
        self.archived(&restraint(kind, on), &[]).await;
        let holder = ContractCode::parse(on).unwrap().contractor();
        let file = self.file(holder.as_str()).await;
        let found = file["restrictions"].as_array().unwrap().iter().find(|it| it["on"] == on);
        found.unwrap()["code"].as_str().unwrap().to_owned()
    }

    /// Tries a step that the rules stand in the way of.
    pub(super) async fn stopped(&self, officer: &str, id: &str, step: &str) -> Vec<String> {
        let answer = self.counter().try_step(officer, id, step).await;
        assert_eq!(answer.status, 422, "{step}: {answer}");
        codes(&answer)
    }

    /// Objects to the notice of a case that runs, and gives the case.
    pub(super) async fn objected(&self, id: &str, by: &str) -> Value {
        let objection = json!({ "by": by, "ground": "与事实不符", "evidence_sha256": null });
        let path = format!("/api/v1/cases/{id}/objections");
        let answer = self.registry.post(INTAKE, &path, &objection).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }
}

/// The rows of the registered village, for a case that says some of them anew.
pub(super) fn rows() -> Delivery {
    Delivery::of(&village(REGISTERED))
}

/// What asks for a restriction of a right.
pub(super) fn restraint(kind: &str, on: &str) -> Value {
    let (party, basis) = match kind {
        "objection-registration" => ("利益关", "利害关系人异议申请书"),
        "advance-notice" => ("预买方", "转让预约合同"),
        "seizure" => ("永吉县人民法院", "(2026)吉0221执保12号协助执行通知书"),
        "mortgage" => ("永吉县农村信用合作联社", "农信抵字2026第7号抵押合同"),
        _ => panic!("`{kind}` restrains nothing"),
    };
    json!({ "kind": kind, "on": on, "party": party, "basis": basis })
}

/// The codes of the rules that stand in the way, or the kind of the problem.
pub(super) fn codes(answer: &Answer) -> Vec<String> {
    match answer.body["findings"].as_array() {
        Some(findings) => {
            let blocking = findings.iter().filter(|it| it["severity"] == "blocking");
            blocking.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
        }
        None => vec![answer.body["type"].as_str().unwrap().replace("/problems/", "")],
    }
}

/// A decision of the members of a collective that all the law asks of it stands in.
pub(super) fn decision(issuer: &str, subject: &str) -> Value {
    json!({
        "issuer": issuer, "subject": subject, "assembly": "members", "day": "2026-11-20",
        "n_entitled": 30, "n_yes": 28, "plan_published": "2026-10-20",
        "township_approved": true, "county_approved": true,
        "record_sha256": null,
    })
}

/// The names of the members of a file, in their order.
pub(super) fn names(file: &Value) -> Vec<&str> {
    let members = file["members"].as_array().unwrap().iter();
    members.map(|it| it["name"].as_str().unwrap()).collect()
}

/// The codes of the parcels of a file.
pub(super) fn parcels(file: &Value) -> BTreeSet<&str> {
    features(file).iter().map(|it| it["properties"]["code"].as_str().unwrap()).collect()
}

/// What the file says of a parcel.
pub(super) fn parcel<'a>(file: &'a Value, code: &str) -> &'a Value {
    let found = features(file).iter().map(|it| &it["properties"]).find(|it| it["code"] == code);
    found.unwrap()
}

fn features(file: &Value) -> &[Value] {
    file["contracted_land"]["parcels"]["features"].as_array().unwrap()
}

/// The contracts of a file.
pub(super) fn contracts(file: &Value) -> &[Value] {
    file["contracted_land"]["contracts"].as_array().unwrap()
}

/// The serial number of the certificate of the only contract of a file.
pub(super) fn serial(file: &Value) -> &str {
    contracts(file)[0]["register_page"]["serial_number"].as_str().unwrap()
}

/// The number that a text says.
pub(super) fn number(text: &Value) -> f64 {
    text.as_str().unwrap().parse().unwrap()
}
