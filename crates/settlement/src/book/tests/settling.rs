//! From the application to the statement, and back, and again.

use super::super::{BookError, Happened};
use super::{Desk, application, day, id, place, ruling, settled};
use crate::lint::FreeText;
use crate::record::{
    ApplicationCompanion, DecisionFault, HistoryFault, Outcome, PermitAsked, PermitFault, PermitId,
    PersonId, SettlementFactId, Standing,
};
use crate::tests::cases::facts;
use crate::{Clerk, Companion, Jurisdiction, Kinship, PolicyPacks, Role};

#[tokio::test]
async fn an_application_is_read_back_as_it_was_handed_in_and_decided() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let mut handed_in = application(2, person, "2026-02-01");
    handed_in.companions = vec![companion(desk.person(3, "李四").await, Kinship::Spouse)];
    let (today, packs) = (desk.on("2026-02-01"), PolicyPacks::built_in());
    desk.book.accept_application(&today, packs, handed_in.clone()).await.unwrap();
    let ruling = super::Ruling {
        other_act: Some(FreeText::parse("《实施细则》第三条").unwrap()),
        reason: Some(FreeText::parse("材料齐全").unwrap()),
        ..ruling("2026-02-01")
    };
    let granted = Outcome::Granted;
    let decision = desk.book.decide(&today, packs, handed_in.id, granted, ruling).await.unwrap();
    let file = desk.book.application(&desk.clerk, handed_in.id).await.unwrap();
    assert_eq!((file.application, file.decision), (handed_in, Some(decision)));
}

fn companion(person: PersonId, kinship: Kinship) -> ApplicationCompanion {
    ApplicationCompanion { person, relation: Companion { kinship, lives_together: true } }
}

#[tokio::test]
async fn whoever_settles_gets_the_statement_with_it() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let application = desk.granted(2, person, "2026-02-01").await;
    let recorded = desk.happens(3, person, "2026-02-02", settled(application)).await.unwrap();
    let issued = recorded.statement.unwrap();
    assert_eq!(issued.statement.number, "2026-0001");
    assert_eq!(issued.statement.settled_day, day("2026-02-02"));
    assert_eq!(desk.book.statement(&desk.clerk, "2026-0001").await.unwrap(), issued);
    let file = desk.book.person_file(&desk.clerk, person).await.unwrap();
    let city = place("220202");
    assert_eq!(file.history.standing(day("2026-02-02")), Standing::Settled { place: city });
    assert_eq!(file.statements, [issued]);
}

#[tokio::test]
async fn settling_goes_both_ways_and_as_often_as_it_happens() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    for (n, month) in [(10, "02"), (20, "04"), (30, "06")] {
        let application = desk.granted(n, person, &format!("2026-{month}-01")).await;
        let day = format!("2026-{month}-02");
        let first = desk.happens(n + 1, person, &day, settled(application));
        assert!(first.await.unwrap().statement.is_some());
        let home = Happened::Returned { place: place("220221901901") };
        let back = desk.happens(n + 2, person, &format!("2026-{month}-20"), home).await.unwrap();
        assert_eq!(back.statement, None);
    }
    let file = desk.book.person_file(&desk.clerk, person).await.unwrap();
    assert_eq!(file.history.facts().len(), 6);
    let numbers: Vec<&str> =
        file.statements.iter().map(|it| it.statement.number.as_str()).collect();
    assert_eq!(numbers, ["2026-0001", "2026-0002", "2026-0003"]);
}

#[tokio::test]
async fn an_application_settles_nobody_twice() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let application = desk.granted(2, person, "2026-02-01").await;
    desk.happens(3, person, "2026-02-02", settled(application)).await.unwrap();
    let home = Happened::Returned { place: place("220221901901") };
    desk.happens(4, person, "2026-02-03", home).await.unwrap();
    let again = desk.happens(5, person, "2026-02-04", settled(application)).await;
    let served = HistoryFault::ApplicationServed(day("2026-02-04"));
    assert!(matches!(again, Err(BookError::History(it)) if it == served), "{again:?}");
}

#[tokio::test]
async fn a_relative_settles_where_the_text_says_yes() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let (spouse, grandparent) = (desk.person(2, "李四").await, desk.person(3, "张爷").await);
    let packs = PolicyPacks::built_in();
    let mut towns = application(4, person, "2026-02-01");
    towns.channel = "towns".into();
    towns.place = place("220221");
    towns.facts = facts("in-county-town rented-dwelling:1");
    towns.evidence[0].document = crate::DocumentType::LeaseContract;
    towns.companions =
        vec![companion(spouse, Kinship::Spouse), companion(grandparent, Kinship::Grandparent)];
    let today = desk.on("2026-02-01");
    let id = desk.book.accept_application(&today, packs, towns).await.unwrap().id;
    desk.decide(id, "2026-02-01").await.unwrap();
    assert!(desk.happens(5, spouse, "2026-02-02", settled(id)).await.is_ok());
    let open = desk.happens(6, grandparent, "2026-02-02", settled(id)).await;
    assert!(matches!(open, Err(BookError::NotAdmitted)), "{open:?}");
}

