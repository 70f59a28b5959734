//! What a later package leaves out of an object that it brings: ended, and told, or kept where a whole table is missing.

use std::fs;

use casework::takeover::{Changes, Outcome};
use e2e_tests::{Draft, Engine, Registry, Sanquan, on_both_engines, village};
use expect_test::expect;
use serde_json::Value;

on_both_engines!(
    a_member_who_is_left_out_is_named_with_the_share,
    the_report_of_an_import_names_what_ended,
    a_parcel_that_is_left_out_of_a_contract_is_named,
    a_title_document_that_is_left_out_is_named,
    a_boundary_point_that_is_left_out_is_named,
    a_table_that_is_left_out_ends_nothing,
    a_member_who_comes_back_is_the_same_person,
    title_documents_of_one_number_are_taken_over_once,
    namesakes_without_a_valid_number_stay_two_persons,
);

const HOUSEHOLD: &str = "220221901901010001";
const MEMBERS: &str = "权属数据/CBF_JTCY.csv";
const DOCUMENTS: &str = "权属数据/QSLYZLFJ.csv";
const DOCUMENT: &str = "22022190190101000101";

/// The village without one member of a household, who held one of its shares.
fn without_a_member() -> Draft {
    const NUMBER: &str = "99000119760124712X";
    let draft = Draft::of(&village("220221"));
    // The summary tables count the members, and would stop the whole package.
    fs::remove_dir_all(draft.path().join("汇总表格")).unwrap();
    draft
        .without(MEMBERS, NUMBER)
        .with("权属数据/CBF.csv", HOUSEHOLD, ",,4,", ",,3,")
        .without("sanquan/shares.csv", NUMBER)
        .with("sanquan/collectives.csv", "N299000156UKLQ6F83", "449/4", "445/4")
}

/// What changes where the village is registered already.
async fn changes(engine: Engine, draft: &Draft) -> Changes {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry.given_an_hour_later();
    changes_of(registry.given_package(draft.path()).await)
}

fn changes_of(outcome: Outcome) -> Changes {
    match outcome {
        Outcome::Recorded { changes, .. } | Outcome::Unchanged { changes } => changes,
    }
}

fn ended(changes: &Changes) -> Vec<String> {
    changes.ended.iter().map(ToString::to_string).collect()
}

