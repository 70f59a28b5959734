//! The act that entered a deal, and the proof of its entry.

use identity::County;
use ledger::{Checkpoint, Digest};
use store::Store;
use tenure::{Act, ActId};

use super::super::content::Inclusion;
use super::super::frozen::sealed;
use crate::log::{LogRefused, Proof, prove};
use crate::{Officer, Refused};

/// An act with its entry, and the entry's place in the log once a signed tree has it.
pub(super) struct Entered {
    pub(super) act: Act,
    pub(super) digest: Digest,
    logged: Option<u64>,
}

impl Entered {
    pub(super) async fn of(
        store: &Store,
        officer: &Officer,
        county: County,
        act: ActId,
    ) -> Result<Self, Refused> {
        let (act, digest) = sealed(store, &officer.scope, county, act).await?;
        let number = store.log_number_of(county, act.number).await?;
        let size = store.log_checkpoint(county).await?.map_or(0, |it| it.size);
        let logged = number.filter(|it| *it < size);
        Ok(Self { act, digest, logged })
    }

    /// Whether a signed tree has the entry, so that it can be proved.
    pub(super) fn is_logged(&self) -> bool {
        self.logged.is_some()
    }

    pub(super) fn sealed_act(&self) -> (ActId, i64) {
        (self.act.id, self.act.number)
    }

    /// The proof, to the root of the last checkpoint.
    pub(super) async fn inclusion(
        &self,
        store: &Store,
        county: County,
    ) -> Result<Option<Inclusion>, Refused> {
        let Some(entry) = self.logged else { return Ok(None) };
        let proof = prove(store, county, entry).await.map_err(refused)?;
        let Proof { number, leaf, leaf_hash, size, path, checkpoint } = proof;
        let body = checkpoint.split_once("\n\n").map(|(body, _)| format!("{body}\n"));
        let signed: Option<Checkpoint> = body.and_then(|it| it.parse().ok());
        let Some(Checkpoint { root, .. }) = signed else {
            let what = "the note of its checkpoint cannot be read".to_owned();
            return Err(refused(LogRefused::Broken { county, what }));
        };
        Ok(Some(Inclusion { entry: number, size, leaf, leaf_hash, path, root, checkpoint }))
    }
}

fn refused(refused: LogRefused) -> Refused {
    match refused {
        LogRefused::Store(error) => error.into(),
        other => Refused::Log(Box::new(other)),
    }
}
