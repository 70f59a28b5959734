//! The wording of the statement and the articles it rests on.

use super::{Statement, Statute};
use crate::Language;

/// Quoted from the texts where they were read; the regulation's text was not, so that it is told and not quoted.
pub(super) const STATUTES: &[Statute] = &[
    Statute {
        law: "中华人民共和国乡村振兴促进法",
        article: "第五十五条第二款",
        quotation: Some(
            "不得以退出土地承包经营权、宅基地使用权、集体收益分配权等作为农民进城落户的条件",
        ),
        says_zh: "不得以退出农村的各项权利作为进城落户的条件",
        says_en: "nobody may be made to leave the right to contracted land, the right to use a homestead or the right to the collective's income in order to settle in town",
    },
    Statute {
        law: "中华人民共和国农村土地承包法",
        article: "第二十七条第二款",
        quotation: Some(
            "国家保护进城农户的土地承包经营权。不得以退出土地承包经营权作为农户进城落户的条件。",
        ),
        says_zh: "国家保护进城农户的土地承包经营权",
        says_en: "the state protects the right to contracted land of those who move to town; leaving it may not be a condition of settling",
    },
    Statute {
        law: "中华人民共和国土地管理法实施条例",
        article: "第三十六条",
        quotation: None,
        says_zh: "禁止违背农村村民意愿强制流转宅基地、违法收回宅基地，禁止以退出宅基地作为进城落户的条件，禁止强迫搬迁退出宅基地",
        says_en: "a homestead may not be transferred by force or taken back unlawfully, leaving it may not be a condition of settling, and nobody may be forced to move out of it",
    },
    Statute {
        law: "中华人民共和国土地管理法",
        article: "第六十二条第六款",
        quotation: Some("国家允许进城落户的农村村民依法自愿有偿退出宅基地"),
        says_zh: "退出宅基地须依法、自愿、有偿",
        says_en: "villagers who have settled in town may leave a homestead only by the law, of their own will and for pay",
    },
    Statute {
        law: "中华人民共和国农村集体经济组织法",
        article: "第十一条",
        quotation: Some("户籍在或者曾经在农村集体经济组织"),
        says_zh: "户籍曾经在农村集体经济组织的，也可以是其成员",
        says_en: "a member of a collective may be one whose registration is, or once was, with it",
    },
];

pub(super) fn title(language: Language) -> &'static str {
    language.pick("农村权利不变告知书", "Statement: your rights in the countryside do not change")
}

pub(super) fn paragraphs(statement: &Statement, language: Language) -> Vec<String> {
    let Statement { name, place, settled_day, .. } = statement;
    let opening = match language {
        Language::Chinese => format!("{name}：您自{settled_day}起在{place}登记常住户口。"),
        Language::English => format!("{name}: since {settled_day} you are registered in {place}."),
    };
    let body = match language {
        Language::Chinese => CHINESE,
        Language::English => ENGLISH,
    };
    std::iter::once(opening).chain(body.iter().map(|it| (*it).to_owned())).collect()
}

const CHINESE: &[&str] = &[
    "您依法享有的农村土地承包经营权、宅基地使用权和集体收益分配权，不因本次落户而改变。",
    "办理落户没有要求、也不得要求您退出、交回或者转让上述任何一项权利。任何人提出这样的要求，您可以拒绝，并可以向本机关或者其上级机关反映。",
    "今后您是否退出或者流转，由您按照依法、自愿、有偿的原则自己决定，与户口登记在哪里无关。",
    "本告知书是一般性的说明。落户登记不记载您享有哪些农村权利，本机关无从得知，也不查询；需要凭证的，请向农村权利的登记机构申请查询本户的登记情况。",
    "户口可以依法迁入，也可以依法迁出；再次迁移，同样不影响上述权利。",
];

const ENGLISH: &[&str] = &[
    "Your right to contracted land, your right to use a homestead and your right to the collective's income, as the law gives them to you, do not change because you have settled.",
    "Nobody asked you, or may ask you, to leave, hand back or transfer any of them in order to settle. If anyone does, you may refuse and tell this office or the one above it.",
    "Whether you ever leave or lease any of them is yours to decide, by the law, of your own will and for pay, wherever you are registered.",
    "This statement is a general one. The book of settlement does not say which of these rights you have; this office cannot know it and does not ask. For proof, ask the registry of rural rights for the file of your household.",
    "Registration may move in and out again by the law; moving again changes none of these rights either.",
];
