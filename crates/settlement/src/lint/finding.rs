//! What the linter says.

use std::fmt;

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offence {
    /// It names a right in the countryside, what the right is to, or the paper that proves it.
    RuralRight,
    /// It speaks of giving something up, or of having nothing left.
    GivingUp,
    /// It asks the place of origin to certify, or looks at what somebody has there.
    PlaceOfOrigin,
    /// It tells people apart by 农业 and 非农业 or by the nature of their registration (HR-06).
    NatureOfRegistration,
    /// It makes an exception to the protective clause.
    ExceptionToProtection,
    /// It holds a number as long as the codes of other books are.
    CodeOfAnotherBook,
    /// It holds a character that no plain text holds, behind which a word could hide.
    Disguise,
}

/// One offence and the word that gave it away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub offence: Offence,
    /// The word, in plain characters; of a disguise the code of the character.
    pub word: String,
}

impl Finding {
    pub(super) fn new(offence: Offence, word: impl Into<String>) -> Self {
        Self { offence, word: word.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = &self.word;
        match self.offence {
            Offence::RuralRight => write!(
                f,
                "`{word}` names a right in the countryside, on which no settlement may turn"
            ),
            Offence::GivingUp => {
                write!(f, "`{word}` speaks of giving something up, on which no settlement may turn")
            }
            Offence::PlaceOfOrigin => {
                write!(f, "`{word}` looks at what somebody has where they come from")
            }
            Offence::NatureOfRegistration => {
                write!(f, "`{word}` tells registrations apart by their nature, which is abolished")
            }
            Offence::ExceptionToProtection => {
                write!(f, "`{word}` makes an exception to the protective clause")
            }
            Offence::CodeOfAnotherBook => {
                write!(f, "`{word}` is as long as a code of another book, which has no place here")
            }
            Offence::Disguise => {
                write!(f, "`{word}` is a character behind which a word could hide")
            }
        }
    }
}
