//! Records, decisions and histories, and the words of their fields.

mod decisions;
mod histories;
mod schema;

use chrono::NaiveDate;
use identity::DivisionCode;
use uuid::Uuid;

use super::{Application, ApplicationCompanion, ApplicationId, Evidence, PersonId, Ruling};
use crate::tests::cases::facts;
use crate::{Companion, DocumentType, Kinship};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place(code: &str) -> DivisionCode {
    DivisionCode::parse(code).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn application(pack: &str, channel: &str, given: &str, documents: &[DocumentType]) -> Application {
    let evidence = |document: &DocumentType| Evidence {
        document: *document,
        sha256: "00".repeat(32),
        issued_day: Some(day("2025-01-01")),
    };
    let relation = Companion { kinship: Kinship::Spouse, lives_together: true };
    Application {
        id: ApplicationId(id(1)),
        applicant: PersonId(id(2)),
        policy_pack: pack.into(),
        channel: channel.into(),
        place: place("220202"),
        submitted_day: day("2025-03-03"),
        own_wish_declared_day: day("2025-03-03"),
        facts: facts(given),
        evidence: documents.iter().map(evidence).collect(),
        companions: vec![ApplicationCompanion { person: PersonId(id(3)), relation }],
    }
}

fn ruling(decided_day: &str, other_act: Option<&str>) -> Ruling {
    Ruling {
        decided_by: "审批甲".into(),
        decided_day: day(decided_day),
        other_act: other_act.map(|it| crate::lint::FreeText::parse(it).unwrap()),
        reason: None,
    }
}
