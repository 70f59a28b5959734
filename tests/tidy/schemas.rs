//! The names of the OpenAPI document's schemas: of two types under one name only one would be told.

use crate::tree::files;

/// The name that a type has in the document, for each type of the service that has one.
fn schemas(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in text.match_indices("ToSchema)]") {
        let lines = || text.get(at..).unwrap_or_default().lines().skip(1);
        let said = lines().take_while(|it| it.starts_with("#["));
        let renamed = said.filter_map(|it| it.strip_prefix("#[schema(as = ")).next();
        let declared = lines().find(|it| !it.starts_with("#[")).unwrap_or_default();
        let own = declared.split(&['(', '{', '<', ';', ' '][..]).filter(|it| !it.is_empty());
        let own = own.skip_while(|it| !["struct", "enum"].contains(it)).nth(1);
        let name = renamed.and_then(|it| it.split([')', ',']).next()).or(own);
        named.push(name.unwrap_or_else(|| panic!("`{declared}` has no name")).to_owned());
    }
    named
}

#[test]
fn no_two_schemas_have_one_name() {
    let sources = files("crates/api/src", ".rs");
    let mut names: Vec<_> = sources.iter().flat_map(|(_, text)| schemas(text)).collect();
    assert!(names.len() > 100, "{} schemas are looked at", names.len());
    names.sort();
    let twice = names.windows(2).find(|it| it[0] == it[1]).map(|it| &it[0]);
    assert_eq!(twice, None, "say `#[schema(as = …)]`");
}
