//! The papers of a transfer without a listing: the contract as it was signed, the receipts, and the attestation with the proof of its entry.

use std::sync::Arc;

use e2e_tests::{APPROVER, Answer, Engine, INTAKE, REGISTRAR, REVIEWER, on_both_engines, pdf_text};
use ledger::Digest;
use serde_json::{Value, json};

use super::counter::{ACCOUNT, PARCELS, RENT_FEN, TransferCounter, kind};
use super::endings::coercion;
use crate::ledger::extend_now;

on_both_engines!(
    a_lease_prints_its_contract_its_receipts_and_its_attestation,
    an_exchange_tells_what_both_give_and_no_price,
    what_was_never_written_has_no_contract_and_what_is_void_no_paper,
    the_papers_of_a_transfer_elsewhere_are_not_found,
);

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

impl TransferCounter {
    pub(super) async fn print(&self, number: &str, paper: &str) -> Answer {
        let path = format!("/api/v1/transfers/{number}/papers/{paper}");
        self.registry.send("POST", &path, &[("sanquan-officer", REGISTRAR)], "").await
    }

    /// The text of a paper that must be printed, without its blanks, and its digest.
    pub(super) async fn printed(&self, number: &str, paper: &str) -> (String, String) {
        let answer = self.print(number, paper).await;
        assert_eq!(answer.content_type, "application/pdf", "{answer}");
        (unbroken(&pdf_text(&answer.bytes)), answer.etag)
    }

    /// Tries a paper that waits for something, and gives what that is.
    pub(super) async fn waits(&self, number: &str, paper: &str) -> String {
        let answer = self.print(number, paper).await;
        assert_eq!(kind(&answer), (409, "not-printable"), "{answer}");
        answer.body["detail"].as_str().unwrap().to_owned()
    }

    pub(super) async fn papers(&self, number: &str) -> Vec<String> {
        let listed = self.registry.get(&format!("/api/v1/transfers/{number}/papers")).await;
        let papers = listed.body.as_array().unwrap().iter();
        papers.map(|it| it["paper"].as_str().unwrap().to_owned()).collect()
    }
}

fn step(name: &str) -> Value {
    json!({ "step": name })
}

async fn a_lease_prints_its_contract_its_receipts_and_its_attestation(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    assert_eq!(counter.papers(&number).await, [""; 0]);
    for (paper, awaits) in [
        (
            "deal-contract",
            "a deal that is taken-in prints no deal-contract: it comes with `approve`",
        ),
        ("attestation", "a deal that is taken-in prints no attestation: it comes with `enter`"),
        ("payment-receipt", "no bank's file has shown a payment"),
    ] {
        let told = counter.waits(&number, paper).await;
        assert!(told.contains(awaits), "{paper}: {told}");
    }
    for paper in ["listing-notice", "bid-record", "exit-agreement", "land-certificate"] {
        let never = counter.print(&number, paper).await;
        assert_eq!(kind(&never), (404, "not-found"), "{paper}");
    }

    counter.step(REVIEWER, &number, &step("approve")).await;
    let (contract, digest) = counter.printed(&number, "deal-contract").await;
    for said in [
        "农村土地经营权出租合同",
        "2027年1月1日至2027年12月31日",
        "人民币600.00元（大写：陆佰元整）",
        "付款安排",
        "2027年7月31日",
        "合同签订",
        "2026年11月22日",
        "与原件不一致的，以原件为准",
        "土地用于农业生产",
        "征收补偿的归属",
    ] {
        assert!(contract.contains(said), "{said} in {contract}");
    }
    let evidence = counter.evidence.as_str();
    assert!(contract.contains(evidence), "{evidence} in {contract}");
    counter.step(REGISTRAR, &number, &step("enter")).await;
    let told = counter.waits(&number, "attestation").await;
    assert!(told.contains("running") && told.contains("waits for its number in the log"), "{told}");
    extend_now(&counter.registry).await;

    let payment = counter.ordered(&number, RENT_FEN / 2).await;
    counter.bank_file(&number, &[(payment, ACCOUNT, "300.00")]).await;
    let papers = counter.papers(&number).await;
    assert_eq!(papers, ["deal-contract", "attestation", "payment-receipt"]);
    let (receipt, _) = counter.printed(&number, "payment-receipt").await;
    let holder = counter.before["head_name"].as_str().unwrap();
    for said in ["支付价款", "人民币300.00元", holder] {
        assert!(receipt.contains(said), "{said} in {receipt}");
    }
    assert!(!receipt.contains(ACCOUNT), "an account is masked: {receipt}");
    assert_eq!(counter.printed(&number, "deal-contract").await.1, digest, "what was approved");
    attested(&counter, &number).await;
}

