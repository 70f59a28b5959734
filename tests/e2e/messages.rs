//! Change messages out of one register and into another.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use e2e_tests::{Counter, Engine, INTAKE, Registry, Said, Sanquan, on_both_engines, village};
use serde_json::{Value, json};

on_both_engines!(
    messages_of_ten_cases_are_taken_in_once,
    what_was_numbered_is_written_again_byte_for_byte,
    a_chain_with_a_fault_is_refused_as_a_whole,
    what_is_registered_otherwise_is_refused,
);

/// 贾勇, his wife, a son and a daughter-in-law; two households that become one; two that exchange; one that is divided.
const HOUSEHOLD: &str = "220221901901010001";
const SMALL: &str = "220221901901010008";
const SMALL_TOO: &str = "220221901901010009";
const SIX: &str = "220221901901010006";
const ONE: &str = "220221901901010004";
const THREE: &str = "220221901901010007";
const FOUR: &str = "220221901901010013";

/// A register with the village, its clock so far back that it stays behind that of the binary.
async fn registry(sanquan: &Sanquan) -> Registry {
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let registry = Registry::over(sanquan.place()).await;
    registry.given_days_later(-300);
    registry.given_package(&village("220221")).await;
    registry.given_days_later(1);
    registry
}

/// Takes a case all the way, with documents of its own day.
async fn case(registry: &Registry, request: Value, signers: &[&str]) {
    let counter = Counter { registry };
    let mut submission = counter.submission(&request).await;
    for document in submission["documents"].as_array_mut().unwrap() {
        document["day"] = json!(registry.now().date_naive());
    }
    let answer = registry.post(INTAKE, "/api/v1/cases", &submission).await;
    assert_eq!(answer.status, 201, "{answer}");
    counter.walk(answer.body["id"].as_str().unwrap(), "archived", signers).await;
    registry.given_days_later(1);
}

fn certificate(kind: &str, household: &str) -> Value {
    json!({ "kind": kind, "certificate": format!("{household}J"), "reason": "原证遗失" })
}

/// The son becomes head; one more member with what they are to him.
fn head_change(other: (&str, &str)) -> Value {
    let relations: Vec<Value> = [("贾勇", "51"), ("贾民刚", "02"), ("顾燕", "12"), other]
        .map(|(name, relation)| json!({ "person": { "name": name }, "relation": relation }))
        .into();
    json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": "贾民刚" }, "relations": relations,
    })
}

/// A registered parcel divided from south to north: the western piece stays, the eastern one goes.
fn halved(parcel: &str, pieces: [&str; 2]) -> Value {
    let rows = e2e_tests::rows(&village("220221"));
    let mut parcels = rows.iter().flat_map(|it| &it.parcels);
    let outline = parcels.find(|it| it.code.as_deref() == Some(parcel)).unwrap();
    let envelope = outline.outline.as_ref().unwrap().envelope().unwrap();
    let middle = f64::midpoint(envelope.min_x, envelope.max_x);
    let line = [[middle, envelope.min_y - 2.0], [middle, envelope.max_y + 2.0]];
    let [west, east] = pieces;
    json!({ "parcel": parcel, "line": line, "left": west, "right": east, "goes": east })
}

/// The parcels of a household that the package brought.
fn parcels_of(household: &str) -> Vec<String> {
    let rows = e2e_tests::rows(&village("220221"));
    let all = rows.iter().flat_map(|it| &it.contracted_parcels);
    let own = all.filter(|it| it.contractor_code.as_deref() == Some(household));
    own.filter_map(|it| it.parcel_code.as_ref().map(ToString::to_string)).collect()
}

