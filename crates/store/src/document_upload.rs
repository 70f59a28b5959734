//! Uploads under way: what was announced, and the chunks of it that have come in.

use chrono::{DateTime, Utc};
use identity::{County, DivisionCode};
use ledger::Digest;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query},
};

use crate::{
    DocumentId, Scope, Store, StoreError, Unit,
    entity::{
        document_chunk,
        document_upload::{Column, Entity, Model},
    },
    row::{Reading, to_microseconds},
    select,
    session::Session,
    stored_document::to_column,
};

const TABLE: &str = "document_upload";
const CHUNKS: &str = "document_chunk";

/// An upload under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentUpload {
    pub county: County,
    /// The id that the document will have.
    pub id: DocumentId,
    /// Of the whole document, as it was announced.
    pub sha256: Digest,
    /// Of the whole document, as it was announced.
    pub size_bytes: u64,
    pub title: String,
    pub division: DivisionCode,
    pub started_by: String,
    pub started_at: DateTime<Utc>,
    /// In the order of their places, without a gap.
    pub chunks: Vec<DocumentChunk>,
}

/// A chunk that has come in, by the place of its first byte in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentChunk {
    pub offset_bytes: u64,
    pub size_bytes: u64,
    pub sha256: Digest,
}

impl DocumentUpload {
    /// How much of the document is there: the place of the next chunk.
    pub fn received_bytes(&self) -> u64 {
        self.chunks.last().map_or(0, |it| it.offset_bytes.saturating_add(it.size_bytes))
    }
}

impl Store {
    /// An upload under way by its id, where its division lies in the scope.
    pub async fn document_upload(
        &self,
        scope: &Scope,
        id: DocumentId,
    ) -> Result<DocumentUpload, StoreError> {
        let session = self.read().await?;
        for county in select::counties_of(&session, TABLE, scope).await? {
            if let Some(found) = by_id(&session, scope, county, id).await? {
                return Ok(found);
            }
        }
        Err(StoreError::NotFound)
    }

    /// The counties that have uploads under way.
    pub async fn counties_with_uploads(&self) -> Result<Vec<County>, StoreError> {
        select::counties_of(&self.read().await?, TABLE, &Scope::Everywhere).await
    }
}

impl Unit {
    /// How many uploads of the county are under way.
    pub async fn n_uploads(&mut self) -> Result<u64, StoreError> {
        let of_county = Entity::find().filter(Column::County.eq(self.county().as_str()));
        Ok(of_county.count(self.session()).await?)
    }

    /// The uploads of the county that began before a moment, at most so many, the oldest first.
    pub async fn uploads_begun_before(
        &mut self,
        moment: DateTime<Utc>,
        n_max: u64,
    ) -> Result<Vec<DocumentId>, StoreError> {
        let found = Entity::find()
            .filter(Column::County.eq(self.county().as_str()))
            .filter(Column::StartedAt.lt(to_microseconds(moment)))
            .order_by_asc(Column::StartedAt)
            .limit(n_max)
            .all(self.session())
            .await?;
        Ok(found.into_iter().map(|it| DocumentId(it.id)).collect())
    }

    /// An upload of the county by its id, where its division lies in the scope.
    pub async fn document_upload(
        &mut self,
        scope: &Scope,
        id: DocumentId,
    ) -> Result<DocumentUpload, StoreError> {
        let found = by_id(self.session(), scope, self.county(), id).await?;
        found.ok_or(StoreError::NotFound)
    }

    /// Begins an upload of the county; it has no chunks yet.
    pub async fn begin_upload(&mut self, upload: &DocumentUpload) -> Result<(), StoreError> {
        let row = Model {
            county: upload.county.as_str().to_owned(),
            id: upload.id.0,
            sha256: upload.sha256.to_string(),
            size_bytes: to_column(TABLE, upload.id, upload.size_bytes)?,
            title: upload.title.clone(),
            division: upload.division.as_str().to_owned(),
            started_by: upload.started_by.clone(),
            started_at: to_microseconds(upload.started_at),
        };
        self.insert_models::<Entity>(vec![row]).await
    }

    /// Enters a chunk, whose bytes are stored already.
    pub async fn add_chunk(
        &mut self,
        upload: DocumentId,
        chunk: DocumentChunk,
    ) -> Result<(), StoreError> {
        let row = document_chunk::Model {
            county: self.county().as_str().to_owned(),
            upload_id: upload.0,
            offset_bytes: to_column(CHUNKS, upload, chunk.offset_bytes)?,
            size_bytes: to_column(CHUNKS, upload, chunk.size_bytes)?,
            sha256: chunk.sha256.to_string(),
        };
        self.insert_models::<document_chunk::Entity>(vec![row]).await
    }

    /// Ends an upload, as a document or for good; its chunks are nobody's then.
    pub async fn end_upload(&mut self, upload: DocumentId) -> Result<(), StoreError> {
        let mut n_ended = 0;
        for (table, id) in [(CHUNKS, "upload_id"), (TABLE, "id")] {
            let statement = Query::delete()
                .from_table(table)
                .and_where(Expr::col("county").eq(self.county().as_str()))
                .and_where(Expr::col(id).eq(upload.0))
                .to_owned();
            n_ended = self.session().execute(&statement).await?.rows_affected();
        }
        if n_ended == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }
}

async fn by_id(
    session: &Session,
    scope: &Scope,
    county: County,
    id: DocumentId,
) -> Result<Option<DocumentUpload>, StoreError> {
    let found = Entity::find()
        .filter(Column::County.eq(county.as_str()))
        .filter(Column::Id.eq(id.0))
        .filter(scope.condition(select::column(TABLE, "division")))
        .one(session)
        .await?;
    let Some(model) = found else { return Ok(None) };
    let chunks = document_chunk::Entity::find()
        .filter(document_chunk::Column::County.eq(county.as_str()))
        .filter(document_chunk::Column::UploadId.eq(id.0))
        .order_by_asc(document_chunk::Column::OffsetBytes)
        .all(session)
        .await?;
    read(model, &chunks).map(Some)
}

fn read(model: Model, chunks: &[document_chunk::Model]) -> Result<DocumentUpload, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    Ok(DocumentUpload {
        county: reading.parsed("county", County::parse(&model.county))?,
        id: DocumentId(model.id),
        sha256: reading.listed("sha256", Digest::parse(&model.sha256))?,
        size_bytes: reading.parsed("size_bytes", u64::try_from(model.size_bytes))?,
        division: reading.parsed("division", DivisionCode::parse(&model.division))?,
        started_at: model.started_at,
        chunks: chunks.iter().map(read_chunk).collect::<Result<_, _>>()?,
        title: model.title,
        started_by: model.started_by,
    })
}

fn read_chunk(model: &document_chunk::Model) -> Result<DocumentChunk, StoreError> {
    let reading = Reading { table: CHUNKS, county: &model.county, id: model.upload_id };
    Ok(DocumentChunk {
        offset_bytes: reading.parsed("offset_bytes", u64::try_from(model.offset_bytes))?,
        size_bytes: reading.parsed("size_bytes", u64::try_from(model.size_bytes))?,
        sha256: reading.listed("sha256", Digest::parse(&model.sha256))?,
    })
}
