//! The cookie of a session: no script reads it, and no other site sends it along.

use access::Secret;
use axum::http::{HeaderMap, HeaderValue, header};

/// By TLS; browsers take this name from this host alone, and never without `Secure`.
const SECURE: &str = "__Host-sanquan";
/// On loopback, where there is no TLS.
const PLAIN: &str = "sanquan";

/// The secret that a request carries.
pub(super) fn read(headers: &HeaderMap, secure: bool) -> Option<Secret> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|it| it.to_str().ok());
    let mut all = lines.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    let (_, secret) = all.find(|(name, _)| *name == name_of(secure))?;
    Secret::parse(secret)
}

/// What gives a browser the secret; it keeps it until it is closed.
pub(super) fn give(secret: &Secret, secure: bool) -> Option<HeaderValue> {
    HeaderValue::try_from(line(&secret.to_text(), secure)).ok()
}

/// What takes it away again.
pub(super) fn take_away(secure: bool) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{}; Max-Age=0", line("", secure))).ok()
}

fn line(value: &str, secure: bool) -> String {
    let only_by_tls = if secure { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{only_by_tls}", name_of(secure))
}

fn name_of(secure: bool) -> &'static str {
    if secure { SECURE } else { PLAIN }
}

#[cfg(test)]
mod tests {
    use access::Secret;
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{give, read, take_away};

    fn secret() -> Secret {
        Secret::parse(&"A".repeat(43)).unwrap()
    }

    fn sent(cookies: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(cookies).unwrap())])
    }

    #[test]
    fn by_tls_the_cookie_never_goes_without() {
        let given = give(&secret(), true).unwrap();
        let value = "A".repeat(43);
        let expected = format!("__Host-sanquan={value}; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(given.to_str().unwrap(), expected);
        assert!(take_away(true).unwrap().to_str().unwrap().ends_with("; Secure; Max-Age=0"));
        assert!(!give(&secret(), false).unwrap().to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn the_secret_is_found_among_other_cookies() {
        let value = "A".repeat(43);
        let headers = sent(&format!("lang=zh; sanquan={value}; x=1"));
        assert_eq!(read(&headers, false), Some(secret()));
        assert_eq!(read(&headers, true), None, "by TLS only the cookie of TLS counts");
        assert_eq!(read(&sent("sanquan=short"), false), None);
        assert_eq!(read(&HeaderMap::new(), false), None);
    }
}
