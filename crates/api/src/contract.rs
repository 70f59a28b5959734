//! What the OpenAPI document says of every operation alike: who may ask, and what an answer means where its operation has no words of its own.

use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr, Server};

/// The cookie that a sign-in gives.
const SESSION: &str = "session";
/// What a program comes with.
const TOKEN: &str = "token";

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
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        if operation.security.is_none() {
            refuses_strangers(operation);
        }
        for (status, answer) in &mut operation.responses.responses {
            explain(status, answer);
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

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.delete].into_iter().flatten()
}

/// Whoever is nobody is refused, and so is whoever works at another desk.
fn refuses_strangers(operation: &mut Operation) {
    for status in ["401", "403"] {
        let answers = &mut operation.responses.responses;
        answers.entry(status.to_owned()).or_insert_with(|| RefOr::T(problem()));
    }
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
