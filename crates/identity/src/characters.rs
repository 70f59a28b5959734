//! A fixed number of ASCII characters held in place: what every code is made of.

use std::ops::Range;

use crate::{CodeError, CodeRule, error::CodeName};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Characters<const N: usize>(
    // Invariant: ASCII.
    [u8; N],
);

impl<const N: usize> Characters<N> {
    const LENGTH: &'static [usize] = &[N];

    /// Reads exactly `N` characters; `read` judges the character at each 1-based position.
    pub(crate) fn parse(
        name: CodeName,
        text: &str,
        read: impl Fn(usize, char) -> Result<u8, CodeRule>,
    ) -> Result<Self, CodeError> {
        let found = text.chars().count();
        if found != N {
            let rule = CodeRule::WrongLength { expected: Self::LENGTH, found };
            return Err(CodeError::new(name, text, rule));
        }
        let mut bytes = [b'0'; N];
        for (position, (byte, it)) in (1..).zip(bytes.iter_mut().zip(text.chars())) {
            *byte = read(position, it)
                .map_err(|rule| CodeError::new(name, text, rule).at(position, text))?;
        }
        Ok(Self(bytes))
    }

    pub(crate) fn digits(name: CodeName, text: &str) -> Result<Self, CodeError> {
        Self::parse(name, text, |_, it| digit(it))
    }

    /// Digits that another code has checked already.
    pub(crate) fn from_digits(digits: [u8; N]) -> Self {
        debug_assert!(digits.iter().all(u8::is_ascii_digit));
        Self(digits)
    }

    pub(crate) fn as_str(&self) -> &str {
        // The bytes are ASCII, so the fallback is never taken.
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The `M` characters after the first `FROM`, which the compiler knows to be there.
    pub(crate) fn part<const FROM: usize, const M: usize>(&self) -> Characters<M> {
        const { assert!(FROM + M <= N, "the part lies inside the code") };
        Characters(std::array::from_fn(|it| self.0.get(FROM + it).copied().unwrap_or(b'0')))
    }

    pub(crate) fn text(&self, range: Range<usize>) -> &str {
        self.as_str().get(range).unwrap_or_default()
    }

    /// The number that the digits in the 0-based range write.
    pub(crate) fn number(&self, range: Range<usize>) -> u32 {
        let digits = self.0.get(range).unwrap_or_default();
        digits.iter().fold(0, |sum, it| sum * 10 + u32::from(it.saturating_sub(b'0')))
    }

    /// The character at a 1-based position.
    pub(crate) fn at(&self, position: usize) -> char {
        self.0.get(position.saturating_sub(1)).copied().map_or('\0', char::from)
    }

    /// The same characters with one ASCII byte behind them.
    pub(crate) fn followed_by<const M: usize>(&self, last: u8) -> Characters<M> {
        const { assert!(M == N + 1, "one character is added") };
        Characters(std::array::from_fn(|it| self.0.get(it).copied().unwrap_or(last)))
    }
}

pub(crate) fn digit(it: char) -> Result<u8, CodeRule> {
    u8::try_from(it).ok().filter(u8::is_ascii_digit).ok_or(CodeRule::NotADigit)
}

pub(crate) fn one_of(it: char, characters: &'static str) -> Result<u8, CodeRule> {
    let listed = |it: &u8| characters.as_bytes().contains(it);
    u8::try_from(it).ok().filter(listed).ok_or(CodeRule::NotOneOf { characters })
}

/// Refuses a sequence number outside `first..=last`, which begins at the 1-based `position`.
pub(crate) fn sequence(
    name: CodeName,
    text: &str,
    position: usize,
    found: u32,
    (first, last): (u32, u32),
) -> Result<(), CodeError> {
    if (first..=last).contains(&found) {
        return Ok(());
    }
    let rule = CodeRule::SequenceOutOfRange { first, last };
    Err(CodeError::new(name, text, rule).at(position, text))
}

/// `Display`, `Debug` and `FromStr` of a code that may be shown whole.
macro_rules! shown_as_text {
    ($code:ident) => {
        impl std::fmt::Display for $code {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $code {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($code), self.as_str())
            }
        }

        impl std::str::FromStr for $code {
            type Err = $crate::CodeError;

            fn from_str(text: &str) -> Result<Self, $crate::CodeError> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $code {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $code {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use shown_as_text;
