//! Identity numbers: closed at rest, masked wherever they are shown, in no log.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use e2e_tests::{Engine, Registry, Sanquan, identity_numbers, on_both_engines, rows, village};
use sea_orm::{ConnectionTrait as _, Statement};

on_both_engines!(no_number_of_the_samples_stands_in_clear);

const LENGTH: usize = 18;

/// The numbers that stand in some bytes.
fn standing<'a>(bytes: &[u8], numbers: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
    let candidates = bytes.windows(LENGTH).filter(|it| it.starts_with(b"99"));
    let known = candidates.filter_map(|it| numbers.get(std::str::from_utf8(it).ok()?));
    known.map(String::as_str).collect()
}

fn assert_none(place: &str, bytes: &[u8], numbers: &BTreeSet<String>) {
    let standing = standing(bytes, numbers);
    assert!(
        standing.is_empty(),
        "{place} shows {} numbers, such as {:?}",
        standing.len(),
        standing.first()
    );
}

async fn no_number_of_the_samples_stands_in_clear(engine: Engine) {
    let numbers = identity_numbers();
    assert!(numbers.len() > 500, "{} numbers are known", numbers.len());
    let submitted = fs::read(village("220221").join("权属数据/CBF.csv")).unwrap();
    // The thirty households of the village and the person who contracts.
    assert_eq!(standing(&submitted, &numbers).len(), 31, "what stands in clear is seen");
    let sanquan = Sanquan::new(engine);

    let said = sanquan.command(["demo", "--no-serve"]).env("RUST_LOG", "trace").output().unwrap();
    assert_eq!(said.status.code(), Some(0));
    assert_none("the demo", &said.stdout, &numbers);
    assert_none("the log of the demo", &said.stderr, &numbers);

    for file in files(sanquan.place().data()) {
        assert_none(&file.display().to_string(), &fs::read(&file).unwrap(), &numbers);
    }
    let registry = Registry::over(sanquan.place()).await;
    if engine == Engine::PostgreSql {
        assert_none("the database", dump(&registry).await.as_bytes(), &numbers);
    }
    asked_over_http(&registry, &numbers).await;
    asked_with_the_command(&sanquan, &numbers);
}

async fn asked_over_http(registry: &Registry, numbers: &BTreeSet<String>) {
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

fn asked_with_the_command(sanquan: &Sanquan, numbers: &BTreeSet<String>) {
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

/// The codes of the households of a village.
fn households(name: &str) -> Vec<String> {
    let villages = rows(&village(name));
    let contracting =
        villages.iter().flat_map(|it| &it.contractors).filter(|it| it.kind.as_deref() == Some("1"));
    let landless = villages.iter().flat_map(|it| &it.households);
    let codes = contracting.map(|it| &it.code).chain(landless.map(|it| &it.code));
    codes.map(|it| it.as_ref().unwrap().to_string()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap().map(|it| it.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Every row of every table as text, bytes that can be read among it.
async fn dump(registry: &Registry) -> String {
    let connection = registry.store.connection();
    let statement = |sql: String| Statement::from_string(connection.get_database_backend(), sql);
    let tables =
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
    let mut text = String::new();
    for table in connection.query_all_raw(statement(tables.to_owned())).await.unwrap() {
        let table: String = table.try_get_by_index(0).unwrap();
        // The setting belongs to the connection, and the next question may get another one: both go in one.
        let sql =
            format!("SELECT set_config('bytea_output', 'escape', false), t::text FROM {table} t");
        for row in connection.query_all_raw(statement(sql)).await.unwrap() {
            text += &row.try_get_by_index::<String>(1).unwrap();
        }
    }
    assert!(text.contains("贾勇"), "the dump is not empty");
    text
}
