//! Stored documents 扫描件: what is known of a scanned paper whose bytes lie under its digest.

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use ledger::Digest;
use scan::MediaType;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::{
    Scope, Store, StoreError, Unit,
    entity::stored_document::{Column, Entity, Model},
    row::{Reading, to_microseconds},
    select,
    session::Session,
};

const TABLE: &str = "stored_document";

/// A stored document, from the beginning of its upload on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub Uuid);

/// A scanned paper; it is never changed and never removed.
///
/// The same bytes may be stored documents several times: handed in twice, they are two papers with one digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    pub county: County,
    pub id: DocumentId,
    pub sha256: Digest,
    pub media_type: MediaType,
    pub size_bytes: u64,
    /// What a clerk calls it.
    pub title: String,
    /// Whoever sees this division sees the document.
    pub division: DivisionCode,
    pub uploaded_by: String,
    pub uploaded_at: DateTime<Utc>,
}

impl Store {
    /// A document by its id, where its division lies in the scope.
    pub async fn stored_document(
        &self,
        scope: &Scope,
        id: DocumentId,
    ) -> Result<StoredDocument, StoreError> {
        let session = self.read().await?;
        for county in select::counties_of(&session, TABLE, scope).await? {
            if let Some(found) = by_id(&session, scope, county, id).await? {
                return Ok(found);
            }
        }
        Err(StoreError::NotFound)
    }
}

impl Unit {
    /// A document of the county by its id, where its division lies in the scope.
    pub async fn stored_document(
        &mut self,
        scope: &Scope,
        id: DocumentId,
    ) -> Result<StoredDocument, StoreError> {
        let found = by_id(self.session(), scope, self.county(), id).await?;
        found.ok_or(StoreError::NotFound)
    }

    /// The documents of the county with these digests that lie in the scope, the first that came in first.
    pub async fn documents_by_sha256(
        &mut self,
        scope: &Scope,
        digests: &[Digest],
    ) -> Result<Vec<StoredDocument>, StoreError> {
        let mut documents: Vec<StoredDocument> = Vec::new();
        for digests in digests.chunks(select::BATCH) {
            let query = Entity::find()
                .filter(Column::County.eq(self.county().as_str()))
                .filter(Column::Sha256.is_in(digests.iter().map(ToString::to_string)))
                .filter(scope.condition(select::column(TABLE, "division")));
            for model in query.all(self.session()).await? {
                documents.push(model.try_into()?);
            }
        }
        documents.sort_by_key(|it| (it.uploaded_at, it.id));
        Ok(documents)
    }

    /// Enters a document of the county, whose bytes are stored already.
    pub async fn insert_document(&mut self, document: &StoredDocument) -> Result<(), StoreError> {
        self.insert_models::<Entity>(vec![write(document)?]).await
    }
}

async fn by_id(
    session: &Session,
    scope: &Scope,
    county: County,
    id: DocumentId,
) -> Result<Option<StoredDocument>, StoreError> {
    let found = Entity::find()
        .filter(Column::County.eq(county.as_str()))
        .filter(Column::Id.eq(id.0))
        .filter(scope.condition(select::column(TABLE, "division")))
        .one(session)
        .await?;
    found.map(TryInto::try_into).transpose()
}

fn write(document: &StoredDocument) -> Result<Model, StoreError> {
    Ok(Model {
        county: document.county.as_str().to_owned(),
        id: document.id.0,
        sha256: document.sha256.to_string(),
        media_type: document.media_type.as_str().to_owned(),
        size_bytes: to_column(TABLE, document.id, document.size_bytes)?,
        title: document.title.clone(),
        division: document.division.as_str().to_owned(),
        uploaded_by: document.uploaded_by.clone(),
        uploaded_at: to_microseconds(document.uploaded_at),
    })
}

impl TryFrom<Model> for StoredDocument {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let reading = Reading { table: TABLE, county: &model.county, id: model.id };
        Ok(Self {
            county: reading.parsed("county", County::parse(&model.county))?,
            id: DocumentId(model.id),
            sha256: reading.listed("sha256", Digest::parse(&model.sha256))?,
            media_type: reading.listed("media_type", MediaType::parse(&model.media_type))?,
            size_bytes: reading.parsed("size_bytes", u64::try_from(model.size_bytes))?,
            title: model.title,
            division: reading.parsed("division", DivisionCode::parse(&model.division))?,
            uploaded_by: model.uploaded_by,
            uploaded_at: model.uploaded_at,
        })
    }
}

/// A number of bytes as a column holds it.
pub(crate) fn to_column(
    table: &'static str,
    id: DocumentId,
    n_bytes: u64,
) -> Result<i64, StoreError> {
    let too_many =
        |_beyond| StoreError::corrupt(table, id.0, format!("{n_bytes} bytes are too many"));
    i64::try_from(n_bytes).map_err(too_many)
}