/// A case of each kind that the sample village has an occasion for and that the platform knows a message of.
async fn given_cases(registry: &Registry) {
    let child = json!({
        "household_code": HOUSEHOLD, "name": "贾新宝", "sex": "1", "document_kind": "1",
        "document_number": "990001202601015138", "relation": "41", "note_kind": "6",
        "co_holder": "1",
    });
    let member_change = json!({
        "kind": "member-change", "household": HOUSEHOLD, "joining": { "members": [child] },
        "leaving": [{ "person": { "name": "郑桂" }, "reason": "death" }],
    });
    case(registry, member_change, &["贾勇"]).await;
    case(registry, head_change(("贾新宝", "20")), &["贾勇", "贾民刚"]).await;
    let parcels = parcels_of(HOUSEHOLD);
    let pieces = ["2202219019010100901", "2202219019010100902"];
    let divided = halved(&parcels[1], pieces);
    let split = json!({
        "kind": "household-split", "household": HOUSEHOLD, "new_household": "220221901901010999",
        "new_head": { "name": "贾勇" }, "address": "样田村第1组99号",
        "members": [
            { "person": { "name": "贾勇" }, "relation": "02" },
        ],
        "parcels": [parcels[0]], "divided": [divided],
    });
    case(registry, split, &["贾勇", "贾民刚"]).await;
    let names: Vec<Value> = members(registry, SMALL_TOO).await;
    let merge = json!({
        "kind": "household-merge", "from": SMALL_TOO, "into": SMALL,
        "relations": names.iter().map(|it| json!({ "person": { "name": it }, "relation": "70" })).collect::<Vec<_>>(),
    });
    case(registry, merge, &["刘海义", "陈强"]).await;
    let exchange = json!({
        "kind": "exchange",
        "one": { "contract": format!("{SIX}J"), "parcels": ["2202219019010100015"] },
        "other": { "contract": format!("{THREE}J"), "parcels": ["2202219019010100018"] },
    });
    case(registry, exchange, &["孔义东", "史文华"]).await;
    let assignment = json!({
        "kind": "assignment", "contract": format!("{THREE}J"), "parcels": ["2202219019010100015"],
        "transferee": format!("{SIX}J"), "price_fen": 1_200_000, "consent": "agreed",
    });
    case(registry, assignment, &["史文华", "孔义东"]).await;
    case(registry, certificate("reissue", SMALL), &[]).await;
    case(registry, certificate("replacement", SIX), &[]).await;
    let change = json!({
        "kind": "parcel-change", "contract": format!("{SIX}J"),
        "lost": [{ "parcel": "2202219019010100033", "reason": "disaster" }],
    });
    case(registry, change, &["孔义东"]).await;
    let pieces = ["2202219019010100911", "2202219019010100912"];
    let division = halved("2202219019010100040", pieces);
    let expropriation = json!({
        "kind": "expropriation", "contract": format!("{FOUR}J"),
        "approval_number": "吉政土〔2026〕88号", "compensation_fen": 6_500_000,
        "parcels": [], "divided": [division],
    });
    case(registry, expropriation, &["邵松生"]).await;
}

