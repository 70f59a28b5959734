//! Members who come and go, heads that change, households that split and become one.

use std::collections::BTreeSet;

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::town::{Town, contracts, names, number, parcel, parcels, rows, serial};

/// 贾勇, his wife, a son and a daughter-in-law, with four parcels.
const HOUSEHOLD: &str = "220221901901010001";
const NEW: &str = "220221901901010999";
/// 刘海义 and his wife, with two parcels; 陈强 and his wife, with five.
const SMALL: &str = "220221901901010008";
const SMALL_TOO: &str = "220221901901010009";

on_both_engines!(
    a_split_names_every_parcel_and_leaves_a_head,
    a_household_under_seizure_is_not_merged,
    a_member_who_marries_keeps_the_land_until_there_is_other_land,
    a_merge_forgets_nobody,
);

pub(super) async fn a_child_joins_and_one_who_died_leaves(town: &Town) -> Value {
    let before = town.file(HOUSEHOLD).await;
    let child = json!({
        "household_code": HOUSEHOLD, "name": "贾新宝", "sex": "1", "document_kind": "1",
        "document_number": "990001202603015131", "relation": "41", "note_kind": "6",
        "co_holder": "1",
    });
    let request = json!({
        "kind": "member-change", "household": HOUSEHOLD, "joining": { "members": [child] },
        "leaving": [{ "person": { "name": "郑桂" }, "reason": "death" }],
    });
    let case = town.archived(&request, &["贾勇"]).await;

    let after = town.file(HOUSEHOLD).await;
    assert_eq!(names(&before), ["贾勇", "郑桂", "贾民刚", "顾燕"]);
    assert_eq!(names(&after), ["贾勇", "贾民刚", "顾燕", "贾新宝"]);
    assert_eq!(names(&town.file_before(HOUSEHOLD).await), names(&before));
    assert_eq!(parcels(&after), parcels(&before), "the land stays with the household");
    assert_ne!(serial(&after), serial(&before), "the certificate names the holders");
    case
}

pub(super) async fn a_son_takes_the_place_of_the_head(town: &Town) -> Value {
    let before = town.file(HOUSEHOLD).await;
    let relations: Vec<Value> = [("贾勇", "51"), ("郑桂", "52"), ("贾民刚", "02"), ("顾燕", "12")]
        .map(|(name, relation)| json!({ "person": { "name": name }, "relation": relation }))
        .into();
    let request = json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": "贾民刚" }, "relations": relations,
    });
    let case = town.archived(&request, &["贾勇", "贾民刚"]).await;

    let after = town.file(HOUSEHOLD).await;
    assert_eq!((&before["head_name"], &after["head_name"]), (&json!("贾勇"), &json!("贾民刚")));
    let set = |file| names(file).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(set(&after), set(&before), "nobody came and nobody left");
    assert_ne!(after["contractor"]["document_number"], before["contractor"]["document_number"]);
    assert_eq!(contracts(&after)[0]["code"], contracts(&before)[0]["code"]);
    case
}

/// The son leaves with his wife, a whole parcel and the eastern half of another.
fn split(whole: &str, divided: &Value) -> Value {
    json!({
        "kind": "household-split", "household": HOUSEHOLD, "new_household": NEW,
        "new_head": { "name": "贾民刚" }, "address": "样田村第1组99号",
        "members": [
            { "person": { "name": "贾民刚" }, "relation": "02" },
            { "person": { "name": "顾燕" }, "relation": "12" },
        ],
        "parcels": [whole], "divided": [divided],
    })
}

pub(super) async fn a_household_splits_and_a_parcel_with_it(town: &Town) -> Value {
    let before = town.file(HOUSEHOLD).await;
    let (whole, cut) = ("2202219019010100016", "2202219019010100020");
    let division = rows().halved(cut, "2202219019010100901", "2202219019010100902");
    let case = town.archived(&split(whole, &division), &["贾勇", "贾民刚"]).await;

    let (stayed, left) = (town.file(HOUSEHOLD).await, town.file(NEW).await);
    assert_eq!(names(&stayed), ["贾勇", "郑桂"]);
    assert_eq!(names(&left), ["贾民刚", "顾燕"]);
    assert_eq!(parcels(&left), BTreeSet::from([whole, "2202219019010100902"]));
    assert!(parcels(&stayed).contains("2202219019010100901"));
    assert!(!parcels(&stayed).contains(cut));
    // Each piece is bounded by the holder of the other; the other three bounds are those of the whole.
    let bounds = |file, code| parcel(file, code)["bounds"].clone();
    let (west, east) =
        (bounds(&stayed, "2202219019010100901"), bounds(&left, "2202219019010100902"));
    assert_eq!((&west["east"], &east["west"]), (&json!("贾民刚"), &json!("贾勇")));
    assert_eq!(west["west"], bounds(&before, cut)["west"]);
    let area = |file: &Value| number(&contracts(file)[0]["total_area_m2"]);
    assert!((area(&stayed) + area(&left) - area(&before)).abs() < 0.005);
    assert_ne!(serial(&stayed), serial(&left));
    assert_eq!(
        town.lineage("parcel", cut).await,
        ["901", "902"].map(|it| format!("split {cut} → 2202219019010100{it}"))
    );
    assert_eq!(
        town.lineage("land-contract", &format!("{NEW}J")).await,
        [format!("split {HOUSEHOLD}J → {NEW}J")]
    );
    case
}

