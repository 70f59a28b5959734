//! Identity numbers: closed at rest, masked wherever they are shown, in no log.

use std::fs;

use e2e_tests::{
    APPROVER, CENTRE, Engine, INTAKE, Numbers, REVIEWER, Registry, SUPERVISOR, SURVEYOR, Sanquan,
    identity_numbers, on_both_engines, rows, village,
};
use identity::mask_identity_number;
use serde_json::{Value, json};

on_both_engines!(
    no_number_of_the_samples_stands_in_clear,
    numbers_in_full_take_a_role_and_a_purpose_and_are_written_down,
);

const LENGTH: usize = 18;
const HOUSEHOLD: &str = "220221901901010001";

fn assert_none(place: &str, bytes: &[u8], numbers: &Numbers) {
    let standing = numbers.all_standing_in(bytes);
    assert!(
        standing.is_empty(),
        "{place} shows {} numbers, such as {:?}",
        standing.len(),
        standing.first()
    );
}

async fn no_number_of_the_samples_stands_in_clear(engine: Engine) {
    assert!(identity_numbers().len() > 500, "the samples are full of numbers");
    let numbers = Numbers::of_samples_and(&[]);
    let submitted = fs::read(village("220221").join("权属数据/CBF.csv")).unwrap();
    // The thirty households of the village and the person who contracts.
    assert_eq!(numbers.all_standing_in(&submitted).len(), 31, "what stands in clear is seen");
    let sanquan = Sanquan::new(engine);

    let said = sanquan.command(["demo", "--no-serve"]).env("RUST_LOG", "trace").output().unwrap();
    assert_eq!(said.status.code(), Some(0));
    assert_none("the demo", &said.stdout, &numbers);
    assert_none("the log of the demo", &said.stderr, &numbers);

    numbers.assert_in_no_file_of(sanquan.place().data());
    let registry = Registry::over(sanquan.place()).await;
    if engine == Engine::PostgreSql {
        numbers.assert_in_no_row_of(registry.store.connection()).await;
    }
    asked_over_http(&registry, &numbers).await;
    asked_with_the_command(&sanquan, &numbers);
}

async fn asked_over_http(registry: &Registry, numbers: &Numbers) {
    let moment = "as_of=2099-01-01&known_at=2099-01-01T00:00:00Z";
    for household in households("220221") {
        let answer = registry.get(&format!("/api/v1/households/{household}?{moment}")).await;
        assert_eq!(answer.status, 200, "{answer}");
        assert_none(&household, answer.text.as_bytes(), numbers);
    }
    for question in ["q=贾", "q=0001", "q=2202219019010100016"] {
        assert_none(
            question,
            registry.get(&format!("/api/v1/search?{question}")).await.text.as_bytes(),
            numbers,
        );
    }
}

fn asked_with_the_command(sanquan: &Sanquan, numbers: &Numbers) {
    let package = village("220221");
    for arguments in [
        vec!["household", "220221901901010001"],
        vec!["household", "220221901901010001", "--json"],
        vec!["household", "22022190190101H0001"],
        vec!["search", "贾"],
        vec!["check", package.to_str().unwrap()],
        vec!["check", "gis-samples/packages/err/identity-number-in-two-households"],
        vec!["check", "gis-samples/packages/err/sex-differs-from-identity-number"],
        vec!["check", "gis-samples/packages/err/identity-number-check-wrong"],
        vec!["import", package.to_str().unwrap()],
    ] {
        let said = sanquan.command(&arguments).env("RUST_LOG", "trace").output().unwrap();
        // The broken samples have people of their own.
        for invented in [&said.stdout, &said.stderr] {
            assert_none(&arguments.join(" "), invented, numbers);
            let clear = invented
                .windows(LENGTH)
                .find(|it| it.starts_with(b"9900") && it[..17].iter().all(u8::is_ascii_digit));
            assert_eq!(clear.map(String::from_utf8_lossy), None, "{arguments:?}");
        }
    }
}

/// Who was written down as having seen numbers in full, and what for.
async fn unmasked(registry: &Registry) -> Vec<(Value, Value)> {
    let entries = registry.office.audit_entries(0, 1_000).await.unwrap();
    let unmasked = entries.iter().filter(|it| it.kind == "unmasked");
    let told = unmasked.map(|it| serde_json::from_str(&it.entry).unwrap());
    told.map(|it: Value| (it["by"].clone(), it["about"].clone())).collect()
}

async fn numbers_in_full_take_a_role_and_a_purpose_and_are_written_down(engine: Engine) {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    let path = format!("/api/v1/households/{HOUSEHOLD}/identity-numbers");
    let ask = async |officer: &str, purpose: &[(&str, &str)]| {
        let headers = [&[("sanquan-officer", officer)], purpose].concat();
        registry.send("GET", &path, &headers, "").await
    };
    let purpose = [("sanquan-purpose", "state-organ")];
    assert_eq!(ask(INTAKE, &[]).await.kind(), (400, "bad-request"), "why?");
    for officer in [SURVEYOR, APPROVER, CENTRE, SUPERVISOR] {
        assert_eq!(ask(officer, &purpose).await.kind(), (403, "role-missing"), "{officer}");
    }
    assert_eq!(unmasked(&registry).await, []);
    let shown = ask(REVIEWER, &purpose).await;
    let file = registry.get(&format!("/api/v1/households/{HOUSEHOLD}")).await.body;
    let (shown, members) = (shown.body.as_array().unwrap(), file["members"].as_array().unwrap());
    assert_eq!(shown.len(), members.len() + 1, "the contractor and the members: {shown:?}");
    for (number, member) in shown[1..].iter().zip(members) {
        let (person, whole) = (&number["person"], number["document_number"].as_str().unwrap());
        assert_eq!((person, &number["name"]), (&member["person"], &member["name"]));
        assert_eq!(mask_identity_number(whole), member["document_number"].as_str().unwrap());
        assert!(identity_numbers().contains(whole));
    }
    let about = json!(format!("{HOUSEHOLD} state-organ"));
    assert_eq!(unmasked(&registry).await, [(json!(REVIEWER), about)]);
}

/// The codes of the households of a village.
fn households(name: &str) -> Vec<String> {
    let villages = rows(&village(name));
    let contracting =
        villages.iter().flat_map(|it| &it.contractors).filter(|it| it.kind.as_deref() == Some("1"));
    let landless = villages.iter().flat_map(|it| &it.households);
    let codes = contracting.map(|it| &it.code).chain(landless.map(|it| &it.code));
    codes.map(|it| it.as_ref().unwrap().to_string()).collect()
}
