//! Papers: printed from what was frozen, counted, approved above the limit, and verified by the public.

mod kinds;

use e2e_tests::{
    APPROVER, Counter, Engine, INTAKE, REGISTRAR, REVIEWER, Registry, identity_numbers,
    on_both_engines, pdf_text, village,
};
use serde_json::{Value, json};

on_both_engines!(
    a_certificate_says_what_its_act_entered_whatever_came_later,
    a_register_page_says_what_the_case_was,
    a_paper_of_another_kind_is_not_printed,
    a_case_that_is_not_entered_prints_no_certificate,
    printings_are_counted_and_the_number_stays,
    registers_with_one_history_print_one_paper,
    above_the_limit_another_officer_approves,
    a_paper_that_cannot_be_typeset_is_not_counted,
    a_letter_tells_all_that_is_missing_at_once,
    a_notice_and_its_table_are_printed_while_it_runs,
    the_public_verifies_a_paper_and_learns_nothing_personal,
    an_unknown_number_is_answered_in_the_same_shape,
    the_notices_that_run_are_pages_without_numbers_of_people,
    the_papers_of_a_sibling_village_are_not_found,
    an_ended_contract_keeps_its_page,
);

const HOUSEHOLD: &str = "220221901901010001";
const CERTIFICATE: &str = "land-certificate";

async fn registry(engine: Engine) -> Registry {
    let registry = Registry::new(engine).await;
    registry.given_package(&village("220221")).await;
    registry.given_days_later(1);
    registry
}

async fn names(registry: &Registry) -> Vec<String> {
    let day = registry.today();
    let answer = registry.get(&format!("/api/v1/households/{HOUSEHOLD}?as_of={day}")).await;
    assert_eq!(answer.status, 200, "{answer}");
    let members = answer.body["members"].as_array().unwrap().iter();
    members.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

/// A change to another head.
async fn head_change(registry: &Registry, head: &str) -> Value {
    let relation = |name: &str| if name == head { "02" } else { "10" };
    let relations: Vec<Value> = names(registry)
        .await
        .iter()
        .map(|it| json!({ "person": { "name": it }, "relation": relation(it) }))
        .collect();
    json!({
        "kind": "head-change", "household": HOUSEHOLD,
        "head": { "name": head }, "relations": relations,
    })
}

/// A head change that is entered, with the old head and the new one.
async fn entered(registry: &Registry) -> (String, String, String) {
    let counter = Counter { registry };
    let names = names(registry).await;
    let id = counter.accept(&head_change(registry, &names[1]).await).await;
    counter.walk(&id, "registered", &[&names[1], &names[0]]).await;
    (id, names[0].clone(), names[1].clone())
}

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

async fn a_certificate_says_what_its_act_entered_whatever_came_later(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (first, old, new) = entered(&registry).await;
    let representative = |name: &str| format!("承包方代表{name}");
    let text = unbroken(&counter.paper_text(&first, CERTIFICATE).await);
    assert!(text.contains(&representative(&new)), "{text}");
    registry.given_days_later(3);
    let request = head_change(&registry, &old).await;
    let second = counter.accept(&request).await;
    counter.walk(&second, "registered", &[&new, &old]).await;
    let text = unbroken(&counter.paper_text(&second, CERTIFICATE).await);
    assert!(text.contains(&representative(&old)), "{text}");
    let text = unbroken(&counter.paper_text(&first, CERTIFICATE).await);
    assert!(text.contains(&representative(&new)), "{text}");
    assert!(!text.contains(&representative(&old)), "{text}");
}

async fn a_register_page_says_what_the_case_was(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, old, new) = entered(&registry).await;
    let text = counter.paper_text(&id, "register-page").await;
    assert!(text.contains("业务类型：土地承包经营权变更登记（承包方代表变更）"), "{text}");
    let text = unbroken(&text);
    assert!(text.contains("首次登记"), "{text}");
    assert!(text.contains(&format!("承包方代表由{old}变更为{new}")), "{text}");
    let case = counter.case(&id).await.body;
    assert!(text.contains(case["number"].as_str().unwrap()), "{text}");
}

async fn a_paper_of_another_kind_is_not_printed(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, ..) = entered(&registry).await;
    for (paper, status) in [("homestead-certificate", 409), ("household-register", 404)] {
        let answer = counter.print(REGISTRAR, &id, paper, None).await;
        assert_eq!(answer.status, status, "{answer}");
    }
    let answer = counter.print(REGISTRAR, &id, CERTIFICATE, Some("220221901901010002J")).await;
    assert_eq!(answer.status, 404, "{answer}");
}

async fn a_case_that_is_not_entered_prints_no_certificate(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let names = names(&registry).await;
    let id = counter.accept(&head_change(&registry, &names[1]).await).await;
    assert_eq!(counter.papers(&id).await, Vec::<Value>::new());
    let answer = counter.print(REGISTRAR, &id, CERTIFICATE, None).await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (409, &json!("/problems/not-printable")),
        "{answer}"
    );
}

