//! Which listings, and which deals, are asked for.

use identity::DivisionCode;
use market::listing::{ListingState, ObjectKind, TradeForm};
use serde::Deserialize;
use store::ListingFilter;
use utoipa::IntoParams;

use crate::Problem;

/// How many listings an answer lists where nothing else is said, and at most; the numbers are our own.
const LISTED: u32 = 50;
const LISTED_MAX: u32 = 500;

/// Which listings are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Such as `published`.
    state: Option<String>,
    /// Such as `operation-right`.
    #[param(value_type = Option<String>)]
    object: Option<ObjectKind>,
    /// Such as `lease`.
    #[param(value_type = Option<String>)]
    form: Option<TradeForm>,
    /// A division; without it, all that may be seen.
    #[param(value_type = Option<String>)]
    division: Option<DivisionCode>,
    /// At most so many; 50 where nothing is said, and no more than 500.
    limit: Option<u32>,
    /// The number of the last listing of the page before.
    after: Option<String>,
}

impl Which {
    /// The filter, how many, and after which.
    pub(super) fn filter(self) -> Result<(ListingFilter, u32, Option<String>), Problem> {
        let Self { state, object, form, division, limit, after } = self;
        let unknown =
            |text: &str| Problem::bad_request(&format!("`{text}` is no state of a listing"));
        let state = state.map(|it| ListingState::parse(&it).ok_or_else(|| unknown(&it)));
        let states = state.transpose()?.into_iter().collect();
        let filter = ListingFilter { states, object, form, division, on_notice: false };
        Ok((filter, limit.unwrap_or(LISTED).min(LISTED_MAX), after))
    }
}
