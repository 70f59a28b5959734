//! The sample village's collective, with an officer who hands in and another who enters.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use e2e_tests::{Answer, Engine, INTAKE, REGISTRAR, Registry, village};
use identity::DivisionCode;
use serde_json::{Value, json};
use store::{Scope, VillageRegister};
use tenure::AsOf;
use tenure::case::china_day;

/// A member of the sample, as the import tells of holders.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) number: String,
    birth_day: NaiveDate,
}

impl Person {
    /// Whether the person has a vote on a day.
    pub(crate) fn of_age(&self, on: &str) -> bool {
        adult(self, on)
    }
}

/// The collective of a village that was taken over ten days ago.
pub(crate) struct Collective {
    pub(crate) registry: Arc<Registry>,
    pub(crate) county: &'static str,
    pub(crate) code: String,
    pub(crate) people: Vec<Person>,
}

impl Collective {
    /// Known from the import alone.
    pub(crate) async fn imported(engine: Engine) -> Self {
        let registry = Registry::new(engine).await;
        registry.given_package(&village("220221")).await;
        registry.given_days_later(10);
        Self::of_county(Arc::new(registry), "220221").await
    }

    /// That of the sample village of a county, known from the import alone.
    pub(crate) async fn of_county(registry: Arc<Registry>, county: &'static str) -> Self {
        let register = register(&registry, county).await;
        let code = register.collectives[0].fact().credit_code.to_string();
        let holder = |id: &tenure::ObjectId| {
            let row = register.persons.iter().find(|it| it.id() == *id).unwrap();
            let fact = row.fact();
            let (name, birth_day) = (fact.name.clone(), fact.birth_day.unwrap());
            let number = fact.document.number.expose().to_owned();
            Person { id: id.to_string(), name, number, birth_day }
        };
        let mut holders: Vec<_> =
            register.share_holdings.iter().filter_map(|it| it.links.person).collect();
        holders.sort_unstable();
        holders.dedup();
        let mut people: Vec<Person> = holders.iter().map(holder).collect();
        // Those of age come first.
        people.sort_by_key(|it| !adult(it, "2026-11-20"));
        Self { registry, county, code, people }
    }

    /// Registered with its charter, its organs, its property and its members.
    pub(crate) async fn registered(engine: Engine) -> Self {
        let collective = Self::imported(engine).await;
        let founding = collective.founding().await;
        collective.enter(&founding).await;
        collective
    }

    /// What founds it: the request, and the decisions of the members.
    pub(crate) async fn founding(&self) -> Value {
        let mut decisions = Vec::new();
        for subject in ["charter", "member-confirmation", "election"] {
            decisions.push(self.decision(subject, "2026-11-20").await);
        }
        json!({ "request": self.registration(), "decisions": decisions })
    }

    /// What founds it without somebody, who lives there and is no member.
    pub(crate) async fn founding_without(&self, left_out: &str) -> Value {
        let (mut request, members) = (self.registration(), self.people_without(left_out));
        let asked = request["members"].as_array_mut().unwrap();
        asked.retain(|it| it["person"] != left_out);
        let mut decisions = Vec::new();
        for subject in ["charter", "member-confirmation", "election"] {
            decisions.push(self.decision_among(subject, "2026-11-20", &members).await);
        }
        json!({ "request": request, "decisions": decisions })
    }

    pub(crate) fn people_without(&self, left_out: &str) -> Vec<Person> {
        self.people.iter().filter(|it| it.id != left_out).cloned().collect()
    }

    pub(crate) fn registration(&self) -> Value {
        let adults: Vec<&Person> =
            self.people.iter().filter(|it| adult(it, "2026-11-20")).collect();
        let seat =
            |it: &&Person, chair: bool| json!({ "person": it.id, "woman": false, "chair": chair });
        let member =
            |it: &Person| json!({ "person": it.id, "ground": "legacy", "first_day": "2019-11-26" });
        json!({
            "kind": "registration",
            "name": "永吉县样例乡样田村股份经济合作社",
            "legal_representative": adults[0].name,
            "particulars": {
                "issuer": self.issuer(), "address": "样田村1号", "reform": "registered",
                "certificate": { "number": "N0001", "issued_day": "2020-01-01", "last_day": "2029-12-31" },
            },
            "charter": charter(1),
            "organs": [
                { "kind": "board", "elected_day": "2026-11-20",
                  "seats": [seat(&adults[0], true), seat(&adults[1], false), seat(&adults[2], false)] },
                { "kind": "supervisors", "elected_day": "2026-11-20", "seats": [seat(&adults[3], false)] },
            ],
            "assets": [{
                "code": "Z0001", "name": "集贸市场", "kind": "operating", "value_fen": 40_000_000,
                "verification": { "state": "verified", "day": "2018-12-01" },
            }],
            "members": self.people.iter().map(member).collect::<Vec<_>>(),
        })
    }

