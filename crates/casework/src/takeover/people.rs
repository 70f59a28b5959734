//! Issuers, households with their members, and contractors on their way in.

use std::collections::{HashMap, HashSet};

use identity::DivisionCode;
use store::{ContractorLinks, KnownPerson, NumberIndex, RegisterObject, Row};
use tenure::submission::identity_key;
use tenure::takeover::{Entered, HouseholdFile, MemberFact};
use tenure::{
    Contractor, Household, HouseholdMember, Issuer, NumberStanding, ObjectId, ObjectKind, Person,
};

use super::compare::{Coming, FirstDay, settle};
use super::known::Known;
use super::pen::Pen;
use crate::Refused;

/// Writes the new objects that stand in line.
async fn write_objects(pen: &mut Pen<'_>, known: &mut Known) -> Result<(), Refused> {
    let new = std::mem::take(&mut known.new);
    Ok(pen.unit.insert_objects(new).await?)
}

pub(super) async fn issuers(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Issuer>>,
    current: Vec<Row<Issuer>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let code = entered.fact.code;
        let object = known.get_or_make(pen, ObjectKind::Issuer, code.as_str(), code.division());
        coming.push(Coming { entered, links: (), object: Some(object) });
    }
    write_objects(pen, known).await?;
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, (), _| it.code);
    let left = pen.write(settled).await?;
    pen.list_absent("issuer", &left, |it| it.code.to_string());
    Ok(())
}

pub(super) async fn contractors(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Contractor>>,
    current: Vec<Row<Contractor>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let code = entered.fact.code;
        let division = code.issuer().division();
        let object = known.get_or_make(pen, ObjectKind::Contractor, code.as_str(), division);
        let links = ContractorLinks { household: known.find(ObjectKind::Household, code.as_str()) };
        coming.push(Coming { entered, links, object: Some(object) });
    }
    write_objects(pen, known).await?;
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| it.code);
    let left = pen.write(settled).await?;
    pen.list_absent("contractor", &left, |it| it.code.to_string());
    Ok(())
}

/// What is current of the households of the village.
pub(super) struct Standing {
    pub(super) households: Vec<Row<Household>>,
    pub(super) members: Vec<Row<HouseholdMember>>,
    pub(super) persons: Vec<Row<Person>>,
}

/// What the batch knows of identity numbers beyond the village.
pub(super) struct Numbers<'a> {
    /// Numbers that stand more than once in the submission.
    pub(super) repeated: &'a HashSet<u64>,
    /// Where the county was empty, only repeated numbers can be known already.
    pub(super) county_was_empty: bool,
}

/// The persons of the village, by household and name: share holdings name them so.
pub(super) type Persons = HashMap<(ObjectId, String), ObjectId>;

pub(super) async fn households(
    pen: &mut Pen<'_>,
    known: &mut Known,
    files: Vec<HouseholdFile>,
    standing: Standing,
    numbers: &Numbers<'_>,
) -> Result<Persons, Refused> {
    let (coming, households_of_members) = households_coming(pen, known, files);
    write_objects(pen, known).await?;
    let settled =
        settle(pen, coming, standing.households, FirstDay::Derived, |it, (), _| it.code.clone());
    let left = pen.write(settled).await?;
    pen.list_absent("household", &left, |it| it.code.to_string());
    members(pen, households_of_members, standing.members, standing.persons, numbers).await
}

type MembersComing = Vec<(ObjectId, DivisionCode, Vec<Entered<MemberFact>>)>;

fn households_coming(
    pen: &mut Pen<'_>,
    known: &mut Known,
    files: Vec<HouseholdFile>,
) -> (Vec<Coming<Household>>, MembersComing) {
    let mut coming = Vec::with_capacity(files.len());
    let mut members = Vec::with_capacity(files.len());
    for HouseholdFile { household, members: entered } in files {
        let code = &household.fact.code;
        let division = code.division();
        let object = known.get_or_make(pen, ObjectKind::Household, code.as_str(), division);
        coming.push(Coming { entered: household, links: (), object: Some(object) });
        members.push((object, division, entered));
    }
    (coming, members)
}

