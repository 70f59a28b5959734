//! The rows of members against the register: the next version of the roll, or the members of a registration.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use store::PersonAtHome;
use tenure::ObjectId;
use tenure::collective::{Filings, MemberAsked, RollAsked};
use tenure::membership::Membership;

use super::found::{SheetField, SheetFinding, SheetPlace, SheetRule};
use super::people::People;
use super::{MemberSaid, Proposal};
use crate::collective::book::Book;

type Told = (SheetField, SheetRule);

/// What is wrong with the rows, and what may be asked for where nothing is.
pub(super) fn check(
    book: &Book,
    people: &People,
    said: &[MemberSaid],
    today: NaiveDate,
) -> (Vec<SheetFinding>, Option<Proposal>) {
    let mut checking = Checking { members: members_on(book, today), findings: Vec::new() };
    let named = checking.named(people, said);
    if book.rows.particulars.is_none() {
        let members = checking.brought_in(said, &named);
        return (checking.findings, Some(Proposal::Registration(members)));
    }
    checking.held_against_members(book, said, &named);
    let persons = named.iter().flatten().map(|it| it.person.id()).collect();
    let asked = RollAsked { day: today, persons: Some(persons), filings: Filings::default() };
    (checking.findings, Some(Proposal::RollVersion(asked)))
}

/// Who is a member on a day.
pub(super) fn members_on(book: &Book, day: NaiveDate) -> BTreeMap<ObjectId, Membership> {
    let here = book.memberships.iter().filter(|it| it.links.collective == book.object.id);
    let memberships = here.map(|it| &it.fact().membership).filter(|it| it.holds(day));
    memberships.map(|it| (it.person, it.clone())).collect()
}

struct Checking {
    members: BTreeMap<ObjectId, Membership>,
    findings: Vec<SheetFinding>,
}

impl Checking {
    fn tell(&mut self, row: usize, told: impl IntoIterator<Item = Told>) {
        let findings = told
            .into_iter()
            .map(|(field, rule)| SheetFinding { place: SheetPlace::Member(row, field), rule });
        self.findings.extend(findings);
    }

    /// The person of each row, each once.
    fn named<'a>(
        &mut self,
        people: &'a People,
        said: &[MemberSaid],
    ) -> Vec<Option<&'a PersonAtHome>> {
        let mut seen: HashMap<ObjectId, usize> = HashMap::new();
        let mut named = Vec::with_capacity(said.len());
        for (row, it) in said.iter().enumerate() {
            match people.find(&it.person) {
                Err(told) => {
                    self.tell(row, [told]);
                    named.push(None);
                }
                Ok(person) => {
                    self.tell(row, people.differing(&it.person, person));
                    self.tell(row, of_the_person(it, person));
                    if let Some(other) = seen.insert(person.person.id(), row) {
                        self.tell(row, [(SheetField::Name, SheetRule::PersonTwice { other })]);
                    }
                    named.push(Some(person));
                }
            }
        }
        named
    }

    /// The members of a registration: each with a ground and a first day that simply may be brought in.
    fn brought_in(
        &mut self,
        said: &[MemberSaid],
        named: &[Option<&PersonAtHome>],
    ) -> Vec<MemberAsked> {
        let mut members = Vec::with_capacity(said.len());
        for (row, (it, person)) in said.iter().zip(named).enumerate() {
            let missing = |field, absent: bool| absent.then_some((field, SheetRule::Missing));
            self.tell(row, missing(SheetField::Ground, it.ground.is_none()));
            self.tell(row, missing(SheetField::FirstDay, it.first_day.is_none()));
            let (Some(person), Some(ground), Some(first_day)) = (person, it.ground, it.first_day)
            else {
                continue;
            };
            let asked = MemberAsked { person: person.person.id(), ground, first_day };
            if !asked.is_brought_in() {
                self.tell(row, [(SheetField::Ground, SheetRule::ConfirmedOneByOne)]);
            }
            members.push(asked);
        }
        members
    }

    /// The roll of a registered collective: its members, all of them, as their memberships are.
    fn held_against_members(
        &mut self,
        book: &Book,
        said: &[MemberSaid],
        named: &[Option<&PersonAtHome>],
    ) {
        let mut absent = self.members.clone();
        for (row, (it, person)) in said.iter().zip(named).enumerate() {
            let Some(person) = person else { continue };
            absent.remove(&person.person.id());
            let told = match self.members.get(&person.person.id()) {
                None => vec![(SheetField::Name, SheetRule::NoMember)],
                Some(membership) => of_the_membership(it, membership),
            };
            self.tell(row, told);
        }
        let absent = absent.keys().filter_map(|it| book.people.get(it)).map(|it| {
            let household = it.home.as_ref().map(|(_, it)| it.fact().code.as_str());
            let household = household.unwrap_or("无").to_owned();
            let rule = SheetRule::MemberAbsent { name: it.person.fact().name.clone(), household };
            SheetFinding { place: SheetPlace::Whole, rule }
        });
        self.findings.extend(absent);
    }
}

/// What a row says of the person otherwise than the register; what it does not say is not asked.
fn of_the_person(said: &MemberSaid, person: &PersonAtHome) -> Vec<Told> {
    let sex = person.person.fact().sex;
    let differs = |registered: &str| SheetRule::Differs { registered: registered.to_owned() };
    let other_sex = said.sex.filter(|it| *it != sex);
    let other_sex = other_sex.map(|_| (SheetField::Sex, differs(sex.name_zh())));
    let relation = person.home.as_ref().map(|(member, _)| member.fact().relation);
    let other_relation = said.relation.zip(relation).filter(|(said, it)| said != it);
    let other_relation =
        other_relation.map(|(_, it)| (SheetField::Relation, differs(it.name_zh())));
    other_sex.into_iter().chain(other_relation).collect()
}

/// What a row says of the membership otherwise than the register.
fn of_the_membership(said: &MemberSaid, membership: &Membership) -> Vec<Told> {
    let ground = said.ground.filter(|it| *it != membership.ground).map(|_| {
        let registered = membership.ground.name_zh().to_owned();
        (SheetField::Ground, SheetRule::Differs { registered })
    });
    let first_day = membership.first_day;
    let day = said.first_day.filter(|it| *it != first_day);
    let day = day.map(|_| (SheetField::FirstDay, SheetRule::differs_from_day(first_day)));
    ground.into_iter().chain(day).collect()
}
