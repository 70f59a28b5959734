//! The rules over everything that is registered.

use std::fs;

use e2e_tests::{
    Counter, Delivery, Draft, Engine, Registry, Said, Sanquan, on_both_engines, package, village,
};
use identity::{County, DivisionCode};
use serde_json::{Value, json};
use store::{ActEntry, Row};
use tenure::{Act, ActId, ActKind, LandContract, Registered, Version};

on_both_engines!(
    a_clean_village_gives_no_finding,
    a_register_that_was_taken_over_clean_is_clean,
    a_fault_that_no_rule_was_asked_about_is_found_with_its_object_and_its_act,
    what_cases_entered_is_clean,
    the_boundaries_of_parcels_that_a_case_brings_are_whole,
    certificates_that_were_issued_again_and_collected_are_clean,
    the_report_has_the_shape_of_that_of_a_check,
    one_village_is_audited_alone_and_an_absent_one_not_at_all,
    the_topology_stands_beside_the_findings_of_the_rules,
    an_officer_audits_what_lies_in_the_division,
);

const HOUSEHOLD: &str = "220221901901010001";
const VILLAGE: &str = "220221901901";

/// A register in a place of the binary's, with the clock of the tests.
async fn registry(sanquan: &Sanquan) -> Registry {
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let registry = Registry::over(sanquan.place()).await;
    registry.given_package(&village("220221")).await;
    registry
}

/// What an audit advises about the sample villages, as they were delivered: areas that differ from the former contract's, and reserve land beyond its limit.
const ADVISED: [&str; 2] = ["HR-29", "HR-32"];

/// The report of an audit that finds nothing but what is advised.
fn clean(said: &Said) -> Value {
    let report = said.json();
    let found = codes(&report);
    assert!(found.iter().all(|it| ADVISED.contains(&it.as_str())), "{said}");
    assert_eq!((said.code, &report["summary"]["blocking"]), (Some(0), &json!(0)), "{said}");
    report
}

/// The rules that found something.
fn codes(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
}

/// The findings that block.
fn blocking(report: &Value) -> Vec<&Value> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings.filter(|it| it["severity"] == "blocking").collect()
}

/// Says another total area of a household's contract, past all rules.
async fn plant_another_total_area(registry: &Registry) -> i64 {
    registry.given_an_hour_later();
    let mut unit = registry.store.begin(County::parse("220221").unwrap()).await.unwrap();
    let division = DivisionCode::parse(VILLAGE).unwrap();
    let act = Act {
        id: ActId(uuid::Uuid::from_u128(1)),
        number: unit.next_act_number().await.unwrap(),
        kind: ActKind::Case,
        officer: "无".to_owned(),
        effect_day: registry.today(),
        recorded_at: registry.now(),
        evidence_sha256: None,
        note: None,
    };
    unit.record_act(&act, &division).await.unwrap();
    let contracts = unit.current_of_division::<LandContract>(&division).await.unwrap();
    let of_household = |row: &&Row<LandContract>| row.fact().code.as_str().starts_with(HOUSEHOLD);
    let row = contracts.iter().find(of_household).unwrap();
    let (object, number) = (row.id(), row.version().number);
    unit.supersede::<LandContract>(&[(object, number)], act.id, act.recorded_at).await.unwrap();
    let mut fact = row.fact().clone();
    fact.total_area_m2.0 += rust_decimal::Decimal::ONE;
    let version = Version {
        number: number + 1,
        act: act.id,
        recorded_at: act.recorded_at,
        source: None,
        ..row.version().clone()
    };
    let planted = Row { registered: Registered { version, fact }, links: row.links };
    unit.insert(vec![planted]).await.unwrap();
    let entry = ledger::Entry::of(&json!({ "act": act.number })).unwrap();
    let canonical = entry.canonical().to_owned();
    let digest = entry.digest().to_string();
    unit.append_entry(ActEntry { act: act.id, canonical, digest }).await.unwrap();
    unit.commit().await.unwrap();
    act.number
}

async fn a_clean_village_gives_no_finding(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    // The one parcel whose area differs from the former contract's by more than is advised.
    let draft = Draft::of(&package("ok/tiny")).with(
        "权属数据/CBDKXX.csv",
        "2202219019990100003,",
        "1733.33,2.45,2.60",
        "1666.67,2.45,2.50",
    );
    sanquan.import(draft.path());
    let report = clean(&sanquan.run(["audit"]));
    assert_eq!(codes(&report), [""; 0]);
    assert!(report["summary"]["rows_checked"].as_u64().unwrap() > 50);
}

async fn a_register_that_was_taken_over_clean_is_clean(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    registry.given_package(&village("330421")).await;
    let report = clean(&sanquan.run(["audit"]));
    assert_eq!(report["source"], json!({ "path": "220221、330421", "kind": "register" }));
    assert_eq!(report["summary"]["villages"], 2);
    assert_eq!(report["summary"]["blocking"], 0);
}

