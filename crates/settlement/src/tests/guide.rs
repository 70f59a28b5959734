//! `docs/settlement-packs.md`, written from the packs for the official who reads them, and kept true by this test.

use std::fmt::Write as _;

use expect_test::expect_file;

use crate::pack::{Alternative, Channel, Clause, OpenReason, PolicyPack, PolicyPacks, Relatives};
use crate::{DocumentType, FactKind, Language};

const HEAD: &str = "# 落户政策包 (the policy packs of settlement)\n\n\
    Generated from `crates/settlement/data/` by the tests of the crate; do not edit.\n\
    After a change of a pack: `UPDATE_EXPECT=1 cargo test -p settlement guide`.\n\n\
    以下各条照录原文，并写明系统据此审查哪些事实。\n\
    “以上”“以内”包括本数（民法典第1259条）。\n\
    凡写“未决定”的，本文没有规定、另有规定或者抄本有误，系统不作结论，由经办人指明据以决定的规定。\n\
    一个条件列有几种情形的，符合其中一种即可；一个渠道的条件须全部符合。\n\
    事实和材料都是封闭清单，其中没有任何农村权利，任何政策包都无从要求；说明文字也逐字检查。\n\
    不得以退出农村权利作为落户条件，如今是法律的规定（乡村振兴促进法第55条第2款），不因原文写有“现阶段”或者没有写明而不同。\n";

#[test]
fn the_guide_says_what_the_packs_say() {
    let mut text = String::from(HEAD);
    for pack in PolicyPacks::built_in().iter() {
        write_pack(&mut text, pack);
    }
    expect_file!["../../../../docs/settlement-packs.md"].assert_eq(&text);
}

fn write_pack(text: &mut String, pack: &PolicyPack) {
    let source = &pack.source;
    writeln!(text, "\n## {} ({})\n", pack.name_zh, pack.name_en).unwrap();
    let number = source.number.as_deref().unwrap_or("抄本无文号");
    let day = source.issued_day.map_or("发文日期未载明".to_owned(), |it| it.to_string());
    writeln!(text, "《{}》，{number}，{day}。", source.title).unwrap();
    for clause in &pack.protections {
        writeln!(text, "保护条款：{clause}").unwrap();
    }
    if let Some(code) = &pack.protections_open {
        writeln!(text, "保护条款：{}。", pack.open_question(code).unwrap().note_zh).unwrap();
    }
    for channel in pack.channels.iter().chain([&pack.permit]) {
        write_channel(text, pack, channel);
    }
    write_evidence(text, pack);
    write_questions(text, pack);
}

fn write_channel(text: &mut String, pack: &PolicyPack, channel: &Channel) {
    writeln!(text, "\n### {} ({})\n", channel.title_zh, channel.title_en).unwrap();
    writeln!(text, "{}\n", channel.clause).unwrap();
    writeln!(text, "| 条件 | 符合的情形 | 未决定的情形 |\n|---|---|---|").unwrap();
    for condition in &channel.conditions {
        let (open, settled): (Vec<_>, Vec<_>) =
            condition.any_of.iter().partition(|it| it.open.is_some());
        let words = condition.quotation.within(&channel.clause).words();
        writeln!(text, "| {words} | {} | {} |", ways(pack, &settled), ways(pack, &open)).unwrap();
    }
    if let Some(relatives) = &channel.relatives {
        writeln!(text, "\n随迁：{}", companions(pack, relatives)).unwrap();
    }
}

fn ways(pack: &PolicyPack, alternatives: &[&Alternative]) -> String {
    let all: Vec<String> = alternatives.iter().map(|it| way(pack, it)).collect();
    if all.is_empty() { "—".into() } else { all.join("；") }
}

fn way(pack: &PolicyPack, it: &Alternative) -> String {
    let mut text = facts(&it.facts);
    if let Some(months) = it.months {
        write!(text, "满{months}个月").unwrap();
    }
    if let Some(months) = it.within_months {
        write!(text, "（{months}个月以内）").unwrap();
    }
    match it.open.as_deref().and_then(|code| pack.open_question(code)) {
        Some(open) if text.is_empty() => format!("不论事实如何（{}）", open.code),
        Some(open) => format!("{text}（{}）", open.code),
        None => text,
    }
}

fn facts(facts: &[FactKind]) -> String {
    facts.iter().map(|it| it.name(Language::Chinese)).collect::<Vec<_>>().join("或")
}

fn companions(pack: &PolicyPack, relatives: &Relatives) -> String {
    let kin: Vec<&str> = relatives.kin.iter().map(|it| it.name(Language::Chinese)).collect();
    let beyond = relatives.beyond.as_deref().and_then(|code| pack.open_question(code));
    let rest = match beyond {
        Some(open) => format!("未决定（{}）", open.code),
        None => "不在其内".into(),
    };
    if kin.is_empty() {
        return format!("{rest}。");
    }
    format!("共同居住的{}；其他亲属{rest}。", kin.join("、"))
}

fn write_evidence(text: &mut String, pack: &PolicyPack) {
    writeln!(text, "\n### 材料\n").unwrap();
    if pack.evidence.is_empty() {
        writeln!(text, "本文没有指明材料，由经办人在封闭清单内收取能够证明事实的材料。").unwrap();
        return;
    }
    writeln!(text, "| 事实 | 材料 | 条款 |\n|---|---|---|").unwrap();
    for it in &pack.evidence {
        let names = |set: &Vec<DocumentType>| {
            set.iter().map(|it| it.name(Language::Chinese)).collect::<Vec<_>>().join("或")
        };
        let sets: Vec<String> = it.all_of.iter().map(names).collect();
        let when: Vec<String> = it.when.iter().map(|it| facts(it)).collect();
        let when = if when.is_empty() {
            String::new()
        } else {
            format!("（限{}）", when.join("，且"))
        };
        writeln!(text, "| {}{when} | {} | {} |", facts(&it.facts), sets.join("；"), it.clause)
            .unwrap();
    }
    writeln!(text, "\n其余事实，本文没有指明材料。").unwrap();
}

fn write_questions(text: &mut String, pack: &PolicyPack) {
    writeln!(text, "\n### 本文未决定的事项\n\n| 代码 | 原因 | 说明 | 条款 |\n|---|---|---|---|")
        .unwrap();
    for it in &pack.open {
        let reason = match &it.reason {
            OpenReason::Silent(it) if it.absent.is_empty() => "未作规定".into(),
            OpenReason::Silent(it) => format!("未作规定（全文无“{}”）", it.absent.join("”“")),
            OpenReason::LeftTo(it) => format!("另有规定：{}", it.act),
            OpenReason::Corrupt(it) => format!("文字讹误，应为“{}”", it.reads),
        };
        let clause = it.reason.clause().map_or("—".to_owned(), Clause::to_string);
        writeln!(text, "| {} | {reason} | {} | {clause} |", it.code, it.note_zh).unwrap();
    }
}
