//! Random sequences of what happens at a market, played over HTTP and beside it in a model that fits on a page.
//!
//! What the model says is refused must be refused, and what it says is done must be done; in the end the books, the register and the log are told again from each other.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use casework::log::extend_all;
use chrono::NaiveDate;
use e2e_tests::{CENTRE, Engine, on_both_engines};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value, json};
use store::LedgerKey;

use super::market::{CONTRACT, COUNTY, Market, RESERVE_FEN, bid, line};
use super::offers::json_with;

on_both_engines!(
    what_happens_at_random_is_what_a_small_model_says,
    what_happens_by_another_chance_is_what_the_model_says,
);

/// More happens in no play.
const EVENTS_MAX: usize = 400;

/// From the draft to the archive, where the bank pays whatever is due.
const WAY: [&str; 17] = [
    "submit",
    "publish",
    "enrol",
    "qualify",
    "bank",
    "close-enrolment",
    "open-trade",
    "bid",
    "strike",
    "post-result",
    "close-result",
    "sign",
    "bank",
    "attest",
    "enter",
    "bank",
    "archive",
];
const ENROLLING: RangeInclusive<usize> = 2..=4;
const SIGN: usize = 11;
const ENTER: usize = 14;

/// The parcels of the household's contract.
const LAND: [&str; 4] =
    ["2202219019010100001", "2202219019010100016", "2202219019010100020", "2202219019010100027"];

/// What is listed: places among the parcels, and days; on some of these days one parcel is wanted by several.
const WISHES: [(&[usize], &str, &str); 8] = [
    (&[0], "2027-07-01", "2027-09-30"),
    (&[0, 1], "2027-09-30", "2027-12-31"),
    (&[1], "2027-07-01", "2027-09-29"),
    (&[0], "2027-10-01", "2027-12-31"),
    (&[1], "2027-08-01", "2027-10-31"),
    (&[2], "2027-01-01", "2027-12-31"),
    (&[2, 3], "2027-12-31", "2027-12-31"),
    (&[3], "2027-03-01", "2027-03-01"),
];

/// A notice of five working days is over after so many days.
const NOTICE_DAYS: i64 = 8;
/// Nothing is drafted later …
const LAST_DRAFT: &str = "2026-12-09";
/// … or put on notice later, since the holidays of the next year are not known yet.
const LAST_NOTICE: &str = "2026-12-21";

/// A listing as the model has it.
#[derive(Clone, Debug)]
struct Played {
    number: String,
    wish: usize,
    price_fen: i64,
    bidder: String,
    /// The day of the last step, from which a notice runs.
    noticed_on: NaiveDate,
    /// The place on the way of what comes next.
    next: usize,
    ended: bool,
}

impl Played {
    fn shares_a_parcel_with(&self, other: &Self) -> bool {
        WISHES[self.wish].0.iter().any(|it| WISHES[other.wish].0.contains(it))
    }

    fn shares_a_day_with(&self, other: &Self) -> bool {
        let ((_, first, last), (_, others_first, others_last)) =
            (WISHES[self.wish], WISHES[other.wish]);
        first <= others_last && others_first <= last
    }

    /// From the draft to the archive nobody else disposes of the parcels.
    fn holds(&self) -> bool {
        self.next < WAY.len() && !self.ended
    }

    fn is_entered(&self) -> bool {
        self.next > ENTER
    }
}

/// The market, and the model of it.
struct Game {
    market: Market,
    chance: StdRng,
    listings: Vec<Played>,
    draft: Value,
}

async fn what_happens_at_random_is_what_a_small_model_says(engine: Engine) {
    Box::pin(Game::play(engine, 20)).await;
}

async fn what_happens_by_another_chance_is_what_the_model_says(engine: Engine) {
    Box::pin(Game::play(engine, 2)).await;
}

impl Game {
    async fn play(engine: Engine, seed: u64) {
        let market = Market::new(engine).await;
        let draft = market.contracted_land().await;
        let mut game =
            Self { market, chance: StdRng::seed_from_u64(seed), listings: Vec::new(), draft };
        for _ in 0..EVENTS_MAX {
            if !game.happen().await {
                break;
            }
        }
        game.compare_listings().await;
        game.compare_register().await;
        game.compare_log().await;
    }

    /// Something happens, unless all is over.
    async fn happen(&mut self) -> bool {
        let going: Vec<usize> =
            (0..self.listings.len()).filter(|n| self.listings[*n].holds()).collect();
        let drafting = self.market.registry.today() <= LAST_DRAFT.parse().unwrap();
        if drafting && (going.is_empty() || self.chance.random_ratio(1, 6)) {
            self.drafted().await;
            return true;
        }
        if going.is_empty() {
            return false;
        }
        let n = going[self.chance.random_range(0..going.len())];
        match self.chance.random_range(0..20) {
            0 => self.terminated(n).await,
            1 | 2 => self.out_of_turn(n).await,
            3 => self.paid_by_mistake(n).await,
            _ => {
                self.moved_on(n).await;
                // Whoever wants it enrols while it is on notice, whatever the clock does for others.
                while ENROLLING.contains(&self.listings[n].next) {
                    self.moved_on(n).await;
                }
            }
        }
        true
    }

