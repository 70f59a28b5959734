//! Objections to notices 异议 and their answers; who raised one is encrypted, kept apart, and erasable.

use std::collections::HashMap;

use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::case::{Objection, ObjectionAnswer, ObjectionWithdrawal};
use uuid::Uuid;

use crate::{
    Keys, StoreError, Unit,
    entity::{case_objection, objection_withdrawal, objector},
    row::Reading,
    select::column,
    session::Session,
};

const TABLE: &str = "case_objection";
const OBJECTOR: &str = "objector";
const WITHDRAWAL: &str = "objection_withdrawal";

/// Where the name of an objector stands.
fn place(county: &str, notice: Uuid, number: i32) -> Vec<u8> {
    format!("{OBJECTOR}/{county}/{notice}/{number}").into_bytes()
}

impl Unit {
    /// Adds an objection under the next number of its notice, which is given back.
    ///
    /// The number and the answer that it comes with are not looked at.
    pub async fn add_objection(
        &mut self,
        notice: Uuid,
        objection: &Objection,
    ) -> Result<u32, StoreError> {
        let county = self.pen.county();
        let number = self.next_objection(notice).await?;
        let name_cipher = self.keys.encrypt(&objection.by, &place(&county, notice, number))?;
        let model = case_objection::Model {
            county: county.clone(),
            notice_id: notice,
            number,
            raised_day: objection.raised_day,
            ground: objection.ground.clone(),
            evidence_sha256: objection.evidence_sha256.clone(),
            answer_day: None,
            answer_officer: None,
            answer_text: None,
            upheld: None,
        };
        self.insert_models::<case_objection::Entity>(vec![model]).await?;
        let by = objector::Model { county, notice_id: notice, number, name_cipher };
        self.insert_models::<objector::Entity>(vec![by]).await?;
        Ok(u32::try_from(number).unwrap_or_default())
    }

    async fn next_objection(&self, notice: Uuid) -> Result<i32, StoreError> {
        let query = Query::select()
            .expr(Expr::col("number").max())
            .from(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("notice_id").eq(notice))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        Ok(last.unwrap_or_default().saturating_add(1))
    }

    /// Answers an objection; an answer stands once it is given.
    pub async fn answer_objection(
        &mut self,
        notice: Uuid,
        number: u32,
        answer: &ObjectionAnswer,
    ) -> Result<(), StoreError> {
        let number = i32::try_from(number).map_err(|_beyond_all| StoreError::NotFound)?;
        let statement = Query::update()
            .table(TABLE)
            .value("answer_day", answer.day)
            .value("answer_officer", answer.officer.as_str())
            .value("answer_text", answer.text.as_str())
            .value("upheld", answer.upheld)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("notice_id").eq(notice))
            .and_where(Expr::col("number").eq(number))
            .and_where(Expr::col("answer_day").is_null())
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// Notes that an objection was withdrawn, once ([`StoreError::Repeated`]); it stays itself.
    pub async fn withdraw_objection(
        &mut self,
        notice: Uuid,
        number: u32,
        withdrawal: &ObjectionWithdrawal,
    ) -> Result<(), StoreError> {
        let number = i32::try_from(number).map_err(|_beyond_all| StoreError::NotFound)?;
        let ObjectionWithdrawal { day, officer, evidence_sha256 } = withdrawal.clone();
        let county = self.pen.county();
        let model = objection_withdrawal::Model {
            county,
            notice_id: notice,
            number,
            day,
            officer,
            evidence_sha256,
        };
        self.insert_models::<objection_withdrawal::Entity>(vec![model]).await
    }

    /// Erases who raised an objection, after the retention of the name; the objection stays.
    pub async fn erase_objector(&mut self, notice: Uuid, number: u32) -> Result<(), StoreError> {
        let statement = Query::delete()
            .from_table(OBJECTOR)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("notice_id").eq(notice))
            .and_where(Expr::col("number").eq(i64::from(number)))
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(())
    }
}

/// The objections to a notice, by number; the name of an objector that was erased is empty.
pub(super) async fn of_notice(
    session: &Session,
    keys: &Keys,
    county: County,
    notice: Uuid,
) -> Result<Vec<Objection>, StoreError> {
    let reading = Reading { table: TABLE, county: county.as_str(), id: notice };
    let mut names = names(session, keys, reading).await?;
    let mut withdrawals = withdrawals(session, reading).await?;
    let mut query = case_objection::Entity::find()
        .filter(column(TABLE, "county").eq(county.as_str()))
        .filter(column(TABLE, "notice_id").eq(notice))
        .into_query();
    query.order_by((TABLE, "number"), Order::Asc);
    let mut objections = Vec::new();
    for row in session.query_all(&query).await? {
        let model = case_objection::Model::from_query_result(&row, "")?;
        let by = names.remove(&model.number).unwrap_or_default();
        let withdrawal = withdrawals.remove(&model.number);
        objections.push(Objection { withdrawal, ..read(model, by, reading)? });
    }
    Ok(objections)
}

async fn withdrawals(
    session: &Session,
    reading: Reading<'_>,
) -> Result<HashMap<i32, ObjectionWithdrawal>, StoreError> {
    let query = objection_withdrawal::Entity::find()
        .filter(column(WITHDRAWAL, "county").eq(reading.county))
        .filter(column(WITHDRAWAL, "notice_id").eq(reading.id))
        .into_query();
    let mut withdrawals = HashMap::new();
    for row in session.query_all(&query).await? {
        let model = objection_withdrawal::Model::from_query_result(&row, "")?;
        let objection_withdrawal::Model { number, day, officer, evidence_sha256, .. } = model;
        withdrawals.insert(number, ObjectionWithdrawal { day, officer, evidence_sha256 });
    }
    Ok(withdrawals)
}

async fn names(
    session: &Session,
    keys: &Keys,
    reading: Reading<'_>,
) -> Result<HashMap<i32, String>, StoreError> {
    let query = objector::Entity::find()
        .filter(column(OBJECTOR, "county").eq(reading.county))
        .filter(column(OBJECTOR, "notice_id").eq(reading.id))
        .into_query();
    let mut names = HashMap::new();
    for row in session.query_all(&query).await? {
        let model = objector::Model::from_query_result(&row, "")?;
        let place = place(reading.county, reading.id, model.number);
        let name = reading.parsed("name_cipher", keys.decrypt(&model.name_cipher, &place))?;
        names.insert(model.number, name);
    }
    Ok(names)
}

fn read(
    model: case_objection::Model,
    by: String,
    reading: Reading<'_>,
) -> Result<Objection, StoreError> {
    let answer = match (model.answer_day, model.answer_officer, model.answer_text, model.upheld) {
        (Some(day), Some(officer), Some(text), Some(upheld)) => {
            Some(ObjectionAnswer { day, officer, text, upheld })
        }
        (None, None, None, None) => None,
        _ => return Err(reading.corrupt("half of an answer")),
    };
    Ok(Objection {
        number: reading.parsed("number", u32::try_from(model.number))?,
        raised_day: model.raised_day,
        by,
        ground: model.ground,
        evidence_sha256: model.evidence_sha256,
        answer,
        withdrawal: None,
    })
}
