//! Reads both books for one run; everything in it is forgotten with the run.

mod book;
mod cases;
mod holders;

use std::collections::HashSet;

use chrono::NaiveDate;
use seal::{Keys, SealError};
use settlement::book::{Book, BookError};
use store::{Scope, Store, StoreError};

use crate::{
    Departure, Finding, Parameters, PersonHash, Settled, Statistics, findings, statistics,
};

/// Why the books could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("the register could not be read")]
    Register(#[from] StoreError),
    #[error("the settlement book could not be read")]
    Settlement(#[from] BookError),
    #[error(transparent)]
    Key(#[from] SealError),
}

/// What both books say, by the hashes of one run.
#[derive(Clone, Debug, Default)]
pub struct BothBooks {
    /// What left its household, as far as the register keeps it.
    pub departures: Vec<Departure>,
    /// Every settlement that ever was.
    pub settled: Vec<Settled>,
    /// Where those are registered who are settled on the day; of a division those who are registered or hold rights in it.
    pub settled_now: Vec<Settled>,
    /// Everybody of a household that holds a right now.
    pub holders: HashSet<PersonHash>,
}

/// The key of the run.
pub(crate) struct Run(Keys);

impl Run {
    /// The hash of a person's number, or of another party's code.
    fn hash(&self, number: &str) -> PersonHash {
        PersonHash(self.0.index(number))
    }
}

impl BothBooks {
    /// Reads what lies in a scope of the register, and all of the settlement book, as of a day.
    pub async fn read(
        store: &Store,
        scope: &Scope,
        book: &Book,
        today: NaiveDate,
    ) -> Result<Self, ReadError> {
        let run = Run(Keys::of_one_run()?);
        let (settled, mut settled_now) = book::settled(book, &run, today).await?;
        let holders = holders::holders(store, scope, &run).await?;
        settled_now.retain(|it| scope.contains(&it.place) || holders.contains(&it.person));
        let departures = cases::departures(store, scope, &run).await?;
        Ok(Self { departures, settled, settled_now, holders })
    }

    /// The signs for the supervisor's list.
    pub fn findings(&self, parameters: &Parameters, today: NaiveDate) -> Vec<Finding> {
        findings(&self.departures, &self.settled, parameters, today)
    }

    /// The figures of who has settled.
    pub fn statistics(&self) -> Statistics {
        statistics(&self.settled_now, &self.holders)
    }
}
