//! Who is in the town's book: somebody who applies, and somebody who has settled.

use e2e_tests::{Registry, TownCounter};
use serde_json::json;

pub(in crate::walk) struct Settlers {
    pub(in crate::walk) applicant: String,
    pub(in crate::walk) application: String,
    /// The statement of the one who has settled.
    pub(in crate::walk) statement: String,
}

impl Settlers {
    pub(super) async fn made(registry: &Registry) -> Self {
        let town = TownCounter { registry };
        let applicant = town.person("张三", None).await;
        let day = registry.today().to_string();
        let application = town.apply(&TownCounter::graduate(&applicant, &day, &json!([]))).await;
        let second = town.person("李四", None).await;
        let granted = town.apply(&TownCounter::graduate(&second, &day, &json!([]))).await;
        assert_eq!(town.grant(&granted).await.status, 200);
        let settled = town.settle(&second, &granted).await;
        let statement = settled.body["statement"].as_str().unwrap().to_owned();
        Self { applicant, application, statement }
    }
}
