//! What happens to a listing: from the draft to the archive, where the bank pays whatever is due.

use e2e_tests::{Answer, CENTRE};
use rand::Rng as _;
use serde_json::{Value, json};

use super::model::{Played, is_free};
use super::{Game, codes};
use crate::listings::market::{CONTRACT, RESERVE_FEN, bid, line};
use crate::listings::offers::json_with;

/// Whoever wants it enrols while it is on notice.
const ENROLLING: [&str; 3] = ["enrol", "qualify", "bank"];
/// A notice of five working days is over after so many days.
const NOTICE_DAYS: i64 = 8;

impl Game {
    pub(super) async fn drafted(&mut self, played: &mut Played) -> Answer {
        played.price_fen = RESERVE_FEN + self.chance.random_range(0..100) * 100;
        let parcels = codes(played.parcels);
        let object = json!({ "kind": "operation-right", "contract": CONTRACT, "parcels": parcels });
        let draft = json_with(self.draft.clone(), "object", object);
        let draft = json_with(draft, "first_day", json!(played.days[0]));
        let draft = json_with(draft, "last_day", json!(played.days[1]));
        self.market.try_draft(CENTRE, &draft).await
    }

    pub(super) async fn listing_moved_on(&mut self, n: usize) {
        self.listing_stepped(n).await;
        while self.enrols(n) {
            self.listing_stepped(n).await;
        }
    }

    fn enrols(&self, n: usize) -> bool {
        let played = &self.deals[n];
        let on_notice = played.did("publish") && !played.did("close-enrolment");
        on_notice && ENROLLING.contains(&played.way()[played.next])
    }

    /// The next step of a listing; only what was given before can stand in the way of the first.
    async fn listing_stepped(&mut self, n: usize) {
        let Played { number, price_fen, bidder, .. } = self.deals[n].clone();
        let next = self.deals[n].way()[self.deals[n].next];
        match next {
            "submit" => return self.submitted(n).await,
            "enrol" => {
                let name = format!("外来{n}");
                self.deals[n].bidder = self.market.enrol(&number, &name, false).await;
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
                self.market.step(&number, json!({ "step": step })).await;
            }
        }
        let before_a_notice_is_over = next == "post-result" || next == "bank" && self.enrols(n);
        self.went_on(n, if before_a_notice_is_over { NOTICE_DAYS } else { 0 });
    }

    async fn submitted(&mut self, n: usize) {
        let this = self.deals[n].clone();
        let free = is_free(&self.deals, &this, this.days);
        let answer = self.market.try_step(CENTRE, &this.number, &json!({ "step": "submit" })).await;
        assert_eq!(answer.status == 200, free, "{this:#?} beside {:#?}: {answer}", self.deals);
        if free {
            self.went_on(n, 0);
        } else {
            self.listing_terminated(n).await;
        }
    }

    /// Until a contract binds, the market can end what was handed in; what was paid goes back.
    pub(super) async fn listing_terminated(&mut self, n: usize) {
        let played = self.deals[n].clone();
        let terminate = json!({ "step": "terminate" });
        let answer = self.market.try_step(CENTRE, &played.number, &terminate).await;
        assert_eq!(answer.status == 200, !played.did("sign"), "{played:#?}: {answer}");
        if !played.did("sign") {
            self.deals[n].over = true;
            self.market.pay_all(&played.number).await;
        }
    }

    pub(super) async fn listing_paid_by_mistake(&self, n: usize, before: &Value) -> Answer {
        let paid = before["payments"].as_array().unwrap().iter().find(|it| it["paid"] == true);
        let payment = paid.map_or(9_999, |it| it["number"].as_u64().unwrap());
        let amount = paid.map_or(1, |it| it["amount_fen"].as_i64().unwrap());
        // Another file each time, or it would be the same file.
        let unknown = line(9_000 + u64::from(self.n_mistakes), "6220000000000000", 1);
        let lines = [line(payment, "6220000000000000", amount), unknown];
        self.market.try_bank_file(CENTRE, &self.deals[n].number, &lines).await
    }
}
