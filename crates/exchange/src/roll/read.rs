//! A workbook as the rolls that it holds.

use std::collections::HashMap;

use chrono::NaiveDate;
use identity::CitizenId;
use tenure::Shares;

use super::column::{Column, Headings};
use super::finding::{CellFinding, CellRule, NotRead};
use super::layout::Layout;
use super::rows::Row;
use super::{HoldingRow, MemberRow, RollPerson, Rolls};
use crate::table::workbook::{BYTES_MAX, Sheet, sheets_of};

/// What the name of a holder is where the collective itself holds.
const COLLECTIVE: [&str; 3] = ["集体", "本集体", "集体经济组织"];

/// What a workbook says, and what is wrong with its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRolls {
    pub rolls: Rolls,
    pub findings: Vec<CellFinding>,
    pub layout: Layout,
}

/// Reads the rolls of a workbook, `.xlsx` or `.xls`, and what is wrong with their cells.
///
/// A sheet may hold members, shares or both; other sheets are passed over.
pub fn read(bytes: &[u8], today: NaiveDate) -> Result<ReadRolls, NotRead> {
    let sheets = sheets_of(bytes, BYTES_MAX)?;
    let mut reading = Reading { today, rolls: Rolls::default(), findings: Vec::new() };
    let mut layout = Layout::default();
    for sheet in &sheets {
        let Some(headings) = Headings::find(sheet) else { continue };
        layout.add(&sheet.name, &headings);
        reading.sheet(sheet, &headings);
    }
    if layout == Layout::default() {
        return Err(NotRead::NoRoll);
    }
    let Reading { rolls, findings, .. } = reading;
    Ok(ReadRolls { rolls, findings, layout })
}

/// What has been read so far.
struct Reading {
    today: NaiveDate,
    rolls: Rolls,
    findings: Vec<CellFinding>,
}

impl Reading {
    fn sheet(&mut self, sheet: &Sheet, headings: &Headings) {
        let mut household = None;
        let mut seen = HashMap::new();
        let mut sums = Sums::default();
        for row in Row::all(sheet, headings) {
            if row.is_sum() {
                self.findings.extend(sums.compare(&row));
                continue;
            }
            if !row.says_something() {
                continue;
            }
            household = row.text(&Column::Household).map(str::to_owned).or(household);
            let person = self.person(&row, household.clone());
            if headings.holds_members() {
                self.member(&row, person.clone(), &mut seen);
            }
            for holding in self.holdings(&row, person) {
                sums.add(holding.0, holding.1.shares);
                self.rolls.holdings.push(holding.1);
            }
        }
    }

    /// Who stands in a row; a row without a name is noted.
    fn person(&mut self, row: &Row<'_>, household: Option<String>) -> Option<RollPerson> {
        let identity_number =
            row.read(&Column::IdentityNumber, &mut self.findings, super::cell::identity_number);
        let Some(name) = row.text(&Column::Name).map(str::to_owned) else {
            self.findings.push(row.finding(&Column::Name, CellRule::NameMissing));
            return None;
        };
        Some(RollPerson { household, name, identity_number: identity_number.flatten() })
    }

    fn member(
        &mut self,
        row: &Row<'_>,
        person: Option<RollPerson>,
        seen: &mut HashMap<CitizenId, String>,
    ) {
        use super::cell::{day, ground, relation, sex};
        let today = self.today;
        let findings = &mut self.findings;
        let sex = row.read(&Column::Sex, findings, sex);
        let relation = row.read(&Column::Relation, findings, relation);
        let ground = row.read(&Column::Ground, findings, ground);
        let first_day = row.read(&Column::FirstDay, findings, |text| day(text, today));
        let Some(person) = person else { return };
        if let Some(number) = person.identity_number {
            if sex.is_some_and(|it| it != number.sex()) {
                findings.push(row.finding(&Column::Sex, CellRule::OtherSex));
            }
            let place = row.headings.column(&Column::IdentityNumber).unwrap_or_default();
            if let Some(other) = seen.insert(number, row.cell(place).cell()) {
                findings.push(row.finding(&Column::IdentityNumber, CellRule::Twice { other }));
            }
        }
        let place = row.place();
        self.rolls.members.push(MemberRow { place, person, sex, relation, ground, first_day });
    }

    /// The holdings of a row, each with its column.
    fn holdings(&mut self, row: &Row<'_>, person: Option<RollPerson>) -> Vec<(u32, HoldingRow)> {
        let Some(person) = person else { return Vec::new() };
        let holder = Some(person).filter(|it| !COLLECTIVE.contains(&it.name.as_str()));
        let mut holdings = Vec::new();
        for (column, class) in row.headings.of_shares() {
            let Some(text) = row.at(column) else { continue };
            let Some(class) = class.or_else(|| row.text(&Column::Class)) else {
                self.findings.push(row.finding_at(column, CellRule::ClassMissing));
                continue;
            };
            match super::cell::shares(text) {
                Ok(shares) => {
                    let (holder, class) = (holder.clone(), class.to_owned());
                    holdings
                        .push((column, HoldingRow { place: row.place(), holder, class, shares }));
                }
                Err(rule) => self.findings.push(row.finding_at(column, rule)),
            }
        }
        holdings
    }
}

/// What the columns of shares sum to.
#[derive(Default)]
struct Sums(HashMap<u32, Shares>);

impl Sums {
    fn add(&mut self, column: u32, shares: Shares) {
        let sum = self.0.entry(column).or_insert(Shares::ZERO);
        // A sum that is too large to be written equals no total.
        *sum = sum.checked_add(shares).unwrap_or(*sum);
    }

    /// Holds a total against what stands above it.
    fn compare(&self, row: &Row<'_>) -> Vec<CellFinding> {
        let totals = row.headings.of_shares().into_iter().filter_map(|(column, _)| {
            let total = super::cell::shares(row.at(column)?);
            let sum = self.0.get(&column).copied().unwrap_or(Shares::ZERO);
            let rule = CellRule::Total { sum: sum.to_string() };
            (total != Ok(sum)).then(|| row.finding_at(column, rule))
        });
        totals.collect()
    }
}
