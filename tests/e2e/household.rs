//! The household file: the members, the three books, and why.

use e2e_tests::{Engine, Registry, Sanquan, on_both_engines, village};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(
    a_household_with_land_has_its_contract_and_parcels,
    a_household_without_land_has_its_homestead_and_shares,
    a_household_is_found_by_its_id,
    the_file_in_words,
    the_file_of_a_landless_household_in_words,
    before_the_contract_there_is_no_contract,
    before_the_decision_there_are_no_shares,
    parcels_lie_in_the_county_in_longitude_and_latitude,
    a_parcel_in_shares_stands_in_both_files,
    rare_characters_are_kept,
    the_service_and_the_command_say_the_same,
    a_person_and_a_unit_are_no_households,
);

const WITH_LAND: &str = "220221901901010001";
const WITHOUT_LAND: &str = "22022190190101H0001";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

async fn file(registry: &Registry, code: &str) -> Value {
    let answer = registry.get(&format!("/api/v1/households/{code}")).await;
    assert_eq!(
        (answer.status, answer.content_type.as_str()),
        (200, "application/json"),
        "{answer}"
    );
    answer.body
}

fn items<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .unwrap_or_else(|| panic!("{pointer} in {value:#}"))
}

async fn a_household_with_land_has_its_contract_and_parcels(engine: Engine) {
    let registry = registry(engine).await;
    let file = file(&registry, WITH_LAND).await;
    expect![""].assert_eq(&format!("{:#}", file["contracted_land"]["contracts"]));
    let parcels = items(&file, "/contracted_land/parcels/features");
    expect![""].assert_eq(&format!("{:#}", parcels[0]));
    assert_eq!(parcels.len(), 4);
}

async fn a_household_without_land_has_its_homestead_and_shares(engine: Engine) {
    let registry = registry(engine).await;
    let file = file(&registry, WITHOUT_LAND).await;
    assert!(items(&file, "/contracted_land/contracts").is_empty());
    assert!(file.get("contractor").is_none());
    assert_eq!(items(&file, "/members").len(), 4);
    assert_eq!(items(&file, "/homesteads/outlines/features").len(), 1);
    expect![""].assert_eq(&format!("{:#}", file["homesteads"]["rights"]));
    expect![""].assert_eq(&format!("{:#}", file["shares"][0]));
    assert_eq!(items(&file, "/shares").len(), 4);
}

async fn a_household_is_found_by_its_id(engine: Engine) {
    let registry = registry(engine).await;
    for code in [WITH_LAND, WITHOUT_LAND] {
        let by_code = file(&registry, code).await;
        let by_id = file(&registry, by_code["id"].as_str().unwrap()).await;
        assert_eq!(by_code, by_id);
    }
}

/// The file on the command line, without the moment of the command and the digest.
fn in_words(engine: Engine, code: &str) -> String {
    let sanquan = Sanquan::new(engine);
    let said =
        sanquan.run(["import", village("220221").to_str().unwrap(), "--effect-day", "2026-11-22"]);
    assert_eq!(said.code, Some(0), "{said}");
    let said = sanquan.run([
        "household",
        code,
        "--known-at",
        "2099-01-01T00:00:00Z",
        "--as-of",
        "2026-11-22",
    ]);
    assert_eq!(said.code, Some(0), "{said}");
    said.stdout
}

async fn the_file_in_words(engine: Engine) {
    expect![""].assert_eq(&in_words(engine, "220221901901010003"));
}

async fn the_file_of_a_landless_household_in_words(engine: Engine) {
    expect![""].assert_eq(&in_words(engine, WITHOUT_LAND));
}

async fn before_the_contract_there_is_no_contract(engine: Engine) {
    let registry = registry(engine).await;
    for (day, n_contracts) in [("1997-12-31", 0), ("1998-01-01", 1), ("2026-11-22", 1)] {
        let answer = registry.get(&format!("/api/v1/households/{WITH_LAND}?as_of={day}")).await;
        // Before its contract the register may not know the household at all.
        let contracts = answer.body.pointer("/contracted_land/contracts").and_then(Value::as_array);
        assert_eq!(contracts.map_or(0, Vec::len), n_contracts, "{day}: {answer}");
        assert!(
            answer.status == 200 || (answer.status == 404 && n_contracts == 0),
            "{day}: {answer}"
        );
    }
}

