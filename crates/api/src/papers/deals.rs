//! The papers of deals 交易文书 over HTTP: what a deal can print, the printing, and the approval of one above the limit.

mod transfers;

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use casework::Officer;
use casework::papers::DealPapers;
use store::DealKind;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{About, ApprovalIn, PaperOut, printed};
use crate::documents::Binary;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_listing_papers))
        .routes(routes!(print_listing_paper))
        .routes(routes!(approve_listing_print))
        .routes(routes!(list_exit_papers))
        .routes(routes!(print_exit_paper))
        .routes(routes!(approve_exit_print))
        .merge(transfers::routes())
}

/// A deal, and who asks for its papers.
struct Asked<'a> {
    app: &'a AppState,
    officer: &'a Officer,
    kind: DealKind,
    number: &'a str,
}

impl Asked<'_> {
    async fn list(&self) -> Result<Json<Vec<PaperOut>>, Problem> {
        let papers = self.papers().await?.list()?;
        Ok(Json(papers.into_iter().map(Into::into).collect()))
    }

    async fn print(&self, paper: &str, about: About) -> Result<Response, Problem> {
        let asked = about.asked(paper)?;
        let drawn = self.papers().await?.draw_up(&asked, self.app.occasion()).await?;
        printed(self.app, drawn).await
    }

    async fn approve(
        &self,
        paper: &str,
        about: About,
        ApprovalIn { reason }: ApprovalIn,
    ) -> Result<Json<PaperOut>, Problem> {
        let asked = about.asked(paper)?;
        let papers = self.papers().await?;
        Ok(Json(papers.approve(&asked, &reason, self.app.occasion()).await?.into()))
    }

    async fn papers(&self) -> Result<DealPapers<'_>, Problem> {
        let Self { app, officer, kind, number } = *self;
        Ok(DealPapers::of(&app.store, &app.desk, officer, kind, number).await?)
    }
}

/// Lists the papers that a listing can print as it stands, with how often each was printed.
#[utoipa::path(
    get,
    path = "/api/v1/listings/{number}/papers",
    params(("number" = String, Path, description = "The number of the listing.")),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn list_listing_papers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let Path(number) = number?;
    Asked { app: &app, officer: &officer, kind: DealKind::Listing, number: &number }.list().await
}

/// Prints a paper of a listing as PDF, from the state on in which it is true, and counts it.
#[utoipa::path(
    post,
    path = "/api/v1/listings/{number}/papers/{paper}",
    params(
        ("number" = String, Path, description = "The number of the listing."),
        ("paper" = String, Path, description = "The kind of the paper, such as `listing-notice`, `bid-record`, `deal-contract`, `attestation` or `payment-receipt`."),
        About
    ),
    responses(
        (
            status = 200,
            description = "The paper as PDF/A-2b.",
            content((Binary = "application/pdf")),
            headers(
                ("ETag" = String, description = "The digest of what was frozen, as it stands at the foot of the paper."),
                ("Repr-Digest" = String, description = "The SHA-256 of the bytes (RFC 9530).")
            )
        ),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json")
    )
)]
async fn print_listing_paper(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path((number, paper)), Query(about)) = (path?, about?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Listing, number: &number };
    asked.print(&paper, about).await
}

/// Approves the next printing of a paper that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    path = "/api/v1/listings/{number}/papers/{paper}/approvals",
    params(
        ("number" = String, Path, description = "The number of the listing."),
        ("paper" = String, Path, description = "The kind of the paper, such as `listing-notice`, `bid-record`, `deal-contract`, `attestation` or `payment-receipt`."),
        About
    ),
    request_body = ApprovalIn,
    responses(
        (status = 200, body = PaperOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
async fn approve_listing_print(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((number, paper)), Query(about), Json(approval)) = (path?, about?, body?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Listing, number: &number };
    asked.approve(&paper, about, approval).await
}

/// Lists the papers that an exit can print as it stands, with how often each was printed.
#[utoipa::path(
    get,
    path = "/api/v1/exits/{number}/papers",
    params(("number" = String, Path, description = "The number of the exit.")),
    responses(
        (status = 200, body = Vec<PaperOut>),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
async fn list_exit_papers(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<Vec<PaperOut>>, Problem> {
    let Path(number) = number?;
    Asked { app: &app, officer: &officer, kind: DealKind::Exit, number: &number }.list().await
}

/// Prints a paper of an exit as PDF, from the state on in which it is true, and counts it.
#[utoipa::path(
    post,
    path = "/api/v1/exits/{number}/papers/{paper}",
    params(
        ("number" = String, Path, description = "The number of the exit."),
        ("paper" = String, Path, description = "The kind of the paper, such as `exit-agreement`, `payment-receipt` or `exit-statement`."),
        About
    ),
    responses(
        (
            status = 200,
            description = "The paper as PDF/A-2b.",
            content((Binary = "application/pdf")),
            headers(
                ("ETag" = String, description = "The digest of what was frozen, as it stands at the foot of the paper."),
                ("Repr-Digest" = String, description = "The SHA-256 of the bytes (RFC 9530).")
            )
        ),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json")
    )
)]
async fn print_exit_paper(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path((number, paper)), Query(about)) = (path?, about?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Exit, number: &number };
    asked.print(&paper, about).await
}

/// Approves the next printing of a paper that was printed as often as the county allows; another officer prints it.
#[utoipa::path(
    post,
    path = "/api/v1/exits/{number}/papers/{paper}/approvals",
    params(
        ("number" = String, Path, description = "The number of the exit."),
        ("paper" = String, Path, description = "The kind of the paper, such as `exit-agreement`, `payment-receipt` or `exit-statement`."),
        About
    ),
    request_body = ApprovalIn,
    responses(
        (status = 200, body = PaperOut),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json")
    )
)]
async fn approve_exit_print(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    path: Result<Path<(String, String)>, PathRejection>,
    about: Result<Query<About>, QueryRejection>,
    body: Result<Json<ApprovalIn>, JsonRejection>,
) -> Result<Json<PaperOut>, Problem> {
    let (Path((number, paper)), Query(about), Json(approval)) = (path?, about?, body?);
    let asked = Asked { app: &app, officer: &officer, kind: DealKind::Exit, number: &number };
    asked.approve(&paper, about, approval).await
}
