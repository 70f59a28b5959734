//! An officer sees a division; what lies outside is not found.

use e2e_tests::{Engine, Registry, Sanquan, on_both_engines, village};

on_both_engines!(
    a_household_of_a_sibling_village_is_not_found,
    a_household_of_ones_own_group_is_found,
    nothing_of_a_sibling_village_is_found_by_searching,
    nothing_of_a_sibling_village_is_counted,
    the_command_keeps_to_the_scope,
    a_package_of_a_sibling_village_is_not_taken_over,
    a_package_of_ones_own_village_is_taken_over,
);

const HOUSEHOLD: &str = "/api/v1/households/220221901901010001";
const SIBLING: &str = "220221901902";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry
}

async fn a_household_of_a_sibling_village_is_not_found(engine: Engine) {
    let registry = registry(engine).await;
    let id = registry.get(HOUSEHOLD).await.body["id"].as_str().unwrap().to_owned();
    let clerk = registry.as_officer_of(SIBLING);
    for path in
        [HOUSEHOLD, "/api/v1/households/22022190190101H0001", &format!("/api/v1/households/{id}")]
    {
        let answer = clerk.get(path).await;
        assert_eq!(
            (answer.status, answer.content_type.as_str()),
            (404, "application/problem+json"),
            "{answer}"
        );
    }
}

async fn a_household_of_ones_own_group_is_found(engine: Engine) {
    let mut registry = registry(engine).await;
    for (division, status) in [
        ("220221", 200),
        ("220221901", 200),
        ("220221901901", 200),
        ("22022190190101", 200),
        ("22022190190102", 404),
        ("220222", 404),
    ] {
        registry = registry.as_officer_of(division);
        assert_eq!(registry.get(HOUSEHOLD).await.status, status, "{division}");
    }
}

async fn nothing_of_a_sibling_village_is_found_by_searching(engine: Engine) {
    let registry = registry(engine).await;
    let file = registry.get(HOUSEHOLD).await;
    let corner =
        &file.body["contracted_land"]["parcels"]["features"][0]["geometry"]["coordinates"][0][0];
    let clerk = registry.as_officer_of(SIBLING);
    let at_the_corner = format!("lon={}&lat={}", corner[0], corner[1]);
    for question in
        ["q=贾", "q=220221901901010001", "q=0001", "q=2202219019010100016", &at_the_corner]
    {
        let answer = clerk.get(&format!("/api/v1/search?{question}")).await;
        assert_eq!(answer.text, "[]", "{question}");
    }
}

async fn nothing_of_a_sibling_village_is_counted(engine: Engine) {
    let clerk = registry(engine).await.as_officer_of(SIBLING);
    let counts = clerk.get("/api/v1/counts").await;
    assert!(counts.body.as_object().unwrap().values().all(|it| it == 0), "{counts}");
}

async fn the_command_keeps_to_the_scope(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let clerk = sanquan.as_officer_of(SIBLING);

    let said = clerk.run(["household", "220221901901010001"]);
    assert_eq!(said.code, Some(1));
    assert_eq!(
        said.stderr,
        "sanquan: there is no household `220221901901010001` in the officer's division\n"
    );
    let said = clerk.run(["search", "贾"]);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (Some(0), "nothing was found in the officer's division\n")
    );
    let folder = tempfile::tempdir().unwrap();
    let said = clerk.run(["export", "--out", folder.path().to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{said}");
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

async fn a_package_of_a_sibling_village_is_not_taken_over(engine: Engine) {
    let sanquan = Sanquan::new(engine).as_officer_of(SIBLING);
    let said = sanquan.run(["import", village("220221").to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{said}");
    let registry = Registry::over(sanquan.place()).await;
    let counts = registry.get("/api/v1/counts").await;
    assert!(counts.body.as_object().unwrap().values().all(|it| it == 0), "{counts}");
}

async fn a_package_of_ones_own_village_is_taken_over(engine: Engine) {
    // The areas of the county and the town come with it, and are not the village's to enter.
    let sanquan = Sanquan::new(engine).as_officer_of("220221901901");
    let said = sanquan.run(["import", village("220221").to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    let registry = Registry::over(sanquan.place()).await;
    assert_eq!(registry.get("/api/v1/counts").await.body["parcels"], 120);
}
