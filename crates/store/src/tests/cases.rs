//! Cases: what goes in comes out, nobody is overtaken, and nothing personal lies open.

use tenure::{
    ObjectKind,
    case::{
        Assembly, CaseDocument, CaseKind, Decision, DecisionSubject, DocumentRole, Fee, Leaving,
        LeavingReason, MemberChange, PersonRef, Request, Rows, Signature, State, Step, StepTaken,
    },
};
use uuid::Uuid;

use super::{
    harness::Scratch,
    on_both_engines,
    village::{
        HEAD, NUMBER, act, contractor_code, county, day, division, enter, home, moment, village,
    },
};
use crate::{CaseFilter, CaseRow, RecordedStep, Scope, StoreError};

on_both_engines!(
    a_case_comes_back_as_it_went_in,
    numbers_count_up_in_each_year,
    a_number_names_one_case,
    a_case_that_speaks_against_itself_is_not_made,
    an_object_is_in_one_open_case,
    a_stale_revision_is_refused,
    a_document_is_taken_once_in_a_role,
    a_case_leads_to_one_act,
    a_request_can_be_put_right_until_it_is_entered,
    lists_follow_the_scope_and_the_filter,
    what_is_asked_for_stands_nowhere_in_the_database,
    a_request_that_was_moved_to_another_case_is_corruption,
);

/// Takes a member off: the request names a person with a number.
pub(super) fn case(n: u128) -> CaseRow {
    let person = PersonRef { name: HEAD.to_owned(), document_number: Some(NUMBER.to_owned()) };
    let leaving = Leaving { person, reason: LeavingReason::Death, land_elsewhere_sha256: None };
    let request = Request::MemberChange(MemberChange {
        household: contractor_code(1),
        joining: Rows::default(),
        leaving: vec![leaving],
    });
    CaseRow {
        id: Uuid::from_u128(0xca5e_0000 + n),
        county: county(),
        number: format!("510182-2026-{n:06}"),
        kind: CaseKind::MemberChange,
        division: home(),
        state: State::Accepted,
        revision: 1,
        applicant: HEAD.to_owned(),
        request,
        accepted_by: "王㙍".to_owned(),
        accepted_at: moment("2026-11-02T01:02:03.000004Z"),
        act: None,
    }
}

fn household() -> (ObjectKind, String) {
    (ObjectKind::Contractor, contractor_code(1).to_string())
}

/// Makes cases that hold nothing.
pub(super) async fn accept(scratch: &Scratch, cases: &[CaseRow]) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for case in cases {
        unit.insert_case(case, &[]).await.unwrap();
    }
    unit.commit().await.unwrap();
}

fn surveyed() -> StepTaken {
    let at = moment("2026-11-03T00:00:00Z");
    StepTaken { step: Step::Survey, officer: "郑一".to_owned(), at }
}

fn document(role: &str) -> CaseDocument {
    CaseDocument {
        role: DocumentRole(role.to_owned()),
        title: "死亡证明".to_owned(),
        day: Some(day("2026-10-01")),
        sha256: "ab".repeat(32),
    }
}

async fn a_case_comes_back_as_it_went_in(scratch: &Scratch) {
    let decision = Decision {
        issuer: contractor_code(1).issuer(),
        subject: DecisionSubject::Adjustment,
        assembly: Assembly::Members,
        day: day("2026-10-10"),
        n_entitled: 30,
        n_yes: 21,
        plan_published: None,
        township_approved: true,
        county_approved: false,
        record_sha256: "cd".repeat(32),
        meeting: None,
    };
    let fee = Fee { item: "booklet".to_owned(), amount_fen: 0 };
    let signature =
        Signature { name: HEAD.to_owned(), day: day("2026-11-09"), mandate_sha256: None };
    let undated = CaseDocument { day: None, ..document("application") };
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert_case(&case(1), &[household()]).await.unwrap();
    let revision =
        unit.record_step(case(1).id, 1, &surveyed(), State::Surveyed, Some("无异")).await;
    assert_eq!(revision.unwrap(), 2);
    for document in [document("proof"), undated.clone()] {
        unit.add_document(case(1).id, &document).await.unwrap();
    }
    unit.add_decision(case(1).id, &decision).await.unwrap();
    unit.add_fee(case(1).id, &fee).await.unwrap();
    unit.add_signature(case(1).id, &signature).await.unwrap();
    let inside = unit.case_file(&home().into(), case(1).id).await.unwrap();
    unit.commit().await.unwrap();

    let file = scratch.store.case_file(&home().into(), case(1).id).await.unwrap();
    assert_eq!(file, inside, "the unit saw what it made");
    assert_eq!(file.case, CaseRow { state: State::Surveyed, revision: 2, ..case(1) });
    let accepted =
        StepTaken { step: Step::Accept, officer: "王㙍".to_owned(), at: case(1).accepted_at };
    let steps = [
        RecordedStep { taken: accepted, state_after: State::Accepted, note: None },
        RecordedStep {
            taken: surveyed(),
            state_after: State::Surveyed,
            note: Some("无异".to_owned()),
        },
    ];
    assert_eq!(file.steps, steps);
    assert_eq!(file.documents, [document("proof"), undated]);
    assert_eq!(file.decisions, [decision]);
    assert_eq!(file.fees, [fee]);
    assert_eq!(file.signatures, [signature]);
    assert_eq!(file.notices, []);
    assert_eq!(file.held, [household()]);
}

