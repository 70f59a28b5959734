//! Reads of the log: its leaves, its tiles, its keys and its checkpoints.

use std::collections::HashMap;

use identity::County;
use ledger::{Digest, Node, TILE_WIDTH, Tile, Tiles};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::ActId;
use uuid::Uuid;

use super::{LogCheckpoint, LogKey, LogLeaf, counted, hash, stored};
use crate::{
    Store, StoreError,
    entity::{ledger_checkpoint, ledger_entry, ledger_key, ledger_leaf},
    session::Session,
};

/// A leaf beside the entry that it was derived from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedEntry {
    pub leaf: LogLeaf,
    /// The canonical text of the entry, and the digest that was recorded with it.
    pub canonical: String,
    pub digest: String,
}

impl Store {
    /// The last checkpoint of a county; none where nothing was put into its log yet.
    pub async fn log_checkpoint(
        &self,
        county: County,
    ) -> Result<Option<LogCheckpoint>, StoreError> {
        last_checkpoint(&self.read().await?, county).await
    }

    /// Every checkpoint of a county, in their order.
    pub async fn log_checkpoints(&self, county: County) -> Result<Vec<LogCheckpoint>, StoreError> {
        let models = ledger_checkpoint::Entity::find()
            .filter(ledger_checkpoint::Column::County.eq(county.as_str()))
            .order_by_asc(ledger_checkpoint::Column::Number)
            .all(&self.read().await?)
            .await?;
        models.into_iter().map(checkpoint).collect()
    }

    /// The keys of a county's log, in their order.
    pub async fn log_keys(&self, county: County) -> Result<Vec<LogKey>, StoreError> {
        keys(&self.read().await?, county).await
    }

    /// Leaves from a number on, in their order; at most so many.
    pub async fn log_leaves(
        &self,
        county: County,
        from: u64,
        limit: u64,
    ) -> Result<Vec<LogLeaf>, StoreError> {
        let models = ledger_leaf::Entity::find()
            .filter(ledger_leaf::Column::County.eq(county.as_str()))
            .filter(ledger_leaf::Column::Number.gte(stored(from)?))
            .order_by_asc(ledger_leaf::Column::Number)
            .limit(limit)
            .all(&self.read().await?)
            .await?;
        models.into_iter().map(leaf).collect()
    }

    /// Leaves with their entries from a number on, in their order; at most so many.
    pub async fn logged_entries(
        &self,
        county: County,
        from: u64,
        limit: u64,
    ) -> Result<Vec<LoggedEntry>, StoreError> {
        let leaves = self.log_leaves(county, from, limit).await?;
        let acts = leaves.iter().map(|it| it.act.0);
        let entries = ledger_entry::Entity::find()
            .filter(ledger_entry::Column::County.eq(county.as_str()))
            .filter(ledger_entry::Column::ActId.is_in(acts))
            .all(&self.read().await?)
            .await?;
        let mut entries: HashMap<Uuid, ledger_entry::Model> =
            entries.into_iter().map(|it| (it.act_id, it)).collect();
        let of = |leaf: LogLeaf| {
            let missing = || StoreError::corrupt("ledger_leaf", leaf.act.0, "its entry is missing");
            let entry = entries.remove(&leaf.act.0).ok_or_else(missing)?;
            Ok(LoggedEntry { leaf, canonical: entry.canonical, digest: entry.digest })
        };
        leaves.into_iter().map(of).collect()
    }

    /// The number in the log of the entry of an act, by the act's number; none where it has no place yet.
    pub async fn log_number_of(
        &self,
        county: County,
        act_number: i64,
    ) -> Result<Option<u64>, StoreError> {
        let model = ledger_leaf::Entity::find()
            .filter(ledger_leaf::Column::County.eq(county.as_str()))
            .filter(ledger_leaf::Column::ActNumber.eq(act_number))
            .one(&self.read().await?)
            .await?;
        model.map(|it| counted("ledger_leaf", it.number)).transpose()
    }

    /// The hashes of a tile; none where the log does not reach so far.
    pub async fn log_tile(
        &self,
        county: County,
        wanted: Tile,
    ) -> Result<Option<Vec<Digest>>, StoreError> {
        tile(&self.read().await?, county, wanted).await
    }

    /// The tiles that nodes are read from, in the tree of a size.
    pub async fn log_tiles(
        &self,
        county: County,
        nodes: impl Iterator<Item = Node>,
        size: u64,
    ) -> Result<Tiles, StoreError> {
        tiles(&self.read().await?, county, nodes, size).await
    }

