//! What one register did and another is told of: both say the same afterwards.

use std::collections::BTreeMap;

use e2e_tests::{Delivery, Engine, Registry, Sanquan, on_both_engines, village};
use serde_json::{Value, json};

use super::cases::{self, CODES, given_cases};
use super::{case_with, chain, exported, files, import, package, registry, registry_of};

on_both_engines!(
    a_register_that_takes_the_messages_in_says_what_the_other_says,
    a_village_of_which_nothing_is_registered_is_taken_in_with_its_coordinate_system,
);

/// The files of a package that differ, each with its first line that does.
fn differing(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> BTreeMap<String, String> {
    let names = one.keys().chain(other.keys());
    let differs = names.filter(|name| one.get(*name) != other.get(*name));
    let none = Vec::new();
    let lines = |files: &BTreeMap<String, Vec<u8>>, name: &str| -> Vec<String> {
        let bytes = files.get(name).unwrap_or(&none);
        String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
    };
    let told = differs.map(|name| {
        let (ours, theirs) = (lines(one, name), lines(other, name));
        let first = ours.iter().zip(&theirs).find(|(a, b)| a != b);
        let first = first.map_or_else(
            || format!("{} and {} lines", ours.len(), theirs.len()),
            |(a, b)| format!("{a}\n{b}"),
        );
        (name.clone(), first)
    });
    told.collect()
}

/// The columns that no message carries: phones, and who collected a certificate, which comes after the act that a message tells of.
const UNTOLD: [&str; 14] = [
    "LXDH",
    "QZSFLQ",
    "QZLQRQ",
    "QZLQRXM",
    "QZLQRZJLX",
    "QZLQRZJHM",
    "QZBFLQRQ",
    "QZBFLQRXM",
    "BFLQRZJLX",
    "BFLQRZJHM",
    "QZHFLQRQ",
    "QZHFLQRXM",
    "HFLQRZJLX",
    "HFLQRZJHM",
];

/// The tables of a package without the columns that no message carries.
fn told(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let told = |(name, bytes): (&String, &Vec<u8>)| {
        let Ok(text) = str::from_utf8(bytes) else { return (name.clone(), bytes.clone()) };
        let header: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
        let kept = |line: &str| {
            let cells = header.iter().zip(line.split(','));
            let told = cells.filter(|(name, _)| !UNTOLD.contains(name));
            told.map(|(_, cell)| cell).collect::<Vec<_>>().join(",")
        };
        let lines: Vec<String> = text.lines().map(kept).collect();
        (name.clone(), lines.join("\n").into_bytes())
    };
    files.iter().map(told).collect()
}

/// What an audit finds: rules and objects.
fn findings(sanquan: &Sanquan) -> Vec<(Value, Value)> {
    let report = sanquan.run(["audit"]).json();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| (it["rule"].clone(), it["objects"].clone())).collect()
}

async fn a_register_that_takes_the_messages_in_says_what_the_other_says(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let (folder, draft) = (tempfile::tempdir().unwrap(), cases::package());
    let registry_of_one = registry_of(&one, draft.path()).await;
    let before = package(&one, folder.path(), "before");
    given_cases(&registry_of_one).await;
    let (said, out) = exported(&one, folder.path());
    let codes: Vec<String> = chain(&files(&out)).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, CODES, "{said}");
    registry_of(&other, draft.path()).await;
    assert_eq!(package(&other, folder.path(), "other-before"), before);
    let said = import(&other, &[&out]);
    assert_eq!(said.code, Some(0), "{said}");
    let after = package(&one, folder.path(), "after");
    assert_ne!(after, before, "the cases changed nothing");
    let theirs = package(&other, folder.path(), "other-after");
    let differ: Vec<_> = differing(&after, &theirs).into_keys().collect();
    assert_eq!(differ, ["220221永吉县/权属数据/CBJYQZ.csv"], "the sender knows who collected them");
    assert_eq!(differing(&told(&after), &told(&theirs)), BTreeMap::new());
    assert_eq!(findings(&one), findings(&other));
    let again = import(&other, &[&out]);
    assert_eq!(again.code, Some(1), "{again}");
    assert!(again.stderr.contains("taken in before"), "{again}");
}

/// A household and a cooperative are the first who are registered of their county.
async fn given_first_registrations(registry: &Registry) {
    let rows = |code| Delivery::of(&village("220421")).of_contractor(code).0;
    let household = rows("220421901901010003");
    let head = household["contractors"][0]["name"].as_str().unwrap().to_owned();
    let request = json!({ "kind": "first-registration", "rows": household });
    case_with(registry, request, &[], &[&head]).await;
    let cooperative = rows("220421901901009001");
    let name = cooperative["contractors"][0]["name"].as_str().unwrap().to_owned();
    let record = registry.given_document("220421", "成员大会会议记录").await;
    let decision = json!({
        "issuer": "22042190190100", "subject": "outside-contractor", "assembly": "members",
        "day": "2026-01-20", "n_entitled": 30, "n_yes": 28, "plan_published": "2025-12-20",
        "township_approved": true, "county_approved": true, "record_sha256": record,
    });
    let request = json!({ "kind": "first-registration-other", "rows": cooperative });
    case_with(registry, request, &[decision], &[&name]).await;
}

async fn a_village_of_which_nothing_is_registered_is_taken_in_with_its_coordinate_system(
    engine: Engine,
) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    given_first_registrations(&registry(&one).await).await;
    let out = folder.path().join("messages");
    let out = out.to_str().unwrap();
    let said = one.run(["messages", "export", "--county", "220421", "--out", out]);
    assert_eq!(said.code, Some(0), "{said}");
    let codes = chain(&files(out.as_ref())).into_iter().map(|(_, code)| code);
    assert_eq!(codes.collect::<Vec<_>>(), ["1011", "1012"]);
    registry(&other).await;
    let said = other.run(["messages", "import", out]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("coordinate system"), "{said}");
    let said = other.run(["messages", "import", out, "--crs", "3857"]);
    assert!(said.stderr.contains("EPSG:3857 is no system of CGCS2000"), "{said}");
    let rows = Delivery::of(&village("220421"));
    let epsg = rows.0["parcels"][0]["outline"]["epsg"].to_string();
    let said = other.run(["messages", "import", out, "--crs", &epsg]);
    assert_eq!(said.code, Some(0), "{said}");
    let [ours, theirs] = [(&one, "one"), (&other, "other")]
        .map(|(sanquan, name)| package(sanquan, folder.path(), name));
    let differ = differing(&ours, &theirs).into_keys().collect::<Vec<_>>();
    let people =
        ["220421/权属数据/CBF.csv", "220421/权属数据/CBJYQZ.csv", "220421/权属数据/FBF.csv"];
    assert_eq!(differ, people);
    assert_eq!(differing(&told(&ours), &told(&theirs)), BTreeMap::new());
}
