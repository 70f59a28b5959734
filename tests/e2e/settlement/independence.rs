//! Whatever happens in town, not one byte of the register differs, and the other way round (HR-01, HR-03).

use e2e_tests::{
    Counter, Engine, Registry, Tables, TownCounter, digests, identity_numbers, on_both_engines,
    village,
};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value, json};

on_both_engines!(
    whatever_happens_in_town_changes_no_byte_of_the_register,
    whatever_happens_in_the_register_changes_no_byte_of_the_towns_book,
    a_coupling_that_is_planted_is_found,
);

/// How many random sequences are driven, and how many events each has.
const SEQUENCES: u64 = 6;
const EVENTS: usize = 12;
const HOUSEHOLD: &str = "220221901901010001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

/// Cases that stand open in the register, in more than one state.
async fn live_cases(registry: &Registry) -> Vec<String> {
    let counter = Counter { registry };
    let first = counter.accept(&head_change(HOUSEHOLD, "贾民刚", "贾勇")).await;
    counter.walk(&first, "reviewed", &[]).await;
    let reissue = json!({
        "kind": "reissue", "certificate": "220221901901010002J", "reason": "遗失",
    });
    let second = counter.accept(&reissue).await;
    vec![first, second]
}

fn head_change(household: &str, new: &str, old: &str) -> Value {
    let relations: Vec<Value> = [(old, "51"), ("郑桂", "52"), (new, "02"), ("顾燕", "12")]
        .map(|(name, relation)| json!({ "person": { "name": name }, "relation": relation }))
        .into();
    json!({
        "kind": "head-change", "household": household,
        "head": { "name": new }, "relations": relations,
    })
}

/// A life in town: people, what they applied for, and which permits they hold.
struct Life<'a> {
    town: TownCounter<'a>,
    chance: StdRng,
    people: Vec<String>,
    permits: Vec<(String, String)>,
    /// How many events the service recorded.
    recorded: usize,
}

impl<'a> Life<'a> {
    async fn begin(registry: &'a Registry, seed: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let town = TownCounter { registry };
        // Members of the register's own households: whoever could be confused with them is here.
        let numbers: Vec<String> = identity_numbers().into_iter().collect();
        let mut people = Vec::new();
        for _ in 0..4 {
            let number = numbers.choose(&mut chance).unwrap();
            // Whoever is drawn twice is the same person under the same name.
            let name = format!("镇民{}", number.get(10..).unwrap());
            people.push(town.person(&name, Some(number)).await);
        }
        Self { town, chance, people, permits: Vec::new(), recorded: 0 }
    }

    fn somebody(&mut self) -> String {
        self.people.choose(&mut self.chance).unwrap().clone()
    }

    async fn one_event(&mut self) {
        let person = self.somebody();
        let answer = match self.chance.random_range(0..5) {
            0 => self.settles(&person, &json!([])).await,
            1 => {
                let relative = self.somebody();
                let companion = json!([{
                    "person": relative,
                    "relation": { "kinship": "spouse", "lives_together": true },
                }]);
                let companions = if relative == person { json!([]) } else { companion };
                self.settles(&person, &companions).await
            }
            2 => {
                let home = json!({ "kind": "returned", "place": "220221901901" });
                self.town.happens(&person, home).await
            }
            3 => self.is_permitted(&person).await,
            _ => self.gives_a_permit_back(&person).await,
        };
        // A fact that does not follow is refused, and is an event of the sequence all the same.
        assert!([201, 409].contains(&answer.status), "{answer}");
        self.recorded += usize::from(answer.status == 201);
        self.town.registry.given_days_later(1);
    }

    async fn settles(&mut self, person: &str, companions: &Value) -> e2e_tests::Answer {
        let today = self.town.registry.today().to_string();
        let application = TownCounter::graduate(person, &today, companions);
        let application = self.town.apply(&application).await;
        let granted = self.town.grant(&application).await;
        assert_eq!(granted.status, 200, "{granted}");
        self.town.settle(person, &application).await
    }

    async fn is_permitted(&mut self, person: &str) -> e2e_tests::Answer {
        let facts = json!([
            { "kind": "registered-outside" }, { "kind": "in-city-district" },
            { "kind": "continuous-residence", "months": 6 }, { "kind": "formal-employment" },
        ]);
        let answer = self.town.permit(person, &facts).await;
        let id = answer.body["id"].as_str().unwrap().to_owned();
        self.permits.push((person.to_owned(), id));
        answer
    }

    async fn gives_a_permit_back(&mut self, person: &str) -> e2e_tests::Answer {
        let Some((holder, permit)) = self.permits.choose(&mut self.chance).cloned() else {
            return self.is_permitted(person).await;
        };
        self.town.happens(&holder, json!({ "kind": "permit-cancelled", "permit": permit })).await
    }
}

/// Drives random sequences, and gives how many events were recorded.
async fn live(registry: &Registry, sequences: u64) -> usize {
    let mut recorded = 0;
    for seed in 0..sequences {
        let mut life = Life::begin(registry, seed).await;
        for _ in 0..EVENTS {
            life.one_event().await;
        }
        recorded += life.recorded;
    }
    recorded
}

async fn whatever_happens_in_town_changes_no_byte_of_the_register(engine: Engine) {
    let registry = registry(engine).await;
    live_cases(&registry).await;
    let before = digests(registry.store.connection(), Tables::OfTheRegister).await;
    assert!(before.len() > 40, "{} tables are looked at", before.len());
    let town = digests(registry.book.connection(), Tables::OfSettlement).await;
    assert!(live(&registry, SEQUENCES).await > 40, "something happens");
    let after = digests(registry.store.connection(), Tables::OfTheRegister).await;
    assert_eq!(after, before);
    assert_ne!(digests(registry.book.connection(), Tables::OfSettlement).await, town);
}

async fn whatever_happens_in_the_register_changes_no_byte_of_the_towns_book(engine: Engine) {
    let registry = registry(engine).await;
    let cases = live_cases(&registry).await;
    live(&registry, 1).await;
    let before = digests(registry.book.connection(), Tables::OfSettlement).await;
    assert!(before.len() > 10, "{} tables are looked at", before.len());
    let register = digests(registry.store.connection(), Tables::OfTheRegister).await;
    let counter = Counter { registry: &registry };
    registry.given_days_later(10);
    for case in cases {
        counter.walk(&case, "archived", &["贾勇", "贾民刚"]).await;
    }
    registry.given_package(&village("220421")).await;
    assert_eq!(digests(registry.book.connection(), Tables::OfSettlement).await, before);
    assert_ne!(digests(registry.store.connection(), Tables::OfTheRegister).await, register);
}

async fn a_coupling_that_is_planted_is_found(engine: Engine) {
    let registry = registry(engine).await;
    let before = digests(registry.store.connection(), Tables::OfTheRegister).await;
    registry.given_a_coupling();
    live(&registry, 1).await;
    let after = digests(registry.store.connection(), Tables::OfTheRegister).await;
    let changed: Vec<&String> = after
        .iter()
        .filter(|(table, it)| before.get(*table) != Some(it))
        .map(|(it, _)| it)
        .collect();
    assert_eq!(changed, ["household_member"]);
}
