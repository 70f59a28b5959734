//! The keys of a log from the one that a reader trusts to the one that signs now.

use crate::{
    Checkpoint, CheckpointMalformed, NotSigned, Note, Succession, SuccessionMalformed, VerifierKey,
};

/// The keys of one log in their order, each vouched for by the one before it.
#[derive(Clone, Debug)]
pub struct KeyChain {
    // Invariant: never empty, all of one name, sizes rising.
    links: Vec<Link>,
}

#[derive(Clone, Debug)]
struct Link {
    key: VerifierKey,
    /// From which size on it signs.
    since: u64,
}

/// Why a checkpoint, or a key, is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTrusted {
    #[error(transparent)]
    Signature(#[from] NotSigned),
    #[error(transparent)]
    Checkpoint(#[from] CheckpointMalformed),
    #[error(transparent)]
    Succession(#[from] SuccessionMalformed),
    #[error("it speaks of the log `{found}`, not of `{expected}`")]
    AnotherLog { expected: String, found: String },
    #[error("it is signed by a key that another followed at {since} entries")]
    RetiredKey { since: u64 },
    #[error("the keys do not follow one another in the order of their sizes")]
    OutOfOrder,
}

impl KeyChain {
    /// Begins with the key that the reader trusts; the log bears its name.
    pub fn of(trusted: VerifierKey) -> Self {
        Self { links: vec![Link { key: trusted, since: 0 }] }
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        self.links.first().map_or("", |it| it.key.name())
    }

    /// The key that signs now.
    pub fn current(&self) -> Option<&VerifierKey> {
        self.links.last().map(|it| &it.key)
    }

    /// Adds the key that follows, where the last one vouches for it.
    pub fn follow(&mut self, note: &Note) -> Result<(), NotTrusted> {
        let succession: Succession = note.text().parse()?;
        self.of_this_log(&succession.origin)?;
        self.of_this_log(succession.next.name())?;
        let Some(last) = self.links.last() else { return Err(NotTrusted::OutOfOrder) };
        note.verified_by(&last.key)?;
        if succession.since < last.since {
            return Err(NotTrusted::OutOfOrder);
        }
        self.links.push(Link { key: succession.next, since: succession.since });
        Ok(())
    }

    /// Reads a checkpoint that the log gives out now: the last key has signed it.
    pub fn read_current(&self, note: &Note) -> Result<Checkpoint, NotTrusted> {
        let checkpoint = self.read_body(note)?;
        let (last, before) = self.links.split_last().ok_or(NotSigned::UnknownKey)?;
        match note.verified_by(&last.key) {
            Err(NotSigned::UnknownKey) if before.iter().any(|it| signed(note, it)) => {
                Err(NotTrusted::RetiredKey { since: last.since })
            }
            Err(error) => Err(error.into()),
            Ok(()) => Ok(checkpoint),
        }
    }

    /// Reads a checkpoint that the reader has kept: the key of its day has signed it.
    pub fn read_kept(&self, note: &Note) -> Result<Checkpoint, NotTrusted> {
        let checkpoint = self.read_body(note)?;
        let ends = self.links.iter().skip(1).map(|it| Some(it.since)).chain([None]);
        for (link, end) in self.links.iter().zip(ends) {
            match (note.verified_by(&link.key), end) {
                (Err(NotSigned::UnknownKey), _) => {}
                (Err(error), _) => return Err(error.into()),
                (Ok(()), Some(since)) if checkpoint.size > since => {
                    return Err(NotTrusted::RetiredKey { since });
                }
                (Ok(()), _) => return Ok(checkpoint),
            }
        }
        Err(NotSigned::UnknownKey.into())
    }

    fn read_body(&self, note: &Note) -> Result<Checkpoint, NotTrusted> {
        let checkpoint: Checkpoint = note.text().parse()?;
        self.of_this_log(&checkpoint.origin)?;
        Ok(checkpoint)
    }

    fn of_this_log(&self, found: &str) -> Result<(), NotTrusted> {
        let expected = self.origin();
        if found == expected {
            return Ok(());
        }
        Err(NotTrusted::AnotherLog { expected: expected.to_owned(), found: found.to_owned() })
    }
}

fn signed(note: &Note, link: &Link) -> bool {
    note.verified_by(&link.key).is_ok()
}

#[cfg(test)]
mod tests;
