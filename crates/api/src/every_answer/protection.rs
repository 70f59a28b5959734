//! What every answer tells a browser: to load nothing from elsewhere, to guess no type, to frame nothing, and to tell nobody where it came from.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::Door;

/// Nothing comes from another origin; the pages set styles of their own, and show pictures that they have made.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What no page of ours asks a browser for.
const PERMISSIONS: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// A year, and this name alone: what else lies below it is not ours to say.
const BY_TLS_ALONE: &str = "max-age=31536000";

/// An answer that says something else of its own keeps it: the public pages have a stricter policy.
const UNLESS_SAID: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    // For browsers that do not know `frame-ancestors`.
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The service with these headers on every answer; that it is reached by TLS alone is said only where it is.
pub(crate) fn protected<S>(router: Router<S>, door: Door) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let router = UNLESS_SAID.into_iter().fold(router, |router, (name, value)| {
        let value = HeaderValue::from_static(value);
        router.layer(SetResponseHeaderLayer::if_not_present(name, value))
    });
    if !matches!(door, Door::SignIn { secure: true, .. }) {
        return router;
    }
    let value = HeaderValue::from_static(BY_TLS_ALONE);
    router.layer(SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, value))
}
