//! What stored documents are evidence for: cases and register acts.

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::{ExprTrait as _, Query},
};
use uuid::Uuid;

use crate::{
    DocumentId, Scope, Store, StoreError, StoredDocument, Unit,
    entity::{
        document_link::{Column, Entity, Model},
        stored_document,
    },
    row::to_microseconds,
    select,
    session::Session,
};

/// What a document is evidence for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentSubject {
    Case(Uuid),
    Act(Uuid),
}

impl DocumentSubject {
    fn kind(self) -> &'static str {
        match self {
            Self::Case(_) => "case",
            Self::Act(_) => "act",
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::Case(id) | Self::Act(id) => id,
        }
    }
}

/// A document as evidence, and who put it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    pub document: DocumentId,
    pub subject: DocumentSubject,
    /// Which of the papers that are asked for it is, in the words of the case type.
    pub role: String,
    pub linked_by: String,
    pub linked_at: DateTime<Utc>,
}

impl Store {
    /// The documents of a case or an act that lie in the scope, in the order of their roles.
    pub async fn documents_of(
        &self,
        scope: &Scope,
        county: County,
        subject: DocumentSubject,
    ) -> Result<Vec<(DocumentLink, StoredDocument)>, StoreError> {
        of_subject(&self.read().await?, scope, county, subject).await
    }
}

impl Unit {
    /// The documents of a case or an act of the county that lie in the scope, in the order of their roles.
    pub async fn documents_of(
        &mut self,
        scope: &Scope,
        subject: DocumentSubject,
    ) -> Result<Vec<(DocumentLink, StoredDocument)>, StoreError> {
        of_subject(self.session(), scope, self.county(), subject).await
    }

    /// Links a document of the county; the same link again changes nothing.
    ///
    /// The case or the act must be there before ([`StoreError::Dangling`]).
    pub async fn insert_document_link(&mut self, link: &DocumentLink) -> Result<(), StoreError> {
        self.check_subject(link.subject).await?;
        let same = of_county(self.county(), link.subject)
            .filter(Column::DocumentId.eq(link.document.0))
            .filter(Column::Role.eq(&link.role));
        if same.one(self.session()).await?.is_some() {
            return Ok(());
        }
        let row = Model {
            county: self.county().as_str().to_owned(),
            document_id: link.document.0,
            subject_kind: link.subject.kind().to_owned(),
            subject_id: link.subject.id(),
            role: link.role.clone(),
            linked_by: link.linked_by.clone(),
            linked_at: to_microseconds(link.linked_at),
        };
        self.insert_models::<Entity>(vec![row]).await
    }

    async fn check_subject(&self, subject: DocumentSubject) -> Result<(), StoreError> {
        let table = match subject {
            DocumentSubject::Case(_) => "register_case",
            DocumentSubject::Act(_) => "register_act",
        };
        let query = Query::select()
            .column("id")
            .from(table)
            .and_where(select::column(table, "county").eq(self.county().as_str()))
            .and_where(select::column(table, "id").eq(subject.id()))
            .to_owned();
        let found = self.session().query_one(&query).await?;
        found.map(|_| ()).ok_or(StoreError::Dangling { constraint: None })
    }
}

fn of_county(county: County, subject: DocumentSubject) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::County.eq(county.as_str()))
        .filter(Column::SubjectKind.eq(subject.kind()))
        .filter(Column::SubjectId.eq(subject.id()))
}

async fn of_subject(
    session: &Session,
    scope: &Scope,
    county: County,
    subject: DocumentSubject,
) -> Result<Vec<(DocumentLink, StoredDocument)>, StoreError> {
    let links = of_county(county, subject)
        .order_by_asc(Column::Role)
        .order_by_asc(Column::DocumentId)
        .all(session)
        .await?;
    let mut linked = Vec::with_capacity(links.len());
    for link in links {
        let document = stored_document::Entity::find()
            .filter(stored_document::Column::County.eq(county.as_str()))
            .filter(stored_document::Column::Id.eq(link.document_id))
            .filter(scope.condition(select::column("stored_document", "division")))
            .one(session)
            .await?;
        if let Some(document) = document {
            linked.push((read(link, subject), document.try_into()?));
        }
    }
    Ok(linked)
}

fn read(model: Model, subject: DocumentSubject) -> DocumentLink {
    DocumentLink {
        document: DocumentId(model.document_id),
        subject,
        role: model.role,
        linked_by: model.linked_by,
        linked_at: model.linked_at,
    }
}