    /// A decision on which all of the law stands: told ten days before, everybody came, all agreed.
    pub(crate) async fn decision(&self, subject: &str, day: &str) -> Value {
        self.decision_among(subject, day, &self.people).await
    }

    /// The same, where only these people are members.
    pub(crate) async fn decision_among(
        &self,
        subject: &str,
        day: &str,
        people: &[Person],
    ) -> Value {
        let n_entitled = people.iter().filter(|it| adult(it, day)).count();
        let notified = day.parse::<NaiveDate>().unwrap() - chrono::Days::new(10);
        let record = self.registry.given_document(self.county, "成员大会会议记录").await;
        json!({
            "issuer": self.issuer(), "subject": subject, "assembly": "members", "day": day,
            "n_entitled": n_entitled, "n_yes": n_entitled, "plan_published": null,
            "township_approved": false, "county_approved": false, "record_sha256": record,
            "meeting": {
                "notified_day": notified.to_string(), "n_notified": people.len(),
                "n_present": n_entitled, "proxies": [], "n_no": 0, "n_abstained": 0, "reason": "",
            },
        })
    }

    /// How many votes are two thirds of the assembly on a day, and how many it has.
    pub(crate) fn two_thirds(&self, day: &str) -> (usize, usize) {
        let n = self.people.iter().filter(|it| adult(it, day)).count();
        ((2 * n).div_ceil(3), n)
    }

    /// Its code as an issuer.
    pub(crate) fn issuer(&self) -> String {
        format!("{}90190100", self.county)
    }

    pub(crate) fn path(&self, of: &str) -> String {
        format!("/api/v1/collectives/{}{of}", self.code)
    }

    pub(crate) async fn get(&self, of: &str) -> Value {
        let answer = self.registry.get(&self.path(of)).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    /// Hands an application in.
    pub(crate) async fn apply(&self, application: &Value) -> Answer {
        self.registry.post(INTAKE, &self.path("/applications"), application).await
    }

    /// Tries an application, and gives what it would make.
    pub(crate) async fn tried(&self, application: &Value) -> Value {
        let path = self.path("/applications?dry_run=true");
        let answer = self.registry.post(INTAKE, &path, application).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    /// Tries to enter an application as an officer, at the revision that stands.
    pub(crate) async fn try_entry(&self, officer: &str, number: &Value) -> Answer {
        let path = self.path(&format!("/applications/{number}"));
        let etag = self.registry.get(&path).await.etag;
        let entry = format!("{path}/entry");
        self.registry.post_if(officer, &entry, &[("If-Match", &etag)], &json!({})).await
    }

    /// Hands an application in and has it entered by another officer.
    pub(crate) async fn enter(&self, application: &Value) -> Value {
        let answer = self.apply(application).await;
        assert_eq!(answer.status, 201, "{answer}");
        self.entered(&answer.body["number"]).await
    }

    pub(crate) async fn entered(&self, number: &Value) -> Value {
        let answer = self.try_entry(REGISTRAR, number).await;
        assert_eq!(answer.status, 200, "{answer}");
        assert_eq!(answer.body["state"], "entered");
        answer.body
    }

    /// Puts a decision on file, and gives its number.
    pub(crate) async fn decided(&self, decision: Value) -> u64 {
        self.enter(&json!({ "request": { "kind": "decision" }, "decisions": [decision] })).await;
        let decisions = self.get("/decisions").await;
        decisions.as_array().unwrap().last().unwrap()["number"].as_u64().unwrap()
    }

    /// The codes of the rules that stand in the way of an application, or the kind of the problem.
    pub(crate) async fn refused(&self, application: &Value) -> Vec<String> {
        let answer = self.apply(application).await;
        assert!((400..500).contains(&answer.status), "{answer}");
        codes(&answer)
    }
}

pub(crate) fn codes(answer: &Answer) -> Vec<String> {
    match answer.body["findings"].as_array() {
        Some(findings) => {
            let blocking = findings.iter().filter(|it| it["severity"] == "blocking");
            blocking.map(|it| it["code"].as_str().unwrap().to_owned()).collect()
        }
        None => vec![answer.body["type"].as_str().unwrap().replace("/problems/", "")],
    }
}

pub(crate) fn charter(version: u32) -> Value {
    json!({
        "version": version, "adopted_day": "2026-11-20",
        "filings": { "township": "2026-11-25", "county": "2026-11-28" },
        "majority": "2/3", "delegates": false, "share_mode": "adjusted", "share_cap": null,
        "reserve": "3/10",
    })
}

fn adult(it: &Person, on: &str) -> bool {
    let on: NaiveDate = on.parse().unwrap();
    it.birth_day.with_year(it.birth_day.year() + 18).is_none_or(|it| it <= on)
}

async fn register(registry: &Registry, county: &str) -> VillageRegister {
    let now = registry.now();
    let at = AsOf { as_of: china_day(now), known_at: now };
    let division = DivisionCode::parse(&format!("{county}901901")).unwrap();
    registry.store.village_register(&Scope::Everywhere, &division, at).await.unwrap()
}
