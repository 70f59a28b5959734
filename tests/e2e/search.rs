//! Households found by name, by code, by parcel and by place.

use e2e_tests::{Answer, Engine, Registry, Sanquan, on_both_engines, village};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(
    by_the_beginning_of_a_name,
    by_a_rare_character,
    by_a_whole_code,
    by_the_last_digits_of_a_code,
    by_the_code_of_a_parcel,
    by_the_code_of_a_parcel_that_two_households_share,
    by_a_point_in_a_parcel,
    nothing_is_found_on_the_road,
    a_wildcard_is_a_character_like_any_other,
    no_more_is_found_than_was_asked_for,
    the_command_finds_what_the_service_finds,
);

/// On the road between two blocks of the sample village.
const ON_THE_ROAD: &str = "lon=126.3998&lat=43.69783";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

/// What was found, a line each.
fn hits(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{answer}");
    let said = |it: &Value, name: &str| it[name].as_str().unwrap_or("–").to_owned();
    let line = |it: &Value| {
        let of: Vec<&str> =
            it["households"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        format!("{} {} → {}\n", said(it, "kind"), said(it, "matched"), of.join(" "))
    };
    answer.body.as_array().unwrap().iter().map(line).collect()
}

async fn by_the_beginning_of_a_name(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=贾").await;
    expect![[r#"
        person 贾勇 → 220221901901010001
        contractor 贾勇 → 220221901901010001
        person 贾民刚 → 220221901901010001
        person 贾玉 → 220221901901020013
        person 贾秀兰 → 220221901901010015
        contractor 贾秀兰 → 220221901901010015
    "#]]
    .assert_eq(&hits(&answer));
}

async fn by_a_rare_character(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=吕𬭎").await;
    expect![[r#"
        person 吕𬭎 → 220221901901010005
        contractor 吕𬭎 → 220221901901010005
    "#]]
    .assert_eq(&hits(&answer));
}

async fn by_a_whole_code(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=220221901901010002").await;
    expect![[r#"
        household 220221901901010002 → 220221901901010002
        contractor 220221901901010002 → 220221901901010002
    "#]]
    .assert_eq(&hits(&answer));
}

async fn by_the_last_digits_of_a_code(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=20013").await;
    expect![[r#"
        household 220221901901020013 → 220221901901020013
        contractor 220221901901020013 → 220221901901020013
    "#]]
    .assert_eq(&hits(&answer));
}

async fn by_the_code_of_a_parcel(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=2202219019010100016").await;
    expect![[r#"
        parcel 2202219019010100016 → 220221901901010001
    "#]]
    .assert_eq(&hits(&answer));
}

async fn by_the_code_of_a_parcel_that_two_households_share(engine: Engine) {
    let answer = registry(engine).await.get("/api/v1/search?q=2202219019010100001").await;
    let hits = hits(&answer);
    for household in ["220221901901010001", "220221901901010012"] {
        assert!(hits.contains(household), "{household} is not among\n{hits}");
    }
}

async fn by_a_point_in_a_parcel(engine: Engine) {
    let registry = registry(engine).await;
    let file = registry.get("/api/v1/households/220221901901010001").await;
    let parcel = &file.body["contracted_land"]["parcels"]["features"][1];
    let (lon, lat) = middle(parcel);
    let answer = registry.get(&format!("/api/v1/search?lon={lon}&lat={lat}")).await;
    expect![[r#"
        parcel 2202219019010100016 → 220221901901010001
    "#]]
    .assert_eq(&hits(&answer));
}

/// The middle of a parcel that is as good as convex and has no pond.
fn middle(parcel: &Value) -> (f64, f64) {
    let rings = parcel["geometry"]["coordinates"].as_array().unwrap();
    assert_eq!(rings.len(), 1, "a pond may lie in the middle");
    let corners = rings[0].as_array().unwrap();
    let n_corners = u32::try_from(corners.len()).unwrap();
    let sum = |axis: usize| corners.iter().map(|it| it[axis].as_f64().unwrap()).sum::<f64>();
    (sum(0) / f64::from(n_corners), sum(1) / f64::from(n_corners))
}

async fn nothing_is_found_on_the_road(engine: Engine) {
    let answer = registry(engine).await.get(&format!("/api/v1/search?{ON_THE_ROAD}")).await;
    assert_eq!(hits(&answer), "");
}

async fn a_wildcard_is_a_character_like_any_other(engine: Engine) {
    let registry = registry(engine).await;
    for q in ["%25", "_", "贾%25", "%5C", "'"] {
        let answer = registry.get(&format!("/api/v1/search?q={q}")).await;
        assert_eq!(hits(&answer), "", "{q}");
    }
}

async fn no_more_is_found_than_was_asked_for(engine: Engine) {
    let registry = registry(engine).await;
    for (limit, n_hits) in [("1", 1), ("3", 3), ("0", 1), ("1000", 100)] {
        let answer = registry.get(&format!("/api/v1/search?q=2202&limit={limit}")).await;
        assert!(answer.body.as_array().unwrap().len() <= n_hits, "{limit}: {answer}");
    }
}

async fn the_command_finds_what_the_service_finds(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let registry = Registry::over(sanquan.place()).await;
    for q in ["贾", "220221901901010002", "20013"] {
        let said = sanquan.run(["search", q, "--json"]);
        assert_eq!(said.json(), registry.get(&format!("/api/v1/search?q={q}")).await.body);
    }
    let said = sanquan.run(["search", "贾秀"]);
    expect![[r#"
        exit 0
        person         贾秀兰  22022190190101  household 220221901901010015
        contractor     贾秀兰  22022190190101  household 220221901901010015
    "#]]
    .assert_eq(&said.to_string());
    let said = sanquan.run(["search", "--at", "126.5,43.5"]);
    expect![[r#"
        exit 0
        nothing was found in the officer's division
    "#]]
    .assert_eq(&said.to_string());
    let said = sanquan.run(["search", "--at", "126.5 43.5"]);
    expect![[r#"
        exit 1
        sanquan: `126.5 43.5` is not a longitude and a latitude, such as `126.4,43.7`
    "#]]
    .assert_eq(&said.to_string());
}
