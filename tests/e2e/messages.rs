//! Change messages out of one register and into another.

mod cases;
mod chain;
mod round_trip;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use e2e_tests::{Counter, INTAKE, Registry, Said, Sanquan, village};
use serde_json::{Value, json};

/// A register with the village, its clock so far back that it stays behind that of the binary.
async fn registry(sanquan: &Sanquan) -> Registry {
    registry_of(sanquan, &village("220221")).await
}

async fn registry_of(sanquan: &Sanquan, package: &Path) -> Registry {
    assert_eq!(sanquan.run(["migrate"]).code, Some(0));
    let registry = Registry::over(sanquan.place()).await;
    registry.given_days_later(-300);
    registry.given_package(package).await;
    registry.given_days_later(1);
    registry
}

/// Takes a case all the way, with documents of its own day.
async fn case(registry: &Registry, request: Value, signers: &[&str]) {
    case_with(registry, request, &[], signers).await;
}

/// The same with decisions of the collective.
async fn case_with(registry: &Registry, request: Value, decisions: &[Value], signers: &[&str]) {
    let counter = Counter { registry };
    let mut submission = counter.submission(&request).await;
    for document in submission["documents"].as_array_mut().unwrap() {
        document["day"] = json!(registry.today());
    }
    submission["decisions"] = json!(decisions);
    let answer = registry.post(INTAKE, "/api/v1/cases", &submission).await;
    assert_eq!(answer.status, 201, "{answer}");
    counter.walk(answer.body["id"].as_str().unwrap(), "archived", signers).await;
    registry.given_days_later(1);
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

/// Where the messages of an export lie, in the order of their chain.
fn paths(out: &Path) -> Vec<PathBuf> {
    let serials = chain(&files(out)).into_iter().map(|(serial, _)| serial);
    serials.map(|it| out.join(format!("{}/{it}/BW/DJYW{it}.xml", it.get(..6).unwrap()))).collect()
}

/// The messages by their order in the chain.
fn chain(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let text = |bytes: &[u8], name: &str| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (_, after) = text.split_once(&format!(" {name}=\"")).unwrap();
        after.split_once('"').unwrap().0.to_owned()
    };
    let mut by_predecessor: BTreeMap<String, (String, String)> = BTreeMap::new();
    for bytes in files.iter().filter(|(name, _)| name.ends_with("xml")).map(|(_, bytes)| bytes) {
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