    /// What another listing holds cannot be listed.
    async fn drafted(&mut self) {
        let wish = self.chance.random_range(0..WISHES.len());
        let price_fen = RESERVE_FEN + self.chance.random_range(0..100) * 100;
        let (number, bidder) = (String::new(), String::new());
        let noticed_on = self.market.registry.today();
        let mut played =
            Played { number, wish, price_fen, bidder, noticed_on, next: 0, ended: false };
        let held = self.listings.iter().any(|it| it.holds() && it.shares_a_parcel_with(&played));
        let answer = self.market.try_draft(CENTRE, &self.wished(wish)).await;
        assert_eq!(answer.status, if held { 409 } else { 201 }, "{played:#?}: {answer}");
        if !held {
            played.number = answer.body["number"].as_str().unwrap().to_owned();
            self.listings.push(played);
        }
    }

    fn wished(&self, wish: usize) -> Value {
        let (parcels, first_day, last_day) = WISHES[wish];
        let parcels: Vec<&str> = parcels.iter().map(|it| LAND[*it]).collect();
        let object = json!({ "kind": "operation-right", "contract": CONTRACT, "parcels": parcels });
        let draft = json_with(self.draft.clone(), "object", object);
        let draft = json_with(draft, "first_day", json!(first_day));
        json_with(draft, "last_day", json!(last_day))
    }

    /// The next step of a listing; only what was given before can stand in the way of the first.
    async fn moved_on(&mut self, n: usize) {
        let Played { number, next, price_fen, bidder, .. } = self.listings[n].clone();
        let late = self.market.registry.today() > LAST_NOTICE.parse().unwrap();
        match WAY[next] {
            "publish" | "post-result" if late => return self.terminated(n).await,
            "submit" => return self.submitted(n).await,
            "enrol" => {
                let name = format!("外来{n}");
                self.listings[n].bidder = self.market.enrol(&number, &name, false).await;
            }
            "qualify" => {
                let step = json!({ "step": "qualify", "bidder": bidder, "qualified": true });
                self.market.step(&number, step).await;
            }
            "bid" => {
                self.market.step(&number, bid(&bidder, price_fen)).await;
            }
            "sign" => {
                let contract = self.market.document("土地经营权出租合同").await;
                self.market.step(&number, json!({ "step": "sign", "contract": contract })).await;
            }
            "bank" => {
                self.market.pay_all(&number).await;
            }
            step => {
                if step.starts_with("close") {
                    let lasted = self.market.registry.today() - self.listings[n].noticed_on;
                    let wait = (NOTICE_DAYS - lasted.num_days()).max(0);
                    self.market.registry.given_days_later(wait);
                }
                self.market.step(&number, json!({ "step": step })).await;
                self.listings[n].noticed_on = self.market.registry.today();
            }
        }
        self.listings[n].next += 1;
    }

    async fn submitted(&mut self, n: usize) {
        let this = self.listings[n].clone();
        let mut entered = self.listings.iter().filter(|it| it.is_entered());
        let free = !entered.any(|it| it.shares_a_parcel_with(&this) && it.shares_a_day_with(&this));
        let answer = self.market.try_step(CENTRE, &this.number, &json!({ "step": "submit" })).await;
        assert_eq!(answer.status == 200, free, "{:#?}: {answer}", self.listings);
        if free {
            self.listings[n].next = 1;
        } else {
            self.market.step(&this.number, json!({ "step": "terminate" })).await;
            self.listings[n].ended = true;
        }
    }

    /// Until a contract binds, the market can end what was handed in; what was paid goes back.
    async fn terminated(&mut self, n: usize) {
        let Played { number, next, .. } = self.listings[n].clone();
        let may = next <= SIGN;
        let answer = self.market.try_step(CENTRE, &number, &json!({ "step": "terminate" })).await;
        assert_eq!(answer.status == 200, may, "{:#?}: {answer}", self.listings[n]);
        if may {
            self.listings[n].ended = true;
            self.market.pay_all(&number).await;
        }
    }

    /// A step whose turn has not come, or is over, is refused and changes nothing.
    async fn out_of_turn(&mut self, n: usize) {
        let Played { number, next, .. } = self.listings[n].clone();
        let turns = ["open-trade", "strike", "post-result", "attest", "enter", "archive"];
        let step = turns[self.chance.random_range(0..turns.len())];
        if WAY[next] == step {
            return;
        }
        let before = self.market.listing(&number).await;
        let answer = self.market.try_step(CENTRE, &number, &json!({ "step": step })).await;
        assert!([409, 422].contains(&answer.status), "{step} at {next}: {answer}");
        assert_eq!(self.market.listing(&number).await.bytes, before.bytes);
    }

