//! The administrators read the accounts; none of them sees a password or its hash.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use super::ByAdministrator;
use super::wire::{AccountOut, answer, answered};
use crate::cases::revision::Answered;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many accounts an answer lists where nothing else is said, and at most.
const LISTED: u64 = 50;
const LISTED_MAX: u64 = 500;

/// Which accounts are asked for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<u64>,
    /// The login of the last account of the page before.
    after: Option<String>,
}

/// Lists the accounts by their logins, those that are closed too.
#[utoipa::path(
    get,
    path = "/api/v1/accounts",
    params(Which),
    responses(
        (status = 200, body = Vec<AccountOut>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_accounts(
    State(app): State<AppState>,
    _by: ByAdministrator,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<AccountOut>, Problem> {
    let Query(Which { limit, after }) = which?;
    let limit = limit.unwrap_or(LISTED).min(LISTED_MAX);
    let found = app.office.accounts_after(after.as_deref(), limit).await?;
    let last = found.last().map(|it| it.login.clone());
    Ok(Page::after(found.iter().map(AccountOut::from).collect(), limit, last))
}

/// Shows an account.
#[utoipa::path(
    get,
    path = "/api/v1/accounts/{login}",
    params(("login" = String, Path)),
    responses(
        (status = 200, body = AccountOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_account(
    State(app): State<AppState>,
    _by: ByAdministrator,
    login: Result<Path<String>, PathRejection>,
) -> Result<Answered, Problem> {
    let Path(login) = login?;
    let found = app.office.account_of_login(&login).await?;
    let account = found.ok_or_else(|| Problem::not_found("there is no such account"))?;
    Ok(answered(answer(200, &account)))
}