async fn a_member_who_is_left_out_is_named_with_the_share(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let draft = without_a_member();
    let told = |said: &str| {
        let lines: Vec<&str> = said.lines().skip_while(|it| !it.starts_with("rows ")).collect();
        lines.join("\n")
    };
    let dry = sanquan.run(["import", "--dry-run", draft.path().to_str().unwrap()]);
    expect![[r#"
        rows would be inserted 2, superseded 4, unchanged 1824
        would be ended, left out of what they were a part of: 2
          household member 顾燕 (990001********712X) of 220221901901010001
          share holding 1 (member) of 顾燕 in 220221901901010001 of N299000156UKLQ6F83"#]]
    .assert_eq(&told(&dry.stdout));
    let said = sanquan.import(draft.path());
    assert_eq!(told(&said.stdout), told(&dry.stdout).replace("would be ", ""));
    let file = sanquan.household(HOUSEHOLD, &[]);
    assert_eq!(file["members"].as_array().unwrap().len(), 3);
}

async fn the_report_of_an_import_names_what_ended(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let draft = without_a_member();
    let path = draft.beside().join("report.json");
    let said =
        sanquan.run(["import", draft.path().to_str().unwrap(), "--report", path.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    let report: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    expect![[r#"
        {
          "absent": [],
          "act": 2,
          "ended": [
            {
              "kind": "household member",
              "of": "220221901901010001",
              "what": "顾燕 (990001********712X)"
            },
            {
              "kind": "share holding",
              "of": "N299000156UKLQ6F83",
              "what": "1 (member) of 顾燕 in 220221901901010001"
            }
          ],
          "inserted": 2,
          "superseded": 4,
          "unchanged": 1824
        }"#]]
    .assert_eq(&format!("{:#}", report["changes"]));
}

async fn a_parcel_that_is_left_out_of_a_contract_is_named(engine: Engine) {
    let draft = Draft::of(&village("220221"))
        .without("权属数据/CBDKXX.csv", "2202219019010100027,")
        .with("权属数据/CBHT.csv", HOUSEHOLD, "6264.94,4,20151228,9.40", "4552.42,3,20151228,6.82");
    let changes = changes(engine, &draft).await;
    expect!["contracted parcel 2202219019010100027 of 220221901901010001J"]
        .assert_eq(&ended(&changes).join("\n"));
    assert_eq!(changes.absent, [], "the parcel itself is there");
}

async fn a_title_document_that_is_left_out_is_named(engine: Engine) {
    let draft = Draft::of(&village("220221")).without(DOCUMENTS, DOCUMENT);
    expect!["title document 22022190190101000101 of 220221901901010001J"]
        .assert_eq(&ended(&changes(engine, &draft).await).join("\n"));
}

async fn a_boundary_point_that_is_left_out_is_named(engine: Engine) {
    // The same point under another number of its own: the old one is gone.
    let points = "矢量数据/JZD2202212016.dbf";
    let draft = Draft::of(&village("220221")).with(
        points,
        "BSM",
        "         1211021J1 ",
        "      9001211021J1 ",
    );
    expect!["boundary point J1 of 2202219019010100001"]
        .assert_eq(&ended(&changes(engine, &draft).await).join("\n"));
}

async fn a_table_that_is_left_out_ends_nothing(engine: Engine) {
    let draft = Draft::of(&village("220221")).without(DOCUMENTS, "农村土地承包合同");
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let path = format!("/api/v1/households/{HOUSEHOLD}");
    let before = registry.get(&path).await.body["contracted_land"].clone();
    registry.given_an_hour_later();
    let changes = changes_of(registry.given_package(draft.path()).await);
    assert_eq!((changes.superseded, ended(&changes)), (0, Vec::new()));
    let document = ("title document", format!("{DOCUMENT} of {HOUSEHOLD}J"));
    assert!(changes.absent.contains(&document), "{:?}", changes.absent);
    assert_eq!(registry.get(&path).await.body["contracted_land"], before);
}

async fn a_member_who_comes_back_is_the_same_person(engine: Engine) {
    let registry = Registry::new(engine).await;
    let path = format!("/api/v1/households/{HOUSEHOLD}");
    registry.given_package(&village("220221")).await;
    let before = registry.get(&path).await.body["members"][3].clone();
    for package in [without_a_member().path(), &village("220221")] {
        registry.given_an_hour_later();
        registry.given_package(package).await;
    }
    let after = registry.get(&path).await.body["members"][3].clone();
    assert_eq!((&after["name"], &after["person"]), (&before["name"], &before["person"]));
}

async fn title_documents_of_one_number_are_taken_over_once(engine: Engine) {
    let path = "其他资料\\权属来源附件\\22022190190101000101.pdf\r\n";
    let again = format!(
        "{path}{HOUSEHOLD}J,{DOCUMENT},公示表,20151229,其他资料\\权属来源附件\\公示表.pdf\r\n"
    );
    let draft = Draft::of(&village("220221")).with(DOCUMENTS, DOCUMENT, path, &again);
    let registry = Registry::new(engine).await;
    registry.given_package(draft.path()).await;
    registry.given_an_hour_later();
    let outcome = registry.given_package(draft.path()).await;
    assert!(matches!(outcome, Outcome::Unchanged { .. }), "{outcome:?}");
}

async fn namesakes_without_a_valid_number_stay_two_persons(engine: Engine) {
    let name = |draft: Draft, from: &str| {
        draft.with(MEMBERS, HOUSEHOLD, &format!("{from},"), "贾同,").with(
            "sanquan/shares.csv",
            HOUSEHOLD,
            &format!("{from},"),
            "贾同,",
        )
    };
    let draft = Draft::of(&village("220221"))
        .with(MEMBERS, "贾民刚", "990001197305265577", "990001197305265578")
        .with(MEMBERS, "顾燕", "99000119760124712X", "990001197601247121");
    let draft = name(name(draft, "贾民刚"), "顾燕");
    let registry = Registry::new(engine).await;
    registry.given_package(draft.path()).await;
    registry.given_an_hour_later();
    let outcome = registry.given_package(draft.path()).await;
    assert!(matches!(outcome, Outcome::Unchanged { .. }), "{outcome:?}");
    let members = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
    assert_ne!(members["members"][2]["person"], members["members"][3]["person"]);
}
