//! Random sequences of what happens at a market, played over HTTP and beside it in a model that fits on a page.
//!
//! Listings, transfers without one and paid exits want the same parcels on the same days.
//! What the model says is refused must be refused, and what it says is done must be done; in the end the books, the register and the log are told again from each other.

mod comparing;
mod exits;
mod listings;
mod model;
mod transfers;

use std::sync::Arc;

use chrono::TimeDelta;
use e2e_tests::{Answer, Engine, Registry, on_both_engines};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use serde_json::Value;

use self::model::{LAND, LAST_ASKED, LAST_DRAFT, LAST_EXIT, LEAVING, Noun, Played, WISHES, day};
use crate::exits::counter::ExitCounter;
use crate::listings::market::{HOUSEHOLD, Market};
use crate::transfers::counter::TransferCounter;

on_both_engines!(
    what_happens_at_random_is_what_a_small_model_says,
    what_happens_by_another_chance_is_what_the_model_says,
);

/// More happens in no play …
const EVENTS_MAX: usize = 100;
/// … and no more deals are taken in.
const DEALS_MAX: usize = 8;
/// So many deals are under way before others are rarer.
const MEETING: usize = 4;

/// The three counters over one register, and the model of it.
struct Game {
    market: Market,
    transfers: TransferCounter,
    exits: ExitCounter,
    chance: StdRng,
    deals: Vec<Played>,
    /// What a listing is drafted with.
    draft: Value,
    n_mistakes: u32,
}

async fn what_happens_at_random_is_what_a_small_model_says(engine: Engine) {
    Box::pin(Game::play(engine, 5)).await;
}

async fn what_happens_by_another_chance_is_what_the_model_says(engine: Engine) {
    Box::pin(Game::play(engine, 7)).await;
}

impl Game {
    async fn play(engine: Engine, seed: u64) {
        let mut game = Box::pin(Self::of(engine, seed)).await;
        for _ in 0..EVENTS_MAX {
            if !Box::pin(game.happen()).await {
                break;
            }
        }
        Box::pin(game.compare_deals()).await;
        Box::pin(game.compare_register()).await;
        Box::pin(game.compare_ledger()).await;
    }

    async fn of(engine: Engine, seed: u64) -> Self {
        let market = Market::new(engine).await;
        let draft = market.contracted_land().await;
        let transfers = Box::pin(TransferCounter::at(Arc::clone(&market.registry))).await;
        let exits = ExitCounter::at(Arc::clone(&market.registry), HOUSEHOLD).await;
        let pilot = exits.record_pilot(&["contracted-land"]).await;
        assert_eq!(pilot.status, 201, "{pilot}");
        let chance = StdRng::seed_from_u64(seed);
        Self { market, transfers, exits, chance, deals: Vec::new(), draft, n_mistakes: 0 }
    }

    fn registry(&self) -> &Registry {
        &self.market.registry
    }

    /// Something happens, unless all is over.
    async fn happen(&mut self) -> bool {
        let going: Vec<usize> =
            (0..self.deals.len()).filter(|n| self.deals[*n].goes_on()).collect();
        let late = self.registry().today() > day(LAST_ASKED);
        let more = self.deals.len() < DEALS_MAX && !late;
        // A few at once, so that they meet.
        let few = if going.len() < MEETING { 3 } else { 6 };
        if more && (going.is_empty() || self.chance.random_ratio(2, few)) {
            self.taken_in().await;
            return true;
        }
        let Some(n) = self.chosen(&going) else { return false };
        match self.chance.random_range(0..24) {
            0 => self.stopped(n).await,
            1 | 2 => self.out_of_turn(n).await,
            3 => self.seen_too_long_ago(n).await,
            4 => self.paid_by_mistake(n).await,
            _ => self.moved_on(n).await,
        }
        true
    }

    /// One of those whose day has come; where none has, the clock goes on to the first.
    fn chosen(&mut self, going: &[usize]) -> Option<usize> {
        let first = going.iter().map(|n| self.deals[*n].ready).min()?;
        let wait = first - self.registry().today();
        self.registry().given_days_later(wait.num_days().max(0));
        let today = self.registry().today();
        let ready: Vec<usize> =
            going.iter().copied().filter(|n| self.deals[*n].ready <= today).collect();
        ready.choose(&mut self.chance).copied()
    }

