//! A household's operation right: agreed on, entered under its contract, and stopped where the register says otherwise.

use e2e_tests::{CENTRE, Counter, Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::market::{CONTRACT, Market, PARCELS, RESERVE_FEN, codes, problem};
use super::offers::json_with;

on_both_engines!(
    an_agreed_lease_is_entered_under_the_contract_and_not_given_twice,
    what_was_won_is_given_on_with_the_contractors_consent,
    a_right_that_is_seized_while_it_is_listed_stops,
    every_adult_of_the_household_signs,
    nothing_is_leased_for_longer_than_the_contract_runs,
    a_contracted_parcel_is_no_land_of_the_collective,
);

/// Agrees on a household's land with a stranger, and takes it to the archive.
async fn leased(market: &Market) -> Value {
    let (number, [stranger, _]) = market.opened(&market.contracted_land().await).await;
    market.agreed_by(&number, &stranger).await;
    let contract = market.document("土地经营权出租合同").await;
    market.step(&number, json!({ "step": "sign", "contract": contract })).await;
    market.pay_all(&number).await;
    market.pay_all(&number).await;
    market.step(&number, json!({ "step": "attest" })).await;
    market.step(&number, json!({ "step": "enter" })).await;
    market.step(&number, json!({ "step": "archive" })).await
}

async fn an_agreed_lease_is_entered_under_the_contract_and_not_given_twice(engine: Engine) {
    let market = Market::new(engine).await;
    let archived = leased(&market).await;
    assert_eq!(archived["state"], "archived");
    let register = market.register().await;
    let under = register.circulations.iter().find(|it| it.fact().contract.as_str() == CONTRACT);
    let lease = under.unwrap().fact().clone();
    assert_eq!((lease.code.as_str(), lease.transferee.as_str()), ("220221901901010003", "外来甲"));
    assert_eq!((lease.term_text.as_str(), lease.n_parcels), ("1年", 2));
    assert_eq!(lease.price_note, "出租（转包），全部期限价款1000.00元");
    assert_eq!(lease.area_m2.0.to_string(), "2922.67");

    // The whole contract is more than what is left of it.
    let mut whole = market.contracted_land().await;
    let all = ["2202219019010100020", "2202219019010100027"];
    whole["object"]["parcels"] = json!([PARCELS[0], PARCELS[1], all[0], all[1]]);
    let number = market.draft(&whole).await;
    let twice = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&twice), ["HR-75"], "{twice}");
    assert!(twice.text.contains(&lease.code), "{twice}");

    let figures = market.registry.get("/api/v1/market-figures").await.body;
    assert_eq!(figures["groups"][0]["object"], "operation-right");
    assert_eq!(
        (&figures["groups"][0]["month"], &figures["total"]["n_deals"]),
        (&json!("2026-12"), &json!(1))
    );
    // 1,000 yuan for 4.38 mu and one year.
    assert_eq!(figures["total"]["per_mu_and_year"]["median_fen"], 22_831);
    let csv = market.registry.get("/api/v1/market-figures.csv").await;
    assert!(
        csv.text.contains("农户承包土地经营权,出租（转包）,220221901901,2026-12,1,1,4.38,100000")
    );
    let sheet = market.registry.get("/api/v1/market-figures.xlsx").await;
    assert_eq!((sheet.status, &sheet.bytes[..2]), (200, b"PK".as_slice()));
    let later = market.registry.get("/api/v1/market-figures?first_day=2027-01-01").await.body;
    assert_eq!(later["total"]["n_deals"], 0);
}

/// What the winner of a listing gives on for some months.
async fn given_on(market: &Market, listing: &Value) -> Value {
    let (document, register) = (market.document("再流转合同").await, market.register().await);
    let mut under = register.contracted_parcels.iter().map(store::Row::fact);
    let parcel = under.find(|it| it.parcel.to_string() == PARCELS[0]).unwrap();
    let grant = json!({
        "contract": CONTRACT, "days": ["2027-03-01", "2027-09-30"],
        "parcels": [{
            "parcel": PARCELS[0], "area_m2": parcel.contract_area_m2.0.to_string(), "purpose": "1",
        }],
    });
    let tenant = &listing["bidders"][0]["party"];
    let mut own = market.contracted_land().await["consents"][0].clone();
    let contractors = own.clone();
    own["of"] = tenant.clone();
    json!({
        "transfer": { "priced": {
            "kind": "re-transfer", "grant": grant, "under": listing["id"],
            "contractor_consent": contractors,
        } },
        "consents": [own],
        "transferee": {
            "who": { "other": {
                "kind": "person", "name": "外来丙", "document_number": "990001198001015139",
            } },
            "farming": { "ground": "从事种植业十年", "evidence": document },
        },
        "consideration": { "money": [{ "due_day": "2027-03-01", "amount_fen": RESERVE_FEN }] },
        "contract": {
            "signed_day": "2026-12-16", "document": document,
            "signature": { "by": { "kind": "holder", "person": tenant }, "mandate": null },
            "items": [], "payee": { "kind": "holder" }, "deductions": [],
        },
        "filing": { "with": "22022190190101", "day": "2026-12-16" },
        "priority": { "days": ["2026-12-01", "2026-12-10"] },
    })
}

