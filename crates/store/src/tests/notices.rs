//! Public notices: frozen, seen on their days, objected to, answered.

use sha2::{Digest as _, Sha256};
use tenure::case::{Notice, NoticeKind, Objection, ObjectionAnswer, ObjectionWithdrawal};
use uuid::Uuid;

use super::{
    cases::{accept, case},
    harness::Scratch,
    on_both_engines,
    village::{county, day, division, home},
};
use crate::{PostedNotice, Scope, StoreError};

on_both_engines!(
    a_notice_is_open_from_its_first_day_to_its_last,
    a_round_is_posted_once,
    a_notice_says_what_its_digest_says,
    objections_are_numbered_and_answered_once,
    an_objection_is_withdrawn_once_and_stays,
    who_objected_can_be_erased_and_stands_nowhere_in_clear,
);

const OBJECTOR: &str = "冯十二";

fn posted(n: u128, round: u32) -> PostedNotice {
    let content = format!("{{\"round\":{round}}}");
    let notice = Notice {
        kind: NoticeKind::SurveyResults,
        round,
        first_day: day("2026-11-05"),
        last_day: day("2026-11-11"),
        content_sha256: seal::hex(&Sha256::digest(&content)),
        closed_day: None,
        objections: Vec::new(),
    };
    PostedNotice { id: Uuid::from_u128(0x0071_ce00 + n), notice, content }
}

fn objection(number: u32) -> Objection {
    Objection {
        number,
        raised_day: day("2026-11-06"),
        by: OBJECTOR.to_owned(),
        ground: "四至有误".to_owned(),
        evidence_sha256: (number == 2).then(|| "ef".repeat(32)),
        answer: None,
        withdrawal: None,
    }
}

async fn post(scratch: &Scratch, posted: &PostedNotice) -> Result<(), StoreError> {
    let mut unit = scratch.store.begin(county()).await?;
    unit.post_notice(case(1).id, posted).await?;
    unit.commit().await
}

async fn of_case(scratch: &Scratch) -> Vec<PostedNotice> {
    scratch.store.case_file(&home().into(), case(1).id).await.unwrap().notices
}

async fn a_notice_is_open_from_its_first_day_to_its_last(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    post(scratch, &posted(1, 1)).await.unwrap();
    let open = async |scope: Scope, on: &str| {
        let notices = scratch.store.notices_open(&scope, day(on)).await.unwrap();
        notices.into_iter().map(|it| it.id.as_u128()).collect::<Vec<_>>()
    };
    let days = [("11-04", 0), ("11-05", 1), ("11-11", 1), ("11-12", 0)];
    for (on, n_open) in days {
        let on = format!("2026-{on}");
        assert_eq!(open(Scope::Everywhere, &on).await.len(), n_open, "{on}");
    }
    assert_eq!(open(home().into(), "2026-11-06").await, [posted(1, 1).id.as_u128()]);
    assert_eq!(open(division("510182902").into(), "2026-11-06").await, [0; 0]);
    let notice = scratch.store.notices_open(&Scope::Everywhere, day("2026-11-06")).await.unwrap();
    assert_eq!(notice[0].case_number, case(1).number);
    assert_eq!((notice[0].case_kind, notice[0].division), (case(1).kind, home()));
    assert_eq!(notice[0].content, posted(1, 1).content);

    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.close_notice(posted(1, 1).id, day("2026-11-08")).await.unwrap();
    let again = unit.close_notice(posted(1, 1).id, day("2026-11-09")).await;
    assert!(matches!(again, Err(StoreError::NotFound)), "{again:?}");
    unit.commit().await.unwrap();
    assert_eq!(open(home().into(), "2026-11-08").await, [posted(1, 1).id.as_u128()]);
    assert_eq!(open(home().into(), "2026-11-09").await, [0; 0], "closed before its time");
    assert_eq!(of_case(scratch).await[0].notice.closed_day, Some(day("2026-11-08")));
}

async fn a_round_is_posted_once(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    post(scratch, &posted(1, 1)).await.unwrap();
    let refused = post(scratch, &posted(2, 1)).await;
    assert!(matches!(refused, Err(StoreError::Repeated { .. })), "{refused:?}");
    post(scratch, &posted(2, 2)).await.unwrap();
    assert_eq!(of_case(scratch).await, [posted(1, 1), posted(2, 2)]);
}

