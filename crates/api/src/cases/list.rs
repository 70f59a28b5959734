//! Lists of cases, and where an object came from.

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use casework::case::{CasesAsked, DeskBox};
use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};
use store::{CaseFilter, LineageRow};
use tenure::ObjectKind;
use tenure::case::{CaseKind, State as CaseState};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::CaseHead;
use crate::officer::AtCounter;
use crate::page::Page;
use crate::{AppState, Problem};

/// How many cases an answer lists where nothing else is said, and at most.
const LISTED: u32 = 50;
const LISTED_MAX: u32 = 500;

/// Which cases are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Such as `on-notice`.
    #[param(value_type = Option<String>)]
    state: Option<CaseState>,
    /// Such as `household-split`.
    #[param(value_type = Option<String>)]
    kind: Option<CaseKind>,
    /// A division; without it, all that the officer may see.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// With `true` those that are late, with `false` those that are not; either way of those that are still to be decided.
    overdue: Option<bool>,
    /// Those that are due before this day, of those that are still to be decided.
    due_before: Option<NaiveDate>,
    /// A box of the officer's desk: `waiting` 待办, `done` 已办 or `returned` 退件.
    r#box: Option<String>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<u32>,
    /// The number of the last case of the page before.
    after: Option<String>,
}

impl Which {
    fn desk_box(&self) -> Result<Option<DeskBox>, Problem> {
        let Some(text) = self.r#box.as_deref() else { return Ok(None) };
        let unknown = || Problem::bad_request(&format!("`{text}` is no box of a desk"));
        DeskBox::parse(text).map(Some).ok_or_else(unknown)
    }
}

/// Lists the cases of the officer's division.
#[utoipa::path(
    get,
    path = "/api/v1/cases",
    params(Which),
    responses(
        (status = 200, body = Vec<CaseHead>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn list_cases(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Page<CaseHead>, Problem> {
    let Query(which) = which?;
    let desk_box = which.desk_box()?;
    let Which { state, kind, division, overdue, due_before, r#box: _, limit, after } = which;
    let filter = CaseFilter { state, kind, division, ..CaseFilter::default() };
    let (after, limit) = (after.as_deref(), limit.unwrap_or(LISTED).min(LISTED_MAX));
    let asked = CasesAsked { filter, overdue, due_before, desk_box, after, limit };
    let cases = casework::case::cases(&app.store, &app.desk, &officer, asked, app.today()).await?;
    let last = cases.last().map(|(case, _)| case.number.clone());
    let rows = cases.iter().map(|(case, clock)| CaseHead::of(case, clock)).collect();
    Ok(Page::after(rows, limit, last))
}

/// One object came from another.
#[derive(Serialize, ToSchema)]
pub(super) struct LineageOut {
    /// Such as `split` or `transfer`.
    how: &'static str,
    from: String,
    to: String,
    effect_day: NaiveDate,
    act: Uuid,
}

impl From<LineageRow> for LineageOut {
    fn from(row: LineageRow) -> Self {
        Self {
            how: row.lineage.how.as_str(),
            from: row.lineage.from,
            to: row.lineage.to,
            effect_day: row.effect_day,
            act: row.act.0,
        }
    }
}

/// Says where an object came from and where it went, the whole chain.
#[utoipa::path(
    get,
    path = "/api/v1/lineage/{kind}/{code}",
    params(
        ("kind" = String, Path, description = "Such as `parcel` or `land-contract`."),
        ("code" = String, Path, description = "The code of the object, living or ended.")
    ),
    responses(
        (status = 200, body = Vec<LineageOut>),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_lineage(
    State(app): State<AppState>,
    AtCounter(officer): AtCounter,
    place: Result<Path<(String, String)>, PathRejection>,
) -> Result<Json<Vec<LineageOut>>, Problem> {
    let Path((kind, code)) = place?;
    let kind = ObjectKind::parse(&kind)
        .ok_or_else(|| Problem::bad_request(&format!("`{kind}` is no kind of object")))?;
    let chain = casework::case::lineage(&app.store, &officer, kind, &code).await?;
    Ok(Json(chain.into_iter().map(Into::into).collect()))
}