pub(super) async fn two_households_become_one(town: &Town) -> Value {
    let (from, into) = (town.file(SMALL_TOO).await, town.file(SMALL).await);
    let relations: Vec<Value> = names(&from)
        .into_iter()
        .map(|name| json!({ "person": { "name": name }, "relation": "70" }))
        .collect();
    let request = json!({
        "kind": "household-merge", "from": SMALL_TOO, "into": SMALL, "relations": relations,
    });
    let case = town.archived(&request, &["刘海义", "陈强"]).await;

    let one = town.file(SMALL).await;
    assert!(!town.is_there(SMALL_TOO).await, "a household that merged is no more");
    assert_eq!(names(&town.file_before(SMALL_TOO).await), names(&from));
    assert_eq!(names(&one), [names(&into), names(&from)].concat());
    assert_eq!(parcels(&one), parcels(&into).union(&parcels(&from)).copied().collect());
    let homesteads = one["homesteads"]["rights"].as_array().unwrap();
    assert_eq!(homesteads.len(), 2, "no house is lost by it");
    assert_eq!(homesteads[1]["note"], format!("合户，原属农户{SMALL_TOO}"));
    assert_eq!(
        town.lineage("land-contract", &format!("{SMALL}J")).await,
        [format!("merge {SMALL_TOO}J → {SMALL}J")]
    );
    case
}

async fn a_split_names_every_parcel_and_leaves_a_head(engine: Engine) {
    let town = Town::new(engine).await;
    let division =
        rows().halved("2202219019010100020", "2202219019010100901", "2202219019010100902");
    let fine = split("2202219019010100016", &division);
    let mut without_head = fine.clone();
    without_head["members"] = json!([{ "person": { "name": "顾燕" }, "relation": "12" }]);
    assert_eq!(town.refused(&without_head).await, ["impossible-request"]);
    let mut head_leaves = fine.clone();
    head_leaves["members"][0]["person"]["name"] = json!("贾勇");
    assert_eq!(town.refused(&head_leaves).await, ["impossible-request"]);
    let mut of_another = fine.clone();
    of_another["parcels"] = json!(["2202219019010100022"]);
    assert_eq!(town.refused(&of_another).await, ["impossible-request"]);
    let mut no_piece = fine.clone();
    no_piece["divided"][0]["goes"] = json!("2202219019010100903");
    assert_eq!(town.refused(&no_piece).await, ["impossible-request"]);
    let mut nothing_left = fine.clone();
    nothing_left["parcels"] = json!(parcels(&town.file(HOUSEHOLD).await));
    nothing_left["divided"] = json!([]);
    assert_eq!(town.refused(&nothing_left).await, ["impossible-request"]);
    town.counter().accept(&fine).await;
}

async fn a_household_under_seizure_is_not_merged(engine: Engine) {
    let town = Town::new(engine).await;
    town.restrained("seizure", &format!("{SMALL_TOO}J")).await;
    let from = town.file(SMALL_TOO).await;
    let relations: Vec<Value> = names(&from)
        .into_iter()
        .map(|name| json!({ "person": { "name": name }, "relation": "70" }))
        .collect();
    let request = json!({
        "kind": "household-merge", "from": SMALL_TOO, "into": SMALL, "relations": relations,
    });
    assert_eq!(town.refused(&request).await, ["CR-06"]);
}

async fn a_member_who_marries_keeps_the_land_until_there_is_other_land(engine: Engine) {
    let town = Town::new(engine).await;
    let mut request = json!({
        "kind": "member-change", "household": HOUSEHOLD,
        "leaving": [{ "person": { "name": "顾燕" }, "reason": "divorce" }],
    });
    assert_eq!(town.refused(&request).await, ["HR-26"]);
    request["leaving"][0]["land_elsewhere_sha256"] =
        json!(town.registry.given_document("220221", "他村承包证明").await);
    town.counter().accept(&request).await;
}

async fn a_merge_forgets_nobody(engine: Engine) {
    let town = Town::new(engine).await;
    let request = json!({
        "kind": "household-merge", "from": SMALL_TOO, "into": SMALL,
        "relations": [{ "person": { "name": "陈强" }, "relation": "70" }],
    });
    assert_eq!(town.refused(&request).await, ["impossible-request"]);
}