async fn printings_are_counted_and_the_number_stays(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, ..) = entered(&registry).await;
    let listed = async || {
        let papers = counter.papers(&id).await;
        papers.into_iter().find(|it| it["paper"] == CERTIFICATE).unwrap()
    };
    let before = listed().await;
    assert_eq!(before["print_count"], 0, "{before}");
    for count in 1..=2 {
        let answer = counter.print(REGISTRAR, &id, CERTIFICATE, None).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/pdf"));
        let text = unbroken(&pdf_text(&answer.bytes));
        assert!(text.contains(&format!("第{count}次打印")), "{text}");
        assert!(text.contains(&format!("编号：{}", before["number"].as_str().unwrap())), "{text}");
        assert!(answer.etag.len() == 66, "{}", answer.etag);
    }
    let after = listed().await;
    assert_eq!((&after["print_count"], &after["number"]), (&json!(2), &before["number"]));
}

async fn registers_with_one_history_print_one_paper(engine: Engine) {
    let mut papers = Vec::new();
    for _ in 0..2 {
        let registry = registry(engine).await;
        let (id, ..) = entered(&registry).await;
        let printed =
            Counter { registry: &registry }.print(REGISTRAR, &id, CERTIFICATE, None).await;
        assert!(printed.bytes.starts_with(b"%PDF"));
        papers.push(pdf_text(&printed.bytes));
    }
    // The digests differ, since each register salts what its entries commit to.
    let told = |paper: &String| -> String {
        paper.lines().filter(|it| !it.starts_with("摘要：")).map(unbroken).collect()
    };
    assert_ne!(papers[0], papers[1]);
    assert_eq!(told(&papers[0]), told(&papers[1]));
}

async fn above_the_limit_another_officer_approves(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, ..) = entered(&registry).await;
    let approvals = format!("/api/v1/cases/{id}/papers/{CERTIFICATE}/approvals");
    let reason = json!({ "reason": "原件污损" });
    let early = registry.post(APPROVER, &approvals, &reason).await;
    assert_eq!(early.body["type"], "/problems/no-approval-needed", "{early}");
    for _ in 0..3 {
        assert_eq!(counter.print(REGISTRAR, &id, CERTIFICATE, None).await.status, 200);
    }
    let refused = async |officer| {
        let answer = counter.print(officer, &id, CERTIFICATE, None).await;
        assert_eq!(
            (answer.status, &answer.body["type"]),
            (409, &json!("/problems/approval-needed")),
            "{answer}"
        );
    };
    refused(REGISTRAR).await;
    let without = registry.post(APPROVER, &approvals, &json!({ "reason": " " })).await;
    assert_eq!(without.status, 400, "{without}");
    let approved = registry.post(APPROVER, &approvals, &reason).await;
    assert_eq!((approved.status, &approved.body["approved_by"]), (200, &json!(APPROVER)));
    let twice = registry.post(REVIEWER, &approvals, &reason).await;
    assert_eq!(twice.status, 409, "{twice}");
    refused(APPROVER).await;
    assert_eq!(counter.print(REGISTRAR, &id, CERTIFICATE, None).await.status, 200);
    // An approval is for one printing.
    refused(REGISTRAR).await;
}

async fn a_paper_that_cannot_be_typeset_is_not_counted(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let names = names(&registry).await;
    let id = counter.accept(&head_change(&registry, &names[1]).await).await;
    counter.step(REVIEWER, &id, "review").await;
    // A character of the private use area has no glyph in any font of the distribution.
    let note = "identity：\u{F8FE}的身份证已过期";
    let answer =
        counter.try_step_with(REVIEWER, &id, &json!({ "step": "return", "note": note })).await;
    assert_eq!(answer.status, 200, "{answer}");
    let answer = counter.print(INTAKE, &id, "correction-letter", None).await;
    assert_eq!(
        (answer.status, &answer.body["type"]),
        (422, &json!("/problems/unprintable-text")),
        "{answer}"
    );
    assert!(answer.body["detail"].as_str().unwrap().contains("U+F8FE"), "{answer}");
    assert_eq!(counter.papers(&id).await[0]["print_count"], 0);
}

