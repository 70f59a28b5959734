//! The counter of a town: officers who take applications to settle in and decide them, over HTTP.

use serde_json::{Value, json};
use settlement::{ClerkEntry, Clerks, Role};

use crate::counter::CLERK;
use crate::{Answer, Registry};

/// The officers of the settlement book, each with a role of their own.
pub const TOWN_INTAKE: &str = "户籍受理甲";
pub const TOWN_APPROVER: &str = "户籍审批乙";

/// The officers of the town; the register's clerk reads there without a role that changes anything but what is taken in.
pub(crate) fn clerks() -> Clerks {
    let entry = |(name, role): (&str, Role)| ClerkEntry {
        name: name.to_owned(),
        roles: [role].into(),
        division: None,
    };
    let officers =
        [(TOWN_INTAKE, Role::Intake), (TOWN_APPROVER, Role::Approver), (CLERK, Role::Intake)];
    Clerks::of(officers.map(entry).to_vec()).unwrap()
}

/// A counter over the settlement book of a registry's service.
#[derive(Debug)]
pub struct TownCounter<'a> {
    pub registry: &'a Registry,
}

impl TownCounter<'_> {
    /// Enters a person and gives their id.
    pub async fn person(&self, name: &str, number: Option<&str>) -> String {
        let body = json!({ "name": name, "identity_number": number, "place": "220202" });
        let answer = self.post(TOWN_INTAKE, "people", &body).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// An application of a graduate who settles in the city by their diploma.
    pub fn graduate(applicant: &str, day: &str, companions: &Value) -> Value {
        json!({
            "applicant": applicant,
            "policy_pack": "jilin",
            "channel": "talents",
            "place": "220202",
            "submitted_day": day,
            "own_wish_declared_day": day,
            "facts": [{ "kind": "in-city-district" }, { "kind": "college-graduate" }],
            "evidence": [{ "document": "diploma", "sha256": "ab".repeat(32), "issued_day": null }],
            "companions": companions,
        })
    }

    /// Takes an application in and gives its id.
    pub async fn apply(&self, application: &Value) -> String {
        let answer = self.post(TOWN_INTAKE, "applications", application).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["application"]["id"].as_str().unwrap().to_owned()
    }

    /// Grants an application.
    pub async fn grant(&self, application: &str) -> Answer {
        let path = format!("applications/{application}/decision");
        self.post(TOWN_APPROVER, &path, &json!({ "outcome": "granted" })).await
    }

    /// Records that somebody has settled by an application.
    pub async fn settle(&self, person: &str, application: &str) -> Answer {
        let happened = json!({
            "kind": "settled", "application": application, "place_name": "吉林市昌邑区",
        });
        self.happens(person, happened).await
    }

    /// Records what happened to a person, as of today.
    pub async fn happens(&self, person: &str, happened: Value) -> Answer {
        let path = format!("people/{person}/events");
        self.post(TOWN_APPROVER, &path, &json!({ "happened": happened })).await
    }

    /// Issues a residence permit, which the text bears where the facts do.
    pub async fn permit(&self, holder: &str, facts: &Value) -> Answer {
        let body = json!({
            "holder": holder, "policy_pack": "jilin", "place": "220202", "facts": facts,
        });
        self.post(TOWN_APPROVER, "permits", &body).await
    }

    /// Hands something in below the settlement book's address.
    pub async fn post(&self, officer: &str, path: &str, body: &Value) -> Answer {
        self.registry.post(officer, &format!("/api/v1/settlement/{path}"), body).await
    }

    /// Asks for something below the settlement book's address, as an officer of it.
    pub async fn get(&self, path: &str) -> Answer {
        let path = format!("/api/v1/settlement/{path}");
        let headers = [("sanquan-officer", TOWN_APPROVER)];
        self.registry.send("GET", &path, &headers, Vec::new()).await
    }
}