async fn numbers_count_up_in_each_year(scratch: &Scratch) {
    accept(scratch, &[case(1), case(41)]).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.next_case_number(2026).await.unwrap(), "510182-2026-000042");
    assert_eq!(unit.next_case_number(2027).await.unwrap(), "510182-2027-000001");
    assert_eq!(unit.next_restriction_code(2026).await.unwrap(), "510182-2026-000001");
    unit.insert_case(&case(999_999), &[]).await.unwrap();
    let none = unit.next_case_number(2026).await;
    assert!(matches!(none, Err(StoreError::NumbersExhausted { .. })), "{none:?}");
    unit.commit().await.unwrap();
    enter(&scratch.store, village()).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.next_restriction_code(2026).await.unwrap(), "510182-2026-000013");
}

async fn a_number_names_one_case(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let again = CaseRow { number: case(1).number, ..case(2) };
    let refused = unit.insert_case(&again, &[]).await;
    assert!(matches!(refused, Err(StoreError::Repeated { .. })), "{refused:?}");
}

async fn a_case_that_speaks_against_itself_is_not_made(scratch: &Scratch) {
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for odd in [
        CaseRow { kind: CaseKind::HeadChange, ..case(1) },
        CaseRow { county: identity::County::parse("510183").unwrap(), ..case(1) },
        CaseRow { division: division("510183902001"), ..case(1) },
    ] {
        let refused = unit.insert_case(&odd, &[]).await;
        assert!(matches!(refused, Err(StoreError::Unwritable { .. })), "{refused:?}");
    }
}

async fn an_object_is_in_one_open_case(scratch: &Scratch) {
    let same_code = (ObjectKind::Household, household().1);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.insert_case(&case(1), &[household(), household()]).await.unwrap();
    unit.insert_case(&case(2), std::slice::from_ref(&same_code)).await.unwrap();
    unit.hold(case(1).id, &[household()]).await.unwrap();
    let held = unit.held(&[household(), same_code.clone()], Some(case(2).id)).await.unwrap();
    assert_eq!(held, [(household().1, case(1).number)]);
    unit.commit().await.unwrap();

    let mut unit = scratch.store.begin(county()).await.unwrap();
    let refused = unit.insert_case(&case(3), &[household()]).await;
    let Err(StoreError::Held { code, by }) = refused else { panic!("{refused:?}") };
    assert_eq!((code, by), (household().1, case(1).number));
    drop(unit);
    let nothing = scratch.store.case_file(&Scope::Everywhere, case(3).id).await;
    assert!(matches!(nothing, Err(StoreError::NotFound)));

    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.release_holds(case(1).id).await.unwrap();
    unit.insert_case(&case(3), &[household()]).await.unwrap();
    unit.commit().await.unwrap();
    let held = async |n| scratch.store.case_file(&home().into(), case(n).id).await.unwrap().held;
    assert_eq!(held(1).await, []);
    assert_eq!(held(2).await, [same_code], "one case lets go of its own");
    assert_eq!(held(3).await, [household()]);
}

async fn a_stale_revision_is_refused(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    let step = async |seen| {
        let mut unit = scratch.store.begin(county()).await.unwrap();
        let revision =
            unit.record_step(case(1).id, seen, &surveyed(), State::Surveyed, None).await?;
        unit.commit().await?;
        Ok::<_, StoreError>(revision)
    };
    assert_eq!(step(1).await.unwrap(), 2, "one wins");
    let refused = step(1).await;
    assert!(matches!(refused, Err(StoreError::Stale { expected: 1, found: 2 })), "{refused:?}");
    let file = scratch.store.case_file(&home().into(), case(1).id).await.unwrap();
    assert_eq!(file.case.revision, 2);
    assert_eq!(file.steps.len(), 2, "the other one left nothing");
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let nothing = unit.record_step(case(2).id, 1, &surveyed(), State::Surveyed, None).await;
    assert!(matches!(nothing, Err(StoreError::NotFound)), "{nothing:?}");
}

async fn a_document_is_taken_once_in_a_role(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.add_document(case(1).id, &document("proof")).await.unwrap();
    unit.add_document(case(1).id, &document("application")).await.unwrap();
    let refused = unit.add_document(case(1).id, &document("proof")).await;
    assert!(matches!(refused, Err(StoreError::Repeated { .. })), "{refused:?}");
}

