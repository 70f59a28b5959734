//! A delivery held against the rules: village by village for a package, at once for a single layer.
//!
//! What is registered already is looked through in the same way.

mod register;

use std::collections::BTreeMap;
use std::path::Path;

use tenure::rules::{
    Facts, Parameters, Summed, Tally, Totals, check_shape, check_sums, check_village,
};
use tenure::submission::{CountyFacts, Shape, Table, Village};
use tenure::{Moment, Place, Rule, Severity, Stopped};

use crate::digest::hex;
use crate::layer::Layer;
use crate::nyt2539::{Package, ReadError};
use crate::report::{PlaceResolver, Report, ReportBuilder, Source, SourceKind, Where};

pub use register::{RegisterExamination, RegisteredPlace};

/// A package under examination.
#[derive(Debug)]
pub struct Examination<'a> {
    package: &'a Package,
    parameters: Parameters,
    report: ReportBuilder,
    /// What the form of the package stops, whatever its rows say.
    stopped: Stopped,
    blocked: bool,
    /// What the rows of the villages add up to so far, if there is anything to hold it against.
    totals: Totals,
}

impl<'a> Examination<'a> {
    /// Holds the form of a package against the rules; `path` is how it was named.
    pub fn begin(package: &'a Package, path: &Path, parameters: Parameters) -> Self {
        let report = ReportBuilder::new(source_of(package, path), package.facts().rows.clone());
        let mut examination = Self {
            package,
            parameters,
            report,
            stopped: Stopped::default(),
            blocked: false,
            totals: Totals::default(),
        };
        let tallies = check_shape(package.shape());
        examination.stopped = examination.take_in(tallies, &Village::default());
        examination.report.stop(examination.stopped.clone());
        examination
    }

    /// Reads a village, holds it against the rules, and gives back the rows that nothing stops.
    pub fn examine(&mut self, code: &str) -> Result<Village, ReadError> {
        let mut village = self.package.read_village(code)?;
        village.attachments = self.package.attachments(&village);
        if self.package.shape().summaries.delivered {
            self.totals.add(&village);
        }
        let facts = Facts::new(&village, self.package.facts(), &self.parameters);
        let tallies = check_village(&facts, Moment::Takeover);
        drop(facts);
        let mut stopped = self.take_in(tallies, &village);
        self.report.stop(stopped.clone());
        self.report.count("villages", u64::from(!code.is_empty()));
        count_rows(&mut self.report, &village);
        stopped.merge(self.stopped.clone());
        stopped.retain(&mut village);
        Ok(village)
    }

    /// Whether anything found so far blocks.
    pub fn has_blocking(&self) -> bool {
        self.blocked
    }

    /// The report of all that was examined, once what the rows add up to was held against the rules.
    pub fn finish(mut self) -> Report {
        let summaries = &self.package.shape().summaries;
        let (totals, parameters) = (&self.totals, &self.parameters);
        for (rule, tally) in check_sums(&Summed { summaries, totals, parameters }) {
            let severity = severity_of(&rule);
            self.report.add(&rule, tally, severity);
        }
        self.report.finish(self.package)
    }

    /// Puts what rules found into the report, and says what it stops.
    fn take_in(&mut self, tallies: Vec<(Rule, Tally)>, village: &Village) -> Stopped {
        let blocking = tallies.iter().filter(|(rule, _)| severity_of(rule) == Severity::Blocking);
        let stopped = Stopped::of(village, blocking.flat_map(|(_, tally)| &tally.violations));
        for (rule, tally) in tallies {
            let severity = severity_of(&rule);
            self.blocked |= severity == Severity::Blocking && !tally.violations.is_empty();
            self.report.add(&rule, tally, severity);
        }
        stopped
    }
}

/// What follows from a finding when a submission is taken over.
fn severity_of(rule: &Rule) -> Severity {
    severity_at(rule, Moment::Takeover)
}

fn severity_at(rule: &Rule, moment: Moment) -> Severity {
    rule.severity_at(moment).unwrap_or(Severity::Advisory)
}

/// Holds a single layer against the rules that a layer alone can answer to.
pub fn examine_layer(
    layer: Layer,
    path: &Path,
    kind: SourceKind,
    parameters: &Parameters,
) -> Report {
    let n_parcels = u64::try_from(layer.parcels.len()).unwrap_or(u64::MAX);
    let rows = BTreeMap::from([(Table::Parcel, n_parcels)]);
    let county = CountyFacts {
        rows: rows.clone(),
        crs: layer.crs.map(|crs| (Table::Parcel, crs)).into_iter().collect(),
        ..CountyFacts::default()
    };
    let shape = Shape {
        file_troubles: layer.troubles,
        columns: BTreeMap::from([(Table::Parcel, layer.columns)]),
        ..Shape::default()
    };
    let mut report = ReportBuilder::new(Source { kind, ..plain_source(path) }, rows);
    report.count("parcels", n_parcels);
    let village = Village { parcels: layer.parcels, ..Village::default() };
    let facts = Facts::new(&village, &county, parameters);
    let summed = Summed { summaries: &shape.summaries, totals: &Totals::default(), parameters };
    let tallies = check_shape(&shape).into_iter().chain(check_village(&facts, Moment::Takeover));
    for (rule, tally) in tallies.chain(check_sums(&summed)) {
        report.add(&rule, tally, severity_of(&rule));
    }
    report.finish(&OneFile(path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
}

/// A layer alone stands in one file.
struct OneFile(String);

impl PlaceResolver for OneFile {
    fn resolve(&self, place: &Place) -> Where {
        Where { file: Some(self.0.clone()), ..Where::by_schema(place) }
    }
}

impl PlaceResolver for Package {
    fn resolve(&self, place: &Place) -> Where {
        let by_schema = Where::by_schema(place);
        match self.place(place) {
            None => by_schema,
            Some(located) => Where {
                file: Some(located.file),
                row: located.row,
                field: located.column.or(by_schema.field),
                ..by_schema
            },
        }
    }
}

fn plain_source(path: &Path) -> Source {
    Source {
        path: path.display().to_string(),
        kind: SourceKind::PackageFolder,
        county: None,
        year: None,
        digest: None,
        files: Vec::new(),
    }
}

fn source_of(package: &Package, path: &Path) -> Source {
    let county = package.county();
    Source {
        kind: if path.is_dir() { SourceKind::PackageFolder } else { SourceKind::PackageZip },
        county: (!county.is_empty()).then(|| county.to_owned()),
        year: package.year(),
        digest: Some(hex(&package.digest())),
        files: package.files().iter().map(|it| it.path.clone()).collect(),
        ..plain_source(path)
    }
}

fn count_rows(report: &mut ReportBuilder, village: &Village) {
    let households =
        village.contractors.iter().filter(|it| it.kind.as_deref() == Some("1")).count();
    for (what, n) in [
        ("issuers", village.issuers.len()),
        ("households", households + village.households.len()),
        ("members", village.members.len()),
        ("parcels", village.parcels.len()),
        ("land_contracts", village.land_contracts.len()),
        ("homesteads", village.homesteads.len()),
        ("share_holdings", village.share_holdings.len()),
    ] {
        report.count(what, u64::try_from(n).unwrap_or(u64::MAX));
    }
}
