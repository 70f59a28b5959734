//! What happens to a paid exit: from the application over the payment to the register, given up on the way, or disputed.

use chrono::TimeDelta;
use e2e_tests::{APPROVER, Answer, INTAKE, REGISTRAR, REVIEWER};
use rand::Rng as _;
use serde_json::{Value, json};

use super::model::{Played, asked, is_free};
use super::{Game, codes};
use crate::exits::counter::{COMPENSATION_FEN, NOTICE_DAYS, account};

/// So long everybody thinks it over, …
const COOLING_OFF_DAYS: i64 = 7;
/// … so long the terms are on notice, …
const ON_NOTICE_DAYS: i64 = 15;
/// … and after so many days whoever could not sign comes again.
const AGAIN_DAYS: i64 = 20;

impl Game {
    pub(super) async fn applied(&self, played: &Played) -> Answer {
        let parcels: Vec<Value> = codes(played.parcels).iter().map(|it| json!(it)).collect();
        let application = self.exits.application(&parcels);
        self.registry().post(INTAKE, "/api/v1/exits", &application).await
    }

    pub(super) async fn exit_moved_on(&mut self, n: usize) {
        let Played { number, opened, .. } = self.deals[n].clone();
        let mut wait = 0;
        match self.deals[n].way()[self.deals[n].next] {
            "interview" => self.exit_step(n, REVIEWER, &self.exits.interview()).await,
            "consent" => {
                self.all_consented(&number).await;
                wait = COOLING_OFF_DAYS;
            }
            "agree" => self.exit_step(n, REVIEWER, &self.exits.compensation()).await,
            "decide" => self.exit_step(n, APPROVER, &self.exits.decision(28)).await,
            "publish" => {
                self.exit_step(n, REVIEWER, &json!({ "step": "publish" })).await;
                wait = ON_NOTICE_DAYS;
            }
            "close-notice" => {
                let close = json!({ "step": "close-notice", "with": { "n_upheld": 0 } });
                self.exit_step(n, REVIEWER, &close).await;
            }
            "sign" => return self.signed(n).await,
            "pay" => {
                self.exits.paid(&number).await;
                self.deals[n].paid_fen = COMPENSATION_FEN;
                let over = opened + TimeDelta::days(NOTICE_DAYS);
                wait = (over - self.registry().today()).num_days().max(0);
            }
            "cancel" => self.exit_step(n, REGISTRAR, &json!({ "step": "cancel" })).await,
            step => self.exit_step(n, INTAKE, &json!({ "step": step })).await,
        }
        self.went_on(n, wait);
    }

    async fn exit_step(&self, n: usize, officer: &str, step: &Value) {
        self.exits.step(officer, &self.deals[n].number, step).await;
    }

    async fn all_consented(&self, number: &str) {
        for person in 0..self.exits.before["members"].as_array().unwrap().len() {
            if self.exits.state(number).await == "interviewed" {
                self.exits.step(INTAKE, number, &self.exits.consented(person)).await;
            }
        }
        assert_eq!(self.exits.state(number).await, "cooling-off");
    }

    /// Nobody leaves what somebody else has from today on; it must end first.
    async fn signed(&mut self, n: usize) {
        let (this, today) = (self.deals[n].clone(), self.registry().today());
        let free = is_free(&self.deals, &this, asked(&this, today));
        let answer = self.exits.try_step(INTAKE, &this.number, &self.exits.signature()).await;
        let expected = if free { 200 } else { 422 };
        assert_eq!(answer.status, expected, "{this:#?} beside {:#?}: {answer}", self.deals);
        if free {
            self.went_on(n, 0);
        } else if self.chance.random_ratio(1, 3) {
            self.exit_given_up(n).await;
        } else {
            self.deals[n].ready = today + TimeDelta::days(AGAIN_DAYS);
        }
    }

    /// Withdrawn, or stopped by a report of coercion, at any time until the register is changed; what was paid goes back.
    pub(super) async fn exit_given_up(&mut self, n: usize) {
        let Played { number, paid_fen, .. } = self.deals[n].clone();
        if self.deals[n].is_entered() {
            let withdraw = json!({ "step": "withdraw" });
            let late = self.exits.try_step(INTAKE, &number, &withdraw).await;
            assert_eq!(late.status, 409, "{late}");
            return;
        }
        if self.chance.random_ratio(1, 2) {
            return self.disputed(n).await;
        }
        self.exit_step(n, INTAKE, &json!({ "step": "withdraw" })).await;
        self.exit_paid_back(&number, paid_fen).await;
        (self.deals[n].paid_fen, self.deals[n].over) = (0, true);
    }

    /// Where nobody was forced, and nothing was paid yet, it begins anew with the interview.
    async fn disputed(&mut self, n: usize) {
        let Played { number, paid_fen, .. } = self.deals[n].clone();
        self.exit_step(n, INTAKE, &self.exits.report()).await;
        let coerced = paid_fen > 0 || self.chance.random_ratio(1, 2);
        let settle = json!({ "step": "settle-dispute", "with": { "coerced": coerced } });
        self.exit_step(n, APPROVER, &settle).await;
        if coerced {
            self.exit_paid_back(&number, paid_fen).await;
            (self.deals[n].paid_fen, self.deals[n].over) = (0, true);
        } else {
            (self.deals[n].next, self.deals[n].ready) = (0, self.registry().today());
        }
    }

    async fn exit_paid_back(&self, number: &str, paid_fen: i64) {
        let body = self.exits.exit(number).await.body;
        assert_eq!(body["refund_due_fen"], paid_fen, "{body:#}");
        if paid_fen > 0 {
            let refund = self.exits.ordered(number, paid_fen).await;
            let back = self.exits.bank_file(number, &[(refund, account(), "30000.00")]).await;
            assert_eq!(back.body["refund_due_fen"], 0, "{back}");
        }
    }

    pub(super) async fn exit_paid_by_mistake(&self, n: usize, before: &Value) -> Answer {
        let paid = before["expected"].as_array().unwrap().last();
        let payment = paid.map_or(9_999, |it| it["number"].as_u64().unwrap());
        let unknown = 9_000 + u64::from(self.n_mistakes);
        let lines = [(payment, account(), "29999.99"), (unknown, account(), "30000.00")];
        self.exits.bank_file(&self.deals[n].number, &lines).await
    }
}
