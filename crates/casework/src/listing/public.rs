//! What everybody may read of the market: the listings from their notice on, and what the notices say.

use chrono::{DateTime, FixedOffset, Utc};
use geometry::SquareMetres;
use market::Days;
use rust_decimal::Decimal;
use store::{DealKind, ListedDeal, ListingFilter, Scope, Store, StoreError};

use crate::Refused;
use crate::market::deal_row::not_found;

/// So far east is the county's clock, in seconds.
const CHINA_SECONDS: i32 = 8 * 3_600;

/// A listing that was put on notice.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicNotice {
    pub deal: ListedDeal,
}

/// At most `limit` listings that are or were on notice, in the order of their numbers.
pub async fn public_listings(
    store: &Store,
    service: Scope,
    filter: ListingFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<Vec<ListedDeal>, Refused> {
    let filter = ListingFilter { on_notice: true, ..filter };
    Ok(store.listings(&service, &filter, Some(limit), after).await?)
}

/// The notices of a listing; what was never put on notice is not found.
pub async fn public_listing(
    store: &Store,
    service: Scope,
    number: &str,
) -> Result<PublicNotice, Refused> {
    let found = store.listing(&service, number).await;
    let deal = found.map_err(|error| not_found(DealKind::Listing, number, error))?;
    if deal.listing.notice.is_none() {
        return Err(not_found(DealKind::Listing, number, StoreError::NotFound));
    }
    Ok(PublicNotice { deal })
}

impl PublicNotice {
    /// 转出公告, line by line.
    pub fn listing_zh(&self) -> Vec<String> {
        let ListedDeal { number, division, listing, .. } = &self.deal;
        let mut lines = vec![
            format!("项目编号：{number}（第{}轮）", listing.round),
            format!("交易品种：{}", listing.object.name_zh()),
            format!("交易形式：{}", listing.form.name_zh()),
            format!("坐落区划：{division}"),
        ];
        lines.extend(listing.area_m2.map(area));
        lines.extend(listing.term.map(|it| format!("期限：{it}")));
        let of_term = of_term(listing.term);
        lines.push(format!("底价{of_term}：{}元", yuan(listing.reserve_fen)));
        lines.push(format!("保证金：{}元", yuan(listing.deposit_fen)));
        lines.extend(listing.bidding.map(bidding));
        lines.extend(listing.notice.map(|it| format!("公告期：{it}，期内报名")));
        lines.push("同等条件下，本集体经济组织成员享有优先权，应当在竞价开始前主张。".to_owned());
        lines
    }

    /// 成交结果公示, line by line; empty until there is a result on notice.
    pub fn result_zh(&self) -> Vec<String> {
        let ListedDeal { number, listing, .. } = &self.deal;
        let Some((days, price_fen)) = listing.result_notice.zip(listing.price_fen) else {
            return Vec::new();
        };
        vec![
            format!("项目编号：{number}（第{}轮）", listing.round),
            format!("合格竞买人：{}个", listing.n_bidders),
            format!("成交价{}：{}元", of_term(listing.term), yuan(price_fen)),
            result_days(days),
        ]
    }
}

/// What goes over for good has no term, and its price is of no term.
fn of_term(term: Option<Days>) -> &'static str {
    if term.is_some() { "（全部期限）" } else { "" }
}

fn area(area_m2: Decimal) -> String {
    format!("面积：{area_m2}平方米（{}亩）", SquareMetres(area_m2).to_mu().0)
}

fn bidding((opens_at, closes_at): (DateTime<Utc>, DateTime<Utc>)) -> String {
    format!("报价时间：{}至{}（北京时间）", clock(opens_at), clock(closes_at))
}

/// A moment as the county's clocks show it, to the millisecond that counts.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    const AS_SHOWN: &str = "%Y-%m-%d %H:%M:%S%.3f";
    FixedOffset::east_opt(CHINA_SECONDS).map_or_else(
        || at.format(AS_SHOWN).to_string(),
        |zone| at.with_timezone(&zone).format(AS_SHOWN).to_string(),
    )
}

fn result_days(days: Days) -> String {
    format!("公示期：{days}，期内可以向交易机构书面提出异议")
}

fn yuan(fen: i64) -> Decimal {
    Decimal::new(fen, 2)
}
