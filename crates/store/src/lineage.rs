//! Where objects came from and where they went 来源与去向, through any number of acts.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, JoinType, QueryTrait as _,
    sea_query::{Cond, ExprTrait as _, SelectStatement},
};
use tenure::{
    Act, ActId, ObjectId, ObjectKind,
    case::{Lineage, LineageKind},
};
use uuid::Uuid;

use crate::{
    Scope, Store, StoreError, Unit,
    entity::lineage::{Entity, Model},
    object,
    row::Reading,
    select::{BATCH, column},
    session::Session,
};

const TABLE: &str = "lineage";

/// One step of a lineage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageRow {
    pub lineage: Lineage,
    pub act: ActId,
    pub effect_day: NaiveDate,
    pub from: ObjectId,
    pub to: ObjectId,
}

impl Unit {
    /// Notes what came from what by an act; every code must be that of an object, living or ended.
    pub async fn insert_lineage(
        &mut self,
        act: &Act,
        lineage: &[Lineage],
    ) -> Result<(), StoreError> {
        let mut codes: BTreeMap<ObjectKind, BTreeSet<String>> = BTreeMap::new();
        for Lineage { kind, from, to, .. } in lineage {
            codes.entry(*kind).or_default().extend([from.clone(), to.clone()]);
        }
        let mut ids: HashMap<(ObjectKind, String), Uuid> = HashMap::new();
        for (kind, codes) in codes {
            let codes: Vec<String> = codes.into_iter().collect();
            for object in self.objects_by_code(kind, &codes).await? {
                ids.extend(object.code.map(|code| ((kind, code), object.id.0)));
            }
        }
        let id = |kind: ObjectKind, code: &str| {
            let id = ids.get(&(kind, code.to_owned())).copied();
            id.ok_or(StoreError::Dangling { constraint: None })
        };
        let mut models = Vec::with_capacity(lineage.len());
        for Lineage { kind, how, from, to } in lineage {
            models.push(Model {
                county: self.pen.county(),
                act_id: act.id.0,
                kind: kind.as_str().to_owned(),
                how: how.as_str().to_owned(),
                from_id: id(*kind, from)?,
                to_id: id(*kind, to)?,
                from_code: from.clone(),
                to_code: to.clone(),
                effect_day: act.effect_day,
            });
        }
        self.insert_models::<Entity>(models).await
    }
}

impl Store {
    /// All that an object came from and all that came from it, in the order of days.
    ///
    /// What has both ends outside the scope is not found, nor is what lies behind it.
    pub async fn lineage_of(
        &self,
        scope: &Scope,
        kind: ObjectKind,
        code: &str,
    ) -> Result<Vec<LineageRow>, StoreError> {
        let session = self.read().await?;
        let object = object::in_scope(&session, scope, kind, code).await?;
        let county = object.division.county();
        let walk = Walk { session: &session, scope, county };
        let mut steps = walk.all(object.id.0, End::To).await?;
        steps.extend(walk.all(object.id.0, End::From).await?);
        let mut seen = HashSet::new();
        steps.retain(|it| seen.insert((it.act, it.from, it.to, it.lineage.how)));
        steps.sort_by(|a, b| {
            (a.effect_day, &a.lineage.from, &a.lineage.to, a.act).cmp(&(
                b.effect_day,
                &b.lineage.from,
                &b.lineage.to,
                b.act,
            ))
        });
        Ok(steps)
    }
}

/// The end of a step that the walk comes from.
#[derive(Clone, Copy)]
enum End {
    From,
    To,
}

struct Walk<'a> {
    session: &'a Session,
    scope: &'a Scope,
    county: County,
}

impl Walk<'_> {
    /// Every step that can be reached; each object is looked at once, so that an exchange there and back ends.
    async fn all(&self, start: Uuid, end: End) -> Result<Vec<LineageRow>, StoreError> {
        let mut steps = Vec::new();
        let mut seen = BTreeSet::from([start]);
        let mut front = vec![start];
        while !front.is_empty() {
            let found = self.steps(&front, end).await?;
            let beyond = found.iter().map(|it| match end {
                End::From => it.to.0,
                End::To => it.from.0,
            });
            front = beyond.filter(|it| seen.insert(*it)).collect();
            steps.extend(found);
        }
        Ok(steps)
    }

    async fn steps(&self, objects: &[Uuid], end: End) -> Result<Vec<LineageRow>, StoreError> {
        let name = match end {
            End::From => "from_id",
            End::To => "to_id",
        };
        let mut steps = Vec::new();
        for objects in objects.chunks(BATCH) {
            let mut query = Entity::find().into_query();
            query
                .and_where(column(TABLE, "county").eq(self.county.as_str()))
                .and_where(column(TABLE, name).is_in(objects.iter().copied()));
            self.keep_seen(&mut query);
            for row in self.session.query_all(&query).await? {
                steps.push(read(Model::from_query_result(&row, "")?)?);
            }
        }
        Ok(steps)
    }

    /// Keeps the steps that have an end in the scope.
    fn keep_seen(&self, query: &mut SelectStatement) {
        let mut seen = Cond::any();
        for (name, id) in [("from_object", "from_id"), ("to_object", "to_id")] {
            let own = Cond::all()
                .add(column(name, "county").equals((TABLE, "county")))
                .add(column(name, "id").equals((TABLE, id)));
            query.join_as(JoinType::InnerJoin, "register_object", name, own);
            seen = seen.add(self.scope.condition(column(name, "division")));
        }
        if *self.scope != Scope::Everywhere {
            query.cond_where(seen);
        }
    }
}

fn read(model: Model) -> Result<LineageRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.act_id };
    let kind = reading.listed("kind", ObjectKind::parse(&model.kind))?;
    let how = reading.listed("how", LineageKind::parse(&model.how))?;
    Ok(LineageRow {
        act: ActId(model.act_id),
        effect_day: model.effect_day,
        from: ObjectId(model.from_id),
        to: ObjectId(model.to_id),
        lineage: Lineage { kind, how, from: model.from_code, to: model.to_code },
    })
}
