//! What single cells say.

use chrono::{Days, NaiveDate};
use identity::{CitizenId, Relation, Sex};
use tenure::Shares;
use tenure::membership::Ground;

use super::finding::CellRule;

/// The grounds that a sheet can name; who succeeds to a membership stands in the act of the succession.
pub(super) const GROUNDS: [Ground; 6] = [
    Ground::Legacy,
    Ground::Birth,
    Ground::Marriage,
    Ground::Adoption,
    Ground::PolicyMigration,
    Ground::Livelihood,
];

/// How people say what GB/T 4761 says otherwise.
const RELATIONS: [(&str, &str); 9] = [
    ("妻子", "12"),
    ("丈夫", "11"),
    ("儿子", "20"),
    ("女儿", "30"),
    ("父", "51"),
    ("母", "52"),
    ("之子", "20"),
    ("之女", "30"),
    ("媳妇", "38"),
];

/// The day before the first that an office program counts, which believes in a 29th of February 1900.
const EPOCH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// An identity number; none where it is masked.
pub(super) fn identity_number(text: &str) -> Result<Option<CitizenId>, CellRule> {
    if text.contains('*') {
        return Ok(None);
    }
    let text = text.trim_start_matches('\'');
    CitizenId::parse_whatever_area(text).map(Some).map_err(|_rule| {
        let digits = text.len() == 18 && text.bytes().all(|it| it.is_ascii_digit());
        if digits && text.ends_with("000") {
            CellRule::DigitsLost
        } else {
            CellRule::IdentityNumber
        }
    })
}

pub(super) fn sex(text: &str) -> Result<Sex, CellRule> {
    let named = |it: &Sex| it.name_zh() == text || it.as_str() == text;
    Sex::ALL.into_iter().find(named).ok_or(CellRule::Sex)
}

/// By name, by code, or as people say; `其他` stands there seven times and says nothing.
pub(super) fn relation(text: &str) -> Result<Relation, CellRule> {
    let said = RELATIONS.iter().find(|(name, _)| *name == text).map_or(text, |(_, code)| code);
    let mut named = Relation::all().iter().filter(|it| it.name_zh() == said);
    match (Relation::parse(said), named.next(), named.next()) {
        (Ok(relation), ..) | (_, Some(&relation), None) => Ok(relation),
        _ => Err(CellRule::Relation),
    }
}

pub(super) fn ground(text: &str) -> Result<Ground, CellRule> {
    let named = |it: &Ground| it.name_zh() == text;
    GROUNDS.into_iter().find(named).ok_or(CellRule::Ground)
}

/// A day as people write it, or as office programs count it.
pub(super) fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, CellRule> {
    let day = written(text).or_else(|| counted(text)).ok_or(CellRule::Day)?;
    if day > today { Err(CellRule::FutureDay { today }) } else { Ok(day) }
}

/// `2025-05-01`, `2025.5.1`, `2025/5/1`, `2025年5月1日`, `20250501`.
fn written(text: &str) -> Option<NaiveDate> {
    let text = text.trim_end_matches('日');
    let parts: Vec<&str> = text.split(['-', '.', '/', '年', '月']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] => (*year, *month, *day),
        [whole] if whole.len() == 8 => (whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?),
        _ => return None,
    };
    let year = Some(year).filter(|it| it.len() == 4)?;
    NaiveDate::from_ymd_opt(number(year)?.try_into().ok()?, number(month)?, number(day)?)
}

/// Days of the epoch; those before 1927 (five digits) are taken for something else.
fn counted(text: &str) -> Option<NaiveDate> {
    let days = Some(text).filter(|it| it.len() == 5)?;
    EPOCH?.checked_add_days(Days::new(number(days)?.into()))
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A number of shares, `股` behind it or not.
pub(super) fn shares(text: &str) -> Result<Shares, CellRule> {
    let shares = Shares::parse(text.trim_end_matches('股').trim_end());
    shares.ok().filter(|it| !it.negative()).ok_or(CellRule::Shares)
}
