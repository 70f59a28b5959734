//! A village in which there is one of everything that an operation can be asked about.

mod deals;
mod files;
mod town;

use std::sync::Arc;

use access::Desk;
use e2e_tests::{Engine, PASSWORD, Registry};
use serde_json::{Value, json};

use self::deals::Deals;
use self::town::Settlers;
use crate::collective::village::{Collective, Person};
use crate::ledger::extend_now;

pub(super) const COUNTY: &str = "220221";
pub(super) const VILLAGE: &str = "220221901901";
pub(super) const HOUSEHOLD: &str = "220221901901010001";
/// Households with a case, with an exit, and one that a child joins.
const OF_CASE: &str = "220221901901010003";
const OF_EXIT: &str = "220221901901010004";
const JOINED: &str = "220221901901010006";
pub(super) const HOMESTEAD: &str = "220221901901JC00001F00010001";
/// Who objects to the case that is on notice.
pub(super) const OBJECTOR: &str = "邓异议";
/// The numbers of a child who joins a household, and of a bidder; accounts that are named.
pub(super) const CHILD: &str = "990001202603015131";
pub(super) const BIDDER: &str = "990001198001015139";
pub(super) const ACCOUNTS: [&str; 4] =
    ["6228480000000001", "6217000000000001", "6217000000000002", "6220000000000000"];
/// An account that is administered, and one that walks through what is its own.
pub(super) const ADMINISTERED: &str = "zhang.san";
pub(super) const OWN: &str = "li.si";

/// The village, and what is asked for.
pub(super) struct Place {
    pub(super) registry: Registry,
    /// A stored document by its SHA-256, and one of the case by its id.
    pub(super) evidence: String,
    pub(super) document: String,
    /// The upload of another one, under way.
    pub(super) upload: String,
    pub(super) person: String,
    /// Who is in no roll.
    pub(super) left_out: Person,
    pub(super) collective: String,
    /// An application of the collective's that waits to be entered.
    pub(super) application: String,
    /// A sheet of its members, to be filled in.
    pub(super) sheet: Vec<u8>,
    pub(super) case: String,
    /// What the case was handed in as.
    pub(super) submission: Value,
    pub(super) deals: Deals,
    pub(super) town: Settlers,
    pub(super) own: Own,
    /// The names of the members.
    pub(super) names: Vec<String>,
}

/// What an account has of its own: the cookie of a session, another session, and a token.
pub(super) struct Own {
    pub(super) cookie: String,
    pub(super) session: String,
    pub(super) token: String,
}

impl Place {
    pub(super) async fn made(engine: Engine) -> Self {
        let imported = Collective::imported(engine).await;
        files::joined(&imported.registry).await;
        let (submission, case, document) = files::objected(&imported.registry).await;
        let (village, left_out) = Box::pin(distributed(imported)).await;
        let registry = &*village.registry;
        let application = applied(&village).await;
        let sheet = registry.get(&village.path("/members.xlsx")).await.bytes;
        let evidence = registry.given_document(COUNTY, "查验材料").await;
        let upload = files::upload(registry).await;
        let deals = Box::pin(Deals::made(&village)).await;
        let town = Settlers::made(registry).await;
        extend_now(registry).await;
        let names = village.people.iter().map(|it| it.name.clone()).collect();
        let (collective, person) = (village.code.clone(), village.people[0].id.clone());
        let registry = Arc::into_inner(village.registry).unwrap().with_sign_in();
        let own = Own::made(&registry).await;
        registry.given_account(ADMINISTERED, Desk::Register, &["intake"], None).await;
        Self {
            registry,
            evidence,
            document,
            upload,
            person,
            left_out,
            collective,
            application,
            sheet,
            case,
            submission,
            deals,
            town,
            own,
            names,
        }
    }

    /// What no sibling village may read.
    pub(super) fn secrets(&self) -> Vec<&str> {
        let Self { case, deals, town, .. } = self;
        let codes = [HOUSEHOLD, OF_CASE, OF_EXIT, JOINED, HOMESTEAD, OBJECTOR];
        let made = [case, &deals.parcel, &deals.transfer, &deals.exit, &deals.listing];
        let more = [&self.left_out.id, &self.collective, &town.application, &self.document];
        let all = made.into_iter().chain(more).chain(&self.names);
        codes.into_iter().chain(all.map(String::as_str)).collect()
    }
}

impl Own {
    async fn made(registry: &Registry) -> Self {
        registry.given_account(OWN, Desk::Register, &["intake"], None).await;
        let cookie = registry.signed_in(OWN).await;
        let another = registry.try_sign_in(OWN, PASSWORD).await;
        let asked = json!({ "name": "日报", "scopes": ["read"], "lasts_days": 1 });
        let token = registry.ask("POST", "/api/v1/tokens", &cookie, &asked).await;
        let [session, token] =
            [another, token].map(|it| it.body["id"].as_str().unwrap().to_owned());
        Self { cookie, session, token }
    }
}

/// A collective that has distributed a year's income, and who of the village is in no roll.
async fn distributed(mut village: Collective) -> (Collective, Person) {
    let left_out = village.people.pop().unwrap();
    let founding = village.founding().await;
    village.enter(&founding).await;
    let village = village.with_shares().await.with_income().await;
    let payments = village.payments().await;
    village.enter(&payments).await;
    (village, left_out)
}

/// An application of a collective's that waits to be entered.
async fn applied(village: &Collective) -> String {
    let plan = json!({ "request": {
        "kind": "distribution-plan", "year": 2026, "income_fen": 100_000_000, "losses_fen": 0,
        "reserve": "3/10", "published_day": village.registry.today(),
    } });
    let answer = village.apply(&plan).await;
    assert_eq!(answer.status, 201, "{answer}");
    answer.body["number"].to_string()
}

/// Hands something in that must be taken, and gives what names it.
async fn handed_in(registry: &Registry, (officer, path): (&str, &str), body: &Value) -> String {
    let answer = registry.post(officer, path, body).await;
    assert_eq!(answer.status, 201, "{path}: {answer}");
    let mut named = ["number", "id"].into_iter().filter_map(|it| answer.body[it].as_str());
    named.next().unwrap().to_owned()
}
