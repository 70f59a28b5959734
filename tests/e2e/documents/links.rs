//! Documents as evidence for cases and acts.

use casework::{Refused, documents_of, link_document};
use chrono::{DateTime, Utc};
use e2e_tests::{Engine, INTAKE, Registry, on_both_engines, pdf, village};
use identity::{County, DivisionCode};
use serde_json::json;
use store::{CaseRow, DocumentId, DocumentSubject, Scope, StoreError};
use tenure::case::{CaseKind, State};
use uuid::Uuid;

use super::paper::{Paper, png};
use super::{SIBLING, VILLAGE};

on_both_engines!(
    a_case_has_its_documents_in_the_order_of_their_roles,
    a_document_of_another_village_cannot_be_linked,
    a_document_of_another_village_is_not_among_those_of_a_case,
    what_is_not_there_has_no_documents,
    an_act_has_its_documents_once_it_is_recorded,
    a_link_that_is_not_committed_is_none,
);

const CASE: DocumentSubject = DocumentSubject::Case(Uuid::from_u128(7));

fn county() -> County {
    County::parse("220221").unwrap()
}

/// A registry with a case that has nothing yet.
async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    let mut unit = registry.store.begin(county()).await.unwrap();
    unit.insert_case(&case(registry.now()), &[]).await.unwrap();
    unit.commit().await.unwrap();
    registry
}

fn case(accepted_at: DateTime<Utc>) -> CaseRow {
    let DocumentSubject::Case(id) = CASE else { unreachable!() };
    let contract = "220221901901010001J";
    let request = json!({ "kind": "cancellation", "on": contract, "reason": "court-decision" });
    CaseRow {
        id,
        county: county(),
        number: "220221-2026-000001".to_owned(),
        kind: CaseKind::Cancellation,
        division: DivisionCode::parse(VILLAGE).unwrap(),
        state: State::Accepted,
        revision: 1,
        applicant: "申请人".to_owned(),
        request: serde_json::from_value(request).unwrap(),
        accepted_by: INTAKE.to_owned(),
        accepted_at,
        act: None,
    }
}

async fn hand_in(registry: &Registry, bytes: Vec<u8>) -> DocumentId {
    DocumentId(Paper::of(bytes).hand_in(registry).await.parse().unwrap())
}

/// Links a document in a unit of work of its own.
async fn link(
    registry: &Registry,
    document: DocumentId,
    subject: DocumentSubject,
    role: &str,
) -> Result<(), Refused> {
    let mut unit = registry.store.begin(county()).await.unwrap();
    link_document(&mut unit, &registry.officer, document, subject, role, registry.now()).await?;
    unit.commit().await.unwrap();
    Ok(())
}

/// The documents of a subject with their roles.
async fn linked(registry: &Registry, subject: DocumentSubject) -> Vec<(String, DocumentId)> {
    let found = documents_of(&registry.store, &registry.officer, county(), subject).await.unwrap();
    assert!(found.iter().all(|(link, document)| link.document == document.id));
    found.into_iter().map(|(link, document)| (link.role, document.id)).collect()
}

async fn a_case_has_its_documents_in_the_order_of_their_roles(engine: Engine) {
    let registry = registry(engine).await;
    let (contract, card) = (hand_in(&registry, pdf(b"1")).await, hand_in(&registry, png()).await);
    link(&registry, card, CASE, "b 身份证").await.unwrap();
    link(&registry, contract, CASE, "a 承包合同").await.unwrap();
    // The same again changes nothing, and a paper may serve twice.
    link(&registry, contract, CASE, "a 承包合同").await.unwrap();
    link(&registry, contract, CASE, "c 补充材料").await.unwrap();
    let expected = [("a 承包合同", contract), ("b 身份证", card), ("c 补充材料", contract)];
    assert_eq!(linked(&registry, CASE).await, expected.map(|(role, id)| (role.to_owned(), id)));
    assert_eq!(linked(&registry, DocumentSubject::Case(Uuid::from_u128(8))).await, []);
    assert_eq!(linked(&registry, DocumentSubject::Act(Uuid::from_u128(7))).await, []);

    let mut unit = registry.store.begin(county()).await.unwrap();
    let seen = unit.documents_of(&Scope::Everywhere, CASE).await.unwrap();
    assert_eq!(seen.len(), 3, "the unit of work sees them too");
}

async fn a_document_of_another_village_cannot_be_linked(engine: Engine) {
    let registry = registry(engine).await;
    let document = hand_in(&registry, pdf(b"1")).await;
    let clerk = registry.as_officer_of(SIBLING);
    let refused = link(&clerk, document, CASE, "承包合同").await;
    assert!(matches!(refused, Err(Refused::NotFound { what: "document", .. })), "{refused:?}");
    let clerk = clerk.as_officer_of(VILLAGE);
    let refused = link(&clerk, DocumentId(Uuid::nil()), CASE, "承包合同").await;
    assert!(matches!(refused, Err(Refused::NotFound { what: "document", .. })), "{refused:?}");
    let refused = link(&clerk, document, CASE, "  ").await;
    assert!(matches!(refused, Err(Refused::Malformed { .. })), "{refused:?}");
    assert_eq!(linked(&clerk, CASE).await, []);
}

async fn a_document_of_another_village_is_not_among_those_of_a_case(engine: Engine) {
    let registry = registry(engine).await;
    let document = hand_in(&registry, pdf(b"1")).await;
    link(&registry, document, CASE, "承包合同").await.unwrap();
    let clerk = registry.as_officer_of(SIBLING);
    assert_eq!(linked(&clerk, CASE).await, []);
    assert_eq!(linked(&clerk.as_officer_of(VILLAGE), CASE).await.len(), 1);
}

async fn what_is_not_there_has_no_documents(engine: Engine) {
    let registry = registry(engine).await;
    let document = hand_in(&registry, pdf(b"1")).await;
    let nothing = Uuid::from_u128(9);
    for nothing in [DocumentSubject::Act(nothing), DocumentSubject::Case(nothing)] {
        let refused = link(&registry, document, nothing, "成果包").await;
        assert!(matches!(refused, Err(Refused::Store(StoreError::Dangling { .. }))), "{refused:?}");
    }
}

async fn an_act_has_its_documents_once_it_is_recorded(engine: Engine) {
    let registry = registry(engine).await;
    let document = hand_in(&registry, pdf(b"1")).await;
    registry.given_package(&village("220221")).await;
    let acts = registry.store.acts(&Scope::Everywhere, county()).await.unwrap();
    let act = DocumentSubject::Act(acts[0].act.id.0);
    link(&registry, document, act, "成果包").await.unwrap();
    assert_eq!(linked(&registry, act).await, [("成果包".to_owned(), document)]);
}

async fn a_link_that_is_not_committed_is_none(engine: Engine) {
    let registry = registry(engine).await;
    let document = hand_in(&registry, pdf(b"1")).await;
    let mut unit = registry.store.begin(county()).await.unwrap();
    let now = registry.now();
    link_document(&mut unit, &registry.officer, document, CASE, "承包合同", now).await.unwrap();
    drop(unit);
    assert_eq!(linked(&registry, CASE).await, []);
}
