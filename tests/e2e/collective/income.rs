//! A year's income from the plan to what the bank says.

use std::fmt::Write as _;

use e2e_tests::{Answer, Engine, INTAKE, on_both_engines};
use serde_json::{Value, json};

use super::village::Collective;

on_both_engines!(
    a_years_income_goes_from_the_plan_to_the_bank,
    a_plan_that_was_not_open_for_ten_days_is_refused,
    a_run_is_what_its_plan_said,
    a_correction_is_a_later_run,
    a_payment_to_somebody_else_needs_a_mandate,
    a_bank_file_that_cannot_be_read_is_told_by_line,
);

/// 90,000,000 fen of net income, three tenths for the fund: 63,000,000 to distribute.
fn plan(published_day: &str) -> Value {
    json!({ "request": {
        "kind": "distribution-plan", "year": 2025, "income_fen": 100_000_000, "losses_fen": 10_000_000,
        "reserve": "3/10", "published_day": published_day,
    } })
}

fn distribution(number: u64, plan: u32) -> Value {
    let request = json!({ "kind": "distribution", "year": 2025, "plan": plan });
    json!({ "request": request, "decision_numbers": [number] })
}

impl Collective {
    /// The run of 2025: planned on 2 December, decided on ten days later.
    pub(super) async fn distributed(engine: Engine) -> Self {
        Box::pin(Self::quantified(engine)).await.with_income().await
    }

    /// The same, of one whose shares are quantified.
    pub(crate) async fn with_income(self) -> Self {
        self.enter(&plan("2026-12-02")).await;
        self.registry.given_days_later(10);
        let number = self.decided(self.decision("income-distribution", "2026-12-12").await).await;
        self.enter(&distribution(number, 1)).await;
        self
    }

    async fn run(&self, number: u32) -> Value {
        self.get(&format!("/runs/2025/{number}")).await
    }

    /// The payments of the first run, each to an account of the holder's own.
    pub(crate) async fn payments(&self) -> Value {
        let run = self.run(1).await;
        let order = |it: &Value| {
            let account = format!("62170000{:08}", it["holder"].as_u64().unwrap_or_default());
            json!({ "holder": it["holder"], "account": account, "account_holder": it.get("person") })
        };
        let orders: Vec<Value> = run["portions"].as_array().unwrap().iter().map(order).collect();
        json!({ "request": { "kind": "payments", "year": 2025, "number": 1, "orders": orders } })
    }

    async fn bank_file(&self, file: &str) -> Answer {
        let path = self.path("/runs/2025/1/bank-files");
        let headers = [("sanquan-officer", INTAKE), ("content-type", "text/csv")];
        self.registry.send("POST", &path, &headers, file.to_owned()).await
    }
}

async fn a_years_income_goes_from_the_plan_to_the_bank(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    let planned = village.enter(&plan("2026-12-02")).await;
    assert_eq!(planned["run"]["distributable_fen"], 63_000_000);
    let told: Vec<&Value> = planned["findings"].as_array().unwrap().iter().collect();
    assert!(told.iter().all(|it| it["severity"] == "advisory"), "{told:?}");

    village.registry.given_days_later(10);
    let number = village.decided(village.decision("income-distribution", "2026-12-12").await).await;
    village.enter(&distribution(number, 1)).await;
    let run = village.run(1).await;
    assert_eq!((&run["digest"], &run["reproduced"]), (&planned["run"]["digest"], &json!(true)));
    to_the_fen(&village, &run);

    village.enter(&village.payments().await).await;
    let paid = village.run(1).await;
    let payments = paid["payments"].as_array().unwrap();
    assert_eq!(payments.len(), village.people.len() + 1);
    assert!(payments[0]["account"].as_str().unwrap().starts_with("****"), "{payments:?}");
    reconciled(&village, payments).await;
}

/// Everybody is paid to the fen: the exact part cut to whole fen, and one more for those who were cut by most.
fn to_the_fen(village: &Collective, run: &Value) {
    let portions = run["portions"].as_array().unwrap();
    let paid: i64 = portions.iter().map(|it| it["pay_fen"].as_i64().unwrap()).sum();
    assert_eq!(paid, 63_000_000);
    let total = i64::try_from(village.people.len() + 9).unwrap();
    for it in portions {
        let (top, bottom) = match it["shares"].as_str().unwrap().split_once('/') {
            Some((top, bottom)) => (top.parse().unwrap(), bottom.parse().unwrap()),
            None => (it["shares"].as_str().unwrap().parse::<i64>().unwrap(), 1_i64),
        };
        let whole = 63_000_000 * top / (bottom * total);
        let over = it["pay_fen"].as_i64().unwrap() - whole;
        assert!((0..=1).contains(&over), "{it:#}");
    }
    let households: i64 = run["households"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["pay_fen"].as_i64().unwrap())
        .sum();
    let own = portions.last().unwrap()["pay_fen"].as_i64().unwrap();
    assert_eq!(
        households + own,
        63_000_000,
        "what the households get and what the collective keeps"
    );
}

