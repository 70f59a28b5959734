//! The audit log 审计日志: what was done at the door, chained by the tree of RFC 6962 so that nothing of it is altered unseen.

use chrono::{DateTime, SecondsFormat, Utc};
use ledger::{Digest, Entry, Frontier};
use office::{AuditEntry, AuditHead, Office, Unit};
use serde::Serialize;

use crate::Refused;

/// What is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audited {
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOutByForce,
    PasswordChanged,
    PasswordReset,
    AccountMade,
    DutyGiven,
    Unlocked,
    AccountClosed,
    TokenMade,
    TokenRevoked,
    Exported,
    Unmasked,
}

impl Audited {
    /// As it stands in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::LockedOut => "locked-out",
            Self::SignedOutByForce => "signed-out-by-force",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::AccountMade => "account-made",
            Self::DutyGiven => "duty-given",
            Self::Unlocked => "unlocked",
            Self::AccountClosed => "account-closed",
            Self::TokenMade => "token-made",
            Self::TokenRevoked => "token-revoked",
            Self::Exported => "exported",
            Self::Unmasked => "unmasked",
        }
    }
}

/// What the tree is made over.
#[derive(Serialize)]
struct Content<'a> {
    number: i64,
    at: String,
    kind: &'a str,
    /// Who did it: the officer, or nobody who is known.
    by: &'a str,
    /// The login, the token or the operation concerned; never what was typed in.
    about: &'a str,
}

/// Where the log ends: so many entries, under this root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditRoot {
    pub size: u64,
    pub root: Digest,
}

/// Why the audit log is not what was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Altered {
    #[error("entry {0} is missing")]
    Missing(u64),
    #[error("entry {0} or one before it was altered: its root is another")]
    Entry(u64),
    #[error("the log ends with {found} entries, and not where it was last written")]
    End { found: u64 },
    #[error("the log has not the root that it had at {0} entries")]
    Kept(u64),
}

/// Writes down what is done, in the unit of work that does it.
pub async fn write_down(
    unit: &Unit,
    what: Audited,
    (by, about): (&str, &str),
    at: DateTime<Utc>,
) -> Result<(), Refused> {
    let held = unit.hold_audit_head().await?.ok_or(Refused::AuditLog)?;
    let mut peaks = peaks(&held).ok_or(Refused::AuditLog)?;
    let mut frontier = frontier(&held).ok_or(Refused::AuditLog)?;
    let (number, kind) = (held.size, what.as_str());
    let moment = at.to_rfc3339_opts(SecondsFormat::Micros, true);
    let content = Content { number, at: moment, kind, by, about };
    let entry = Entry::of(&content).map_err(|_no_form| Refused::AuditLog)?;
    let completed = frontier.push(entry.digest());
    // The subtrees that were completed below the last one are part of it now.
    peaks.truncate(peaks.len().saturating_add(1).saturating_sub(completed.len()));
    peaks.extend(completed.last().map(|it| it.1));
    let root_sha256 = frontier.root().0.to_vec();
    let (kind, entry) = (kind.to_owned(), entry.canonical().to_owned());
    let entry = AuditEntry { number, at, kind, entry, root_sha256 };
    let peaks = peaks.iter().flat_map(|it| it.0).collect();
    Ok(unit.add_audit_entry(entry, AuditHead { size: number.saturating_add(1), peaks }).await?)
}

/// Writes down what changes nothing in the office.
pub async fn write_down_alone(
    office: &Office,
    what: Audited,
    who: (&str, &str),
    at: DateTime<Utc>,
) -> Result<(), Refused> {
    let unit = office.begin().await?;
    write_down(&unit, what, who, at).await?;
    Ok(unit.commit().await?)
}

/// Goes through the log from its first entry, and gives its root; `kept` is one that somebody noted earlier.
pub async fn verify_audit_log(
    office: &Office,
    kept: Option<AuditRoot>,
) -> Result<Result<AuditRoot, Altered>, Refused> {
    const PAGE: u64 = 1_000;
    let mut frontier = Frontier::default();
    loop {
        let from = i64::try_from(frontier.size()).unwrap_or(i64::MAX);
        let page = office.audit_entries(from, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            if let Err(altered) = follow(&mut frontier, &entry, kept) {
                return Ok(Err(altered));
            }
        }
    }
    let (size, root) = (frontier.size(), frontier.root());
    let head = office.audit_head().await?.and_then(|it| self::frontier(&it));
    if head != Some(frontier) {
        return Ok(Err(Altered::End { found: size }));
    }
    if kept.is_some_and(|it| it.size > size) {
        return Ok(Err(Altered::End { found: size }));
    }
    Ok(Ok(AuditRoot { size, root }))
}

