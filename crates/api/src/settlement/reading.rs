//! Who reads the settlement book, why, and on what ground.

use axum::http::HeaderName;
use axum::http::request::Parts;
use settlement::ReadingPurpose;

use super::{Town, clerk};
use crate::Problem;

/// The header that names the purpose; without it, an officer at the counter works on settlements.
const PURPOSE: HeaderName = HeaderName::from_static("sanquan-purpose");

/// The reader of a request: the officer, the purpose by its code, and its ground.
pub(crate) fn reader(
    parts: &Parts,
    town: &Town,
) -> Result<(String, &'static str, &'static str), Problem> {
    let clerk = clerk::clerk(parts, town)?;
    let purpose = purpose(parts)?;
    Ok((clerk.name, purpose.as_str(), purpose.ground()))
}

fn purpose(parts: &Parts) -> Result<ReadingPurpose, Problem> {
    let Some(value) = parts.headers.get(PURPOSE) else { return Ok(ReadingPurpose::Settlement) };
    let known = ReadingPurpose::ALL.iter().copied();
    let named = known.clone().find(|it| value.to_str().is_ok_and(|text| text == it.as_str()));
    named.ok_or_else(|| {
        let known: Vec<&str> = known.map(ReadingPurpose::as_str).collect();
        let known = known.join(", ");
        Problem::bad_request(&format!("`Sanquan-Purpose` names none of the purposes: {known}"))
    })
}
