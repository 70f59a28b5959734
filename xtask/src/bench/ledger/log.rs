//! A register whose acts change nothing but the log.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use casework::log::{extend, prove};
use chrono::{DateTime, NaiveDate, Utc};
use identity::{County, DivisionCode};
use ledger::Entry;
use migrations::{MigratorTrait as _, Registry};
use sea_orm::ConnectionTrait as _;
use serde::Serialize;
use store::{ActEntry, Engine, Keys, LedgerKey, Store, Unit};
use tenure::{Act, ActId, ActKind};
use tokio::task::JoinSet;
use uuid::Uuid;

/// The county of the long log.
const LONG: &str = "220281";
/// So many acts go into one transaction where only the length of the log counts.
const ACTS_AT_ONCE: u64 = 10_000;
/// So many proofs are made in each log, of entries spread over it.
const N_PROOFS: u64 = 200;

/// A hash chain as a trigger keeps it: each act of a county waits for the one before it.
const CHAIN: &str = "
    CREATE TABLE bench_chain (number bigint PRIMARY KEY, hash bytea NOT NULL);
    CREATE FUNCTION bench_link() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock(1);
        INSERT INTO bench_chain SELECT NEW.number, sha256(coalesce(
            (SELECT hash FROM bench_chain ORDER BY number DESC LIMIT 1), ''::bytea)
            || convert_to(NEW.id::text || NEW.recorded_at::text, 'UTF8'));
        RETURN NEW;
    END $$;
    CREATE TRIGGER bench_link BEFORE INSERT ON register_act FOR EACH ROW
        WHEN (NEW.county = '220223') EXECUTE FUNCTION bench_link();
";

/// What an act brings with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Alone,
    WithEntry,
    WithChain,
}

impl Manner {
    /// Each has a county of its own, so that none rests on another's acts.
    fn county(self) -> &'static str {
        match self {
            Self::Alone => "220222",
            Self::WithEntry => "220221",
            Self::WithChain => "220223",
        }
    }
}

/// A register to be measured.
pub(super) struct Bench {
    pub(super) store: Store,
    key: LedgerKey,
    at: DateTime<Utc>,
}

/// The proofs of a log.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Proofs {
    proof_milliseconds: f64,
    /// How many hashes the longest path has.
    path_hashes: usize,
    /// The size of the largest proof as JSON, its leaf and checkpoint included.
    proof_bytes: usize,
}

impl Bench {
    pub(super) async fn open(url: &str, folder: &Path) -> Result<Self> {
        let store = Store::open(url, Keys::new([7; 32], [11; 32])).await?;
        Registry::up(store.connection(), None).await?;
        if store.engine() == Engine::PostgreSql {
            store.connection().execute_unprepared(CHAIN).await?;
        }
        let key = LedgerKey::load_or_create(folder, Some("bench.example/ledger"))?;
        let at = "2026-11-22T08:00:00Z".parse()?;
        Ok(Self { store, key, at })
    }

    pub(super) async fn close(self) -> Result<()> {
        Ok(self.store.close().await?)
    }

    /// Enters acts one by one in one county, each in its transaction, by several writers at once.
    pub(super) async fn acts_alone(
        &self,
        n_acts: u32,
        n_writers: u32,
        manner: Manner,
    ) -> Result<Duration> {
        let begun = Instant::now();
        let mut writers = JoinSet::new();
        for _ in 0..n_writers {
            let (store, at) = (self.store.clone(), self.at);
            let enter = async move { enter_acts(&store, at, n_acts / n_writers, manner).await };
            writers.spawn(enter);
        }
        while let Some(entered) = writers.join_next().await {
            entered??;
        }
        Ok(begun.elapsed())
    }

    /// Lengthens the log to a size, many acts to a transaction; gives how many were added.
    pub(super) async fn fill(&mut self, size: u64) -> Result<u64> {
        let county = County::parse(LONG)?;
        let before = self.store.log_checkpoint(county).await?.map_or(0, |it| it.size);
        ensure!(before <= size, "the sizes rise");
        let mut next = before;
        while next < size {
            let end = size.min(next + ACTS_AT_ONCE);
            let mut unit = self.store.begin(county).await?;
            for number in next..end {
                let number = i64::try_from(number)? + 1;
                record(&mut unit, number, Manner::WithEntry, self.at).await?;
            }
            unit.commit().await?;
            next = end;
        }
        Ok(size - before)
    }

    /// Gives every act of the long log its number.
    pub(super) async fn sequence(&mut self) -> Result<Duration> {
        let county = County::parse(LONG)?;
        let begun = Instant::now();
        while extend(&self.store, &self.key, county, None, self.at).await?.added > 0 {}
        Ok(begun.elapsed())
    }

    /// Makes proofs of entries all over the long log.
    pub(super) async fn proofs(&self, size: u64) -> Result<Proofs> {
        let county = County::parse(LONG)?;
        let (mut path_hashes, mut proof_bytes) = (0, 0);
        let begun = Instant::now();
        for place in 0..N_PROOFS {
            let proof = prove(&self.store, county, place * size / N_PROOFS).await?;
            path_hashes = path_hashes.max(proof.path.len());
            proof_bytes = proof_bytes.max(serde_json::to_string(&proof)?.len());
        }
        let each = begun.elapsed() / u32::try_from(N_PROOFS)?;
        Ok(Proofs { proof_milliseconds: each.as_secs_f64() * 1e3, path_hashes, proof_bytes })
    }
}

/// Enters so many acts, each in its transaction.
async fn enter_acts(store: &Store, at: DateTime<Utc>, n_acts: u32, manner: Manner) -> Result<()> {
    let county = County::parse(manner.county())?;
    for _ in 0..n_acts {
        let mut unit = store.begin(county).await?;
        let number = unit.next_act_number().await?;
        record(&mut unit, number, manner, at).await?;
        unit.commit().await?;
    }
    Ok(())
}

/// Records an act, and its entry where it has one.
async fn record(unit: &mut Unit, number: i64, manner: Manner, at: DateTime<Utc>) -> Result<()> {
    let act = Act {
        id: ActId(Uuid::now_v7()),
        number,
        kind: ActKind::Takeover,
        officer: "bench".to_owned(),
        effect_day: NaiveDate::from_ymd_opt(2026, 11, 22).context("a day")?,
        recorded_at: at,
        evidence_sha256: Some("0f".repeat(32)),
        note: None,
    };
    let county = unit.county();
    unit.record_act(&act, &DivisionCode::from(county)).await?;
    if manner != Manner::WithEntry {
        return Ok(());
    }
    let entry = Entry::of(&serde_json::json!({
        "act": act.id.0.to_string(), "county": county.as_str(), "number": number,
        "effect_day": act.effect_day.to_string(), "kind": act.kind.as_str(),
        "evidence_sha256": act.evidence_sha256,
    }))?;
    let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
    Ok(unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?)
}
