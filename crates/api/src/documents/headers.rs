//! The headers of documents: digests (RFC 9530) and names for those who save them (RFC 6266).

use std::fmt::Write as _;

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::Digest;
use store::StoredDocument;

use crate::Problem;

const CONTENT_DIGEST: &str = "content-digest";

/// The SHA-256 that a request says its body has; other digests beside it are passed over.
pub(super) fn announced_digest(headers: &HeaderMap) -> Result<Digest, Problem> {
    let mut members = headers
        .get_all(CONTENT_DIGEST)
        .iter()
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(','));
    members.find_map(|it| parse(it.trim())).ok_or_else(|| {
        Problem::bad_request("a chunk comes with its digest: `Content-Digest: sha-256=:…:`")
    })
}

fn parse(member: &str) -> Option<Digest> {
    let base64 = member.strip_prefix("sha-256=:")?.strip_suffix(':')?;
    Some(Digest(STANDARD.decode(base64).ok()?.try_into().ok()?))
}

/// The value of `Repr-Digest`.
pub(crate) fn digest(digest: Digest) -> String {
    format!("sha-256=:{}:", STANDARD.encode(digest.0))
}

/// The value of `Content-Disposition`: to be saved and never shown in place, under the title for those who read it.
pub(super) fn disposition(document: &StoredDocument) -> String {
    let extension = document.media_type.extension();
    let title = percent_encoded(&document.title);
    let id = document.id.0;
    format!("attachment; filename=\"{id}.{extension}\"; filename*=UTF-8''{title}.{extension}")
}

/// Letters, digits and few marks stay; of everything else each byte is written out.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};
    use ledger::Digest;

    use super::{CONTENT_DIGEST, announced_digest, digest, percent_encoded};

    fn announced(value: &str) -> Option<Digest> {
        let value = HeaderValue::from_str(value).unwrap();
        announced_digest(&HeaderMap::from_iter([(CONTENT_DIGEST.parse().unwrap(), value)])).ok()
    }

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let abc = Digest::of_bytes(b"abc");
        assert_eq!(digest(abc), "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:");
        assert_eq!(announced(&digest(abc)), Some(abc));
        assert_eq!(announced(&format!("md5=:AA==:, {}", digest(abc))), Some(abc));
    }

    #[test]
    fn what_is_no_sha_256_is_none() {
        for value in ["", "sha-256=ungWv48B", "sha-256=:ungWv48B:", "sha-512=:AA==:", "sha-256=:"] {
            assert_eq!(announced(value), None, "{value}");
        }
        assert!(announced_digest(&HeaderMap::new()).is_err());
    }

    #[test]
    fn a_title_cannot_leave_its_header() {
        assert_eq!(percent_encoded("a\"; b\r\n/页"), "a%22%3B%20b%0D%0A%2F%E9%A1%B5");
    }
}
