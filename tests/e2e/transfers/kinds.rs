//! Each kind of operation right, from the counter to its end; the contract and the other two rights stay as they are.

use e2e_tests::{Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines};
use ledger::PublicLeaf;
use serde_json::{Value, json};

use super::counter::{
    CONTRACT, NEIGHBOUR, PARCELS, RENT_FEN, TransferCounter, codes, kind, rent, told,
};

on_both_engines!(
    a_lease_to_a_neighbour_runs_and_ends,
    land_is_put_into_a_cooperative_for_shares,
    farming_on_behalf_has_no_price,
    a_tenant_gives_on_what_it_has_with_the_contractors_consent,
    a_security_lies_on_the_contract_until_it_is_released,
    a_tenants_security_ends_with_its_lease,
    a_transfer_is_returned_corrected_and_withdrawn,
);

/// Nothing that the household has is otherwise than before.
async fn nothing_else_changed(counter: &TransferCounter) {
    let after = counter.file().await;
    for kept in ["members", "homesteads", "shares", "head_name", "address"] {
        assert_eq!(after[kept], counter.before[kept], "{kept}");
    }
    let land = |file: &Value| file["contracted_land"]["parcels"].to_string();
    assert_eq!(land(&after), land(&counter.before));
    assert_eq!(
        after["contracted_land"]["certificates"],
        counter.before["contracted_land"]["certificates"]
    );
}

/// How many circulations there are under the contract.
async fn n_lent(counter: &TransferCounter) -> usize {
    let register = counter.register().await;
    register.circulations.iter().filter(|it| it.fact().contract.as_str() == CONTRACT).count()
}

async fn a_lease_to_a_neighbour_runs_and_ends(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let register = counter.register().await;
    let lent = register.circulations.iter().map(store::Row::fact);
    let lent = lent.clone().find(|it| it.contract.as_str() == CONTRACT).unwrap();
    assert_eq!((lent.term_text.as_str(), lent.n_parcels), ("1年", 1));
    assert_eq!(lent.price_note, "出租，全部期限价款600.00元");
    assert_eq!(lent.area_m2.0, counter.area_m2(PARCELS[0]));
    nothing_else_changed(&counter).await;

    let entry = counter.last_entry().await;
    let leaf: Value =
        serde_json::from_str(PublicLeaf::of(&entry.to_string()).unwrap().text()).unwrap();
    for (field, value) in [
        ("kind", json!("deal")),
        ("deal_kind", json!("transfer")),
        ("deal_subject", json!("L1")),
        ("form", json!("lease")),
        ("price_fen", json!(RENT_FEN)),
        ("first_day", json!("2027-01-01")),
        ("last_day", json!("2027-12-31")),
    ] {
        assert_eq!(leaf[field], value, "{field}");
    }
    assert!(!leaf.to_string().contains(NEIGHBOUR), "{leaf}");

    let ended = counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    assert_eq!(ended["state"], "ended");
    assert_eq!(n_lent(&counter).await, 0);
    assert_eq!(counter.last_entry().await["form"], "ended");
    let archived = counter.step(INTAKE, &number, &json!({ "step": "archive" })).await;
    assert_eq!(archived["state"], "archived");
    nothing_else_changed(&counter).await;
    // What was ended may be given anew.
    counter.entered(&counter.lease()).await;
}

async fn land_is_put_into_a_cooperative_for_shares(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let grant = counter.grant(&PARCELS, "2027-01-01", "2027-12-31");
    let share_in = json!({ "priced": { "kind": "share-in", "grant": grant } });
    let equity = json!({ "equity": {
        "enterprise": "样田农民专业合作社", "shares": "100", "valued_fen": 500_000,
        "valuation": counter.evidence,
    } });
    let mut asked = counter.handed_in(&share_in, &equity);
    asked["transferee"] = counter.outsider("cooperative");
    asked["priority"] = json!({ "days": ["2026-11-01", "2026-11-15"] });
    let number = counter.entered(&asked).await;
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("L2"), &json!(500_000)));
    let dues = counter.registry.get(&format!("/api/v1/transfers/{number}/dues")).await;
    assert_eq!(dues.body, json!([]), "shares are not paid in money");
    counter.registry.given_the_moment("2028-01-01T09:00:00");
    let expired = json!({ "step": "end", "with": { "kind": "expiry" } });
    counter.step(REGISTRAR, &number, &expired).await;
    assert_eq!(n_lent(&counter).await, 0);
}

