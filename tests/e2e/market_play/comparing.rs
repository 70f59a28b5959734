//! What the service, its register and its ledger say in the end, beside the model and beside each other.

use std::collections::BTreeMap;

use casework::log::{extend_all, verify};
use chrono::{DateTime, NaiveDate};
use identity::{ContractCode, County};
use rust_decimal::Decimal;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::Value;
use store::{LedgerKey, Row};
use tenure::case::china_day;

use super::Game;
use super::model::{LAND, Noun, Played, day, gone};
use crate::listings::market::{CONTRACT, COUNTY};
use crate::transfers::counter::NEIGHBOUR;

/// Days on which somebody has a parcel, and by which deal.
type Given = (String, [NaiveDate; 2], String);
/// A circulation: its days, and its area.
type Lent = ([NaiveDate; 2], Decimal);

impl Game {
    /// Each stands where the model has it, every movement is balanced, and nothing stays between those who pay and those who are paid.
    pub(super) async fn compare_deals(&self) {
        let mut given = Vec::new();
        for (n, played) in self.deals.iter().enumerate() {
            let deal = self.read(n).await.body;
            let told = deal["state"].as_str().unwrap();
            assert!(states(played).contains(&told), "{played:#?}: {deal:#}");
            compare_money(played, &deal);
            given.extend(given_by(played, &deal));
        }
        let entered = self.deals.iter().filter(|it| it.is_entered()).count();
        assert!(entered > 2, "something came of it");
        for (n, one) in given.iter().enumerate() {
            let twice = given.iter().skip(n + 1).find(|it| it.0 == one.0 && meet(it.1, one.1));
            assert_eq!(twice, None, "given twice: {one:?}");
        }
    }

    /// What was entered is in the register, and nothing else.
    pub(super) async fn compare_register(&self) {
        let register = self.market.register().await;
        let under = register.circulations.iter().map(Row::fact);
        let here = under.filter(|it| it.contract.as_str() == CONTRACT);
        let mut told: Vec<(NaiveDate, Option<NaiveDate>, i32, String)> = here
            .map(|it| (it.term.first_day, it.term.last_day, it.n_parcels, it.price_note.clone()))
            .collect();
        let lent = self.deals.iter().filter(|it| it.is_lent());
        let mut played: Vec<_> = lent
            .map(|it| {
                let n_parcels = i32::try_from(it.parcels.len()).unwrap();
                (it.days[0], Some(it.days[1]), n_parcels, price_note(it))
            })
            .collect();
        told.sort();
        played.sort();
        assert_eq!(told, played);

        let mut own: Vec<&str> = LAND.to_vec();
        for place in gone(&self.deals) {
            own.retain(|it| *it != LAND[place]);
        }
        let contractor = ContractCode::parse(CONTRACT).unwrap().contractor();
        assert_eq!(self.transfers.parcels_of(contractor.as_str()).await, own);
        let theirs = self.transfers.parcels_of(NEIGHBOUR).await;
        for it in self.deals.iter().filter(|it| it.noun == Noun::Assignment && it.has_gone()) {
            assert!(it.parcels.iter().all(|it| theirs.contains(&LAND[*it].to_owned())), "{it:#?}");
        }
    }

    /// Whoever replays the ledger comes to the register, and the log of it is sound.
    pub(super) async fn compare_ledger(&self) {
        let register = self.market.register().await;
        let (mut lent, gone_m2) = replayed(&self.entries().await);
        let under = register.circulations.iter().map(Row::fact);
        let here = under.filter(|it| it.contract.as_str() == CONTRACT);
        let mut told: Vec<Lent> =
            here.map(|it| ([it.term.first_day, it.term.last_day.unwrap()], it.area_m2.0)).collect();
        lent.sort();
        told.sort();
        assert_eq!(lent, told);
        let places = gone(&self.deals);
        let parcels = register.parcels.iter().map(Row::fact);
        let gone = parcels.filter(|it| places.iter().any(|n| LAND[*n] == it.code.as_str()));
        assert_eq!(gone.map(|it| it.measured_area_m2.0).sum::<Decimal>(), gone_m2);

        let registry = self.registry();
        let key = LedgerKey::load_or_create(&registry.data().join("keys"), Some("log.example"));
        extend_all(&registry.store, &key.unwrap(), registry.now()).await.unwrap();
        let report = verify(&registry.store, County::parse(COUNTY).unwrap()).await.unwrap();
        assert_eq!((report.findings, report.n_waiting), (Vec::new(), 0));
    }