async fn a_notice_says_what_its_digest_says(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    let other = PostedNotice { content: "{}".to_owned(), ..posted(1, 1) };
    let refused = post(scratch, &other).await;
    assert!(matches!(refused, Err(StoreError::WrongDigest)), "{refused:?}");
    post(scratch, &posted(1, 1)).await.unwrap();
    assert_eq!(scratch.execute("UPDATE case_notice SET content = '{}'").await.unwrap(), 1);
    let read = scratch.store.case_file(&home().into(), case(1).id).await;
    assert!(matches!(read, Err(StoreError::Corrupt { table: "case_notice", .. })), "{read:?}");
    let read = scratch.store.notices_open(&Scope::Everywhere, day("2026-11-06")).await;
    assert!(matches!(read, Err(StoreError::Corrupt { table: "case_notice", .. })), "{read:?}");
}

async fn objections_are_numbered_and_answered_once(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    post(scratch, &posted(1, 1)).await.unwrap();
    let answer = ObjectionAnswer {
        day: day("2026-11-10"),
        officer: "王㙍".to_owned(),
        text: "已重新指界".to_owned(),
        upheld: true,
    };
    let notice = posted(1, 1).id;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    assert_eq!(unit.add_objection(notice, &objection(7)).await.unwrap(), 1);
    assert_eq!(unit.add_objection(notice, &objection(2)).await.unwrap(), 2);
    unit.answer_objection(notice, 2, &answer).await.unwrap();
    for number in [2, 3, u32::MAX] {
        let refused = unit.answer_objection(notice, number, &answer).await;
        assert!(matches!(refused, Err(StoreError::NotFound)), "{number}: {refused:?}");
    }
    unit.commit().await.unwrap();
    let answered = Objection { answer: Some(answer), ..objection(2) };
    assert_eq!(of_case(scratch).await[0].notice.objections, [objection(1), answered]);
}

async fn an_objection_is_withdrawn_once_and_stays(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    post(scratch, &posted(1, 1)).await.unwrap();
    let withdrawal = ObjectionWithdrawal {
        day: day("2026-11-09"),
        officer: "王㙍".to_owned(),
        evidence_sha256: "0e".repeat(32),
    };
    let notice = posted(1, 1).id;
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for number in [1, 2] {
        unit.add_objection(notice, &objection(number)).await.unwrap();
    }
    unit.withdraw_objection(notice, 2, &withdrawal).await.unwrap();
    unit.commit().await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    let again = unit.withdraw_objection(notice, 2, &withdrawal).await;
    assert!(matches!(again, Err(StoreError::Repeated { .. })), "{again:?}");
    drop(unit);
    let withdrawn = Objection { withdrawal: Some(withdrawal), ..objection(2) };
    assert_eq!(of_case(scratch).await[0].notice.objections, [objection(1), withdrawn]);
}

async fn who_objected_can_be_erased_and_stands_nowhere_in_clear(scratch: &Scratch) {
    accept(scratch, &[case(1)]).await;
    post(scratch, &posted(1, 1)).await.unwrap();
    let mut unit = scratch.store.begin(county()).await.unwrap();
    for number in [1, 2] {
        unit.add_objection(posted(1, 1).id, &objection(number)).await.unwrap();
    }
    unit.commit().await.unwrap();
    if let Some(file) = scratch.file() {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.extend(std::fs::read(file.with_extension("sqlite-wal")).unwrap_or_default());
        let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
        assert!(contains("四至有误".as_bytes()), "the objection is in what is looked through");
        assert!(!contains(OBJECTOR.as_bytes()));
    }
    let mut unit = scratch.store.begin(county()).await.unwrap();
    unit.erase_objector(posted(1, 1).id, 1).await.unwrap();
    unit.commit().await.unwrap();
    let erased = Objection { by: String::new(), ..objection(1) };
    assert_eq!(of_case(scratch).await[0].notice.objections, [erased, objection(2)]);
    assert_eq!(scratch.query("SELECT number FROM objector").await.len(), 1);
}
