//! Consent 同意: who holds a right, who agreed to part with it, and how we know that it was they.

use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use tenure::ObjectId;
use tenure::case::china_day;

/// Eighteen years make an adult (民法典 17).
const ADULT: Months = Months::new(18 * 12);

/// The SHA-256 of a stored document, as 64 lower-case hexadecimal digits 证据摘要.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Evidence(String);

/// A text that is no SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("evidence is named by 64 lower-case hexadecimal digits of its SHA-256")]
pub struct NoDigest;

impl Evidence {
    pub fn parse(text: &str) -> Result<Self, NoDigest> {
        let sound = text.len() == 64
            && text.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it));
        if sound { Ok(Self(text.to_owned())) } else { Err(NoDigest) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Evidence {
    type Error = NoDigest;

    fn try_from(text: String) -> Result<Self, NoDigest> {
        Self::parse(&text)
    }
}

impl From<Evidence> for String {
    fn from(evidence: Evidence) -> Self {
        evidence.0
    }
}

/// Somebody who holds the right with others, or alone 共有人.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoHolder {
    pub person: ObjectId,
    pub name: String,
    pub birth_day: Option<NaiveDate>,
}

impl CoHolder {
    /// Whether the person must be asked: an adult, and anybody whose age is not known.
    pub fn is_adult(&self, on: NaiveDate) -> bool {
        let since = self.birth_day.and_then(|it| it.checked_add_months(ADULT));
        since.is_none_or(|it| it <= on)
    }
}

/// One co-holder's agreement, with how it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Whose agreement it is.
    pub of: ObjectId,
    pub signer: Signer,
    pub at: DateTime<Utc>,
    pub place: String,
    pub identity_check: IdentityCheck,
    /// The signed paper, or the recording.
    pub evidence: Evidence,
}

/// Who wrote the name; whoever signs for somebody else shows on what ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Signer {
    /// 本人
    Holder,
    /// 受托人, by a written mandate 委托书
    Mandatary { name: String, mandate: Evidence },
    /// 监护人, of somebody without full capacity
    Guardian { name: String, proof: Evidence },
}

/// How it was made sure that the signer is who they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityCheck {
    /// 当面核验, with the identity card in hand
    InPerson,
    /// 视频核验
    ByVideo,
}

/// The adult co-holders who have not agreed on a day or before.
pub fn not_agreed<'a>(
    holders: &'a [CoHolder],
    consents: &[Consent],
    on: NaiveDate,
) -> Vec<&'a CoHolder> {
    let given = |it: &&Consent| china_day(it.at) <= on;
    let agreed =
        |it: &CoHolder| consents.iter().filter(given).any(|consent| consent.of == it.person);
    holders.iter().filter(|it| it.is_adult(on) && !agreed(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::{CoHolder, Evidence, not_agreed};
    use crate::sample::{consent, day, evidence, person};

    fn born(n: u128, birth_day: Option<&str>) -> CoHolder {
        CoHolder { person: person(n), name: format!("村民{n}"), birth_day: birth_day.map(day) }
    }

    #[test]
    fn a_child_is_asked_from_the_eighteenth_birthday_on() {
        let child = born(1, Some("2008-11-23"));
        assert!(!child.is_adult(day("2026-11-22")));
        assert!(child.is_adult(day("2026-11-23")));
        assert!(born(1, None).is_adult(day("2026-11-22")), "an unknown age is asked");
    }

    #[test]
    fn one_consent_missing_is_named() {
        let holders = [born(1, Some("1970-01-01")), born(2, None), born(3, Some("2020-01-01"))];
        let missing = not_agreed(&holders, &[consent(1)], day("2026-11-22"));
        assert_eq!(missing, [&holders[1]]);
        assert!(not_agreed(&holders, &[consent(2), consent(1)], day("2026-11-22")).is_empty());
        // Both agreed on 2026-11-01.
        assert!(not_agreed(&holders, &[consent(2), consent(1)], day("2026-11-01")).is_empty());
        assert_eq!(not_agreed(&holders, &[consent(2), consent(1)], day("2026-10-31")).len(), 2);
    }

    #[test]
    fn evidence_is_a_digest_and_nothing_else() {
        assert_eq!(Evidence::parse(evidence(1).as_str()), Ok(evidence(1)));
        for text in ["", "0", &"0".repeat(63), &"0".repeat(65), &"A".repeat(64), &"省".repeat(64)]
        {
            assert!(Evidence::parse(text).is_err(), "{text}");
        }
    }
}
