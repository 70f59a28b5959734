//! What all public pages share: the head, the style, and headers that let nothing in from elsewhere.

use std::error::Error;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f5f1; color: #222; font: 16px/1.65 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; max-width: 42rem; margin: 0 auto; padding: .75rem 1rem 0; }
h2 { font-size: 1.05rem; margin: 0 0 .4rem; }
h1 { font-size: 1.4rem; line-height: 1.35; margin: .5rem 0 1rem; }
section { background: #fff; border: 1px solid #d9d6cc; border-radius: 6px; padding: 1rem; margin: 0 0 1rem; }
.result { border-left: 6px solid #777; }
.match { border-left-color: #1b6e3c; }
.mismatch, .unknown { border-left-color: #a3261d; }
.result strong { font-size: 1.2rem; }
dl { display: grid; grid-template-columns: minmax(7.5rem, auto) 1fr; gap: .4rem 1rem; margin: 0; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
label { display: block; margin: .6rem 0 .2rem; }
input { width: 100%; padding: .55rem; font: inherit; border: 1px solid #8a8778; border-radius: 4px; }
button { margin-top: .9rem; padding: .6rem 1.4rem; font: inherit; color: #fff; background: #1f4e79; border: 0; border-radius: 4px; }
a { color: #1f4e79; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
.text { font: .85rem/1.5 monospace; color: #555; }
.en { color: #555; font-size: .9rem; }
.blank { display: block; min-height: 2.2rem; border-bottom: 1px solid #555; }
.blank.long { min-height: 9rem; }
@media print { nav, .screen { display: none; } body { background: #fff; } section { border: 0; padding: 0; } }
";

/// Nothing comes from another origin, nothing runs, and nobody frames the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for the one page that verifies by a script, which is our own and speaks to this service alone.
const POLICY_WITH_SCRIPT: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page with its title, and the way to the other public pages of the register.
pub(super) fn page(status: StatusCode, title: &str, body: &Markup) -> Response {
    framed(status, title, &html! { (everywhere()) (content(title, body)) }, None)
}

/// A page that leads nowhere else: what is public of the town's book has no way into that of the rights.
pub(crate) fn page_alone(status: StatusCode, title: &str, body: &Markup) -> Response {
    framed(status, title, &content(title, body), None)
}

/// A page with its title, and a script from an address of our own.
pub(super) fn page_with_script(
    status: StatusCode,
    title: &str,
    body: &Markup,
    script: &str,
) -> Response {
    framed(status, title, &html! { (everywhere()) (content(title, body)) }, Some(script))
}

fn content(title: &str, body: &Markup) -> Markup {
    html! { main { h1 { (title) } (body) } }
}

fn framed(status: StatusCode, title: &str, whole: &Markup, script: Option<&str>) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
                @if let Some(script) = script { script src=(script) defer {} }
            }
            body { (whole) }
        }
    };
    let headers = [
        (header::CONTENT_SECURITY_POLICY, script.map_or(POLICY, |_| POLICY_WITH_SCRIPT)),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, Html(page.into_string())).into_response()
}

/// The way from each public page to all others.
fn everywhere() -> Markup {
    const PAGES: [(&str, &str); 4] = [
        ("/notices", "登记公示"),
        ("/listings", "交易公告"),
        ("/rules", "规则"),
        ("/verify", "查验"),
    ];
    html! {
        nav aria-label="公开信息" {
            @for (address, name) in PAGES { a href=(address) { (name) } }
        }
    }
}

/// A line in English, below the Chinese one.
pub(crate) fn english(text: &str) -> Markup {
    html! { p.en lang="en" { (text) } }
}

/// The page of a register that cannot answer; the cause is in the log.
pub(crate) fn broken(error: &(dyn Error + 'static)) -> Response {
    tracing::error!(error, "a public page could not be made");
    let body = html! {
        section { p { "系统暂时无法答复，请稍后再试。" } (english("The register cannot answer now. Please try again later.")) }
    };
    page_alone(StatusCode::INTERNAL_SERVER_ERROR, "暂时无法答复", &body)
}
