//! Accounts 账号: who may sign in, as which officer of which desk, and in which roles.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr};
use uuid::Uuid;

use crate::entity::account::{Column, Entity, Model};
use crate::{Office, OfficeError, Unit};

/// An account; it is closed, and never taken away, since acts name its officer.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// A version-7 UUID made by the caller.
    pub id: Uuid,
    /// What they type in.
    pub login: String,
    /// As it stands beside the acts; no two accounts of a desk have the same.
    pub officer: String,
    /// `register`, `settlement` or `administration`.
    pub desk: String,
    /// By their codes.
    pub roles: BTreeSet<String>,
    /// The code of the division that they see; `None` is all that the service sees.
    pub division: Option<String>,
    /// In the PHC string format; `None` where nobody can sign in with a password.
    pub password_hash: Option<String>,
    /// Since the last time that the password was right.
    pub n_failures: u32,
    pub locked_until: Option<DateTime<Utc>>,
    pub made_at: DateTime<Utc>,
    /// The officer who made it.
    pub made_by: String,
    pub closed_at: Option<DateTime<Utc>>,
    /// One up with each change by an administrator or of the password, so that of two at once one wins.
    pub revision: u32,
    /// Whoever gave the password; `None` where the officer chose it.
    pub password_given_by: Option<String>,
}

/// What changes in an account; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// The desk, the roles and the division.
    pub duty: Option<(String, BTreeSet<String>, Option<String>)>,
    /// The hash, and whoever gave the password.
    pub password: Option<(String, Option<String>)>,
    /// Whether wrong passwords are forgotten.
    pub unlocks: bool,
    pub closed_at: Option<DateTime<Utc>>,
}

/// The hash of a password is not shown.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, login, officer, desk, .. } = self;
        f.debug_struct("Account")
            .field("id", id)
            .field("login", login)
            .field("officer", officer)
            .field("desk", desk)
            .finish_non_exhaustive()
    }
}

impl Office {
    /// The account that is signed in to by this name, open or closed.
    pub async fn account_of_login(&self, login: &str) -> Result<Option<Account>, OfficeError> {
        let found = Entity::find().filter(Column::Login.eq(login)).one(&self.database).await?;
        Ok(found.map(Account::from))
    }

    /// An account by its id.
    pub async fn account(&self, id: Uuid) -> Result<Option<Account>, OfficeError> {
        Ok(Entity::find_by_id(id).one(&self.database).await?.map(Account::from))
    }

    /// All accounts, by their logins.
    pub async fn accounts(&self) -> Result<Vec<Account>, OfficeError> {
        let all = Entity::find().order_by_asc(Column::Login).all(&self.database).await?;
        Ok(all.into_iter().map(Account::from).collect())
    }

    /// Accounts by their logins, from behind one on, at most `limit`.
    pub async fn accounts_after(
        &self,
        after: Option<&str>,
        limit: u64,
    ) -> Result<Vec<Account>, OfficeError> {
        let mut query = Entity::find().order_by_asc(Column::Login).limit(limit);
        if let Some(after) = after {
            query = query.filter(Column::Login.gt(after));
        }
        Ok(query.all(&self.database).await?.into_iter().map(Account::from).collect())
    }

    /// Writes down how often a password was wrong, and until when none is looked at.
    ///
    /// `false`, and nothing is written, where another try was counted since `seen` failures were read.
    pub async fn put_failures(
        &self,
        id: Uuid,
        seen: u32,
        n_failures: u32,
        locked_until: Option<DateTime<Utc>>,
    ) -> Result<bool, OfficeError> {
        let update = Entity::update_many()
            .col_expr(Column::NFailures, Expr::value(number(n_failures)))
            .col_expr(Column::LockedUntil, Expr::value(locked_until))
            .filter(Column::Id.eq(id))
            .filter(Column::NFailures.eq(number(seen)));
        Ok(update.exec(&self.database).await?.rows_affected == 1)
    }
}

impl Unit {
    /// Puts a new account down; the database refuses a login or an officer's name that was given before.
    pub async fn insert_account(&self, account: Account) -> Result<(), OfficeError> {
        Model::from(account).into_active_model().insert(&self.transaction).await?;
        Ok(())
    }

    /// Changes an account that is open and stands at the revision that was seen; `false` where it does not any more.
    pub async fn change_account(
        &self,
        id: Uuid,
        seen: u32,
        change: AccountChange,
    ) -> Result<bool, OfficeError> {
        let AccountChange { duty, password, unlocks, closed_at } = change;
        let mut update = Entity::update_many()
            .col_expr(Column::Revision, Expr::value(number(seen.saturating_add(1))))
            .filter(Column::Id.eq(id))
            .filter(Column::ClosedAt.is_null())
            .filter(Column::Revision.eq(number(seen)));
        if let Some((desk, roles, division)) = duty {
            update = update
                .col_expr(Column::Desk, Expr::value(desk))
                .col_expr(Column::Roles, Expr::value(joined(roles)))
                .col_expr(Column::Division, Expr::value(division));
        }
        if let Some((hash, given_by)) = password {
            update = update
                .col_expr(Column::PasswordHash, Expr::value(Some(hash)))
                .col_expr(Column::PasswordGivenBy, Expr::value(given_by));
        }
        if unlocks {
            update = update
                .col_expr(Column::NFailures, Expr::value(0))
                .col_expr(Column::LockedUntil, Expr::value(None::<DateTime<Utc>>));
        }
        if let Some(at) = closed_at {
            update = update.col_expr(Column::ClosedAt, Expr::value(Some(at)));
        }
        Ok(update.exec(&self.transaction).await?.rows_affected == 1)
    }
}

fn number(it: u32) -> i32 {
    i32::try_from(it).unwrap_or(i32::MAX)
}

fn joined(roles: BTreeSet<String>) -> String {
    roles.into_iter().collect::<Vec<_>>().join(",")
}

impl From<Account> for Model {
    fn from(it: Account) -> Self {
        Self {
            id: it.id,
            login: it.login,
            officer: it.officer,
            desk: it.desk,
            roles: joined(it.roles),
            division: it.division,
            password_hash: it.password_hash,
            n_failures: number(it.n_failures),
            locked_until: it.locked_until,
            made_at: it.made_at,
            made_by: it.made_by,
            closed_at: it.closed_at,
            revision: number(it.revision),
            password_given_by: it.password_given_by,
        }
    }
}

impl From<Model> for Account {
    fn from(it: Model) -> Self {
        let roles = it.roles.split(',').filter(|role| !role.is_empty());
        Self {
            id: it.id,
            login: it.login,
            officer: it.officer,
            desk: it.desk,
            roles: roles.map(str::to_owned).collect(),
            division: it.division,
            password_hash: it.password_hash,
            n_failures: u32::try_from(it.n_failures).unwrap_or_default(),
            locked_until: it.locked_until,
            made_at: it.made_at,
            made_by: it.made_by,
            closed_at: it.closed_at,
            revision: u32::try_from(it.revision).unwrap_or_default(),
            password_given_by: it.password_given_by,
        }
    }
}
