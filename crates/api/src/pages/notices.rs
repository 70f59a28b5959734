//! The notices that run 公示公告, with what was frozen when they were posted; identity numbers are masked in it.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use casework::case::public_notices;
use casework::papers::notice_paragraphs;
use maud::{Markup, html};
use store::OpenNotice;
use uuid::Uuid;

use super::frame::{broken, english, page};
use crate::AppState;

const TITLE: &str = "登记公示公告";

/// The notices that run today.
pub(super) async fn list(State(app): State<AppState>) -> Response {
    match public_notices(&app.store, app.occasion()).await {
        Ok(notices) => page(StatusCode::OK, TITLE, &listed(&app, &notices)),
        Err(error) => broken(&error),
    }
}

/// A notice that runs today, in full.
pub(super) async fn show(
    State(app): State<AppState>,
    id: Result<Path<Uuid>, PathRejection>,
) -> Response {
    let notices = match public_notices(&app.store, app.occasion()).await {
        Ok(notices) => notices,
        Err(error) => return broken(&error),
    };
    let asked = id.ok().map(|Path(id)| id);
    let Some(notice) = notices.iter().find(|it| Some(it.id) == asked) else {
        return page(StatusCode::NOT_FOUND, TITLE, &nothing());
    };
    match notice_paragraphs(notice) {
        Ok(paragraphs) => page(StatusCode::OK, TITLE, &in_full(&app, notice, &paragraphs)),
        Err(error) => broken(&error),
    }
}

fn title(app: &AppState, notice: &OpenNotice) -> String {
    format!("关于{}的公告", app.desk.types.get(notice.case_kind).title_zh)
}

fn listed(app: &AppState, notices: &[OpenNotice]) -> Markup {
    html! {
        @if notices.is_empty() {
            section { p { "今日没有正在公示的事项。" } (english("No notice runs today.")) }
        }
        @for it in notices {
            section {
                p { a href=(format!("/notices/{}", it.id)) { (title(app, it)) } }
                p { "区划 " (it.division) "　第" (it.round) "轮　" (it.first_day) " 至 " (it.last_day) }
            }
        }
    }
}

fn in_full(app: &AppState, notice: &OpenNotice, paragraphs: &[String]) -> Markup {
    html! {
        section {
            p { strong { (title(app, notice)) } }
            dl {
                dt { "受理编号" } dd { (notice.case_number) }
                dt { "区划" } dd { (notice.division) }
                dt { "公示期" } dd { (notice.first_day) " 至 " (notice.last_day) "（第" (notice.round) "轮）" }
                dt { "内容摘要" } dd { (notice.content_sha256) }
            }
            (english("Case, division, days of the notice, digest of its content."))
        }
        section { @for it in paragraphs { p { (it) } } }
        section {
            p { "对公示内容有异议的，请在公示期内向" (app.desk.contact.office) "提出，并附证明材料。" }
            (english("Objections are taken by the office within the days of the notice."))
        }
        p { a href="/notices" { "全部公告" } }
    }
}

fn nothing() -> Markup {
    html! {
        section { p { "没有这件正在公示的公告。" } (english("No such notice runs today.")) }
        p { a href="/notices" { "全部公告" } }
    }
}
