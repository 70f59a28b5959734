//! A homestead that goes to a household without one: what changes, what stays, and who may not have it.

use e2e_tests::{CENTRE, Engine, on_both_engines};
use serde_json::{Value, json};
use store::{Row, VillageRegister};
use tenure::{Homestead, ObjectId};

use super::market::{Market, RESERVE_FEN, bid, codes, problem};

on_both_engines!(
    a_homestead_goes_to_a_household_that_has_none,
    nobody_has_a_homestead_who_is_from_elsewhere_or_has_one_already,
    a_homestead_goes_to_nobody_without_the_collective_and_the_township,
);

/// The homestead that is listed.
fn listed(register: &VillageRegister) -> &Row<Homestead> {
    register.homesteads.first().unwrap()
}

/// Somebody of a household, as they enrol.
fn member_of(register: &VillageRegister, household: ObjectId) -> Value {
    let members = register.members.iter();
    let member = members.clone().find(|it| it.links.household == household).unwrap();
    let person = register.persons.iter().find(|it| it.id() == member.links.person).unwrap();
    json!({
        "name": person.fact().name, "kind": "household",
        "document_number": person.fact().document.number.expose(),
    })
}

/// A household of the village that has no homestead, by its code.
fn without_one(register: &VillageRegister) -> (ObjectId, String) {
    let has = |id| register.homesteads.iter().any(|it| it.links.household == id);
    let found = register.households.iter().find(|it| !has(it.id())).unwrap();
    (found.id(), found.fact().code.to_string())
}

/// A household that has another one than the one that is listed.
fn with_another(register: &VillageRegister) -> ObjectId {
    let seller = listed(register).links.household;
    let mut others = register.homesteads.iter().map(|it| it.links.household);
    others.find(|it| *it != seller).unwrap()
}

impl Market {
    async fn household(&self, code: &str) -> Value {
        self.registry.get(&format!("/api/v1/households/{code}")).await.body
    }

    async fn approval(&self) -> Value {
        let (consent, approval) =
            (self.document("集体同意意见").await, self.document("乡镇批准文件").await);
        json!({ "step": "approve", "collective_consent": consent, "township_approval": approval })
    }
}

async fn a_homestead_goes_to_a_household_that_has_none(engine: Engine) {
    let market = Market::new(engine).await;
    let register = market.register().await;
    let homestead = listed(&register).fact().clone();
    let (buyer, buyer_code) = without_one(&register);
    let seller_code = homestead.household.to_string();
    let before = [market.household(&seller_code).await, market.household(&buyer_code).await];
    let bidders = [member_of(&register, buyer)];
    let (number, parties) = market.enrolled(&market.homestead().await, &bidders).await;
    market.agreed(&number, &parties[0], RESERVE_FEN).await;
    market.step(&number, market.approval().await).await;
    let entered = market.archived(&number).await;

    let after = [market.household(&seller_code).await, market.household(&buyer_code).await];
    assert_eq!(after[0]["homesteads"]["rights"], json!([]), "the seller has none any more");
    let bought = &after[1]["homesteads"]["rights"][0];
    let was = &before[0]["homesteads"]["rights"][0];
    assert_eq!(bought["unit_code"], was["unit_code"]);
    assert_eq!(bought["approved_area_m2"], was["approved_area_m2"]);
    assert_ne!(bought["certificate_number"], was["certificate_number"], "it has a new one");
    assert!(bought["note"].as_str().unwrap().contains(&format!("转让，原属农户{seller_code}")));
    for (after, before) in after.iter().zip(&before) {
        for kept in ["members", "contracted_land", "shares", "head_name", "address"] {
            assert_eq!(after[kept].to_string(), before[kept].to_string(), "{kept} byte for byte");
        }
    }
    let entry = market.entry(&entered).await;
    assert_eq!((&entry["deal_subject"], &entry["form"]), (&json!("homestead"), &json!("transfer")));
    assert_eq!((&entry["price_fen"], &entry["first_day"]), (&json!(RESERVE_FEN), &Value::Null));
    let area = entry["area_m2"].as_str().unwrap();
    assert_eq!(area, homestead.approved_area_m2.0.to_string());
    assert!(entry["commitments"]["size"].as_u64().unwrap() >= 4, "two households, their members");
}

async fn nobody_has_a_homestead_who_is_from_elsewhere_or_has_one_already(engine: Engine) {
    let market = Market::new(engine).await;
    let register = market.register().await;
    let stranger = json!({
        "name": "外来甲", "document_number": "990001198001015139", "kind": "household",
    });
    let fit = member_of(&register, without_one(&register).0);
    let bidders = [stranger, member_of(&register, with_another(&register)), fit];
    let (number, parties) = market.enrolled(&market.homestead().await, &bidders).await;
    let open = json!({ "step": "open-trade" });
    let refused = market.try_step(CENTRE, &number, &open).await;
    assert_eq!(codes(&refused), ["MK-07"], "{refused}");
    assert!(refused.text.contains("1号竞买人不是本集体经济组织的农户"), "{refused}");
    assert!(refused.text.contains("2号竞买人已有宅基地"), "{refused}");
    market.step(&number, json!({ "step": "withdraw", "bidder": parties[0] })).await;
    let refused = market.try_step(CENTRE, &number, &open).await;
    assert!(refused.text.contains("2号竞买人已有宅基地"), "{refused}");
    assert!(!refused.text.contains("1号竞买人"), "whoever withdrew is not looked at: {refused}");
    market.step(&number, json!({ "step": "withdraw", "bidder": parties[1] })).await;
    market.step(&number, open).await;
    market.step(&number, bid(&parties[2], RESERVE_FEN)).await;
}

async fn a_homestead_goes_to_nobody_without_the_collective_and_the_township(engine: Engine) {
    let market = Market::new(engine).await;
    let register = market.register().await;
    let bidders = [member_of(&register, without_one(&register).0)];
    let (number, parties) = market.enrolled(&market.homestead().await, &bidders).await;
    let approval = market.approval().await;
    let early = market.try_step(CENTRE, &number, &approval).await;
    assert_eq!(problem(&early), (409, "wrong-step".to_owned()), "nobody has it yet: {early}");
    market.agreed(&number, &parties[0], RESERVE_FEN).await;
    let refused = market.try_sign(&number).await;
    assert_eq!(codes(&refused), ["MK-07"], "{refused}");
    assert!(refused.text.contains("没有集体同意、乡镇批准的材料"), "{refused}");
    let mut unknown = approval.clone();
    unknown["township_approval"] = json!("0".repeat(64));
    let refused = market.try_step(CENTRE, &number, &unknown).await;
    assert_eq!(problem(&refused), (422, "documents-not-stored".to_owned()), "{refused}");
    market.step(&number, approval).await;
    assert_eq!(market.try_sign(&number).await.status, 200);
}
