//! Somebody changes their own password 修改口令: the one that an administrator gave has to be.

use chrono::{DateTime, Utc};
use office::{AccountChange, Office, SessionsEnded};

use crate::audit_log::write_down;
use crate::session::{SignedIn, try_counted};
use crate::{Audited, Limits, Password, Refused};

/// Changes one's own password; every other session of the account is over.
///
/// Whoever holds a session alone does not get by: wrong passwords are counted as at the door.
pub async fn change_password(
    office: &Office,
    SignedIn { account, session }: &SignedIn,
    (current, new): (Password, Password),
    limits: &Limits,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    let tried = try_counted(office, &account.login, limits, now).await?;
    let account = tried.ok_or(Refused::NoAccount)?;
    if !current.clone().fits(account.password_hash.clone()).await {
        return Err(Refused::Wrong);
    }
    if current == new {
        return Err(Refused::SamePassword);
    }
    let hash = new.hashed([&account.login, &account.officer]).await?;
    let change =
        AccountChange { password: Some((hash, None)), unlocks: true, ..AccountChange::default() };
    let unit = office.begin().await?;
    if !unit.change_account(account.id, account.revision, change).await? {
        return Err(Refused::Stale(account.revision));
    }
    unit.end_sessions(account.id, SessionsEnded::AllBut(session.id), now).await?;
    let who = (account.officer.as_str(), account.login.as_str());
    write_down(&unit, Audited::PasswordChanged, who, now).await?;
    unit.commit().await?;
    Ok(())
}
