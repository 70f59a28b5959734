//! Families as villages have them: couples, children, parents, and those who married in.

use anyhow::Result;
use chrono::Datelike as _;
use identity::Sex;

use super::chance::Chance;
use super::names;
use super::people::{Numbers, Person};

/// A member of a family, with the relation to its head.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) person: Person,
    /// GB/T 4761
    pub(super) relation: &'static str,
    pub(super) co_holder: bool,
    /// 成员备注 (C.18) and its explanation.
    pub(super) note: Option<(&'static str, String)>,
}

/// A family, the head first.
#[derive(Clone, Debug)]
pub(super) struct Family {
    pub(super) members: Vec<Member>,
}

/// How many in a hundred families have so many members: three and a half on average.
const SIZES: [(usize, u32); 7] = [(1, 8), (2, 18), (3, 26), (4, 25), (5, 13), (6, 7), (7, 3)];
const HEAD_AGES: (i64, i64) = (34, 70);
const WOMEN_AS_HEADS_PER_CENT: u32 = 12;
/// From this age on it is the children's children who live in the house, not the parents.
const ELDER_AGE: i64 = 53;
const SONS: [&str; 3] = ["22", "23", "24"];
const DAUGHTERS: [&str; 3] = ["32", "33", "34"];

impl Family {
    /// A family as of a year, in which nobody of it was born.
    pub(super) fn of_year(year: i32, numbers: &mut Numbers, chance: &mut Chance) -> Result<Self> {
        let n_members = size(chance);
        let mut house = House { year, members: Vec::new(), numbers, chance };
        let age = house.head()?;
        if n_members > 1 {
            house.spouse(age)?;
        }
        if age < ELDER_AGE {
            house.young(age, n_members)?;
        } else {
            house.old(age, n_members)?;
        }
        let members = house.members;
        Ok(Self { members })
    }

    pub(super) fn head(&self) -> Option<&Person> {
        self.members.first().map(|it| &it.person)
    }
}

fn size(chance: &mut Chance) -> usize {
    let mut left = chance.between(0, 99);
    for (size, share) in SIZES {
        left -= i64::from(share);
        if left < 0 {
            return size;
        }
    }
    SIZES.len()
}

/// A family that is being put together.
struct House<'a> {
    year: i32,
    members: Vec<Member>,
    numbers: &'a mut Numbers,
    chance: &'a mut Chance,
}

