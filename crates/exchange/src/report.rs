//! The report of a run of the rules: what was looked at, what was found and where, and what it stops.

mod builder;
mod findings;
mod plain;
mod source;
mod stopped;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

pub use self::builder::ReportBuilder;
pub use self::source::{Book, BySchema, PlaceResolver, Source, SourceKind, Where};
pub use self::stopped::StoppedObjects;

/// The report of a run, as it stands on the wire; what is absent is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub source: Source,
    pub summary: Summary,
    /// The rules by their codes.
    pub rules: Vec<RuleResult>,
    /// By rule, file, row and field; of a systemic rule there is one.
    pub findings: Vec<Finding>,
    /// What the blocking findings keep from being entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<StoppedObjects>,
}

/// The report in a few numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// How many rules could look at something.
    pub rules: u64,
    /// How many could not, because what they look at was not delivered.
    pub not_applicable: u64,
    /// How many rows the submission has, each of which was checked.
    pub rows_checked: u64,
    /// How much was found, each place by itself, those of systemic findings too.
    pub findings: u64,
    pub blocking: u64,
    pub advisory: u64,
    /// Villages, households, parcels and what else the caller counted.
    #[serde(flatten)]
    pub counts: BTreeMap<&'static str, u64>,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleResult {
    pub rule: &'static str,
    pub name: &'static str,
    pub title: &'static str,
    pub title_en: &'static str,
    /// The source of the rule, printable.
    pub citation: String,
    /// `blocking` or `advisory`.
    pub severity: &'static str,
    pub status: Status,
    /// Why the rule had nothing to look at, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How many rows it looked at.
    pub rows: u64,
    pub findings: u64,
}

/// How a rule came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It looked and found nothing.
    Clean,
    Found,
    /// It found so much that there is one cause behind it; told once, with examples.
    Systemic,
    /// It had nothing to look at; it has not passed.
    NotApplicable,
}

/// One finding, or one systemic finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub rule: &'static str,
    pub name: &'static str,
    pub severity: &'static str,
    /// The codes of the objects it concerns, the first one first; none for the whole submission.
    pub objects: Vec<String>,
    #[serde(rename = "where", skip_serializing_if = "Where::is_empty")]
    pub place: Where,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// For the clerk, in Chinese.
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub systemic: Option<Systemic>,
}

/// How much: the value found, the limit it was held against, and their unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    pub unit: &'static str,
}

/// How far a systemic finding reaches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Systemic {
    /// How many rows the rule looked at.
    pub rows: u64,
    /// How many of them it hit.
    pub hits: u64,
    /// The first ones.
    pub examples: Vec<Example>,
}

/// One of the places of a systemic finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    pub objects: Vec<String>,
    #[serde(rename = "where", skip_serializing_if = "Where::is_empty")]
    pub place: Where,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    pub message: String,
}

impl Report {
    /// Whether anything was found that stops what it concerns.
    pub fn has_blocking(&self) -> bool {
        self.summary.blocking > 0
    }

    /// Writes the report as JSON, indented, with a line feed at the end.
    pub fn write_json(&self, mut out: impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")
    }
}

#[cfg(test)]
mod tests;