/// The bank paid all but the first, the second with a fen too much, and somebody whom nobody knows.
async fn reconciled(village: &Collective, payments: &[Value]) {
    let mut file = "支付序号,账号,金额\n".to_owned();
    for it in &payments[1..] {
        let holder = it["holder"].as_u64().unwrap_or_default();
        let fen = it["amount_fen"].as_i64().unwrap() + i64::from(it["number"] == 2);
        let (yuan, fen) = (fen / 100, fen % 100);
        writeln!(file, "{},62170000{holder:08},{yuan}.{fen:02}", it["number"]).unwrap();
    }
    file += ",6217999999999999,1.00\n";
    let answer = village.bank_file(&file).await;
    assert_eq!(answer.status, 201, "{answer}");
    village.entered(&answer.body["number"]).await;
    let run = village.run(1).await;
    let findings = run["receipts"][0]["findings"].as_array().unwrap();
    let of = |finding: &str| findings.iter().filter(|it| it["finding"] == finding).count();
    assert_eq!(of("matched"), payments.len() - 2);
    assert_eq!((of("wrong-amount"), of("unpaid"), of("unknown")), (1, 1, 1), "{findings:?}");
    let unpaid: Vec<&Value> = run["payments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["paid"] == false)
        .map(|it| &it["number"])
        .collect();
    assert_eq!(unpaid, [1, 2]);
}

async fn a_plan_that_was_not_open_for_ten_days_is_refused(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    village.enter(&plan("2026-12-03")).await;
    village.registry.given_days_later(10);
    let number = village.decided(village.decision("income-distribution", "2026-12-12").await).await;
    assert_eq!(village.refused(&distribution(number, 1)).await, ["HR-81"]);
}

async fn a_run_is_what_its_plan_said(engine: Engine) {
    let village = Box::pin(Collective::quantified(engine)).await;
    village.enter(&plan("2026-12-02")).await;
    let (from, to) = (&village.people[2].id, &village.people[3].id);
    village
        .enter(&json!({ "request": {
        "kind": "share-movement", "movement": "transfer", "from": from, "to": to,
        "class": "member", "shares": "1/4", "price_fen": 50_000,
    } }))
        .await;
    village.registry.given_days_later(10);
    let number = village.decided(village.decision("income-distribution", "2026-12-12").await).await;
    assert_eq!(village.refused(&distribution(number, 1)).await, ["impossible-request"]);
}

async fn a_correction_is_a_later_run(engine: Engine) {
    let village = Box::pin(Collective::distributed(engine)).await;
    let first = village.run(1).await;
    let mut more = plan("2026-12-12");
    more["request"]["income_fen"] = json!(110_000_000);
    village.enter(&more).await;
    village.registry.given_days_later(10);
    let number = village.decided(village.decision("income-distribution", "2026-12-22").await).await;
    village.enter(&distribution(number, 2)).await;
    let second = village.run(2).await;
    assert_eq!((&second["corrects"], &second["reproduced"]), (&json!(1), &json!(true)));
    let paid: i64 = second["portions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["pay_fen"].as_i64().unwrap())
        .sum();
    assert_eq!(paid, 7_000_000, "what seven tenths of ten million more come to");
    assert_eq!(village.run(1).await, first, "the run that was corrected stands");
}

async fn a_payment_to_somebody_else_needs_a_mandate(engine: Engine) {
    let village = Box::pin(Collective::distributed(engine)).await;
    let mut payments = village.payments().await;
    let other = payments["request"]["orders"][1]["account_holder"].clone();
    payments["request"]["orders"][0]["account_holder"] = other;
    assert_eq!(village.refused(&payments).await, ["HR-81"]);
    let mandate = village.registry.given_document("220221", "委托书").await;
    payments["request"]["orders"][0]["mandate_sha256"] = json!(mandate);
    village.enter(&payments).await;
    let path = village.path("/applications");
    let listed = village.registry.get(&path).await;
    let number = listed.body.as_array().unwrap().last().unwrap()["number"].clone();
    let kept = village.get(&format!("/applications/{number}")).await;
    assert!(!kept.to_string().contains("62170000"), "accounts are masked");
}

async fn a_bank_file_that_cannot_be_read_is_told_by_line(engine: Engine) {
    let village = Box::pin(Collective::distributed(engine)).await;
    let answer = village.bank_file("账号,金额\n6217,1.005\n").await;
    assert_eq!(answer.status, 400, "{answer}");
    assert!(answer.text.contains("line 2"), "{answer}");
}
