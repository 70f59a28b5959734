//! What stands in the way of each kind that gives the use of land, or secures a loan with it: everything is wrong with it, and is mended from the top.

use e2e_tests::{Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::counter::{PARCELS, TransferCounter, codes, rent};
use super::kinds::{given_on, security};

on_both_engines!(
    the_refusals_of_a_share_in_in_their_order,
    the_refusals_of_farming_on_behalf_in_their_order,
    the_refusals_of_a_re_transfer_in_their_order,
    the_refusals_of_a_security_in_their_order,
);

/// Where something is wrong, what stands there, and the rule that says so.
type Wrong = (&'static str, Value, &'static str);

/// Walks down the list: what is left is refused by what is left of it, and in the end nothing is.
async fn walked(counter: &TransferCounter, sound: &Value, wrongs: &[Wrong]) {
    let mut asked = sound.clone();
    for (at, wrong, _) in wrongs {
        asked.pointer_mut(at).unwrap().clone_from(wrong);
    }
    for (n, (at, _, _)) in wrongs.iter().enumerate() {
        let left: Vec<&str> = wrongs[n..].iter().map(|(_, _, code)| *code).collect();
        let refused = counter.try_take_in(INTAKE, &asked).await;
        assert_eq!(codes(&refused), left, "{refused}");
        *asked.pointer_mut(at).unwrap() = sound.pointer(at).unwrap().clone();
    }
    counter.taken_in(&asked).await;
}

/// A day longer than the contract runs.
fn too_long() -> Value {
    json!(["2027-01-01", "2028-01-01"])
}

async fn the_refusals_of_a_share_in_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let grant = counter.grant(&PARCELS[..1], "2027-01-01", "2027-12-31");
    let share_in = json!({ "priced": { "kind": "share-in", "grant": grant } });
    let sound = counter.handed_in(&share_in, &rent());
    let wrongs = [
        ("/transfer/priced/grant/days", too_long(), "HR-36"),
        ("/transferee/farming", Value::Null, "HR-42"),
        ("/transfer/priced/grant/parcels/0/purpose", json!("5"), "HR-46"),
        ("/consideration", Value::Null, "MK-05"),
        ("/consents", json!([]), "MK-06"),
    ];
    walked(&counter, &sound, &wrongs).await;
}

async fn the_refusals_of_farming_on_behalf_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let grant = counter.grant(&PARCELS[..1], "2027-01-01", "2027-12-31");
    let farming = json!({ "unpriced": { "kind": "farming-on-behalf", "grant": grant } });
    let sound = counter.handed_in(&farming, &Value::Null);
    let wrongs = [
        ("/transfer/unpriced/grant/days", too_long(), "HR-36"),
        ("/transferee/farming", Value::Null, "HR-42"),
        ("/transfer/unpriced/grant/parcels/0/purpose", json!("5"), "HR-46"),
        ("/consideration", rent(), "MK-05"),
        ("/consents", json!([]), "MK-06"),
    ];
    walked(&counter, &sound, &wrongs).await;
}

async fn the_refusals_of_a_re_transfer_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let lease = counter.transfer(&number).await.body;
    let tenant = &lease["proposal"]["transferee"]["party"];
    let sound = given_on(&counter, &lease["id"], tenant, "2027-09-30");
    let wrongs = [
        ("/transfer/priced/grant/days", too_long(), "HR-36"),
        ("/transferee/farming", Value::Null, "HR-42"),
        ("/transfer/priced/contractor_consent", Value::Null, "HR-45"),
        ("/transfer/priced/grant/parcels/0/purpose", json!("5"), "HR-46"),
        ("/consideration", Value::Null, "MK-05"),
        ("/consents", json!([]), "MK-06"),
    ];
    walked(&counter, &sound, &wrongs).await;
}

async fn the_refusals_of_a_security_in_their_order(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let lease = counter.transfer(&number).await.body;
    let mut sound = security(&counter, &lease["id"]);
    let tenant = &lease["proposal"]["transferee"]["party"];
    sound["consents"] = json!([counter.consent(tenant)]);
    sound["contract"] = counter.signed_by(tenant);
    let wrongs = [
        ("/transfer/unpriced/grant/days", too_long(), "HR-36"),
        ("/transfer/unpriced/contractor_consent", Value::Null, "HR-45"),
        ("/consideration", rent(), "MK-05"),
        ("/consents", json!([]), "MK-06"),
    ];
    walked(&counter, &sound, &wrongs).await;
}
