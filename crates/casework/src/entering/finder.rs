//! Who is who: the object that a delivered person is, by the number, or else by the name in the household.

use std::collections::{HashMap, HashSet, VecDeque};

use identity::DivisionCode;
use store::{KnownPerson, NumberIndex, RegisterObject, Row};
use tenure::submission::identity_key;
use tenure::{HouseholdMember, NumberStanding, ObjectId, ObjectKind, Person};

use super::pen::{Manner, Pen};
use super::people::MembersComing;
use crate::Refused;

/// What the batch knows of identity numbers beyond the village.
pub(crate) struct Numbers<'a> {
    /// Numbers that stand more than once in the submission.
    pub(crate) repeated: &'a HashSet<u64>,
    /// Where the county was empty, only repeated numbers can be known already.
    pub(crate) county_was_empty: bool,
}

/// The object that a person is, and whether a row of the person comes with it.
pub(super) struct Found {
    pub(super) id: ObjectId,
    pub(super) to_write: bool,
}

/// Finds out which object a person is: by the number, or else by the name in the household.
pub(super) struct Finder {
    /// The persons of each household by their names, but for those whom their number finds.
    by_name: HashMap<(ObjectId, String), VecDeque<ObjectId>>,
    /// The current persons of the county with the numbers that are delivered.
    by_number: HashMap<NumberIndex, Vec<KnownPerson>>,
    /// Persons of this batch with a valid number, so that two rows of one person meet.
    met: HashMap<NumberIndex, (ObjectId, String)>,
    here: HashSet<ObjectId>,
    /// In a case, the persons of its households as they are registered: whoever moves between these stays the same person.
    standing: Vec<(ObjectId, Person)>,
    /// Who is a member of which household now.
    members: HashSet<(ObjectId, ObjectId)>,
    /// Persons whom nobody knew, to be written before their rows.
    pub(super) new: Vec<RegisterObject>,
}

impl Finder {
    pub(super) async fn new(
        pen: &mut Pen<'_>,
        files: &MembersComing,
        members: &[Row<HouseholdMember>],
        persons: &[Row<Person>],
        numbers: &Numbers<'_>,
    ) -> Result<Self, Refused> {
        let asked = asked_numbers(pen, files, numbers);
        let by_number = if asked.is_empty() {
            HashMap::new()
        } else {
            pen.unit.persons_by_index(&asked).await?
        };
        let mut finder = Self {
            by_name: HashMap::new(),
            by_number,
            met: HashMap::new(),
            here: persons.iter().map(Row::id).collect(),
            standing: match pen.manner {
                Manner::Takeover { .. } => Vec::new(),
                Manner::Case { .. } => {
                    persons.iter().map(|row| (row.id(), row.fact().clone())).collect()
                }
            },
            members: members.iter().map(|row| (row.links.household, row.links.person)).collect(),
            new: Vec::new(),
        };
        let numbered = finder.found_by_number(pen, files);
        finder.list_names(members, persons, numbered);
        Ok(finder)
    }

    /// The registered persons whom a delivered number finds.
    fn found_by_number(&self, pen: &Pen<'_>, files: &MembersComing) -> HashSet<ObjectId> {
        let mut found = HashSet::new();
        if self.by_number.is_empty() {
            return found;
        }
        for (household, _, members) in files {
            let persons = members.iter().map(|it| &it.fact.person);
            for person in persons.filter(|it| it.standing == NumberStanding::Valid) {
                let index = pen.unit.number_index(person.document.number.expose());
                found.extend(self.known_as(&index, *household, &person.name));
            }
        }
        found
    }

    /// Lists the persons by household and name, each once, so that namesakes are told apart by their order.
    fn list_names(
        &mut self,
        members: &[Row<HouseholdMember>],
        persons: &[Row<Person>],
        mut listed: HashSet<ObjectId>,
    ) {
        let names: HashMap<ObjectId, &str> =
            persons.iter().map(|it| (it.id(), it.fact().name.as_str())).collect();
        for row in members {
            let Some(name) = names.get(&row.links.person) else { continue };
            if listed.insert(row.links.person) {
                let key = (row.links.household, (*name).to_owned());
                self.by_name.entry(key).or_default().push_back(row.links.person);
            }
        }
    }

    pub(super) fn find_or_make(
        &mut self,
        pen: &mut Pen<'_>,
        household: ObjectId,
        division: DivisionCode,
        mut person: Person,
    ) -> (Found, Person) {
        if let Some(id) = self.unchanged(&person) {
            return (Found { id, to_write: true }, person);
        }
        let numbered = person.standing == NumberStanding::Valid;
        let index = numbered.then(|| pen.unit.number_index(person.document.number.expose()));
        if let Some(index) = index {
            if let Some((id, _)) = self.met.get(&index).filter(|(_, name)| *name == person.name) {
                return (Found { id: *id, to_write: false }, person);
            }
            if let Some(same) = self.known_as(&index, household, &person.name) {
                self.met.insert(index, (same, person.name.clone()));
                // A person of another village keeps the row that is there.
                return (Found { id: same, to_write: self.here.contains(&same) }, person);
            }
            if self.number_is_taken(&index, &person.name) {
                person.standing = NumberStanding::Disputed;
            }
        }
        let namesakes = self.by_name.get_mut(&(household, person.name.clone()));
        let id = namesakes.and_then(VecDeque::pop_front).unwrap_or_else(|| {
            let object = pen.object(ObjectKind::Person, None, division);
            let id = object.id;
            self.new.push(object);
            id
        });
        if let Some(index) = index {
            self.met.entry(index).or_insert_with(|| (id, person.name.clone()));
        }
        (Found { id, to_write: true }, person)
    }

    /// The person of the case's households about whom the very same is registered; each of them once.
    fn unchanged(&mut self, person: &Person) -> Option<ObjectId> {
        let place = self.standing.iter().position(|(_, it)| it == person)?;
        let (id, _) = self.standing.swap_remove(place);
        // Nobody else is found by this person's name.
        self.by_name.values_mut().for_each(|ids| ids.retain(|it| *it != id));
        Some(id)
    }

    /// The registered person who bears the number: under the same name, or under one that is being corrected in the same household.
    fn known_as(&self, index: &NumberIndex, household: ObjectId, name: &str) -> Option<ObjectId> {
        let bearers = self.by_number.get(index)?;
        let named = bearers.iter().find(|it| it.name == name);
        let here = || bearers.iter().find(|it| self.members.contains(&(household, it.id)));
        named.or_else(here).map(|it| it.id)
    }

    /// Whether somebody else bears the number already; whoever is found by it is not asked about.
    fn number_is_taken(&self, index: &NumberIndex, name: &str) -> bool {
        self.by_number.contains_key(index)
            || self.met.get(index).is_some_and(|(_, other)| other != name)
    }
}

/// The numbers that may be known already.
fn asked_numbers(pen: &Pen<'_>, files: &MembersComing, numbers: &Numbers<'_>) -> Vec<NumberIndex> {
    let persons = files.iter().flat_map(|(.., members)| members).map(|member| &member.fact.person);
    let numbered = persons
        .filter(|it| it.standing != NumberStanding::Unverified)
        .map(|it| it.document.number.expose());
    let asked = numbered
        .filter(|it| !numbers.county_was_empty || numbers.repeated.contains(&identity_key(it)));
    asked.map(|it| pen.unit.number_index(it)).collect()
}