    /// Somebody comes with a deal; what another one holds, or has, nobody else is given.
    async fn taken_in(&mut self) {
        let today = self.registry().today();
        let mut nouns = vec![Noun::Lease, Noun::ShareIn, Noun::OnBehalf, Noun::Assignment];
        if today <= day(LAST_DRAFT) {
            nouns.extend([Noun::Listing; 2]);
        }
        if today <= day(LAST_EXIT) {
            nouns.extend([Noun::Exit; 4]);
        }
        let noun = *nouns.choose(&mut self.chance).unwrap();
        let mut played = Played::new(noun, today);
        self.wish(&mut played);
        let expected = model::taken_in(&self.deals, &played, today);
        let answer = match noun {
            Noun::Listing => self.drafted(&mut played).await,
            Noun::Exit => self.applied(&played).await,
            _ => self.asked_for(&played).await,
        };
        assert_eq!(answer.status, expected, "{played:#?} beside {:#?}: {answer}", self.deals);
        if expected == 201 {
            answer.body["number"].as_str().unwrap().clone_into(&mut played.number);
            self.deals.push(played);
        }
    }

    /// Which parcels are wanted, and for which days.
    fn wish(&mut self, played: &mut Played) {
        if played.noun.goes_over() {
            played.parcels = LEAVING.choose(&mut self.chance).unwrap();
            return;
        }
        let (parcels, first_day, last_day) = *WISHES.choose(&mut self.chance).unwrap();
        (played.parcels, played.days) = (parcels, [day(first_day), day(last_day)]);
    }

    async fn moved_on(&mut self, n: usize) {
        match self.deals[n].noun {
            Noun::Listing => self.listing_moved_on(n).await,
            Noun::Exit => self.exit_moved_on(n).await,
            _ => self.transfer_moved_on(n).await,
        }
    }

    async fn stopped(&mut self, n: usize) {
        match self.deals[n].noun {
            Noun::Listing => self.listing_terminated(n).await,
            Noun::Exit => self.exit_given_up(n).await,
            _ => self.transfer_stopped(n).await,
        }
    }

    /// A step whose turn has not come, or is over, is refused and changes nothing.
    async fn out_of_turn(&mut self, n: usize) {
        let played = &self.deals[n];
        let turns = played.noun.turns();
        let (officer, step) = *turns.choose(&mut self.chance).unwrap();
        if played.way()[played.next] == step {
            return;
        }
        let before = self.read(n).await;
        let answer = self.try_step_at(n, officer, step, &before.etag).await;
        assert!([409, 422].contains(&answer.status), "{step} of {:#?}: {answer}", self.deals[n]);
        assert_eq!(self.read(n).await.bytes, before.bytes);
    }

    /// Whoever saw what is no more is told to look again.
    async fn seen_too_long_ago(&mut self, n: usize) {
        let before = self.read(n).await;
        let (officer, step) = self.deals[n].noun.turns()[0];
        let answer = self.try_step_at(n, officer, step, "\"0\"").await;
        assert_eq!(answer.status, 412, "{step} of {:#?}: {answer}", self.deals[n]);
        assert_eq!(self.read(n).await.bytes, before.bytes);
    }

    /// The bank tells of a payment that nobody expects, or that was made before: no money moves.
    async fn paid_by_mistake(&mut self, n: usize) {
        self.n_mistakes += 1;
        let before = self.read(n).await.body;
        let after = match self.deals[n].noun {
            Noun::Listing => self.listing_paid_by_mistake(n, &before).await,
            Noun::Exit => self.exit_paid_by_mistake(n, &before).await,
            _ => self.transfer_paid_by_mistake(n, &before).await,
        };
        assert_eq!(after.status, 200, "{after}");
        assert_eq!(after.body["movements"], before["movements"], "{after}");
        assert_eq!(after.body["state"], before["state"], "{after}");
    }

    async fn read(&self, n: usize) -> Answer {
        let answer = self.registry().get(&self.deals[n].path()).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer
    }

    async fn try_step_at(&self, n: usize, officer: &str, step: &str, etag: &str) -> Answer {
        let path = format!("{}/steps", self.deals[n].path());
        let step = self.step_out_of_turn(step);
        self.registry().post_if(officer, &path, &[("If-Match", etag)], &step).await
    }

    /// A step as it is handed in when nobody asked for it.
    fn step_out_of_turn(&self, step: &str) -> Value {
        match step {
            "end" => self.transfers.agreed_end(),
            step => serde_json::json!({ "step": step }),
        }
    }

    /// The deal took a step, and waits so many days for the next.
    fn went_on(&mut self, n: usize, n_days: i64) {
        let ready = self.registry().today() + TimeDelta::days(n_days);
        let played = &mut self.deals[n];
        played.next += 1;
        played.ready = ready;
    }
}

/// The codes of the parcels at these places.
fn codes(places: &[usize]) -> Vec<&'static str> {
    places.iter().map(|it| LAND[*it]).collect()
}
