//! The English words and the pinyin, found however they are spaced or cased.

use super::{Finding, Offence};

/// Stems that no word of a pack may hold, whatever stands around them.
const STEMS: &[(&str, Offence)] = &[
    ("land", Offence::RuralRight),
    ("farm", Offence::RuralRight),
    ("homestead", Offence::RuralRight),
    ("rural", Offence::RuralRight),
    ("village", Offence::RuralRight),
    ("usufruct", Offence::RuralRight),
    ("sharehold", Offence::RuralRight),
    ("chengbao", Offence::RuralRight),
    ("zhaiji", Offence::RuralRight),
    ("sanquan", Offence::RuralRight),
    ("surrender", Offence::GivingUp),
    ("relinquish", Offence::GivingUp),
    ("renounc", Offence::GivingUp),
    ("renunciation", Offence::GivingUp),
    ("forfeit", Offence::GivingUp),
];

/// Beginnings of words.
const BEGINNINGS: &[(&str, Offence)] = &[
    ("agrar", Offence::RuralRight),
    ("agricult", Offence::NatureOfRegistration),
    ("peasant", Offence::RuralRight),
    ("acre", Offence::RuralRight),
    ("plot", Offence::RuralRight),
    ("dividend", Offence::RuralRight),
    ("collectiv", Offence::RuralRight),
    ("cooperativ", Offence::RuralRight),
    ("membership", Offence::RuralRight),
    ("tudi", Offence::RuralRight),
    ("nong", Offence::RuralRight),
    ("cunwei", Offence::RuralRight),
    ("cbjyq", Offence::RuralRight),
    ("zjd", Offence::RuralRight),
    ("waive", Offence::GivingUp),
    ("withdraw", Offence::GivingUp),
    ("vacat", Offence::GivingUp),
    ("exit", Offence::GivingUp),
    ("quit", Offence::GivingUp),
    ("cede", Offence::GivingUp),
    ("ceding", Offence::GivingUp),
    ("cession", Offence::GivingUp),
    ("tuichu", Offence::GivingUp),
    ("tuidi", Offence::GivingUp),
    ("jiaohui", Offence::GivingUp),
    ("shouhui", Offence::GivingUp),
    ("fangqi", Offence::GivingUp),
];

/// Words, and words in a row.
const PHRASES: &[(&[&str], Offence)] = &[
    (&["share"], Offence::RuralRight),
    (&["shares"], Offence::RuralRight),
    (&["mu"], Offence::RuralRight),
    (&["three", "rights"], Offence::RuralRight),
    (&["use", "right"], Offence::RuralRight),
    (&["use", "rights"], Offence::RuralRight),
    (&["contracted", "right"], Offence::RuralRight),
    (&["contracted", "rights"], Offence::RuralRight),
    (&["give", "up"], Offence::GivingUp),
    (&["gives", "up"], Offence::GivingUp),
    (&["given", "up"], Offence::GivingUp),
    (&["giving", "up"], Offence::GivingUp),
    (&["hand", "back"], Offence::GivingUp),
    (&["hands", "back"], Offence::GivingUp),
    (&["handed", "back"], Offence::GivingUp),
    (&["handing", "back"], Offence::GivingUp),
    (&["native", "place"], Offence::PlaceOfOrigin),
    (&["place", "of", "origin"], Offence::PlaceOfOrigin),
    (&["home", "county"], Offence::PlaceOfOrigin),
];

/// Words that hold a stem and mean nothing of the kind.
const HARMLESS: &[&str] = &["landlord", "landlords", "landlady", "plural", "inland", "mainland"];

/// The ways to write a letter as a digit or a sign.
const LETTER_SIGNS: &[(char, char)] = &[
    ('0', 'o'),
    ('1', 'l'),
    ('3', 'e'),
    ('4', 'a'),
    ('5', 's'),
    ('7', 't'),
    ('@', 'a'),
    ('$', 's'),
];

pub(super) fn find(text: &str) -> impl Iterator<Item = Finding> {
    let text = text.replace("collective household", "household");
    let words = words(&text);
    let mut found = Vec::new();
    for word in words.iter().filter(|it| !HARMLESS.contains(&it.as_str())) {
        let stems = STEMS.iter().filter(|(stem, _)| word.contains(stem));
        let beginnings = BEGINNINGS.iter().filter(|(beginning, _)| word.starts_with(beginning));
        found.extend(stems.chain(beginnings).map(|(it, offence)| Finding::new(*offence, *it)));
    }
    for (phrase, offence) in PHRASES {
        if words.windows(phrase.len()).any(|it| it == *phrase) {
            found.push(Finding::new(*offence, phrase.join(" ")));
        }
    }
    found.extend(torn(&words));
    found.into_iter()
}

/// The words in lower case, signs read as letters; letters that stand alone are taken together, as in `l a n d`.
pub(super) fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().map(|it| letter(it.to_ascii_lowercase())).collect();
    let mut words: Vec<String> = Vec::new();
    let mut alone = false;
    for word in text.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| !it.is_empty()) {
        let single = word.len() == 1;
        match words.last_mut() {
            Some(last) if single && alone => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        alone = single;
    }
    words
}

fn letter(character: char) -> char {
    let found = LETTER_SIGNS.iter().find(|(sign, _)| *sign == character);
    found.map_or(character, |(_, letter)| *letter)
}

/// Long stems in the words run together, as `sur-render` and `zhai ji di` are; short ones would be found between honest words.
fn torn(words: &[String]) -> impl Iterator<Item = Finding> {
    const LONG: usize = 6;
    let whole: String =
        words.iter().filter(|it| !HARMLESS.contains(&it.as_str())).cloned().collect();
    let long = STEMS.iter().filter(|(stem, _)| stem.len() >= LONG);
    let hits = long.filter(move |(stem, _)| whole.contains(stem));
    hits.map(|(stem, offence)| Finding::new(*offence, *stem))
}