/// The attestation carries the public text of the entry with its hash, and its digest is verified.
async fn attested(counter: &TransferCounter, number: &str) {
    let (text, digest) = counter.printed(number, "attestation").await;
    for said in ["农村产权交易鉴证书", "未经挂牌", "分期支付"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("价款已经结算"), "half of it is due in July: {text}");
    let (_, leaf) = text.split_once("账目原文（各行首尾相接）：").unwrap();
    let (leaf, rest) = leaf.split_once("账目摘要：").unwrap();
    assert!(rest.starts_with(&Digest::of_leaf(leaf.as_bytes()).to_string()), "{rest}");
    let told: Value = serde_json::from_str(leaf).unwrap();
    assert_eq!((&told["deal_subject"], &told["price_fen"]), (&json!("L1"), &json!(RENT_FEN)));
    let area = format!("（{}平方米）", told["area_m2"].as_str().unwrap());
    assert!(text.contains(&area), "the paper says what the entry says: {area} in {text}");
    let digest = digest.trim_matches('"');
    let paper = format!("/verify/{number}-18-001?digest={digest}");
    let verified = counter.registry.get(&paper).await;
    assert!(verified.text.contains("摘要一致"), "{verified}");
}

async fn an_exchange_tells_what_both_give_and_no_price(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.approved(&counter.exchange().await).await;
    let (contract, _) = counter.printed(&number, "deal-contract").await;
    for said in ["农村土地承包经营权互换合同", "甲方换出的地块", "乙方换出的地块", "不计价款"]
    {
        assert!(contract.contains(said), "{said} in {contract}");
    }
    counter.gone_over(&number).await;
    extend_now(&counter.registry).await;
    let (attestation, _) = counter.printed(&number, "attestation").await;
    let entry = counter.last_entry().await;
    let area = format!("（{}平方米）", entry["area_m2"].as_str().unwrap());
    for said in ["乙方换出的地块", "依法不计价款", &area] {
        assert!(attestation.contains(said), "{said} in {attestation}");
    }
    for priced in ["人民币", "付款安排", "价款已经结算"] {
        assert!(!contract.contains(priced) && !attestation.contains(priced), "{priced}");
    }
}

async fn what_was_never_written_has_no_contract_and_what_is_void_no_paper(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let grant = counter.grant(&PARCELS[..1], "2026-12-01", "2027-10-31");
    let farming = json!({ "unpriced": { "kind": "farming-on-behalf", "grant": grant } });
    let mut unwritten = counter.handed_in(&farming, &Value::Null);
    unwritten["contract"] = Value::Null;
    let number = counter.entered(&unwritten).await;
    extend_now(&counter.registry).await;
    let told = counter.waits(&number, "deal-contract").await;
    assert!(told.contains("no written contract was handed in"), "{told}");
    let (attestation, _) = counter.printed(&number, "attestation").await;
    assert!(attestation.contains("依法不计价款"), "{attestation}");
    counter.step(APPROVER, &number, &coercion(&counter)).await;
    for paper in ["deal-contract", "attestation"] {
        let told = counter.waits(&number, paper).await;
        assert!(told.contains("somebody was forced"), "{paper}: {told}");
    }
    assert_eq!(counter.papers(&number).await, [""; 0]);
}

async fn the_papers_of_a_transfer_elsewhere_are_not_found(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.taken_in(&counter.lease()).await;
    counter.step(REVIEWER, &number, &step("approve")).await;
    let elsewhere = Arc::into_inner(counter.registry).unwrap().as_officer_of("220221901902");
    let path = format!("/api/v1/transfers/{number}/papers");
    let listed = elsewhere.get(&path).await;
    assert_eq!(kind(&listed), (404, "not-found"), "{listed}");
    let path = format!("{path}/deal-contract");
    let refused = elsewhere.send("POST", &path, &[("sanquan-officer", INTAKE)], "").await;
    assert_eq!(kind(&refused), (404, "not-found"), "{refused}");
}
