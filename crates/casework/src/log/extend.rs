//! The sequencer: entries that acts have inserted get their numbers, the tree grows, and the new root is signed.
//!
//! A batch is one transaction, so that it can break off at any point and be begun again.

use chrono::{DateTime, TimeDelta, Utc};
use identity::County;
use ledger::{Checkpoint, Digest, Frontier, Note, PublicLeaf, SigningKey, plan_root};
use store::{Lease, LedgerKey, LogCheckpoint, LogKey, LogLeaf, LogUnit, PendingEntry, Store};

use super::LogRefused;

/// So many entries get their numbers at once.
pub const BATCH_ENTRIES: u64 = 1_000;
/// So long nobody else extends the log after a batch of a running service; the number is our own.
pub const LEASE_TIME: TimeDelta = TimeDelta::seconds(10);
/// How many levels of the tree lie between two levels of tiles (C2SP tlog-tiles).
const TILE_HEIGHT: u8 = 8;

/// What a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extended {
    pub added: u64,
    /// How many entries the log has now.
    pub size: u64,
}

/// Extends the logs of all counties until none is behind, without a lease: a command does this once and is gone.
pub async fn extend_all(
    store: &Store,
    key: &LedgerKey,
    at: DateTime<Utc>,
) -> Result<Extended, LogRefused> {
    let mut all = Extended::default();
    for county in store.counties().await? {
        while store.log_is_behind(county).await? {
            all.added += extend(store, key, county, None, at).await?.added;
        }
        all.size += store.log_checkpoint(county).await?.map_or(0, |it| it.size);
    }
    Ok(all)
}

/// Gives numbers to a batch of a county's entries and signs the tree over them; with nothing to do, nothing is done.
///
/// What was signed last must be what the rows give now, or nothing is added.
pub async fn extend(
    store: &Store,
    key: &LedgerKey,
    county: County,
    lease: Option<Lease<'_>>,
    at: DateTime<Utc>,
) -> Result<Extended, LogRefused> {
    let unit = store.begin_log(county, lease, at).await?;
    let mut unit = unit.ok_or(LogRefused::Held { county })?;
    let last = unit.last_leaf().await?;
    let (size, last_act) = last.map_or((0, 0), |it| (it.number + 1, it.act_number));
    let pending = unit.pending(last_act, BATCH_ENTRIES).await?;
    if pending.is_empty() {
        drop(unit);
        let behind = store.log_is_behind(county).await?;
        let without = format!("an act after {last_act} has no entry");
        let nothing = Extended { added: 0, size };
        return if behind { Err(LogRefused::broken(county, without)) } else { Ok(nothing) };
    }
    let before = unit.last_checkpoint().await?;
    let mut tree = Growth { county, last_act, ..Growth::from(&unit, county, size).await? };
    tree.agrees_with(before.as_ref())?;
    for entry in pending {
        tree.add(entry)?;
    }
    let signer = signer(&mut unit, key, county).await?;
    let Growth { frontier, leaves, tiles, .. } = tree;
    let added = frontier.size() - size;
    unit.insert_leaves(leaves).await?;
    unit.insert_nodes(tiles).await?;
    let number = before.map_or(0, |it| it.number) + 1;
    let checkpoint = signed_checkpoint(number, frontier.size(), frontier.root(), &signer)?;
    unit.insert_checkpoint(checkpoint, at).await?;
    unit.commit().await?;
    Ok(Extended { added, size: frontier.size() })
}

/// A tree on its way from one checkpoint to the next.
struct Growth {
    county: County,
    last_act: i64,
    frontier: Frontier,
    leaves: Vec<LogLeaf>,
    /// The hashes of the tiles that were filled, each at its level of tiles and its number there.
    tiles: Vec<(u8, u64, Digest)>,
}

impl Growth {
    /// Reads the right edge of the tree from the rows.
    async fn from(unit: &LogUnit, county: County, size: u64) -> Result<Self, LogRefused> {
        let plan = plan_root(size);
        let tiles = unit.tiles(plan.nodes(), size).await?;
        let peaks: Option<Vec<Digest>> = plan.nodes().map(|it| tiles.hash(it)).collect();
        let frontier = peaks.and_then(|it| Frontier::of(size, it));
        let frontier =
            frontier.ok_or_else(|| LogRefused::broken(county, "its tree is not whole"))?;
        Ok(Self { county, last_act: 0, frontier, leaves: Vec::new(), tiles: Vec::new() })
    }

    fn agrees_with(&self, signed: Option<&LogCheckpoint>) -> Result<(), LogRefused> {
        let (size, root) = (self.frontier.size(), self.frontier.root());
        match signed {
            None if size == 0 => Ok(()),
            Some(it) if (it.size, it.root) == (size, root) => Ok(()),
            Some(it) => Err(LogRefused::broken(
                self.county,
                format!(
                    "{} entries with the root {} were signed, and {size} with {root} are there",
                    it.size, it.root
                ),
            )),
            None => Err(LogRefused::broken(self.county, format!("{size} entries are not signed"))),
        }
    }

    fn add(&mut self, entry: PendingEntry) -> Result<(), LogRefused> {
        let PendingEntry { act, act_number, canonical, digest } = entry;
        let broken = |what: &str| {
            LogRefused::broken(self.county, format!("the entry of the act {act_number} {what}"))
        };
        if act_number != self.last_act + 1 {
            return Err(broken("does not follow the one before it"));
        }
        if Digest::of_leaf(canonical.as_bytes()).to_string() != digest {
            return Err(broken("is not what was recorded"));
        }
        let leaf = PublicLeaf::of(&canonical).map_err(|error| broken(&error.to_string()))?;
        let number = self.frontier.size();
        let hash = leaf.hash();
        for (node, hash) in self.frontier.push(hash) {
            if node.level > 0 && node.level % TILE_HEIGHT == 0 {
                self.tiles.push((node.level / TILE_HEIGHT, node.index, hash));
            }
        }
        let leaf = leaf.text().to_owned();
        self.leaves.push(LogLeaf { number, act, act_number, leaf, hash });
        self.last_act = act_number;
        Ok(())
    }
}

/// The key that signs the log now; the first one is written down.
async fn signer(
    unit: &mut LogUnit,
    key: &LedgerKey,
    county: County,
) -> Result<SigningKey, LogRefused> {
    let current = key.signer(county)?;
    let Some(last) = unit.keys().await?.pop() else {
        let verifier = current.verifier().to_string();
        unit.insert_key(LogKey { number: 1, verifier, since: 0, succession: None }).await?;
        return Ok(current);
    };
    let candidates = [Some(current), key.next_signer(county)?];
    let known =
        candidates.into_iter().flatten().find(|it| it.verifier().to_string() == last.verifier);
    known.ok_or(LogRefused::AnotherKey { county, verifier: last.verifier })
}

/// A checkpoint of a tree, signed under the name of its log.
pub(super) fn signed_checkpoint(
    number: i64,
    size: u64,
    root: Digest,
    signer: &SigningKey,
) -> Result<LogCheckpoint, LogRefused> {
    let origin = signer.verifier().name().to_owned();
    let text = Checkpoint { origin, size, root }.to_string();
    let note = Note::signed(&text, &[signer])?.to_string();
    Ok(LogCheckpoint { number, size, root, note })
}
