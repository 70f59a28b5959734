//! A package taken over into the register: once, again, corrected, cut short, broken and killed.

use std::fs;
use std::path::Path;

use casework::takeover::Outcome;
use e2e_tests::{Draft, Engine, Registry, Sanquan, on_both_engines, package, village};
use expect_test::expect;
use sea_orm::{
    ConnectionTrait as _, Database, DatabaseConnection, Statement, TransactionTrait as _,
};
use serde_json::Value;

on_both_engines!(
    a_package_is_recorded_as_one_act,
    the_same_package_again_changes_nothing_and_records_no_act,
    a_corrected_package_supersedes_exactly_what_it_corrects,
    a_corrected_name_is_the_same_person,
    a_correction_leaves_what_was_known_before,
    a_correction_of_a_correction_is_a_third_version,
    a_household_that_is_left_out_stays_and_is_listed,
    a_zip_says_the_same_as_its_folder,
    a_dry_run_writes_nothing,
    a_dry_run_of_a_correction_says_what_would_change,
    the_report_goes_into_a_file_where_one_is_named,
    a_broken_package_is_refused_as_a_whole,
    a_broken_package_enters_without_what_is_broken,
    a_household_that_was_stopped_comes_in_when_it_is_corrected,
    an_interrupted_package_leaves_nothing,
    a_package_that_is_no_package_is_refused,
    the_day_of_effect_is_that_of_the_act,
);

const HOUSEHOLD: &str = "220221901901010001";
/// A household of `ok/tiny` and of the broken packages that are made from it, and its neighbour.
const OF_TINY: &str = "220221901999010001";
const OTHER_OF_TINY: &str = "220221901999010002";
const LANDLESS: &str = "22022190190101H0001";

/// The village with another address of a head, another name of a parcel, and another note on a member.
fn corrected() -> Draft {
    Draft::of(&village("220221"))
        .with("权属数据/CBF.csv", HOUSEHOLD, "第1组1号", "第1组1号甲")
        .with("矢量数据/DK2202212016.dbf", "2202219019010100016", "后坡地", "前坡地")
        .with("权属数据/CBF_JTCY.csv", "220221901901010001,郑桂", ",12,,1,", ",12,,2,")
}

/// The numbers of all that is registered, whoever may see it.
async fn counts(registry: &Registry) -> Value {
    registry.get("/api/v1/counts").await.body
}

fn is_empty(counts: &Value) -> bool {
    counts.as_object().unwrap().values().all(|it| it == 0)
}

async fn acts(registry: &Registry) -> usize {
    let mut n_acts = 0;
    for county in registry.store.counties().await.unwrap() {
        n_acts += registry.store.acts(&registry.officer.scope, county).await.unwrap().len();
    }
    n_acts
}

fn changes(outcome: &Outcome) -> (u64, u64) {
    let (Outcome::Recorded { changes, .. } | Outcome::Unchanged { changes }) = outcome;
    (changes.inserted, changes.superseded)
}

