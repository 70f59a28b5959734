//! The office of one county: a register, the service over it, and what was measured there.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::counter::Counter;
use super::county::{self, County};
use super::figures::{Measured, Percentiles};
use super::service::{Place, Service};
use super::timed;

/// A county's register with a service over it.
pub(super) struct Office {
    county: County,
    engine: &'static str,
    households: Vec<String>,
    service: Service,
    reads: Vec<Duration>,
    /// The steps that entered a case …
    entries: Vec<Duration>,
    /// … and the cases as a whole.
    cases: Vec<Duration>,
}

impl Office {
    /// Makes the county, takes it over, and starts the service.
    pub(super) fn open(county: County, place: Place) -> Result<Self> {
        let engine = place.engine();
        let households = county.import(&place)?;
        let service = Service::start(place)?;
        let (reads, entries, cases) = Default::default();
        Ok(Self { county, engine, households, service, reads, entries, cases })
    }

    /// Reads the file of the n-th household.
    pub(super) fn read(&mut self, n: u32) -> Result<()> {
        let path = format!("/api/v1/households/{}", county::scattered(&self.households, n));
        self.reads.push(timed(|| self.service.get(&path))?.0);
        Ok(())
    }

    /// Takes a case of the n-th household to its entry.
    pub(super) fn enter(&mut self, n: u32) -> Result<()> {
        let begun = Instant::now();
        let household = county::scattered(&self.households, n);
        let entry = Counter::at(&self.service).change_head(household)?;
        self.entries.push(entry);
        self.cases.push(begun.elapsed());
        Ok(())
    }

    pub(super) fn measured(&self) -> Measured {
        Measured {
            engine: self.engine,
            county: self.county.to_string(),
            n_households: self.households.len(),
            read_seconds: Percentiles::of(&self.reads),
            entry_seconds: Percentiles::of(&self.entries),
            acts_per_second: per_second(&self.entries),
            cases_per_second: per_second(&self.cases),
        }
    }
}

/// How many of them a second would hold, one after the other.
fn per_second(times: &[Duration]) -> f64 {
    let n = u32::try_from(times.len()).unwrap_or(u32::MAX);
    f64::from(n) / times.iter().sum::<Duration>().as_secs_f64()
}
