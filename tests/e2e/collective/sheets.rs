//! The rolls as workbooks: out, in again, and what is wrong with a sheet by its cells.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use chrono::NaiveDate;
use e2e_tests::{Answer, Engine, INTAKE, REVIEWER, Sanquan, on_both_engines, pdf_text, village};
use exchange::roll::{MemberRow, Numbers, RollKind, RollPerson, Rolls, RowPlace, read, write};
use identity::Sex;
use serde_json::{Value, json};
use tenure::membership::Ground;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::village::Collective;

on_both_engines!(
    the_member_roll_goes_out_and_comes_back_as_its_next_version,
    the_share_register_goes_out_and_comes_back_as_a_quantification,
    a_wrong_sheet_is_told_by_cell_and_changes_nothing,
    a_wrong_holding_is_told_by_cell,
    the_members_of_a_registration_come_from_a_sheet,
    a_template_has_nobody_and_nothing_wrong,
    what_is_no_roll_is_refused,
    sheets_of_another_officers_collective_are_not_found,
    the_command_writes_and_looks_through_the_same_sheets,
);

const SIBLING: &str = "220221901902";

fn today() -> NaiveDate {
    "2026-12-02".parse().unwrap()
}

impl Collective {
    async fn workbook(&self, of: &str) -> Vec<u8> {
        let answer = self.registry.get(&self.path(of)).await;
        assert_eq!(answer.status, 200, "{answer}");
        assert!(answer.content_type.ends_with("spreadsheetml.sheet"), "{}", answer.content_type);
        answer.bytes
    }

    async fn look_through(&self, officer: &str, workbook: Vec<u8>) -> Answer {
        let headers = [("sanquan-officer", officer), ("content-type", "application/octet-stream")];
        self.registry.send("POST", &self.path("/sheets"), &headers, workbook).await
    }

    /// What is said of a workbook.
    async fn looked_through(&self, workbook: Vec<u8>) -> Value {
        let answer = self.look_through(INTAKE, workbook).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.body
    }

    /// Everybody as a sheet of the village names them.
    async fn everybody(&self, ground: Ground) -> Rolls {
        let shares = self.get("/shares").await;
        let held =
            shares["holdings"].as_array().unwrap().iter().filter(|it| !it["person"].is_null());
        let member = |it: &Value| MemberRow {
            place: RowPlace::default(),
            person: RollPerson {
                household: Some(it["household"].as_str().unwrap().to_owned()),
                name: it["name"].as_str().unwrap().to_owned(),
                identity_number: None,
            },
            sex: None,
            relation: None,
            ground: Some(ground),
            first_day: Some("2019-11-26".parse().unwrap()),
        };
        Rolls { members: held.map(member).collect(), holdings: Vec::new() }
    }
}

/// Each finding as `sheet cell code`.
fn told(answer: &Value) -> Vec<String> {
    let findings = answer["findings"].as_array().unwrap().iter();
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    findings
        .map(|it| format!("{} {} {}", text(&it["sheet"]), text(&it["cell"]), text(&it["code"])))
        .collect()
}

