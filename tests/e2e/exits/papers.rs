//! The papers of an exit: the agreement, a receipt for what the bank showed, and the statement of what was left and what stays.

use std::sync::Arc;

use e2e_tests::{APPROVER, Answer, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines, pdf_text};
use serde_json::{Value, json};

use super::counter::{COMPENSATION_FEN, ExitCounter, NOTICE_DAYS, account, kind};

on_both_engines!(
    each_paper_of_an_exit_waits_for_its_state,
    terms_that_are_open_again_have_no_agreement,
    a_waiver_is_told_as_that,
    the_papers_of_an_exit_elsewhere_are_not_found,
);

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

impl ExitCounter {
    async fn print(&self, number: &str, paper: &str) -> Answer {
        let path = format!("/api/v1/exits/{number}/papers/{paper}");
        self.registry.send("POST", &path, &[("sanquan-officer", REGISTRAR)], "").await
    }

    /// The text of a paper that must be printed, without its blanks, and its digest.
    async fn printed(&self, number: &str, paper: &str) -> (String, String) {
        let answer = self.print(number, paper).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/pdf"));
        (unbroken(&pdf_text(&answer.bytes)), answer.etag)
    }

    /// Tries a paper that waits for something, and gives what that is.
    async fn waits(&self, number: &str, paper: &str) -> String {
        let answer = self.print(number, paper).await;
        assert_eq!(kind(&answer), (409, "not-printable"), "{answer}");
        answer.body["detail"].as_str().unwrap().to_owned()
    }

    async fn papers(&self, number: &str) -> Vec<Value> {
        let listed = self.registry.get(&format!("/api/v1/exits/{number}/papers")).await;
        listed.body.as_array().unwrap().clone()
    }
}

async fn each_paper_of_an_exit_waits_for_its_state(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(2).await;
    for (paper, awaits) in [
        (
            "exit-agreement",
            "a deal that is applied prints no exit-agreement: it comes with `decide`",
        ),
        ("payment-receipt", "no bank's file has shown a payment"),
        ("exit-statement", "it comes with `cancel`"),
    ] {
        let told = counter.waits(&number, paper).await;
        assert!(told.contains(awaits), "{paper}: {told}");
    }
    assert_eq!(kind(&counter.print(&number, "attestation").await), (404, "not-found"));
    counter.agreed_by_all(&number).await;
    counter.on_notice(&number, &counter.compensation()).await;
    let (agreement, digest) = counter.printed(&number, "exit-agreement").await;
    let head = counter.before["head_name"].as_str().unwrap();
    for said in [
        "自愿有偿退出协议",
        head,
        "每亩三万元",
        "人民币30,000.00元（大写：叁万元整）",
        "成员大会，应到30人，同意28人",
        "承包地块2块",
        "2027年1月31日",
        "可以随时撤回申请",
    ] {
        assert!(agreement.contains(said), "{said} in {agreement}");
    }
    let officer = counter.step(INTAKE, &number, &counter.signature()).await;
    assert_eq!(officer["state"], "signed");
    counter.waits(&number, "payment-receipt").await;
    counter.paid(&number).await;
    let (receipt, _) = counter.printed(&number, "payment-receipt").await;
    for said in ["支付退出补偿款", "30,000.00元", "第1次导入", account().get(12..).unwrap()]
    {
        assert!(receipt.contains(said), "{said} in {receipt}");
    }
    assert!(!receipt.contains(account()), "an account is masked: {receipt}");
    counter.registry.given_days_later(NOTICE_DAYS);
    counter.waits(&number, "exit-statement").await;
    assert_eq!(counter.try_cancel(&number).await.status, 200);
    let (statement, sealed) = counter.printed(&number, "exit-statement").await;
    for said in
        ["自愿有偿退出告知书", head, "承包地块2块", "集体经济组织成员身份", "人民币30,000.00元"]
    {
        assert!(statement.contains(said), "{said} in {statement}");
    }
    let paper = format!("{number}-21-001");
    let path = format!("/verify/{paper}?digest={}", sealed.trim_matches('"'));
    let verified = counter.registry.get(&path).await;
    assert!(verified.text.contains("摘要一致") && !verified.text.contains(head), "{verified}");
    assert_eq!(counter.printed(&number, "exit-agreement").await.1, digest, "it stays what it was");
    let counts: Vec<Value> =
        counter.papers(&number).await.iter().map(|it| it["print_count"].clone()).collect();
    assert_eq!(counts, [json!(1), json!(2), json!(1)]);
    assert_eq!(COMPENSATION_FEN, 3_000_000);
}

async fn terms_that_are_open_again_have_no_agreement(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    counter.agreed_by_all(&number).await;
    counter.registry.given_days_later(7);
    counter.step(REVIEWER, &number, &counter.compensation()).await;
    counter.waits(&number, "exit-agreement").await;
    counter.step(APPROVER, &number, &counter.decision(28)).await;
    let (first, _) = counter.printed(&number, "exit-agreement?subject=1").await;
    assert!(first.contains("同意28人"), "{first}");
    counter.step(REVIEWER, &number, &json!({ "step": "publish" })).await;
    counter.registry.given_days_later(15);
    let upheld = json!({ "step": "close-notice", "with": { "n_upheld": 1 } });
    counter.step(REVIEWER, &number, &upheld).await;
    counter.waits(&number, "exit-agreement").await;
    let state = counter.state(&number).await;
    assert_eq!(state, "cooling-off", "the terms are on the table again");
    counter.step(REVIEWER, &number, &counter.compensation()).await;
    counter.step(APPROVER, &number, &counter.decision(29)).await;
    let (second, _) = counter.printed(&number, "exit-agreement").await;
    assert!(second.contains("同意29人"), "{second}");
    let listed = counter.papers(&number).await;
    let again = listed.iter().find(|it| it["paper"] == "exit-agreement").unwrap();
    assert_eq!(again["number"], format!("{number}-20-002"), "other terms are another paper");
    counter.step(INTAKE, &number, &json!({ "step": "withdraw" })).await;
    counter.waits(&number, "exit-agreement").await;
}

async fn a_waiver_is_told_as_that(engine: Engine) {
    let counter = ExitCounter::open(engine).await;
    let number = counter.applied(1).await;
    counter.agreed_by_all(&number).await;
    let n_members = counter.before["members"].as_array().unwrap().len();
    let everybody: Vec<usize> = (0..n_members).collect();
    counter.on_notice(&number, &counter.waiver(&everybody)).await;
    let (agreement, _) = counter.printed(&number, "exit-agreement").await;
    assert!(agreement.contains("自愿放弃补偿") && !agreement.contains("人民币"), "{agreement}");
}

async fn the_papers_of_an_exit_elsewhere_are_not_found(engine: Engine) {
    let mut counter = ExitCounter::open(engine).await;
    let number = counter.signed_for(1).await;
    let registry = Arc::into_inner(counter.registry).unwrap();
    counter.registry = Arc::new(registry.as_officer_of("220221901902"));
    let listed = counter.registry.get(&format!("/api/v1/exits/{number}/papers")).await;
    assert_eq!(kind(&listed), (404, "not-found"));
    assert_eq!(kind(&counter.print(&number, "exit-agreement").await), (404, "not-found"));
    let reason = json!({ "reason": "原件污损" });
    let path = format!("/api/v1/exits/{number}/papers/exit-agreement/approvals");
    assert_eq!(kind(&counter.registry.post(APPROVER, &path, &reason).await), (404, "not-found"));
}
