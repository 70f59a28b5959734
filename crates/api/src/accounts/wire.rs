//! Accounts as they are asked for and shown; a password comes in and never goes out.

use std::collections::BTreeSet;

use access::{Desk, Duty};
use chrono::{DateTime, Utc};
use identity::DivisionCode;
use office::{Account, Answer};
use serde::{Deserialize, Serialize};
use tenure::case::Role;
use utoipa::ToSchema;

use crate::cases::revision::Answered;
use crate::{AppState, Problem, settlement};

/// What an account is for.
#[derive(Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyIn {
    /// `register` or `settlement`; the accounts of administrators are made on the command line alone.
    pub(super) desk: String,
    /// The codes of roles that the desk has.
    pub(super) roles: BTreeSet<String>,
    /// The code of the division that is seen; null is all that the service sees.
    pub(super) division: Option<String>,
}

/// An account that is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountIn {
    /// What is typed in: small letters, digits, dots, dashes and underscores.
    pub(super) login: String,
    /// As it will stand beside the acts; no two accounts of a desk have the same.
    pub(super) officer: String,
    /// `register` or `settlement`; the accounts of administrators are made on the command line alone.
    pub(super) desk: String,
    /// The codes of roles that the desk has.
    pub(super) roles: BTreeSet<String>,
    /// The code of the division that is seen; null is all that the service sees.
    pub(super) division: Option<String>,
    /// For the first sign-in alone, at which it has to be changed.
    pub(super) password: String,
}

/// A password that an administrator gives.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordIn {
    /// For the next sign-in alone, at which it has to be changed.
    pub(super) password: String,
}

/// An account.
#[derive(Serialize, ToSchema)]
pub(super) struct AccountOut {
    login: String,
    officer: String,
    /// `register`, `settlement` or `administration`.
    desk: String,
    roles: Vec<String>,
    division: Option<String>,
    made_at: DateTime<Utc>,
    made_by: String,
    /// Since when nobody signs in to it any more.
    closed_at: Option<DateTime<Utc>>,
    /// Until when no password is looked at; it changes without another revision.
    locked_until: Option<DateTime<Utc>>,
    /// Whether the password is an administrator's, and has to be changed first.
    password_to_change: bool,
}

impl From<&Account> for AccountOut {
    fn from(it: &Account) -> Self {
        Self {
            login: it.login.clone(),
            officer: it.officer.clone(),
            desk: it.desk.clone(),
            roles: it.roles.iter().cloned().collect(),
            division: it.division.clone(),
            made_at: it.made_at,
            made_by: it.made_by.clone(),
            closed_at: it.closed_at,
            locked_until: it.locked_until,
            password_to_change: it.password_given_by.is_some(),
        }
    }
}

impl DutyIn {
    /// The duty, by the words of the desk's book and within what the service sees.
    pub(super) fn duty(self, app: &AppState) -> Result<Duty, Problem> {
        let Self { desk, roles, division } = self;
        let unknown = || Problem::bad_request(&format!("`{desk}` is no desk"));
        let desk = Desk::parse(&desk).ok_or_else(unknown)?;
        let known = match desk {
            Desk::Register => Role::ALL.map(Role::as_str).to_vec(),
            Desk::Settlement => settlement::roles(),
            Desk::Administration => Vec::new(),
        };
        if let Some(code) = &division {
            check_division(code, desk, app)?;
        }
        Duty::new(desk, roles, division, &known)
            .map_err(|no_duty| Problem::bad_request(&no_duty.to_string()))
    }
}

/// What the register does not see, no account of it does; the town has a scope of its own.
fn check_division(code: &str, desk: Desk, app: &AppState) -> Result<(), Problem> {
    let unknown = |_no_code| Problem::bad_request(&format!("`{code}` is no code of a division"));
    let division = DivisionCode::parse(code).map_err(unknown)?;
    if desk == Desk::Register && !app.officer.scope.contains(&division) {
        let outside = format!("`{code}` lies outside what the service sees");
        return Err(Problem::bad_request(&outside));
    }
    Ok(())
}

/// How an account is answered.
pub(super) fn answer(status: u16, account: &Account) -> Answer {
    Answer {
        status,
        etag: format!("\"{}\"", account.revision),
        // The shape has no key that could not be written.
        response: serde_json::to_string(&AccountOut::from(account)).unwrap_or_default(),
    }
}

/// … with its revision as the `ETag`.
pub(super) fn answered(Answer { status, etag, response }: Answer) -> Answered {
    Answered::with(store::Answer { status, etag, response })
}
