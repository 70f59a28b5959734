//! What is registered held against the rules, village by village 稽核.

use std::collections::{BTreeMap, HashMap};

use tenure::rules::{Facts, Parameters, check_village};
use tenure::submission::{CountyFacts, Village};
use tenure::{Moment, Place};

use super::{count_rows, severity_at};
use crate::report::{Book, PlaceResolver, Report, ReportBuilder, Source, SourceKind, Where};

/// A register under examination; it keeps nothing of a village but what was found there.
#[derive(Debug)]
pub struct RegisterExamination {
    parameters: Parameters,
    report: ReportBuilder,
    places: Registered,
    /// How many rows the villages so far had.
    rows_before: u64,
}

/// Where a registered row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredPlace {
    /// The code of the object that the row is or is a part of.
    pub object: String,
    /// The number of the act that made the row.
    pub act: Option<i64>,
}

impl RegisterExamination {
    /// Begins with nothing; `name` is the division that is looked through.
    pub fn begin(name: String, parameters: Parameters) -> Self {
        let source = Source {
            path: name,
            kind: SourceKind::Register,
            county: None,
            year: None,
            digest: None,
            files: Vec::new(),
        };
        Self {
            parameters,
            report: ReportBuilder::new(source, BTreeMap::new()),
            places: Registered::default(),
            rows_before: 0,
        }
    }

    /// Holds a village against the rules; its rows are numbered from 1, and `places` are theirs in that order.
    pub fn examine(&mut self, village: &Village, county: &CountyFacts, places: &[RegisteredPlace]) {
        for (table, n) in &county.rows {
            self.report.count_rows(*table, *n);
        }
        let facts = Facts::new(village, county, &self.parameters);
        for (rule, mut tally) in check_village(&facts, Moment::Audit) {
            for violation in &mut tally.violations {
                self.places.take_in(&mut violation.place, self.rows_before, places);
            }
            self.report.add(&rule, tally, severity_at(&rule, Moment::Audit));
        }
        self.report.count("villages", u64::from(!village.code.is_empty()));
        count_rows(&mut self.report, village);
        self.rows_before += count(places.len());
    }

    /// The report of all that was examined.
    pub fn finish(self) -> Report {
        self.report.finish(&self.places)
    }
}

/// The places of the rows in which something was found.
#[derive(Debug, Default)]
struct Registered(HashMap<u64, RegisteredPlace>);

impl Registered {
    /// Numbers the row of a finding through all villages, and notes what it belongs to.
    fn take_in(&mut self, place: &mut Place, rows_before: u64, places: &[RegisteredPlace]) {
        let Some(row) = &mut place.row else { return };
        let index = usize::try_from(*row).ok().and_then(|it| it.checked_sub(1));
        let found = index.and_then(|it| places.get(it));
        *row = row.saturating_add(rows_before);
        if let Some(found) = found {
            self.0.entry(*row).or_insert_with(|| found.clone());
        }
    }
}

impl PlaceResolver for Registered {
    fn resolve(&self, place: &Place) -> Where {
        let found = place.row.and_then(|it| self.0.get(&it));
        Where {
            file: None,
            row: None,
            book: place.table.map(Book::of),
            object: found.map(|it| it.object.clone()),
            act: found.and_then(|it| it.act),
            ..Where::by_schema(place)
        }
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