    /// How many acts of a county have no place in its log yet.
    pub async fn n_unlogged_acts(&self, county: County) -> Result<u64, StoreError> {
        let session = self.read().await?;
        let count = |table: &'static str| {
            Query::select()
                .expr(Expr::col("county").count())
                .from(table)
                .and_where(Expr::col("county").eq(county.as_str()))
                .to_owned()
        };
        let mut found = [0_i64; 2];
        for (to, table) in found.iter_mut().zip(["register_act", "ledger_leaf"]) {
            let row = session.query_one(&count(table)).await?;
            *to = row.map(|it| it.try_get_by_index(0)).transpose()?.unwrap_or_default();
        }
        let [acts, leaves] = found;
        Ok(u64::try_from(acts - leaves).unwrap_or_default())
    }

    /// Whether an act of a county waits for its place in the log; asked often, and answered from two indexes.
    pub async fn log_is_behind(&self, county: County) -> Result<bool, StoreError> {
        let session = self.read().await?;
        let mut last = [None::<i64>; 2];
        let places = [("register_act", "number"), ("ledger_leaf", "act_number")];
        for (to, (table, column)) in last.iter_mut().zip(places) {
            let query = Query::select()
                .expr(Expr::col(column).max())
                .from(table)
                .and_where(Expr::col("county").eq(county.as_str()))
                .to_owned();
            let row = session.query_one(&query).await?;
            *to = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        }
        let [act, logged] = last;
        Ok(act > logged)
    }
}

pub(super) async fn last_checkpoint(
    session: &Session,
    county: County,
) -> Result<Option<LogCheckpoint>, StoreError> {
    let model = ledger_checkpoint::Entity::find()
        .filter(ledger_checkpoint::Column::County.eq(county.as_str()))
        .order_by_desc(ledger_checkpoint::Column::Number)
        .one(session)
        .await?;
    model.map(checkpoint).transpose()
}

pub(super) async fn keys(session: &Session, county: County) -> Result<Vec<LogKey>, StoreError> {
    let models = ledger_key::Entity::find()
        .filter(ledger_key::Column::County.eq(county.as_str()))
        .order_by_asc(ledger_key::Column::Number)
        .all(session)
        .await?;
    let key = |it: ledger_key::Model| {
        let ledger_key::Model { number, verifier, since, succession, .. } = it;
        Ok(LogKey { number, verifier, since: counted("ledger_key", since)?, succession })
    };
    models.into_iter().map(key).collect()
}

/// The last leaf of a county.
pub(super) async fn last_leaf(
    session: &Session,
    county: County,
) -> Result<Option<LogLeaf>, StoreError> {
    let model = ledger_leaf::Entity::find()
        .filter(ledger_leaf::Column::County.eq(county.as_str()))
        .order_by_desc(ledger_leaf::Column::Number)
        .one(session)
        .await?;
    model.map(leaf).transpose()
}

pub(super) async fn tiles(
    session: &Session,
    county: County,
    nodes: impl Iterator<Item = Node>,
    size: u64,
) -> Result<Tiles, StoreError> {
    let needed = Tiles::needed(nodes, size).ok_or(StoreError::NotFound)?;
    let mut tiles = Tiles::default();
    for wanted in needed {
        let hashes = tile(session, county, wanted).await?;
        let missing = || {
            StoreError::corrupt("ledger_node", Uuid::nil(), format!("{wanted:?} is not complete"))
        };
        tiles.put(wanted, hashes.ok_or_else(missing)?);
    }
    Ok(tiles)
}

async fn tile(
    session: &Session,
    county: County,
    wanted: Tile,
) -> Result<Option<Vec<Digest>>, StoreError> {
    let Tile { level, index, width } = wanted;
    let Some(first) = index.checked_mul(TILE_WIDTH).and_then(|it| i64::try_from(it).ok()) else {
        return Ok(None);
    };
    let end = first.saturating_add(stored(width)?);
    let table = if level == 0 { "ledger_leaf" } else { "ledger_node" };
    let mut query = Query::select();
    query
        .column("hash")
        .from(table)
        .and_where(Expr::col("county").eq(county.as_str()))
        .and_where(Expr::col("number").gte(first))
        .and_where(Expr::col("number").lt(end))
        .order_by("number", sea_orm::Order::Asc);
    if level > 0 {
        query.and_where(Expr::col("level").eq(i32::from(level)));
    }
    let mut hashes = Vec::new();
    for row in session.query_all(&query).await? {
        let bytes: Vec<u8> = row.try_get("", "hash")?;
        hashes.push(hash(table, &bytes)?);
    }
    Ok((u64::try_from(hashes.len()).ok() == Some(width)).then_some(hashes))
}

fn checkpoint(model: ledger_checkpoint::Model) -> Result<LogCheckpoint, StoreError> {
    const TABLE: &str = "ledger_checkpoint";
    let ledger_checkpoint::Model { number, size, root, note, .. } = model;
    Ok(LogCheckpoint { number, size: counted(TABLE, size)?, root: hash(TABLE, &root)?, note })
}

fn leaf(model: ledger_leaf::Model) -> Result<LogLeaf, StoreError> {
    const TABLE: &str = "ledger_leaf";
    let ledger_leaf::Model { number, act_id, act_number, leaf, hash: bytes, .. } = model;
    Ok(LogLeaf {
        number: counted(TABLE, number)?,
        act: ActId(act_id),
        act_number,
        leaf,
        hash: hash(TABLE, &bytes)?,
    })
}
