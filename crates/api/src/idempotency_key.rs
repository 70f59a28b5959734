//! The key under which a request may come again (Idempotency-Key), whichever book it is for.

use axum::http::{HeaderMap, HeaderName};

use crate::Problem;

/// The header by which a client says that it asks for one thing, however often it has to ask.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key that is taken; a UUID has 36 characters. The number is our own.
const KEY_LENGTH_MAX: usize = 200;

/// The key of a request: one header of printable ASCII, where there is any.
pub(crate) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = values.next() else { return Ok(None) };
    let bytes = value.as_bytes();
    let one = values.next().is_none();
    let fits = (1..=KEY_LENGTH_MAX).contains(&bytes.len());
    match str::from_utf8(bytes) {
        Ok(key) if one && fits && bytes.iter().all(u8::is_ascii_graphic) => {
            Ok(Some(key.to_owned()))
        }
        _ => Err(Problem::bad_request(&format!(
            "`Idempotency-Key` comes once, and is 1 to {KEY_LENGTH_MAX} printable ASCII characters without blanks"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::{IDEMPOTENCY_KEY, KEY_LENGTH_MAX, key};

    fn headers(values: &[&str]) -> HeaderMap {
        let value = |it: &&str| HeaderValue::from_bytes(it.as_bytes()).unwrap();
        values.iter().map(|it| (IDEMPOTENCY_KEY, value(it))).collect()
    }

    #[test]
    fn a_key_is_printable_and_not_too_long() {
        let longest = "k".repeat(KEY_LENGTH_MAX);
        for known in ["k", "8e03978e-40d5-43dd-bc93-6894a57f9324", &longest] {
            assert_eq!(key(&headers(&[known])).ok(), Some(Some(known.to_owned())), "{known}");
        }
        let too_long = "k".repeat(KEY_LENGTH_MAX + 1);
        for refused in ["", "a b", "键", "a\tb", &too_long] {
            assert!(key(&headers(&[refused])).is_err(), "{refused}");
        }
        assert!(key(&headers(&["a", "a"])).is_err(), "which of the two?");
        assert_eq!(key(&headers(&[])).ok(), Some(None));
    }
}