async fn members(
    pen: &mut Pen<'_>,
    files: MembersComing,
    members: Vec<Row<HouseholdMember>>,
    persons: Vec<Row<Person>>,
    numbers: &Numbers<'_>,
) -> Result<Persons, Refused> {
    let mut finder = Finder::new(pen, &files, &members, &persons, numbers).await?;
    let mentioned: HashSet<ObjectId> = files.iter().map(|(household, ..)| *household).collect();
    let mut persons_by_name = Persons::new();
    let mut coming_persons = Vec::new();
    let mut coming_members = Vec::new();
    for (household, division, entered) in files {
        for Entered { fact: MemberFact { person, member }, first_day, table, row } in entered {
            let (object, person) = finder.find_or_make(pen, household, division, person);
            persons_by_name.insert((household, person.name.clone()), object.id);
            if object.to_write {
                let entered = Entered { fact: person, first_day, table, row };
                coming_persons.push(Coming { entered, links: (), object: Some(object.id) });
            }
            let entered = Entered { fact: member, first_day, table, row };
            let links = store::HouseholdMemberLinks { household, person: object.id };
            coming_members.push(Coming { entered, links, object: None });
        }
    }
    pen.unit.insert_objects(finder.new).await?;
    // Which object a person is has been found out before.
    let settled = settle(pen, coming_persons, persons, FirstDay::Derived, |_, (), object| object);
    pen.write(settled).await?;
    let settled = settle(pen, coming_members, members, FirstDay::Derived, |_, links, _| {
        (links.household, links.person)
    });
    pen.write_parts(settled, |row| mentioned.contains(&row.links.household)).await?;
    Ok(persons_by_name)
}

/// The object that a person is, and whether a row of the person comes with it.
struct Found {
    id: ObjectId,
    to_write: bool,
}

/// Finds out which object a person is: by the number, or else by the name in the household.
struct Finder {
    /// The current persons of each household, by their numbers' indexes and by their names.
    by_name: HashMap<(ObjectId, String), ObjectId>,
    by_number: HashMap<NumberIndex, Vec<KnownPerson>>,
    /// Persons of this batch with a valid number, so that two rows of one person meet.
    met: HashMap<NumberIndex, (ObjectId, String)>,
    here: HashSet<ObjectId>,
    /// Who is a member of which household now.
    members: HashSet<(ObjectId, ObjectId)>,
    new: Vec<RegisterObject>,
}

impl Finder {
    async fn new(
        pen: &mut Pen<'_>,
        files: &MembersComing,
        members: &[Row<HouseholdMember>],
        persons: &[Row<Person>],
        numbers: &Numbers<'_>,
    ) -> Result<Self, Refused> {
        let names: HashMap<ObjectId, &str> =
            persons.iter().map(|it| (it.id(), it.fact().name.as_str())).collect();
        let by_name = members.iter().filter_map(|row| {
            let name = names.get(&row.links.person)?;
            Some(((row.links.household, (*name).to_owned()), row.links.person))
        });
        let asked = asked_numbers(pen, files, numbers);
        let by_number = if asked.is_empty() {
            HashMap::new()
        } else {
            pen.unit.persons_by_index(&asked).await?
        };
        Ok(Self {
            by_name: by_name.collect(),
            by_number,
            met: HashMap::new(),
            here: persons.iter().map(Row::id).collect(),
            members: members.iter().map(|row| (row.links.household, row.links.person)).collect(),
            new: Vec::new(),
        })
    }

    fn find_or_make(
        &mut self,
        pen: &mut Pen<'_>,
        household: ObjectId,
        division: DivisionCode,
        mut person: Person,
    ) -> (Found, Person) {
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
            if self.number_is_taken(&index, household, &person.name) {
                person.standing = NumberStanding::Disputed;
            }
        }
        let id =
            self.by_name.get(&(household, person.name.clone())).copied().unwrap_or_else(|| {
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

    /// The registered person who bears the number: under the same name, or under one that is being corrected in the same household.
    fn known_as(&self, index: &NumberIndex, household: ObjectId, name: &str) -> Option<ObjectId> {
        let bearers = self.by_number.get(index)?;
        let named = bearers.iter().find(|it| it.name == name);
        let here = || bearers.iter().find(|it| self.members.contains(&(household, it.id)));
        named.or_else(here).map(|it| it.id)
    }

    /// Whether somebody of another name bears the number, and is not the one whose name is being corrected.
    fn number_is_taken(&self, index: &NumberIndex, household: ObjectId, name: &str) -> bool {
        let met = self.met.get(index).is_some_and(|(_, other)| other != name);
        let own = self.by_name.get(&(household, name.to_owned()));
        let known = self
            .by_number
            .get(index)
            .is_some_and(|it| it.iter().any(|person| Some(&person.id) != own));
        met || known
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