async fn before_the_decision_there_are_no_shares(engine: Engine) {
    let registry = registry(engine).await;
    for (day, n_shares) in [("2018-11-25", 0), ("2018-11-26", 4)] {
        let answer = registry.get(&format!("/api/v1/households/{WITHOUT_LAND}?as_of={day}")).await;
        assert_eq!(answer.status, 200, "{day}: {answer}");
        assert_eq!(items(&answer.body, "/shares").len(), n_shares, "{day}");
        assert_eq!(items(&answer.body, "/homesteads/rights").len(), 1, "{day}");
    }
}

async fn parcels_lie_in_the_county_in_longitude_and_latitude(engine: Engine) {
    // The seats of the counties (seeds), and how far a village may lie from its own.
    let seats = [
        ("220221", "220221901901010001", 126.50, 43.67),
        ("220421", "220421901901010001", 125.53, 42.68),
        ("330421", "330421901901010001", 120.92, 30.83),
        ("371522", "371522901901010001", 115.67, 36.24),
        ("610921", "610921901901010001", 108.51, 32.89),
    ];
    for (name, household, lon, lat) in seats {
        let registry = Registry::new(engine).await;
        registry.given_package(&village(name)).await;
        let file = file(&registry, household).await;
        let features = items(&file, "/contracted_land/parcels/features");
        assert!(!features.is_empty());
        for feature in features {
            for position in
                items(feature, "/geometry/coordinates").iter().flat_map(|it| it.as_array().unwrap())
            {
                let (x, y) = (position[0].as_f64().unwrap(), position[1].as_f64().unwrap());
                assert!((x - lon).abs() < 0.5 && (y - lat).abs() < 0.5, "{name}: {x} {y}");
            }
        }
    }
}

async fn a_parcel_in_shares_stands_in_both_files(engine: Engine) {
    let registry = registry(engine).await;
    for code in [WITH_LAND, "220221901901010012"] {
        let file = file(&registry, code).await;
        let parcels = items(&file, "/contracted_land/parcels/features");
        let shared = parcels.iter().find(|it| it["id"] == "2202219019010100001").unwrap();
        assert_eq!(shared["properties"]["by_share"], true);
        assert_eq!(shared["properties"]["contract_area_m2"], "1086.47");
    }
}

async fn rare_characters_are_kept(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("330421")).await;
    let mut text = String::new();
    for n in 1..=15 {
        text += &registry.get(&format!("/api/v1/households/3304219019010100{n:02}")).await.text;
        text += &registry.get(&format!("/api/v1/households/3304219019010200{n:02}")).await.text;
    }
    for character in ['𬭎', '㙍', '𠅤'] {
        assert!(text.contains(character), "{character} is lost");
    }
}

async fn the_service_and_the_command_say_the_same(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let registry = Registry::over(sanquan.place()).await;
    for code in [WITH_LAND, WITHOUT_LAND, "220221901901020003"] {
        for (as_of, known_at) in
            [("2026-11-22", "2099-01-01T00:00:00Z"), ("2015-06-01", "2099-01-01T00:00:00Z")]
        {
            let path = format!("/api/v1/households/{code}?as_of={as_of}&known_at={known_at}");
            let said = sanquan.household(code, &["--as-of", as_of, "--known-at", known_at]);
            assert_eq!(said, registry.get(&path).await.body);
        }
    }
}

async fn a_person_and_a_unit_are_no_households(engine: Engine) {
    let registry = registry(engine).await;
    for contractor in ["220221901901008001", "220221901901009001"] {
        let answer = registry.get(&format!("/api/v1/households/{contractor}")).await;
        assert!(matches!(answer.status, 400 | 404), "{answer}");
    }
}
