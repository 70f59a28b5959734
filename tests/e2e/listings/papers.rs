//! The papers of a listing: each from the state on in which it is true, and the attestation with a proof that a reader can work out.

use std::sync::Arc;

use e2e_tests::{Answer, CENTRE, Engine, SECOND_CENTRE, on_both_engines, pdf_text};
use ledger::{Digest, verify_inclusion};
use serde_json::{Value, json};

use super::market::{DEPOSIT_FEN, Market, RESERVE_FEN, bid, problem, reveal, seal, sealed};
use super::offers::json_with;
use crate::ledger::extend_now;

on_both_engines!(
    each_paper_of_a_listing_waits_for_its_state,
    the_proof_of_an_attestation_leads_to_the_public_checkpoint,
    a_contract_names_both_sides_and_what_they_owe,
    an_offer_that_nobody_opened_stands_in_no_paper,
    a_loser_who_was_erased_is_told_as_that_and_the_digest_stays,
    a_failed_round_keeps_its_papers_and_the_next_has_its_own,
    above_the_limit_another_officer_approves_a_paper_of_a_deal,
    the_papers_of_a_listing_elsewhere_are_not_found,
);

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

impl Market {
    async fn print_as(&self, officer: &str, number: &str, paper: &str) -> Answer {
        let path = format!("/api/v1/listings/{number}/papers/{paper}");
        self.registry.send("POST", &path, &[("sanquan-officer", officer)], "").await
    }

    /// The text of a paper that must be printed, without its blanks, and its digest.
    async fn printed(&self, number: &str, paper: &str) -> (String, String) {
        let answer = self.print_as(CENTRE, number, paper).await;
        assert_eq!((answer.status, answer.content_type.as_str()), (200, "application/pdf"));
        (unbroken(&pdf_text(&answer.bytes)), answer.etag)
    }

    /// Tries a paper that waits for something, and gives what that is.
    async fn waits(&self, number: &str, paper: &str) -> String {
        let answer = self.print_as(CENTRE, number, paper).await;
        assert_eq!(problem(&answer), (409, "not-printable".to_owned()), "{answer}");
        answer.body["detail"].as_str().unwrap().to_owned()
    }

    async fn papers(&self, number: &str) -> Vec<(String, String)> {
        let listed = self.registry.get(&format!("/api/v1/listings/{number}/papers")).await;
        assert_eq!(listed.status, 200, "{listed}");
        let text = |it: &Value, field: &str| it[field].as_str().unwrap().to_owned();
        let listed = listed.body.as_array().unwrap().clone();
        listed.iter().map(|it| (text(it, "paper"), text(it, "subject"))).collect()
    }

    /// A household's land, agreed on with a stranger, where the contract is to be signed.
    async fn to_sign(&self) -> String {
        let (number, [stranger, _]) = self.opened(&self.contracted_land().await).await;
        self.step(&number, bid(&stranger, RESERVE_FEN)).await;
        self.step(&number, json!({ "step": "strike" })).await;
        self.step(&number, json!({ "step": "post-result" })).await;
        self.step_at("2026-12-16T09:00:00", &number, json!({ "step": "close-result" })).await;
        number
    }

    /// From there to the entry.
    async fn entered(&self, number: &str) {
        let contract = self.document("土地经营权出租合同").await;
        self.step(number, json!({ "step": "sign", "contract": contract })).await;
        self.pay_all(number).await;
        self.pay_all(number).await;
        self.step(number, json!({ "step": "attest" })).await;
        self.step(number, json!({ "step": "enter" })).await;
    }
}

