//! The log of a county taken in hand by one at a time: entries get their numbers, and the tree grows.

use chrono::{DateTime, TimeDelta, Utc};
use identity::County;
use ledger::{Digest, Node, Tiles};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, FromQueryResult, Order,
    QueryFilter as _,
    sea_query::{Cond, Expr, ExprTrait as _, Query},
};
use tenure::ActId;
use uuid::Uuid;

use super::{LogCheckpoint, LogKey, LogLeaf, PendingEntry, read, stored};
use crate::{
    Store, StoreError, dialect,
    entity::{ledger_checkpoint, ledger_key, ledger_leaf, ledger_lease, ledger_node},
    row::to_microseconds,
    select::column,
    session::Session,
    unit::insert_models,
};

/// Who extends a log again and again, and for how long nobody else does after each time.
#[derive(Clone, Copy, Debug)]
pub struct Lease<'a> {
    pub holder: &'a str,
    pub time: TimeDelta,
}

/// A log in hand; dropped without [`LogUnit::commit`], nothing of it happened.
///
/// Two never hold one log at once: the lock of the database sees to it, whatever clocks say.
/// A lease keeps services from taking turns; a command that does its work once asks for none.
#[derive(Debug)]
pub struct LogUnit {
    session: Session,
    county: County,
}

#[derive(FromQueryResult)]
struct Pending {
    act_id: Uuid,
    act_number: i64,
    canonical: String,
    digest: String,
}

impl Store {
    /// Takes the log of a county in hand; none where a lease is asked for, and another holder's runs.
    pub async fn begin_log(
        &self,
        county: County,
        lease: Option<Lease<'_>>,
        at: DateTime<Utc>,
    ) -> Result<Option<LogUnit>, StoreError> {
        let session = self.write_session().await?;
        if let Session::PostgreSql(it) = &session {
            dialect::lock_log(&mut *it.lock().await, county.as_str()).await?;
        }
        let free = match lease {
            None => true,
            Some(lease) => take_lease(&session, county, lease, at).await?,
        };
        Ok(free.then_some(LogUnit { session, county }))
    }
}

/// Writes a lease down, unless another holder's runs.
async fn take_lease(
    session: &Session,
    county: County,
    Lease { holder, time }: Lease<'_>,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let held = ledger_lease::Entity::find()
        .filter(ledger_lease::Column::County.eq(county.as_str()))
        .one(session)
        .await?;
    let until = to_microseconds(at + time);
    match held {
        Some(held) if held.holder != holder && held.until > at => return Ok(false),
        Some(_) => {
            let statement = Query::update()
                .table("ledger_lease")
                .value("holder", holder)
                .value("until", until)
                .and_where(Expr::col("county").eq(county.as_str()))
                .to_owned();
            session.execute(&statement).await?;
        }
        None => {
            let (county, holder) = (county.as_str().to_owned(), holder.to_owned());
            let model = ledger_lease::Model { county, holder, until };
            insert_models::<ledger_lease::Entity>(session, vec![model]).await?;
        }
    }
    Ok(true)
}

impl LogUnit {
    /// The last leaf of the log.
    pub async fn last_leaf(&self) -> Result<Option<LogLeaf>, StoreError> {
        read::last_leaf(&self.session, self.county).await
    }

    /// The last checkpoint of the log.
    pub async fn last_checkpoint(&self) -> Result<Option<LogCheckpoint>, StoreError> {
        read::last_checkpoint(&self.session, self.county).await
    }

    /// The keys of the log, in their order.
    pub async fn keys(&self) -> Result<Vec<LogKey>, StoreError> {
        read::keys(&self.session, self.county).await
    }

    /// The tiles that nodes are read from, in the tree of a size.
    pub async fn tiles(
        &self,
        nodes: impl Iterator<Item = Node>,
        size: u64,
    ) -> Result<Tiles, StoreError> {
        read::tiles(&self.session, self.county, nodes, size).await
    }