async fn a_fault_that_no_rule_was_asked_about_is_found_with_its_object_and_its_act(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    let act = plant_another_total_area(&registry).await;
    let said = sanquan.run(["audit"]);
    assert_eq!(said.code, Some(2), "{said}");
    let report = said.json();
    let [finding] = blocking(&report)[..] else { panic!("{said}") };
    assert_eq!((&finding["rule"], &finding["objects"][0]), (&json!("Q15"), &json!(HOUSEHOLD)));
    let place = &finding["where"];
    assert_eq!(place["book"], "contracted-land");
    assert_eq!(place["object"], format!("{HOUSEHOLD}J"));
    assert_eq!(place["act"], act);
    assert!(place["file"].is_null() && place["row"].is_null(), "{place}");
    let told = sanquan.run(["audit", "--summary"]);
    let place = format!("[承包地 {HOUSEHOLD}J 第{act}号登簿");
    assert!(told.stdout.contains(&place), "{told}");
}

async fn what_cases_entered_is_clean(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    let counter = Counter { registry: &registry };
    let file = registry.get(&format!("/api/v1/households/{HOUSEHOLD}?as_of=2026-11-22")).await.body;
    let who: Vec<&str> =
        file["members"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    let parcels = file["contracted_land"]["parcels"]["features"].as_array().unwrap();
    let split = json!({
        "kind": "household-split", "household": HOUSEHOLD, "new_household": "220221901901010999",
        "new_head": { "name": who[1] }, "address": "永吉县新址1号",
        "members": [{ "person": { "name": who[1] }, "relation": "02" }],
        "parcels": [parcels[0]["properties"]["code"]],
    });
    registry.given_an_hour_later();
    let id = counter.accept(&split).await;
    counter.walk(&id, "archived", &[who[0], who[1]]).await;
    let report = clean(&sanquan.run(["audit"]));
    let before = clean(&{
        let fresh = Sanquan::new(engine);
        self::registry(&fresh).await;
        fresh.run(["audit"])
    });
    let households = |report: &Value| report["summary"]["households"].as_u64().unwrap();
    assert_eq!(households(&report), households(&before) + 1, "the split is not looked at");
}

async fn the_boundaries_of_parcels_that_a_case_brings_are_whole(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let registry = Registry::over(sanquan.place()).await;
    // The binary reads the clock of the machine, and notices run for weeks.
    registry.given_days_later(-120);
    registry.given_package(&village("220221")).await;
    let counter = Counter { registry: &registry };
    let rows = Delivery::of(&village("220221"));
    let (cut, west, east) = ("2202219019010100020", "2202219019010100901", "2202219019010100902");
    let split = json!({
        "kind": "household-split", "household": HOUSEHOLD, "new_household": "220221901901010999",
        "new_head": { "name": "贾民刚" }, "address": "样田村第1组99号",
        "members": [
            { "person": { "name": "贾民刚" }, "relation": "02" },
            { "person": { "name": "顾燕" }, "relation": "12" },
        ],
        "divided": [rows.halved(cut, west, east)],
    });
    registry.given_an_hour_later();
    let id = counter.accept(&split).await;
    counter.walk(&id, "archived", &["贾勇", "贾民刚"]).await;
    clean(&sanquan.run(["audit"]));
    // The points of the cut are the first that the village did not have, and both pieces have them.
    let survey = counter.paper_text(&id, "parcel-survey").await;
    let n_points = rows_of_layer("JZD2202212016");
    for number in [n_points + 1, n_points + 2] {
        let mark = format!("J{number}");
        assert!(survey.matches(&mark).count() >= 2, "{mark}: {survey}");
    }
    assert!(survey.contains("沿直线至"), "{survey}");

    registry.given_days_later(1);
    let lost = json!({
        "kind": "expropriation", "contract": "220221901901010013J",
        "approval_number": "吉政土〔2026〕88号", "compensation_fen": 6_500_000,
        "divided": [rows.halved("2202219019010100040", "2202219019010100911", "2202219019010100912")],
    });
    let id = counter.accept(&lost).await;
    counter.walk(&id, "archived", &["邵松生"]).await;
    registry.given_days_later(1);
    let id = counter.accept(&surveyed_anew(&rows, "2202219019010100035")).await;
    counter.walk(&id, "archived", &["孔义东"]).await;
    clean(&sanquan.run(["audit"]));
}

/// How many rows a layer of the sample has.
fn rows_of_layer(name: &str) -> u32 {
    let table = fs::read(village("220221").join("矢量数据").join(format!("{name}.dbf"))).unwrap();
    u32::from_le_bytes(table[4..8].try_into().unwrap())
}

/// A parcel of the household with six of which a corner is found to lie half a metre further inside.
fn surveyed_anew(rows: &Delivery, parcel: &str) -> Value {
    let mut row = rows.row("parcels", "code", parcel);
    let mut ring: Vec<[f64; 2]> =
        serde_json::from_value(row["outline"]["rings"][0].clone()).unwrap();
    ring.pop();
    let n = f64::from(u32::try_from(ring.len()).unwrap());
    let middle = [0, 1].map(|axis| ring.iter().map(|it| it[axis]).sum::<f64>() / n);
    let away = middle[0] - ring[0][0];
    let share = 0.5 / away.hypot(middle[1] - ring[0][1]);
    for axis in [0, 1] {
        let inwards = ring[0][axis] + (middle[axis] - ring[0][axis]) * share;
        ring[0][axis] = (inwards * 10_000.0).round() / 10_000.0;
    }
    ring.push(ring[0]);
    let doubled = ring.windows(2).map(|it| {
        let [from, to] = [it[0], it[1]].map(|at| [at[0] - middle[0], at[1] - middle[1]]);
        from[0] * to[1] - to[0] * from[1]
    });
    let area = doubled.sum::<f64>().abs() / 2.0;
    row["outline"]["rings"][0] = json!(ring);
    row["measured_area_m2"] = json!(format!("{area:.2}"));
    row["measured_area_mu"] = json!(format!("{:.2}", area * 0.0015));
    json!({
        "kind": "parcel-change", "contract": "220221901901010006J",
        "corrected": { "parcels": [row] },
    })
}

async fn certificates_that_were_issued_again_and_collected_are_clean(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    let counter = Counter { registry: &registry };
    registry.given_an_hour_later();
    for (kind, household) in [("reissue", "0007"), ("replacement", "0008")] {
        let certificate = format!("22022190190101{household}J");
        let request = json!({ "kind": kind, "certificate": certificate, "reason": "遗失" });
        let id = counter.accept(&request).await;
        counter.walk(&id, "archived", &[]).await;
    }
    clean(&sanquan.run(["audit"]));
}

async fn the_report_has_the_shape_of_that_of_a_check(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    plant_another_total_area(&registry).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.json");
    let said = sanquan.run(["audit", "--report", path.to_str().unwrap()]);
    assert_eq!(said.code, Some(2), "{said}");
    assert!(said.stdout.contains("Q15 阻断"), "{said}");
    let audit: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let broken = package("err/contract-sum-differs");
    let check = sanquan.run(["check", broken.to_str().unwrap()]).json();
    let names = |value: &Value| -> Vec<String> {
        value.as_object().unwrap().keys().filter(|it| *it != "stopped").cloned().collect()
    };
    assert_eq!(names(&audit), names(&check));
    assert_eq!(names(&audit["summary"]), names(&check["summary"]));
    assert_eq!(names(blocking(&audit)[0]), names(blocking(&check)[0]));
    let of = |report: &Value, code: &str| {
        let rules = report["rules"].as_array().unwrap().iter();
        let rule = rules.clone().find(|it| it["rule"] == code).unwrap();
        json!([rule["name"], rule["title"], rule["citation"], rule["severity"]])
    };
    for code in ["Q02", "Q08", "Q15", "Q18", "HR-63"] {
        assert_eq!(of(&audit, code), of(&check, code));
    }
}

async fn one_village_is_audited_alone_and_an_absent_one_not_at_all(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    registry.given_package(&village("330421")).await;
    let report = clean(&sanquan.run(["audit", "--village", VILLAGE]));
    assert_eq!(
        (&report["source"]["path"], &report["summary"]["villages"]),
        (&json!("220221"), &json!(1))
    );
    let absent = sanquan.run(["audit", "--village", "220221999999"]);
    assert_eq!(absent.code, Some(1), "{absent}");
    assert!(absent.stderr.contains("nothing is registered there"), "{absent}");
}

async fn the_topology_stands_beside_the_findings_of_the_rules(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    registry(&sanquan).await;
    let report = clean(&sanquan.run(["audit", "--topology"]));
    let check = sanquan.run(["check", "--topology"]).json();
    assert_eq!(report["topology"], check);
    let folder = tempfile::tempdir().unwrap();
    let layer = folder.path().join("audit.gpkg").display().to_string();
    let refused = sanquan.run(["audit", "--report", &layer]);
    assert_eq!(refused.code, Some(1), "{refused}");
    assert!(refused.stderr.contains("--topology"), "{refused}");
    let written = sanquan.run(["audit", "--topology", "--report", &layer]);
    assert_eq!(written.code, Some(0), "{written}");
    assert!(written.stdout.contains("拓扑检查：图形120个"), "{written}");
}

async fn an_officer_audits_what_lies_in_the_division(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let registry = registry(&sanquan).await;
    registry.given_package(&village("330421")).await;
    let sanquan = sanquan.as_officer_of(VILLAGE);
    let report = clean(&sanquan.run(["audit"]));
    assert_eq!(report["source"]["path"], "220221");
}
