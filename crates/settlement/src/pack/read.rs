//! Reads a pack from TOML: first its words are looked through, then its shape, then its sense.

use toml::{Table, Value};

use super::{Fault, PackFault, PolicyPack, check};
use crate::lint;

impl PolicyPack {
    /// Reads a pack; every fault that was found is told, each with the file, the clause and the field.
    ///
    /// The words of the whole file are looked through before anything else ([`lint`]), comments excepted, which nobody is shown.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<PackFault>> {
        let at = |field: &str, fault| PackFault { file: file.into(), field: field.into(), fault };
        let unreadable = |error: &toml::de::Error| {
            vec![at("", Fault::Unreadable(error.to_string().trim().into()))]
        };
        let table: Table = toml::from_str(text).map_err(|it| unreadable(&it))?;
        let forbidden = forbidden(&table);
        if !forbidden.is_empty() {
            return Err(forbidden.into_iter().map(|(field, it)| at(&field, it)).collect());
        }
        let pack: Self = toml::from_str(text).map_err(|it| unreadable(&it))?;
        let faults = check::faults(&pack);
        if !faults.is_empty() {
            return Err(faults.into_iter().map(|(field, it)| at(&field, it)).collect());
        }
        Ok(pack)
    }
}

/// Every forbidden word of a file, in keys and in values, with its field.
fn forbidden(table: &Table) -> Vec<(String, Fault)> {
    let mut found = Vec::new();
    look_through("", &Value::Table(table.clone()), &mut found);
    found
}

fn look_through(field: &str, value: &Value, found: &mut Vec<(String, Fault)>) {
    match value {
        Value::String(text) => note(field, text, found),
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let place = value.get("code").and_then(Value::as_str);
                let field = match place {
                    Some(code) => format!("{field}.{code}"),
                    None => format!("{field}[{index}]"),
                };
                look_through(&field, value, found);
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                let field = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                note(&field, key, found);
                look_through(&field, value, found);
            }
        }
        _ => {}
    }
}

fn note(field: &str, text: &str, found: &mut Vec<(String, Fault)>) {
    found.extend(
        lint::look_through(text).into_iter().map(|it| (field.to_owned(), Fault::Forbidden(it))),
    );
}
