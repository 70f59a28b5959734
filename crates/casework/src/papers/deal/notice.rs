//! 交易公告: what is listed, on which terms, and until when one may enrol; it names nobody (HR-79).

use market::listing::Listing;
use store::DealStep;
use tenure::case::{PaperKind, china_day};

use super::super::content::{DealPaper, Value};
use super::subject::Subject;
use super::wording::{area, days, moment, priced, text};

/// The notice of a listing that was just published.
pub(super) fn notice<E>(
    number: &str,
    listing: &Listing,
    published: &DealStep<E>,
    subject: &Subject,
) -> DealPaper {
    let application = listing.application();
    let mut particulars = vec![
        ("交易品种", text(application.object.kind().name_zh())),
        ("交易形式", text(application.form.name_zh())),
        ("交易方式", text(application.way.name_zh())),
        ("所属集体", text(subject.collective.as_str())),
    ];
    particulars.extend(subject.area_m2.map(|it| ("面积", area(it))));
    particulars.extend(application.term.map(|it| ("期限", days(it))));
    let reserve = priced(application.term, "底价", "底价（全部期限）");
    particulars.push((reserve, Value::Fen(application.reserve.reserve_fen)));
    particulars.push(("保证金", Value::Fen(application.deposit_fen)));
    particulars.extend(application.way.bidding().map(|(opens_at, closes_at)| {
        ("报价时间（北京时间）", text(format!("{}至{}", moment(opens_at), moment(closes_at))))
    }));
    particulars.extend(listing.notice().map(|it| ("公告期", days(it))));
    let round = listing.round();
    DealPaper {
        title: PaperKind::ListingNotice.title_zh(),
        deal_number: number.to_owned(),
        opening: vec![format!(
            "经审核，下列农村产权（第{round}轮）进场交易，现公开征集意向受让方。"
        )],
        particulars,
        tables: vec![subject.public_table()],
        terms: vec![
            "公告期内到村级服务点、乡镇服务站或者县级交易中心报名，提交身份证明和公告要求的资格材料。".to_owned(),
            "保证金以到账为准，在报名时告知的账户收取；未成交的，成交确认后原路退还。".to_owned(),
            "同等条件下，本集体经济组织成员享有优先权，应当在竞价开始前主张。".to_owned(),
            "地块的四至和编码可以在上述服务点查阅；对权属有异议的，公告期内书面提出。".to_owned(),
            "不改变土地所有权的性质和土地的农业用途；成交结果另行公示。".to_owned(),
        ],
        basis: vec!["《中华人民共和国农村土地承包法》", "《农村土地经营权流转管理办法》"],
        inclusion: None,
        signatories: vec!["交易机构"],
        made_day: Some(china_day(published.at)),
    }
}