async fn what_was_won_is_given_on_with_the_contractors_consent(engine: Engine) {
    let market = Market::new(engine).await;
    let listing = leased(&market).await;
    let mut asked = given_on(&market, &listing).await;
    let post = async |it: &Value| market.registry.post(INTAKE, "/api/v1/transfers", it).await;
    let taken_in = post(&asked).await;
    assert_eq!(taken_in.status, 201, "{taken_in}");
    assert_eq!(taken_in.body["proposal"]["holders"][0]["name"], "外来甲");
    // Of what is let the contractor has nothing more to give.
    asked["transfer"]["priced"] = json!({
        "kind": "lease", "form": "lease", "grant": asked["transfer"]["priced"]["grant"],
    });
    asked["consents"] = market.contracted_land().await["consents"].clone();
    let withdraw = json!({ "step": "withdraw" });
    let path = format!("/api/v1/transfers/{}/steps", taken_in.body["number"].as_str().unwrap());
    let headers = [("If-Match", "\"1\"")];
    let withdrawn = market.registry.post_if(INTAKE, &path, &headers, &withdraw).await;
    assert_eq!(withdrawn.status, 200, "{withdrawn}");
    let twice = post(&asked).await;
    assert!(codes(&twice).contains(&"HR-41".to_owned()), "{twice}");
}

async fn a_right_that_is_seized_while_it_is_listed_stops(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.contracted_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let stranger = market.enrol(&number, "外来甲", false).await;
    market.step(&number, json!({ "step": "qualify", "bidder": stranger, "qualified": true })).await;
    market.pay_all(&number).await;
    let counter = Counter { registry: &market.registry };
    let seizure = json!({
        "kind": "seizure", "on": CONTRACT, "party": "永吉县人民法院", "basis": "协助执行通知书",
    });
    let case = counter.accept(&seizure).await;
    counter.walk(&case, "archived", &[]).await;
    market.step_at("2026-12-08T09:00:00", &number, json!({ "step": "close-enrolment" })).await;
    let stopped = market.try_step(CENTRE, &number, &json!({ "step": "open-trade" })).await;
    assert_eq!(codes(&stopped), ["HR-75"], "{stopped}");
    assert!(stopped.text.contains("查封登记"), "{stopped}");
    let ended = market.step(&number, json!({ "step": "terminate" })).await;
    assert_eq!(ended["payments"][1]["purpose"], "deposit-refunded");
}

async fn every_adult_of_the_household_signs(engine: Engine) {
    let market = Market::new(engine).await;
    let mut land = market.contracted_land().await;
    land["consents"].as_array_mut().unwrap().pop();
    let number = market.draft(&land).await;
    let refused = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&refused), ["HR-75"], "{refused}");
    assert!(refused.text.contains("没有签字同意"), "{refused}");
}

async fn nothing_is_leased_for_longer_than_the_contract_runs(engine: Engine) {
    let market = Market::new(engine).await;
    let land = json_with(market.contracted_land().await, "last_day", json!("2028-01-01"));
    let number = market.draft(&land).await;
    let refused = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&refused), ["HR-75"]);
    assert!(refused.text.contains("期限至2028-01-01，权利至2027-12-31"), "{refused}");
}

async fn a_contracted_parcel_is_no_land_of_the_collective(engine: Engine) {
    let market = Market::new(engine).await;
    let mut land = market.spare_land().await;
    land["object"]["parcels"] = json!([PARCELS[0]]);
    land["decision"]["issuer"] = json!("22022190190101");
    let number = market.draft(&land).await;
    let refused = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&refused), ["HR-75"], "{refused}");
    let unknown = json_with(land, "object", json!({ "kind": "collective-land", "parcels": [] }));
    let nowhere = market.try_draft(CENTRE, &unknown).await;
    assert_eq!(problem(&nowhere), (422, "impossible-request".to_owned()));
}
