//! Characters that plain text has no use for: look-alikes, radicals, invisible and full-width letters.

use super::{Finding, Offence};

/// The punctuation of Chinese text, beside ASCII.
const PUNCTUATION: &str = "，。、；：？！（）《》〈〉“”‘’—…·〔〕【】「」『』％〇～";

/// Every character that is none of ASCII, a unified ideograph or punctuation.
pub(super) fn find(text: &str) -> impl Iterator<Item = Finding> {
    let odd = text.chars().filter(|it| !plain(*it));
    odd.take(1).map(|it| Finding::new(Offence::Disguise, format!("U+{:04X}", u32::from(it))))
}

fn plain(character: char) -> bool {
    matches!(character, '\n' | ' '..='~' | '\u{4e00}'..='\u{9fff}')
        || PUNCTUATION.contains(character)
}
