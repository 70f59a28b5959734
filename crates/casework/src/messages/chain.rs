//! The chain of messages: each names the one before it, so that none is missing, none comes twice, and each has its place.

use std::collections::{BTreeSet, HashMap};

use identity::County;
use tenure::change_message::{ChangeMessage, Serial};

use super::MessageRefused;

/// A message as it was delivered, with the SHA-256 of its bytes in lower-case hexadecimal digits.
#[derive(Clone, Debug)]
pub struct Delivered {
    pub message: ChangeMessage,
    pub digest: String,
}

/// Puts messages in the order of their chain, which goes on behind the last one that is here already.
pub(super) fn in_order(
    county: County,
    delivered: Vec<Delivered>,
    last: Option<Serial>,
) -> Result<Vec<Delivered>, MessageRefused> {
    let mut followers: HashMap<Option<Serial>, Delivered> = HashMap::new();
    let mut serials = BTreeSet::new();
    let n_delivered = delivered.len();
    for it in delivered {
        let ChangeMessage { serial, predecessor, sender, .. } = &it.message;
        if *sender != county || !serial.as_str().starts_with(county.as_str()) {
            return Err(MessageRefused::OtherCounty { serial: serial.clone(), county });
        }
        if !serials.insert(serial.clone()) {
            return Err(MessageRefused::Repeated { serial: serial.clone() });
        }
        let one = serial.clone();
        if let Some(other) = followers.insert(predecessor.clone(), it) {
            return Err(MessageRefused::Fork { one, other: other.message.serial });
        }
    }
    let mut ordered = Vec::with_capacity(n_delivered);
    let mut end = last;
    while let Some(next) = followers.remove(&end) {
        end = Some(next.message.serial.clone());
        ordered.push(next);
    }
    // The earliest of those that found no place tells most.
    let left = followers.into_values().min_by(|a, b| a.message.serial.cmp(&b.message.serial));
    match left {
        None => Ok(ordered),
        Some(left) => Err(gap(left.message, end)),
    }
}

fn gap(message: ChangeMessage, last: Option<Serial>) -> MessageRefused {
    let named = |it: Option<Serial>| it.map_or_else(|| "none".to_owned(), |it| it.to_string());
    MessageRefused::Gap {
        serial: message.serial,
        predecessor: named(message.predecessor),
        last: named(last),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use identity::{County, DivisionCode};
    use tenure::change_message::{BusinessCode, ChangeMessage, Serial, Subject};
    use tenure::submission::Village;
    use uuid::Uuid;

    use super::{Delivered, in_order};

    fn county() -> County {
        County::parse("220221").unwrap()
    }

    fn serial(n: u32) -> Serial {
        Serial::nth(county(), NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), n).unwrap()
    }

    /// A message and the one that it names before itself; 0 is none.
    fn message(n: u32, before: u32) -> Delivered {
        let message = ChangeMessage {
            id: Uuid::from_u128(u128::from(n)),
            sender: county(),
            sent_at: DateTime::UNIX_EPOCH,
            code: BusinessCode::parse("1031").unwrap(),
            serial: serial(n),
            predecessor: (before > 0).then(|| serial(before)),
            effect_day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            division: DivisionCode::parse("220221").unwrap(),
            division_name: String::new(),
            subject: Subject::default(),
            before: Village::default(),
            after: Village::default(),
        };
        Delivered { message, digest: String::new() }
    }

    /// The order of messages behind the last one, or why there is none.
    fn ordered(messages: &[(u32, u32)], last: u32) -> Result<Vec<u32>, String> {
        let delivered = messages.iter().map(|(n, before)| message(*n, *before)).collect();
        let last = (last > 0).then(|| serial(last));
        match in_order(county(), delivered, last) {
            Ok(ordered) => Ok(ordered.iter().map(|it| it.message.serial.counted()).collect()),
            Err(error) => Err(format!("{error:?}").split([' ', '{']).next().unwrap().to_owned()),
        }
    }

    #[test]
    fn messages_follow_one_another_in_whatever_order_they_come() {
        assert_eq!(ordered(&[(3, 2), (1, 0), (2, 1)], 0), Ok(vec![1, 2, 3]));
        assert_eq!(ordered(&[(9, 2), (4, 9)], 2), Ok(vec![9, 4]));
        assert_eq!(ordered(&[], 2), Ok(vec![]));
    }

    #[test]
    fn a_missing_message_is_found() {
        assert_eq!(ordered(&[(1, 0), (3, 2)], 0), Err("Gap".to_owned()));
        assert_eq!(ordered(&[(2, 1)], 0), Err("Gap".to_owned()));
        assert_eq!(ordered(&[(1, 0)], 5), Err("Gap".to_owned()));
    }

    #[test]
    fn a_message_that_comes_twice_is_found() {
        assert_eq!(ordered(&[(1, 0), (1, 0)], 0), Err("Repeated".to_owned()));
        assert_eq!(ordered(&[(1, 0), (1, 3)], 0), Err("Repeated".to_owned()));
    }

    #[test]
    fn two_messages_with_one_before_them_are_found() {
        assert_eq!(ordered(&[(1, 0), (2, 1), (3, 1)], 0), Err("Fork".to_owned()));
    }

    #[test]
    fn messages_that_name_each_other_lead_nowhere() {
        assert_eq!(ordered(&[(1, 2), (2, 1)], 0), Err("Gap".to_owned()));
        assert_eq!(ordered(&[(1, 1)], 0), Err("Gap".to_owned()));
    }

    #[test]
    fn a_message_of_another_county_is_found() {
        let mut other = message(1, 0);
        other.message.sender = County::parse("330421").unwrap();
        assert!(in_order(county(), vec![other], None).is_err());
    }
}
