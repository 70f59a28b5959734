//! 领证: who collected a certificate, when, and with which document.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::IdentityDocument;

/// A certificate that was collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collected {
    /// The code of the certificate, which is its contract's, or that of the homestead's unit.
    pub certificate: String,
    /// 领取日期
    pub day: NaiveDate,
    /// 领取人
    pub collector_name: String,
    pub collector_document: IdentityDocument,
    /// SHA-256 of the mandate 委托书 of whoever collects for the holder.
    pub mandate_sha256: Option<String>,
}

/// A certificate that a case made, and the holder whom it waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub certificate: String,
    pub made_day: NaiveDate,
    /// 承包方代表, or 户主 of a homestead
    pub holder_name: String,
    /// Where it is known.
    pub holder_document: Option<IdentityDocument>,
}

/// What is missing or wrong in what is noted of the collection; the certificate is said, and the collector is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCollected {
    #[error("it is not said who collected the certificate `{certificate}`")]
    Unsaid { certificate: String },
    #[error("the case made no certificate `{certificate}` that waits to be collected")]
    NotMade { certificate: String },
    #[error("the certificate `{certificate}` is collected twice")]
    Twice { certificate: String },
    #[error(
        "the certificate `{certificate}` was made on {made_day} and cannot be collected on {day}"
    )]
    BeforeMade { certificate: String, made_day: NaiveDate, day: NaiveDate },
    #[error("the certificate `{certificate}` would be collected on {day}, which is still to come")]
    StillToCome { certificate: String, day: NaiveDate },
    #[error("the collector of `{certificate}` is given no name or no document number")]
    Nameless { certificate: String },
    #[error("whoever collected `{certificate}` is not its holder, and shows no mandate")]
    WithoutMandate { certificate: String },
}

/// Whether it is said of every certificate that waits who collected it, and of no other.
///
/// The holder is known by name and document; anybody else shows a mandate.
pub fn check_collected(
    waiting: &[Waiting],
    collected: &[Collected],
    today: NaiveDate,
) -> Result<(), NotCollected> {
    let mut seen = BTreeSet::new();
    for it in collected {
        let certificate = it.certificate.clone();
        let made = waiting.iter().find(|made| made.certificate == certificate);
        let Some(made) = made else { return Err(NotCollected::NotMade { certificate }) };
        if !seen.insert(it.certificate.as_str()) {
            return Err(NotCollected::Twice { certificate });
        }
        check_one(made, it, today)?;
    }
    match waiting.iter().find(|it| !seen.contains(it.certificate.as_str())) {
        Some(it) => Err(NotCollected::Unsaid { certificate: it.certificate.clone() }),
        None => Ok(()),
    }
}

fn check_one(made: &Waiting, it: &Collected, today: NaiveDate) -> Result<(), NotCollected> {
    let (certificate, day, made_day) = (it.certificate.clone(), it.day, made.made_day);
    if day < made_day {
        return Err(NotCollected::BeforeMade { certificate, made_day, day });
    }
    if day > today {
        return Err(NotCollected::StillToCome { certificate, day });
    }
    if it.collector_name.trim().is_empty()
        || it.collector_document.number.expose().trim().is_empty()
    {
        return Err(NotCollected::Nameless { certificate });
    }
    let holder = it.collector_name == made.holder_name
        && made.holder_document.as_ref() == Some(&it.collector_document);
    if holder || it.mandate_sha256.is_some() {
        return Ok(());
    }
    Err(NotCollected::WithoutMandate { certificate })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use identity::DocumentKind;

    use super::{Collected, NotCollected, Waiting, check_collected};
    use crate::{IdentityDocument, IdentityNumber};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    fn document(number: &str) -> IdentityDocument {
        let number = IdentityNumber::new(number);
        IdentityDocument { kind: DocumentKind::IdentityCard, number }
    }

    fn waiting(certificate: &str) -> Waiting {
        Waiting {
            certificate: certificate.to_owned(),
            made_day: day(10),
            holder_name: "张三".to_owned(),
            holder_document: Some(document("1")),
        }
    }

    fn collected(certificate: &str) -> Collected {
        Collected {
            certificate: certificate.to_owned(),
            day: day(12),
            collector_name: "张三".to_owned(),
            collector_document: document("1"),
            mandate_sha256: None,
        }
    }

    fn check(collected: &[Collected]) -> Result<(), NotCollected> {
        check_collected(&[waiting("A"), waiting("B")], collected, day(12))
    }

    /// What is said of a collection of the one certificate that waits.
    fn one(it: Collected) -> Result<(), NotCollected> {
        check_collected(&[waiting("A")], &[it], day(12))
    }

    #[test]
    fn each_certificate_is_collected_once() {
        assert_eq!(check(&[collected("B"), collected("A")]), Ok(()));
        let certificate = || "B".to_owned();
        assert_eq!(
            check(&[collected("A")]),
            Err(NotCollected::Unsaid { certificate: certificate() })
        );
        let twice = [collected("A"), collected("B"), collected("B")];
        assert_eq!(check(&twice), Err(NotCollected::Twice { certificate: certificate() }));
        let other = [collected("A"), collected("C")];
        assert_eq!(check(&other), Err(NotCollected::NotMade { certificate: "C".to_owned() }));
        assert_eq!(check_collected(&[], &[], day(12)), Ok(()));
    }

    #[test]
    fn a_certificate_is_collected_from_the_day_on_which_it_was_made_until_today() {
        for n in [10, 12] {
            assert_eq!(one(Collected { day: day(n), ..collected("A") }), Ok(()));
        }
        let early = one(Collected { day: day(9), ..collected("A") });
        assert!(matches!(early, Err(NotCollected::BeforeMade { .. })), "{early:?}");
        let late = one(Collected { day: day(13), ..collected("A") });
        assert!(matches!(late, Err(NotCollected::StillToCome { .. })), "{late:?}");
    }

    #[test]
    fn whoever_is_not_the_holder_shows_a_mandate() {
        let other_name = Collected { collector_name: "李四".to_owned(), ..collected("A") };
        let namesake = Collected { collector_document: document("2"), ..collected("A") };
        for it in [other_name, namesake] {
            let refused = one(it.clone());
            assert!(matches!(refused, Err(NotCollected::WithoutMandate { .. })), "{refused:?}");
            assert_eq!(one(Collected { mandate_sha256: Some("ab".repeat(32)), ..it }), Ok(()));
        }
    }

    #[test]
    fn a_collector_has_a_name_and_a_document() {
        let nameless = Collected { collector_name: " ".to_owned(), ..collected("A") };
        let without_number = Collected { collector_document: document(""), ..collected("A") };
        for it in [nameless, without_number] {
            let refused = one(Collected { mandate_sha256: Some("ab".repeat(32)), ..it });
            assert!(matches!(refused, Err(NotCollected::Nameless { .. })), "{refused:?}");
        }
    }
}
