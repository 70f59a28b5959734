//! Gathers a report, piece by piece.

use std::collections::{BTreeMap, BTreeSet};

use tenure::rules::{Outcome as Ran, Tally};
use tenure::submission::Table;
use tenure::{Object, Rule, RuleCode, Severity, Spot, Stopped, Violation};

use super::findings::{Findings, N_EXAMPLES, Outcome};
use super::{
    Example, Finding, Measure, PlaceResolver, Report, RuleResult, Source, Status, StoppedObjects,
    Summary, Systemic, Where,
};

/// A report in the making; what it keeps of a rule's findings is bounded by a fifth of the rows.
#[derive(Debug)]
pub struct ReportBuilder {
    source: Source,
    /// How many rows each table has in the whole submission.
    rows: BTreeMap<Table, u64>,
    counts: BTreeMap<&'static str, u64>,
    rules: BTreeMap<RuleCode, Gathered>,
    stopped: Stopped,
}

/// What has come in about one rule.
#[derive(Debug)]
struct Gathered {
    rule: Rule,
    severity: Severity,
    /// Whether there was anything to look at in any piece.
    ran: bool,
    reason: Option<String>,
    rows: u64,
    findings: Findings,
}

impl ReportBuilder {
    /// Begins a report about a source whose tables have so many rows.
    pub fn new(source: Source, rows: BTreeMap<Table, u64>) -> Self {
        Self {
            source,
            rows,
            counts: BTreeMap::new(),
            rules: BTreeMap::new(),
            stopped: Stopped::default(),
        }
    }

    /// Takes in what a rule found in one piece: a village, or the form of the whole.
    pub fn add(&mut self, rule: &Rule, tally: Tally, severity: Severity) {
        let gathered = self.rules.entry(rule.code).or_insert_with(|| Gathered::new(rule, severity));
        let reason = match tally.outcome {
            Ran::Ran => None,
            Ran::NotApplicable(reason) => Some(reason),
        };
        gathered.ran |= reason.is_none();
        gathered.reason = gathered.reason.take().or(reason);
        gathered.rows += tally.rows;
        let rows_seen = gathered.rows;
        gathered
            .findings
            .take(tally.violations, |tables| rows_of(&self.rows, tables).max(rows_seen));
    }

    /// Adds rows to a table, where the source does not say beforehand how many it has.
    pub fn count_rows(&mut self, table: Table, n: u64) {
        *self.rows.entry(table).or_default() += n;
    }

    /// Adds to a number of the summary, such as `villages`.
    pub fn count(&mut self, what: &'static str, n: u64) {
        *self.counts.entry(what).or_default() += n;
    }

    /// Takes in what the blocking findings of a piece stop.
    pub fn stop(&mut self, stopped: Stopped) {
        self.stopped.merge(stopped);
    }

    /// Puts the report together, with every place in the words of the source.
    pub fn finish(self, places: &dyn PlaceResolver) -> Report {
        let rows_checked = self.rows.values().sum();
        let mut summary = Summary { rows_checked, counts: self.counts, ..Summary::default() };
        let (mut rules, mut findings) = (Vec::new(), Vec::new());
        for gathered in self.rules.into_values() {
            let (rule, found) = gathered.finish(places);
            summary.take(&rule);
            rules.push(rule);
            findings.extend(found);
        }
        let stopped = StoppedObjects::of(self.stopped);
        Report { source: self.source, summary, rules, findings, stopped }
    }
}

/// The rows of the tables, or of all where none is named.
fn rows_of(rows: &BTreeMap<Table, u64>, tables: &BTreeSet<Table>) -> u64 {
    let looked_at = |it: &Table| tables.is_empty() || tables.contains(it);
    rows.iter().filter(|(table, _)| looked_at(table)).map(|(_, rows)| *rows).sum()
}

impl Summary {
    fn take(&mut self, rule: &RuleResult) {
        if rule.status == Status::NotApplicable {
            self.not_applicable += 1;
            return;
        }
        self.rules += 1;
        self.findings += rule.findings;
        if rule.severity == Severity::Blocking.as_str() {
            self.blocking += rule.findings;
        } else {
            self.advisory += rule.findings;
        }
    }
}

impl Gathered {
    fn new(rule: &Rule, severity: Severity) -> Self {
        let findings = Findings::default();
        Self { rule: *rule, severity, ran: false, reason: None, rows: 0, findings }
    }

    fn finish(self, places: &dyn PlaceResolver) -> (RuleResult, Vec<Finding>) {
        let Self { rule, severity, ran, reason, rows, findings } = self;
        let (n_found, hits) = (findings.n_found, findings.n_rows_hit);
        let (status, findings) = match findings.finish(rows) {
            Outcome::Each(found) if found.is_empty() => (Status::Clean, Vec::new()),
            Outcome::Each(found) => (Status::Found, each(found, severity, places)),
            Outcome::Systemic { examples, place } => {
                let message = systemic_message(&rule, rows, hits);
                let systemic = Systemic { rows, hits, examples: each_example(examples, places) };
                let finding = Finding {
                    rule: rule.code.code,
                    name: rule.code.name,
                    severity: severity.as_str(),
                    objects: Vec::new(),
                    place: places.resolve(&place),
                    measure: None,
                    message,
                    systemic: Some(systemic),
                };
                (Status::Systemic, vec![finding])
            }
        };
        let status = if ran { status } else { Status::NotApplicable };
        let result = RuleResult {
            rule: rule.code.code,
            name: rule.code.name,
            title: rule.title_zh,
            title_en: rule.title_en,
            citation: rule.citation.to_string(),
            severity: severity.as_str(),
            status,
            reason: reason.filter(|_| !ran),
            rows,
            findings: n_found,
        };
        (result, findings)
    }
}

fn systemic_message(rule: &Rule, rows: u64, hits: u64) -> String {
    format!("{}：检查{rows}行，{hits}行有问题，属系统性问题，举例{}处", rule.title_zh, N_EXAMPLES)
}

fn each(found: Vec<Violation>, severity: Severity, places: &dyn PlaceResolver) -> Vec<Finding> {
    let finding = |it: Violation| {
        let code = it.rule;
        let Example { objects, place, measure, message } = example(it, places);
        let severity = severity.as_str();
        let (rule, name) = (code.code, code.name);
        Finding { rule, name, severity, objects, place, measure, message, systemic: None }
    };
    let mut findings: Vec<Finding> = found.into_iter().map(finding).collect();
    findings.sort_by(|one, other| one.place.order().cmp(&other.place.order()));
    findings
}

fn each_example(found: Vec<Violation>, places: &dyn PlaceResolver) -> Vec<Example> {
    let mut examples: Vec<Example> = found.into_iter().map(|it| example(it, places)).collect();
    examples.sort_by(|one, other| one.place.order().cmp(&other.place.order()));
    examples
}

fn example(violation: Violation, places: &dyn PlaceResolver) -> Example {
    let Violation { rule: _, objects, place, file, measure, message } = violation;
    let codes = objects.iter().map(Object::code).filter(|it| !it.is_empty());
    Example {
        objects: codes.map(str::to_owned).collect(),
        place: match file {
            None => places.resolve(&place),
            // A trouble of a file names the row in that file itself.
            Some(Spot { path, sheet, column }) => {
                let (file, row) = (Some(path), place.row);
                Where { file, sheet, row, field: column, ..Where::default() }
            }
        },
        measure: measure.map(|it| Measure { value: it.value, limit: it.limit, unit: it.unit }),
        message,
    }
}
