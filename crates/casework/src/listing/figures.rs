//! The figures of the market, over the listings that an officer may see.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use geometry::SquareMetres;
use identity::DivisionCode;
use market::figures::{Deal, Figures, Group, Openness, by_group, together};
use market::listing::ListingState;
use store::{ListedDeal, ListingFilter, Store};

use crate::{Officer, Refused};

/// The length of a village's code.
const VILLAGE_DIGITS: usize = 12;

/// Which deals are counted; what is not said does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FiguresAsked {
    pub division: Option<DivisionCode>,
    /// Those that were entered on this day or later …
    pub first_day: Option<NaiveDate>,
    /// … and on this one at the latest.
    pub last_day: Option<NaiveDate>,
}

/// The figures by what deals have in common, those of all of them, and how open the market is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketFigures {
    pub groups: BTreeMap<Group, Figures>,
    pub total: Figures,
    pub openness: Openness,
}

/// Works the figures out over what the register says now.
pub async fn figures(
    store: &Store,
    officer: &Officer,
    asked: FiguresAsked,
) -> Result<MarketFigures, Refused> {
    let filter = ListingFilter { division: asked.division, ..ListingFilter::default() };
    let listings = store.listings(&officer.scope, &filter, None, None).await?;
    let deals: Vec<Deal> = listings.iter().filter_map(|it| deal(it, asked)).collect();
    Ok(MarketFigures {
        groups: by_group(&deals),
        total: together(&deals),
        openness: openness(&listings),
    })
}

/// A listing as a deal; `None` until it is entered, or where it was entered on another day.
fn deal(listed: &ListedDeal, asked: FiguresAsked) -> Option<Deal> {
    let listing = &listed.listing;
    let day = listing.entered_day?;
    let within =
        asked.first_day.is_none_or(|it| it <= day) && asked.last_day.is_none_or(|it| day <= it);
    Some(Deal {
        object: listing.object,
        form: listing.form,
        village: village(listed.division),
        month: (day.year(), day.month()),
        area_mu: listing.area_m2.map(|it| SquareMetres(it).to_mu().0),
        term: listing.term,
        price_fen: listing.price_fen?,
    })
    .filter(|_| within)
}

/// The village that a group lies in; what is larger stays as it is.
fn village(division: DivisionCode) -> DivisionCode {
    let head = division.as_str().get(..VILLAGE_DIGITS).and_then(|it| DivisionCode::parse(it).ok());
    head.unwrap_or(division)
}

fn openness(listings: &[ListedDeal]) -> Openness {
    let handed_in = listings.iter().filter(|it| it.state != ListingState::Draft);
    let on_notice = handed_in.clone().filter(|it| it.listing.notice.is_some());
    let results = listings.iter().filter(|it| it.listing.result_notice.is_some());
    Openness {
        n_listed: handed_in.count(),
        n_published: on_notice.count(),
        n_contested: results.clone().filter(|it| it.listing.n_objections > 0).count(),
        n_results: results.count(),
    }
}
