//! Rounds of public notice 公示, with a frozen content and the objections that they bring.

use chrono::NaiveDate;
use identity::{County, DivisionCode};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query},
};
use sha2::{Digest as _, Sha256};
use tenure::case::{CaseKind, Notice, NoticeKind};
use uuid::Uuid;

use super::{CaseRow, objection, row};
use crate::{
    Keys, Scope, Store, StoreError, Unit, entity::case_notice, row::Reading, select::column,
    session::Session,
};

const TABLE: &str = "case_notice";

/// A notice of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedNotice {
    /// A `UUIDv7`.
    pub id: Uuid,
    /// With its objections; the name of an objector that was erased is empty.
    pub notice: Notice,
    /// What was posted: canonical JSON, frozen, with its numbers masked.
    pub content: String,
}

/// A notice as everybody may read it: without its objections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenNotice {
    pub id: Uuid,
    pub county: County,
    pub division: DivisionCode,
    pub case_number: String,
    pub case_kind: CaseKind,
    pub kind: NoticeKind,
    pub round: u32,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub content: String,
    pub content_sha256: String,
}

impl Unit {
    /// Posts a round of notice; what it says can never be changed again.
    ///
    /// Objections that the notice comes with are not looked at: they are raised one by one.
    pub async fn post_notice(
        &mut self,
        case: Uuid,
        posted: &PostedNotice,
    ) -> Result<(), StoreError> {
        let PostedNotice { id, notice, content } = posted;
        if digest(content) != notice.content_sha256 {
            return Err(StoreError::WrongDigest);
        }
        let round = i32::try_from(notice.round)
            .map_err(|_too_many| StoreError::Unwritable { table: TABLE, what: "the round" })?;
        let model = case_notice::Model {
            county: self.pen.county(),
            id: *id,
            case_id: case,
            kind: notice.kind.as_str().to_owned(),
            round,
            content: content.clone(),
            content_sha256: notice.content_sha256.clone(),
            first_day: notice.first_day,
            last_day: notice.last_day,
            closed_day: notice.closed_day,
        };
        self.insert_models::<case_notice::Entity>(vec![model]).await
    }

    /// Closes a round of notice that runs.
    pub async fn close_notice(&mut self, notice: Uuid, day: NaiveDate) -> Result<(), StoreError> {
        let statement = Query::update()
            .table(TABLE)
            .value("closed_day", day)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("id").eq(notice))
            .and_where(Expr::col("closed_day").is_null())
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }
}

impl Store {
    /// The notices that are posted on a day, for anybody to read, in the order of their last days.
    pub async fn notices_open(
        &self,
        scope: &Scope,
        day: NaiveDate,
    ) -> Result<Vec<OpenNotice>, StoreError> {
        let case = |name| column(row::TABLE, name);
        let notice = |name| column(TABLE, name);
        let mut query = case_notice::Entity::find().into_query();
        query
            .columns(["number", "division"].map(|it| (row::TABLE, it)))
            .expr_as(case("kind"), "case_kind")
            .inner_join(
                row::TABLE,
                Cond::all()
                    .add(case("county").equals((TABLE, "county")))
                    .add(case("id").equals((TABLE, "case_id"))),
            )
            .and_where(notice("first_day").lte(day))
            .and_where(notice("last_day").gte(day))
            .cond_where(
                Cond::any().add(notice("closed_day").is_null()).add(notice("closed_day").gte(day)),
            )
            .cond_where(scope.condition(case("division")))
            .order_by((TABLE, "last_day"), Order::Asc)
            .order_by((TABLE, "id"), Order::Asc);
        if let Some(county) = scope.county() {
            query.and_where(notice("county").eq(county.as_str()));
        }
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(open_notice).collect()
    }
}

fn open_notice(row: &sea_orm::QueryResult) -> Result<OpenNotice, StoreError> {
    let case_number = row.try_get("", "number")?;
    let division: String = row.try_get("", "division")?;
    let case_kind: String = row.try_get("", "case_kind")?;
    let model = case_notice::Model::from_query_result(row, "")?;
    let county = model.county.clone();
    let reading = Reading { table: TABLE, county: &county, id: model.id };
    let PostedNotice { id, notice, content } = read(model, reading)?;
    Ok(OpenNotice {
        id,
        county: reading.parsed("county", County::parse(&county))?,
        division: reading.parsed("division", DivisionCode::parse(&division))?,
        case_number,
        case_kind: reading.listed("kind", CaseKind::parse(&case_kind))?,
        kind: notice.kind,
        round: notice.round,
        first_day: notice.first_day,
        last_day: notice.last_day,
        content,
        content_sha256: notice.content_sha256,
    })
}

/// The notice without its objections; a content that is no longer what was frozen is an incident.
fn read(model: case_notice::Model, reading: Reading<'_>) -> Result<PostedNotice, StoreError> {
    if digest(&model.content) != model.content_sha256 {
        return Err(reading.corrupt("the content is not the one that was frozen"));
    }
    let notice = Notice {
        kind: reading.listed("kind", NoticeKind::parse(&model.kind))?,
        round: reading.parsed("round", u32::try_from(model.round))?,
        first_day: model.first_day,
        last_day: model.last_day,
        content_sha256: model.content_sha256,
        closed_day: model.closed_day,
        objections: Vec::new(),
    };
    Ok(PostedNotice { id: model.id, notice, content: model.content })
}

fn digest(content: &str) -> String {
    seal::hex(&Sha256::digest(content))
}

/// The notices of a case, in the order in which they were posted.
pub(super) async fn of_case(
    session: &Session,
    keys: &Keys,
    case: &CaseRow,
) -> Result<Vec<PostedNotice>, StoreError> {
    let query = case_notice::Entity::find()
        .filter(column(TABLE, "county").eq(case.county.as_str()))
        .filter(column(TABLE, "case_id").eq(case.id))
        .into_query();
    let mut notices = Vec::new();
    for row in session.query_all(&query).await? {
        let model = case_notice::Model::from_query_result(&row, "")?;
        let reading = Reading { table: TABLE, county: case.county.as_str(), id: model.id };
        let mut posted = read(model, reading)?;
        posted.notice.objections =
            objection::of_notice(session, keys, case.county, posted.id).await?;
        notices.push(posted);
    }
    notices.sort_by_key(|it| (it.notice.first_day, it.notice.round, it.id));
    Ok(notices)
}
