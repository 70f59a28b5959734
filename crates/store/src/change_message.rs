//! The chain of change messages 变更报文 of a county: which were sent, and which were taken in.

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryFilter as _,
    QueryOrder as _, QueryTrait as _,
    sea_query::ExprTrait as _,
    sea_query::{Query, SelectStatement},
};
use tenure::{
    ActId, ActKind,
    change_message::{BusinessCode, Serial},
};

use crate::{
    RecordedAct, Scope, Store, StoreError, Unit, act,
    entity::change_message::{Column, Entity, Model},
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "change_message";

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From this register to the upper platform.
    Out,
    /// From another register into this one.
    In,
}

/// A message at its place in the chain; its bytes are made again from the register, and have this digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    pub way: Way,
    /// Its place in the chain of its county and its way, from 1.
    pub number: i64,
    pub serial: Serial,
    /// The serial number of the message before it.
    pub predecessor: Option<Serial>,
    pub code: BusinessCode,
    /// The act that it tells of, or that took it in.
    pub act: ActId,
    /// SHA-256 of the message, in lower-case hexadecimal digits.
    pub digest: String,
    pub recorded_at: DateTime<Utc>,
}

impl Way {
    fn as_str(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Out, Self::In].into_iter().find(|it| it.as_str() == text)
    }
}

impl Unit {
    /// Puts a message at its place; it stands there for ever.
    pub async fn insert_change_message(&mut self, message: &MessageRow) -> Result<(), StoreError> {
        let MessageRow { way, number, serial, predecessor, code, act, digest, recorded_at } =
            message.clone();
        let model = Model {
            county: self.pen.county(),
            way: way.as_str().to_owned(),
            number,
            serial: serial.to_string(),
            predecessor: predecessor.map(|it| it.to_string()),
            code: code.as_str().to_owned(),
            act_id: act.0,
            digest,
            recorded_at: to_microseconds(recorded_at),
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// The last message of the chain.
    pub async fn last_change_message(
        &mut self,
        way: Way,
    ) -> Result<Option<MessageRow>, StoreError> {
        let query = of(self.county, way).order_by(Column::Number, Order::Desc).into_query();
        one(&self.session, &query).await
    }

    /// The message with a serial number, if there is one.
    pub async fn change_message(
        &mut self,
        way: Way,
        serial: &Serial,
    ) -> Result<Option<MessageRow>, StoreError> {
        let query = of(self.county, way).filter(Column::Serial.eq(serial.as_str())).into_query();
        one(&self.session, &query).await
    }

    /// The last of the messages whose serial numbers begin with a county and a day.
    pub async fn last_of_day(
        &mut self,
        way: Way,
        prefix: &str,
    ) -> Result<Option<MessageRow>, StoreError> {
        let query = of(self.county, way)
            .filter(Column::Serial.starts_with(prefix))
            .order_by(Column::Serial, Order::Desc)
            .into_query();
        one(&self.session, &query).await
    }

    /// The acts of cases in the county that no message tells of, in the order of their numbers.
    pub async fn acts_without_message(&mut self) -> Result<Vec<RecordedAct>, StoreError> {
        let told = Query::select()
            .column("act_id")
            .from(TABLE)
            .and_where(column(TABLE, "county").eq(self.county.as_str()))
            .to_owned();
        act::of_kind_but(&self.session, self.county, ActKind::Case, told).await
    }
}

impl Store {
    /// The messages of a county in their order, where the whole county lies in the scope.
    pub async fn change_messages(
        &self,
        scope: &Scope,
        county: County,
        way: Way,
    ) -> Result<Vec<MessageRow>, StoreError> {
        if !scope.contains(&county.into()) {
            return Err(StoreError::NotFound);
        }
        let query = of(county, way).order_by(Column::Number, Order::Asc);
        let models = query.all(&self.read().await?).await?;
        models.into_iter().map(read).collect()
    }
}

fn of(county: County, way: Way) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(column(TABLE, "county").eq(county.as_str()))
        .filter(column(TABLE, "way").eq(way.as_str()))
}

async fn one(session: &Session, query: &SelectStatement) -> Result<Option<MessageRow>, StoreError> {
    let mut query = query.clone();
    let row = sea_orm::ConnectionTrait::query_one(session, query.limit(1)).await?;
    row.map(|it| read(Model::from_query_result(&it, "")?)).transpose()
}

fn read(model: Model) -> Result<MessageRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.act_id };
    let predecessor = model.predecessor.as_deref().map(Serial::parse).transpose();
    Ok(MessageRow {
        way: reading.listed("way", Way::parse(&model.way))?,
        serial: reading.parsed("serial", Serial::parse(&model.serial))?,
        predecessor: reading.parsed("predecessor", predecessor)?,
        code: reading.parsed("code", BusinessCode::parse(&model.code))?,
        number: model.number,
        act: ActId(model.act_id),
        digest: model.digest,
        recorded_at: model.recorded_at,
    })
}
