//! What the papers of each kind of case say that those of no other kind do.

use std::collections::BTreeSet;

use serde_json::Value;
use tenure::case::CaseKind;

use super::town::Town;

/// What the page of the register book says that an act of the kind did.
///
/// A kind that is left out does not compile.
fn told(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::FirstRegistration => "以“家庭承包”方式设立，承包地",
        CaseKind::FirstRegistrationOther => "以“招标”方式设立，承包地",
        CaseKind::HomesteadFirstRegistration => "批准设立宅基地使用权，自2026-11-01起",
        CaseKind::HomesteadConfirmation => "确认宅基地使用权，自1988-05-06起",
        CaseKind::MemberChange => "增加共有人贾新宝；减少共有人郑桂",
        CaseKind::HeadChange => "承包方代表由贾勇变更为贾民刚",
        CaseKind::HouseholdSplit => "由承包合同220221901901010001J分立设立，承包地2块",
        CaseKind::HouseholdMerge => "合户并入地块",
        CaseKind::ParcelChange => "减少地块2202219019010100033",
        CaseKind::Exchange => "互换取得地块2202219019010100018（原属承包合同220221901901010007J）",
        CaseKind::Assignment => "转让取得地块2202219019010100007",
        CaseKind::Correction => "更正原因：登记簿误记地块名称",
        CaseKind::ObjectionRegistration => "利益关，依据利害关系人异议申请书",
        CaseKind::AdvanceNotice => "预买方，依据转让预约合同",
        CaseKind::Seizure => "永吉县人民法院，依据(2026)吉0221执保12号协助执行通知书",
        CaseKind::Mortgage => "永吉县农村信用合作联社，依据农信抵字2026第7号抵押合同",
        CaseKind::Lifting => "解除查封登记（",
        CaseKind::Reissue => "权证补发：权证遗失",
        CaseKind::Replacement => "权证换发：权证污损",
        CaseKind::Cancellation => "权利消灭，登记簿关闭；权证注销：自然灾害导致全部土地灭失",
        CaseKind::Expropriation => "征收后剩余地块2202219019010100911；被征收地块",
        CaseKind::TermExtension => "承包期限由",
        CaseKind::IssuerSuccession => "变更为样田第一股份经济合作社",
    }
}

/// Reads every paper of a case that was entered: its pages say what its kind does, none says what another kind does, and its certificates say why they were made.
pub(super) async fn say_what_the_act_did(town: &Town, kind: CaseKind, case: &Value) {
    let id = case["id"].as_str().unwrap();
    let counter = town.counter();
    let papers = counter.papers(id).await;
    let kinds: BTreeSet<&str> = papers.iter().map(|it| it["paper"].as_str().unwrap()).collect();
    let title = tenure::case::CaseTypes::built_in().get(kind).title_zh.as_str();
    let mut all = String::new();
    for paper in kinds {
        let text = unbroken(&counter.paper_text(id, paper).await);
        match paper {
            "register-page" => {
                assert!(text.contains(&format!("业务类型：{title}")), "{title}: {text}");
                assert!(text.contains(told(kind)), "{}: {text}", told(kind));
            }
            "land-certificate" | "homestead-certificate" => {
                assert!(text.contains(&format!("登记原因：{title}")), "{title}: {text}");
            }
            _ => {}
        }
        all.push_str(&text);
    }
    for other in CaseKind::ALL.into_iter().filter(|it| *it != kind) {
        assert!(!all.contains(told(other)), "{} is said of {}", told(other), kind.as_str());
    }
}

/// Text as people read it, since a cell may break a line anywhere.
fn unbroken(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[test]
fn no_two_kinds_are_told_of_alike() {
    for kind in CaseKind::ALL {
        let others = CaseKind::ALL.into_iter().filter(|it| *it != kind);
        let alike: Vec<_> = others.filter(|it| told(*it).contains(told(kind))).collect();
        assert!(alike.is_empty(), "{} is said of {alike:?}", told(kind));
    }
}