impl House<'_> {
    fn head(&mut self) -> Result<i64> {
        let age = self.chance.between(HEAD_AGES.0, HEAD_AGES.1);
        let sex =
            if self.chance.per_cent(WOMEN_AS_HEADS_PER_CENT) { Sex::Female } else { Sex::Male };
        let surname = names::surname(self.chance);
        self.add("02", &surname, sex, age)?;
        Ok(age)
    }

    fn spouse(&mut self, age: i64) -> Result<()> {
        let surname = names::surname(self.chance);
        let age = age + self.chance.between(-4, 3);
        match self.sex_of_head() {
            Sex::Male => self.add("12", &surname, Sex::Female, age),
            Sex::Female => self.add("11", &surname, Sex::Male, age),
        }
    }

    /// Children, then the head's parents.
    fn young(&mut self, age: i64, n_members: usize) -> Result<()> {
        let n_children = n_members.saturating_sub(self.members.len()).min(SONS.len());
        let n_children = if n_children == 3 && self.chance.per_cent(70) { 2 } else { n_children };
        let eldest = age - self.chance.between(23, 27);
        self.children(eldest, n_children)?;
        let surname = self.surname_of_head();
        for (relation, sex) in [("52", Sex::Female), ("51", Sex::Male)] {
            if self.members.len() < n_members {
                let surname = match sex {
                    Sex::Male => surname.clone(),
                    Sex::Female => names::surname(self.chance),
                };
                let age = age + self.chance.between(22, 27);
                self.add(relation, &surname, sex, age)?;
            }
        }
        Ok(())
    }

    /// A grown child who stayed, whom that child married, and their children.
    fn old(&mut self, age: i64, n_members: usize) -> Result<()> {
        let child_age = age - self.chance.between(22, 26);
        let surname = self.surname_of_fathers();
        let son_stayed = self.chance.per_cent(92);
        let in_law = names::surname(self.chance);
        let (child, spouse, grandchildren, family) = if son_stayed {
            (("20", Sex::Male), ("38", Sex::Female), ["41", "42"], surname.clone())
        } else {
            (("30", Sex::Female), ("28", Sex::Male), ["43", "44"], in_law.clone())
        };
        if self.members.len() < n_members {
            self.add(child.0, &surname, child.1, child_age)?;
        }
        if self.members.len() < n_members {
            let age = child_age + self.chance.between(-3, 2);
            self.add(spouse.0, &in_law, spouse.1, age)?;
            self.note_son_in_law(spouse.0);
        }
        let mut grandchild_age = child_age - self.chance.between(23, 26);
        while self.members.len() < n_members {
            let sex = self.any_sex();
            let [boy, girl] = grandchildren;
            let relation = if sex == Sex::Male { boy } else { girl };
            self.add(relation, &family, sex, grandchild_age)?;
            grandchild_age -= self.chance.between(2, 4);
        }
        Ok(())
    }

    /// Sons and daughters, each counted by itself, from the eldest on.
    fn children(&mut self, eldest: i64, n_children: usize) -> Result<()> {
        let surname = self.surname_of_fathers();
        let (mut sons, mut daughters) = (SONS.into_iter(), DAUGHTERS.into_iter());
        let mut age = eldest;
        for _ in 0..n_children {
            let sex = self.any_sex();
            let relation = match (sex, n_children) {
                (Sex::Male, 1) => "21",
                (Sex::Female, 1) => "31",
                (Sex::Male, _) => sons.next().unwrap_or("29"),
                (Sex::Female, _) => daughters.next().unwrap_or("39"),
            };
            self.add(relation, &surname, sex, age)?;
            age -= self.chance.between(2, 4);
        }
        Ok(())
    }

    /// Adds a person of an age; who would not be born yet is a year old.
    fn add(&mut self, relation: &'static str, surname: &str, sex: Sex, age: i64) -> Result<()> {
        let age = age.max(1);
        let birth_year = self.year - i32::try_from(age)?;
        let person = self.numbers.person(surname, sex, birth_year, self.chance)?;
        let note = self.note(&person, relation, age);
        let newcomer = matches!(note, Some(("1" | "6", _)));
        let co_holder = !newcomer || self.chance.per_cent(50);
        self.members.push(Member { person, relation, co_holder, note });
        Ok(())
    }

    fn note(
        &mut self,
        person: &Person,
        relation: &str,
        age: i64,
    ) -> Option<(&'static str, String)> {
        let child =
            relation.starts_with('2') || relation.starts_with('3') || relation.starts_with('4');
        let born_in = |age: i32| person.birth_day.year() + age;
        let daughter = relation.starts_with('3') && relation != "38" && relation != "30";
        match age {
            1 => Some(("6", format!("{}年新生儿", born_in(0)))),
            18..=22 if child && self.chance.per_cent(40) => {
                Some(("3", format!("{}年入学", born_in(18))))
            }
            18..=22 if child && person.sex == Sex::Male && self.chance.per_cent(15) => {
                Some(("5", format!("{}年入伍", born_in(18))))
            }
            23.. if daughter && self.chance.per_cent(40) => {
                Some(("1", format!("{}年外嫁", born_in(22))))
            }
            _ => None,
        }
    }

    fn note_son_in_law(&mut self, relation: &str) {
        let Some(member) = self.members.last_mut() else { return };
        if relation == "28" {
            let year = (member.person.birth_day.year() + 25).min(self.year - 1);
            member.note = Some(("2", format!("{year}年入赘")));
        }
    }

    fn any_sex(&mut self) -> Sex {
        if self.chance.per_cent(52) { Sex::Male } else { Sex::Female }
    }

    fn sex_of_head(&self) -> Sex {
        self.members.first().map_or(Sex::Male, |it| it.person.sex)
    }

    fn surname_of_head(&self) -> String {
        self.members.first().map(|it| surname_of(&it.person)).unwrap_or_default()
    }

    /// Children bear the father's surname, whoever is the head.
    fn surname_of_fathers(&self) -> String {
        let fathers = self.members.iter().find(|it| it.person.sex == Sex::Male);
        fathers.map_or_else(|| self.surname_of_head(), |it| surname_of(&it.person))
    }
}

fn surname_of(person: &Person) -> String {
    match person.name.strip_prefix("欧阳") {
        Some(_) => "欧阳".to_owned(),
        None => person.name.chars().take(1).collect(),
    }
}
