//! The documents of a case, each with the id that its bytes are asked for by.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use casework::documents::documents_of_case;
use serde::Serialize;
use store::{DocumentLink, StoredDocument};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::documents::DocumentOut;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

/// A document of a case.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseDocumentOut {
    /// Which of the papers that are asked for it is.
    role: String,
    linked_by: String,
    document: DocumentOut,
}

impl From<(DocumentLink, StoredDocument)> for CaseDocumentOut {
    fn from((link, document): (DocumentLink, StoredDocument)) -> Self {
        let DocumentLink { role, linked_by, .. } = link;
        Self { role, linked_by, document: document.into() }
    }
}

/// Lists the documents of a case 材料 that the officer sees, in the order of their roles.
#[utoipa::path(
    get,
    path = "/api/v1/cases/{id}/documents",
    params(("id" = Uuid, Path, description = "The internal id of the case.")),
    responses(
        (status = 200, body = Vec<CaseDocumentOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_case_documents(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    id: Result<Path<Uuid>, PathRejection>,
) -> Result<Json<Vec<CaseDocumentOut>>, Problem> {
    let Path(id) = id?;
    let documents = documents_of_case(&app.store, &officer, id).await?;
    Ok(Json(documents.into_iter().map(Into::into).collect()))
}