async fn each_paper_of_a_listing_waits_for_its_state(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.contracted_land().await).await;
    assert_eq!(market.papers(&number).await, []);
    for (paper, awaits) in [
        (
            "listing-notice",
            "a deal that is draft prints no listing-notice: it comes with `publish`",
        ),
        ("bid-record", "it comes with `strike`"),
        ("deal-contract", "it comes with `close-result`"),
        ("payment-receipt", "no bank's file has shown a payment"),
        ("attestation", "it comes with `enter`"),
    ] {
        let told = market.waits(&number, paper).await;
        assert!(told.contains(awaits), "{paper}: {told}");
    }
    for paper in ["exit-agreement", "land-certificate", "household-register"] {
        let never = market.print_as(CENTRE, &number, paper).await;
        assert_eq!(problem(&never), (404, "not-found".to_owned()), "{paper}");
    }
    market.step(&number, json!({ "step": "terminate" })).await;

    let number = market.to_sign().await;
    let kinds: Vec<String> = market.papers(&number).await.into_iter().map(|it| it.0).collect();
    let deposits = ["payment-receipt", "payment-receipt"];
    assert_eq!(kinds[..3], ["listing-notice", "bid-record", "deal-contract"]);
    assert_eq!(kinds[3..], deposits);
    market.entered(&number).await;
    let told = market.waits(&number, "attestation").await;
    assert!(told.contains("waits for its number in the log"), "{told}");
    extend_now(&market.registry).await;
    let (text, digest) = market.printed(&number, "attestation").await;
    assert!(text.contains("农村产权交易鉴证书") && text.contains("外来甲"), "{text}");
    let paper = format!("{number}-18-001");
    let digest = digest.trim_matches('"');
    let verified = market.registry.get(&format!("/verify/{paper}?digest={digest}")).await;
    assert!(verified.text.contains("摘要一致"), "{verified}");
    assert!(!verified.text.contains("外来甲"), "{verified}");
}

async fn the_proof_of_an_attestation_leads_to_the_public_checkpoint(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.to_sign().await;
    market.entered(&number).await;
    extend_now(&market.registry).await;
    let (text, _) = market.printed(&number, "attestation").await;
    let between = |from: &str, to: &str| {
        let rest = text.split_once(from).unwrap_or_else(|| panic!("{from} in {text}")).1;
        rest.split_once(to).unwrap_or_else(|| panic!("{to} in {text}")).0.to_owned()
    };
    let leaf = between("账目原文（各行首尾相接）：", "账目摘要：");
    let hash = Digest::of_leaf(leaf.as_bytes());
    let told: Value = serde_json::from_str(&leaf).unwrap();
    assert_eq!((&told["kind"], &told["price_fen"]), (&json!("deal"), &json!(RESERVE_FEN)));
    let area = format!("（{}平方米）", told["area_m2"].as_str().unwrap());
    assert!(text.contains(&area), "the paper says what the entry says: {area} in {text}");

    let entry: u64 = between("账目号", "，检查点时共").parse().unwrap();
    let size: u64 = between("检查点时共", "条").parse().unwrap();
    let digests = between("账目摘要：", "检查点（签名行");
    let (first, rest) = digests.split_at(64);
    assert_eq!(first, hash.to_string());
    let (path, root) = rest.rsplit_once("根摘要：").unwrap();
    let path: Vec<Digest> =
        path.split("路径").filter_map(|it| Digest::parse(it.split_once('：')?.1)).collect();
    let root = Digest::parse(root).unwrap();
    verify_inclusion(&hash.0, entry, size, &path, &root.0).unwrap();
    let checkpoint = market.registry.get("/ledger/220221/checkpoint").await.text;
    assert!(text.contains(&unbroken(&checkpoint)), "{checkpoint}: {text}");
    let body = checkpoint.split_once("\n\n").unwrap().0;
    let signed: ledger::Checkpoint = format!("{body}\n").parse().unwrap();
    assert_eq!((signed.size, signed.root), (size, root), "what is public is what is printed");
}

