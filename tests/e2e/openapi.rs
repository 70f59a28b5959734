//! The document that says what can be asked over HTTP.

use e2e_tests::{Engine, Registry};
use expect_test::expect_file;
use serde_json::{Value, json};

fn document() -> Value {
    serde_json::to_value(api::openapi()).unwrap()
}

#[test]
fn the_checked_in_document_is_the_services_own() {
    let text = format!("{}\n", api::openapi().to_pretty_json().unwrap());
    expect_file!["../../docs/openapi.json"].assert_eq(&text);
}

#[test]
fn the_document_is_openapi_3_1() {
    assert!(document()["openapi"].as_str().unwrap().starts_with("3.1."));
}

#[test]
fn every_operation_has_an_id_and_a_summary() {
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    assert!(paths.contains_key("/api/v1/households/{code}"));
    let mut ids = Vec::new();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            ids.push(
                operation["operationId"]
                    .as_str()
                    .unwrap_or_else(|| panic!("{method} {path} has no id")),
            );
            assert!(
                operation["summary"].as_str().is_some_and(|it| !it.is_empty()),
                "{method} {path} has no summary"
            );
        }
    }
    let n_operations = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n_operations, "two operations have one id");
}

#[test]
fn every_answer_that_is_a_problem_has_the_media_type_of_problems() {
    let document = document();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (status, answer) in methods
            .as_object()
            .unwrap()
            .values()
            .flat_map(|it| it["responses"].as_object().unwrap())
        {
            let Some(content) = answer["content"].as_object().filter(|_| !status.starts_with('2'))
            else {
                continue;
            };
            assert!(
                content.contains_key("application/problem+json"),
                "{path} {status}: {content:?}"
            );
        }
    }
}

#[test]
fn every_answer_is_explained() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        for (status, answer) in operation["responses"].as_object().unwrap() {
            let said = answer["description"].as_str().unwrap_or_default();
            assert!(!said.is_empty(), "{method} {path} {status}");
        }
    }
}

#[tokio::test]
async fn nobody_is_let_in_where_the_document_says_so_and_nowhere_else() {
    let registry = Registry::new(Engine::Sqlite).await.with_sign_in();
    let document = document();
    let (mut n_open, mut n_closed) = (0, 0);
    for (method, path, operation) in operations(&document) {
        let address: Vec<_> =
            path.split('/').map(|it| if it.starts_with('{') { "1" } else { it }).collect();
        let method = method.to_uppercase();
        let answer = registry.ask(&method, &address.join("/"), "", &json!({})).await;
        let is_open = operation["security"] == json!([{}]);
        assert_eq!(answer.status != 401, is_open, "{method} {path}: {answer}");
        *(if is_open { &mut n_open } else { &mut n_closed }) += 1;
    }
    assert!(n_open > 10 && n_closed > 100, "{n_open} are open and {n_closed} closed");
}

/// Each operation with its method and its path.
fn operations(document: &Value) -> impl Iterator<Item = (&String, &String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap();
        methods.iter().map(move |(method, operation)| (method, path, operation))
    })
}
