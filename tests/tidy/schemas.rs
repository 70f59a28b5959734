//! The names of the OpenAPI document: two types of one name would silently become one.

use std::collections::BTreeMap;

use crate::tree::files;

const DERIVED: &str = "ToSchema";
const RENAMED: &str = "#[schema(as = ";

/// The names that a file gives its schemas, in its order.
fn names(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !(line.starts_with("#[derive(") && line.contains(DERIVED)) {
            continue;
        }
        let mut renamed = None;
        for line in lines.by_ref() {
            if let Some((_, rest)) = line.split_once(RENAMED) {
                renamed = rest.split([',', ')']).next().map(str::to_owned);
            }
            let mut words =
                line.split_whitespace().skip_while(|it| !["struct", "enum"].contains(it));
            if let Some(name) = words.nth(1) {
                let own = name.split(|it: char| !it.is_alphanumeric()).next();
                found.extend(renamed.or_else(|| own.map(str::to_owned)));
                break;
            }
        }
    }
    found
}

#[test]
fn no_two_types_of_the_document_have_one_name() {
    let mut places = BTreeMap::<String, Vec<String>>::new();
    for (path, text) in files("crates/api/src", ".rs") {
        for name in names(&text) {
            places.entry(name).or_default().push(path.clone());
        }
    }
    assert!(places.len() > 100, "the sources are read: {}", places.len());
    places.retain(|_, paths| paths.len() > 1);
    assert!(places.is_empty(), "these need a `{RENAMED}…)]`: {places:#?}");
}