    /// The entries of deals, in the order of their acts.
    async fn entries(&self) -> Vec<Value> {
        let connection = self.registry().store.connection();
        let sql = "SELECT e.canonical AS canonical FROM ledger_entry AS e \
                   JOIN register_act AS a ON a.county = e.county AND a.id = e.act_id \
                   ORDER BY a.number";
        let statement = Statement::from_string(connection.get_database_backend(), sql);
        let rows = connection.query_all_raw(statement).await.unwrap();
        let entries = rows.iter().map(|it| it.try_get::<String>("", "canonical").unwrap());
        let entries = entries.map(|it| serde_json::from_str::<Value>(&it).unwrap());
        entries.filter(|it| it["kind"] == "deal").collect()
    }
}

/// What is lent, and how much went over, as the entries alone say it.
fn replayed(entries: &[Value]) -> (Vec<Lent>, Decimal) {
    let (mut lent, mut gone) = (BTreeMap::new(), BTreeMap::new());
    for entry in entries {
        let deal = entry["deal"].as_str().unwrap();
        let area_m2: Decimal = entry["area_m2"].as_str().unwrap().parse().unwrap();
        let on = |field: &str| entry[field].as_str().map(day);
        match (on("first_day"), on("last_day")) {
            _ if ["ended", "void"].iter().any(|it| entry["form"] == *it) => {
                let was_there = lent.remove(deal).is_some() || gone.remove(deal).is_some();
                assert!(was_there || entry["form"] == "void", "{entry:#}");
            }
            (Some(first), Some(last)) => {
                assert_eq!(lent.insert(deal, ([first, last], area_m2)), None, "{entry:#}");
            }
            _ => assert_eq!(gone.insert(deal, area_m2), None, "{entry:#}"),
        }
    }
    (lent.into_values().collect(), gone.into_values().sum())
}

/// Where a deal may stand of which the model says where it is on its way.
fn states(played: &Played) -> &'static [&'static str] {
    let last = played.next.checked_sub(1).map(|it| played.way()[it]);
    match (played.noun, last) {
        (Noun::Listing, _) if played.is_entered() => &["entered", "archived"],
        (Noun::Listing, _) if played.over => &["terminated"],
        (Noun::Listing, _) => &[
            "draft",
            "submitted",
            "published",
            "enrolled",
            "trading",
            "struck",
            "result-posted",
            "awaiting-contract",
            "signed",
            "settled",
            "attested",
        ],
        (Noun::Exit, _) if played.over => &["withdrawn", "refused"],
        (_, _) if played.over && played.is_entered() => &["archived"],
        (_, _) if played.over => &["withdrawn"],
        (Noun::Exit, None) => &["applied"],
        (_, None) => &["taken-in"],
        (_, Some("interview")) => &["interviewed"],
        (_, Some("consent")) => &["cooling-off"],
        (_, Some("agree")) => &["agreed"],
        (_, Some("decide")) => &["decided"],
        (_, Some("publish")) => &["on-notice"],
        (_, Some("close-notice")) => &["notice-closed"],
        (_, Some("sign")) => &["signed"],
        (Noun::Exit, Some("pay")) => &["settled"],
        (_, Some("cancel")) => &["cancelled"],
        (_, Some("approve")) | (Noun::Assignment, Some("pay")) => &["approved"],
        (Noun::Assignment, Some("enter")) => &["entered"],
        (_, Some("enter" | "pay")) => &["running"],
        (_, Some("end")) => &["ended"],
        (_, Some(_)) => &["archived"],
    }
}