async fn a_package_is_recorded_as_one_act(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let said = sanquan.import(&village("220221"));
    assert!(said.stdout.contains("recorded as act 1, entry "), "{said}");
    assert!(said.stdout.contains("rows inserted 1829, superseded 0, unchanged 0\n"), "{said}");
    let registry = Registry::over(sanquan.place()).await;
    assert_eq!(acts(&registry).await, 1);
    expect![[r#"
        {
          "collectives": 1,
          "contractors": 32,
          "homesteads": 30,
          "households": 33,
          "issuers": 3,
          "land_contracts": 32,
          "members": 101,
          "parcels": 120,
          "share_holdings": 102
        }"#]]
    .assert_eq(&format!("{:#}", counts(&registry).await));
}

async fn the_same_package_again_changes_nothing_and_records_no_act(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("371522"));
    let said = sanquan.import(&village("371522"));
    assert!(
        said.stdout.contains("the register says all of this already; nothing was recorded\n"),
        "{said}"
    );
    assert!(said.stdout.contains("rows inserted 0, superseded 0, unchanged 1772\n"), "{said}");
    assert_eq!(acts(&Registry::over(sanquan.place()).await).await, 1);
}

async fn a_corrected_package_supersedes_exactly_what_it_corrects(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let before = counts(&registry).await;
    registry.given_an_hour_later();
    let outcome = registry.given_package(corrected().path()).await;

    // The address stands in the household and in its role as a contractor; then the parcel and the member.
    assert_eq!(changes(&outcome), (4, 4));
    assert_eq!(counts(&registry).await, before);
    let file = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
    assert_eq!(file["address"], "吉林省吉林市永吉县三权镇样田村第1组1号甲");
    let mut versions = Vec::new();
    versions_of("", &file, &mut versions);
    versions.sort();
    expect![[r#"
         version 2, act 2
        /contracted_land/parcels/features/1/properties version 2, act 2
        /contractor version 2, act 2
        /members/1 version 2, act 2"#]]
    .assert_eq(&versions.join("\n"));
    assert_eq!(file["acts"].as_array().unwrap().len(), 2, "{:#}", file["acts"]);
}

async fn a_corrected_name_is_the_same_person(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let path = format!("/api/v1/households/{HOUSEHOLD}");
    let before = registry.get(&path).await.body["members"][1].clone();
    registry.given_an_hour_later();
    let name = before["name"].as_str().unwrap().to_owned();
    let renamed = Draft::of(&village("220221"))
        .with("权属数据/CBF_JTCY.csv", HOUSEHOLD, &name, "郑新名")
        .with("sanquan/shares.csv", HOUSEHOLD, &name, "郑新名");
    registry.given_package(renamed.path()).await;
    let after = registry.get(&path).await.body["members"][1].clone();
    assert_eq!(after["name"], "郑新名");
    assert_eq!(after["person"], before["person"]);
    assert_eq!(after["number_standing"], "valid");
}

/// Where in an answer another version than the first is shown, and the number of its act.
fn versions_of(place: &str, value: &Value, found: &mut Vec<String>) {
    if let Some(number) = value["version"]["number"].as_i64().filter(|it| *it > 1) {
        found.push(format!("{place} version {number}, act {}", value["version"]["act"]));
    }
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, it)| versions_of(&format!("{place}/{name}"), it, found));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(n, it)| versions_of(&format!("{place}/{n}"), it, found));
        }
        _ => {}
    }
}

async fn a_correction_leaves_what_was_known_before(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let path = format!("/api/v1/households/{HOUSEHOLD}");
    let before = registry.get(&path).await.body;
    registry.given_an_hour_later();
    registry.given_package(corrected().path()).await;

    for (known_at, number) in [
        ("2026-11-22T08:00:00Z", 1),
        ("2026-11-22T08:59:59.999999Z", 1),
        ("2026-11-22T09:00:00Z", 2),
        ("2026-11-22T10:00:00Z", 2),
    ] {
        let file = registry.get(&format!("{path}?known_at={known_at}")).await;
        assert_eq!(file.body["version"]["number"], number, "{known_at}: {file}");
    }
    let mut again = registry.get(&format!("{path}?known_at=2026-11-22T08:00:00Z")).await.body;
    assert_eq!(again["address"], before["address"]);
    assert_eq!(again["members"][1]["co_holder"], true);
    assert_eq!(again["contracted_land"]["parcels"]["features"][1]["properties"]["name"], "后坡地");
    assert_eq!(again["acts"], before["acts"]);
    // The register knows now until when it believed that, and the rest is as it was.
    forget_endings(&mut again);
    assert_eq!(again, before);
    let nothing = registry.get(&format!("{path}?known_at=2026-11-22T07:59:59.999999Z")).await;
    assert_eq!(nothing.status, 404, "{nothing}");
}

/// What an answer says of later versions.
fn forget_endings(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.remove("superseded_at").is_some() {
                fields.insert("status".to_owned(), "current".into());
            }
            fields.values_mut().for_each(forget_endings);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_endings),
        _ => {}
    }
}

async fn a_correction_of_a_correction_is_a_third_version(engine: Engine) {
    let registry = Registry::new(engine).await;
    for address in ["第1组1号", "第1组1号甲", "第1组1号乙", "第1组1号甲"] {
        let draft =
            Draft::of(&village("220221")).with("权属数据/CBF.csv", HOUSEHOLD, "第1组1号", address);
        registry.given_package(draft.path()).await;
        registry.given_an_hour_later();
    }
    let file = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
    assert_eq!(file["version"]["number"], 4);
    assert_eq!(file["address"], "吉林省吉林市永吉县三权镇样田村第1组1号甲");
}

