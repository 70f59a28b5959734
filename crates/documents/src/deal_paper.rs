//! The papers of a deal on the market 交易文书: notice, bid record, contract, attestation, receipt, agreement and statement.
//!
//! They differ in what they say and not in their form: particulars, tables, terms, what they rest on, and who signs.

use chrono::NaiveDate;
use serde::Serialize;

use crate::paper::Printed;
use crate::{money, wording};

/// A paper of a deal.
#[derive(Clone, Copy, Debug)]
pub struct DealPaper<'a> {
    /// Its Chinese name, such as 农村产权交易鉴证书; that of a contract says what goes over.
    pub title: &'static str,
    /// 项目编号
    pub deal_number: &'a str,
    pub opening: &'a [String],
    /// What the deal is about, name by name.
    pub particulars: &'a [(&'a str, DealValue<'a>)],
    pub tables: &'a [DealTable<'a>],
    /// 约定和说明, numbered in their order.
    pub terms: &'a [String],
    /// The articles that it rests on.
    pub basis: &'a [&'a str],
    /// Where it stands on the ledger; a paper with a proof is printed only once it is there.
    pub inclusion: Option<Inclusion<'a>>,
    /// Who signs or stamps it.
    pub signatories: &'a [&'a str],
    /// `None` where those who sign write the day.
    pub made_day: Option<NaiveDate>,
}

/// What stands beside the name of a particular.
#[derive(Clone, Copy, Debug)]
pub enum DealValue<'a> {
    Text(&'a str),
    /// An amount in fen, which is said in figures and in words.
    Fen(i64),
    Day(NaiveDate),
    /// Both days included.
    Days(NaiveDate, NaiveDate),
}

/// A table with its heading; every row has as many cells as there are columns.
#[derive(Clone, Copy, Debug)]
pub struct DealTable<'a> {
    pub heading: &'a str,
    pub columns: &'a [&'a str],
    pub rows: &'a [Vec<String>],
}

/// That the entry is in the log of the county 账本存证 (RFC 6962): with the leaf, the path and the signed root, whoever reads the paper can work it out.
#[derive(Clone, Copy, Debug)]
pub struct Inclusion<'a> {
    /// The place of the entry, from 0.
    pub entry: u64,
    /// How many entries the signed tree has.
    pub size: u64,
    /// The public text of the entry; its hash is that of a leaf.
    pub leaf: &'a str,
    pub leaf_sha256: [u8; 32],
    pub path: &'a [[u8; 32]],
    pub root_sha256: [u8; 32],
    /// The signed note with the name of the log, its size and its root (C2SP tlog-checkpoint).
    pub checkpoint: &'a str,
}

#[derive(Serialize)]
struct Facts<'a> {
    title: &'static str,
    deal_number: &'a str,
    opening: &'a [String],
    particulars: Vec<(&'a str, String)>,
    tables: Vec<Table<'a>>,
    terms: &'a [String],
    basis: &'a [&'a str],
    inclusion: Option<InclusionFacts>,
    signatories: &'a [&'a str],
    made_day: String,
}

#[derive(Serialize)]
struct Table<'a> {
    heading: &'a str,
    columns: &'a [&'a str],
    rows: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct InclusionFacts {
    entry: u64,
    size: u64,
    /// The leaf, broken after so many characters; nothing stands between its parts.
    leaf: Vec<String>,
    leaf_hash: String,
    path: Vec<String>,
    root: String,
    /// The lines of the note, each broken likewise.
    checkpoint: Vec<Vec<String>>,
}

impl DealValue<'_> {
    fn worded(self) -> String {
        match self {
            Self::Text(text) => wording::or_stroke(Some(text)),
            Self::Fen(fen) => {
                let (figures, words) = (money::yuan(fen), money::yuan_in_words(fen));
                format!("人民币{figures}元（大写：{words}）")
            }
            Self::Day(day) => wording::day(day),
            Self::Days(first, last) => {
                format!("{}至{}", wording::day(first), wording::day(last))
            }
        }
    }
}

impl<'a> DealTable<'a> {
    fn facts(&self) -> Table<'a> {
        let cells = |row: &Vec<String>| row.iter().map(|it| wording::or_stroke(Some(it))).collect();
        Table {
            heading: self.heading,
            columns: self.columns,
            rows: self.rows.iter().map(cells).collect(),
        }
    }
}

impl Inclusion<'_> {
    fn facts(&self) -> InclusionFacts {
        let Self { entry, size, leaf, leaf_sha256, path, root_sha256, checkpoint } = self;
        InclusionFacts {
            entry: *entry,
            size: *size,
            leaf: broken(leaf),
            leaf_hash: wording::digest(leaf_sha256),
            path: path.iter().map(wording::digest).collect(),
            root: wording::digest(root_sha256),
            checkpoint: checkpoint.lines().filter(|it| !it.is_empty()).map(broken).collect(),
        }
    }
}

/// What fits on a line of a page in the size of a proof; the number is our own.
const LINE_CHARS: usize = 112;

/// A text without any place at which to break a line, broken all the same.
fn broken(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(LINE_CHARS).map(|it| it.iter().collect()).collect()
}

impl Printed for DealPaper<'_> {
    fn title(&self) -> &'static str {
        self.title
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/deal_paper.typ")
    }

    fn facts(&self) -> impl Serialize {
        let particulars = self.particulars.iter().map(|(name, value)| (*name, value.worded()));
        Facts {
            title: self.title,
            deal_number: self.deal_number,
            opening: self.opening,
            particulars: particulars.collect(),
            tables: self.tables.iter().map(DealTable::facts).collect(),
            terms: self.terms,
            basis: self.basis,
            inclusion: self.inclusion.as_ref().map(Inclusion::facts),
            signatories: self.signatories,
            made_day: wording::day_or_room(self.made_day),
        }
    }
}
