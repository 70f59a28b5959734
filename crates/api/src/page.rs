//! A page of a list, which says where the next one is.

use axum::Json;
use axum::http::{HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use url::form_urlencoded::{Serializer, parse};

/// Rows in their order, as many as were asked for at most.
pub(crate) struct Page<T> {
    rows: Vec<T>,
    next: Option<Next>,
}

/// Where the next page begins: a field of the query, and its value.
#[derive(Clone)]
struct Next(&'static str, String);

impl<T> Page<T> {
    /// A page whose query asks for what comes `after` the last row.
    pub(crate) fn after(rows: Vec<T>, limit: impl TryInto<usize>, last: Option<String>) -> Self {
        Self::with(rows, limit, "after", last)
    }

    /// A page whose query asks for the rows `from` a place on.
    pub(crate) fn from(rows: Vec<T>, limit: impl TryInto<usize>, place: Option<String>) -> Self {
        Self::with(rows, limit, "from", place)
    }

    /// A full page has another one behind it, which may turn out to be empty.
    fn with(
        rows: Vec<T>,
        limit: impl TryInto<usize>,
        field: &'static str,
        begins: Option<String>,
    ) -> Self {
        let is_full = limit.try_into().is_ok_and(|it| rows.len() >= it);
        let next = begins.filter(|_| is_full).map(|it| Next(field, it));
        Self { rows, next }
    }
}

impl<T: Serialize> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.rows).into_response();
        if let Some(next) = self.next {
            response.extensions_mut().insert(next);
        }
        response
    }
}

/// Names the next page in `Link` (RFC 8288), where an answer has one.
pub(crate) fn link(uri: &Uri, response: &mut Response) {
    let Some(next) = response.extensions_mut().remove::<Next>() else { return };
    if let Ok(value) = HeaderValue::try_from(next_link(uri, &next)) {
        response.headers_mut().insert(header::LINK, value);
    }
}

/// The same question at another place; it is told relative to this host, whatever name it is reached by.
fn next_link(uri: &Uri, Next(field, value): &Next) -> String {
    let asked = parse(uri.query().unwrap_or_default().as_bytes());
    let query = Serializer::new(String::new())
        .extend_pairs(asked.filter(|(name, _)| name != field))
        .append_pair(field, value)
        .finish();
    format!("<{}?{query}>; rel=\"next\"", uri.path())
}

#[cfg(test)]
mod tests {
    use axum::http::{Uri, header};
    use axum::response::IntoResponse as _;

    use super::{Page, link};

    fn linked(uri: &str, page: Page<u8>) -> Option<String> {
        let mut response = page.into_response();
        link(&uri.parse::<Uri>().unwrap(), &mut response);
        let value = response.headers().get(header::LINK)?;
        Some(value.to_str().unwrap().to_owned())
    }

    #[test]
    fn a_full_page_names_the_next_one() {
        let page = Page::after(vec![1, 2], 2, Some("220221-2026-000002".to_owned()));
        let next = "</cases?limit=2&after=220221-2026-000002>; rel=\"next\"";
        assert_eq!(linked("/cases?after=1&limit=2", page).unwrap(), next);
    }

    #[test]
    fn what_was_asked_stays_and_is_written_safely() {
        let page = Page::from(vec![1], 1, Some("7".to_owned()));
        let next = "</x?q=%E5%BC%A0+%26&from=7>; rel=\"next\"";
        assert_eq!(linked("/x?q=%E5%BC%A0%20%26", page).unwrap(), next);
    }

    #[test]
    fn the_last_page_names_none() {
        assert_eq!(linked("/x", Page::after(vec![1], 2, Some("1".to_owned()))), None);
        assert_eq!(linked("/x?limit=0", Page::after(Vec::new(), 0, None)), None);
    }
}
