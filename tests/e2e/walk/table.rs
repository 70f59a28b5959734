//! The table of the operations: whose each is, where a sibling village finds nothing of it, and what it is asked with.

mod accounts;
mod cases;
mod collectives;
mod deals;
mod documents;
mod open;
mod register;
mod town;

use axum::http::Method;
use serde_json::Value;
use tenure::case::Role;

use super::place::Place;
use super::who::Who;

/// An operation with an object of the village.
#[derive(Clone)]
pub(super) struct Row {
    /// As it stands in the document, such as `GET /api/v1/cases/{id}`.
    pub(super) operation: &'static str,
    pub(super) path: String,
    pub(super) who: Who,
    /// In which role something of the village is seen, where anybody may look.
    pub(super) eye: Role,
    pub(super) outside: Outside,
    pub(super) body: Body,
    /// Why it is asked for, where that must be said.
    pub(super) purpose: Option<&'static str>,
}

/// What one of a sibling village finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    /// No such object.
    NotFound,
    /// A list with less in it.
    Less,
    /// A list of nothing, where the village has nothing of it either.
    Nothing,
    /// The same as everybody.
    Everywhere,
}

/// What is handed in.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Nothing,
    Json(Value),
    /// A file of a media type.
    File(&'static str, Vec<u8>),
}

impl Row {
    pub(super) fn method(&self) -> &'static str {
        self.operation.split_once(' ').unwrap().0
    }

    pub(super) fn reads(&self) -> bool {
        self.method() == Method::GET.as_str()
    }

    /// Whether it names something by its id.
    pub(super) fn names_an_id(&self) -> bool {
        self.operation.ends_with("{id}")
    }

    /// What stands in the list of exceptions, if anything.
    pub(super) fn exception(&self) -> Option<&'static str> {
        match (self.who, self.outside) {
            (Who::Everybody, _) => Some("everybody"),
            (Who::Own, _) => Some("own"),
            (_, Outside::Everywhere) => Some("everywhere"),
            _ => None,
        }
    }

    fn everywhere(self) -> Self {
        Self { outside: Outside::Everywhere, ..self }
    }

    fn of(self, who: Who) -> Self {
        Self { who, ..self }
    }

    fn seen_by(self, eye: Role) -> Self {
        Self { eye, ..self }
    }
}

/// Something that whoever works at the register may read.
fn get(operation: &'static str, path: String) -> Row {
    let (who, eye) = (Who::Anybody, Role::Supervisor);
    let (outside, body) = (Outside::NotFound, Body::Nothing);
    Row { operation, path, who, eye, outside, body, purpose: None }
}

/// The same, which lists what is in sight.
fn list(operation: &'static str, path: &str) -> Row {
    Row { outside: Outside::Less, ..get(operation, path.to_owned()) }
}

/// Something that is done with no body.
fn act(operation: &'static str, path: String, who: Who) -> Row {
    Row { who, ..get(operation, path) }
}

/// Something that is handed in.
fn send(operation: &'static str, path: String, who: Who, body: Value) -> Row {
    Row { body: Body::Json(body), ..act(operation, path, who) }
}

/// Something that is handed in as a file.
fn file(operation: &'static str, path: String, who: Who, body: Body) -> Row {
    Row { body, ..act(operation, path, who) }
}

/// A line of a bank's file, of a payment that nobody expects.
fn bank_file() -> Body {
    Body::File("text/csv", "支付序号,账号,金额\n99,6228480000000001,1.00\n".into())
}

/// A list of which the village has nothing.
fn nothing(operation: &'static str, path: &str) -> Row {
    Row { outside: Outside::Nothing, ..list(operation, path) }
}

/// Every operation, in an order in which each can be done when its turn comes.
pub(super) fn table(at: &Place) -> Vec<Row> {
    [
        register::rows(at),
        cases::rows(at),
        collectives::rows(at),
        deals::rows(at),
        documents::rows(at),
        town::rows(at),
        accounts::rows(),
        open::rows(at),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const INTAKE: Who = Who::Has(Role::Intake);
const REVIEWER: Who = Who::Has(Role::Reviewer);
const APPROVER: Who = Who::Has(Role::Approver);
const REGISTRAR: Who = Who::Has(Role::Registrar);
const EVIDENCING: Who =
    Who::HasOneOf(&[Role::Intake, Role::Surveyor, Role::Reviewer, Role::Archivist]);
const SIGNING: Who = Who::HasOneOf(&[Role::Intake, Role::Surveyor]);
const MARKET: Who = Who::Has(Role::Market);
const SUPERVISOR: Who = Who::Has(Role::Supervisor);
