//! Finding households: by name, by code, by place.

use store::{Hit, Search, Store};

use crate::refused::shown;
use crate::{Officer, Refused};

/// How many hits a page has where nobody says otherwise, and at most.
const LIMIT_DEFAULT: u32 = 20;
const LIMIT_MAX: u32 = 100;

/// Fewer characters of a code would find half the county.
const CODE_LENGTH_MIN: usize = 4;

/// What is asked for, as a clerk types it.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The beginning of a name, a code, or the last digits of one.
    Text(String),
    /// A point on the map, in degrees.
    Point { lon_deg: f64, lat_deg: f64 },
}

impl Question {
    fn into_search(self) -> Result<Search, Refused> {
        match self {
            Self::Text(text) => Self::of_text(text.trim()),
            Self::Point { lon_deg, lat_deg } => Self::of_point(lon_deg, lat_deg),
        }
    }

    /// Codes are digits and capital letters; everything else is a name.
    fn of_text(text: &str) -> Result<Search, Refused> {
        let malformed = |what| Refused::Malformed { what, text: shown(text) };
        if text.is_empty() {
            return Err(malformed("name or code"));
        }
        if !text.bytes().all(|it| it.is_ascii_alphanumeric()) {
            return Ok(Search::Name(text.to_owned()));
        }
        if text.len() < CODE_LENGTH_MIN {
            return Err(malformed("code, or the last four or more characters of one"));
        }
        Ok(Search::Code(text.to_ascii_uppercase()))
    }

    fn of_point(lon: f64, lat: f64) -> Result<Search, Refused> {
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            return Ok(Search::Point { lon, lat });
        }
        Err(Refused::Malformed {
            what: "longitude and latitude in degrees",
            text: format!("{lon},{lat}"),
        })
    }
}

/// Finds what the question names in the officer's division, at most `limit` hits in a fixed order.
pub async fn search(
    store: &Store,
    officer: &Officer,
    question: Question,
    limit: Option<u32>,
) -> Result<Vec<Hit>, Refused> {
    let limit = limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX);
    Ok(store.search(&officer.scope, &question.into_search()?, limit, None).await?)
}
