//! The papers of a round of public notice 公告、公示表, from its frozen content.

use ledger::Digest;
use store::{CaseFile, OpenNotice, PostedNotice, StoreError};
use tenure::case::{
    CaseType, ContractShown, EndedShown, HomesteadShown, HouseholdShown, NoticeContent, NoticeRows,
    ParcelShown, Step, china_day,
};

use uuid::Uuid;

use super::content::{self, Content};
use crate::Refused;
use crate::case::Contact;

/// What a round says, as it was frozen.
fn frozen(id: Uuid, content: &str) -> Result<NoticeContent, Refused> {
    let corrupt = |error: serde_json::Error| StoreError::Corrupt {
        table: "case_notice",
        id,
        what: format!("the content: {:?} at column {}", error.classify(), error.column()),
    };
    Ok(serde_json::from_str(content).map_err(corrupt)?)
}

/// What a notice that runs says, for everybody to read: a sentence for each object.
pub fn notice_paragraphs(notice: &OpenNotice) -> Result<Vec<String>, Refused> {
    Ok(paragraphs(&frozen(notice.id, &notice.content)?))
}

/// The digest of a round's content.
pub(super) fn digest(posted: &PostedNotice) -> Digest {
    Digest::of_bytes(posted.content.as_bytes())
}

/// The notice for the village board.
pub(super) fn public_notice(
    file: &CaseFile,
    posted: &PostedNotice,
    case_type: &CaseType,
    contact: &Contact,
    authority: &str,
) -> Result<Content, Refused> {
    let content = frozen(posted.id, &posted.content)?;
    let title = &case_type.title_zh;
    let round = posted.notice.round;
    let issuers: Vec<&str> = content.after.issuers.iter().map(|it| it.name.as_str()).collect();
    let addressees = match issuers.as_slice() {
        [] => "各利害关系人".to_owned(),
        names => format!("{}及各利害关系人", names.join("、")),
    };
    let opening = format!("现就受理编号{}的业务“{title}”进行第{round}轮公示。", file.case.number);
    Ok(Content::PublicNotice(content::PublicNotice {
        subject: format!("关于{title}的公告"),
        addressees,
        paragraphs: std::iter::once(opening).chain(paragraphs(&content)).collect(),
        attachments: attachments(case_type),
        first_day: posted.notice.first_day,
        last_day: posted.notice.last_day,
        place: contact.notice_place.clone(),
        office: contact.office.clone(),
        address: contact.address.clone(),
        phone: contact.phone.clone(),
        authority: authority.to_owned(),
    }))
}

/// What hangs beside the notice: the table of what was surveyed, where the kind of case has one.
fn attachments(case_type: &CaseType) -> Vec<String> {
    let table = tenure::case::PaperKind::PublicityTable;
    let beside = case_type.papers.contains(&table).then(|| table.title_zh().to_owned());
    beside.into_iter().collect()
}

/// The table of what is on notice.
pub(super) fn publicity_table(file: &CaseFile, posted: &PostedNotice) -> Result<Content, Refused> {
    let content = frozen(posted.id, &posted.content)?;
    let notice = &posted.notice;
    let taken =
        |step: Step| file.steps.iter().map(|it| &it.taken).filter(move |it| it.step == step);
    let round = usize::try_from(notice.round).unwrap_or(usize::MAX);
    let maker = taken(Step::PostNotice).nth(round.saturating_sub(1));
    // The notice follows the review, as the process has it.
    let review = taken(Step::Review).find(|it| maker.is_none_or(|maker| it.at <= maker.at));
    let name =
        |it: Option<&tenure::case::StepTaken>| it.map(|it| it.officer.clone()).unwrap_or_default();
    Ok(Content::PublicityTable(content::PublicityTable {
        round: notice.round,
        first_day: notice.first_day,
        last_day: notice.last_day,
        maker: name(maker),
        made_day: notice.first_day,
        reviewer: name(review),
        reviewed_day: review.map_or(notice.first_day, |it| china_day(it.at)),
        rows: Box::new(content.after),
    }))
}

