//! The facts of the papers of a deal.

use chrono::NaiveDate;
use ledger::Digest;

/// A paper of a deal 交易文书.
#[derive(Clone, Debug, PartialEq)]
pub struct DealPaper {
    /// Its Chinese name; that of a contract says what goes over.
    pub title: &'static str,
    /// 项目编号
    pub deal_number: String,
    pub opening: Vec<String>,
    pub particulars: Vec<(&'static str, Value)>,
    pub tables: Vec<DealTable>,
    /// 约定和说明
    pub terms: Vec<String>,
    /// The articles that it rests on.
    pub basis: Vec<&'static str>,
    pub inclusion: Option<Inclusion>,
    pub signatories: Vec<&'static str>,
    /// `None` where those who sign write the day.
    pub made_day: Option<NaiveDate>,
}

/// What stands beside the name of a particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// An amount in fen.
    Fen(i64),
    Day(NaiveDate),
    /// Both days included.
    Days(NaiveDate, NaiveDate),
}

/// A table; every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealTable {
    pub heading: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// The place of the act's entry in the log of the county, with its proof (RFC 6962).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The place of the entry, from 0.
    pub entry: u64,
    /// How many entries the signed tree has.
    pub size: u64,
    /// The public text of the entry.
    pub leaf: String,
    pub leaf_hash: Digest,
    pub path: Vec<Digest>,
    pub root: Digest,
    /// The signed note.
    pub checkpoint: String,
}
