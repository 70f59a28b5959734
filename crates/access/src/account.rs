//! Accounts are made, given another desk or password, unlocked, and closed.

use chrono::{DateTime, Utc};
use office::{Account, AccountChange, Again, Answer, Before, Office, SessionsEnded};
use uuid::Uuid;

use crate::audit_log::write_down;
use crate::{AccountDeed, Audited, Authority, Desk, Duty, Password, Refused};

/// An account that is asked for.
#[derive(Clone, Debug)]
pub struct AccountAsked {
    pub login: String,
    /// As it will stand beside the acts.
    pub officer: String,
    pub duty: Duty,
    /// `None` where nobody signs in with a password, but by another service.
    pub password: Option<Password>,
    /// Whether the officer chose it; what an administrator gave is changed at the first sign-in.
    pub password_is_own: bool,
}

/// Who administers, when, and the id of what is made.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    pub by: &'a str,
    pub authority: Authority,
    pub id: Uuid,
    pub at: DateTime<Utc>,
}

/// What came of a request that makes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// It was made.
    Now(T),
    /// It was made before, and this was the answer.
    Before(Answer),
}

/// The revision that was seen; `None` is whichever it stands at.
pub type Seen = Option<u32>;

/// Makes an account, once for each key that a request may come again under.
pub async fn make(
    office: &Office,
    asked: AccountAsked,
    occasion: Occasion<'_>,
    again: Option<Again<'_, Account>>,
) -> Result<Reply<Account>, Refused> {
    occasion.authority.check_on(AccountDeed::Make, asked.duty.desk())?;
    if let Some(again) = &again
        && let Some(answer) = answered(office, again).await?
    {
        return Ok(Reply::Before(answer));
    }
    check_names(&asked.login, &asked.officer)?;
    check_free(office, &asked).await?;
    let account = account_of(asked, occasion).await?;
    let unit = office.begin().await?;
    unit.insert_account(account.clone()).await?;
    write_down(&unit, Audited::AccountMade, (occasion.by, &account.login), occasion.at).await?;
    if let Some(Again { request, answer }) = again
        && !unit.remember(request, answer(&account), occasion.at).await?
    {
        return Err(Refused::KeyReused);
    }
    unit.commit().await?;
    Ok(Reply::Now(account))
}

/// What was answered to the same request before.
pub(crate) async fn answered<T>(
    office: &Office,
    again: &Again<'_, T>,
) -> Result<Option<Answer>, Refused> {
    match office.answered(again.request).await? {
        Before::Never => Ok(None),
        Before::Same(answer) => Ok(Some(answer)),
        Before::Another => Err(Refused::KeyReused),
    }
}

async fn check_free(office: &Office, asked: &AccountAsked) -> Result<(), Refused> {
    let accounts = office.accounts().await?;
    if accounts.iter().any(|it| it.login == asked.login) {
        return Err(Refused::LoginTaken(asked.login.clone()));
    }
    check_one_of_the_name(&accounts, asked.duty.desk(), (&asked.login, &asked.officer))
}

/// Acts name the officer: no two accounts of a desk have the same, also where one is closed.
fn check_one_of_the_name(
    accounts: &[Account],
    desk: Desk,
    (login, officer): (&str, &str),
) -> Result<(), Refused> {
    let mut others = accounts.iter().filter(|it| it.login != login);
    if others.any(|it| it.desk == desk.as_str() && it.officer == officer) {
        return Err(Refused::OfficerTaken(officer.to_owned()));
    }
    Ok(())
}

async fn account_of(asked: AccountAsked, occasion: Occasion<'_>) -> Result<Account, Refused> {
    let AccountAsked { login, officer, duty, password, password_is_own } = asked;
    let given = password.is_some() && !password_is_own;
    let password_hash = match password {
        Some(password) => Some(password.hashed([&login, &officer]).await?),
        None => None,
    };
    Ok(Account {
        id: occasion.id,
        login,
        officer,
        desk: duty.desk().as_str().to_owned(),
        roles: duty.roles().clone(),
        division: duty.division().map(str::to_owned),
        password_hash,
        n_failures: 0,
        locked_until: None,
        made_at: occasion.at,
        made_by: occasion.by.to_owned(),
        closed_at: None,
        revision: 1,
        password_given_by: given.then(|| occasion.by.to_owned()),
    })
}

