//! What happens to a transfer without a listing: taken in, sent back and corrected, entered, paid, ended, or found to be void.

use e2e_tests::{APPROVER, Answer, INTAKE, REGISTRAR, REVIEWER};
use rand::Rng as _;
use serde_json::{Value, json};

use super::model::{Noun, Played, day, is_free, is_held};
use super::{Game, codes};
use crate::transfers::counter::{ACCOUNT, RENT_FEN, TENANT_ACCOUNT};
use crate::transfers::land::PRICE_FEN;

/// On this day all of the rent is due.
const ALL_DUE: &str = "2027-07-31";
/// What runs is not ended sooner than it must be, at most so many days later.
const RUNS_DAYS_MAX: i64 = 200;

impl Game {
    pub(super) async fn asked_for(&self, played: &Played) -> Answer {
        self.transfers.try_take_in(INTAKE, &self.transfer_asked(played)).await
    }

    /// What is handed in for a transfer.
    fn transfer_asked(&self, played: &Played) -> Value {
        let (counter, parcels) = (&self.transfers, codes(played.parcels));
        let [first_day, last_day] = played.days.map(|it| it.to_string());
        let grant = counter.grant(&parcels, &first_day, &last_day);
        match played.noun {
            Noun::ShareIn => {
                let share_in = json!({ "priced": { "kind": "share-in", "grant": grant } });
                let equity = json!({ "equity": {
                    "enterprise": "样田农民专业合作社", "shares": "100", "valued_fen": 500_000,
                    "valuation": counter.evidence,
                } });
                let mut asked = counter.handed_in(&share_in, &equity);
                asked["transferee"] = counter.outsider("cooperative");
                asked["priority"] = json!({ "days": ["2026-11-01", "2026-11-15"] });
                asked
            }
            Noun::OnBehalf => {
                let farming =
                    json!({ "unpriced": { "kind": "farming-on-behalf", "grant": grant } });
                counter.handed_in(&farming, &Value::Null)
            }
            Noun::Assignment => counter.assignment_of(&parcels),
            _ => counter.lease_of(&grant),
        }
    }

    pub(super) async fn transfer_moved_on(&mut self, n: usize) {
        let Played { number, noun, .. } = self.deals[n].clone();
        let mut wait = 0;
        match self.deals[n].way()[self.deals[n].next] {
            "approve" => {
                if noun != Noun::Assignment && self.chance.random_ratio(1, 4) {
                    return self.corrected(n).await;
                }
                self.transfer_step(n, REVIEWER, "approve", "approved").await;
            }
            "enter" => {
                let state = if noun.goes_over() { "entered" } else { "running" };
                self.transfer_step(n, REGISTRAR, "enter", state).await;
                wait = self.chance.random_range(0..RUNS_DAYS_MAX);
            }
            "pay" => {
                let amount_fen = self.payable_fen(noun);
                let holder = self.transfers.representative();
                self.transfers.paid_in_full(&number, &holder, amount_fen).await;
                self.deals[n].paid_fen += amount_fen;
            }
            "end" => self.ended(n).await,
            step => {
                self.transfer_step(n, INTAKE, step, "archived").await;
            }
        }
        self.went_on(n, wait);
    }

    /// What is due by today, or else the next installment.
    fn payable_fen(&self, noun: Noun) -> i64 {
        match noun {
            Noun::Assignment => PRICE_FEN,
            _ if self.registry().today() >= day(ALL_DUE) => RENT_FEN,
            _ => RENT_FEN / 2,
        }
    }

    async fn transfer_step(&self, n: usize, officer: &str, step: &str, state: &str) {
        let step = json!({ "step": step });
        let body = self.transfers.step(officer, &self.deals[n].number, &step).await;
        assert_eq!(body["state"], state, "{step} of {:#?}", self.deals[n]);
    }