async fn farming_on_behalf_has_no_price(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let grant = counter.grant(&PARCELS[..1], "2026-12-01", "2027-12-31");
    let farming = json!({ "unpriced": { "kind": "farming-on-behalf", "grant": grant } });
    let priced = counter.handed_in(&farming, &rent());
    assert_eq!(codes(&counter.try_take_in(INTAKE, &priced).await), ["MK-05"]);
    let mut unwritten = counter.handed_in(&farming, &json!(null));
    unwritten["contract"] = json!(null);
    let number = counter.taken_in(&unwritten).await;
    let refused = counter.try_approve(&number).await;
    assert_eq!(codes(&refused), ["HR-37"], "for more than a year it is written");
    let sign = json!({ "step": "sign", "with": counter.signed_by(&counter.representative()) });
    counter.step(INTAKE, &number, &sign).await;
    counter.step(REVIEWER, &number, &json!({ "step": "approve" })).await;
    counter.step(REGISTRAR, &number, &json!({ "step": "enter" })).await;
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("L4"), &json!(null)));
    let register = counter.register().await;
    let notes: Vec<_> =
        register.circulations.iter().map(|it| it.fact().price_note.as_str()).collect();
    assert!(notes.contains(&"代耕，无价款"), "{notes:?}");
}

/// What the neighbour gives on for some months, under a deal.
pub(super) fn given_on(
    counter: &TransferCounter,
    under: &Value,
    tenant: &Value,
    last_day: &str,
) -> Value {
    let grant = counter.grant(&PARCELS[..1], "2027-03-01", last_day);
    let given_on = json!({ "priced": {
        "kind": "re-transfer", "grant": grant, "under": under,
        "contractor_consent": counter.consent(&counter.representative()),
    } });
    let mut asked = counter.handed_in(&given_on, &rent());
    asked["consents"] = json!([counter.consent(tenant)]);
    asked["contract"] = counter.signed_by(tenant);
    asked["transferee"] = counter.outsider("person");
    asked["priority"] = json!({ "days": ["2026-11-01", "2026-11-15"] });
    asked
}

async fn a_tenant_gives_on_what_it_has_with_the_contractors_consent(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let lease = counter.transfer(&number).await.body;
    let (under, tenant) = (&lease["id"], &lease["proposal"]["transferee"]["party"]);
    let mut unasked = given_on(&counter, under, tenant, "2027-09-30");
    unasked["transfer"]["priced"]["contractor_consent"] = json!(null);
    unasked["filing"] = json!(null);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &unasked).await), ["HR-45"]);
    let longer = given_on(&counter, under, tenant, "2028-01-01");
    assert_eq!(codes(&counter.try_take_in(INTAKE, &longer).await), ["HR-36"]);
    let nowhere = given_on(&counter, &json!(uuid_of(9)), tenant, "2027-09-30");
    assert_eq!(kind(&counter.try_take_in(INTAKE, &nowhere).await), (404, "not-found"));

    let sub = counter.entered(&given_on(&counter, under, tenant, "2027-09-30")).await;
    assert_eq!(n_lent(&counter).await, 2);
    let again = given_on(&counter, under, tenant, "2027-09-30");
    let twice = counter.try_take_in(INTAKE, &again).await;
    assert_eq!(codes(&twice), ["HR-41"], "{twice}");
    // What is given on takes nothing more of the contract, and ends with what it was given of.
    counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    let sub = counter.transfer(&sub).await.body;
    assert_eq!(sub["state"], "ended");
    let last = sub["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(last["event"]["with"], json!({ "kind": "with-other", "deal": under }));
    let number = sub["number"].as_str().unwrap();
    counter.step(INTAKE, number, &json!({ "step": "archive" })).await;
    assert_eq!(n_lent(&counter).await, 0);
}

fn uuid_of(n: u8) -> String {
    format!("00000000-0000-7000-8000-00000000000{n}")
}

