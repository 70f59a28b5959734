//! The figures of the market: as JSON, as comma-separated values, as a workbook.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use casework::market::{FiguresAsked, MarketFigures};
use chrono::NaiveDate;
use exchange::figures::{Cell, FigureTable};
use identity::DivisionCode;
use market::figures::{Figures, Group, Openness, Spread};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::documents::Binary;
use crate::officer::AtCounter;
use crate::{AppState, Problem};

const CSV: &str = "text/csv; charset=utf-8";
/// Office Open XML, as ECMA-376 names its workbooks.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which deals are counted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Period {
    /// A division; without it, all that the officer may see.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// Deals that were entered on this day or later …
    first_day: Option<NaiveDate>,
    /// … and on this one at the latest.
    last_day: Option<NaiveDate>,
}

impl From<Period> for FiguresAsked {
    fn from(period: Period) -> Self {
        let Period { division, first_day, last_day } = period;
        Self { division, first_day, last_day }
    }
}

/// The figures of the market.
#[derive(Serialize, ToSchema)]
#[schema(as = MarketFigures)]
pub(super) struct MarketFiguresOut {
    groups: Vec<GroupOut>,
    total: FiguresOut,
    openness: OpennessOut,
}

/// Deals of one kind and form, in one village and month.
#[derive(Serialize, ToSchema)]
struct GroupOut {
    /// What goes over, such as `operation-right`.
    object: &'static str,
    /// How it goes over, such as `lease` or `exit`.
    form: &'static str,
    village: String,
    /// Such as `2026-11`.
    month: String,
    #[serde(flatten)]
    figures: FiguresOut,
}

/// How many deals there are, how much land, for how much.
#[derive(Serialize, ToSchema)]
struct FiguresOut {
    n_deals: usize,
    /// Of these, those that were paid for.
    n_paid: usize,
    area_mu: String,
    #[schema(value_type = i64)]
    value_fen: i128,
    /// The price of one 亩 for one year; null where no deal has a price, an area and a term.
    per_mu_and_year: Option<SpreadOut>,
}

/// How prices lie, in fen: quarters by nearest rank.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "an amount says its unit")]
struct SpreadOut {
    least_fen: i64,
    lower_quarter_fen: i64,
    median_fen: i64,
    upper_quarter_fen: i64,
    most_fen: i64,
}

/// How open the market is 透明度.
#[derive(Serialize, ToSchema)]
struct OpennessOut {
    /// Listings that were handed in.
    n_listed: usize,
    /// Of these, those that were put on notice.
    n_published: usize,
    /// Results that were put on notice.
    n_results: usize,
    /// Of these, those that somebody objected to.
    n_contested: usize,
    /// In thousandths, rounded down; null where nothing was listed.
    published_per_mille: Option<usize>,
    /// The same of the results.
    contested_per_mille: Option<usize>,
}

impl From<&MarketFigures> for MarketFiguresOut {
    fn from(figures: &MarketFigures) -> Self {
        let MarketFigures { groups, total, openness } = figures;
        Self {
            groups: groups.iter().map(GroupOut::from).collect(),
            total: total.into(),
            openness: (*openness).into(),
        }
    }
}

impl From<(&Group, &Figures)> for GroupOut {
    fn from((group, figures): (&Group, &Figures)) -> Self {
        Self {
            object: group.object.as_str(),
            form: group.form.as_str(),
            village: group.village.to_string(),
            month: month(group),
            figures: figures.into(),
        }
    }
}

impl From<&Figures> for FiguresOut {
    fn from(figures: &Figures) -> Self {
        let Figures { n_deals, n_paid, area_mu, value_fen, yearly } = figures;
        Self {
            n_deals: *n_deals,
            n_paid: *n_paid,
            area_mu: area_mu.to_string(),
            value_fen: *value_fen,
            per_mu_and_year: yearly.map(Into::into),
        }
    }
}

impl From<Spread> for SpreadOut {
    fn from(spread: Spread) -> Self {
        let Spread { least_fen, lower_fen, median_fen, upper_fen, most_fen } = spread;
        Self {
            least_fen,
            lower_quarter_fen: lower_fen,
            median_fen,
            upper_quarter_fen: upper_fen,
            most_fen,
        }
    }
}

