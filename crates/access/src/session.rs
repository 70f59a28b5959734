//! Somebody signs in, is known by a session while it lasts, and signs out.

use chrono::{DateTime, TimeDelta, Utc};
use office::{Account, Office, Session, SessionsEnded};
use uuid::Uuid;

use crate::account::within_reach;
use crate::audit_log::{write_down, write_down_alone};
use crate::lock_out::Tries;
use crate::{AccountDeed, Audited, Limits, Occasion, Password, Refused, Secret};

/// A session that was in use so lately is not noted again, so that reading does not write each time.
const NOTED_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// Who tries a password is not known.
const NOBODY: &str = "-";

/// An account that is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: Account,
    pub session: Session,
}

/// Signs in, and gives the secret that the browser keeps.
///
/// A login that nobody has takes as long as one whose password is wrong, and is refused in the same words.
pub async fn sign_in(
    office: &Office,
    (login, password): (&str, Password),
    limits: &Limits,
    (id, now): (Uuid, DateTime<Utc>),
) -> Result<(SignedIn, Secret), Refused> {
    let Some(account) = try_counted(office, login, limits, now).await? else {
        password.fits(None).await;
        // What was typed in may be a password: it is not written down.
        write_down_alone(office, Audited::SignInFailed, (NOBODY, "-"), now).await?;
        return Err(Refused::Wrong);
    };
    if !password.fits(account.password_hash.clone()).await {
        let locks = account.locked_until.is_some_and(|until| now < until);
        let what = if locks { Audited::LockedOut } else { Audited::SignInFailed };
        write_down_alone(office, what, (NOBODY, login), now).await?;
        return Err(Refused::Wrong);
    }
    office.put_failures(account.id, account.n_failures, 0, None).await?;
    begin(office, account, (id, now)).await
}

/// The account of a login, with this try counted as if it had failed: of those who try at once none goes uncounted.
pub(crate) async fn try_counted(
    office: &Office,
    login: &str,
    limits: &Limits,
    now: DateTime<Utc>,
) -> Result<Option<Account>, Refused> {
    loop {
        let account = office.account_of_login(login).await?.filter(|it| it.closed_at.is_none());
        let Some(account) = account else { return Ok(None) };
        let tries = Tries { n_failures: account.n_failures, locked_until: account.locked_until };
        if let Some(until) = tries.locked_until(now) {
            return Err(Refused::Locked(until));
        }
        let Tries { n_failures, locked_until } = tries.failed(now, limits);
        // Somebody else was counted in between at most as often as leads to the lock.
        if office.put_failures(account.id, tries.n_failures, n_failures, locked_until).await? {
            return Ok(Some(Account { n_failures, locked_until, ..account }));
        }
    }
}

async fn begin(
    office: &Office,
    account: Account,
    (id, now): (Uuid, DateTime<Utc>),
) -> Result<(SignedIn, Secret), Refused> {
    let secret = Secret::new().ok_or(Refused::NoRandomness)?;
    let session = Session {
        id,
        account: account.id,
        secret_sha256: secret.digest(),
        made_at: now,
        seen_at: now,
        ended_at: None,
    };
    let unit = office.begin().await?;
    unit.insert_session(session.clone()).await?;
    write_down(&unit, Audited::SignedIn, (&account.officer, &account.login), now).await?;
    unit.commit().await?;
    Ok((SignedIn { account, session }, secret))
}

/// Who holds a secret, where its session lasts; what is asked for now keeps it from growing idle.
pub async fn enter(
    office: &Office,
    secret: &Secret,
    limits: &Limits,
    now: DateTime<Utc>,
) -> Result<Option<SignedIn>, Refused> {
    let session = office.session_of(secret.digest()).await?;
    let Some(session) = session.filter(|it| lasts(it, limits, now)) else { return Ok(None) };
    let account = office.account(session.account).await?.filter(|it| it.closed_at.is_none());
    let Some(account) = account else { return Ok(None) };
    if now.signed_duration_since(session.seen_at) >= NOTED_AGAIN_AFTER {
        office.put_seen(session.id, now).await?;
    }
    Ok(Some(SignedIn { account, session }))
}

/// The sessions of an account that last, the latest first.
pub async fn sessions(
    office: &Office,
    account: Uuid,
    limits: &Limits,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Refused> {
    let mut all = office.sessions_of(account).await?;
    all.retain(|it| lasts(it, limits, now));
    Ok(all)
}

/// Ends a session of an account: the one at hand, or one that runs elsewhere.
pub async fn end_session(
    office: &Office,
    account: Uuid,
    session: Uuid,
    at: DateTime<Utc>,
) -> Result<(), Refused> {
    let unit = office.begin().await?;
    if unit.end_sessions(account, SessionsEnded::One(session), at).await? == 0 {
        return Err(Refused::NoSession);
    }
    Ok(unit.commit().await?)
}

/// Ends all sessions of an account 强制下线; how many they were.
pub async fn sign_out_everywhere(
    office: &Office,
    login: &str,
    occasion: Occasion<'_>,
) -> Result<u64, Refused> {
    let account = within_reach(office, login, AccountDeed::SignOut, occasion).await?;
    let unit = office.begin().await?;
    let n_sessions = unit.end_sessions(account.id, SessionsEnded::All, occasion.at).await?;
    write_down(&unit, Audited::SignedOutByForce, (occasion.by, login), occasion.at).await?;
    unit.commit().await?;
    Ok(n_sessions)
}

fn lasts(session: &Session, limits: &Limits, now: DateTime<Utc>) -> bool {
    let idle_for = now.signed_duration_since(session.seen_at);
    let lasted = now.signed_duration_since(session.made_at);
    session.ended_at.is_none() && idle_for < limits.idle && lasted < limits.absolute
}
