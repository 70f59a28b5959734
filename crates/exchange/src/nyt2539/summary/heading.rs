//! The headings of a summary table: one to three rows, of which the upper ones span several columns.

use std::collections::BTreeMap;

use tenure::submission::{Figure, SummaryKind};

use crate::table::workbook::Sheet;

/// The headings of the first two columns.
const CODE: &str = "权属单位代码";
const NAME: &str = "权属单位名称";
/// The heading stands below a title and a line about the unit.
const ROWS_BEFORE_MAX: usize = 20;

/// Where the heading stands, and what it says of each column from above to below.
#[derive(Debug)]
pub(super) struct Headings {
    pub(super) first_row: u32,
    pub(super) n_rows: u32,
    pub(super) code_column: u32,
    pub(super) paths: BTreeMap<u32, Vec<String>>,
}

impl Headings {
    /// Finds the row with the code of the division, and reads on to the first division.
    pub(super) fn find(sheet: &Sheet, n_rows_max: u32) -> Option<Self> {
        let (first_row, code_column) =
            sheet.rows.iter().take(ROWS_BEFORE_MAX).find_map(|(row, cells)| {
                let code = cells.iter().find(|(_, it)| plain(it) == CODE)?;
                Some((*row, *code.0))
            })?;
        let below = sheet.rows.range(first_row + 1..);
        let body =
            below.filter(|(_, it)| it.contains_key(&code_column)).map(|(row, _)| *row).next();
        let n_rows = body.map_or(n_rows_max, |it| it - first_row).min(n_rows_max);
        let mut headings = Self { first_row, n_rows, code_column, paths: BTreeMap::new() };
        headings.read(sheet);
        Some(headings)
    }

    /// A heading over several columns stands in the first of them, and the others are empty;
    /// one over several rows stands in the uppermost.
    fn read(&mut self, sheet: &Sheet) {
        let columns: Vec<u32> = {
            let rows = sheet.rows.range(self.first_row..self.first_row + self.n_rows);
            let mut columns: Vec<u32> = rows.flat_map(|(_, it)| it.keys().copied()).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        let text = |row: u32, column: u32| {
            let text = sheet.rows.get(&row)?.get(&column).map(|it| plain(it))?;
            Some(text).filter(|it| !it.is_empty())
        };
        let rows = self.first_row..self.first_row + self.n_rows;
        let mut before: Vec<Option<String>> = Vec::new();
        for column in columns {
            let own: Vec<Option<String>> = rows.clone().map(|row| text(row, column)).collect();
            let mut spanned = true;
            let mut path = Vec::new();
            for (depth, text) in own.iter().enumerate() {
                spanned &= text.is_none() && own.iter().skip(depth + 1).any(Option::is_some);
                let above = before.get(depth).filter(|_| spanned).cloned().flatten();
                path.push(text.clone().or(above));
            }
            let said: Vec<String> = path.iter().flatten().cloned().collect();
            before = path;
            let names_division = said.iter().any(|it| it == CODE || it == NAME);
            if !said.is_empty() && !names_division {
                self.paths.insert(column, said);
            }
        }
    }
}

/// The figure of a kind of table that the headings of a column mean.
///
/// There may be a further heading above those of the standard.
/// Where a lower heading is clear by itself, the one above it may be missing.
pub(super) fn column_of(kind: SummaryKind, path: &[String]) -> Option<Figure> {
    let columns = kind.columns();
    let named = |path: &[String]| {
        let key_of_path = key(kind, &path.concat());
        columns.iter().find(|it| key(kind, &it.heading.replace('/', "")) == key_of_path)
    };
    let leaf = |heading: &'static str| Some(key(kind, heading.rsplit_once('/')?.1));
    let alone = || {
        let [only] = path else { return None };
        let only = key(kind, only);
        let mut alike = columns.iter().filter(|it| leaf(it.heading).as_ref() == Some(&only));
        alike.next().filter(|_| alike.next().is_none())
    };
    let below = (0..path.len()).filter_map(|it| path.get(it..));
    below.into_iter().find_map(named).or_else(alone).map(|it| it.figure)
}

/// What a heading comes to when the words for number, area and sum are written in one way.
fn key(kind: SummaryKind, heading: &str) -> String {
    use SummaryKind::{BasicFarmland, Categories, Ownership, Purposes};
    let mut key = heading.replace("小计", "合计").replace("总计", "合计").replace("总面积", "面积");
    if matches!(kind, Purposes | Categories | BasicFarmland | Ownership) {
        key = key.replace("面积", "").replace("非农业用途", "非农用途");
    } else {
        for number in ["数量", "总数", "块数", "份数", "户数"] {
            key = key.replace(number, "数");
        }
    }
    match key.strip_suffix("合计") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => key,
    }
}

/// A heading without blanks of any width and without what stands in brackets, such as the unit.
pub(super) fn plain(text: &str) -> String {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for character in text.chars() {
        match character {
            '(' | '（' | '[' | '［' | '【' => depth += 1,
            ')' | '）' | ']' | '］' | '】' => depth = depth.saturating_sub(1),
            it if depth > 0 || it.is_whitespace() || it.is_control() => {}
            it => plain.push(it),
        }
    }
    plain.replace("其它", "其他")
}
