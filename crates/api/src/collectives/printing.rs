//! Papers of a collective's books, of whichever series: listed, printed and approved.

use axum::Json;
use axum::response::Response;
use casework::Officer;
use casework::case::Occasion;
use casework::papers::{CollectivePapers, Series};

use crate::papers::{ApprovalIn, PaperOut, printed};
use crate::{AppState, Problem};

/// A series of a collective, and who asks for it.
pub(super) struct Asked<'a> {
    pub(super) app: &'a AppState,
    pub(super) officer: &'a Officer,
    /// 统一社会信用代码.
    pub(super) code: &'a str,
    pub(super) series: Series,
}

impl Asked<'_> {
    pub(super) async fn list(&self) -> Result<Json<Vec<PaperOut>>, Problem> {
        let papers = self.papers(self.app.occasion()).await?;
        Ok(Json(papers.list().into_iter().map(Into::into).collect()))
    }

    pub(super) async fn print(&self, subject: &str) -> Result<Response, Problem> {
        let occasion = self.app.occasion();
        let drawn = self.papers(occasion).await?.draw_up(subject, occasion).await?;
        printed(self.app, drawn).await
    }

    pub(super) async fn approve(
        &self,
        subject: &str,
        ApprovalIn { reason }: ApprovalIn,
    ) -> Result<Json<PaperOut>, Problem> {
        let occasion = self.app.occasion();
        let papers = self.papers(occasion).await?;
        Ok(Json(papers.approve(subject, &reason, occasion).await?.into()))
    }

    async fn papers(&self, occasion: Occasion) -> Result<CollectivePapers<'_>, Problem> {
        let Self { app, officer, code, series } = *self;
        Ok(CollectivePapers::of(&app.store, &app.desk, officer, code, series, occasion).await?)
    }
}
