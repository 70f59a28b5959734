//! 5,000 invented departures over eight years in a hundred villages, and thirty patterns of coercion planted among them.
//!
//! All thirty have to be found; what else is found is a false alarm, and is counted: the numbers stand in `docs/safeguard.md`.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use super::{departure, person, place, settled, today};
use crate::{Departure, Finding, Parameters, Payment, Settled, Sign, findings};

const DEPARTURES: u64 = 5_000;
const VILLAGES: u64 = 100;
/// Eight years.
const DAYS: i64 = 2_920;
/// People who settled for reasons of their own; most of them belong to no household of these.
const SETTLED: u64 = 1_500;

/// What is found beside what was planted.
const FALSE_ALARMS: [&str; 8] = [
    "agent-cluster 0",
    "below-median 0",
    "buyer-cluster 0",
    "near-settlement 0",
    "same-wording 0",
    "signed-for-others 0",
    "unpaid 0",
    "village-cluster 2",
];

/// What is looked at, and the departures of each pattern that was planted.
struct World {
    departures: Vec<Departure>,
    settled: Vec<Settled>,
    planted: Vec<(Sign, Vec<String>)>,
}

const WISHES: [&str; 8] = [
    "子女都在城里工作，家里没有劳动力",
    "年纪大了种不动地，想把地交给会种的人",
    "在外打工多年，地一直由邻居代种",
    "家中主要劳力外出，无力继续耕种",
    "地块零散离家太远，耕作不便",
    "改行做小生意，顾不上田里的活",
    "身体不好，医生嘱咐不能干重活",
    "准备同兄弟合伙办养殖场，需要本钱",
];
const DICTATED: [&str; 3] = [
    "本人自愿放弃第{}块承包地，交由村里统一安排，绝不反悔",
    "经村干部动员，同意于{}月前交回承包地并按期落户",
    "自愿以{}元退出承包地，不再主张任何权利",
];

fn village(number: u64) -> String {
    format!("22022190{number:02}01")
}

fn price_of(village: u64) -> i64 {
    600_000 + 10_000 * i64::try_from(village).unwrap()
}

fn world() -> World {
    let mut chance = StdRng::seed_from_u64(2026);
    let departures = (0..DEPARTURES).map(|it| ordinary(it, &mut chance)).collect();
    let settled = (0..SETTLED).map(|_| {
        let number = chance.random_range(0..DEPARTURES * 200);
        settled(number, chance.random_range(0..DAYS))
    });
    let settled = settled.collect();
    let mut world = World { departures, settled, planted: Vec::new() };
    world.plant();
    world
}

/// A departure as most are: a price of the village, paid soon, in words of its own.
fn ordinary(number: u64, chance: &mut StdRng) -> Departure {
    let mut it = departure(number, chance.random_range(100..DAYS));
    it.village = place(&village(number % VILLAGES));
    it.price_fen = Some(price_of(number % VILLAGES) * chance.random_range(75..130) / 100);
    it.agent = chance.random_bool(0.3).then(|| person(90_000_000 + chance.random_range(0..150)));
    it.buyer = Some(person(80_000_000 + chance.random_range(0..400)));
    it.payment = Payment::Paid(it.filed_day + TimeDelta::days(chance.random_range(0..60)));
    let mut wish = || WISHES[chance.random_range(0..WISHES.len())];
    it.statement = Some(format!("{}；{}；{}", wish(), wish(), wish()));
    it
}

impl World {
    /// Thirty patterns: six near a settlement, three clusters of each kind, four each of what one departure shows, and three wordings.
    fn plant(&mut self) {
        for pattern in 0..6 {
            let number = self.add(0, 400 + 40 * pattern, |_| {});
            let index: u64 = number.parse().unwrap();
            self.settled.push(settled(index * 10, 380 + 40 * pattern));
            self.planted.push((Sign::NearSettlement, vec![number]));
        }
        for pattern in 0..3 {
            let alone = place(&format!("2204229019{pattern:02}"));
            self.cluster(Sign::VillageCluster, |it| it.village = alone);
            self.cluster(Sign::AgentCluster, |it| it.agent = Some(person(91_000_000 + pattern)));
            self.cluster(Sign::BuyerCluster, |it| it.buyer = Some(person(81_000_000 + pattern)));
        }
        for _ in 0..4 {
            self.single(Sign::Unpaid, |it| it.payment = Payment::Outstanding);
            self.single(Sign::SignedForOthers, |it| it.signatures[1].by_person = Some(person(1)));
            self.single(Sign::BelowMedian, |it| it.price_fen = Some(100_000));
        }
        for (pattern, words) in (0..).zip(DICTATED) {
            let said = |it: u64| words.replace("{}", &it.to_string());
            let filed = |it: u64| 300 + 90 * i64::try_from(it).unwrap();
            let numbers = (0..5)
                .map(|it| self.add(pattern, filed(it), |one| one.statement = Some(said(it))))
                .collect();
            self.planted.push((Sign::SameWording, numbers));
        }
    }

    /// A day on which no other pattern was filed, nor near it.
    fn apart(&self) -> i64 {
        700 + 40 * i64::try_from(self.planted.len()).unwrap()
    }

    fn single(&mut self, sign: Sign, change: impl Fn(&mut Departure)) {
        let number = self.add(50, self.apart(), change);
        self.planted.push((sign, vec![number]));
    }

    /// Seven departures in twelve days, each in a village of its own unless the change says otherwise.
    fn cluster(&mut self, sign: Sign, change: impl Fn(&mut Departure)) {
        let first = self.apart();
        let filed = |it: u64| first + 2 * i64::try_from(it).unwrap();
        let numbers = (0..7).map(|it| self.add(it * 9, filed(it), &change)).collect();
        self.planted.push((sign, numbers));
    }

    /// Adds a departure of a village, with its change, and gives its number.
    fn add(&mut self, of: u64, ago: i64, change: impl Fn(&mut Departure)) -> String {
        let number = 1_000_000 + u64::try_from(self.departures.len()).unwrap();
        let mut it = departure(number, ago);
        it.village = place(&village(of));
        it.price_fen = Some(price_of(of));
        change(&mut it);
        let number = it.number.clone();
        self.departures.push(it);
        number
    }

    /// Whether a finding is about what was planted.
    fn meant(&self, found: &Finding) -> bool {
        let mut of_sign = self.planted.iter().filter(|(sign, _)| *sign == found.sign);
        of_sign.any(|(_, numbers)| numbers.iter().any(|it| found.departures.contains(it)))
    }
}

#[test]
fn thirty_patterns_among_five_thousand_departures_are_all_found() {
    let world = world();
    assert_eq!(world.planted.len(), 30);
    let found = findings(&world.departures, &world.settled, &Parameters::default(), today());
    for (sign, numbers) in &world.planted {
        let whole = |it: &&Finding| numbers.iter().all(|number| it.departures.contains(number));
        let seen = found.iter().filter(|it| it.sign == *sign).any(|it| whole(&it));
        assert!(seen, "{sign:?} of {numbers:?} is not found");
    }
    let mut alarms: BTreeMap<&str, usize> = Sign::ALL.map(|it| (it.as_str(), 0)).into();
    for it in found.iter().filter(|it| !world.meant(it)) {
        *alarms.get_mut(it.sign.as_str()).unwrap() += 1;
    }
    let alarms: Vec<String> = alarms.iter().map(|(sign, n)| format!("{sign} {n}")).collect();
    assert_eq!(alarms, FALSE_ALARMS, "the numbers stand in docs/safeguard.md too");
}
