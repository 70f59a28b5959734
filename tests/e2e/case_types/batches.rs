//! Cases that concern many contracts of an issuer at once: the extension of their term, the succession of the issuer.

use e2e_tests::{Engine, on_both_engines};
use serde_json::{Value, json};

use super::town::{GROUP, Town, contracts, decision, parcels, serial};

const HOUSEHOLDS: [&str; 3] = ["220221901901010006", "220221901901010007", "220221901901010008"];
const HEADS: [&str; 3] = ["孔义东", "史文华", "刘海义"];

on_both_engines!(
    an_extension_is_decided_by_two_thirds_after_its_plan_was_published,
    an_extension_is_of_one_issuer_and_names_each_contract_once,
    an_issuer_is_followed_only_by_decision_and_its_new_head_shows_a_document,
);

fn extension(households: &[&str]) -> Value {
    let contracts: Vec<String> = households.iter().map(|it| format!("{it}J")).collect();
    json!({
        "kind": "term-extension", "issuer": GROUP, "contracts": contracts,
        "last_day": "2057-12-31", "signed_day": "2026-11-25",
    })
}

pub(super) async fn a_batch_of_contracts_goes_on_for_thirty_years(town: &Town) -> Value {
    let request = extension(&HOUSEHOLDS);
    let case = town.archived_with(&request, &[decision(GROUP, "extension")], &HEADS).await;

    let mut serials = Vec::new();
    for household in HOUSEHOLDS {
        let (before, after) = (town.file_before(household).await, town.file(household).await);
        let (old, new) = (&contracts(&before)[0], &contracts(&after)[0]);
        assert_eq!(old["term"]["last_day"], "2027-12-31");
        assert_eq!(new["term"], json!({ "first_day": "2028-01-01", "last_day": "2057-12-31" }));
        assert_eq!(new["register_page"]["term_text"], "2028年01月01日至2057年12月31日");
        assert_eq!((&new["code"], &new["total_area_m2"]), (&old["code"], &old["total_area_m2"]));
        assert_eq!(parcels(&after), parcels(&before));
        serials.push(serial(&after).to_owned());
    }
    serials.sort();
    serials.dedup();
    assert_eq!(serials.len(), HOUSEHOLDS.len(), "each certificate has a number of its own");
    assert_eq!(case["notices"][0]["notice"]["kind"], "contracting-plan");
    case
}

fn succession() -> Value {
    json!({
        "kind": "issuer-succession", "issuer": GROUP, "name": "样田第一股份经济合作社",
        "head_name": "贾勇", "reason": "collective-founded",
        "basis": "农村集体经济组织登记证书N2990001567",
    })
}

pub(super) async fn a_group_becomes_a_cooperative_and_every_contract_goes_on(town: &Town) -> Value {
    let before = town.register("220221901901").await;
    let decided = decision(GROUP, "succession");
    let case = town.archived_with(&succession(), &[decided], &["贾勇"]).await;

    let after = town.register("220221901901").await;
    assert_eq!(after.contracts, before.contracts, "every contract is accounted for");
    assert_eq!(after.rights, before.rights);
    assert_eq!(after.certificates, before.certificates);
    assert_eq!(after.contracted_parcels, before.contracted_parcels);
    assert_eq!(after.members, before.members);
    let code = |it: &store::VillageRegister| -> Vec<String> {
        it.issuers.iter().map(|it| it.fact().code.to_string()).collect()
    };
    assert_eq!(code(&after), code(&before), "the code stays");
    let file = town.file(HOUSEHOLDS[0]).await;
    assert_eq!(contracts(&file)[0]["issuer"]["name"], "样田第一股份经济合作社");
    assert_eq!(town.lineage("issuer", GROUP).await, [format!("succession {GROUP} → {GROUP}")]);
    case
}

async fn an_extension_is_decided_by_two_thirds_after_its_plan_was_published(engine: Engine) {
    let town = Town::new(engine).await;
    let request = extension(&HOUSEHOLDS);
    assert_eq!(town.refused(&request).await, ["HR-33"]);
    let changed = |field: &str, value: Value| {
        let mut decision = decision(GROUP, "extension");
        decision[field] = value;
        [decision]
    };
    for decision in [
        changed("n_yes", json!(19)),
        changed("plan_published", json!("2026-11-10")),
        changed("plan_published", Value::Null),
        changed("issuer", json!("22022190190102")),
    ] {
        assert_eq!(town.refused_with(&request, &decision).await, ["HR-33"], "{decision:?}");
    }
    let two_thirds = changed("n_yes", json!(20));
    let answer = town.counter().hand_in_with(&request, &two_thirds).await;
    assert_eq!(answer.status, 201, "{answer}");
}

async fn an_extension_is_of_one_issuer_and_names_each_contract_once(engine: Engine) {
    let town = Town::new(engine).await;
    let decided = [decision(GROUP, "extension")];
    let twice = extension(&[HOUSEHOLDS[0], HOUSEHOLDS[0]]);
    assert_eq!(town.refused_with(&twice, &decided).await, ["impossible-request"]);
    let of_another = extension(&[HOUSEHOLDS[0], "220221901901020001"]);
    assert_eq!(town.refused_with(&of_another, &decided).await, ["impossible-request"]);
    let mut backwards = extension(&HOUSEHOLDS);
    backwards["last_day"] = json!("2027-12-31");
    assert_eq!(town.refused_with(&backwards, &decided).await, ["impossible-request"]);
}

async fn an_issuer_is_followed_only_by_decision_and_its_new_head_shows_a_document(engine: Engine) {
    let town = Town::new(engine).await;
    let mut unnamed = succession();
    unnamed["head_name"] = json!("新社长");
    let decided = decision(GROUP, "succession");
    assert_eq!(town.refused_with(&unnamed, &[decided]).await, ["impossible-request"]);
    assert_eq!(town.refused(&succession()).await, ["HR-83"]);
    let of_another = decision("22022190190102", "succession");
    assert_eq!(town.refused_with(&succession(), &[of_another]).await, ["HR-83"]);
}
