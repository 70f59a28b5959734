//! An application on the wire: what is asked for, where it stands, what the rules say, and what it would make.

use axum::http::StatusCode;
use casework::collective::ApplicationView;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Answer, ApplicationBody, ApplicationRow};
use tenure::collective::CollectiveRequest;
use tenure::decision::Decision;
use utoipa::ToSchema;
use uuid::Uuid;

use super::income::{FindingOut as BankFindingOut, RunOut};
use crate::cases::FindingOut;

/// What a collective asks the register to enter.
#[derive(Deserialize, ToSchema)]
#[schema(as = CollectiveApplicationIn)]
#[serde(deny_unknown_fields)]
pub(super) struct ApplicationIn {
    /// What is asked for; its `kind` says which form it has.
    #[schema(value_type = Object)]
    request: CollectiveRequest,
    /// Decisions that come with it, and are put on file when it is entered.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    decisions: Vec<Decision>,
    /// The numbers of decisions that are on file.
    #[serde(default)]
    decision_numbers: Vec<u32>,
}

impl From<ApplicationIn> for ApplicationBody {
    fn from(application: ApplicationIn) -> Self {
        let ApplicationIn { request, decisions, decision_numbers } = application;
        Self { request, decisions, decision_numbers }
    }
}

/// An application as it is listed.
#[derive(Serialize, ToSchema)]
pub(super) struct ApplicationHead {
    number: u32,
    kind: &'static str,
    /// `submitted`, `entered` or `withdrawn`.
    state: &'static str,
    revision: i64,
    submitted_by: String,
    submitted_at: DateTime<Utc>,
    closed_by: Option<String>,
    closed_at: Option<DateTime<Utc>>,
    /// Why it was taken back.
    note: Option<String>,
    /// The act that entered it.
    act: Option<Uuid>,
}

impl From<&ApplicationRow> for ApplicationHead {
    fn from(row: &ApplicationRow) -> Self {
        let (closed_by, closed_at) = row.closed.clone().unzip();
        Self {
            number: row.number,
            kind: row.body.request.kind(),
            state: row.state.as_str(),
            revision: row.revision,
            submitted_by: row.submitted_by.clone(),
            submitted_at: row.submitted_at,
            closed_by,
            closed_at,
            note: row.note.clone(),
            act: row.act.map(|it| it.0),
        }
    }
}

/// An application with all that is known of it.
#[derive(Serialize, ToSchema)]
#[schema(as = CollectiveApplicationOut)]
pub(super) struct ApplicationOut {
    collective: String,
    #[serde(flatten)]
    head: ApplicationHead,
    /// As it was handed in, accounts masked.
    #[schema(value_type = Object)]
    request: Value,
    #[schema(value_type = Vec<Object>)]
    decisions: Vec<Decision>,
    decision_numbers: Vec<u32>,
    /// What the rules said of what was just done or tried.
    findings: Vec<FindingOut>,
    /// The run that a plan or a distribution makes.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<RunOut>,
    /// What the payments and the lines of a bank's file were found to be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    receipts: Vec<BankFindingOut>,
}

impl From<&ApplicationView> for ApplicationOut {
    fn from(view: &ApplicationView) -> Self {
        let ApplicationView { collective, row, findings, run, receipts } = view;
        let mut request = serde_json::to_value(&row.body.request).unwrap_or_default();
        mask_accounts(&mut request);
        Self {
            collective: collective.clone(),
            head: row.into(),
            request,
            decisions: row.body.decisions.clone(),
            decision_numbers: row.body.decision_numbers.clone(),
            findings: findings.0.iter().map(FindingOut::from).collect(),
            run: run.as_ref().map(|it| RunOut::from(&**it)),
            receipts: receipts.iter().map(Into::into).collect(),
        }
    }
}

/// How an application is answered.
pub(super) fn answer(status: StatusCode, view: &ApplicationView) -> Answer {
    Answer {
        status: status.as_u16(),
        etag: format!("\"{}\"", view.row.revision),
        response: serde_json::to_string(&ApplicationOut::from(view)).unwrap_or_default(),
    }
}

/// An account as people may see it: its last four characters.
pub(crate) fn masked(account: &str) -> String {
    let n_hidden = account.chars().count().saturating_sub(4);
    account.chars().enumerate().map(|(n, it)| if n < n_hidden { '*' } else { it }).collect()
}

fn mask_accounts(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(account) if name == "account" => *account = masked(account),
                    other => mask_accounts(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask_accounts),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{mask_accounts, masked};

    #[test]
    fn of_an_account_four_characters_are_shown() {
        assert_eq!(masked("6217000000001234"), "************1234");
        assert_eq!(masked("123"), "123");
        let mut request = json!({ "orders": [{ "holder": 1, "account": "62170001" }] });
        mask_accounts(&mut request);
        assert_eq!(request["orders"][0]["account"], "****0001");
    }
}