async fn a_case_leads_to_one_act(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    accept(scratch, &[case(1)]).await;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.set_act(case(1).id, act(1).id).await.unwrap();
    let again = unit.set_act(case(1).id, act(1).id).await;
    assert!(matches!(again, Err(StoreError::NotFound)), "{again:?}");
    unit.commit().await.unwrap();
    let file = scratch.store.case_file(&home().into(), case(1).id).await.unwrap();
    assert_eq!(file.case.act, Some(act(1).id));
}

async fn a_request_can_be_put_right_until_it_is_entered(scratch: &Scratch) {
    enter(&scratch.store, village()).await.unwrap();
    accept(scratch, &[case(1)]).await;
    let Request::MemberChange(mut change) = case(1).request else { panic!("it was one") };
    change.leaving.clear();
    let right = Request::MemberChange(change);
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.set_request(case(1).id, &right).await.unwrap();
    unit.set_act(case(1).id, act(1).id).await.unwrap();
    let late = unit.set_request(case(1).id, &case(1).request).await;
    assert!(matches!(late, Err(StoreError::NotFound)), "{late:?}");
    unit.commit().await.unwrap();
    let file = scratch.store.case_file(&home().into(), case(1).id).await.unwrap();
    assert_eq!(file.case.request, right);
}

async fn lists_follow_the_scope_and_the_filter(scratch: &Scratch) {
    let elsewhere = CaseRow { division: division("510182902001"), ..case(2) };
    let surveyed = CaseRow { state: State::Surveyed, ..case(3) };
    accept(scratch, &[surveyed.clone(), elsewhere.clone(), case(1)]).await;
    let list = async |scope: Scope, filter: CaseFilter, limit, after: Option<&str>| {
        scratch.store.cases(&scope, &filter, limit, after).await.unwrap()
    };
    let any = CaseFilter::default();
    let all = [case(1), elsewhere.clone(), surveyed.clone()];
    assert_eq!(list(Scope::Everywhere, any, 9, None).await, all);
    assert_eq!(list(county_scope(), any, 2, None).await, all[..2], "a page");
    assert_eq!(list(county_scope(), any, 2, Some(&all[1].number)).await, all[2..], "the next");
    assert_eq!(list(home().into(), any, 9, None).await, [case(1), surveyed.clone()]);
    let state = CaseFilter { state: Some(State::Surveyed), ..any };
    assert_eq!(list(Scope::Everywhere, state, 9, None).await, [surveyed]);
    let kind = CaseFilter { kind: Some(CaseKind::Exchange), ..any };
    assert_eq!(list(Scope::Everywhere, kind, 9, None).await, []);
    let town = CaseFilter { division: Some(division("510182902")), ..any };
    assert_eq!(list(Scope::Everywhere, town, 9, None).await, [elsewhere]);
    assert_eq!(list(home().into(), town, 9, None).await, [], "a filter widens no scope");
    let outside = scratch.store.case_file(&home().into(), case(2).id).await;
    assert!(matches!(outside, Err(StoreError::NotFound)));
    scratch.store.case_file(&county_scope(), case(2).id).await.unwrap();
}

fn county_scope() -> Scope {
    Scope::from(division("510182"))
}

async fn what_is_asked_for_stands_nowhere_in_the_database(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    assert!(!format!("{:?}", case(1)).contains(NUMBER), "nor where a case is shown");
    let Some(file) = scratch.file() else {
        let rows = scratch.query("SELECT c::text AS text FROM register_case AS c").await;
        let text: String = rows[0].try_get("", "text").unwrap();
        assert!(text.contains("510182-2026-000001"));
        assert!(!text.contains(&seal::hex(NUMBER.as_bytes())), "{text}");
        return;
    };
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.extend(std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default());
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
    assert!(contains(b"510182-2026-000001"), "the case is in what is looked through");
    assert!(!contains(NUMBER.as_bytes()));
    assert!(!contains(b"leaving"));
}

async fn a_request_that_was_moved_to_another_case_is_corruption(scratch: &Scratch) {
    accept(scratch, &[case(1), case(2)]).await;
    let moved = "UPDATE register_case SET request_cipher =
                 (SELECT request_cipher FROM register_case WHERE number = '510182-2026-000001')
                 WHERE number = '510182-2026-000002'";
    assert_eq!(scratch.execute(moved).await.unwrap(), 1);
    scratch.store.case_file(&Scope::Everywhere, case(1).id).await.unwrap();
    let read = scratch.store.case_file(&Scope::Everywhere, case(2).id).await;
    assert!(matches!(read, Err(StoreError::Corrupt { table: "register_case", .. })), "{read:?}");
}