impl From<Openness> for OpennessOut {
    fn from(openness: Openness) -> Self {
        let Openness { n_listed, n_published, n_results, n_contested } = openness;
        let share = |part: usize, whole: usize| part.checked_mul(1_000)?.checked_div(whole);
        Self {
            n_listed,
            n_published,
            n_results,
            n_contested,
            published_per_mille: share(n_published, n_listed),
            contested_per_mille: share(n_contested, n_results),
        }
    }
}

fn month(group: &Group) -> String {
    let (year, month) = group.month;
    format!("{year:04}-{month:02}")
}

/// The figures as a table, a row for each group.
fn table(figures: &MarketFigures) -> FigureTable {
    let rows = figures.groups.iter().map(|(group, it)| {
        let price = |of: fn(&Spread) -> i64| {
            it.yearly.as_ref().map_or(Cell::Empty, |spread| Cell::Whole(of(spread).into()))
        };
        vec![
            Cell::Text(group.object.name_zh().to_owned()),
            Cell::Text(group.form.name_zh().to_owned()),
            Cell::Text(group.village.to_string()),
            Cell::Text(month(group)),
            whole(it.n_deals),
            whole(it.n_paid),
            Cell::Text(it.area_mu.to_string()),
            Cell::Whole(it.value_fen),
            price(|it| it.median_fen),
            price(|it| it.lower_fen),
            price(|it| it.upper_fen),
            price(|it| it.least_fen),
            price(|it| it.most_fen),
        ]
    });
    FigureTable { name: "交易统计", headings: HEADINGS.to_vec(), rows: rows.collect() }
}

fn whole(n: usize) -> Cell {
    Cell::Whole(i128::try_from(n).unwrap_or(i128::MAX))
}

const HEADINGS: [&str; 13] = [
    "交易品种",
    "交易形式",
    "村代码",
    "月份",
    "宗数",
    "其中有偿宗数",
    "面积（亩）",
    "价款（分）",
    "每亩每年价中位数（分）",
    "每亩每年价下四分位（分）",
    "每亩每年价上四分位（分）",
    "每亩每年最低价（分）",
    "每亩每年最高价（分）",
];

/// Who asks for which deals.
pub(super) type Asked = (State<AppState>, AtCounter, Result<Query<Period>, QueryRejection>);

async fn worked_out(
    (State(app), AtCounter(officer), period): Asked,
) -> Result<MarketFigures, Problem> {
    let Query(period) = period?;
    Ok(casework::market::figures(&app.store, &officer, period.into()).await?)
}

/// Gives the figures of the market, over all deals that were entered: listings, exits and transfers.
#[utoipa::path(
    get,
    path = "/api/v1/market-figures",
    params(Period),
    responses(
        (status = 200, body = MarketFiguresOut),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn get_market_figures(
    app: State<AppState>,
    officer: AtCounter,
    period: Result<Query<Period>, QueryRejection>,
) -> Result<Json<MarketFiguresOut>, Problem> {
    Ok(Json((&worked_out((app, officer, period)).await?).into()))
}

/// Gives the same as comma-separated values.
#[utoipa::path(
    get,
    path = "/api/v1/market-figures.csv",
    params(Period),
    responses(
        (status = 200, content((Binary = "text/csv"))),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_market_figures_csv(
    app: State<AppState>,
    officer: AtCounter,
    period: Result<Query<Period>, QueryRejection>,
) -> Result<Response, Problem> {
    let table = table(&worked_out((app, officer, period)).await?);
    Ok(([(header::CONTENT_TYPE, CSV)], table.to_csv()?).into_response())
}

/// Gives the same as a workbook.
#[utoipa::path(
    get,
    path = "/api/v1/market-figures.xlsx",
    params(Period),
    responses(
        (status = 200, content((Binary = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 400, body = Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn download_market_figures_xlsx(
    app: State<AppState>,
    officer: AtCounter,
    period: Result<Query<Period>, QueryRejection>,
) -> Result<Response, Problem> {
    let table = table(&worked_out((app, officer, period)).await?);
    Ok(([(header::CONTENT_TYPE, XLSX)], table.to_xlsx()?).into_response())
}
