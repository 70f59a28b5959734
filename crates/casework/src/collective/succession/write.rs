//! A succession is written: the followed end, the successors begin, and where everything came from is noted.

use std::collections::{BTreeMap, HashMap};

use identity::CreditCode;
use store::{DecisionRow, Recorded, Row};
use tenure::case::{Lineage, LineageKind};
use tenure::collective::SuccessionKind;
use tenure::membership::{Membership, RegisteredMembership};
use tenure::{HouseholdCode, ObjectId, ObjectKind};

use super::{Succeeding, Successor};
use crate::Refused;
use crate::collective::book::Book;
use crate::entering::{Pen, collective};

/// Writes everything but the act's own entry.
pub(in crate::collective) async fn write(
    pen: &mut Pen<'_>,
    book: &Book,
    it: &Succeeding,
    recorded: Recorded,
) -> Result<(), Refused> {
    let books: Vec<&Book> =
        std::iter::once(book).chain(it.others.iter().map(|it| &it.book)).collect();
    for book in &books {
        if !it.act.goes_on(&book.rows.collective.fact().credit_code) {
            collective::end_organisation(pen, book.rows.clone(), &book.holdings).await?;
        }
    }
    let ids = organisations(pen, &books, &it.successors).await?;
    memberships(pen, &books, it, &ids).await?;
    holdings(pen, &books, &it.successors, &ids).await?;
    numbers(pen, &books, &it.successors, &ids, recorded).await?;
    disputes(pen, &books, it, &ids, recorded).await?;
    for other in &it.others {
        for (number, decision) in &other.decisions {
            let row = DecisionRow { number: *number, decision: decision.clone(), recorded };
            pen.unit.insert_decision(other.book.object.id, &row).await?;
        }
    }
    let (act, lineage) = (pen.act, lineage(it));
    Ok(pen.unit.insert_lineage(act, &lineage).await?)
}

type Ids = HashMap<CreditCode, ObjectId>;

/// The book of the collective that goes on as a successor.
fn continued<'a>(books: &[&'a Book], it: &Successor) -> Option<&'a Book> {
    let id = it.object.as_ref()?.id;
    books.iter().find(|book| book.object.id == id).copied()
}

async fn organisations(
    pen: &mut Pen<'_>,
    books: &[&Book],
    successors: &[Successor],
) -> Result<Ids, Refused> {
    let mut ids = Ids::new();
    for it in successors {
        let id = match continued(books, it) {
            Some(book) => {
                collective::organisation(pen, book.rows.clone(), &it.organisation).await?;
                book.object.id
            }
            None => collective::new_organisation(pen, &it.organisation).await?,
        };
        ids.insert(it.organisation.collective.credit_code.clone(), id);
    }
    Ok(ids)
}

/// Ends the memberships of all that go over, and begins the new ones, in one go: nobody is left out between.
async fn memberships(
    pen: &mut Pen<'_>,
    books: &[&Book],
    it: &Succeeding,
    ids: &Ids,
) -> Result<(), Refused> {
    // Somebody whom the request names may stand in two of the books.
    let rows = books.iter().flat_map(|it| &it.memberships);
    let current: BTreeMap<ObjectId, &Row<RegisteredMembership>> =
        rows.map(|row| (row.id(), row)).collect();
    let current: Vec<Row<RegisteredMembership>> = current.into_values().cloned().collect();
    let mut by_person: HashMap<ObjectId, &CreditCode> = HashMap::new();
    for party in &it.act.after {
        by_person.extend(party.memberships.iter().map(|it| (it.person, &party.collective)));
    }
    let mut after: Vec<Membership> = Vec::with_capacity(current.len());
    for row in &current {
        let before = &row.fact().membership;
        let next = by_person.get(&before.person);
        match next.and_then(|code| before.succeeded(code, it.act.effect_day)) {
            Some((ended, next)) => after.extend([ended, next]),
            None => after.push(before.clone()),
        }
    }
    let of = |it: &Membership| ids.get(&it.collective).copied();
    collective::memberships(pen, of, &current, &after, None).await
}

async fn holdings(
    pen: &mut Pen<'_>,
    books: &[&Book],
    successors: &[Successor],
    ids: &Ids,
) -> Result<(), Refused> {
    let households: BTreeMap<HouseholdCode, ObjectId> =
        books.iter().flat_map(|it| it.households()).collect();
    for it in successors {
        let current = continued(books, it).map(|it| it.holdings.clone()).unwrap_or_default();
        if let Some(id) = ids.get(&it.organisation.collective.credit_code) {
            collective::holdings(pen, *id, current, &it.holdings, &households).await?;
        }
    }
    Ok(())
}

/// Gives the holders their numbers in the successors: kept where one goes on, and otherwise counted anew in the order of the old ones.
async fn numbers(
    pen: &mut Pen<'_>,
    books: &[&Book],
    successors: &[Successor],
    ids: &Ids,
    recorded: Recorded,
) -> Result<(), Refused> {
    for it in successors {
        let kept = continued(books, it).map(|it| it.numbers.clone()).unwrap_or_default();
        let mut new: Vec<(u32, ObjectId)> =
            it.holdings.iter().filter_map(|it| Some((it.number, it.person?))).collect();
        new.retain(|(_, person)| !kept.contains_key(person));
        new.sort_unstable();
        new.dedup_by_key(|(_, person)| *person);
        let last = kept.values().copied().max().unwrap_or_default();
        let new: Vec<(ObjectId, u32)> =
            new.into_iter().map(|(_, person)| person).zip(last.saturating_add(1)..).collect();
        if let Some(id) = ids.get(&it.organisation.collective.credit_code) {
            pen.unit.insert_share_numbers(*id, &new, recorded).await?;
        }
    }
    Ok(())
}

/// What is disputed stays disputed where the member goes.
async fn disputes(
    pen: &mut Pen<'_>,
    books: &[&Book],
    it: &Succeeding,
    ids: &Ids,
    recorded: Recorded,
) -> Result<(), Refused> {
    for book in books {
        for dispute in book.disputes.iter().filter(|it| it.settled_day.is_none()) {
            let here = |member: &Membership| member.person == dispute.person;
            let mut parties = it.act.after.iter();
            let party = parties.find(|party| party.memberships.iter().any(here));
            let to = party.and_then(|it| ids.get(&it.collective)).copied();
            if let Some(to) = to.filter(|to| *to != book.object.id) {
                pen.unit.insert_dispute(to, dispute, recorded).await?;
            }
        }
    }
    Ok(())
}

fn lineage(it: &Succeeding) -> Vec<Lineage> {
    let how = match it.act.kind {
        SuccessionKind::Merger => LineageKind::Merge,
        SuccessionKind::Division => LineageKind::Split,
        SuccessionKind::VillageToCommunity => LineageKind::Succession,
    };
    let from_to =
        it.act.before.iter().flat_map(|from| it.act.after.iter().map(move |to| (from, to)));
    // Only a village that becomes a community comes from itself.
    let all = from_to
        .filter(|(from, to)| how == LineageKind::Succession || from.collective != to.collective);
    let step = |(from, to): (&tenure::collective::Party, &tenure::collective::Party)| Lineage {
        kind: ObjectKind::Collective,
        how,
        from: from.collective.to_string(),
        to: to.collective.to_string(),
    };
    all.map(step).collect()
}
