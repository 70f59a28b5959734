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
const FORM_TITLE: &str = "异议书";

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
    let notice = match running(&app, id).await {
        Ok(notice) => notice,
        Err(told) => return told,
    };
    match notice_paragraphs(&notice) {
        Ok(paragraphs) => page(StatusCode::OK, TITLE, &in_full(&app, &notice, &paragraphs)),
        Err(error) => broken(&error),
    }
}

/// The form on which somebody objects 异议书, to be printed, signed and brought to the office.
pub(super) async fn objection(
    State(app): State<AppState>,
    id: Result<Path<Uuid>, PathRejection>,
) -> Response {
    match running(&app, id).await {
        Ok(notice) => page(StatusCode::OK, FORM_TITLE, &form(&app, &notice)),
        Err(told) => told,
    }
}

/// The notice that is asked for, if it runs today; otherwise what is answered.
async fn running(
    app: &AppState,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<OpenNotice, Response> {
    let notices = match public_notices(&app.store, app.occasion()).await {
        Ok(notices) => notices,
        Err(error) => return Err(broken(&error)),
    };
    let asked = id.ok().map(|Path(id)| id);
    let found = notices.into_iter().find(|it| Some(it.id) == asked);
    found.ok_or_else(|| page(StatusCode::NOT_FOUND, TITLE, &nothing()))
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
            p { a href=(format!("/notices/{}/objection", notice.id)) { "打印异议书" } }
        }
        p { a href="/notices" { "全部公告" } }
    }
}

fn form(app: &AppState, notice: &OpenNotice) -> Markup {
    html! {
        section {
            dl {
                dt { "公告" } dd { (title(app, notice)) }
                dt { "受理编号" } dd { (notice.case_number) }
                dt { "公示期" } dd { (notice.first_day) " 至 " (notice.last_day) "（第" (notice.round) "轮）" }
                dt { "内容摘要" } dd { (notice.content_sha256) }
            }
        }
        section {
            @for asked in ["异议人", "联系电话"] { p { (asked) } span.blank {} }
            p { "异议的内容和理由" } span.blank.long {}
            p { "所附证明材料" } span.blank.long {}
            @for asked in ["签名（按手印）", "日期"] { p { (asked) } span.blank {} }
            (english("Who objects, how to reach them, what they object to and why, the evidence, signature and day."))
        }
        section.screen {
            p { "请打印本页，填写签名后在公示期内交到" (app.desk.contact.office) "。异议人的信息由登记机构单独保存，不公开。" }
            (english("Print this page, sign it, and bring it to the office within the days of the notice. Who objects is kept apart and not published."))
            p { a href=(format!("/notices/{}", notice.id)) { "回到公告" } }
        }
    }
}

fn nothing() -> Markup {
    html! {
        section { p { "没有这件正在公示的公告。" } (english("No such notice runs today.")) }
        p { a href="/notices" { "全部公告" } }
    }
}
