//! The page of an entry of the ledger, which verifies it in the reader's own browser and asks nobody to say yes.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::Refused;
use casework::log::{LogRefused, prove};
use identity::County;
use maud::html;

use super::frame::{broken, english, page, page_with_script};
use crate::AppState;

const TITLE: &str = "登记簿账目查验";
const SCRIPT: &str = include_str!("entry.js");
/// Where the script lies: an address of our own.
pub(super) const SCRIPT_PATH: &str = "/ledger/entry.js";

/// The script that verifies.
pub(super) async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, SCRIPT).into_response()
}

/// The entry as everybody may read it, and what the browser finds.
pub(super) async fn show(
    State(app): State<AppState>,
    place: Result<Path<(String, String)>, PathRejection>,
) -> Response {
    let Ok(Path((county, number))) = place else { return unknown() };
    let (Ok(county), Ok(number)) = (County::parse(&county), number.parse::<u64>()) else {
        return unknown();
    };
    let proof = match prove(&app.store, county, number).await {
        Ok(proof) => proof,
        Err(LogRefused::NoEntry { .. }) => return unknown(),
        Err(LogRefused::Store(error)) => return broken(&Refused::from(error)),
        Err(error) => {
            // What is broken is found by whoever verifies; here it is told to the operator, and nothing is shown.
            tracing::error!(error = &error as &dyn std::error::Error, "an entry has no proof");
            return unprovable();
        }
    };
    let body = html! {
        section.result #result data-county=(county) data-number=(number) {
            p { strong #told { "正在查验……" } }
            p.en #told-en lang="en" { "Verifying in this browser." }
        }
        section {
            dl {
                dt { "账目号" } dd { (number) span.en lang="en" { " Entry" } }
                dt { "账目总数" } dd #size { (proof.size) }
                dt { "根摘要" } dd #root { "—" }
                dt { "验证公钥" } dd #key { "—" }
            }
            (english("Entry, entries in the log, root, key of the log."))
        }
        section {
            dl #said {}
            p { "公开内容原文" }
            p.text #leaf { (proof.leaf) }
            (english("What the entry says in public, field by field, and its text as it was hashed."))
        }
        section {
            p { "本页由您的浏览器自行计算：账目内容的摘要沿证明路径得到根摘要，再与登记机构签名的检查点比对。公钥请与登记机构另行公布的核对。本页不含个人信息。" }
            (english("Your browser works this out by itself. Compare the key with the one that the register has published elsewhere. Nothing personal is shown here."))
            noscript { p { "浏览器未启用脚本，请用 sanquan ledger verify 查验。" } }
        }
    };
    page_with_script(StatusCode::OK, TITLE, &body, SCRIPT_PATH)
}

fn unknown() -> Response {
    let body = html! {
        section.result.unknown { p { strong { "查无此账目" } } (english("There is no such entry.")) }
    };
    page(StatusCode::NOT_FOUND, TITLE, &body)
}

fn unprovable() -> Response {
    let body = html! {
        section.result.mismatch {
            p { strong { "此账目无法证明" } }
            (english("The entry does not agree with what was signed."))
        }
    };
    page(StatusCode::INTERNAL_SERVER_ERROR, TITLE, &body)
}

#[cfg(test)]
mod tests {
    use super::SCRIPT;

    #[test]
    fn every_field_of_a_leaf_has_a_name_on_the_page() {
        for field in ledger::PublicLeaf::fields() {
            assert!(SCRIPT.contains(&format!("\n  {field}: \"")), "{field}");
        }
    }
}