/// A security of a whole parcel for a loan.
pub(super) fn security(counter: &TransferCounter, under: &Value) -> Value {
    let grant = counter.grant(&PARCELS[..1], "2027-01-01", "2027-12-31");
    let consent = (!under.is_null()).then(|| counter.consent(&counter.representative()));
    let security = json!({ "unpriced": {
        "kind": "security", "grant": grant, "under": under, "secured_fen": 2_000_000,
        "contractor_consent": consent,
    } });
    let mut asked = counter.handed_in(&security, &json!(null));
    asked["transferee"] = counter.outsider("bank");
    asked["transferee"]["farming"] = json!(null);
    asked
}

/// The restrictions that lie on the contract.
async fn lying(counter: &TransferCounter) -> Vec<Value> {
    let book = counter.register().await;
    let lying = book.restrictions.iter().map(store::Row::fact);
    let today = counter.registry.today();
    let lying = lying.filter(|it| it.on == CONTRACT && it.last_day.is_none_or(|day| day >= today));
    lying.map(|it| json!([it.kind.as_str(), it.party, it.last_day])).collect()
}

async fn a_security_lies_on_the_contract_until_it_is_released(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&security(&counter, &json!(null))).await;
    let entry = counter.last_entry().await;
    assert_eq!((&entry["deal_subject"], &entry["price_fen"]), (&json!("F1"), &json!(null)));
    assert_eq!(lying(&counter).await, [json!(["mortgage", "外来甲", "2027-12-31"])]);
    assert_eq!(n_lent(&counter).await, 0);
    nothing_else_changed(&counter).await;
    // What is pledged may still be let: a security takes no use away.
    counter.entered(&counter.lease()).await;
    counter.registry.given_days_later(30);
    counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    assert_eq!(lying(&counter).await, [json!(null); 0]);
    assert_eq!(n_lent(&counter).await, 1);
}

async fn a_tenants_security_ends_with_its_lease(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let lease = counter.transfer(&number).await.body;
    let tenant = &lease["proposal"]["transferee"]["party"];
    let mut pledged = security(&counter, &lease["id"]);
    pledged["consents"] = json!([counter.consent(tenant)]);
    pledged["contract"] = counter.signed_by(tenant);
    let mut unasked = pledged.clone();
    unasked["transfer"]["unpriced"]["contractor_consent"] = json!(null);
    assert_eq!(codes(&counter.try_take_in(INTAKE, &unasked).await), ["HR-45"]);
    let pledge = counter.entered(&pledged).await;
    assert_eq!(lying(&counter).await.len(), 1);
    // On the very day on which it was entered: nothing is left of it.
    counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    assert_eq!(lying(&counter).await, [json!(null); 0]);
    assert_eq!(counter.transfer(&pledge).await.body["state"], "ended");
}

async fn a_transfer_is_returned_corrected_and_withdrawn(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    let returned = json!({ "step": "return", "with": { "reason": "地块写错" } });
    assert_eq!(counter.step(REVIEWER, &number, &returned).await["state"], "returned");
    assert_eq!(kind(&counter.try_approve(&number).await), (409, "wrong-step"));
    let other = counter.lease_of(&counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31"));
    let correct = json!({ "step": "correct", "with": other });
    let corrected = counter.step(INTAKE, &number, &correct).await;
    assert_eq!(corrected["state"], "taken-in");
    let parcels = &corrected["proposal"]["transfer"]["priced"]["grant"]["parcels"];
    assert_eq!(parcels[0]["parcel"], PARCELS[1]);
    let farming = json!({ "unpriced": {
        "kind": "farming-on-behalf",
        "grant": counter.grant(&PARCELS[1..], "2027-01-01", "2027-12-31"),
    } });
    let another = counter.handed_in(&farming, &json!(null));
    let refused =
        counter.try_step(INTAKE, &number, &json!({ "step": "correct", "with": another })).await;
    assert_eq!(kind(&refused), (409, "wrong-step"), "another kind is another transfer: {refused}");
    // The parcel that it is about no more is free, the one that it is about now is held.
    counter.taken_in(&counter.lease()).await;
    let held = counter.try_take_in(INTAKE, &other).await;
    assert_eq!(kind(&held), (409, "held"), "{held}");
    let withdrawn = counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    assert_eq!((&withdrawn["state"], told(&withdrawn)), (&json!("withdrawn"), Vec::new()));
    counter.taken_in(&other).await;
}
