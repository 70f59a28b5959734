//! Who reads the register is written down (HR-80): who, when, why, and on what ground.

use api::OPEN;
use e2e_tests::{Engine, REVIEWER, Registry, Sanquan, identity_numbers, on_both_engines, village};
use office::{Reading, ReadingFilter};

on_both_engines!(
    every_operation_that_gives_data_of_the_register_is_written_down,
    a_reading_says_who_and_why_and_on_what_ground,
    a_purpose_that_there_is_not_reads_nothing,
    what_cannot_be_written_down_is_not_read,
    the_binary_writes_its_readings_down_too,
);

const HOUSEHOLD: &str = "220221901901010001";

async fn readings(registry: &Registry) -> Vec<Reading> {
    registry.office.readings(&ReadingFilter::default(), 1000).await.unwrap()
}

async fn every_operation_that_gives_data_of_the_register_is_written_down(engine: Engine) {
    let registry = Registry::new(engine).await;
    let document = serde_json::to_value(api::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap().iter();
    for (route, _) in paths.filter(|(_, operations)| operations.get("get").is_some()) {
        let before = readings(&registry).await.len();
        registry.get(&route.replace("{kind}", "household").replace(['{', '}'], "")).await;
        let noted = readings(&registry).await.len() - before;
        assert_eq!(noted, usize::from(!OPEN.contains(&route.as_str())), "{route}");
    }
}

async fn a_reading_says_who_and_why_and_on_what_ground(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let headers = [("sanquan-officer", REVIEWER), ("sanquan-purpose", "interested-party")];
    registry.send("GET", &format!("/api/v1/households/{HOUSEHOLD}"), &headers, "").await;
    let [reading] = readings(&registry).await.try_into().unwrap();
    assert_eq!(reading.officer, REVIEWER);
    assert_eq!(reading.purpose, "interested-party");
    assert_eq!(reading.legal_ground, "《不动产登记暂行条例》第27条第1款");
    assert_eq!(reading.operation, "GET /api/v1/households/{code}");
    assert_eq!(reading.object, HOUSEHOLD);
    assert_eq!(reading.at, registry.now());
    let numbers = identity_numbers();
    let number = numbers.first().unwrap();
    registry.get(&format!("/api/v1/households/{number}")).await;
    let said = format!("{:?}", readings(&registry).await);
    assert!(!said.contains(number), "the log holds an identity number");
}

async fn a_purpose_that_there_is_not_reads_nothing(engine: Engine) {
    let registry = Registry::new(engine).await;
    let headers = [("sanquan-purpose", "curiosity")];
    let answer = registry.send("GET", "/api/v1/search?q=王", &headers, "").await;
    assert_eq!(answer.status, 400, "{answer}");
    assert!(answer.body["detail"].as_str().unwrap().contains("right-holder"), "{answer}");
    assert_eq!(readings(&registry).await, []);
}

async fn what_cannot_be_written_down_is_not_read(engine: Engine) {
    use sea_orm::ConnectionTrait as _;
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let office = registry.office.connection();
    office.execute_unprepared("DROP TABLE register_reading").await.unwrap();
    let (answer, log) = registry.get_incident(&format!("/api/v1/households/{HOUSEHOLD}")).await;
    assert_eq!(answer.status, 500, "{answer}");
    assert!(log.contains("the reading could not be written down"), "{log}");
}

async fn the_binary_writes_its_readings_down_too(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let path = village("220221").display().to_string();
    sanquan.run(["import", &path]);
    sanquan.run(["household", HOUSEHOLD, "--purpose", "state-organ", "--officer", "查询己"]);
    let listed = sanquan.run(["readings", "--of", HOUSEHOLD]).stdout;
    let fields: Vec<&str> = listed.trim_end().split('\t').skip(1).collect();
    let ground = "《不动产登记暂行条例》第27条第2款";
    assert_eq!(
        fields,
        ["查询己", "state-organ", ground, "sanquan household", HOUSEHOLD],
        "{listed}"
    );
    assert_eq!(sanquan.run(["readings", "--by", "无此人"]).stdout, "");
}
