//! The whole log of a county checked from the rows: what was signed is what is there, from the first entry on.

use std::collections::HashMap;

use identity::County;
use ledger::{
    Commitments, Digest, Frontier, KeyChain, Node, Note, PublicLeaf, TILE_WIDTH, Tile, VerifierKey,
};
use serde_json::Value;
use store::{LogCheckpoint, LoggedEntry, Store};
use tenure::ActId;

use super::LogRefused;

/// So many entries are read at once; the number is our own.
const PAGE: u64 = 1_000;
const TILE_HEIGHT: u8 = 8;

/// What was found in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    pub county: County,
    /// How many entries the log has.
    pub size: u64,
    pub n_checkpoints: u64,
    /// How many acts wait for their place in it.
    pub n_waiting: u64,
    /// What does not agree with what was signed, in plain words; empty for a sound log.
    pub findings: Vec<String>,
}

/// Checks the log of a county against its rows, entry by entry.
pub async fn verify(store: &Store, county: County) -> Result<LogReport, LogRefused> {
    let checkpoints = store.log_checkpoints(county).await?;
    let mut check = Check { store, county, tree: Frontier::default(), findings: Vec::new() };
    let mut last_act = 0;
    let mut unseen = checkpoints.iter().peekable();
    loop {
        let page = store.logged_entries(county, check.tree.size(), PAGE).await?;
        let acts: Vec<ActId> = page.iter().map(|it| it.leaf.act).collect();
        let commitments = store.commitment_roots(county, &acts).await?;
        let whole = page.len();
        for entry in page {
            check.entry(&entry, last_act, commitments.get(&entry.leaf.act));
            last_act = entry.leaf.act_number;
            check.grow(entry.leaf.hash).await?;
            while let Some(it) = unseen.next_if(|it| it.size == check.tree.size()) {
                check.root(it);
            }
        }
        if u64::try_from(whole).unwrap_or(PAGE) < PAGE || !check.findings.is_empty() {
            break;
        }
    }
    let size = check.tree.size();
    if check.findings.is_empty() {
        let beyond = unseen.map(|it| {
            format!("a checkpoint covers {} entries, and {size} are there in its order", it.size)
        });
        check.findings.extend(beyond);
        check.signatures(&checkpoints).await?;
    }
    let n_waiting = store.n_unlogged_acts(county).await?;
    let n_checkpoints = u64::try_from(checkpoints.len()).unwrap_or(u64::MAX);
    Ok(LogReport { county, size, n_checkpoints, n_waiting, findings: check.findings })
}

struct Check<'a> {
    store: &'a Store,
    county: County,
    tree: Frontier,
    findings: Vec<String>,
}

impl Check<'_> {
    fn find(&mut self, what: impl Into<String>) {
        self.findings.push(what.into());
    }

    /// An entry stands at its number, and the leaf is the one that was made of it.
    fn entry(&mut self, entry: &LoggedEntry, last_act: i64, commitments: Option<&Commitments>) {
        let LoggedEntry { leaf, canonical, digest } = entry;
        let number = self.tree.size();
        let of_entry = Digest::of_leaf(canonical.as_bytes()).to_string();
        let fields: HashMap<String, Value> = serde_json::from_str(&leaf.leaf).unwrap_or_default();
        let named = fields.get("entry").and_then(Value::as_str);
        let checks = [
            (leaf.number == number, "is missing"),
            (leaf.act_number == last_act + 1, "does not follow the act of the one before it"),
            (Digest::of_leaf(leaf.leaf.as_bytes()) == leaf.hash, "has a leaf that was changed"),
            (of_entry == *digest, "is not what was recorded"),
            (named == Some(of_entry.as_str()), "is not the one that its leaf names"),
            (
                PublicLeaf::commitments(&leaf.leaf).as_ref() == commitments,
                "has commitments that were changed",
            ),
        ];
        let wrong = checks.into_iter().filter(|(sound, _)| !sound);
        self.findings.extend(wrong.map(|(_, what)| format!("the entry {number} {what}")));
    }

    /// Adds a leaf; the hashes of the tiles that it fills are those that were kept.
    async fn grow(&mut self, leaf_hash: Digest) -> Result<(), LogRefused> {
        for (node, hash) in self.tree.push(leaf_hash) {
            if node.level == 0 || node.level % TILE_HEIGHT != 0 {
                continue;
            }
            let Node { level, index } = node;
            let tile = Tile {
                level: level / TILE_HEIGHT,
                index: index / TILE_WIDTH,
                width: index % TILE_WIDTH + 1,
            };
            let kept = self.store.log_tile(self.county, tile).await?;
            if kept.and_then(|it| it.last().copied()) != Some(hash) {
                self.find(format!("the node {index} of level {level} is not that of its entries"));
            }
        }
        Ok(())
    }

    fn root(&mut self, checkpoint: &LogCheckpoint) {
        let LogCheckpoint { number, size, root, .. } = checkpoint;
        if *root != self.tree.root() {
            self.find(format!("the checkpoint {number} of {size} entries has another root"));
        }
    }

    /// The keys follow one another, and each checkpoint is signed by the key of its day and says what its row says.
    async fn signatures(&mut self, checkpoints: &[LogCheckpoint]) -> Result<(), LogRefused> {
        let keys = self.store.log_keys(self.county).await?;
        let Some((first, later)) = keys.split_first() else {
            if !checkpoints.is_empty() {
                self.find("its keys are missing");
            }
            return Ok(());
        };
        let Ok(first) = first.verifier.parse::<VerifierKey>() else {
            self.find("its first key cannot be read");
            return Ok(());
        };
        let mut chain = KeyChain::of(first);
        for key in later {
            let note = key.succession.as_deref().unwrap_or_default().parse::<Note>();
            let followed = note.is_ok_and(|it| chain.follow(&it).is_ok());
            let named = chain.current().map(ToString::to_string);
            if !followed || named.as_ref() != Some(&key.verifier) {
                self.find(format!("nobody vouches for its key {}", key.number));
                return Ok(());
            }
        }
        for LogCheckpoint { number, size, root, note } in checkpoints {
            let read = note.parse::<Note>().ok().and_then(|it| chain.read_kept(&it).ok());
            if read.map(|it| (it.size, it.root)) != Some((*size, *root)) {
                self.find(format!("the checkpoint {number} is not signed by the key of its day"));
            }
        }
        let last = checkpoints.last().and_then(|it| it.note.parse::<Note>().ok());
        if last.is_some_and(|it| chain.read_current(&it).is_err()) {
            self.find("the last checkpoint is not signed by the key that signs now");
        }
        Ok(())
    }
}
