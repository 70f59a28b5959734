//! What a submission says held against what is current.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use store::{Fact, Row};
use tenure::ObjectId;
use tenure::takeover::Entered;

use super::pen::Pen;

/// A fact with its links, on its way in; `None` as its object where the fact has no object yet.
pub(super) struct Coming<T: Fact> {
    pub(super) entered: Entered<T>,
    pub(super) links: T::Links,
    pub(super) object: Option<ObjectId>,
}

/// What is to be done with the rows of one table.
pub(super) struct Settled<T: Fact> {
    pub(super) inserted: Vec<Row<T>>,
    /// What was current and is said otherwise.
    pub(super) closed: Vec<Row<T>>,
    pub(super) unchanged: u64,
    /// What is current and was not mentioned, in the order of the ids.
    pub(super) left: Vec<Row<T>>,
}

impl<T: Fact> Settled<T> {
    /// Whether the submission has any row of the table.
    pub(super) fn delivered(&self) -> bool {
        self.unchanged > 0 || !self.inserted.is_empty()
    }
}

/// Whether the first day of a fact is part of what it says, or derived from what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstDay {
    Said,
    Derived,
}

/// Settles the rows of one table: `key` tells which current row a coming one is about, by the fact, its links and its object.
pub(super) fn settle<T, K>(
    pen: &mut Pen<'_>,
    coming: Vec<Coming<T>>,
    current: Vec<Row<T>>,
    first_day: FirstDay,
    key: impl Fn(&T, &T::Links, Option<ObjectId>) -> K,
) -> Settled<T>
where
    T: Fact + PartialEq,
    K: Hash + Eq,
{
    // Twins, such as two documents of one number, are paired in the order in which they came.
    let mut standing: HashMap<K, VecDeque<Row<T>>> = HashMap::with_capacity(current.len());
    for row in current {
        let key = key(row.fact(), &row.links, Some(row.id()));
        standing.entry(key).or_default().push_back(row);
    }
    let mut settled = Settled {
        inserted: Vec::with_capacity(coming.len()),
        closed: Vec::new(),
        unchanged: 0,
        left: Vec::new(),
    };
    for Coming { entered, links, object } in coming {
        let key = key(&entered.fact, &links, object);
        match standing.get_mut(&key).and_then(VecDeque::pop_front) {
            Some(row) if says_the_same(&row, &entered, &links, first_day) => settled.unchanged += 1,
            Some(row) => {
                // Between the two versions stands the one that says until when the old one was true.
                let last = pen.last_version(&row);
                settled.inserted.push(pen.row(entered, links, row.id(), last + 1));
                settled.closed.push(row);
            }
            None => {
                let object = object.unwrap_or_else(|| pen.new_id());
                settled.inserted.push(pen.row(entered, links, object, 1));
            }
        }
    }
    settled.left = standing.into_values().flatten().collect();
    settled.left.sort_by_key(Row::id);
    settled
}

fn says_the_same<T: Fact + PartialEq>(
    row: &Row<T>,
    entered: &Entered<T>,
    links: &T::Links,
    first_day: FirstDay,
) -> bool {
    *row.fact() == entered.fact
        && row.links == *links
        && (first_day == FirstDay::Derived || row.version().first_day == entered.first_day)
}
