//! Invented people and bodies, with numbers that pass their checks and can be nobody's.

use std::collections::HashSet;

use anyhow::{Result, bail};
use chrono::{Datelike as _, NaiveDate};
use identity::{CitizenId, CodeError, CodeRule, CreditCode, Sex};

use super::chance::Chance;
use super::names;

/// Serial numbers of a day: three digits, the last of which tells the sex.
const SERIALS: (i64, i64) = (1, 499);
const ORGANISATION_CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A person of a sample.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) sex: Sex,
    pub(super) birth_day: NaiveDate,
    pub(super) number: String,
}

/// The identity numbers of one area that have been given.
#[derive(Debug)]
pub(super) struct Numbers {
    area: String,
    given: HashSet<String>,
}

impl Numbers {
    pub(super) fn of_area(area: &str) -> Self {
        Self { area: area.to_owned(), given: HashSet::new() }
    }

    /// A person born in a year; the surname is given, since families share it.
    pub(super) fn person(
        &mut self,
        surname: &str,
        sex: Sex,
        birth_year: i32,
        chance: &mut Chance,
    ) -> Result<Person> {
        let days = chance.days(0, 364);
        let Some(first_day) = NaiveDate::from_yo_opt(birth_year, 1) else {
            bail!("there is no year {birth_year}");
        };
        let birth_day = first_day + days;
        let name = format!("{surname}{}", names::given(sex, chance));
        Ok(Person { name, sex, birth_day, number: self.number(birth_day, sex, chance)? })
    }

    fn number(&mut self, birth_day: NaiveDate, sex: Sex, chance: &mut Chance) -> Result<String> {
        loop {
            let parity = i64::from(sex == Sex::Male);
            let serial = 2 * chance.between(SERIALS.0, SERIALS.1) + parity;
            let digits = format!(
                "{}{:04}{:02}{:02}{serial:03}",
                self.area,
                birth_day.year(),
                birth_day.month(),
                birth_day.day()
            );
            if self.given.insert(digits.clone()) {
                return checked(&format!("{digits}0"), |it| {
                    CitizenId::parse_whatever_area(it).err()
                });
            }
        }
    }
}

/// A credit code that begins with two characters for the kind of body and an area that no division has.
pub(super) fn credit_code(kind: &str, area: &str, chance: &mut Chance) -> Result<String> {
    let body: String = (0..8).map(|_| chance.pick_character(ORGANISATION_CHARACTERS)).collect();
    checked(&format!("{kind}{area}{body}00"), |it| CreditCode::parse(it).err())
}

/// Puts in the check characters that the parser asks for, one after the other.
fn checked(text: &str, parse: impl Fn(&str) -> Option<CodeError>) -> Result<String> {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=characters.len() {
        let text: String = characters.iter().collect();
        let Some(error) = parse(&text) else { return Ok(text) };
        let (CodeRule::WrongCheckCharacter { expected }, Some(position)) =
            (error.rule(), error.position())
        else {
            return Err(error.into());
        };
        if let Some(place) = position.checked_sub(1).and_then(|it| characters.get_mut(it)) {
            *place = expected;
        }
    }
    bail!("no check characters suit `{text}`")
}
