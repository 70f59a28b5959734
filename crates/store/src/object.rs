//! The identities of the register's objects.

use std::collections::BTreeSet;

use identity::{County, DivisionCode};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use tenure::{ActId, ObjectId, ObjectKind};
use uuid::Uuid;

use crate::{
    Fact, RegisterObject, Row, Scope, StoreError, Unit,
    entity::register_object::{Column, Entity, Model},
    row::{Pen, Reading},
    scope::{county_of, within},
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

/// The objects of a kind with these codes, those that have ended too.
pub(crate) async fn by_code(
    session: &Session,
    county: County,
    kind: ObjectKind,
    codes: &[String],
) -> Result<Vec<RegisterObject>, StoreError> {
    let mut objects = Vec::new();
    for codes in codes.chunks(select::BATCH) {
        let query = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(Column::Kind.eq(kind.as_str()))
            .filter(Column::Code.is_in(codes));
        for model in query.all(session).await? {
            objects.push(RegisterObject::try_from(model)?);
        }
    }
    objects.sort_by_key(|it| it.id);
    Ok(objects)
}

/// The objects with these ids, in the order of the ids.
pub(crate) async fn by_id(
    session: &Session,
    county: County,
    ids: &[Uuid],
) -> Result<Vec<RegisterObject>, StoreError> {
    let mut objects = Vec::new();
    for ids in ids.chunks(select::BATCH) {
        let query = Entity::find()
            .filter(Column::County.eq(county.as_str()))
            .filter(Column::Id.is_in(ids.iter().copied()));
        for model in query.all(session).await? {
            objects.push(RegisterObject::try_from(model)?);
        }
    }
    objects.sort_by_key(|it| it.id);
    Ok(objects)
}

/// The object of a kind with a code, where it lies in the scope.
pub(crate) async fn in_scope(
    session: &Session,
    scope: &Scope,
    kind: ObjectKind,
    code: &str,
) -> Result<RegisterObject, StoreError> {
    let counties = match kind {
        // A credit code names whoever registered the collective, which need not be its county.
        ObjectKind::Collective => select::counties_of(session, "register_object", scope).await?,
        _ => scope.county().or_else(|| county_of(code)).into_iter().collect(),
    };
    for county in counties {
        let found = by_code(session, county, kind, &[code.to_owned()]).await?;
        if let Some(seen) = found.into_iter().find(|it| scope.contains(&it.division)) {
            return Ok(seen);
        }
    }
    Err(StoreError::NotFound)
}

impl Unit {
    /// The objects of a kind with these codes, in the order of their ids; those that have ended too.
    pub async fn objects_by_code(
        &mut self,
        kind: ObjectKind,
        codes: &[String],
    ) -> Result<Vec<RegisterObject>, StoreError> {
        by_code(&self.session, self.county, kind, codes).await
    }

    /// Which of these codes some object of the kind bears, or bore before it ended.
    pub async fn code_used(
        &mut self,
        kind: ObjectKind,
        codes: &[String],
    ) -> Result<BTreeSet<String>, StoreError> {
        let objects = self.objects_by_code(kind, codes).await?;
        Ok(objects.into_iter().filter_map(|it| it.code).collect())
    }

    /// The current rows of the objects of a kind with these codes.
    pub async fn current_by_code<T: Fact>(
        &mut self,
        kind: ObjectKind,
        codes: &[String],
    ) -> Result<Vec<Row<T>>, StoreError> {
        let objects = self.objects_by_code(kind, codes).await?;
        let ids: Vec<ObjectId> = objects.into_iter().map(|it| it.id).collect();
        self.current_of(&ids).await
    }
}

pub(crate) async fn any(session: &Session, division: &DivisionCode) -> Result<bool, StoreError> {
    let query = Entity::find()
        .filter(Column::County.eq(division.county().as_str()))
        .filter(within(select::column("register_object", "division"), division))
        .limit(1);
    Ok(session.query_one(sea_orm::QueryTrait::query(&mut query.clone())).await?.is_some())
}
