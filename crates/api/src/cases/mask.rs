//! A request as it is shown: identity and phone numbers masked, whatever table they stand in.

use identity::{mask_identity_number, mask_phone};
use serde_json::Value;

/// Masks the numbers of people in a document, in place.
pub(super) fn mask(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name.ends_with("document_number") => {
                        *text = mask_identity_number(text);
                    }
                    Value::String(text) if name == "phone" => *text = mask_phone(text),
                    _ => mask(value),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn numbers_are_masked_wherever_they_stand() {
        let mut value = json!({
            "rows": { "members": [{ "name": "张三", "document_number": "990101199001011234" }] },
            "person": { "document_number": "990101199001011234" },
            "phone": "13800001234",
        });
        super::mask(&mut value);
        let text = value.to_string();
        assert!(!text.contains("19900101"), "{text}");
        assert!(!text.contains("13800001234"), "{text}");
        assert!(text.contains("张三"), "{text}");
    }
}