/// Gives an account another desk, other roles or another division; whoever is signed in to it is signed out.
pub async fn give_duty(
    office: &Office,
    (login, seen): (&str, Seen),
    duty: Duty,
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    occasion.authority.check_on(AccountDeed::GiveDuty, duty.desk())?;
    let account = within_reach(office, login, AccountDeed::GiveDuty, occasion).await?;
    let accounts = office.accounts().await?;
    check_one_of_the_name(&accounts, duty.desk(), (login, &account.officer))?;
    let desk = duty.desk().as_str().to_owned();
    let duty = (desk, duty.roles().clone(), duty.division().map(str::to_owned));
    let change = AccountChange { duty: Some(duty), ..AccountChange::default() };
    changed(office, (login, seen), AccountDeed::GiveDuty, change, occasion).await
}

/// Gives an account another password, which unlocks it; whoever is signed in to it is signed out.
pub async fn reset_password(
    office: &Office,
    login: &str,
    (password, is_own): (Password, bool),
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    let account = within_reach(office, login, AccountDeed::ResetPassword, occasion).await?;
    let hash = password.hashed([&account.login, &account.officer]).await?;
    let given_by = (!is_own).then(|| occasion.by.to_owned());
    let change =
        AccountChange { password: Some((hash, given_by)), unlocks: true, ..Default::default() };
    changed(office, (login, None), AccountDeed::ResetPassword, change, occasion).await
}

/// Lets an account that is locked be tried again.
pub async fn unlock(
    office: &Office,
    login: &str,
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    let change = AccountChange { unlocks: true, ..AccountChange::default() };
    changed(office, (login, None), AccountDeed::Unlock, change, occasion).await
}

/// Closes an account; whoever is signed in to it is signed out.
pub async fn close(
    office: &Office,
    (login, seen): (&str, Seen),
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    let change = AccountChange { closed_at: Some(occasion.at), ..AccountChange::default() };
    changed(office, (login, seen), AccountDeed::Close, change, occasion).await
}

async fn changed(
    office: &Office,
    (login, seen): (&str, Seen),
    deed: AccountDeed,
    change: AccountChange,
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    let account = within_reach(office, login, deed, occasion).await?;
    let seen = seen.unwrap_or(account.revision);
    let unit = office.begin().await?;
    if !unit.change_account(account.id, seen, change).await? {
        return Err(Refused::Stale(account.revision));
    }
    if deed != AccountDeed::Unlock {
        unit.end_sessions(account.id, SessionsEnded::All, occasion.at).await?;
    }
    if matches!(deed, AccountDeed::GiveDuty | AccountDeed::Close) {
        // What a token reaches was said of the desk that is left.
        unit.revoke_tokens(account.id, None, occasion.at).await?;
    }
    write_down(&unit, deed.audited(), (occasion.by, login), occasion.at).await?;
    unit.commit().await?;
    office.account(account.id).await?.ok_or(Refused::NoAccount)
}

/// The open account of a login, where it may be done to it.
pub(crate) async fn within_reach(
    office: &Office,
    login: &str,
    deed: AccountDeed,
    occasion: Occasion<'_>,
) -> Result<Account, Refused> {
    occasion.authority.check(deed)?;
    let account = open_account(office, login).await?;
    // What is at no desk that is known is out of everybody's reach but the command line's.
    let desk = Desk::parse(&account.desk).unwrap_or(Desk::Administration);
    occasion.authority.check_on(deed, desk)?;
    Ok(account)
}

async fn open_account(office: &Office, login: &str) -> Result<Account, Refused> {
    let found = office.account_of_login(login).await?.filter(|it| it.closed_at.is_none());
    found.ok_or(Refused::NoAccount)
}

fn check_names(login: &str, officer: &str) -> Result<(), Refused> {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-_".contains(&it);
    if !(3..=64).contains(&login.len()) || !login.bytes().all(plain) {
        return Err(Refused::Login);
    }
    if officer.is_empty() || officer.trim() != officer || officer.chars().any(char::is_control) {
        return Err(Refused::Name);
    }
    Ok(())
}
