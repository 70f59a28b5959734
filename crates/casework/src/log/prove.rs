//! Proofs for whoever asks: that an entry is in the log, and to whom it commits.

use identity::County;
use ledger::{Digest, Disclosure, PublicLeaf, plan_inclusion, verify_inclusion};
use serde::{Deserialize, Serialize};
use store::{LogLeaf, Store};

use super::LogRefused;
use crate::Officer;

/// An entry with its path to the root of a signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The place of the entry in the log, from 0.
    pub number: u64,
    /// The canonical text that everybody may read.
    pub leaf: String,
    pub leaf_hash: Digest,
    /// How many entries the tree of the checkpoint has.
    pub size: u64,
    pub path: Vec<Digest>,
    /// The signed note.
    pub checkpoint: String,
}

/// Proves that an entry is in the log of a county, to the root of the last checkpoint.
///
/// A proof that would not verify is not given out.
pub async fn prove(store: &Store, county: County, number: u64) -> Result<Proof, LogRefused> {
    let no_entry = || LogRefused::NoEntry { county };
    let signed = store.log_checkpoint(county).await?.ok_or_else(no_entry)?;
    let plan = plan_inclusion(number, signed.size).ok_or_else(no_entry)?;
    let LogLeaf { leaf, hash, number: found, .. } =
        store.log_leaves(county, number, 1).await?.pop().ok_or_else(no_entry)?;
    let tiles = store.log_tiles(county, plan.nodes(), signed.size).await?;
    let path = plan.assemble(|it| tiles.hash(it));
    let path = path.ok_or_else(|| LogRefused::broken(county, "its tree is not whole"))?;
    let sound = verify_inclusion(&hash.0, number, signed.size, &path, &signed.root.0);
    if found != number || sound.is_err() || Digest::of_leaf(leaf.as_bytes()) != hash {
        return Err(LogRefused::broken(
            county,
            format!("the entry {number} is not what was signed"),
        ));
    }
    let (size, checkpoint) = (signed.size, signed.note);
    Ok(Proof { number, leaf, leaf_hash: hash, size, path, checkpoint })
}

/// What opens the commitments of an entry, where its act lies in the officer's scope.
///
/// What was erased is not among it, and the others verify all the same.
pub async fn disclose(
    store: &Store,
    officer: &Officer,
    county: County,
    number: u64,
) -> Result<(Proof, Vec<Disclosure>), LogRefused> {
    let no_entry = || LogRefused::NoEntry { county };
    let leaf = store.log_leaves(county, number, 1).await?.pop().ok_or_else(no_entry)?;
    store.act(&officer.scope, county, leaf.act).await.map_err(|error| match error {
        store::StoreError::NotFound => no_entry(),
        other => other.into(),
    })?;
    let proof = prove(store, county, number).await?;
    let disclosures = store.disclosures(county, leaf.act).await?;
    let commitments = PublicLeaf::commitments(&proof.leaf);
    let sound = |it: &Disclosure| commitments.is_some_and(|root| it.verify(&root).is_ok());
    if !disclosures.iter().all(sound) {
        let what = format!("the commitments of the entry {number} are not what was signed");
        return Err(LogRefused::broken(county, what));
    }
    Ok((proof, disclosures))
}
