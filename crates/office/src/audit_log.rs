//! The audit log 审计日志: its entries, and the right edge of the tree over them.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr};

use crate::entity::{audit_entry, audit_head};
use crate::{Office, OfficeError, Unit};

/// An entry of the audit log; it is only ever added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// From 0 on.
    pub number: i64,
    pub at: DateTime<Utc>,
    /// Such as `signed-in`.
    pub kind: String,
    /// Canonical JSON, all that the tree is made over.
    pub entry: String,
    /// The root of the tree that ends with this entry.
    pub root_sha256: Vec<u8>,
}

/// Where the audit log ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditHead {
    pub size: i64,
    /// The hashes of the complete subtrees, one after the other.
    pub peaks: Vec<u8>,
}

impl Office {
    /// The entries from a number on, at most `limit`.
    pub async fn audit_entries(
        &self,
        from: i64,
        limit: u64,
    ) -> Result<Vec<AuditEntry>, OfficeError> {
        let query = audit_entry::Entity::find().filter(audit_entry::Column::Number.gte(from));
        let query = query.order_by_asc(audit_entry::Column::Number).limit(limit);
        Ok(query.all(&self.database).await?.into_iter().map(AuditEntry::from).collect())
    }

    /// Where the log ends.
    pub async fn audit_head(&self) -> Result<Option<AuditHead>, OfficeError> {
        let found = audit_head::Entity::find_by_id(1).one(&self.database).await?;
        Ok(found.map(|it| AuditHead { size: it.size, peaks: it.peaks }))
    }
}

impl Unit {
    /// Where the log ends, held until this unit of work is over: entries follow one another.
    pub async fn hold_audit_head(&self) -> Result<Option<AuditHead>, OfficeError> {
        // A write that changes nothing takes the row on PostgreSQL, and the database on SQLite.
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Size, Expr::col(audit_head::Column::Size))
            .exec(&self.transaction)
            .await?;
        let found = audit_head::Entity::find_by_id(1).one(&self.transaction).await?;
        Ok(found.map(|it| AuditHead { size: it.size, peaks: it.peaks }))
    }

    /// Adds an entry, behind which the log ends so.
    pub async fn add_audit_entry(
        &self,
        entry: AuditEntry,
        head: AuditHead,
    ) -> Result<(), OfficeError> {
        let AuditEntry { number, at, kind, entry, root_sha256 } = entry;
        let model = audit_entry::Model { number, at, kind, entry, root_sha256 };
        model.into_active_model().insert(&self.transaction).await?;
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Size, Expr::value(head.size))
            .col_expr(audit_head::Column::Peaks, Expr::value(head.peaks))
            .exec(&self.transaction)
            .await?;
        Ok(())
    }
}

impl From<audit_entry::Model> for AuditEntry {
    fn from(it: audit_entry::Model) -> Self {
        let audit_entry::Model { number, at, kind, entry, root_sha256 } = it;
        Self { number, at, kind, entry, root_sha256 }
    }
}
