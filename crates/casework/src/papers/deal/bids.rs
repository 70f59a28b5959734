//! 竞价记录: every bid, sealed offer, opening and score of a round, in their order, and what came of it.

use ledger::Digest;
use market::bidding::Award;
use market::listing::{Listing, ListingEvent, ListingStep, TradeWay};
use store::DealStep;
use tenure::ObjectId;
use tenure::case::{PaperKind, china_day};

use super::super::content::{DealPaper, DealTable, Value};
use super::listing::Names;
use super::wording::{grouped, moment, priced, text, yuan};

/// The record of a trade that was just struck; an offer that nobody opened is its commitment and nothing else.
pub(super) fn record(
    number: &str,
    struck: &Listing,
    steps: &[DealStep<ListingStep>],
    names: &Names<'_>,
) -> DealPaper {
    let application = struck.application();
    let opened = steps.iter().rposition(|it| it.event.event == ListingEvent::OpenTrade);
    let of_round = steps.iter().skip(opened.unwrap_or_default());
    let rows = of_round.filter_map(|it| row(it, struck, names)).collect();
    let n_qualified = struck.enrolments().filter(|it| it.qualified).count();
    let mut particulars = vec![
        ("交易品种", text(application.object.kind().name_zh())),
        ("交易方式", text(application.way.name_zh())),
        ("轮次", text(format!("第{}轮", struck.round()))),
        (
            priced(application.term, "底价", "底价（全部期限）"),
            Value::Fen(application.reserve.reserve_fen),
        ),
        ("合格竞买人", text(format!("{n_qualified}个"))),
    ];
    particulars.extend(application.way.bidding().map(|(opens_at, closes_at)| {
        ("报价时间（北京时间）", text(format!("{}至{}", moment(opens_at), moment(closes_at))))
    }));
    particulars.extend(outcome(struck, names));
    let columns = vec!["时间（北京时间）", "竞买号", "竞买人", "事项", "金额（元）"];
    DealPaper {
        title: PaperKind::BidRecord.title_zh(),
        deal_number: number.to_owned(),
        opening: Vec::new(),
        particulars,
        tables: vec![DealTable { heading: "报价", columns, rows }],
        terms: vec![
            "截止时刻的那一毫秒仍算在内，此后的报价无效。".to_owned(),
            "报价相同的，依法主张优先权的本集体成员在先，其次以时间在先者在先。".to_owned(),
            "密封报价在开启以前只记录其承诺值；未按时开启的，视为没有报价。".to_owned(),
        ],
        basis: Vec::new(),
        inclusion: None,
        signatories: vec!["组织交易人员", "记录人", "监督人"],
        made_day: steps.last().map(|it| china_day(it.at)),
    }
}

fn outcome(struck: &Listing, names: &Names<'_>) -> Vec<(&'static str, Value)> {
    let Some(Award { bidder, price_fen }) = struck.award() else {
        return vec![("结果", text("流标：没有有效报价"))];
    };
    let winner = format!("{}号 {}", names.number(bidder), names.name(bidder));
    let price = priced(struck.application().term, "成交价", "成交价（全部期限）");
    vec![("成交人", text(winner)), (price, Value::Fen(price_fen))]
}

fn row(step: &DealStep<ListingStep>, struck: &Listing, names: &Names<'_>) -> Option<Vec<String>> {
    let (bidder, what, amount_fen) = match &step.event.event {
        ListingEvent::Bid { bidder, amount_fen } => (bidder, "报价".to_owned(), Some(*amount_fen)),
        ListingEvent::Seal { bidder, commitment } => (
            bidder,
            format!("密封报价，承诺值{}", grouped(&Digest(commitment.0).to_string())),
            None,
        ),
        ListingEvent::Reveal { bidder, amount_fen, .. } => {
            (bidder, "开启报价".to_owned(), Some(*amount_fen))
        }
        ListingEvent::Score { judge, bidder, points } => {
            let judge = judge_number(&struck.application().way, *judge);
            (bidder, format!("评委{judge}评分：{points}分"), None)
        }
        _ => return None,
    };
    Some(vec![
        moment(step.at),
        names.number(*bidder),
        names.name(*bidder),
        what,
        amount_fen.map(yuan).unwrap_or_default(),
    ])
}

/// 评委 by their place on the committee, from 1.
fn judge_number(way: &TradeWay, judge: ObjectId) -> usize {
    let place = match way {
        TradeWay::Tender { judges, .. } => judges.iter().position(|it| *it == judge),
        _ => None,
    };
    place.map_or(0, |it| it.saturating_add(1))
}
