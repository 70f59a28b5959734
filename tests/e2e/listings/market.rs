//! The market of the sample village: a parcel of its collective and one of a household's, bidders, and the bank.

use std::sync::Arc;

use e2e_tests::{Answer, CENTRE, Engine, Registry, SECOND_CENTRE, village};
use identity::DivisionCode;
use ledger::Digest;
use serde_json::{Value, json};
use store::{Scope, VillageRegister};
use tenure::case::china_day;
use tenure::{ActId, AsOf};
use uuid::Uuid;

use crate::collective::village::Collective;

pub(crate) const COUNTY: &str = "220221";
/// 机动地 of the village's committee, under no contract.
pub(crate) const SPARE: &str = "2202219019010000004";
/// What a household of the first group contracted until the end of 2027, and two of its four parcels.
pub(crate) const CONTRACT: &str = "220221901901010001J";
pub(crate) const HOUSEHOLD: &str = "220221901901010001";
pub(crate) const PARCELS: [&str; 2] = ["2202219019010100001", "2202219019010100016"];
pub(crate) const ISSUER: &str = "22022190190100";
pub(crate) const RESERVE_FEN: i64 = 100_000;
pub(crate) const DEPOSIT_FEN: i64 = 10_000;

/// The market of a county into which a village was taken over.
pub(crate) struct Market {
    pub(crate) registry: Arc<Registry>,
}

impl Market {
    /// On the Monday after the village was taken over.
    pub(crate) async fn new(engine: Engine) -> Self {
        let registry = Registry::new(engine).await;
        registry.given_package(&village(COUNTY)).await;
        let market = Self { registry: Arc::new(registry) };
        market.at("2026-11-23T09:00:00");
        market
    }

    /// The same, where the village's collective keeps its book here since the day before.
    pub(crate) fn of(collective: &Collective) -> Self {
        let market = Self { registry: Arc::clone(&collective.registry) };
        market.at("2026-12-03T09:00:00");
        market
    }

    /// Sets the clock, by Beijing time.
    pub(crate) fn at(&self, moment: &str) {
        self.registry.given_the_moment(moment);
    }

    pub(crate) async fn document(&self, page: &str) -> String {
        self.registry.given_document(COUNTY, page).await
    }

    /// The village's spare parcel for three years, by rising bids.
    pub(crate) async fn spare_land(&self) -> Value {
        let (record, report) =
            (self.document("成员大会会议记录").await, self.document("评估报告").await);
        json!({
            "object": { "kind": "collective-land", "parcels": [SPARE] },
            "form": "lease", "first_day": "2027-01-01", "last_day": "2029-12-31",
            "decision": {
                "issuer": ISSUER, "subject": "outside-contractor", "assembly": "members",
                "day": "2026-11-10", "n_entitled": 30, "n_yes": 20, "plan_published": null,
                "township_approved": false, "county_approved": false, "record_sha256": record,
            },
            "reserve_fen": RESERVE_FEN,
            "valuation": { "price_fen": RESERVE_FEN, "report_sha256": report },
            "deposit_fen": DEPOSIT_FEN, "way": rising(), "payee_account": "6217000000000001",
        })
    }

    /// Two parcels of a household's contract for the year 2027, to be agreed on; every adult has signed.
    pub(crate) async fn contracted_land(&self) -> Value {
        let consents = self.consents(HOUSEHOLD).await;
        json!({
            "object": { "kind": "operation-right", "contract": CONTRACT, "parcels": PARCELS },
            "form": "lease", "first_day": "2027-01-01", "last_day": "2027-12-31",
            "consents": consents, "decision": null,
            "reserve_fen": RESERVE_FEN, "valuation": null, "deposit_fen": DEPOSIT_FEN,
            "way": { "kind": "agreement" }, "payee_account": "6217000000000001",
        })
    }

