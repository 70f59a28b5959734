//! The identities of the register's objects.

use identity::DivisionCode;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use tenure::{ActId, ObjectId, ObjectKind};

use crate::{
    RegisterObject, StoreError,
    entity::register_object::{Column, Entity, Model},
    row::{Pen, Reading},
    scope::within,
    select,
    session::Session,
};

pub(crate) fn write(object: RegisterObject, pen: &Pen) -> Model {
    Model {
        county: pen.county(),
        id: object.id.0,
        kind: object.kind.as_str().to_owned(),
        code_reversed: object.code.as_deref().map(reversed),
        code: object.code,
        division: object.division.as_str().to_owned(),
        act_id: object.act.0,
    }
}

/// A code from its end, so that its last digits are a prefix.
pub(crate) fn reversed(code: &str) -> String {
    code.chars().rev().collect()
}

impl TryFrom<Model> for RegisterObject {
    type Error = StoreError;

    fn try_from(model: Model) -> Result<Self, StoreError> {
        let reading = Reading { table: "register_object", county: &model.county, id: model.id };
        Ok(Self {
            id: ObjectId(model.id),
            kind: reading.listed("kind", ObjectKind::parse(&model.kind))?,
            division: reading.parsed("division", DivisionCode::parse(&model.division))?,
            code: model.code,
            act: ActId(model.act_id),
        })
    }
}

pub(crate) async fn of_division(
    session: &Session,
    division: &DivisionCode,
) -> Result<Vec<RegisterObject>, StoreError> {
    let mut objects = select::objects(session, division).await?;
    objects.sort_by_key(|it| it.id);
    objects.into_iter().map(TryInto::try_into).collect()
}

pub(crate) async fn any(session: &Session, division: &DivisionCode) -> Result<bool, StoreError> {
    let query = Entity::find()
        .filter(Column::County.eq(division.county().as_str()))
        .filter(within(select::column("register_object", "division"), division))
        .limit(1);
    Ok(session.query_one(sea_orm::QueryTrait::query(&mut query.clone())).await?.is_some())
}
