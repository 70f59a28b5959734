//! The schema: what its columns can hold, that nothing in it can be changed, and that its entities agree with it.

use std::collections::{BTreeMap, BTreeSet};

use migrations::MigratorTrait as _;
use sea_orm::{ConnectionTrait as _, EntityTrait, IdenStatic as _, Iterable as _, Statement};

use super::super::{Book, entity};
use super::{Desk, settled};
use crate::lint::look_through;

async fn rows(book: &Book, sql: &str) -> Vec<Vec<String>> {
    let connection = book.connection();
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.unwrap();
    let text = |row: &sea_orm::QueryResult| {
        (0..row.column_names().len()).map(|it| row.try_get_by_index(it).unwrap()).collect()
    };
    rows.iter().map(text).collect()
}

/// Table, column and type of every column.
async fn columns(book: &Book) -> Vec<[String; 3]> {
    let sql =
        "SELECT s.name, c.name, c.type FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
               WHERE s.type = 'table' AND s.name <> 'settlement_migrations' ORDER BY 1, c.cid";
    rows(book, sql).await.into_iter().map(|it| it.try_into().unwrap()).collect()
}

/// The columns that refer to a row of another table of this database.
async fn references(book: &Book) -> BTreeMap<(String, String), String> {
    let sql = "SELECT s.name, f.\"from\", f.\"table\" FROM sqlite_schema AS s,
               pragma_foreign_key_list(s.name) AS f WHERE s.type = 'table'";
    let rows = rows(book, sql).await.into_iter();
    let named = rows.map(|it| <[String; 3]>::try_from(it).unwrap());
    named.map(|[table, column, to]| ((table, column), to)).collect()
}

#[tokio::test]
async fn no_column_could_hold_a_key_of_the_register() {
    let desk = Desk::new().await;
    let references = references(&desk.book).await;
    let columns = columns(&desk.book).await;
    assert!(columns.len() > 60, "{}", columns.len());
    let words = [
        "parcel",
        "contract",
        "household",
        "member",
        "right",
        "case",
        "unit",
        "code",
        "county",
        "issuer",
        "share",
        "certificate",
        "nature",
        "object",
    ];
    for [table, column, of_type] in columns {
        assert!(table.starts_with("settlement_"), "{table}");
        let named = words.iter().find(|it| column.contains(*it));
        assert_eq!(named, None, "{table}.{column}");
        assert_eq!(look_through(&column.replace('_', " ")), [], "{table}.{column}");
        // An id is either made by this book or refers to a row of it.
        let own = column == "id" && ["blob", "uuid"].contains(&of_type.as_str());
        // What nobody can read without the book's own keys, or is nothing but a keyed digest.
        let sealed = ["number_cipher", "number_index", "response_cipher", "request_mac"];
        let sealed = sealed.contains(&column.as_str());
        if of_type == "blob" && !own && !sealed {
            let to = references.get(&(table.clone(), column.clone()));
            assert!(to.is_some_and(|it| it.starts_with("settlement_")), "{table}.{column}: {to:?}");
        }
    }
}

#[tokio::test]
async fn up_then_down_leaves_nothing_behind() {
    let desk = Desk::new().await;
    let things = "SELECT name FROM sqlite_schema WHERE tbl_name <> 'settlement_migrations'";
    assert!(rows(&desk.book, things).await.len() > 20);
    migrations::Settlement::down(desk.book.connection(), None).await.unwrap();
    assert_eq!(rows(&desk.book, things).await, [[""; 0]; 0]);
}

fn declared<E: EntityTrait>() -> (String, BTreeSet<String>) {
    let columns = E::Column::iter().map(|it| it.as_str().to_owned());
    (E::default().table_name().to_owned(), columns.collect())
}

#[tokio::test]
async fn entities_have_the_columns_of_the_migrations() {
    let desk = Desk::new().await;
    let mut migrated: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for [table, column, _] in columns(&desk.book).await {
        migrated.entry(table).or_default().insert(column);
    }
    let entities = BTreeMap::from([
        declared::<entity::answer::Entity>(),
        declared::<entity::application::Entity>(),
        declared::<entity::application_fact::Entity>(),
        declared::<entity::companion::Entity>(),
        declared::<entity::decision::Entity>(),
        declared::<entity::decision_companion::Entity>(),
        declared::<entity::evidence::Entity>(),
        declared::<entity::fact::Entity>(),
        declared::<entity::permit::Entity>(),
        declared::<entity::person::Entity>(),
        declared::<entity::statement::Entity>(),
        declared::<entity::statement_print::Entity>(),
    ]);
    assert_eq!(migrated, entities);
}

#[tokio::test]
async fn what_is_recorded_can_be_neither_changed_nor_taken_back() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let application = desk.granted(2, person, "2026-02-01").await;
    desk.happens(3, person, "2026-02-02", settled(application)).await.unwrap();
    for statement in [
        "UPDATE settlement_fact SET effective_day = '2020-01-01'",
        "DELETE FROM settlement_fact",
        "UPDATE settlement_decision SET outcome = 'refused'",
        "UPDATE settlement_application SET channel = 'city'",
        "DELETE FROM settlement_evidence",
        "UPDATE settlement_statement SET authority = ''",
    ] {
        let error = desk.book.connection().execute_unprepared(statement).await.unwrap_err();
        assert!(error.to_string().contains("settlement records are only added"), "{error}");
    }
}
