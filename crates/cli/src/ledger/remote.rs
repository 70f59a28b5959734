//! A log verified from outside, with nothing but what everybody may read of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};
use ledger::{
    Checkpoint, Digest, Frontier, TILE_WIDTH, Tile, TilePath, decode_bundle, decode_tile,
};
use rustls::crypto::ring;
use serde::Deserialize;
use ureq::Agent;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};

use super::arguments::LedgerVerify;
use super::kept::Reader;
use crate::output::{Ending, say};

/// No answer is larger: a full bundle of the longest entries.
const ANSWER_BYTES_MAX: u64 = TILE_WIDTH * (1 << 16);
const TILE_HEIGHT: u8 = 8;

#[derive(Deserialize)]
struct Key {
    verifier: String,
    succession: Option<String>,
}

/// Verifies the log of one county under the address of a service.
pub(super) fn run(url: &str, options: &LedgerVerify) -> anyhow::Result<Ending> {
    let county = options.county.as_deref().context("name the log with `--county`")?;
    let known = url.starts_with("http://") || url.starts_with("https://");
    ensure!(known, "`{url}` is no address of the form `https://…` or `http://…`");
    let address = format!("{}/ledger/{county}", url.trim_end_matches('/'));
    let log = Log { address, agent: agent(options.authorities.as_deref())? };
    let keys: Vec<Key> = serde_json::from_slice(&log.get("keys")?)?;
    let keys = keys.into_iter().map(|it| (it.verifier, it.succession)).collect();
    let trusted = options.key.as_deref();
    let mut reader = match &options.kept {
        Some(path) => Reader::open(path, trusted, &keys)?,
        None => Reader::without_memory(trusted, &keys)?,
    };
    let note = String::from_utf8(log.get("checkpoint")?)?;
    let mut findings = Vec::new();
    let mut size = 0;
    match reader.current(&note) {
        Ok(checkpoint) => {
            size = checkpoint.size;
            findings.extend(log.follow(&checkpoint, &mut reader).err().map(|it| format!("{it:#}")));
        }
        Err(finding) => findings.push(finding),
    }
    findings.extend(reader.finish(findings.is_empty())?);
    for finding in &findings {
        say(&format!("{county}: {finding}"))?;
    }
    let verdict = if findings.is_empty() { "sound" } else { "NOT SOUND" };
    say(&format!("{county}: {verdict}; {size} entries"))?;
    Ok(if findings.is_empty() { Ending::Clean } else { Ending::Blocked })
}

/// A log by its address, and who asks it.
struct Log {
    address: String,
    agent: Agent,
}

/// Asks services whose certificates these authorities vouch for; without a file, those that the machine trusts.
fn agent(authorities: Option<&Path>) -> anyhow::Result<Agent> {
    let roots = match authorities {
        Some(path) => RootCerts::from(certificates(path)?),
        None => RootCerts::PlatformVerifier,
    };
    let tls = TlsConfig::builder()
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()));
    Ok(Agent::config_builder().tls_config(tls.build()).build().into())
}

fn certificates(path: &Path) -> anyhow::Result<Vec<ureq::tls::Certificate<'static>>> {
    let pem = fs::read(path).with_context(|| path.display().to_string())?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(it) = item.with_context(|| path.display().to_string())? {
            certificates.push(it);
        }
    }
    ensure!(!certificates.is_empty(), "`{}` holds no certificate", path.display());
    Ok(certificates)
}

impl Log {
    fn get(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let address = format!("{}/{path}", self.address);
        let answer = self.agent.get(&address).call().with_context(|| address.clone())?;
        let body = answer.into_body().into_with_config().limit(ANSWER_BYTES_MAX).read_to_vec();
        body.context(address)
    }

    fn tile(&self, tile: Tile) -> anyhow::Result<Vec<Digest>> {
        let path = format!("tile/{}", TilePath::Hashes(tile));
        decode_tile(tile, &self.get(&path)?).with_context(|| format!("`{path}` is not whole"))
    }

    /// Reads every entry and every tile: all lead to the root that was signed.
    fn follow(&self, signed: &Checkpoint, reader: &mut Reader) -> anyhow::Result<()> {
        let mut tree = Frontier::default();
        let mut above: BTreeMap<u8, Vec<Digest>> = BTreeMap::new();
        while let Some(tile) = Tile::at(0, tree.size() / TILE_WIDTH, signed.size) {
            if tree.size() == signed.size {
                break;
            }
            let hashes = self.entries(tile)?;
            ensure!(hashes == self.tile(tile)?, "the tile {tile:?} is not that of its entries");
            for hash in hashes {
                for (node, hash) in tree.push(hash) {
                    if node.level > 0 && node.level % TILE_HEIGHT == 0 {
                        above.entry(node.level / TILE_HEIGHT).or_default().push(hash);
                    }
                }
                reader.passes(tree.size(), tree.root());
            }
        }
        for (level, row) in above {
            let width = usize::try_from(TILE_WIDTH)?;
            for (index, hashes) in (0..).zip(row.chunks(width)) {
                let Some(tile) = Tile::at(level, index, signed.size) else { bail!("no such tile") };
                ensure!(hashes == self.tile(tile)?, "{tile:?} is not that of the tiles below it");
            }
        }
        let found = tree.root();
        ensure!(
            found == signed.root,
            "the entries lead to the root {found}, not to the signed one"
        );
        Ok(())
    }

    /// The leaf hashes of the entries that a tile stands on.
    fn entries(&self, tile: Tile) -> anyhow::Result<Vec<Digest>> {
        let path = format!("tile/{}", TilePath::Entries { index: tile.index, width: tile.width });
        let content = self.get(&path)?;
        let entries = decode_bundle(&content).with_context(|| path.clone())?;
        let whole = u64::try_from(entries.len())? == tile.width;
        ensure!(whole, "`{path}` has {} entries", entries.len());
        Ok(entries.into_iter().map(Digest::of_leaf).collect())
    }
}
