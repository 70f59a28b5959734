//! Reads the answers of independent tools, where the shared folder lies beside the workspace.

use std::path::Path;

/// A file of vectors, or nothing, said plainly, where there is none.
pub(crate) fn read(name: &str) -> Option<serde_json::Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/vectors");
    let path = Path::new(folder).join(name);
    if !path.exists() {
        println!("did not run: {} is not there", path.display());
        return None;
    }
    let text = std::fs::read_to_string(path).expect("the file can be read");
    Some(serde_json::from_str(&text).expect("the file is JSON"))
}

/// A member that is a list.
pub(crate) fn list<'a>(value: &'a serde_json::Value, key: &str) -> &'a [serde_json::Value] {
    value[key].as_array().expect(key)
}

/// A member that is a number.
pub(crate) fn number(value: &serde_json::Value, key: &str) -> f64 {
    value[key].as_f64().expect(key)
}
