//! What officers handed in, as it is shown: numbers of documents, accounts and telephones masked, whatever they stand in.

use identity::{
    mask_account, mask_document_number, mask_identity_numbers_in, mask_if_identity_number,
    mask_phone,
};
use serde::Serialize;
use serde_json::Value;

/// A value as JSON, masked; what serde cannot write at all is null, and no type on the wire is such.
pub(crate) fn masked(value: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(value).unwrap_or_default();
    mask(&mut value);
    value
}

/// Masks the numbers of people in a document, in place.
fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, it)| mask_field(name, it)),
        Value::String(text) => *text = mask_in_text(text),
        _ => {}
    }
}

fn mask_field(name: &str, value: &mut Value) {
    match value {
        Value::String(text) if name.ends_with("document_number") => {
            *text = mask_document_number(text);
        }
        Value::String(text) if name.ends_with("account") => *text = mask_account(text),
        Value::String(text) if name == "phone" => *text = mask_phone(text),
        _ => mask(value),
    }
}

/// A text without the identity numbers in it; what is nothing but a code stands, since a household's can be mistaken for one.
fn mask_in_text(text: &str) -> String {
    let code = text.bytes().all(|it| it.is_ascii_alphanumeric());
    if code { text.to_owned() } else { mask_identity_numbers_in(text) }
}

/// What an officer wrote in their own words.
pub(crate) fn in_words(text: &str) -> String {
    mask_identity_numbers_in(&mask_if_identity_number(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{in_words, masked};

    #[test]
    fn numbers_are_masked_wherever_they_stand() {
        let value = json!({
            "rows": { "members": [{ "name": "张三", "document_number": "990101199001011234" }] },
            "person": { "document_number": "990101199001011234" },
            "orders": [{ "account": "6217000000001234" }, { "payee_account": "123" }],
            "phone": "13800001234",
            "note": "身份证990001198001015135已核对",
        });
        let text = masked(&value).to_string();
        for hidden in ["19900101", "13800001234", "62170000", "\"123\"", "19800101"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
        assert!(text.contains("张三") && text.contains("5135已核对"), "{text}");
    }

    #[test]
    fn the_code_of_a_household_stands() {
        // Its town, village and group can be read as a day of birth, and its end as a check character.
        let code = json!({ "household": "990001198001015135" });
        assert_eq!(masked(&code), code);
        assert_eq!(in_words("990001198001015135"), "990001********5135");
    }
}
