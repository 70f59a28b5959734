//! What the OpenAPI document says of every operation alike: who may ask, and what an answer means where its operation has no words of its own.

use axum::http::Method;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Schema, Server};

use crate::rate_limit::is_limited;

/// The cookie that a sign-in gives.
const SESSION: &str = "session";
/// What a program comes with.
const TOKEN: &str = "token";

/// What a page says in `Link`.
const NEXT: &str = "The next page (RFC 8288, `rel=\"next\"`), where this one is full.";

/// What an answer means, by its status.
const MEANINGS: &[(&str, &str)] = &[
    ("200", "What was asked for, or what was done."),
    ("201", "What was made."),
    ("204", "It is done, and there is nothing to tell."),
    ("400", "The request cannot be read; the problem says where."),
    ("401", "Nobody is signed in, or the token is none."),
    ("403", "Whoever asks may not do this."),
    ("404", "Nothing of the kind is in sight."),
    ("409", "It does not go with how things stand now."),
    ("412", "Somebody else has changed it since it was read."),
    ("413", "It is larger than the service takes."),
    ("422", "Rules stand in the way; the problem names each with its article."),
    ("428", "The request has to say which revision it is made at, in `If-Match`."),
    ("429", "So many requests are not answered; `Retry-After` says how long to wait."),
    ("500", "The service failed."),
    ("503", "The service cannot do this now, and may later."),
];

/// The document with what its operations leave to it.
///
/// An operation is open to everybody where it says so (`security(())`), and asks for a session or a token everywhere else.
pub(crate) fn completed(mut document: OpenApi) -> OpenApi {
    document.servers = Some(vec![Server::new("/")]);
    let none: [&str; 0] = [];
    let either = [SESSION, TOKEN].map(|it| SecurityRequirement::new(it, none));
    document.security = Some(either.into());
    sign_in(document.components.get_or_insert_default());
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            refuses(operation, is_limited(&method, path));
            pages(operation);
            for (status, answer) in &mut operation.responses.responses {
                explain(status, answer);
            }
        }
    }
    document
}

fn sign_in(components: &mut Components) {
    let cookie = ApiKeyValue::with_description(
        "sanquan",
        "Given by `POST /api/v1/session`; by TLS its name is `__Host-sanquan`.",
    );
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
        "Given by `POST /api/v1/tokens`; it reaches what its scopes say, and never more than its owner.",
    ));
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    components.add_security_scheme(TOKEN, SecurityScheme::Http(token.build()));
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    let PathItem { get, put, post, delete, .. } = item;
    let methods = [Method::GET, Method::PUT, Method::POST, Method::DELETE];
    let operations = [get, put, post, delete].into_iter().map(Option::as_mut);
    methods.into_iter().zip(operations).filter_map(|(method, it)| Some((method, it?)))
}

/// What every operation of its sort refuses: what it cannot read, whoever is nobody or works at another desk, and whoever asks too often.
fn refuses(operation: &mut Operation, is_limited: bool) {
    let reads = operation.parameters.is_some() || operation.request_body.is_some();
    let is_closed = operation.security.is_none();
    let refused = [("400", reads), ("401", is_closed), ("403", is_closed), ("429", is_limited)];
    for (status, _) in refused.into_iter().filter(|(_, is_so)| *is_so) {
        let answers = &mut operation.responses.responses;
        answers.entry(status.to_owned()).or_insert_with(|| RefOr::T(problem()));
    }
}

/// A list that is asked for page by page names the next one.
fn pages(operation: &mut Operation) {
    let asked = operation.parameters.iter().flatten();
    let mut asked = asked.filter_map(|it| if let RefOr::T(it) = it { Some(it) } else { None });
    if !asked.any(|it| ["after", "from"].contains(&it.name.as_str())) {
        return;
    }
    let Some(RefOr::T(answer)) = operation.responses.responses.get_mut("200") else { return };
    // One act is told with its objects page by page, and asked for anew by hand.
    if !answer.content.values().any(is_list) {
        return;
    }
    let link = HeaderBuilder::new().description(Some(NEXT)).build();
    answer.headers.insert("Link".to_owned(), RefOr::T(link));
}

fn is_list(content: &RefOr<Content>) -> bool {
    let RefOr::T(content) = content else { return false };
    matches!(&content.schema, Some(RefOr::T(Schema::Array(_))))
}

fn problem() -> Response {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new().content("application/problem+json", content).build()
}

/// Gives an answer without words those of its status.
fn explain(status: &str, answer: &mut RefOr<Response>) {
    let RefOr::T(answer) = answer else { return };
    let meaning = MEANINGS.iter().find(|(of, _)| *of == status);
    if let (true, Some((_, meaning))) = (answer.description.is_empty(), meaning) {
        (*meaning).clone_into(&mut answer.description);
    }
}
