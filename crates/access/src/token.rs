//! Tokens 令牌: a program works for an account in some of its roles, and never in more.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use office::{Account, Again, Office, Token};
use uuid::Uuid;

use crate::account::answered;
use crate::audit_log::write_down;
use crate::{Audited, Refused, Reply, Secret};

/// The scope that lets a program read; every other scope is a role of the account.
pub const READ: &str = "read";

/// The longest that a token lasts; the number is our own.
pub const TOKEN_DAYS_MAX: u16 = 366;
const NAME_CHARACTERS_MAX: usize = 100;
/// The use of a token that was in use so lately is not noted again.
const NOTED_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// A token that is asked for.
#[derive(Clone, Debug)]
pub struct TokenAsked {
    pub name: String,
    /// [`READ`], and roles of the account.
    pub scopes: BTreeSet<String>,
    pub lasts_days: u16,
}

/// Why something is not taken for a token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoToken {
    #[error("a token has a name of {NAME_CHARACTERS_MAX} characters at most")]
    Name,
    #[error("a token has one scope at least")]
    NoScope,
    #[error("`{0}` is neither `{READ}` nor a role of the account")]
    Scope(String),
    #[error("a token lasts 1 to {TOKEN_DAYS_MAX} days")]
    Days,
}

impl TokenAsked {
    fn check(&self, account: &Account) -> Result<(), NoToken> {
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARACTERS_MAX {
            return Err(NoToken::Name);
        }
        if !(1..=TOKEN_DAYS_MAX).contains(&self.lasts_days) {
            return Err(NoToken::Days);
        }
        if self.scopes.is_empty() {
            return Err(NoToken::NoScope);
        }
        let known = |it: &&String| *it == READ || account.roles.contains(*it);
        match self.scopes.iter().find(|it| !known(it)) {
            Some(scope) => Err(NoToken::Scope(scope.clone())),
            None => Ok(()),
        }
    }
}

/// Makes a token of one's own; its secret is given once, and nobody can ask for it again.
pub async fn make_token(
    office: &Office,
    account: &Account,
    asked: TokenAsked,
    (id, now): (Uuid, DateTime<Utc>),
    again: Option<Again<'_, Token>>,
) -> Result<Reply<(Token, Secret)>, Refused> {
    if let Some(again) = &again
        && let Some(answer) = answered(office, again).await?
    {
        return Ok(Reply::Before(answer));
    }
    asked.check(account)?;
    let secret = Secret::new().ok_or(Refused::NoRandomness)?;
    let expires_at = now.checked_add_signed(TimeDelta::days(asked.lasts_days.into()));
    let token = Token {
        id,
        account: account.id,
        name: asked.name.trim().to_owned(),
        secret_sha256: secret.digest(),
        scopes: asked.scopes,
        made_at: now,
        expires_at: expires_at.unwrap_or(now),
        used_at: None,
        revoked_at: None,
    };
    let unit = office.begin().await?;
    unit.insert_token(token.clone()).await?;
    let about = format!("{} {}", account.login, token.id);
    write_down(&unit, Audited::TokenMade, (&account.officer, &about), now).await?;
    if let Some(Again { request, answer }) = again
        && !unit.remember(request, answer(&token), now).await?
    {
        return Err(Refused::KeyReused);
    }
    unit.commit().await?;
    Ok(Reply::Now((token, secret)))
}

/// The tokens of an account that are in force, the latest first.
pub async fn tokens(
    office: &Office,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Token>, Refused> {
    let mut all = office.tokens_of(account).await?;
    all.retain(|it| in_force(it, now));
    Ok(all)
}

/// Revokes a token of one's own.
pub async fn revoke_token(
    office: &Office,
    account: Uuid,
    token: Uuid,
    at: DateTime<Utc>,
) -> Result<(), Refused> {
    let owner = office.account(account).await?.ok_or(Refused::NoToken)?;
    let unit = office.begin().await?;
    if unit.revoke_tokens(account, Some(token), at).await? == 0 {
        return Err(Refused::NoToken);
    }
    let about = format!("{} {token}", owner.login);
    write_down(&unit, Audited::TokenRevoked, (&owner.officer, &about), at).await?;
    Ok(unit.commit().await?)
}

/// Whose program holds a secret, where its token is in force.
pub async fn enter_by_token(
    office: &Office,
    secret: &Secret,
    now: DateTime<Utc>,
) -> Result<Option<(Account, Token)>, Refused> {
    let token = office.token_of(secret.digest()).await?.filter(|it| in_force(it, now));
    let Some(token) = token else { return Ok(None) };
    let account = office.account(token.account).await?.filter(|it| it.closed_at.is_none());
    let Some(account) = account else { return Ok(None) };
    if token.used_at.is_none_or(|it| now.signed_duration_since(it) >= NOTED_AGAIN_AFTER) {
        office.put_used(token.id, now).await?;
    }
    Ok(Some((account, token)))
}

fn in_force(token: &Token, now: DateTime<Utc>) -> bool {
    token.revoked_at.is_none() && now < token.expires_at
}