/// Each movement sums to zero, and so much went from one party to another in all as the bank showed.
fn compare_money(played: &Played, deal: &Value) {
    let mut balances = BTreeMap::<String, i64>::new();
    for movement in deal["movements"].as_array().unwrap() {
        let postings = movement["postings"].as_array().unwrap();
        let fen = |it: &Value| it["amount_fen"].as_i64().unwrap();
        assert_eq!(postings.iter().map(fen).sum::<i64>(), 0, "{movement:#}");
        for it in postings {
            *balances.entry(it["account"].to_string()).or_default() += fen(it);
        }
    }
    if played.noun == Noun::Listing && !(played.over || played.is_entered()) {
        return;
    }
    let outside = |account: &str| account.contains(r#""kind":"party""#);
    let kept = balances.iter().find(|(account, fen)| **fen != 0 && !outside(account));
    assert_eq!(kept, None, "{played:#?}: {deal:#}");
    let moved = balances.values().filter(|it| **it > 0).sum::<i64>();
    let paid = match played.noun {
        Noun::Listing if played.is_entered() => played.price_fen,
        Noun::Listing => moved,
        _ => played.paid_fen,
    };
    assert_eq!(moved, paid, "{played:#?}: {balances:#?}");
}

/// What a deal has given of which parcels, as it is told over HTTP.
fn given_by(played: &Played, deal: &Value) -> Vec<Given> {
    let steps = deal["steps"].as_array().unwrap();
    let taken = |step: &str| steps.iter().find(|it| it["step"] == step);
    if played.noun.goes_over() || taken("enter").is_none() || taken("find-coercion").is_some() {
        return Vec::new();
    }
    let grant = ["priced", "unpriced"].map(|it| &deal["proposal"]["transfer"][it]["grant"]);
    let grant = grant.into_iter().find(|it| it.is_object());
    let listed = &deal["application"];
    let (parcels, days) = match grant {
        Some(it) => (&it["parcels"], &it["days"]),
        None => (&listed["object"]["parcels"], &listed["term"]),
    };
    let (first, last) = (&days[0], &days[1]);
    let [first, last] = [first, last].map(|it| day(it.as_str().unwrap()));
    let ended = taken("end").map(|it| on(&it["at"]).pred_opt().unwrap());
    let days = [first, ended.map_or(last, |it| it.min(last))];
    let codes = parcels.as_array().unwrap().iter();
    let codes = codes.map(|it| it.as_str().or_else(|| it["parcel"].as_str()).unwrap().to_owned());
    let given = codes.map(|it| (it, days, played.number.clone()));
    given.filter(|(_, days, _)| days[0] <= days[1]).collect()
}

fn on(moment: &Value) -> NaiveDate {
    let moment = DateTime::parse_from_rfc3339(moment.as_str().unwrap()).unwrap();
    china_day(moment.to_utc())
}

fn meet(one: [NaiveDate; 2], other: [NaiveDate; 2]) -> bool {
    one[0] <= other[1] && other[0] <= one[1]
}

/// How the register notes what is paid.
fn price_note(played: &Played) -> String {
    let (form_zh, price_fen) = match played.noun {
        Noun::Listing => ("出租（转包）", Some(played.price_fen)),
        Noun::Lease => ("出租", Some(crate::transfers::counter::RENT_FEN)),
        Noun::ShareIn => ("入股", Some(500_000)),
        _ => ("代耕", None),
    };
    match price_fen {
        Some(fen) => format!("{form_zh}，全部期限价款{}.{:02}元", fen / 100, fen % 100),
        None => format!("{form_zh}，无价款"),
    }
}
