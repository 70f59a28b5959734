//! Attempts to make a settlement turn on a right, and texts that must stand.

use super::{FreeText, FreeTextError, Offence, is_protective, look_through};

/// Each attempt with the offence that it must be caught for.
const ATTEMPTS: &[(&str, Offence)] = &[
    ("收回承包地证明", Offence::RuralRight),
    ("退出宅基地后方可落户", Offence::RuralRight),
    ("退出后方可落户", Offence::GivingUp),
    ("无农村土地证明", Offence::RuralRight),
    ("土地承包经营权证书原件", Offence::RuralRight),
    ("须先交回原有田产", Offence::GivingUp),
    ("原籍已无牵连的书面证明", Offence::PlaceOfOrigin),
    ("与原集体结清的证明", Offence::RuralRight),
    ("自愿放弃原有权益声明书", Offence::GivingUp),
    ("由村民委员会盖章", Offence::RuralRight),
    ("集体户口迁出地出具的集体分红结算单", Offence::RuralRight),
    ("不再享有股权的证明", Offence::RuralRight),
    ("户口性质为非农业的方可申请", Offence::NatureOfRegistration),
    ("责任田移交清单", Offence::RuralRight),
    ("老家房屋拆旧证明", Offence::RuralRight),
    ("承 包 地 交 回", Offence::RuralRight),
    ("承·包·地", Offence::RuralRight),
    ("宅。基。地", Offence::RuralRight),
    ("宅x基y地", Offence::RuralRight),
    ("農村土地承包經營權證", Offence::RuralRight),
    ("収囬承包之坔", Offence::GivingUp),
    ("圡地承包证", Offence::RuralRight),
    ("士地证明", Offence::RuralRight),
    ("surrender of land contract", Offence::GivingUp),
    ("proof that the applicant owns no plot", Offence::RuralRight),
    ("certificate from the village committee", Offence::RuralRight),
    ("S U R R E N D E R of rights", Offence::GivingUp),
    ("l a n d certificate", Offence::RuralRight),
    ("l4nd certificate", Offence::RuralRight),
    ("sur-render form", Offence::GivingUp),
    ("home_stead release", Offence::RuralRight),
    ("NoLandCertificate", Offence::RuralRight),
    ("no-shares-statement", Offence::RuralRight),
    ("the applicant gives up what they hold elsewhere", Offence::GivingUp),
    ("handed back to the collective", Offence::RuralRight),
    ("agricultural registration", Offence::NatureOfRegistration),
    ("tuichu zheng ming", Offence::GivingUp),
    ("zhai ji di zheng ming", Offence::RuralRight),
    ("ｌａｎｄ certificate", Offence::Disguise),
    ("\u{2f1f}地证明", Offence::Disguise),
    ("承\u{200b}包地", Offence::Disguise),
    ("ｓurrender", Offence::Disguise),
    ("l\u{0430}nd certificate", Offence::Disguise),
    ("\u{1d425}and certificate", Offence::Disguise),
    ("宅\u{fa04}基地", Offence::Disguise),
];

#[test]
fn every_attempt_is_refused_for_what_it_is() {
    for (text, offence) in ATTEMPTS {
        let offences: Vec<Offence> = look_through(text).into_iter().map(|it| it.offence).collect();
        assert!(offences.contains(offence), "{text}: {offences:?}");
    }
}

const PROTECTIVE: &[&str] = &[
    "现阶段，不得以退出“三权”作为农民进城落户的条件。",
    "不得以退出土地承包经营权、宅基地使用权、集体收益分配权等作为农民进城落户的条件",
    "不得以退出土地承包经营权作为农户进城落户的条件。",
    "現階段不允許以收回土地承包經營權、宅基地使用權、集體收益分配權作為農民進城落戶的條件。",
    "不得以放弃承包地或宅基地作为落户条件",
    "Giving up the land contract, the homestead or the share must not be made a condition of settling in town.",
];

#[test]
fn the_protective_clause_stands() {
    for text in PROTECTIVE {
        assert!(is_protective(text), "{text}");
        assert_eq!(look_through(text), [], "{text}");
    }
}

#[test]
fn a_protective_clause_covers_nothing_beside_itself() {
    for text in [
        "不得以退出三权作为农民进城落户的条件，但须提交承包地证明。",
        "不得以退出三权作为农民进城落户的条件。须提交承包地证明。",
        "并非不得以退出三权作为农民进城落户的条件。",
        "不得以退出三权以外的方式作为农民进城落户的条件。",
        "不得以退出三权作为农民进城落户的条件，本区除外。",
        "不得以退出三权作为农民进城落户的条件 surrender the land first。",
        "可以以退出三权作为农民进城落户的条件。",
        "Giving up the land contract must be a condition of settling in town.",
        "Giving up the land contract must not be a condition of settling in town unless it is worthless.",
    ] {
        assert!(!is_protective(text), "{text}");
        assert!(!look_through(text).is_empty(), "{text}");
    }
}

#[test]
fn an_exception_in_the_next_sentence_is_an_exception() {
    let text = "不得以退出三权作为农民进城落户的条件。前款在本区暂缓执行。";
    let offences: Vec<Offence> = look_through(text).into_iter().map(|it| it.offence).collect();
    assert_eq!(offences, [Offence::ExceptionToProtection]);
}

#[test]
fn plain_words_of_settling_stand() {
    for text in [
        "",
        "在市内具有合法稳定住所（含租赁房屋两年以上）、合法稳定职业",
        "可在经营场所隶属的社区集体户落户",
        "在居住地申领居住证",
        "the landlord's consent; the collective household of the community",
        "several plural forms",
        "12 of 24 months, paid in and out",
    ] {
        assert_eq!(look_through(text), [], "{text}");
    }
}

#[test]
fn a_free_text_is_neither_empty_nor_an_attempt() {
    assert_eq!(FreeText::parse("材料齐全").unwrap().as_str(), "材料齐全");
    assert_eq!(FreeText::parse("  "), Err(FreeTextError::Empty));
    assert!(FreeText::parse("已交回承包地，准予落户").is_err());
    assert!(serde_json::from_str::<FreeText>("\"退出宅基地\"").is_err());
}
