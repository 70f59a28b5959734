//! The public page of a printed statement 查验: whether its digest is the book's; nothing personal stands on it.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;
use serde::Deserialize;

use super::Town;
use crate::pages::frame::{broken, english, page_alone};

/// Where the code on the paper leads.
pub(crate) const PATH: &str = "/settlement/verify/{number}";

const TITLE: &str = "告知书查验";
/// Longer than any number of a statement, so that nobody has the page echo a book; the number is our own.
const NUMBER_CHARS_MAX: usize = 64;

/// The address of a statement, below the public one.
pub(super) fn path(number: &str, digest: &str) -> String {
    format!("/settlement/verify/{number}?digest={digest}")
}

/// What stands in the code on the paper.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    digest: String,
}

/// Says whether the digest of a statement is the book's; known or not, the answer has one status and one shape.
pub(super) async fn show(
    State(town): State<Town>,
    number: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Query(Asked { digest }) = asked.unwrap_or_default();
    let number: String =
        number.map(|Path(it)| it).unwrap_or_default().chars().take(NUMBER_CHARS_MAX).collect();
    let issued = match town.book.any_statement(&number).await {
        Ok(issued) => issued,
        Err(error) => return broken(&error),
    };
    let digest: String = digest.chars().filter(|it| !it.is_whitespace()).collect();
    let (class, zh, en) = match issued {
        None => ("unknown", "查无此告知书", "No such statement was issued."),
        Some(it) if it.digest_text() == digest.to_lowercase() => {
            ("match", "摘要一致", "The digest matches the book.")
        }
        Some(_) => ("mismatch", "摘要不一致", "The digest does not match the book."),
    };
    let body = html! {
        section.result.(class) { p { strong { (zh) } } (english(en)) }
        section { dl { dt { "编号" } dd { (number) } } }
        section {
            p { "本页不显示个人信息。" }
            (english("Nothing personal is shown here."))
        }
    };
    page_alone(StatusCode::OK, TITLE, &body)
}
