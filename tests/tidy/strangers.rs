//! Settlement and the rights are strangers: between the crates the edges say so, and inside `api` and `cli` the modules (HR-01, HR-03).

use crate::tree::files;

/// The crates that know a right, or keep one.
const RIGHTS: &[&str] = &[
    "casework",
    "documents",
    "exchange",
    "geometry",
    "ledger",
    "market",
    "safeguard",
    "scan",
    "store",
    "tenure",
];

/// What the modules of settlement may use of the crate they stand in: each of these knows no right, or is told none.
const NEUTRAL: &[(&str, &[&str])] = &[
    (
        "crates/api/",
        &[
            "Problem",
            "idempotency_key",
            "pages::frame",
            "press",
            "sign_in::Caller",
            "sign_in::said",
        ],
    ),
    ("crates/cli/", &["clock", "output"]),
];

fn of_settlement(name: &str) -> bool {
    ["crates/api/src/settlement", "crates/cli/src/settlement"].iter().any(|it| name.starts_with(it))
}

/// The paths that a source names behind a root such as `store::`; a longer word that ends alike is another root.
fn names(text: &str, root: &str) -> bool {
    let path = format!("{root}::");
    text.match_indices(&path).any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().last());
        !before.is_some_and(|it| it.is_alphanumeric() || it == '_' || it == ':')
    })
}

/// The path behind each `crate::` of a source; a list of several paths in one pair of braces is not written in these modules.
fn of_own_crate(text: &str) -> Vec<&str> {
    let roots = text.match_indices("crate::");
    roots.filter_map(|(at, root)| text.get(at + root.len()..)?.lines().next()).collect()
}

#[test]
fn the_modules_of_settlement_name_no_crate_that_knows_a_right() {
    let sources: Vec<_> =
        files("crates", ".rs").into_iter().filter(|(name, _)| of_settlement(name)).collect();
    assert!(sources.len() > 12, "{} modules are looked at", sources.len());
    for (name, text) in sources {
        let named = RIGHTS.iter().find(|it| names(&text, it));
        assert_eq!(named, None, "{name}");
        let (_, neutral) = NEUTRAL.iter().find(|(of, _)| name.starts_with(of)).unwrap();
        for it in of_own_crate(&text) {
            let known = neutral.iter().any(|own| it.starts_with(own));
            assert!(known, "{name} uses `crate::{it}`, which may know a right");
        }
    }
}

#[test]
fn the_modules_of_rights_do_not_name_the_crate_of_settlement() {
    // Where the service and the command line are put together, where the log of readings asks who reads, and where an account is told which roles its desk has.
    let together = [
        "crates/api/src/accounts/wire.rs",
        "crates/api/src/lib.rs",
        "crates/api/src/reading.rs",
        "crates/cli/src/main.rs",
        "crates/cli/src/migrate.rs",
    ];
    for folder in ["crates/api/src", "crates/cli/src"] {
        for (name, text) in files(folder, ".rs") {
            if of_settlement(&name) || together.contains(&name.as_str()) {
                continue;
            }
            assert!(!names(&text, "settlement"), "{name} names the crate of settlement");
        }
    }
}

#[test]
fn only_supervision_and_its_command_look_into_both_books() {
    // The command line is put together in `main`, which names the command.
    let both =
        ["crates/api/src/supervision", "crates/cli/src/main.rs", "crates/cli/src/safeguard.rs"];
    let (mut looking, mut writing) = (0, Vec::new());
    for (name, text) in ["crates/api/src", "crates/cli/src"].iter().flat_map(|it| files(it, ".rs"))
    {
        let watches = both.iter().any(|it| name.starts_with(it));
        assert!(watches || !names(&text, "safeguard"), "{name} looks into both books");
        looking += usize::from(watches);
        // A finding blocks nothing and writes nothing (HR-05).
        let begins = ["begin(", ".unit(", "post,", "put,", "delete,"];
        writing.extend(
            begins.iter().filter(|it| watches && text.contains(**it)).map(|_| name.clone()),
        );
    }
    assert!(looking >= 5, "{looking} modules look into both books");
    assert_eq!(writing, [""; 0]);
}

#[test]
fn the_neutral_modules_know_no_right_but_the_typesetters_paper() {
    for (name, text) in files("crates", ".rs") {
        let neutral = [
            "crates/api/src/idempotency_key.rs",
            "crates/api/src/pages/frame.rs",
            "crates/api/src/press.rs",
            "crates/api/src/sign_in/caller.rs",
            "crates/api/src/sign_in/said.rs",
            "crates/cli/src/clock.rs",
        ];
        if !neutral.contains(&name.as_str()) {
            continue;
        }
        let named = RIGHTS.iter().find(|it| **it != "documents" && names(&text, it));
        assert_eq!(named, None, "{name}");
    }
}

#[test]
fn only_the_book_of_settlement_knows_its_database() {
    for (name, text) in files("crates/settlement/src", ".rs") {
        if name.starts_with("crates/settlement/src/book") {
            continue;
        }
        let named = ["sea_orm", "tokio", "std::fs"].iter().find(|it| text.contains(**it));
        let test = name.contains("/tests");
        assert!(named.is_none() || test, "{name} names {named:?}, and is to be a pure function");
    }
}

#[test]
fn no_report_counts_rights_that_were_left_as_progress_of_settling() {
    // HR-08: no figure that anybody is shown stands between the two.
    let figures = files("crates/safeguard/src", "statistics.rs").remove(0).1;
    assert!(!figures.contains("Departure"), "the figures are made from departures");
    let document = files("docs", "openapi.json").remove(0).1;
    let shown = files("crates/cli/src", ".rs").into_iter().map(|(_, text)| text);
    for text in shown.chain([document, figures]) {
        for word in
            ["exit_rate", "exits_completed", "urbanisation", "urbanization", "城镇化率", "退出率"]
        {
            assert!(!text.contains(word), "`{word}` is reported");
        }
    }
}
