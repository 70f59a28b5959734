//! The clause that may name a right, because it protects it: 不得以退出…作为…进城落户的条件.

use super::chinese::plain;
use super::english::words;
use super::{Finding, Offence};

const PROHIBITIONS: &[&str] = &["不得", "不允许", "不能", "禁止", "严禁"];
const GIVING_UP: &[&str] = &["退出", "收回", "放弃", "交回", "转让"];
/// The longer name comes before the one that it begins with.
const RIGHTS: &[&str] = &[
    "三权",
    "土地承包经营权",
    "农村土地承包经营权",
    "承包地",
    "承包权",
    "宅基地使用权",
    "宅基地",
    "集体收益分配权",
];
const CONNECTIVES: &[&str] = &["以及", "及", "和", "或者", "或", "与"];
const SETTLERS: &[&str] = &["农民", "农户", "农村居民", "农业转移人口"];
const CONDITIONS: &[&str] = &["进城落户的条件", "进城落户条件", "落户的条件", "落户条件", "条件"];

/// Words that turn a clause into its own exception.
const EXCEPTIONS: &[&str] = &[
    "除外",
    "例外",
    "不适用",
    "不受",
    "但",
    "暂缓",
    "暂停",
    "停止",
    "不再",
    "失效",
    "废止",
    "除非",
    "另行",
];
const ENGLISH_EXCEPTIONS: &[&str] = &["unless", "except", "excepting", "however", "suspended"];

const ENGLISH_SUBJECT: &[&str] = &[
    "giving",
    "up",
    "surrender",
    "of",
    "exit",
    "from",
    "withdrawal",
    "leaving",
    "the",
    "a",
    "any",
    "three",
    "rural",
    "right",
    "rights",
    "land",
    "contract",
    "contracted",
    "homestead",
    "use",
    "to",
    "share",
    "in",
    "collective",
    "income",
    "and",
    "or",
];
const ENGLISH_PROHIBITIONS: &[&[&str]] = &[&["must", "not"], &["may", "not"], &["shall", "not"]];
const ENGLISH_CONDITION: &[&str] = &[
    "be",
    "made",
    "a",
    "the",
    "condition",
    "of",
    "for",
    "settling",
    "settlement",
    "moving",
    "to",
    "into",
    "in",
    "town",
    "city",
    "registration",
];

/// Takes the protective sentences out of a text: whether there were any, and the rest.
pub(super) fn set_aside(text: &str) -> (bool, String) {
    let sentences = text.split_inclusive(['。', '；', '！', '？', '.', ';', '!', '?']);
    let (protective, rest): (Vec<&str>, Vec<&str>) = sentences.partition(|it| protects(it));
    (!protective.is_empty(), rest.concat())
}

/// The exceptions in what stands beside a protective clause.
pub(super) fn exceptions(rest: &str) -> impl Iterator<Item = Finding> {
    let (plain, words) = (plain(rest), words(rest));
    let chinese = EXCEPTIONS.iter().filter(move |it| plain.contains(**it));
    let english = ENGLISH_EXCEPTIONS.iter().filter(move |it| words.iter().any(|word| word == **it));
    chinese.chain(english).map(|it| Finding::new(Offence::ExceptionToProtection, *it))
}

fn protects(sentence: &str) -> bool {
    // The plain text of a Chinese sentence leaves letters out, behind which a demand could stand.
    let chinese_alone = !sentence.contains(|it: char| it.is_ascii_alphanumeric());
    (chinese_alone && protects_in_chinese(&plain(sentence)).is_some())
        || protects_in_english(sentence)
}

/// Reads the sentence from its first to its last character; nothing may stand before, between or after.
fn protects_in_chinese(sentence: &str) -> Option<()> {
    let rest = sentence.strip_prefix("现阶段").unwrap_or(sentence);
    let rest = one_of(rest, PROHIBITIONS)?.strip_prefix('以')?;
    let rest = rights(one_of(rest, GIVING_UP)?)?.strip_prefix("作为")?;
    let rest = one_of(rest, SETTLERS).unwrap_or(rest);
    one_of(rest, CONDITIONS)?.is_empty().then_some(())
}

fn one_of<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|it| text.strip_prefix(it))
}

/// One right or several, with 和, 或 or nothing between them and perhaps 等 behind.
fn rights(text: &str) -> Option<&str> {
    let mut rest = one_of(text, RIGHTS)?;
    while let Some(next) = one_of(one_of(rest, CONNECTIVES).unwrap_or(rest), RIGHTS) {
        rest = next;
    }
    Some(rest.strip_prefix('等').unwrap_or(rest))
}

/// `Giving up the land contract must not be made a condition of settling in town`, and nothing beside it.
fn protects_in_english(sentence: &str) -> bool {
    let words = words(sentence);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(place) = words.windows(2).position(|it| ENGLISH_PROHIBITIONS.contains(&it)) else {
        return false;
    };
    let (subject, predicate) = words.split_at(place);
    let condition = predicate.get(2..).unwrap_or_default();
    let within = |part: &[&str], known: &[&str]| {
        !part.is_empty() && part.iter().all(|it| known.contains(it))
    };
    condition.contains(&"condition")
        && sentence.is_ascii()
        && within(subject, ENGLISH_SUBJECT)
        && within(condition, ENGLISH_CONDITION)
}