async fn a_household_that_is_left_out_stays_and_is_listed(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let before = sanquan.household(LANDLESS, &["--known-at", "2099-01-01T00:00:00Z"]);
    let shorter = Draft::of(&village("220221"))
        .without("sanquan/households.csv", LANDLESS)
        .without("sanquan/household_members.csv", LANDLESS)
        .without("sanquan/homesteads.geojson", LANDLESS)
        .without("sanquan/shares.csv", LANDLESS)
        .with("sanquan/collectives.csv", "N299000156UKLQ6F83", "449/4", "433/4");
    let said = sanquan.import(shorter.path());
    let told: Vec<&str> = said.stdout.lines().skip_while(|it| !it.starts_with("rows ")).collect();
    expect![[r#"
        rows inserted 1, superseded 5, unchanged 1814
        ended, left out of what they were a part of: 4
          share holding 1 (member) of 任宝文 in 22022190190101H0001 of N299000156UKLQ6F83
          share holding 1 (member) of 文玉 in 22022190190101H0001 of N299000156UKLQ6F83
          share holding 1 (member) of 任立根 in 22022190190101H0001 of N299000156UKLQ6F83
          share holding 1 (member) of 任海鹏 in 22022190190101H0001 of N299000156UKLQ6F83
        registered and not in this package, left as they are: 2
          household 22022190190101H0001
          homestead 220221901901JC00013F00010001"#]]
    .assert_eq(&told.join("\n"));

    let after = sanquan.household(LANDLESS, &["--known-at", "2099-01-01T00:00:00Z"]);
    assert_eq!(after["members"], before["members"]);
    assert_eq!(after["homesteads"], before["homesteads"]);
    assert_eq!(after["version"], before["version"]);
}

async fn a_zip_says_the_same_as_its_folder(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let draft = Draft::of(&village("330421"));
    sanquan.import(draft.path());
    let said = sanquan.import(&draft.zipped());
    assert!(said.stdout.contains("the register says all of this already"), "{said}");
    let digest =
        |path: &Path| sanquan.run([Path::new("check"), path]).json()["source"]["digest"].clone();
    assert_eq!(digest(draft.path()), digest(&draft.zipped()));
}

async fn a_dry_run_writes_nothing(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let said = sanquan.run(["import", "--dry-run", village("220221").to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    assert!(
        said.stdout.contains(
            "nothing was written\nrows would be inserted 1829, superseded 0, unchanged 0\n"
        ),
        "{said}"
    );
    let registry = Registry::over(sanquan.place()).await;
    assert!(is_empty(&counts(&registry).await));
    assert_eq!(acts(&registry).await, 0);
}

async fn a_dry_run_of_a_correction_says_what_would_change(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let said = sanquan.run(["import", "--dry-run", corrected().path().to_str().unwrap()]);
    assert!(
        said.stdout.contains("rows would be inserted 4, superseded 4, unchanged 1825\n"),
        "{said}"
    );
    let file = sanquan.household(HOUSEHOLD, &[]);
    assert_eq!(file["version"]["number"], 1);
    assert_eq!(acts(&Registry::over(sanquan.place()).await).await, 1);
}

async fn the_report_goes_into_a_file_where_one_is_named(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let file = sanquan.place().data().join("report.json");
    let path = "gis-samples/packages/err/two-heads-in-a-household";
    let said = sanquan.run(["import", path, "--report", file.to_str().unwrap()]);
    assert_eq!(said.code, Some(2), "{said}");
    let mut report: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    // PostgreSQL takes all or nothing, and this package is refused there.
    let changes = report.as_object_mut().unwrap().remove("changes");
    assert_eq!(changes.is_none(), engine == Engine::PostgreSql, "{changes:?}");
    assert_eq!(report, sanquan.run(["check", path]).json());
}

async fn a_broken_package_is_refused_as_a_whole(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let said = sanquan.run([
        "import",
        "--all-or-nothing",
        "gis-samples/packages/err/two-heads-in-a-household",
    ]);
    assert_eq!(said.code, Some(2), "{said}");
    assert!(
        said.stdout.ends_with("refused with 1 blocking findings; nothing was written\n"),
        "{said}"
    );
    let registry = Registry::over(sanquan.place()).await;
    assert!(is_empty(&counts(&registry).await));
    assert_eq!(acts(&registry).await, 0);
}

async fn a_broken_package_enters_without_what_is_broken(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let said = sanquan.run([
        "import",
        "--by-household",
        "gis-samples/packages/err/two-heads-in-a-household",
    ]);
    assert_eq!(said.code, Some(2), "{said}");
    assert!(said.stdout.contains("recorded as act 1"), "{said}");

    let stopped = sanquan.run(["household", OF_TINY]);
    assert_eq!(stopped.code, Some(1), "{stopped}");
    let other = sanquan.household(OTHER_OF_TINY, &[]);
    assert_eq!(other["contracted_land"]["contracts"].as_array().unwrap().len(), 1);
    let registry = Registry::over(sanquan.place()).await;
    expect![[r#"
        {
          "collectives": 1,
          "contractors": 2,
          "homesteads": 0,
          "households": 2,
          "issuers": 2,
          "land_contracts": 2,
          "members": 7,
          "parcels": 3,
          "share_holdings": 8
        }"#]]
    .assert_eq(&format!("{:#}", counts(&registry).await));
}

async fn a_household_that_was_stopped_comes_in_when_it_is_corrected(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.run(["import", "--by-household", "gis-samples/packages/err/two-heads-in-a-household"]);
    // The broken package is the good one without areas and boundaries, but for its defect.
    let good = sanquan.import(&package("ok/tiny"));
    assert!(good.stdout.contains("recorded as act 2"), "{good}");
    let file = sanquan.household(OF_TINY, &[]);
    assert_eq!((&file["version"]["number"], &file["version"]["act"]), (&1.into(), &2.into()));
    assert_eq!(file["contracted_land"]["contracts"].as_array().unwrap().len(), 1);
}

async fn an_interrupted_package_leaves_nothing(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_interrupted_package(&village("220221")).await;
    assert!(is_empty(&counts(&registry).await));
    assert_eq!(acts(&registry).await, 0);
    assert!(
        matches!(registry.given_package(&village("220221")).await, Outcome::Recorded { act, .. } if act.number == 1)
    );
}

async fn a_package_that_is_no_package_is_refused(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    for path in ["gis-samples/nothing", "gis-samples", "gis-samples/packages/err/zip-slip.zip"] {
        let said = sanquan.run(["import", path]);
        assert_eq!(said.code, Some(1), "{said}");
        assert!(said.stderr.contains(&format!("`{path}` cannot be taken over")), "{said}");
    }
    assert!(is_empty(&counts(&Registry::over(sanquan.place()).await).await));
}

async fn the_day_of_effect_is_that_of_the_act(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let path = package("ok/tiny");
    let said = sanquan.run([
        "import",
        path.to_str().unwrap(),
        "--effect-day",
        "2016-05-01",
        "--note",
        "首次接收",
    ]);
    assert_eq!(said.code, Some(0), "{said}");
    let act = sanquan.household(OF_TINY, &[])["acts"][0].clone();
    assert_eq!(
        (&act["effect_day"], &act["officer"]),
        (&"2016-05-01".into(), &"经办甲".into()),
        "{act:#}"
    );
}

/// One question to a server, and the number that it answers.
async fn number(connection: &DatabaseConnection, question: &str) -> i64 {
    let statement = Statement::from_string(connection.get_database_backend(), question);
    connection.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

mod killed {
    //! The process is killed in the middle of its work; PostgreSQL shows how far it was.

    use super::*;

    mod postgresql {
        use super::*;

        #[tokio::test]
        async fn an_import_that_is_killed_leaves_nothing() {
            let sanquan = Sanquan::new(Engine::PostgreSql);
            assert_eq!(sanquan.run(["migrate"]).code, Some(0));
            let server = Database::connect(sanquan.place().database_url().unwrap()).await.unwrap();
            // The import comes as far as the shares, which are held, and waits there with all the rest written.
            let held = server.begin().await.unwrap();
            held.execute_unprepared("LOCK TABLE share_holding IN EXCLUSIVE MODE").await.unwrap();
            let import = sanquan.start([Path::new("import"), &village("220221")]);
            let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'share_holding'::regclass";
            while number(&server, waiting).await == 0 {}
            assert!(import.kill(), "it was at work");
            held.rollback().await.unwrap();

            let registry = Registry::over(sanquan.place()).await;
            assert!(is_empty(&counts(&registry).await));
            assert_eq!(acts(&registry).await, 0);
            let said = sanquan.import(&village("220221"));
            assert!(said.stdout.contains("recorded as act 1"), "{said}");
        }
    }

    mod sqlite {
        use super::*;

        #[tokio::test]
        async fn an_import_that_is_killed_leaves_all_or_nothing() {
            let sanquan = Sanquan::new(Engine::Sqlite);
            assert_eq!(sanquan.run(["migrate"]).code, Some(0));
            let log = sanquan.place().data().join("registry.sqlite-wal");
            let size = || fs::metadata(&log).map_or(0, |it| it.len());
            let before = size();
            let mut import = sanquan.start([Path::new("import"), &village("220221")]);
            while size() == before && import.0.try_wait().unwrap().is_none() {}
            import.kill();

            let registry = Registry::over(sanquan.place()).await;
            let (n_acts, counts) = (acts(&registry).await, counts(&registry).await);
            assert_eq!(n_acts == 0, is_empty(&counts), "{n_acts} acts and {counts:#}");
            sanquan.import(&village("220221"));
            let registry = Registry::over(sanquan.place()).await;
            assert_eq!(acts(&registry).await, 1);
        }
    }
}