async fn a_contract_names_both_sides_and_what_they_owe(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.to_sign().await;
    let (text, digest) = market.printed(&number, "deal-contract").await;
    for said in [
        "农村土地经营权出租合同",
        "外来甲",
        "990001********5139",
        "2027年1月1日至2027年12月31日",
        "人民币1,000.00元（大写：壹仟元整）",
        "乙方已缴的保证金100.00元抵作价款",
        "土地用于农业生产",
        "向发包方备案",
        "年月日",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for hidden in ["990001198001015139", "成员乙", "6217000000000001"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    market.entered(&number).await;
    assert_eq!(market.printed(&number, "deal-contract").await.1, digest, "what was to be signed");
}

async fn an_offer_that_nobody_opened_stands_in_no_paper(engine: Engine) {
    let market = Market::new(engine).await;
    let land = json_with(market.spare_land().await, "way", sealed());
    let (number, [stranger, member]) = market.opened(&land).await;
    let (notice, _) = market.printed(&number, "listing-notice").await;
    for said in ["集体土地经营权", "人民币1,000.00元", "2026年11月23日至2026年12月7日"]
    {
        assert!(notice.contains(said), "{said} in {notice}");
    }
    for hidden in ["外来甲", "成员乙", super::market::SPARE] {
        assert!(!notice.contains(hidden), "{hidden} in {notice}");
    }
    market.at("2026-12-14T09:30:00");
    let listing = market.listing(&number).await.body;
    let unopened = seal(&listing, &member, 149_877);
    market.step(&number, seal(&listing, &stranger, 150_123)).await;
    market.step(&number, unopened.clone()).await;
    market.at("2026-12-14T10:30:00");
    market.waits(&number, "bid-record").await;
    market.step(&number, reveal(&stranger, 150_123)).await;
    market.waits(&number, "bid-record").await;
    let strike = json!({ "step": "strike" });
    market.step_at("2026-12-14T11:00:00.001", &number, strike).await;
    let (record, _) = market.printed(&number, "bid-record").await;
    for said in ["1501.23", "开启报价", "1号外来甲", "2026-12-1409:30:00.000"] {
        assert!(record.contains(said), "{said} in {record}");
    }
    let commitment = unopened["commitment"].as_str().unwrap().as_bytes();
    for group in commitment.chunks(8).map(|it| std::str::from_utf8(it).unwrap()) {
        assert!(record.contains(group), "{group} in {record}");
    }
    assert!(!record.contains("1498.77"), "nobody opened it: {record}");
}

async fn a_loser_who_was_erased_is_told_as_that_and_the_digest_stays(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, [stranger, member]) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T09:00:00", &number, bid(&member, RESERVE_FEN)).await;
    market.step_at("2026-12-14T10:00:00", &number, bid(&stranger, 101_000)).await;
    market.step_at("2026-12-14T10:00:00.001", &number, json!({ "step": "strike" })).await;
    let (before, digest) = market.printed(&number, "bid-record").await;
    assert!(before.contains("成员乙") && before.contains("外来甲"), "{before}");
    market.step(&number, json!({ "step": "post-result" })).await;
    market.step_at("2026-12-22T09:00:00", &number, json!({ "step": "close-result" })).await;
    market.entered(&number).await;
    market.step(&number, json!({ "step": "archive" })).await;
    market.at("2029-12-24T09:00:00");
    let erase = format!("/api/v1/listings/{number}/erasure");
    let erased = market.registry.post(CENTRE, &erase, &json!({})).await;
    assert_eq!(erased.status, 200, "{erased}");
    let (after, same) = market.printed(&number, "bid-record").await;
    assert!(after.contains("（已依规定删除）") && !after.contains("成员乙"), "{after}");
    assert!(after.contains("外来甲"), "who won is not erased: {after}");
    assert_eq!(same, digest);
    let deposit = market.papers(&number).await;
    let second = deposit.iter().filter(|it| it.0 == "payment-receipt").nth(1).unwrap();
    let (receipt, _) =
        market.printed(&number, &format!("payment-receipt?subject={}", second.1)).await;
    assert!(receipt.contains("缴纳保证金") && receipt.contains("（已依规定删除）"), "{receipt}");
}

async fn a_failed_round_keeps_its_papers_and_the_next_has_its_own(engine: Engine) {
    let market = Market::new(engine).await;
    let (number, _) = market.opened(&market.spare_land().await).await;
    market.step_at("2026-12-14T10:00:00.001", &number, json!({ "step": "strike" })).await;
    let (record, _) = market.printed(&number, "bid-record").await;
    assert!(record.contains("流标：没有有效报价"), "{record}");
    let way = json!({ "kind": "agreement" });
    let again = json!({
        "step": "relist", "reserve_fen": 90_000, "way": way,
        "valuation": { "price_fen": 90_000, "report_sha256": market.document("评估报告二").await },
    });
    market.step(&number, again).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let notices = market.papers(&number).await;
    let notices: Vec<&str> =
        notices.iter().filter(|it| it.0 == "listing-notice").map(|it| it.1.as_str()).collect();
    assert_eq!(notices, ["1", "2"]);
    let several = market.print_as(CENTRE, &number, "listing-notice").await;
    assert_eq!(problem(&several), (400, "bad-request".to_owned()), "{several}");
    let (first, _) = market.printed(&number, "listing-notice?subject=1").await;
    let (second, _) = market.printed(&number, "listing-notice?subject=2").await;
    assert!(first.contains("人民币1,000.00元") && second.contains("人民币900.00元"), "{second}");
    let third = market.print_as(CENTRE, &number, "listing-notice?subject=3").await;
    assert_eq!(third.status, 404, "{third}");
}

async fn above_the_limit_another_officer_approves_a_paper_of_a_deal(engine: Engine) {
    let market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let approvals = format!("/api/v1/listings/{number}/papers/listing-notice/approvals");
    let reason = json!({ "reason": "原件污损" });
    let early = market.registry.post(SECOND_CENTRE, &approvals, &reason).await;
    assert_eq!(problem(&early), (409, "no-approval-needed".to_owned()), "{early}");
    for _ in 0..3 {
        market.printed(&number, "listing-notice").await;
    }
    let refused = market.print_as(CENTRE, &number, "listing-notice").await;
    assert_eq!(problem(&refused), (409, "approval-needed".to_owned()), "{refused}");
    let approved = market.registry.post(SECOND_CENTRE, &approvals, &reason).await;
    assert_eq!((approved.status, &approved.body["approved_by"]), (200, &json!(SECOND_CENTRE)));
    let own = market.print_as(SECOND_CENTRE, &number, "listing-notice").await;
    assert_eq!(own.status, 409, "{own}");
    let (text, _) = market.printed(&number, "listing-notice").await;
    assert!(text.contains("第4次打印"), "{text}");
    assert!(text.contains(&format!("人民币{}.00元", DEPOSIT_FEN / 100)), "{text}");
}

async fn the_papers_of_a_listing_elsewhere_are_not_found(engine: Engine) {
    let mut market = Market::new(engine).await;
    let number = market.draft(&market.spare_land().await).await;
    market.step(&number, json!({ "step": "submit" })).await;
    market.step(&number, json!({ "step": "publish" })).await;
    let registry = Arc::into_inner(market.registry).unwrap();
    market.registry = Arc::new(registry.as_officer_of("220221901902"));
    let listed = market.registry.get(&format!("/api/v1/listings/{number}/papers")).await;
    assert_eq!(problem(&listed), (404, "not-found".to_owned()), "{listed}");
    let refused = market.print_as(e2e_tests::INTAKE, &number, "listing-notice").await;
    assert_eq!(problem(&refused), (404, "not-found".to_owned()), "{refused}");
    let unknown = market.registry.get("/api/v1/exits/220221-2026-000001/papers").await;
    assert_eq!(problem(&unknown), (404, "not-found".to_owned()), "a listing is no exit");
}