#[tokio::test]
async fn nobody_settles_before_the_decision_or_without_one() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let packs = PolicyPacks::built_in();
    let handed_in = application(2, person, "2026-02-01");
    let today = desk.on("2026-02-01");
    let id = desk.book.accept_application(&today, packs, handed_in).await.unwrap().id;
    let early = desk.happens(3, person, "2026-02-01", settled(id)).await;
    assert!(matches!(early, Err(BookError::Undecided)), "{early:?}");
    desk.decide(id, "2026-02-03").await.unwrap();
    let early = desk.happens(3, person, "2026-02-02", settled(id)).await;
    assert!(matches!(early, Err(BookError::BeforeDecision { .. })), "{early:?}");
    let twice = desk.decide(id, "2026-02-03").await;
    assert!(matches!(twice, Err(BookError::Decided)), "{twice:?}");
    let other = desk.person(9, "李四").await;
    let other = desk.happens(4, other, "2026-02-04", settled(id)).await;
    assert!(matches!(other, Err(BookError::NotAdmitted)), "{other:?}");
}

#[tokio::test]
async fn an_application_without_its_evidence_is_not_granted() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let mut bare = application(2, person, "2026-02-01");
    bare.evidence.clear();
    let (today, packs) = (desk.on("2026-02-01"), PolicyPacks::built_in());
    let id = desk.book.accept_application(&today, packs, bare).await.unwrap().id;
    let refused = desk.decide(id, "2026-02-01").await;
    let missing = DecisionFault::EvidenceMissing(1);
    assert!(matches!(&refused, Err(BookError::Decision(it)) if *it == missing), "{refused:?}");
}

#[tokio::test]
async fn a_pack_applies_in_its_own_municipality_alone() {
    let desk = Desk::new().await;
    let mut elsewhere = application(2, desk.person(1, "张三").await, "2026-02-01");
    elsewhere.place = place("220402");
    let (today, packs) = (desk.on("2026-02-01"), PolicyPacks::built_in());
    let refused = desk.book.accept_application(&today, packs, elsewhere).await;
    assert!(matches!(refused, Err(BookError::ElsewhereThanPack { .. })), "{refused:?}");
}

#[tokio::test]
async fn each_role_does_its_own_work() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let application = desk.granted(2, person, "2026-02-01").await;
    let intake =
        Clerk {
            name: "乙".into(), roles: [Role::Intake].into(), jurisdiction: Jurisdiction(None)
        };
    let desk = Desk { clerk: intake, ..desk };
    let refused = desk.happens(3, person, "2026-02-02", settled(application)).await;
    let is = |it: &BookError| matches!(it, BookError::RoleMissing { role: Role::Approver, .. });
    assert!(is(&refused.unwrap_err()));
    assert!(is(&desk.decide(application, "2026-02-02").await.unwrap_err()));
}

#[tokio::test]
async fn a_permit_is_issued_on_its_clause_and_cancelled_once() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let packs = PolicyPacks::built_in();
    let today = desk.on("2026-02-01");
    let asked = |given: &str| PermitAsked {
        id: PermitId(id(7)),
        holder: person,
        place: place("220202"),
        facts: facts(given),
        other_act: None,
        issued_day: day("2026-02-01"),
    };
    let issue = async |given: &str| {
        let fact = SettlementFactId(id(8));
        desk.book.issue_permit(&today, packs, "jilin", asked(given), fact).await
    };
    let short = "registered-outside in-city-district continuous-residence:5 formal-employment:5";
    let refused = issue(short).await;
    assert!(matches!(refused, Err(BookError::Permit(PermitFault::NotMet))), "{refused:?}");
    let long = "registered-outside in-city-district continuous-residence:6 formal-employment:5";
    let permit = issue(long).await.unwrap();
    assert_eq!(permit.clause.place(), "四、（十五）");
    let file = desk.book.person_file(&desk.clerk, person).await.unwrap();
    assert_eq!(file.permits, [permit]);
    let cancel = || Happened::PermitCancelled { permit: PermitId(id(7)) };
    desk.happens(9, person, "2026-03-01", cancel()).await.unwrap();
    let twice = desk.happens(10, person, "2026-03-02", cancel()).await;
    assert!(matches!(twice, Err(BookError::History(_))), "{twice:?}");
}

#[tokio::test]
async fn a_statement_names_no_code_of_another_book() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let application = desk.granted(2, person, "2026-02-01").await;
    let head = super::StatementHead {
        place_name: "220221901901010001".into(),
        authority: "吉林市公安局".into(),
    };
    let happened = Happened::Settled { application, head };
    let refused = desk.happens(3, person, "2026-02-02", happened).await;
    assert!(matches!(refused, Err(BookError::NotAPlaceName(_))), "{refused:?}");
    let file = desk.book.person_file(&desk.clerk, person).await.unwrap();
    assert_eq!(file.history.facts(), [], "a refusal records nothing");
}