    /// Sent back, and handed in again for something else, if nobody else holds or has that.
    async fn corrected(&mut self, n: usize) {
        let mut other = self.deals[n].clone();
        self.wish(&mut other);
        let returned = json!({ "step": "return", "with": { "reason": "地块写错" } });
        self.transfers.step(REVIEWER, &other.number, &returned).await;
        let expected = if is_held(&self.deals, &other, Some(n)) {
            409
        } else if is_free(&self.deals, &other, other.days) {
            200
        } else {
            422
        };
        let correct = json!({ "step": "correct", "with": self.transfer_asked(&other) });
        let answer = self.transfers.try_step(INTAKE, &other.number, &correct).await;
        assert_eq!(answer.status, expected, "{other:#?} beside {:#?}: {answer}", self.deals);
        if expected == 200 {
            self.deals[n] = other;
        } else {
            // Then it is what it was.
            let correct = json!({ "step": "correct", "with": self.transfer_asked(&self.deals[n]) });
            self.transfers.step(INTAKE, &other.number, &correct).await;
        }
    }

    async fn ended(&mut self, n: usize) {
        let today = self.registry().today();
        let is_over = self.deals[n].days[1] < today;
        let expiry = json!({ "step": "end", "with": { "kind": "expiry" } });
        let number = &self.deals[n].number;
        let early = self.transfers.try_step(REGISTRAR, number, &expiry).await;
        assert_eq!(early.status, if is_over { 200 } else { 409 }, "{early}");
        if !is_over {
            self.transfers.step(REGISTRAR, number, &self.transfers.agreed_end()).await;
        }
        self.deals[n].ended = Some(today);
    }

    /// Before it is entered it is withdrawn; afterwards somebody is found to have been forced.
    pub(super) async fn transfer_stopped(&mut self, n: usize) {
        let number = self.deals[n].number.clone();
        if !self.deals[n].is_entered() {
            self.transfer_step(n, INTAKE, "withdraw", "withdrawn").await;
            return self.paid_back(n).await;
        }
        let found = json!({ "found": "县农业农村局认定", "document": self.transfers.evidence });
        let coercion = json!({ "step": "find-coercion", "with": found });
        let answer = self.transfers.try_step(APPROVER, &number, &coercion).await;
        // What went over for good goes back, unless somebody wants it meanwhile.
        let this = &self.deals[n];
        let wanted = this.noun.goes_over() && is_held(&self.deals, this, Some(n));
        assert_eq!(answer.status, if wanted { 409 } else { 200 }, "{:#?}: {answer}", self.deals);
        if !wanted {
            self.paid_back(n).await;
            self.transfer_step(n, INTAKE, "archive", "archived").await;
        }
    }

    /// What was paid goes back to whoever paid it.
    async fn paid_back(&mut self, n: usize) {
        let Played { number, paid_fen, .. } = self.deals[n].clone();
        let body = self.transfers.transfer(&number).await.body;
        assert_eq!(body["refund_due_fen"], paid_fen, "{body:#}");
        if paid_fen > 0 {
            let tenant = body["proposal"]["transferee"]["party"].clone();
            let to = (&tenant, TENANT_ACCOUNT);
            let refund = self.transfers.ordered_to(&number, to, paid_fen).await;
            let amount = format!("{}.{:02}", paid_fen / 100, paid_fen % 100);
            let lines = [(refund, TENANT_ACCOUNT, amount.as_str())];
            let back = self.transfers.bank_file(&number, &lines).await;
            assert_eq!(back.body["refund_due_fen"], 0, "{back}");
        }
        (self.deals[n].paid_fen, self.deals[n].over) = (0, true);
    }

    pub(super) async fn transfer_paid_by_mistake(&self, n: usize, before: &Value) -> Answer {
        let paid = before["expected"].as_array().unwrap().last();
        let payment = paid.map_or(9_999, |it| it["number"].as_u64().unwrap());
        let unknown = 9_000 + u64::from(self.n_mistakes);
        let lines = [(payment, ACCOUNT, "0.01"), (unknown, ACCOUNT, "600.00")];
        self.transfers.bank_file(&self.deals[n].number, &lines).await
    }
}