/// What would no longer be so, what would be so instead, what would end, and what stays: a sentence for each object.
fn paragraphs(content: &NoticeContent) -> Vec<String> {
    let (before, after) = (objects(&content.before), objects(&content.after));
    let (staying, leaving): (Vec<_>, Vec<_>) =
        before.into_iter().partition(|it| after.contains(it));
    let coming = after.into_iter().filter(|it| !staying.contains(it)).collect();
    let ending = content.ended.iter().map(ended).collect();
    let parts = [
        ("现登记内容，将不再如此：", leaving),
        ("拟登记内容：", coming),
        ("拟注销：", ending),
        ("登记内容保持不变：", staying),
    ];
    let parts = parts.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    parts.flat_map(|(head, sentences)| std::iter::once(head.to_owned()).chain(sentences)).collect()
}

fn objects(rows: &NoticeRows) -> Vec<String> {
    let households = rows.households.iter().map(household);
    let contracts = rows.contracts.iter().map(contract);
    let parcels = rows.parcels.iter().map(parcel);
    households
        .chain(contracts)
        .chain(parcels)
        .chain(rows.homesteads.iter().map(homestead))
        .collect()
}

fn household(it: &HouseholdShown) -> String {
    let member = |it: &tenure::case::MemberShown| format!("{}（{}）", it.name, it.document_masked);
    let members: Vec<String> = it.members.iter().map(member).collect();
    let (head, code, n_members) = (&it.head_name, &it.code, it.members.len());
    format!("农户{code}，户主{head}，家庭成员{n_members}人：{}。", members.join("、"))
}

fn contract(it: &ContractShown) -> String {
    let until = it.last_day.map_or_else(|| "长久".to_owned(), |day| format!("至{day}"));
    format!(
        "承包合同{}，承包期限{}{until}，承包地{}块，总面积{}亩。",
        it.code,
        it.first_day,
        it.n_parcels,
        it.total_area_m2.to_mu()
    )
}

fn parcel(it: &ParcelShown) -> String {
    let bound =
        |side: &str, it: &Option<String>| format!("{side}至{}", it.as_deref().unwrap_or("/"));
    let bounds = [
        bound("东", &it.bounds.east),
        bound("南", &it.bounds.south),
        bound("西", &it.bounds.west),
        bound("北", &it.bounds.north),
    ];
    let bounds = bounds.join("，");
    format!("地块{}（{}），实测面积{}亩，{bounds}。", it.code, it.name, it.measured_area_mu)
}

fn homestead(it: &HomesteadShown) -> String {
    let holder = it.holder_name.as_deref().unwrap_or("/");
    format!(
        "宅基地{}，使用权人{holder}，坐落{}，批准面积{}平方米，实际面积{}平方米，超占面积{}平方米。",
        it.unit_code, it.location, it.approved_area_m2, it.actual_area_m2, it.excess_area_m2
    )
}

fn ended(it: &EndedShown) -> String {
    let kind = match it.kind.as_str() {
        "land-contract" => "承包合同及其土地承包经营权",
        "contractor" => "承包方",
        "household" => "农户",
        "parcel" => "地块",
        "homestead" => "宅基地使用权",
        _ => "登记事项",
    };
    format!("{kind}{}。", it.code)
}

#[cfg(test)]
mod tests {
    use tenure::case::{
        DaysUnit, EndedShown, HouseholdShown, NoticeContent, NoticeKind, NoticeRows,
    };

    use super::paragraphs;

    fn household(code: &str, head_name: &str) -> HouseholdShown {
        let (code, head_name) = (code.to_owned(), head_name.to_owned());
        HouseholdShown { code, head_name, members: Vec::new() }
    }

    #[test]
    fn a_notice_tells_apart_what_changes_and_what_stays() {
        let rows = |households| NoticeRows { households, ..NoticeRows::default() };
        let content = NoticeContent {
            kind: NoticeKind::Entry,
            village: None,
            round: 1,
            days: 15,
            days_unit: DaysUnit::Working,
            before: rows(vec![household("1", "张三"), household("2", "李四")]),
            after: rows(vec![household("1", "王五"), household("2", "李四")]),
            ended: vec![EndedShown { kind: "parcel".to_owned(), code: "3".to_owned() }],
        };
        assert_eq!(
            paragraphs(&content),
            [
                "现登记内容，将不再如此：",
                "农户1，户主张三，家庭成员0人：。",
                "拟登记内容：",
                "农户1，户主王五，家庭成员0人：。",
                "拟注销：",
                "地块3。",
                "登记内容保持不变：",
                "农户2，户主李四，家庭成员0人：。",
            ]
        );
    }
}
