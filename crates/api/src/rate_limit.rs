//! How often one address may sign in, verify a paper and take an export: beyond that it is asked to wait.

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, Method};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::{AppState, Problem};

/// The header in which a proxy on this machine names the address that it was asked from.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// How often an address may ask, all at once or one after the other, within a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    pub sign_ins: NonZeroU32,
    pub verifications: NonZeroU32,
    pub exports: NonZeroU32,
    pub within: Duration,
}

/// The numbers are our own.
impl Default for Allowed {
    fn default() -> Self {
        let number = |it| NonZeroU32::new(it).unwrap_or(NonZeroU32::MIN);
        Self {
            sign_ins: number(20),
            verifications: number(60),
            exports: number(20),
            within: Duration::from_mins(1),
        }
    }
}

/// How the routes of exports end.
const EXPORTS: [&str; 2] = [".xlsx", ".csv"];

/// When so many addresses are remembered, those are forgotten that have waited long enough.
const REMEMBERED_MAX: usize = 10_000;

/// What was asked for of late, by address.
#[derive(Debug)]
pub struct RateLimits {
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    verifications: DefaultKeyedRateLimiter<IpAddr>,
    exports: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self::of(Allowed::default())
    }
}

impl RateLimits {
    /// Limits under which nobody has asked for anything yet.
    pub fn of(allowed: Allowed) -> Self {
        let limiter = |n: NonZeroU32| {
            // A time of no length would let everybody in.
            let one = Quota::with_period(allowed.within / n.get());
            DefaultKeyedRateLimiter::keyed(one.unwrap_or(Quota::per_hour(n)).allow_burst(n))
        };
        Self {
            sign_ins: limiter(allowed.sign_ins),
            verifications: limiter(allowed.verifications),
            exports: limiter(allowed.exports),
        }
    }

    fn over(&self, limited: Limited) -> &DefaultKeyedRateLimiter<IpAddr> {
        match limited {
            Limited::SignIn => &self.sign_ins,
            Limited::Verification => &self.verifications,
            Limited::Export => &self.exports,
        }
    }
}

/// What is asked for at most so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limited {
    SignIn,
    Verification,
    Export,
}

impl Limited {
    /// What an operation is, if it is limited at all.
    fn of(method: &Method, route: &str) -> Option<Self> {
        match (method.as_str(), route) {
            ("POST", "/api/v1/session") | ("PUT", "/api/v1/session/password") => Some(Self::SignIn),
            (_, "/verify/{number}" | "/settlement/verify/{number}") => Some(Self::Verification),
            ("GET", it) if EXPORTS.into_iter().any(|ending| it.ends_with(ending)) => {
                Some(Self::Export)
            }
            _ => None,
        }
    }
}

/// Whether an operation is answered only so often.
pub(crate) fn is_limited(method: &Method, route: &str) -> bool {
    Limited::of(method, route).is_some()
}

/// Counts a request against its limit; a service that knows no addresses, as in a test, counts none.
pub(crate) async fn count(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let limited = Limited::of(request.method(), route);
    if let (Some(limited), Some(address)) = (limited, address(&request)) {
        let limit = app.rate_limits.over(limited);
        if limit.len() > REMEMBERED_MAX {
            limit.retain_recent();
        }
        limit.check_key(&address).map_err(|early| {
            let wait = early.wait_time_from(DefaultClock::default().now());
            Problem::too_often(wait.max(Duration::from_secs(1)))
        })?;
    }
    Ok(next.run(request).await)
}

/// Who asks: the peer, or whom a proxy on this machine speaks for.
fn address(request: &Request) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let forwarded = peer.ip().is_loopback().then(|| forwarded_for(request.headers())).flatten();
    Some(forwarded.unwrap_or(peer.ip()))
}

/// The last address of the header: those before it were written by whoever asked.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::{FORWARDED_FOR, forwarded_for};

    fn named(values: &[&str]) -> Option<String> {
        let value = |it: &&str| (FORWARDED_FOR, HeaderValue::from_str(it).unwrap());
        let headers: HeaderMap = values.iter().map(value).collect();
        forwarded_for(&headers).map(|it| it.to_string())
    }

    #[test]
    fn what_a_client_writes_itself_does_not_count() {
        assert_eq!(named(&["10.0.0.1, 192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(named(&["10.0.0.1", "2001:db8::1"]).as_deref(), Some("2001:db8::1"));
        assert_eq!(named(&["somebody"]), None);
        assert_eq!(named(&[]), None);
    }
}
