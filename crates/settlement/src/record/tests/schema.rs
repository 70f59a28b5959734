//! The serialised records, field by field: no field for a right or for the nature of a registration.

use chrono::DateTime;
use expect_test::expect;
use serde_json::Value;

use super::{application, day, id, place, ruling};
use crate::DocumentType as Paper;
use crate::evaluation::residence_permit;
use crate::lint::look_through;
use crate::record::{
    ApplicationId, Decision, Event, PermitId, PersonId, ResidencePermit, SettlementFact,
    SettlementFactId,
};
use crate::tests::cases::{facts, pack};

/// One of each record, every optional field filled.
fn records() -> Vec<(&'static str, Value)> {
    let given = "in-city-district owned-dwelling";
    let application = application("jiaxing", "city-dwelling", given, &[Paper::DwellingOwnership]);
    let mut ruling =
        ruling("2025-03-10", Some("《嘉兴市进一步调整完善相关户口迁移管理的规定》第三条"));
    ruling.reason = ruling.other_act.clone();
    let other_act = ruling.other_act.clone();
    let decision = Decision::grant(&application, pack("jiaxing"), ruling).unwrap();
    let permit = ResidencePermit {
        id: PermitId(id(5)),
        holder: PersonId(id(2)),
        policy_pack: "jilin".into(),
        clause: residence_permit(pack("jilin"), &facts("")).clause,
        other_act,
        place: place("220202"),
        issued_day: day("2025-03-03"),
    };
    let (place, application_id) = (place("220202"), ApplicationId(id(1)));
    let events = [
        Event::Settled { place, application: application_id },
        Event::Returned { place },
        Event::PermitIssued { permit: permit.id, place },
        Event::PermitCancelled { permit: permit.id },
    ];
    let fact = |event| SettlementFact {
        id: SettlementFactId(id(6)),
        person: PersonId(id(2)),
        event,
        effective_day: day("2025-03-03"),
        recorded_at: DateTime::UNIX_EPOCH,
    };
    let mut records = vec![
        ("application", serde_json::to_value(&application).unwrap()),
        ("decision", serde_json::to_value(&decision).unwrap()),
        ("permit", serde_json::to_value(&permit).unwrap()),
    ];
    records.extend(events.map(|it| ("fact", serde_json::to_value(fact(it)).unwrap())));
    records
}

/// Every field of a value, with the path to it.
fn fields(path: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = format!("{path}.{key}");
                found.push(path.clone());
                fields(&path, value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|it| fields(path, it, found)),
        _ => {}
    }
}

fn all_fields() -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in records() {
        fields(name, &value, &mut found);
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn no_field_names_a_right_or_the_nature_of_a_registration() {
    for field in all_fields() {
        assert_eq!(look_through(&field), [], "{field}");
        let forbidden = ["nature", "case", "parcel", "register_act", "household", "class"];
        assert!(!forbidden.iter().any(|it| field.contains(it)), "{field}");
    }
}

#[test]
fn the_fields_are_these_and_no_others() {
    expect![[r#"
        application.applicant
        application.channel
        application.companions
        application.companions.person
        application.companions.relation
        application.companions.relation.kinship
        application.companions.relation.lives_together
        application.evidence
        application.evidence.document
        application.evidence.issued_day
        application.evidence.sha256
        application.facts
        application.facts.kind
        application.id
        application.own_wish_declared_day
        application.place
        application.policy_pack
        application.submitted_day
        decision.application
        decision.basis
        decision.basis.channel
        decision.basis.clause
        decision.basis.clause.at
        decision.basis.clause.quotation
        decision.basis.other_act
        decision.basis.policy_pack
        decision.companions
        decision.companions.answer
        decision.companions.clause
        decision.companions.clause.at
        decision.companions.clause.quotation
        decision.companions.person
        decision.decided_by
        decision.decided_day
        decision.outcome
        decision.reason
        fact.effective_day
        fact.event
        fact.event.application
        fact.event.kind
        fact.event.permit
        fact.event.place
        fact.id
        fact.person
        fact.recorded_at
        permit.clause
        permit.clause.at
        permit.clause.quotation
        permit.holder
        permit.id
        permit.issued_day
        permit.other_act
        permit.place
        permit.policy_pack"#]]
    .assert_eq(&all_fields().join("\n"));
}

#[test]
fn a_record_with_a_field_of_another_book_is_not_read() {
    let (_, mut value) = records().remove(0);
    assert!(serde_json::from_value::<crate::record::Application>(value.clone()).is_ok());
    value["exit_case"] = "2025-001".into();
    assert!(serde_json::from_value::<crate::record::Application>(value).is_err());
}

#[test]
fn a_decision_is_read_back_as_it_was_written() {
    let (_, value) = records().remove(1);
    let decision: Decision = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(decision).unwrap(), value);
}
