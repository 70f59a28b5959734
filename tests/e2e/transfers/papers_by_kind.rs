//! The papers of what is given on, of a homestead, and of shares: each names its own right, its own parties and its own laws.

use e2e_tests::{Engine, INTAKE, REGISTRAR, on_both_engines};
use serde_json::{Value, json};

use super::counter::{ACCOUNT, TransferCounter, codes, kind};
use super::homesteads::parties;
use super::kinds::given_on;
use super::shares::{HOLDER, RECEIVER, opened, person};
use super::{homesteads, shares};
use crate::ledger::extend_now;

on_both_engines!(
    what_is_given_on_names_the_tenant_and_the_contractors_consent,
    a_homestead_prints_its_contract_its_receipt_and_its_attestation,
    shares_print_their_contract_their_receipt_and_their_attestation,
    what_is_kept_back_of_a_price_has_a_title_and_is_told,
);

/// Everything that is said is in a text, and nothing else of another kind is.
fn says(text: &str, said: &[&str], unsaid: &[&str]) {
    for it in said {
        assert!(text.contains(it), "{it} in {text}");
    }
    for it in unsaid {
        assert!(!text.contains(it), "{it} not in {text}");
    }
}

impl TransferCounter {
    /// The attestation of what was entered, and the public text of the entry on it.
    async fn attested(&self, number: &str) -> (String, Value) {
        extend_now(&self.registry).await;
        let (text, _) = self.printed(number, "attestation").await;
        let (_, leaf) = text.split_once("账目原文（各行首尾相接）：").unwrap();
        let (leaf, _) = leaf.split_once("账目摘要：").unwrap();
        let leaf = serde_json::from_str(leaf).unwrap();
        (text, leaf)
    }
}

async fn what_is_given_on_names_the_tenant_and_the_contractors_consent(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let number = counter.entered(&counter.lease()).await;
    let lease = counter.transfer(&number).await.body;
    let (under, tenant) = (&lease["id"], &lease["proposal"]["transferee"]);
    let asked = given_on(&counter, under, &tenant["party"], "2027-09-30");
    let sub = counter.approved(&asked).await;
    let (contract, _) = counter.printed(&sub, "deal-contract").await;
    let holder = format!("甲方（转出方）{}", tenant["name"].as_str().unwrap());
    let said = [
        "农村土地经营权再流转合同",
        &holder,
        "乙方（受让方）外来甲",
        "2027年3月1日至2027年9月30日",
        "承包方与发包方的承包关系不变，再流转经承包方书面同意",
        "应当事先取得承包方的书面同意",
        "人民币600.00元",
    ];
    says(&contract, &said, &["应当事先取得甲方的书面同意", "甲方与发包方的承包关系不变"]);
    counter.step(REGISTRAR, &sub, &json!({ "step": "enter" })).await;
    let (attestation, leaf) = counter.attested(&sub).await;
    says(&attestation, &["再流转", "未经挂牌", "价款按约分期支付"], &["价款已经结算"]);
    assert_eq!(leaf["deal_subject"], "L5");
    // What it was given of ends, and it with that: what the paper says was so all the same.
    counter.step(REGISTRAR, &number, &counter.agreed_end()).await;
    assert_eq!(counter.papers(&sub).await, ["deal-contract", "attestation"]);
    assert_eq!(counter.attested(&sub).await.1, leaf);
}

