//! A clause and its words, as they stand in the source.

use std::fmt;

use serde::{Deserialize, Serialize};

/// 条款: where in the text, and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Clause {
    /// The labels that lead to the paragraph, outermost first and as the text writes them: `["三、", "（一）", "1."]`.
    pub at: Vec<String>,
    /// 原文: a verbatim part of the source, line breaks of the page included.
    pub quotation: String,
}

/// 引文: words of the channel's own clause, or of another paragraph where `at` says so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Quotation {
    #[serde(default)]
    pub at: Vec<String>,
    pub quotation: String,
}

impl Clause {
    /// The words on one line, for reading.
    pub fn words(&self) -> String {
        one_line(&self.quotation)
    }

    /// The paragraph, as `三、（一）1.`.
    pub fn place(&self) -> String {
        self.at.concat()
    }
}

impl Quotation {
    /// The quotation as a clause of its own, within the clause of its channel.
    pub fn within(&self, clause: &Clause) -> Clause {
        let at = if self.at.is_empty() { &clause.at } else { &self.at };
        Clause { at: at.clone(), quotation: self.quotation.clone() }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}「{}」", self.place(), self.words())
    }
}

/// A sentence that a page break has torn apart, put together again.
fn one_line(text: &str) -> String {
    text.lines().collect()
}