async fn members(registry: &Registry, household: &str) -> Vec<Value> {
    let day = registry.now().date_naive();
    let answer = registry.get(&format!("/api/v1/households/{household}?as_of={day}")).await;
    assert_eq!(answer.status, 200, "{answer}");
    answer.body["members"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect()
}

/// The messages of a register, written into a folder of their own.
fn exported(sanquan: &Sanquan, folder: &Path) -> (Said, PathBuf) {
    let out = folder.join("messages");
    let said = sanquan.run(["messages", "export", "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    (said, out)
}

/// The files of a folder with their bytes, by their paths inside it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inside = files(&path).into_iter();
            found.extend(inside.map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

/// The package of a register, as its own text.
fn package(sanquan: &Sanquan, folder: &Path, name: &str) -> BTreeMap<String, Vec<u8>> {
    let out = folder.join(name);
    let said = sanquan.run(["export", "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{said}");
    files(&out)
}

fn import(sanquan: &Sanquan, paths: &[&Path]) -> Said {
    let mut arguments = vec!["messages", "import"];
    arguments.extend(paths.iter().map(|it| it.to_str().unwrap()));
    sanquan.run(arguments)
}

/// The messages by their order in the chain.
fn chain(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let text = |bytes: &[u8], name: &str| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (_, after) = text.split_once(&format!(" {name}=\"")).unwrap();
        after.split_once('"').unwrap().0.to_owned()
    };
    let mut by_predecessor: BTreeMap<String, (String, String)> = BTreeMap::new();
    for bytes in files.values() {
        let (serial, code) = (text(bytes, "YWLSH"), text(bytes, "SJLX"));
        by_predecessor.insert(text(bytes, "QYWLSH"), (serial, code));
    }
    let (mut chain, mut end) = (Vec::new(), String::new());
    while let Some((serial, code)) = by_predecessor.remove(&end) {
        end.clone_from(&serial);
        chain.push((serial, code));
    }
    chain
}

async fn messages_of_ten_cases_are_taken_in_once(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let registry_of_one = registry(&one).await;
    let before = package(&one, folder.path(), "before");
    given_cases(&registry_of_one).await;
    let (said, out) = exported(&one, folder.path());
    let codes: Vec<String> = chain(&files(&out)).into_iter().map(|(_, code)| code).collect();
    assert_eq!(
        codes,
        ["1031", "1032", "1052", "1061", "1041", "1022", "2011", "2021", "1033", "1033"],
        "{said}"
    );
    registry(&other).await;
    assert_eq!(package(&other, folder.path(), "other-before"), before);
    let said = import(&other, &[&out]);
    assert_eq!(said.code, Some(0), "{said}");
    assert_ne!(
        package(&other, folder.path(), "other-after"),
        before,
        "the messages changed nothing"
    );
    let again = import(&other, &[&out]);
    assert_eq!(again.code, Some(1), "{again}");
    assert!(again.stderr.contains("taken in before"), "{again}");
}

async fn what_was_numbered_is_written_again_byte_for_byte(engine: Engine) {
    let sanquan = Sanquan::new(engine);
    let folder = tempfile::tempdir().unwrap();
    let registry = registry(&sanquan).await;
    case(&registry, head_change(("郑桂", "52")), &["贾勇", "贾民刚"]).await;
    let (_, out) = exported(&sanquan, folder.path());
    let first = files(&out);
    assert_eq!(first.len(), 1);
    let path = first.keys().next().unwrap();
    let serial = &chain(&first)[0].0;
    assert_eq!(path, &format!("220221/{serial}/BW/DJYW{serial}.xml"));
    case(&registry, certificate("reissue", SIX), &[]).await;
    // A corrected package supersedes rows that the message tells of; the message stays what it is.
    let draft = e2e_tests::Draft::of(&village("220221")).with(
        "权属数据/CBF.csv",
        "220221901901010006,",
        "组6号",
        "组6号甲",
    );
    registry.given_package(draft.path()).await;
    let (said, _) = exported(&sanquan, folder.path());
    assert!(said.stdout.contains("1 acts numbered, 2 messages written"), "{said}");
    let elsewhere = tempfile::tempdir().unwrap();
    let (_, again) = exported(&sanquan, elsewhere.path());
    assert_eq!(files(&again), files(&out));
    assert_eq!(files(&again).get(path), first.get(path));
    fs::write(out.join(path), "<SUBMIT/>").unwrap();
    let said = sanquan.run(["messages", "export", "--out", out.to_str().unwrap()]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("is there already and is another file"), "{said}");
}

async fn a_chain_with_a_fault_is_refused_as_a_whole(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let registry_of_one = registry(&one).await;
    for household in [SIX, THREE, ONE] {
        case(&registry_of_one, certificate("reissue", household), &[]).await;
    }
    let (_, out) = exported(&one, folder.path());
    let messages = files(&out);
    let paths: Vec<PathBuf> = chain(&messages)
        .into_iter()
        .map(|(serial, _)| out.join(format!("220221/{serial}/BW/DJYW{serial}.xml")))
        .collect();
    let (first, second, third) = (&*paths[0], &*paths[1], &*paths[2]);
    registry(&other).await;
    let before = package(&other, folder.path(), "before");
    let broken = folder.path().join("broken.xml");
    let text = fs::read_to_string(third).unwrap();
    fs::write(&broken, text.replacen("CZFS=\"03\"", "CZFS=\"02\"", 1)).unwrap();
    let exit = folder.path().join("exit.xml");
    fs::write(&exit, text.replacen("SJLX=\"2011\"", "SJLX=\"1071\"", 1)).unwrap();
    for (paths, why) in [
        (vec![first, third], "what lies between is missing"),
        (vec![second], "what lies between is missing"),
        (vec![first, second, first], "stands twice"),
        (vec![first, second, &broken], "says the operation 02"),
        (vec![first, second, &exit], "1071 (自愿退出) is a change of another book"),
    ] {
        let said = import(&other, &paths);
        assert_eq!(said.code, Some(1), "{said}");
        assert!(said.stderr.contains(why), "{why}: {said}");
        let name = format!("after-{}", why.len());
        let after = package(&other, folder.path(), &format!("{name}-{}", paths.len()));
        assert!(after == before, "something was taken in");
        fs::remove_dir_all(folder.path().join(format!("{name}-{}", paths.len()))).unwrap();
    }
    let said = import(&other, &[third, first, second]);
    assert_eq!(said.code, Some(0), "{said}");
}

async fn what_is_registered_otherwise_is_refused(engine: Engine) {
    let (one, other) = (Sanquan::new(engine), Sanquan::new(engine));
    let folder = tempfile::tempdir().unwrap();
    let registry_of_one = registry(&one).await;
    case(&registry_of_one, certificate("reissue", SIX), &[]).await;
    let (_, out) = exported(&one, folder.path());
    let registry_of_other = registry(&other).await;
    case(&registry_of_other, certificate("replacement", SIX), &[]).await;
    let said = import(&other, &[&out]);
    assert_eq!(said.code, Some(1), "{said}");
    assert!(said.stderr.contains("registered otherwise"), "{said}");
}