async fn a_homestead_prints_its_contract_its_receipt_and_its_attestation(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let (unit, seller, buyer) = parties(&counter.register().await);
    let number = counter.approved(&counter.homestead().await).await;
    let (contract, digest) = counter.printed(&number, "deal-contract").await;
    let names = [counter.household(&seller).await, counter.household(&buyer).await];
    let names = names.map(|it| it["head_name"].as_str().unwrap().to_owned());
    let said = [
        "宅基地使用权转让合同",
        &names[0],
        &names[1],
        &unit,
        "人民币80,000.00元（大写：捌万元整）",
        "没有宅基地的农户",
        "由乡（镇）人民政府批准后履行",
        "承包地、集体收益分配权和成员身份不因本合同而改变",
        "《中华人民共和国土地管理法》",
    ];
    says(&contract, &said, &["土地经营权", "份额登记簿", "全部期限"]);
    counter.paid_in_full(&number, &counter.head_of(&seller).await, homesteads::PRICE_FEN).await;
    let (receipt, _) = counter.printed(&number, "payment-receipt").await;
    says(&receipt, &["支付价款", "人民币80,000.00元", &names[0]], &[ACCOUNT]);
    counter.gone_over(&number).await;
    let (attestation, leaf) = counter.attested(&number).await;
    let said = ["宅基地使用权", "价款已经结算", "成交价款人民币80,000.00元", &names[0], &names[1]];
    says(&attestation, &said, &["期限"]);
    assert_eq!((&leaf["deal_subject"], &leaf["price_fen"]), (&json!("H1"), &json!(8_000_000)));
    for named in [&names[0], &names[1], &unit, &seller, &buyer] {
        assert!(!leaf.to_string().contains(named), "{named} in {leaf}");
    }
    assert_eq!(counter.printed(&number, "deal-contract").await.1, digest, "what was approved");
}

async fn shares_print_their_contract_their_receipt_and_their_attestation(engine: Engine) {
    let (village, counter) = opened(engine).await;
    let mut asked = counter.transfer_of(&village, "1/4");
    asked["contract"] = counter.signed_by(&person(&village, HOLDER));
    let number = counter.approved(&asked).await;
    let (contract, _) = counter.printed(&number, "deal-contract").await;
    let names = [&village.people[HOLDER].name, &village.people[RECEIVER].name];
    let said = [
        "集体收益分配权份额转让合同",
        names[0],
        names[1],
        "份额（股）1/4",
        "人民币500.00元（大写：伍佰元整）",
        "份额自记载于份额登记簿时转移",
        "成员身份、承包地和宅基地不因本合同而改变",
        "《中华人民共和国农村集体经济组织法》",
    ];
    says(&contract, &said, &["地块编码", "乡（镇）人民政府批准"]);
    counter.paid_in_full(&number, &person(&village, HOLDER), shares::PRICE_FEN).await;
    let (receipt, _) = counter.printed(&number, "payment-receipt").await;
    says(&receipt, &["支付价款", "人民币500.00元", names[0]], &[ACCOUNT]);
    counter.gone_over(&number).await;
    let (attestation, leaf) = counter.attested(&number).await;
    says(&attestation, &["份额", "1/4", "价款已经结算", names[0], names[1]], &["平方米"]);
    assert_eq!((&leaf["deal_subject"], &leaf["area_m2"]), (&json!("S1"), &Value::Null));
}

async fn what_is_kept_back_of_a_price_has_a_title_and_is_told(engine: Engine) {
    let counter = TransferCounter::open(engine).await;
    let mut asked = counter.lease();
    let deduction = |title: &Value, amount_fen: i64| json!([{ "name": "抵扣借款", "amount_fen": amount_fen, "title": title }]);
    asked["contract"]["deductions"] = deduction(&Value::Null, 10_000);
    let untitled = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&untitled), ["HR-48"], "{untitled}");
    let nowhere = "00000000000000000000000000000000000000000000000000000000000000ff";
    let title = json!({ "kind": "written-consent", "evidence": nowhere });
    asked["contract"]["deductions"] = deduction(&title, 10_000);
    let unseen = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(kind(&unseen), (422, "documents-not-stored"), "{unseen}");
    let title = json!({ "kind": "written-consent", "evidence": counter.evidence });
    asked["contract"]["deductions"] = deduction(&title, 60_001);
    let beyond = counter.try_take_in(INTAKE, &asked).await;
    assert_eq!(codes(&beyond), ["HR-48"], "more than there is: {beyond}");
    asked["contract"]["deductions"] = deduction(&title, 10_000);
    let number = counter.approved(&asked).await;
    let (contract, _) = counter.printed(&number, "deal-contract").await;
    says(&contract, &["从价款中扣除", "抵扣借款", "100.00"], &[]);
}