    /// The bank tells of a payment that nobody expects, or that was made before: no money moves.
    async fn paid_by_mistake(&mut self, n: usize) {
        let number = self.listings[n].number.clone();
        let before = self.market.listing(&number).await.body;
        let paid = before["payments"].as_array().unwrap().iter().find(|it| it["paid"] == true);
        let payment = paid.map_or(9_999, |it| it["number"].as_u64().unwrap());
        let amount = paid.map_or(1, |it| it["amount_fen"].as_i64().unwrap());
        // Another file each time, or it would be the same file.
        let none = format!("{}\n", ",".repeat(self.chance.random_range(0..3)));
        let lines = [line(payment, "6220000000000000", amount), none];
        let after = self.market.try_bank_file(CENTRE, &number, &lines).await;
        if after.status == 200 {
            assert_eq!(after.body["movements"], before["movements"], "{after}");
        }
    }

    /// Each stands where the model has it, every movement is balanced, and the market keeps nothing.
    async fn compare_listings(&self) {
        for played in &self.listings {
            let listing = self.market.listing(&played.number).await.body;
            let entered = ["entered", "archived"].contains(&listing["state"].as_str().unwrap());
            assert_eq!(entered, played.is_entered(), "{played:#?}: {listing:#}");
            let mut balances = BTreeMap::<String, i64>::new();
            for movement in listing["movements"].as_array().unwrap() {
                let postings = movement["postings"].as_array().unwrap();
                let fen = |it: &Value| it["amount_fen"].as_i64().unwrap();
                assert_eq!(postings.iter().map(fen).sum::<i64>(), 0, "{movement:#}");
                for it in postings {
                    *balances.entry(it["account"].to_string()).or_default() += fen(it);
                }
            }
            if played.ended || played.is_entered() {
                let kept = balances
                    .iter()
                    .find(|(account, fen)| **fen != 0 && !account.contains(r#""kind":"party""#));
                assert_eq!(kept, None, "{played:#?}: {listing:#}");
            }
            let moved = balances.values().filter(|it| **it > 0).sum::<i64>();
            let price_fen = if played.is_entered() { played.price_fen } else { moved };
            assert_eq!(moved, price_fen, "{played:#?}: {balances:#?}");
        }
    }

    /// What was entered is in the register, and nothing else: no parcel is given twice for one day.
    async fn compare_register(&self) {
        let register = self.market.register().await;
        let under = register.circulations.iter().map(store::Row::fact);
        let here = under.filter(|it| it.contract.as_str() == CONTRACT);
        let mut told: Vec<_> = here
            .map(|it| (it.term.first_day, it.term.last_day, it.n_parcels, it.price_note.clone()))
            .collect();
        let entered: Vec<&Played> = self.listings.iter().filter(|it| it.is_entered()).collect();
        assert!(entered.len() > 1, "something came of it");
        let mut played: Vec<_> = entered
            .iter()
            .map(|it| {
                let (parcels, first, last) = WISHES[it.wish];
                let (yuan, fen) = (it.price_fen / 100, it.price_fen % 100);
                let note = format!("出租（转包），全部期限价款{yuan}.{fen:02}元");
                let n_parcels = i32::try_from(parcels.len()).unwrap();
                (first.parse().unwrap(), Some(last.parse().unwrap()), n_parcels, note)
            })
            .collect();
        told.sort();
        played.sort();
        assert_eq!(told, played);
        let twice = entered.iter().enumerate().any(|(n, it)| {
            let mut others = entered.iter().skip(n + 1);
            others.any(|of| it.shares_a_parcel_with(of) && it.shares_a_day_with(of))
        });
        assert!(!twice, "{entered:#?}");
    }

    /// Whoever reads the log alone comes to the same deals.
    async fn compare_log(&self) {
        let registry = &self.market.registry;
        let key = LedgerKey::load_or_create(&registry.data().join("keys"), Some("log.example"));
        extend_all(&registry.store, &key.unwrap(), registry.now()).await.unwrap();
        let mut told = Vec::new();
        for number in 0.. {
            let path = format!("/ledger/{COUNTY}/entries/{number}/proof");
            let proof = registry.get(&path).await;
            if proof.status == 404 {
                break;
            }
            assert_eq!(proof.status, 200, "{proof}");
            let leaf: Value = serde_json::from_str(proof.body["leaf"].as_str().unwrap()).unwrap();
            if leaf["kind"] == "deal" {
                let field = |it: &str| leaf[it].as_str().unwrap().to_owned();
                let price_fen = leaf["price_fen"].as_i64().unwrap();
                told.push((field("first_day"), field("last_day"), price_fen));
            }
        }
        let entered = self.listings.iter().filter(|it| it.is_entered());
        let mut played: Vec<_> = entered
            .map(|it| {
                let (_, first, last) = WISHES[it.wish];
                (first.to_owned(), last.to_owned(), it.price_fen)
            })
            .collect();
        told.sort();
        played.sort();
        assert_eq!(told, played);
    }
}