async fn a_letter_tells_all_that_is_missing_at_once(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let names = names(&registry).await;
    let id = counter.accept(&head_change(&registry, &names[1]).await).await;
    let note = "identity：身份证已过期\ncertificate：未交回原证";
    let answer =
        counter.try_step_with(INTAKE, &id, &json!({ "step": "return", "note": note })).await;
    assert_eq!(answer.status, 200, "{answer}");
    let text = unbroken(&counter.paper_text(&id, "correction-letter").await);
    for told in ["身份证明、户口簿", "身份证已过期", "未交回原证", "共2项", "申请人"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
}

/// A cancellation on notice.
async fn on_notice(registry: &Registry) -> String {
    let counter = Counter { registry };
    let contract = format!("{HOUSEHOLD}J");
    let request = json!({ "kind": "cancellation", "on": contract, "reason": "court-decision" });
    let id = counter.accept(&request).await;
    counter.walk(&id, "on-notice", &[]).await;
    id
}

async fn a_notice_and_its_table_are_printed_while_it_runs(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = on_notice(&registry).await;
    let text = unbroken(&counter.paper_text(&id, "public-notice").await);
    for told in ["关于注销登记的公告", "拟注销", &format!("{HOUSEHOLD}J"), "村务公开栏"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    for number in identity_numbers() {
        assert!(!text.contains(&number), "an identity number stands on a notice");
    }
}

async fn an_ended_contract_keeps_its_page(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let id = on_notice(&registry).await;
    counter.walk(&id, "registered", &[]).await;
    let text = unbroken(&counter.paper_text(&id, "register-page").await);
    for told in ["业务类型：注销登记", "登记簿关闭", "权证注销：人民法院、仲裁机构的生效文书"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(names(&registry).await.iter().all(|it| text.contains(it)), "{text}");
}

/// Where the code on a paper leads, below the public address.
async fn address(counter: &Counter<'_>, id: &str) -> (String, String) {
    let answer = counter.print(REGISTRAR, id, CERTIFICATE, None).await;
    let digest = answer.etag.trim_matches('"').to_owned();
    let papers = counter.papers(id).await;
    let paper = papers.iter().find(|it| it["paper"] == CERTIFICATE).unwrap();
    (format!("/verify/{}", paper["number"].as_str().unwrap()), digest)
}

async fn the_public_verifies_a_paper_and_learns_nothing_personal(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, ..) = entered(&registry).await;
    let (address, digest) = address(&counter, &id).await;
    for (query, told) in [
        (format!("?digest={digest}"), "摘要一致"),
        (format!("?digest={}", "0".repeat(64)), "摘要不一致"),
        (String::new(), "请填写摘要"),
    ] {
        let page = registry.get(&format!("{address}{query}")).await;
        assert_eq!((page.status, page.content_type.as_str()), (200, "text/html; charset=utf-8"));
        assert!(page.text.contains(told), "{told}: {}", page.text);
        assert!(page.text.contains("农村土地承包经营权证"), "{}", page.text);
        for name in names(&registry).await {
            assert!(!page.text.contains(&name), "{name} stands on the page");
        }
        for number in identity_numbers() {
            assert!(!page.text.contains(&number), "an identity number stands on the page");
        }
        assert!(!page.text.contains(HOUSEHOLD), "the contract stands on the page");
        assert!(!page.text.contains("<script"), "{}", page.text);
    }
    let form = registry.get("/verify").await;
    assert!(form.text.contains("<form") && form.text.contains("lang=\"zh-CN\""), "{}", form.text);
}

async fn an_unknown_number_is_answered_in_the_same_shape(engine: Engine) {
    let registry = registry(engine).await;
    let counter = Counter { registry: &registry };
    let (id, ..) = entered(&registry).await;
    let (known, digest) = address(&counter, &id).await;
    let known = registry.get(&format!("{known}?digest={digest}")).await;
    // Everything that is no text.
    let shape = |page: &str| {
        let tags = page.split('<').skip(1).filter_map(|it| it.split_once('>'));
        tags.map(|(tag, _)| tag.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let hostile = "/verify/%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for unknown in ["/verify/220221-2026-000009-08-001", "/verify/张三", hostile] {
        let page = registry.get(unknown).await;
        assert_eq!(page.status, known.status);
        assert!(page.text.contains("查无此文书"), "{}", page.text);
        assert_eq!(shape(&page.text), shape(&known.text));
    }
}

async fn the_notices_that_run_are_pages_without_numbers_of_people(engine: Engine) {
    let registry = registry(engine).await;
    let empty = registry.get("/notices").await;
    assert!(empty.text.contains("今日没有正在公示的事项"), "{}", empty.text);
    on_notice(&registry).await;
    let listed = registry.get("/notices").await;
    let (_, after) = listed.text.split_once("href=\"/notices/").unwrap();
    let (id, _) = after.split_once('"').unwrap();
    let notice = registry.get(&format!("/notices/{id}")).await;
    assert_eq!(notice.status, 200);
    for told in ["关于注销登记的公告", "拟注销", &format!("{HOUSEHOLD}J")] {
        assert!(notice.text.contains(told), "{told}: {}", notice.text);
    }
    for number in identity_numbers() {
        assert!(!notice.text.contains(&number), "an identity number stands in a notice");
    }
    registry.given_days_later(60);
    assert_eq!(registry.get(&format!("/notices/{id}")).await.status, 404);
}

async fn the_papers_of_a_sibling_village_are_not_found(engine: Engine) {
    let registry = registry(engine).await;
    let (id, ..) = entered(&registry).await;
    let registry = registry.as_officer_of("220221901902");
    let answer = registry.get(&format!("/api/v1/cases/{id}/papers")).await;
    assert_eq!(answer.status, 404, "{answer}");
    let counter = Counter { registry: &registry };
    assert_eq!(counter.print(REGISTRAR, &id, CERTIFICATE, None).await.status, 404);
    let approvals = format!("/api/v1/cases/{id}/papers/{CERTIFICATE}/approvals");
    let answer = registry.post(APPROVER, &approvals, &json!({ "reason": "原件污损" })).await;
    assert_eq!(answer.status, 404, "{answer}");
}
