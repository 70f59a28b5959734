//! The columns of a roll, by the headings that villages give them.

use std::collections::BTreeMap;

use crate::table::workbook::{Cells, Sheet};

/// The headings stand below a title and a line about the village.
const ROWS_BEFORE_MAX: usize = 20;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Household,
    Name,
    IdentityNumber,
    Sex,
    Relation,
    Ground,
    FirstDay,
    Class,
    Shares,
    /// The shares of one class, which the heading names.
    SharesOf(String),
}

/// The headings that are understood; the first of each is the template's.
pub(super) const HEADINGS: [(Column, &[&str]); 9] = [
    (Column::Household, &["户编号", "户号", "户代码", "农户编码", "农户代码", "家庭编号"]),
    (Column::Name, &["姓名", "成员姓名", "家庭成员姓名", "股东姓名", "持有人姓名", "持有人"]),
    (
        Column::IdentityNumber,
        &["身份证号码", "身份证号", "公民身份号码", "居民身份证号码", "居民身份证号", "证件号码"],
    ),
    (Column::Sex, &["性别"]),
    (Column::Relation, &["与户主关系", "与户主的关系", "家庭关系"]),
    (Column::Ground, &["取得方式", "成员身份取得方式", "确认依据", "取得情形"]),
    (
        Column::FirstDay,
        &["取得日期", "取得时间", "成员身份取得日期", "成员身份取得时间", "确认日期", "确认时间"],
    ),
    (Column::Class, &["股份类型", "股权类型", "份额类型", "股权种类", "股份种类"]),
    (Column::Shares, &["份额", "股数", "股份数", "持股数", "份额数", "股份份额"]),
];

impl Column {
    /// What a heading says; a column whose heading is not known is nobody's.
    fn of(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        let known = HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str()));
        let class = || {
            let sums = ["合", "总", "小"].iter().any(|it| heading.starts_with(it));
            (heading.ends_with('股') && !sums).then(|| Self::SharesOf(heading.clone()))
        };
        known.map(|(column, _)| column.clone()).or_else(class)
    }

    /// Whether only a roll of members has it.
    fn of_members(&self) -> bool {
        matches!(self, Self::Sex | Self::Relation | Self::Ground | Self::FirstDay)
    }

    /// Whether only a roll of shares has it.
    fn of_shares(&self) -> bool {
        matches!(self, Self::Shares | Self::SharesOf(_))
    }
}

/// Where the headings of a sheet stand, and what its columns hold.
#[derive(Debug)]
pub(super) struct Headings {
    pub(super) row: u32,
    columns: BTreeMap<Column, u32>,
}

impl Headings {
    /// The first row with a name and something else that a roll has.
    pub(super) fn find(sheet: &Sheet) -> Option<Self> {
        let rows = sheet.rows.iter().take(ROWS_BEFORE_MAX);
        let mut headings = rows.map(|(row, cells)| Self { row: *row, columns: columns(cells) });
        headings.find(|it| it.holds_members() || it.holds_shares())
    }

    pub(super) fn holds_members(&self) -> bool {
        self.names() && self.columns.keys().any(Column::of_members)
    }

    pub(super) fn holds_shares(&self) -> bool {
        self.names() && self.columns.keys().any(Column::of_shares)
    }

    fn names(&self) -> bool {
        self.columns.contains_key(&Column::Name)
    }

    /// Where a column stands, from 0.
    pub(super) fn column(&self, column: &Column) -> Option<u32> {
        self.columns.get(column).copied()
    }

    /// The columns of shares: the class that each is of, where its heading says so.
    pub(super) fn of_shares(&self) -> Vec<(u32, Option<&str>)> {
        let classes = self.columns.iter().filter_map(|(column, place)| match column {
            Column::Shares => Some((*place, None)),
            Column::SharesOf(class) => Some((*place, Some(class.as_str()))),
            _ => None,
        });
        classes.collect()
    }
}

/// Of two columns with one heading the first one counts.
fn columns(cells: &Cells) -> BTreeMap<Column, u32> {
    let known = cells.iter().rev().filter_map(|(place, it)| Some((Column::of(it)?, *place)));
    known.collect()
}

/// Without spaces, marks and what stands in brackets.
fn plain(heading: &str) -> String {
    let heading = heading.split(['（', '(']).next().unwrap_or_default();
    heading.chars().filter(|it| !it.is_whitespace() && *it != '*').collect()
}