    /// A homestead, to go over for good; every adult has signed.
    pub(crate) async fn homestead(&self) -> Value {
        let register = self.register().await;
        let homestead = register.homesteads.first().unwrap().fact();
        let consents = self.consents(homestead.household.as_str()).await;
        json!({
            "object": { "kind": "homestead", "unit": homestead.unit_code.to_string() },
            "form": "transfer", "consents": consents, "decision": null,
            "reserve_fen": RESERVE_FEN, "valuation": null, "deposit_fen": DEPOSIT_FEN,
            "way": { "kind": "agreement" }, "payee_account": "6217000000000001",
        })
    }

    /// The signature of each member of a household.
    async fn consents(&self, household: &str) -> Vec<Value> {
        let register = self.register().await;
        let found = register.households.iter().find(|it| it.fact().code.as_str() == household);
        let id = found.unwrap().id();
        let mut signed = Vec::new();
        for member in register.members.iter().filter(|it| it.links.household == id) {
            signed.push(self.consent(&member.links.person.to_string()).await);
        }
        signed
    }

    /// The signature of a person under what is listed.
    pub(crate) async fn consent(&self, person: &str) -> Value {
        let consent = self.document("共有人同意书").await;
        json!({
            "of": person, "signer": { "kind": "holder" }, "at": "2026-11-20T01:00:00Z",
            "place": "样田村服务点", "identity_check": "in-person", "evidence": consent,
        })
    }

    /// What is registered of the village now.
    pub(crate) async fn register(&self) -> VillageRegister {
        let now = self.registry.now();
        let at = AsOf { as_of: china_day(now), known_at: now };
        let division = DivisionCode::parse("220221901901").unwrap();
        let store = &self.registry.store;
        store.village_register(&Scope::Everywhere, &division, at).await.unwrap()
    }

    pub(crate) async fn try_draft(&self, officer: &str, listing: &Value) -> Answer {
        self.registry.post(officer, "/api/v1/listings", listing).await
    }