fn follow(
    frontier: &mut Frontier,
    entry: &AuditEntry,
    kept: Option<AuditRoot>,
) -> Result<(), Altered> {
    let number = frontier.size();
    if u64::try_from(entry.number) != Ok(number) {
        return Err(Altered::Missing(number));
    }
    frontier.push(Digest::of_leaf(entry.entry.as_bytes()));
    let (size, root) = (frontier.size(), frontier.root());
    if root.0.as_slice() != entry.root_sha256 {
        return Err(Altered::Entry(number));
    }
    match kept.filter(|it| it.size == size && it.root != root) {
        Some(_) => Err(Altered::Kept(size)),
        None => Ok(()),
    }
}

fn peaks(head: &AuditHead) -> Option<Vec<Digest>> {
    let (peaks, []) = head.peaks.as_chunks() else { return None };
    Some(peaks.iter().map(|it| Digest(*it)).collect())
}

fn frontier(head: &AuditHead) -> Option<Frontier> {
    Frontier::of(u64::try_from(head.size).ok()?, peaks(head)?)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use migrations::MigratorTrait as _;
    use office::Office;
    use sea_orm::ConnectionTrait as _;
    use tempfile::TempDir;

    use super::{Altered, AuditRoot, Audited, verify_audit_log, write_down_alone};

    fn morning() -> DateTime<Utc> {
        "2026-11-23T00:30:00Z".parse().unwrap()
    }

    /// A log of so many entries.
    async fn log(n_entries: u32) -> (Office, TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.sqlite");
        let office = Office::open(path.to_str().unwrap()).await.unwrap();
        migrations::Office::up(office.connection(), None).await.unwrap();
        for n in 0..n_entries {
            write(&office, &format!("clerk.{n}")).await;
        }
        (office, folder)
    }

    async fn write(office: &Office, login: &str) {
        write_down_alone(office, Audited::SignedIn, ("张三", login), morning()).await.unwrap();
    }

    async fn verify(office: &Office, kept: Option<AuditRoot>) -> Result<AuditRoot, Altered> {
        verify_audit_log(office, kept).await.unwrap()
    }

    #[tokio::test]
    async fn the_root_is_that_of_the_tree_over_all_entries() {
        let (office, _folder) = log(13).await;
        let entries = office.audit_entries(0, 100).await.unwrap();
        let leaves = entries.iter().map(|it| ledger::Digest::of_leaf(it.entry.as_bytes()));
        let root = ledger::root(&leaves.collect::<Vec<_>>());
        assert_eq!(verify(&office, None).await, Ok(AuditRoot { size: 13, root }));
        assert_eq!(
            entries[0].entry,
            r#"{"about":"clerk.0","at":"2026-11-23T00:30:00.000000Z","by":"张三","kind":"signed-in","number":0}"#
        );
    }

    #[tokio::test]
    async fn the_database_refuses_to_change_an_entry() {
        let (office, _folder) = log(1).await;
        for statement in ["UPDATE audit_entry SET kind = ''", "DELETE FROM audit_entry"] {
            let refused = office.connection().execute_unprepared(statement).await;
            let refused = refused.unwrap_err().to_string();
            assert!(refused.contains("audit entries are immutable"));
        }
    }

    #[tokio::test]
    async fn whatever_is_altered_behind_the_database_is_found() {
        for (statement, found) in [
            ("UPDATE audit_entry SET entry = '{}' WHERE number = 3", Altered::Entry(3)),
            ("DELETE FROM audit_entry WHERE number = 4", Altered::Missing(4)),
            ("DELETE FROM audit_entry WHERE number = 6", Altered::End { found: 6 }),
            ("UPDATE audit_head SET size = 6", Altered::End { found: 7 }),
        ] {
            let (office, _folder) = log(7).await;
            for trigger in ["tr_audit_entry_update", "tr_audit_entry_delete"] {
                let drop = format!("DROP TRIGGER {trigger}");
                office.connection().execute_unprepared(&drop).await.unwrap();
            }
            office.connection().execute_unprepared(statement).await.unwrap();
            assert_eq!(verify(&office, None).await, Err(found), "{statement}");
        }
    }

    #[tokio::test]
    async fn a_log_that_was_written_anew_has_not_the_root_that_was_kept() {
        let (office, _folder) = log(5).await;
        let kept = verify(&office, None).await.unwrap();
        write(&office, "clerk.5").await;
        assert!(verify(&office, Some(kept)).await.is_ok());
        let (anew, _folder) = log(4).await;
        assert_eq!(verify(&anew, Some(kept)).await, Err(Altered::End { found: 4 }));
        write(&anew, "another").await;
        assert_eq!(verify(&anew, Some(kept)).await, Err(Altered::Kept(5)));
    }
}
