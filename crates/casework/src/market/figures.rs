//! The figures of the market, over all deals that were entered: what each gave is read from its entry in the ledger, so that listings, exits and transfers count alike.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use geometry::SquareMetres;
use identity::{County, DivisionCode};
use market::Days;
use market::exit::ExitKind;
use market::figures::{
    Deal, Figures, Group, Openness, TradedForm, TradedRight, by_group, together,
};
use market::listing::{ListingState, ObjectKind, TradeForm};
use market::transfer::TransferKind;
use rust_decimal::Decimal;
use serde::Deserialize;
use store::{ActEntry, DealKind, ListedDeal, ListingFilter, Store};
use tenure::ActKind;

use super::entry::{ENDED, VOID};
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

/// What the entry of a deal says, as far as the figures look at it; whoever reads the public log can count the same.
#[derive(Debug, Deserialize)]
struct Entered {
    deal_kind: String,
    deal_subject: String,
    form: Option<String>,
    division: DivisionCode,
    number: i64,
    effect_day: NaiveDate,
    area_m2: Option<Decimal>,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    price_fen: Option<i64>,
    /// The numbers of the acts that it corrects.
    #[serde(default)]
    counters: Vec<i64>,
}

/// Works the figures out over what the register says now.
pub async fn figures(
    store: &Store,
    officer: &Officer,
    asked: FiguresAsked,
) -> Result<MarketFigures, Refused> {
    let scope = &officer.scope;
    let entries = store.entries_of_kind(scope, asked.division.as_ref(), ActKind::Deal).await?;
    let entered: Vec<Entered> = entries.iter().map(Entered::of).collect::<Result<_, _>>()?;
    let undone: BTreeSet<(County, i64)> = entered.iter().flat_map(Entered::undoes).collect();
    let mut deals = Vec::with_capacity(entries.len());
    for (entry, it) in entries.iter().zip(&entered) {
        if it.is_deal() && !undone.contains(&it.act()) && asked.covers(it.effect_day) {
            deals.push(it.deal().ok_or_else(|| unreadable(entry))?);
        }
    }
    let filter = ListingFilter { division: asked.division, ..ListingFilter::default() };
    let listings = store.listings(scope, &filter, None, None).await?;
    Ok(MarketFigures {
        groups: by_group(&deals),
        total: together(&deals),
        openness: openness(&listings),
    })
}

impl FiguresAsked {
    fn covers(&self, day: NaiveDate) -> bool {
        self.first_day.is_none_or(|it| it <= day) && self.last_day.is_none_or(|it| day <= it)
    }
}

impl Entered {
    fn of(entry: &ActEntry) -> Result<Self, Refused> {
        serde_json::from_str(&entry.canonical).map_err(|_other_shape| unreadable(entry))
    }

    /// What ends a deal, or says that it never was, is none itself.
    fn is_deal(&self) -> bool {
        self.form.as_deref().is_none_or(|it| ![ENDED, VOID].contains(&it))
    }

    /// The act, by its county and its number there.
    fn act(&self) -> (County, i64) {
        (self.division.county(), self.number)
    }

    /// The acts that it says never were.
    fn undoes(&self) -> impl Iterator<Item = (County, i64)> {
        let county = self.division.county();
        self.counters.iter().map(move |it| (county, *it))
    }

    /// As it is counted; `None` where the entry names a kind that is none.
    fn deal(&self) -> Option<Deal> {
        let (object, form) = self.traded()?;
        let term = self.first_day.zip(self.last_day);
        Some(Deal {
            object,
            form,
            village: village(self.division),
            month: (self.effect_day.year(), self.effect_day.month()),
            area_mu: self.area_m2.map(|it| SquareMetres(it).to_mu().0),
            term: term.and_then(|(first, last)| Days::new(first, last).ok()),
            price_fen: self.price_fen,
        })
    }

    fn traded(&self) -> Option<(TradedRight, TradedForm)> {
        let subject = &self.deal_subject;
        match DealKind::parse(&self.deal_kind)? {
            DealKind::Listing => {
                let form = TradeForm::parse(self.form.as_deref()?)?;
                Some((ObjectKind::parse(subject)?.into(), form.into()))
            }
            DealKind::Exit => Some((ExitKind::parse(subject)?.into(), TradedForm::Exit)),
            DealKind::Transfer => {
                let kind = TransferKind::parse(subject)?;
                Some((kind.into(), kind.into()))
            }
        }
    }
}

fn unreadable(entry: &ActEntry) -> Refused {
    Refused::Dangling { what: "deal of an entry", code: entry.act.0.to_string() }
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

#[cfg(test)]
mod tests {
    use market::figures::{TradedForm, TradedRight};

    use super::Entered;

    fn counted(kind: &str, subject: &str, form: Option<&str>) -> Option<(TradedRight, TradedForm)> {
        let entry = serde_json::json!({
            "deal_kind": kind, "deal_subject": subject, "form": form,
            "division": "220221901901", "effect_day": "2026-12-16", "number": 2,
        });
        serde_json::from_value::<Entered>(entry).unwrap().traded()
    }

    #[test]
    fn each_kind_of_deal_is_counted_by_its_own_words() {
        let lease = Some((TradedRight::OperationRight, TradedForm::Lease));
        assert_eq!(counted("listing", "operation-right", Some("lease")), lease);
        assert_eq!(counted("transfer", "L1", None), lease);
        let left = Some((TradedRight::Shares, TradedForm::Exit));
        assert_eq!(counted("exit", "shares", None), left);
        for (kind, subject) in [("exit", "L1"), ("transfer", "shares"), ("gift", "shares")] {
            assert_eq!(counted(kind, subject, Some("lease")), None, "{kind} {subject}");
        }
    }
}
