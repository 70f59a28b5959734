//! The rules that the register holds everybody to, each with the article that it rests on.

use axum::http::StatusCode;
use axum::response::Response;
use market::rules::whole_catalogue;
use maud::{Markup, html};
use tenure::{Rule, Severity};

use super::frame::{english, page};

const TITLE: &str = "登记与交易规则";

/// The whole catalogue.
pub(super) async fn list() -> Response {
    let catalogue = whole_catalogue();
    let body = html! {
        section {
            p { "本系统按下列规则核查各项登记和交易，共" (catalogue.len()) "条。“不得办理”的，在相应环节不能继续；“提示”的，由经办人员判断。" }
            (english("The rules by which registrations and deals are checked. What blocks stands in the way of its step; what advises is for the officer to judge."))
        }
        @for it in &catalogue { (told(it)) }
    };
    page(StatusCode::OK, TITLE, &body)
}

fn told(rule: &Rule) -> Markup {
    let blocks = rule.moments.iter().any(|(_, severity)| *severity == Severity::Blocking);
    html! {
        section id=(rule.code.code) {
            p { strong { (rule.code.code) " " (rule.title_zh) } "　" (if blocks { "不得办理" } else { "提示" }) }
            p { "依据　" (rule.citation) }
            (english(rule.title_en))
        }
    }
}
