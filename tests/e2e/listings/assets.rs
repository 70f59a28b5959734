//! A collective's operating asset: let for some years, or sold, by a decision of the members.

use e2e_tests::{CENTRE, Engine, on_both_engines};
use serde_json::{Value, json};

use super::market::{DEPOSIT_FEN, Market, RESERVE_FEN, codes};
use crate::collective::village::Collective;

on_both_engines!(
    an_asset_that_is_sold_leaves_the_collectives_book,
    an_asset_that_is_let_is_not_sold_meanwhile,
);

/// 集贸市场, which the members registered.
const ASSET: &str = "Z0001";

impl Market {
    /// The village's market hall, to be agreed on.
    async fn asset(&self, village: &Collective, form: &str) -> Value {
        let report = self.document("评估报告").await;
        let decision = village.decision("outside-contractor", "2026-12-01").await;
        let mut listing = json!({
            "object": { "kind": "collective-asset", "collective": village.code, "asset": ASSET },
            "form": form, "decision": decision, "reserve_fen": RESERVE_FEN,
            "valuation": { "price_fen": RESERVE_FEN, "report_sha256": report },
            "deposit_fen": DEPOSIT_FEN, "way": { "kind": "agreement" },
            "payee_account": "6217000000000001",
        });
        if form != "transfer" {
            listing["first_day"] = json!("2027-01-01");
            listing["last_day"] = json!("2029-12-31");
        }
        listing
    }

    /// Agreed on with a business from elsewhere, and taken to the archive.
    async fn traded_with_a_business(&self, listing: &Value) -> Value {
        let business = json!({
            "name": "某食品有限公司", "document_number": "91220101MA0000000X", "kind": "business",
        });
        let (number, parties) = self.enrolled(listing, &[business]).await;
        self.agreed(&number, &parties[0], RESERVE_FEN).await;
        self.archived(&number).await
    }
}

async fn an_asset_that_is_sold_leaves_the_collectives_book(engine: Engine) {
    let village = Collective::registered(engine).await;
    let market = Market::of(&village);
    let before = village.get("").await;
    let entered = market.traded_with_a_business(&market.asset(&village, "transfer").await).await;
    let after = village.get("").await;
    assert_eq!((before["assets"].as_array().unwrap().len(), &after["assets"]), (1, &json!([])));
    for kept in ["name", "charter", "organs", "legal_representative"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let then = village.get("?as_of=2026-12-30").await;
    assert_eq!(then["assets"], before["assets"], "what it was before can still be read");
    let entry = market.entry(&entered).await;
    assert_eq!(
        (&entry["deal_subject"], &entry["form"]),
        (&json!("collective-asset"), &json!("transfer"))
    );
    assert_eq!((&entry["price_fen"], entry.get("last_day")), (&json!(RESERVE_FEN), None));
    let gone = market.draft(&market.asset(&village, "transfer").await).await;
    let refused = market.try_step(CENTRE, &gone, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&refused), ["HR-75"], "{refused}");
}

async fn an_asset_that_is_let_is_not_sold_meanwhile(engine: Engine) {
    let village = Collective::registered(engine).await;
    let market = Market::of(&village);
    let entered = market.traded_with_a_business(&market.asset(&village, "lease").await).await;
    let entry = market.entry(&entered).await;
    assert_eq!((&entry["form"], &entry["last_day"]), (&json!("lease"), &json!("2029-12-31")));
    assert_eq!(village.get("").await["assets"][0]["code"], ASSET);
    let number = market.draft(&market.asset(&village, "transfer").await).await;
    let refused = market.try_step(CENTRE, &number, &json!({ "step": "submit" })).await;
    assert_eq!(codes(&refused), ["HR-75"], "{refused}");
    assert!(refused.text.contains("期限内权利已有"), "{refused}");
}
