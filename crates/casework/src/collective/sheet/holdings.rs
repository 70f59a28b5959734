//! The rows of shares against the register: a quantification (集体法 40).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use tenure::collective::{AssetKind, Charter, HoldingAsked, QuantificationAsked};
use tenure::membership::Membership;
use tenure::{CodeList, ObjectId, Shares};

use super::found::{SheetField, SheetFinding, SheetPlace, SheetRule};
use super::members::members_on;
use super::people::People;
use super::{HoldingSaid, Proposal};
use crate::collective::book::Book;

type Told = (SheetField, SheetRule);

/// What is wrong with the rows, and what may be asked for where nothing is.
pub(super) fn check(
    book: &Book,
    people: &People,
    said: &[HoldingSaid],
    today: NaiveDate,
) -> (Vec<SheetFinding>, Option<Proposal>) {
    let mut findings = Vec::new();
    let mut tell = |row, (field, rule): Told| {
        findings.push(SheetFinding { place: SheetPlace::Holding(row, field), rule });
    };
    let rows = Rows { book, people, members: members_on(book, today) };
    let mut seen: HashMap<(Option<ObjectId>, String), usize> = HashMap::new();
    let mut holdings = Vec::with_capacity(said.len());
    for (row, it) in said.iter().enumerate() {
        let (asked, told) = rows.holding(it);
        for it in told {
            tell(row, it);
        }
        let Some(asked) = asked else { continue };
        if let Some(other) = seen.insert((asked.person, asked.class.clone()), row) {
            tell(row, (SheetField::Class, SheetRule::HoldingTwice { other }));
        }
        holdings.push(asked);
    }
    let sum = holdings.iter().try_fold(Shares::ZERO, |sum, it| sum.checked_add(it.shares));
    let whole = |rule| SheetFinding { place: SheetPlace::Whole, rule };
    if book.rows.particulars.is_none() {
        findings.push(whole(SheetRule::NotRegistered));
    }
    let Some(total) = sum else {
        findings.push(whole(SheetRule::SumTooLarge));
        return (findings, None);
    };
    (findings, Some(Proposal::Quantification(quantification(book, total, holdings))))
}

/// The verified operating property whose income is quantified, with what it is worth.
fn quantification(book: &Book, total: Shares, holdings: Vec<HoldingAsked>) -> QuantificationAsked {
    let assets = book.rows.assets.iter().map(store::Row::fact);
    let assets = assets.filter(|it| it.kind == AssetKind::Operating && it.verified());
    let (codes, values): (Vec<String>, Vec<i64>) =
        assets.map(|it| (it.code.clone(), it.value_fen)).unzip();
    let value_fen = values.into_iter().fold(0, i64::saturating_add);
    QuantificationAsked { assets: codes, value_fen, total, holdings }
}

struct Rows<'a> {
    book: &'a Book,
    people: &'a People,
    members: BTreeMap<ObjectId, Membership>,
}

impl Rows<'_> {
    /// What a row asks for, as far as it can be told, and what is wrong with it.
    fn holding(&self, said: &HoldingSaid) -> (Option<HoldingAsked>, Vec<Told>) {
        let mut told = Vec::new();
        let charter = self.book.rows.charter.as_ref().map(store::Row::fact);
        let class = class_of(&said.class, charter);
        if class.is_none() {
            told.push((SheetField::Class, SheetRule::UnknownClass));
        }
        let holder = said.holder.as_ref().map(|it| (it, self.people.find(it)));
        let person = match holder {
            None => None,
            Some((_, Err(wrong))) => {
                told.push(wrong);
                return (None, told);
            }
            Some((said, Ok(person))) => {
                told.extend(self.people.differing(said, person));
                Some(person.person.id())
            }
        };
        let Some(class) = class else { return (None, told) };
        let inherited = self.inherited(person, &class);
        let registered = self.book.rows.particulars.is_some();
        if person.is_some_and(|it| registered && !inherited && !self.members.contains_key(&it)) {
            told.push((SheetField::Name, SheetRule::HolderNoMember));
        }
        (Some(HoldingAsked { person, class, shares: said.shares, inherited }), told)
    }

    /// Whether the register has the holding as an inheritance, which it stays.
    fn inherited(&self, person: Option<ObjectId>, class: &str) -> bool {
        let mut held = self.book.holdings.iter();
        held.any(|it| it.links.person == person && it.fact().class == class && it.fact().inherited)
    }
}

/// A class by its Chinese name, by the register's, or by the charter's.
fn class_of(text: &str, charter: Option<&Charter>) -> Option<String> {
    let own = charter.is_some_and(|it| it.other_share_classes.iter().any(|it| it == text));
    let known = ["member", "collective", "other"].into_iter();
    let mut known =
        known.filter(|it| *it == text || CodeList::ShareClass.meaning(it) == Some(text));
    let class = if own { Some("other") } else { known.next() };
    // The charter of an import is not known, and neither is what it forbids.
    class.filter(|it| charter.is_none_or(|charter| charter.has_share_class(it))).map(str::to_owned)
}