/// The same workbook with another text in a cell.
fn with_text(workbook: &[u8], old: &str, new: &str) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        to.start_file(entry.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
        let (old, new) = (format!(">{old}<"), format!(">{new}<"));
        to.write_all(text.replace(&old, &new).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

async fn the_member_roll_goes_out_and_comes_back_as_its_next_version(engine: Engine) {
    let village = Collective::registered(engine).await;
    let workbook = village.workbook("/members.xlsx").await;
    let out = read(&workbook, today()).unwrap();
    assert_eq!((out.rolls.members.len(), out.findings.len()), (village.people.len(), 0));
    let numbers = out.rolls.members.iter().filter(|it| it.person.identity_number.is_some());
    assert_eq!(numbers.count(), 0, "identity numbers are masked");
    let answer = village.looked_through(workbook).await;
    assert_eq!(told(&answer), Vec::<String>::new());
    assert_eq!(answer["n_members"], village.people.len());
    let application = &answer["applications"][0];
    assert_eq!(
        (&application["kind"], &application["to_add"]),
        (&json!("roll-version"), &json!([]))
    );
    village.enter(&json!({ "request": application["request"] })).await;
    let rolls = village.get("/rolls").await;
    assert_eq!(rolls[0]["persons"], application["request"]["persons"], "in the sheet's order");
}

async fn the_share_register_goes_out_and_comes_back_as_a_quantification(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let answer = village.looked_through(village.workbook("/shares.xlsx").await).await;
    assert_eq!(told(&answer), Vec::<String>::new());
    assert_eq!(answer["n_holdings"], village.people.len() + 1);
    let application = &answer["applications"][0];
    let shares = village.get("/shares").await;
    assert_eq!(application["kind"], "quantification");
    assert_eq!(application["request"]["total"], shares["total_shares"]);
    assert_eq!(application["request"]["assets"], json!(["Z0001"]));
    let decision = village.decision("share-quantification", "2026-12-02").await;
    let whole = json!({ "request": application["request"], "decisions": [decision] });
    let tried = village.tried(&whole).await;
    let blocking = tried["findings"].as_array().unwrap().iter();
    assert_eq!(blocking.filter(|it| it["severity"] == "blocking").count(), 0, "{tried:#}");
}

async fn a_wrong_sheet_is_told_by_cell_and_changes_nothing(engine: Engine) {
    let village = Collective::registered(engine).await;
    let before = village.get("/members").await;
    let mut rolls = read(&village.workbook("/members.xlsx").await, today()).unwrap().rolls;
    let n = rolls.members.len();
    rolls.members[0].person.name = "无此人".to_owned();
    rolls.members[1].sex = match rolls.members[1].sex {
        Some(Sex::Female) => Some(Sex::Male),
        _ => Some(Sex::Female),
    };
    rolls.members[2].first_day = Some("2020-01-01".parse().unwrap());
    rolls.members[3] = rolls.members[2].clone();
    let workbook = write(RollKind::Members, &rolls, Numbers::Masked).unwrap();
    let answer = village.looked_through(workbook).await;
    assert_eq!(
        told(&answer),
        [
            "成员名册 B2 unknown-person",
            "成员名册 C3 differs-from-register",
            "成员名册 B5 person-twice",
            "成员名册 G4 differs-from-register",
            "成员名册 G5 differs-from-register",
            "- - member-absent",
            "- - member-absent",
        ]
    );
    let first = &answer["findings"][0];
    assert_eq!(
        (&first["row"], &first["column"], &first["value"]),
        (&json!(2), &json!("B"), &json!("无此人"))
    );
    let twice = answer["findings"][2]["message_zh"].as_str().unwrap();
    assert!(twice.contains("另见B4"), "{twice}");
    assert_eq!((&answer["n_members"], &answer["applications"]), (&json!(n), &json!([])));
    assert_eq!(village.get("/members").await, before);
    assert_eq!(
        village.get("/applications").await.as_array().unwrap().len(),
        1,
        "the founding alone"
    );
}

async fn a_wrong_holding_is_told_by_cell(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let workbook = village.workbook("/shares.xlsx").await;
    let answer = village.looked_through(with_text(&workbook, "2/3", "二股")).await;
    assert_eq!(told(&answer).len(), 1, "{answer:#}");
    let found = &answer["findings"][0];
    assert_eq!(
        (&found["sheet"], &found["column"], &found["value"], &found["code"]),
        (&json!("股权名册"), &json!("E"), &json!("二股"), &json!("shares"))
    );
    assert_eq!(answer["n_holdings"], village.people.len(), "the other rows are read all the same");
    let answer = village.looked_through(with_text(&workbook, "集体股", "创始股")).await;
    assert!(told(&answer)[0].ends_with("unknown-class"), "{answer:#}");
}

async fn the_members_of_a_registration_come_from_a_sheet(engine: Engine) {
    let village = Collective::imported(engine).await;
    let legacy = village.everybody(Ground::Legacy).await;
    let workbook = write(RollKind::Members, &legacy, Numbers::Masked).unwrap();
    let answer = village.looked_through(workbook).await;
    assert_eq!(told(&answer), Vec::<String>::new());
    let application = &answer["applications"][0];
    assert_eq!(application["kind"], "registration");
    let mut founding = village.founding().await;
    founding["request"]["members"] = application["request"]["members"].clone();
    village.enter(&founding).await;
    assert_eq!(village.get("/members").await.as_array().unwrap().len(), village.people.len());
    let births = Collective::imported(engine).await;
    let rolls = births.everybody(Ground::Birth).await;
    let workbook = write(RollKind::Members, &rolls, Numbers::Masked).unwrap();
    let answer = births.looked_through(workbook).await;
    assert_eq!(told(&answer)[0], "成员名册 F2 confirmed-one-by-one");
}

async fn a_template_has_nobody_and_nothing_wrong(engine: Engine) {
    let village = Collective::registered(engine).await;
    for template in ["/templates/members.xlsx", "/templates/shares.xlsx"] {
        let answer = village.looked_through(village.workbook(template).await).await;
        assert_eq!((&answer["findings"], &answer["applications"]), (&json!([]), &json!([])));
    }
}

async fn what_is_no_roll_is_refused(engine: Engine) {
    let village = Collective::imported(engine).await;
    let answer = village.look_through(INTAKE, b"name,sex".to_vec()).await;
    assert_eq!((answer.status, &answer.body["type"]), (400, &json!("/problems/bad-request")));
    assert!(answer.text.contains("不是Excel工作簿"), "{answer}");
    let workbook = village.workbook("/templates/members.xlsx").await;
    let reviewer = village.look_through(REVIEWER, workbook).await;
    assert_eq!(reviewer.status, 403, "{reviewer}");
}

async fn sheets_of_another_officers_collective_are_not_found(engine: Engine) {
    let mut village = Collective::registered(engine).await;
    let workbook = village.workbook("/members.xlsx").await;
    let registry = Arc::into_inner(village.registry).unwrap();
    village.registry = Arc::new(registry.as_officer_of(SIBLING));
    for of in ["/members.xlsx", "/shares.xlsx", "/templates/members.xlsx", "/templates/shares.xlsx"]
    {
        assert_eq!(village.registry.get(&village.path(of)).await.status, 404, "{of}");
    }
    assert_eq!(village.look_through(INTAKE, workbook).await.status, 404);
}

async fn the_command_writes_and_looks_through_the_same_sheets(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    sanquan.import(&village("220221"));
    let file = sanquan.household("220221901901010001", &[]);
    let code = file["shares"][0]["collective_code"].as_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (roll, shares, papers) = (path("roll.xlsx"), path("shares.xlsx"), path("papers"));
    let said = sanquan.run(["collective", code, "--roll", &roll, "--shares", &shares]);
    assert_eq!(said.code, Some(0), "{said}");
    let clean = sanquan.run(["collective", code, "--check", &roll]);
    assert_eq!(clean.code, Some(0), "{clean}");
    let early = sanquan.run(["collective", code, "--check", &shares]);
    assert_eq!(early.code, Some(2), "{early}");
    assert_eq!(told(&early.json()), ["- - not-registered"]);
    let said = sanquan.run(["collective", code, "--papers", &papers]);
    assert_eq!(said.code, Some(0), "{said}");
    let first = said.stdout.lines().next().unwrap().split(' ').next().unwrap().to_owned();
    let text = pdf_text(&std::fs::read(first).unwrap());
    assert!(text.contains("集体收益分配权份额证书"), "{text}");
}
