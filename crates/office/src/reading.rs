//! The log of readings 查询记录: who read what of the register, when, for what purpose and on what ground (HR-80).

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _};
use sea_orm::{QueryFilter as _, QueryOrder as _, QuerySelect as _};
use uuid::Uuid;

use crate::entity::register_reading::{Column, Entity, Model};
use crate::{Office, OfficeError};

/// A reading of the register; it is only ever added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// A version-7 UUID made by the caller.
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// Who asked, by name.
    pub officer: String,
    /// 查询目的, by its code.
    pub purpose: String,
    /// The article that lets them.
    pub legal_ground: String,
    /// What was asked: the operation, such as `GET /api/v1/households/{code}`.
    pub operation: String,
    /// The codes that were named, apart by commas; empty where none was.
    pub object: String,
}

/// Which readings are asked for; what is `None` is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingFilter {
    pub officer: Option<String>,
    pub object: Option<String>,
    /// Those before this one, which the page before ended with.
    pub before: Option<Uuid>,
}

impl Office {
    /// Writes a reading down; what cannot be written down must not be read.
    pub async fn record_reading(&self, reading: Reading) -> Result<(), OfficeError> {
        Model::from(reading).into_active_model().insert(&self.database).await?;
        Ok(())
    }

    /// The readings that fit, the latest first, at most `limit`.
    pub async fn readings(
        &self,
        filter: &ReadingFilter,
        limit: u64,
    ) -> Result<Vec<Reading>, OfficeError> {
        let mut query = Entity::find().order_by_desc(Column::Id).limit(limit);
        if let Some(officer) = &filter.officer {
            query = query.filter(Column::Officer.eq(officer));
        }
        if let Some(object) = &filter.object {
            query = query.filter(Column::Object.eq(object));
        }
        if let Some(before) = filter.before {
            query = query.filter(Column::Id.lt(before));
        }
        Ok(query.all(&self.database).await?.into_iter().map(Reading::from).collect())
    }
}

impl From<Reading> for Model {
    fn from(it: Reading) -> Self {
        let Reading { id, at, officer, purpose, legal_ground, operation, object } = it;
        Self { id, at, officer, purpose, legal_ground, operation, object }
    }
}

impl From<Model> for Reading {
    fn from(it: Model) -> Self {
        let Model { id, at, officer, purpose, legal_ground, operation, object } = it;
        Self { id, at, officer, purpose, legal_ground, operation, object }
    }
}
