//! Accounts are made, given another password, and closed.

use chrono::{DateTime, Utc};
use office::{Account, Office, OfficeError};
use uuid::Uuid;

use crate::{Duty, Password, TooWeak};

/// An account that is asked for.
#[derive(Clone, Debug)]
pub struct AccountAsked {
    pub login: String,
    /// As it will stand beside the acts.
    pub officer: String,
    pub duty: Duty,
    /// `None` where nobody signs in with a password, but by another service.
    pub password: Option<Password>,
}

/// Why something about accounts is not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    TooWeak(#[from] TooWeak),
    #[error("a login has 3 to 64 small letters, digits, dots, dashes and underscores")]
    Login,
    #[error(
        "the name of an officer is not empty and has neither blanks around it nor a line break"
    )]
    Name,
    #[error("an account with the login `{0}` was made before")]
    LoginTaken(String),
    #[error(
        "the officer `{0}` has an account at this desk; acts name the officer, so that a name is given once"
    )]
    OfficerTaken(String),
    /// The same for a login that is unknown, closed, or whose password is another.
    #[error("login or password is wrong")]
    Wrong,
    #[error("the account is locked until {0}, since its password was wrong too often")]
    Locked(DateTime<Utc>),
    #[error("there is no such account")]
    NoAccount,
    #[error("there is no such session")]
    NoSession,
    #[error("the machine gives no randomness")]
    NoRandomness,
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// Makes an account, and gives it back as it is kept.
pub async fn make(
    office: &Office,
    asked: AccountAsked,
    (by, id, at): (&str, Uuid, DateTime<Utc>),
) -> Result<Account, Refused> {
    let AccountAsked { login, officer, duty, password } = asked;
    check_names(&login, &officer)?;
    let accounts = office.accounts().await?;
    if accounts.iter().any(|it| it.login == login) {
        return Err(Refused::LoginTaken(login));
    }
    let desk = duty.desk().as_str();
    if accounts.iter().any(|it| it.desk == desk && it.officer == officer) {
        return Err(Refused::OfficerTaken(officer));
    }
    let password_hash = match password {
        Some(password) => Some(hashed(password, [&login, &officer]).await?),
        None => None,
    };
    let account = Account {
        id,
        login,
        officer,
        desk: desk.to_owned(),
        roles: duty.roles().clone(),
        division: duty.division().map(str::to_owned),
        password_hash,
        n_failures: 0,
        locked_until: None,
        made_at: at,
        made_by: by.to_owned(),
        closed_at: None,
    };
    office.insert_account(account.clone()).await?;
    Ok(account)
}

/// Gives an account another password; whoever is signed in to it is signed out.
pub async fn set_password(
    office: &Office,
    login: &str,
    password: Password,
    at: DateTime<Utc>,
) -> Result<(), Refused> {
    let account = open_account(office, login).await?;
    let hash = hashed(password, [&account.login, &account.officer]).await?;
    office.put_password(account.id, hash).await?;
    office.end_sessions(account.id, None, at).await?;
    Ok(())
}

/// Closes an account; whoever is signed in to it is signed out.
pub async fn close(office: &Office, login: &str, at: DateTime<Utc>) -> Result<(), Refused> {
    let account = open_account(office, login).await?;
    office.close_account(account.id, at).await?;
    office.end_sessions(account.id, None, at).await?;
    Ok(())
}

pub(crate) async fn open_account(office: &Office, login: &str) -> Result<Account, Refused> {
    let found = office.account_of_login(login).await?.filter(|it| it.closed_at.is_none());
    found.ok_or(Refused::NoAccount)
}

async fn hashed(password: Password, names: [&str; 2]) -> Result<String, Refused> {
    password.check(names)?;
    password.hash().await.ok_or(Refused::NoRandomness)
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
