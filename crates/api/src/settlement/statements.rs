//! The statement that rights in the countryside do not change (SR-27): as text, and printed.

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use serde::Serialize;
use settlement::book::{BookError, IssuedStatement};
use settlement::{Language, Statement, Statute};
use utoipa::ToSchema;

use super::Town;
use super::clerk::AtTown;
use super::verification;
use crate::Problem;
use crate::press::{NotPrinted, PlainLetter};

/// A statement as a block of text in one language.
#[derive(Serialize, ToSchema)]
struct TextOut {
    title: &'static str,
    paragraphs: Vec<String>,
    /// The articles it rests on, with their words where they were read.
    statutes: Vec<String>,
}

/// A statement.
#[derive(Serialize, ToSchema)]
pub(super) struct StatementOut {
    number: String,
    /// 出具机关
    authority: String,
    issued_day: chrono::NaiveDate,
    zh: TextOut,
    en: TextOut,
    /// SHA-256 of the Chinese text, as it stands at the foot of the paper.
    digest: String,
    print_count: i32,
}

impl TextOut {
    fn of(statement: &Statement, language: Language) -> Self {
        Self {
            title: Statement::title(language),
            paragraphs: statement.paragraphs(language),
            statutes: statutes(language),
        }
    }
}

impl From<IssuedStatement> for StatementOut {
    fn from(it: IssuedStatement) -> Self {
        Self {
            digest: it.digest_text(),
            zh: TextOut::of(&it.statement, Language::Chinese),
            en: TextOut::of(&it.statement, Language::English),
            number: it.statement.number,
            authority: it.statement.authority,
            issued_day: it.statement.issued_day,
            print_count: it.n_prints,
        }
    }
}

fn statutes(language: Language) -> Vec<String> {
    Statement::statutes().iter().map(|it: &Statute| it.cited(language)).collect()
}

/// Shows a statement as text.
#[utoipa::path(
    get,
    path = "/api/v1/settlement/statements/{number}",
    params(("number" = String, Path, description = "Such as `2026-0001`.")),
    responses(
        (status = 200, body = StatementOut),
        (status = 404, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_statement(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    number: Result<Path<String>, PathRejection>,
) -> Result<Json<StatementOut>, Problem> {
    let Path(number) = number?;
    Ok(Json(town.book.statement(&clerk, &number).await?.into()))
}

/// Prints a statement as PDF, and counts it; what cannot be typeset is not counted.
#[utoipa::path(
    post,
    path = "/api/v1/settlement/statements/{number}/paper",
    params(("number" = String, Path, description = "Such as `2026-0001`.")),
    responses(
        (status = 200, description = "The paper as PDF/A-2b.", content_type = "application/pdf", body = Vec<u8>),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn print_statement(
    State(town): State<Town>,
    AtTown(clerk): AtTown,
    number: Result<Path<String>, PathRejection>,
) -> Result<impl IntoResponse, Problem> {
    let Path(number) = number?;
    let pdf = print(&town, &clerk, &number).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{number}.pdf\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, pdf))
}

/// Why a statement did not come out.
#[derive(Debug, thiserror::Error)]
pub enum NotStated {
    #[error(transparent)]
    Book(#[from] BookError),
    #[error(transparent)]
    Press(#[from] NotPrinted),
}

impl From<NotStated> for Problem {
    fn from(error: NotStated) -> Self {
        match error {
            NotStated::Book(error) => error.into(),
            NotStated::Press(error) => error.into(),
        }
    }
}

/// Typesets a statement, counts the printing, and gives the bytes out.
pub(super) async fn print(
    town: &Town,
    clerk: &settlement::Clerk,
    number: &str,
) -> Result<Vec<u8>, NotStated> {
    let occasion = town.occasion(clerk);
    let issued = town.book.statement(clerk, number).await?;
    let pdf = town.press.letter(letter(&issued, occasion.today)?).await?;
    town.book.count_print(&occasion, &issued, &pdf).await?;
    Ok(pdf)
}

fn letter(
    issued: &IssuedStatement,
    printed_day: chrono::NaiveDate,
) -> Result<PlainLetter, NotPrinted> {
    let print_count = u32::try_from(issued.n_prints.saturating_add(1));
    let statement = &issued.statement;
    Ok(PlainLetter {
        number: statement.number.clone(),
        business_number: statement.number.clone(),
        title: Statement::title(Language::Chinese).to_owned(),
        paragraphs: statement.paragraphs(Language::Chinese),
        basis: statutes(Language::Chinese),
        authority: statement.authority.clone(),
        written_day: statement.issued_day,
        print_count: print_count.map_err(|_negative| NotPrinted::Imprint)?,
        printed_day,
        digest_sha256: issued.digest(),
        verification_path: verification::path(&statement.number, &issued.digest_text()),
    })
}
