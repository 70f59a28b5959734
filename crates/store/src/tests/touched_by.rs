//! What an act touched, and how it is found.

use sea_orm::sea_query::SqliteQueryBuilder;
use tenure::{Act, ActKind, ObjectKind};

use super::{
    harness::Scratch,
    village::{act, county},
};
use crate::{history::tables, touched_by::questions};

#[tokio::test]
async fn what_a_case_touched_is_found_by_an_index_in_every_table() {
    let scratch = Scratch::on_sqlite().await;
    let case = Act { kind: ActKind::Case, ..act(2) };
    for (table, name) in ObjectKind::ALL.iter().flat_map(|kind| tables(*kind)) {
        let [written, closed] = questions(county(), &case, table, name);
        for (question, index) in [(written, "of_case"), (closed, "superseded_by")] {
            let sql = format!("EXPLAIN QUERY PLAN {}", question.to_string(SqliteQueryBuilder));
            let plan = scratch.query(&sql).await;
            let plan: Vec<String> =
                plan.iter().map(|it| it.try_get("", "detail").unwrap()).collect();
            let index = format!("SEARCH {table} USING INDEX ix_{table}_{index} ");
            assert!(plan.iter().any(|it| it.starts_with(&index)), "{table}.{name}: {plan:?}");
        }
    }
    scratch.discard().await;
}
