//! A reader who keeps a checkpoint, and finds out by it whether a log was changed behind their back.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use ledger::{Checkpoint, Digest, KeyChain, Note, VerifierKey};

/// The keys of a log as it gives them out: each verifier key with the note that vouches for it.
pub(super) type Keys = Vec<(String, Option<String>)>;

/// What a reader knows of a log: the keys that they believe, and the checkpoint that they have kept.
#[derive(Debug)]
pub(super) struct Reader {
    path: Option<PathBuf>,
    chain: KeyChain,
    kept: Option<Checkpoint>,
    /// The root of the log where it had the size of the kept checkpoint.
    passed: Option<Digest>,
    /// The checkpoint that the log gives out now.
    current: Option<(Checkpoint, String)>,
    findings: Vec<String>,
}

impl Reader {
    /// Believes the key that is given, or else the log's first one, and those that follow from it.
    pub(super) fn open(path: &Path, trusted: Option<&str>, keys: &Keys) -> anyhow::Result<Self> {
        let mut reader = Self::without_memory(trusted, keys)?;
        reader.path = Some(path.to_owned());
        if !path.exists() {
            return Ok(reader);
        }
        let text = fs::read_to_string(path)
            .with_context(|| format!("`{}` cannot be read", path.display()))?;
        let note: Note = text.parse().with_context(|| path.display().to_string())?;
        match reader.chain.read_kept(&note) {
            Ok(checkpoint) => reader.kept = Some(checkpoint),
            Err(error) => reader.findings.push(format!("the kept checkpoint: {error}")),
        }
        Ok(reader)
    }

    /// The same for one who has kept nothing.
    pub(super) fn without_memory(trusted: Option<&str>, keys: &Keys) -> anyhow::Result<Self> {
        let first = keys.first().map(|it| it.0.as_str()).context("the log has no key")?;
        let trusted: VerifierKey = trusted.unwrap_or(first).parse()?;
        let shown = trusted.to_string();
        let Some(place) = keys.iter().position(|it| it.0 == shown) else {
            bail!("the log knows nothing of the key `{shown}`");
        };
        let (mut chain, mut findings) = (KeyChain::of(trusted), Vec::new());
        for (verifier, succession) in keys.iter().skip(place + 1) {
            let note: Note = succession.as_deref().unwrap_or_default().parse()?;
            if let Err(error) = chain.follow(&note) {
                findings.push(format!("the key `{verifier}`: {error}"));
                break;
            }
        }
        Ok(Self { path: None, chain, kept: None, passed: None, current: None, findings })
    }

    /// Takes in the checkpoint that the log gives out now.
    pub(super) fn current(&mut self, note: &str) -> Result<Checkpoint, String> {
        let parsed: Note = note.parse().map_err(|error| format!("the checkpoint: {error}"))?;
        let read = self.chain.read_current(&parsed);
        let checkpoint = read.map_err(|error| format!("the checkpoint: {error}"))?;
        self.current = Some((checkpoint.clone(), note.to_owned()));
        Ok(checkpoint)
    }

    /// The size of the checkpoint that was kept.
    pub(super) fn kept_size(&self) -> Option<u64> {
        self.kept.as_ref().map(|it| it.size)
    }

    /// Notes the root of the log at a size.
    pub(super) fn passes(&mut self, size: u64, root: Digest) {
        if self.kept_size() == Some(size) {
            self.passed = Some(root);
        }
    }

    /// What the kept checkpoint says against the log; where nothing does, the new one is kept.
    pub(super) fn finish(self, sound: bool) -> anyhow::Result<Vec<String>> {
        let Self { path, kept, passed, current, mut findings, .. } = self;
        if let (Some(kept), Some((now, _))) = (&kept, &current) {
            if now.size < kept.size {
                let sizes = (now.size, kept.size);
                findings.push(format!(
                    "the log gives out a checkpoint of {} entries, and had {} before",
                    sizes.0, sizes.1
                ));
            } else if passed != Some(kept.root) {
                findings.push(format!("the log is another one than at {} entries", kept.size));
            }
        }
        if let (Some(path), Some((_, note)), true, true) =
            (path, current, sound, findings.is_empty())
        {
            fs::write(&path, note)
                .with_context(|| format!("`{}` cannot be written", path.display()))?;
        }
        Ok(findings)
    }
}

#[cfg(test)]
mod tests {
    use ledger::{Checkpoint, Digest, Note, SigningKey};

    use super::Reader;

    const LOG: &str = "log";

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(LOG, &[seed; 32]).unwrap()
    }

    fn signed(size: u64, root: u8) -> String {
        let body = Checkpoint { origin: LOG.to_owned(), size, root: Digest([root; 32]) };
        Note::signed(&body.to_string(), &[&key(1)]).unwrap().to_string()
    }

    /// What a reader who has kept five entries finds in a log that now gives out a checkpoint.
    fn found(now: &str, root_at_five: u8) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        std::fs::write(&path, signed(5, 5)).unwrap();
        let keys = vec![(key(1).verifier().to_string(), None)];
        let mut reader = Reader::open(&path, None, &keys).unwrap();
        reader.current(now).unwrap();
        reader.passes(5, Digest([root_at_five; 32]));
        let findings = reader.finish(true).unwrap();
        let kept = std::fs::read_to_string(&path).unwrap();
        assert_eq!(kept == now, findings.is_empty(), "what is not believed is not kept");
        findings
    }

    #[test]
    fn a_log_that_has_grown_is_believed_and_kept() {
        assert_eq!(found(&signed(7, 7), 5), [""; 0]);
    }

    #[test]
    fn a_forked_log_is_found() {
        assert_eq!(found(&signed(7, 7), 6), ["the log is another one than at 5 entries"]);
    }

    #[test]
    fn a_replayed_checkpoint_is_found() {
        assert_eq!(
            found(&signed(4, 4), 5),
            ["the log gives out a checkpoint of 4 entries, and had 5 before"]
        );
    }

    #[test]
    fn a_key_that_the_log_does_not_know_is_not_followed() {
        let keys = vec![(key(1).verifier().to_string(), None)];
        let other = key(2).verifier().to_string();
        assert!(Reader::without_memory(Some(&other), &keys).is_err());
    }
}