    /// The entries of the acts after a number, in the order of the acts; at most so many.
    ///
    /// Acts of a county are committed in the order of their numbers, so that none comes up behind this one later.
    pub async fn pending(
        &self,
        after_act: i64,
        limit: u64,
    ) -> Result<Vec<PendingEntry>, StoreError> {
        const ACT: &str = "register_act";
        const ENTRY: &str = "ledger_entry";
        let query = Query::select()
            .expr_as(column(ACT, "id"), "act_id")
            .expr_as(column(ACT, "number"), "act_number")
            .expr_as(column(ENTRY, "canonical"), "canonical")
            .expr_as(column(ENTRY, "digest"), "digest")
            .from(ACT)
            .inner_join(
                ENTRY,
                Cond::all()
                    .add(column(ENTRY, "county").equals((ACT, "county")))
                    .add(column(ENTRY, "act_id").equals((ACT, "id"))),
            )
            .and_where(column(ACT, "county").eq(self.county.as_str()))
            .and_where(column(ACT, "number").gt(after_act))
            .order_by((ACT, "number"), Order::Asc)
            .limit(limit)
            .to_owned();
        let rows = self.session.query_all(&query).await?;
        let pending = |row: &sea_orm::QueryResult| {
            let Pending { act_id, act_number, canonical, digest } =
                Pending::from_query_result(row, "")?;
            Ok(PendingEntry { act: ActId(act_id), act_number, canonical, digest })
        };
        rows.iter().map(pending).collect()
    }

    /// Puts leaves at their numbers; they stand there for ever.
    pub async fn insert_leaves(&mut self, leaves: Vec<LogLeaf>) -> Result<(), StoreError> {
        let model = |it: LogLeaf| {
            let LogLeaf { number, act, act_number, leaf, hash } = it;
            let county = self.county.as_str().to_owned();
            let (number, hash) = (stored(number)?, hash.0.to_vec());
            Ok(ledger_leaf::Model { county, number, act_id: act.0, act_number, leaf, hash })
        };
        let models: Result<Vec<_>, StoreError> = leaves.into_iter().map(model).collect();
        insert_models::<ledger_leaf::Entity>(&self.session, models?).await
    }

    /// Writes the hashes of full tiles, each at its level of tiles and its number there.
    pub async fn insert_nodes(&mut self, nodes: Vec<(u8, u64, Digest)>) -> Result<(), StoreError> {
        let model = |(level, number, hash): (u8, u64, Digest)| {
            let county = self.county.as_str().to_owned();
            let (level, number) = (i32::from(level), stored(number)?);
            Ok(ledger_node::Model { county, level, number, hash: hash.0.to_vec() })
        };
        let models: Result<Vec<_>, StoreError> = nodes.into_iter().map(model).collect();
        insert_models::<ledger_node::Entity>(&self.session, models?).await
    }

    /// Writes a key behind those that are there.
    pub async fn insert_key(&mut self, key: LogKey) -> Result<(), StoreError> {
        let LogKey { number, verifier, since, succession } = key;
        let county = self.county.as_str().to_owned();
        let model =
            ledger_key::Model { county, number, verifier, since: stored(since)?, succession };
        insert_models::<ledger_key::Entity>(&self.session, vec![model]).await
    }

    /// Writes a checkpoint behind those that are there.
    pub async fn insert_checkpoint(
        &mut self,
        checkpoint: LogCheckpoint,
        signed_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let LogCheckpoint { number, size, root, note } = checkpoint;
        let model = ledger_checkpoint::Model {
            county: self.county.as_str().to_owned(),
            number,
            size: stored(size)?,
            root: root.0.to_vec(),
            note,
            signed_at: to_microseconds(signed_at),
        };
        insert_models::<ledger_checkpoint::Entity>(&self.session, vec![model]).await
    }

    /// Makes it happen.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.session.commit().await
    }
}