    /// Drafts a listing, and gives its number.
    pub(crate) async fn draft(&self, listing: &Value) -> String {
        let answer = self.try_draft(CENTRE, listing).await;
        assert_eq!(answer.status, 201, "{answer}");
        answer.body["number"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn listing(&self, number: &str) -> Answer {
        let answer = self.registry.get(&format!("/api/v1/listings/{number}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    }

    /// Tries a step at the revision that stands.
    pub(crate) async fn try_step(&self, officer: &str, number: &str, step: &Value) -> Answer {
        let etag = self.listing(number).await.etag;
        self.try_step_at(officer, number, step, &etag).await
    }

    /// Tries a step at a revision.
    pub(crate) async fn try_step_at(
        &self,
        officer: &str,
        number: &str,
        step: &Value,
        etag: &str,
    ) -> Answer {
        let path = format!("/api/v1/listings/{number}/steps");
        self.registry.post_if(officer, &path, &[("If-Match", etag)], step).await
    }

    /// Takes a step that must succeed, as an officer of the centre.
    pub(crate) async fn step(&self, number: &str, step: Value) -> Value {
        // Whoever hands a listing in does not verify it.
        let officer = if step["step"] == "publish" { SECOND_CENTRE } else { CENTRE };
        let answer = self.try_step(officer, number, &step).await;
        assert_eq!(answer.status, 200, "{step}: {answer}");
        answer.body
    }

    /// The same, at a moment.
    pub(crate) async fn step_at(&self, moment: &str, number: &str, step: Value) -> Value {
        self.at(moment);
        self.step(number, step).await
    }

    /// Somebody enrols, of the collective or from elsewhere; gives how sealed offers name them.
    pub(crate) async fn enrol(&self, number: &str, name: &str, member: bool) -> String {
        let farming = self.document("从事种植业证明").await;
        let bidder = json!({
            "name": name, "document_number": "990001198001015139", "kind": "person",
            "farming": { "ground": "从事种植业十年", "evidence": farming },
        });
        self.enrol_as(number, bidder, member).await
    }

    /// Somebody enrols as they say they are.
    pub(crate) async fn enrol_as(&self, number: &str, mut bidder: Value, member: bool) -> String {
        let listing = self.listing(number).await.body;
        let n = listing["bidders"].as_array().unwrap().len();
        bidder["collective"] =
            if member { listing["application"]["collective"].clone() } else { Value::Null };
        bidder["account"] = json!(format!("622000000000000{n}"));
        let listing = self.step(number, json!({ "step": "enrol", "bidder": bidder })).await;
        let bidders = listing["bidders"].as_array().unwrap();
        bidders.last().unwrap()["party"].as_str().unwrap().to_owned()
    }

    /// Hands in a bank's file in which all is paid that is due.
    pub(crate) async fn pay_all(&self, number: &str) -> Value {
        let listing = self.listing(number).await.body;
        let due = listing["payments"].as_array().unwrap().iter().filter(|it| it["paid"] == false);
        let lines: Vec<String> = due
            .map(|it| {
                line(
                    it["number"].as_u64().unwrap(),
                    &account(it),
                    it["amount_fen"].as_i64().unwrap(),
                )
            })
            .collect();
        let answer = self.try_bank_file(CENTRE, number, &lines).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    pub(crate) async fn try_bank_file(
        &self,
        officer: &str,
        number: &str,
        lines: &[String],
    ) -> Answer {
        let path = format!("/api/v1/listings/{number}/bank-files");
        let text = format!("支付序号,账号,金额\n{}", lines.concat());
        let headers = [("content-type", "text/csv"), ("sanquan-officer", officer)];
        self.registry.send("POST", &path, &headers, text).await
    }

    /// A listing with two bidders who paid their deposits, the second a member who comes first; its trade is open.
    pub(crate) async fn opened(&self, listing: &Value) -> (String, [String; 2]) {
        let number = self.draft(listing).await;
        self.step(&number, json!({ "step": "submit" })).await;
        self.step(&number, json!({ "step": "publish" })).await;
        let stranger = self.enrol(&number, "外来甲", false).await;
        let member = self.enrol(&number, "成员乙", true).await;
        for bidder in [&stranger, &member] {
            let step = json!({ "step": "qualify", "bidder": bidder, "qualified": true });
            self.step(&number, step).await;
        }
        self.pay_all(&number).await;
        self.step(&number, json!({ "step": "claim-priority", "bidder": member })).await;
        self.step_at("2026-12-08T09:00:00", &number, json!({ "step": "close-enrolment" })).await;
        self.step(&number, json!({ "step": "open-trade" })).await;
        (number, [stranger, member])
    }
}

impl Market {
    /// A listing on which these have enrolled, each qualified and with a deposit; their trade is still to be opened.
    pub(crate) async fn enrolled(
        &self,
        listing: &Value,
        bidders: &[Value],
    ) -> (String, Vec<String>) {
        let number = self.draft(listing).await;
        self.step(&number, json!({ "step": "submit" })).await;
        self.step(&number, json!({ "step": "publish" })).await;
        let mut parties = Vec::new();
        for bidder in bidders {
            let party = self.enrol_as(&number, bidder.clone(), true).await;
            let step = json!({ "step": "qualify", "bidder": party, "qualified": true });
            self.step(&number, step).await;
            parties.push(party);
        }
        self.pay_all(&number).await;
        self.step_at("2026-12-22T09:00:00", &number, json!({ "step": "close-enrolment" })).await;
        (number, parties)
    }

    /// From there to where the contract is to be signed, agreed on with a bidder for so much.
    pub(crate) async fn agreed(&self, number: &str, bidder: &str, amount_fen: i64) {
        for step in [json!({ "step": "open-trade" }), bid(bidder, amount_fen)] {
            self.step(number, step).await;
        }
        self.step(number, json!({ "step": "strike" })).await;
        self.step(number, json!({ "step": "post-result" })).await;
        self.step_at("2026-12-31T09:00:00", number, json!({ "step": "close-result" })).await;
    }

    /// The same of an opened one that is not for good, for the reserve.
    pub(crate) async fn agreed_by(&self, number: &str, bidder: &str) {
        self.step(number, bid(bidder, RESERVE_FEN)).await;
        self.step(number, json!({ "step": "strike" })).await;
        self.step(number, json!({ "step": "post-result" })).await;
        self.step_at("2026-12-16T09:00:00", number, json!({ "step": "close-result" })).await;
    }

    pub(crate) async fn try_sign(&self, number: &str) -> Answer {
        let contract = self.document("转让合同").await;
        self.try_step(CENTRE, number, &json!({ "step": "sign", "contract": contract })).await
    }

    /// From there to the archive: signed, paid, attested, entered. What the step said that entered it.
    pub(crate) async fn archived(&self, number: &str) -> Value {
        let signed = self.try_sign(number).await;
        assert_eq!(signed.status, 200, "{signed}");
        let early = self.try_step(CENTRE, number, &json!({ "step": "enter" })).await;
        assert_eq!(problem(&early), (409, "wrong-step".to_owned()), "nothing was paid yet");
        self.pay_all(number).await;
        self.pay_all(number).await;
        self.step(number, json!({ "step": "attest" })).await;
        let entered = self.step(number, json!({ "step": "enter" })).await;
        let archived = self.step(number, json!({ "step": "archive" })).await;
        assert_eq!(archived["state"], "archived");
        entered
    }

    /// The entry of the act that a listing made.
    pub(crate) async fn entry(&self, entered: &Value) -> Value {
        let act = ActId(Uuid::parse_str(entered["act"].as_str().unwrap()).unwrap());
        let county = identity::County::parse(COUNTY).unwrap();
        let entry = self.registry.store.act_entry(&Scope::Everywhere, county, act).await.unwrap();
        serde_json::from_str(&entry.canonical).unwrap()
    }
}

/// An account as it was given, from its last four characters.
fn account(payment: &Value) -> String {
    let last = payment["account"].as_str().unwrap();
    let last: String = last.chars().skip_while(|it| *it == '*').collect();
    let whole = if payment["bidder"].is_null() { "621700000000" } else { "622000000000" };
    format!("{whole}{last}")
}

/// A line of a bank's file.
pub(crate) fn line(number: u64, account: &str, amount_fen: i64) -> String {
    format!("{number},{account},{}.{:02}\n", amount_fen / 100, amount_fen % 100)
}

pub(crate) fn bid(bidder: &str, amount_fen: i64) -> Value {
    json!({ "step": "bid", "bidder": bidder, "amount_fen": amount_fen })
}

/// Rising bids from nine to ten on 14 December, by ten yuan at least.
pub(crate) fn rising() -> Value {
    json!({
        "kind": "ascending", "step_fen": 1_000,
        "opens_at": "2026-12-14T01:00:00Z", "closes_at": "2026-12-14T02:00:00Z",
    })
}

/// One sealed offer each on 14 December from nine to ten, opened until eleven.
pub(crate) fn sealed() -> Value {
    json!({
        "kind": "sealed", "opens_at": "2026-12-14T01:00:00Z",
        "deadline": "2026-12-14T02:00:00Z", "reveal_until": "2026-12-14T03:00:00Z",
    })
}

/// A sealed offer, as its bidder commits to it.
pub(crate) fn seal(listing: &Value, bidder: &str, amount_fen: i64) -> Value {
    let (deal, salt) = (listing["id"].as_str().unwrap(), salt());
    let text = format!("sanquan-sealed-bid-1\n{deal}\n{bidder}\n{amount_fen}\n{salt}\n");
    let commitment = Digest::of_bytes(text.as_bytes()).to_string();
    json!({ "step": "seal", "bidder": bidder, "commitment": commitment })
}

/// The same, opened.
pub(crate) fn reveal(bidder: &str, amount_fen: i64) -> Value {
    json!({ "step": "reveal", "bidder": bidder, "amount_fen": amount_fen, "salt": salt() })
}

fn salt() -> String {
    "5a".repeat(32)
}

/// The kind of the problem.
pub(crate) fn problem(answer: &Answer) -> (u16, String) {
    let kind = answer.body["type"].as_str().unwrap_or_default();
    (answer.status, kind.trim_start_matches("/problems/").to_owned())
}

/// The codes of the rules that stand in the way.
pub(crate) fn codes(answer: &Answer) -> Vec<String> {
    let findings = answer.body["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}
