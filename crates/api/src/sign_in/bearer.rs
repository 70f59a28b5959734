//! The token of a program, as it comes along (RFC 6750).

use access::Secret;
use axum::http::{HeaderMap, header};

/// What a token begins with, so that whoever finds one knows what was lost.
const PREFIX: &str = "sanquan_";

/// What a request carries in the place of a token is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoToken;

/// The token that a request carries, if it carries anything.
pub(super) fn read(headers: &HeaderMap) -> Option<Result<Secret, NoToken>> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, token) = value.split_once(' ').unwrap_or_default();
    let ours = token.trim().strip_prefix(PREFIX).filter(|_| scheme.eq_ignore_ascii_case("bearer"));
    Some(ours.and_then(Secret::parse).ok_or(NoToken))
}

/// As its owner is given it.
pub(super) fn text(secret: &Secret) -> String {
    format!("{PREFIX}{}", secret.to_text())
}

#[cfg(test)]
mod tests {
    use access::Secret;
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{NoToken, read, text};

    fn sent(value: &str) -> Option<Result<Secret, NoToken>> {
        let value = HeaderValue::from_str(value).unwrap();
        read(&HeaderMap::from_iter([(header::AUTHORIZATION, value)]))
    }

    #[test]
    fn a_token_is_read_as_it_is_given() {
        let secret = Secret::parse(&"A".repeat(43)).unwrap();
        assert_eq!(sent(&format!("Bearer {}", text(&secret))), Some(Ok(secret.clone())));
        assert_eq!(sent(&format!("bearer {}", text(&secret))), Some(Ok(secret)));
    }

    #[test]
    fn what_is_no_token_is_not_passed_over() {
        for value in ["", "Bearer", "Bearer sanquan_A", "Basic c2FucXVhbjpB"] {
            assert_eq!(sent(value), Some(Err(NoToken)), "{value}");
        }
        assert_eq!(read(&HeaderMap::new()), None);
    }
}
