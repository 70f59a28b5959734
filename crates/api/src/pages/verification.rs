//! The verification page 查验: whether a paper is the one that the register printed; nothing personal stands on it.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use casework::papers::{Comparison, Verification, verify};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{broken, english, page};
use crate::AppState;

const TITLE: &str = "登记文书查验";

/// Longer than any number of a paper, so that nobody has the page echo a book; the number is our own.
const NUMBER_CHARS_MAX: usize = 64;

/// What was filled in, or stands in the code on the paper.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    number: String,
    #[serde(default)]
    digest: String,
}

/// The form, and the answer where a number was filled in.
pub(super) async fn ask(
    State(app): State<AppState>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Query(Asked { number, digest }) = asked.unwrap_or_default();
    if number.trim().is_empty() {
        return page(StatusCode::OK, TITLE, &form("", ""));
    }
    answer(&app, number.trim(), &digest).await
}

/// The answer on a paper: where the code on it leads.
pub(super) async fn show(
    State(app): State<AppState>,
    number: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Response {
    let Query(Asked { digest, .. }) = asked.unwrap_or_default();
    // An address that cannot be read names no paper.
    let number = number.map(|Path(it)| it).unwrap_or_default();
    answer(&app, &number, &digest).await
}

/// Known or not, the answer has one status and one shape.
async fn answer(app: &AppState, number: &str, digest: &str) -> Response {
    let number: String = number.chars().take(NUMBER_CHARS_MAX).collect();
    match verify(&app.store, &number, Some(digest)).await {
        Ok(found) => {
            let body = html! { (result(&number, found.as_ref())) (form(&number, digest)) };
            page(StatusCode::OK, TITLE, &body)
        }
        Err(error) => broken(&error),
    }
}

/// What was found, in the words of the page.
struct Told {
    class: &'static str,
    zh: &'static str,
    en: &'static str,
}

impl Told {
    fn of(found: Option<&Verification>) -> Self {
        match found.map(|it| it.comparison) {
            None => Self {
                class: "unknown",
                zh: "查无此文书",
                en: "No such paper was printed by this register.",
            },
            Some(Comparison::Match) => {
                Self { class: "match", zh: "摘要一致", en: "The digest matches the register." }
            }
            Some(Comparison::Mismatch) => Self {
                class: "mismatch",
                zh: "摘要不一致",
                en: "The digest does not match the register.",
            },
            Some(Comparison::NotAsked) => Self {
                class: "",
                zh: "有此文书，请填写摘要以作比对",
                en: "There is such a paper. Enter its digest to compare it.",
            },
        }
    }
}

fn result(number: &str, found: Option<&Verification>) -> Markup {
    let told = Told::of(found);
    let dash = || "—".to_owned();
    let kind = found.map_or_else(dash, |it| it.kind.title_zh().to_owned());
    let kind_en = found.map_or("—", |it| it.kind.title_en());
    let act = found.and_then(|it| it.act);
    let act_number = act.map_or_else(dash, |(number, _)| number.to_string());
    let act_day = act.map_or_else(dash, |(_, day)| day.to_string());
    let printed_day = found.map_or_else(dash, |it| it.first_printed_day.to_string());
    html! {
        section.result.(told.class) {
            p { strong { (told.zh) } }
            (english(told.en))
        }
        section {
            dl {
                dt { "编号" } dd { (number) }
                dt { "文书种类" } dd { (kind) span.en lang="en" { " " (kind_en) } }
                dt { "业务号" } dd { (act_number) }
                dt { "登记日期" } dd { (act_day) }
                dt { "首次打印" } dd { (printed_day) }
            }
            (english("Number, kind, register act, day of the act, first printing."))
        }
        section {
            p { "摘要一致，说明本件出自本登记机构；其内容以登记当日为准，其后是否另有登记，以登记簿为准。请核对纸面文字与摘要均无改动。本页不显示个人信息。" }
            (english("A match says that this register printed the paper. It tells what was registered on the day of the act; the register book tells what was registered since. Nothing personal is shown here."))
        }
    }
}

fn form(number: &str, digest: &str) -> Markup {
    html! {
        section {
            form method="get" action="/verify" {
                label for="number" { "文书编号 " span.en lang="en" { "Number of the paper" } }
                input id="number" name="number" value=(number) required autocomplete="off" maxlength=(NUMBER_CHARS_MAX);
                label for="digest" { "摘要（页脚 64 位，可含空格）" span.en lang="en" { " Digest" } }
                input id="digest" name="digest" value=(digest) autocomplete="off" maxlength="100";
                button type="submit" { "查验 Verify" }
            }
        }
    }
}
