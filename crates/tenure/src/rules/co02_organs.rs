//! CO-02 organs-unlawful
//!
//! A collective has a board with one chair, who represents it, and supervisors; neither relatives nor the same people sit on both sides, and no term is over.
//! 理事会设理事长一名，为法定代表人；理事会成员之间、监事与理事会成员之间实行近亲属回避；成员代表多于二十人并有妇女代表；任期五年。

use super::collective_view::{looks_at_organisation, of_collective};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveFacts, Organ, OrganKind, Seat};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-02", name: "organs-unlawful" },
    title_zh: "组织机构不全、任期届满或未回避",
    title_en: "an organ is missing, past its term, or shared with relatives",
    citation: Citation::Article { law: Law::RuralCollectives, article: 29, paragraph: None },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// 成员代表 are more than this (集体法 28(2)).
const DELEGATES_MORE_THAN: usize = 20;

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !looks_at_organisation(facts) {
        return Vec::new();
    }
    let organisation = &facts.after.organisation;
    let mut troubles: Vec<String> = Vec::new();
    for kind in [OrganKind::Board, OrganKind::Supervisors] {
        if organisation.organ(kind).is_none_or(|it| it.seats.is_empty()) {
            troubles.push(format!("没有{}", kind.name_zh()));
        }
    }
    troubles.extend(organisation.organs.iter().filter_map(|it| past_term(facts, it)));
    if let Some(board) = organisation.organ(OrganKind::Board) {
        troubles.extend(chair(facts, board));
        troubles.extend(relatives(facts, board, board));
        if let Some(supervisors) = organisation.organ(OrganKind::Supervisors) {
            troubles.extend(relatives(facts, supervisors, board));
            troubles.extend(both(facts, supervisors, board));
        }
    }
    troubles.extend(organisation.organ(OrganKind::Delegates).and_then(delegates));
    troubles.into_iter().map(|it| of_collective(&RULE, facts, it)).collect()
}

fn past_term(facts: &CollectiveFacts<'_>, organ: &Organ) -> Option<String> {
    let last_day = organ.last_day().filter(|it| *it < facts.today)?;
    Some(format!("{}任期至{last_day}届满", organ.kind.name_zh()))
}

fn chair(facts: &CollectiveFacts<'_>, board: &Organ) -> Option<String> {
    let chairs: Vec<&Seat> = board.seats.iter().filter(|it| it.chair).collect();
    let [chair] = chairs.as_slice() else {
        return Some(format!("理事长应为一名，现有{}名", chairs.len()));
    };
    let name = facts.after.name_of(chair.person);
    let representative = &facts.after.organisation.collective.legal_representative;
    (name != *representative).then(|| format!("法定代表人“{representative}”不是理事长“{name}”"))
}

/// Whoever of one organ is a close relative of somebody of another.
fn relatives(facts: &CollectiveFacts<'_>, organ: &Organ, other: &Organ) -> Vec<String> {
    let pairs = organ.seats.iter().flat_map(|seat| {
        let near = other.seats.iter().filter(|it| seat.close_relatives.contains(&it.person));
        near.map(move |it| (seat.person, it.person))
    });
    // Inside one organ each pair is told once.
    let pairs = pairs.filter(|(one, near)| organ.kind != other.kind || one < near);
    let tell = |(one, near)| {
        let (one, near) = (facts.after.name_of(one), facts.after.name_of(near));
        let (organ, other) = (organ.kind.name_zh(), other.kind.name_zh());
        format!("{organ}成员“{one}”与{other}成员“{near}”是近亲属")
    };
    pairs.map(tell).collect()
}

fn both(facts: &CollectiveFacts<'_>, organ: &Organ, other: &Organ) -> Vec<String> {
    let both = organ.seats.iter().filter(|it| other.seats.iter().any(|o| o.person == it.person));
    let tell = |it: &Seat| {
        let name = facts.after.name_of(it.person);
        format!("“{name}”同时是{}和{}成员", organ.kind.name_zh(), other.kind.name_zh())
    };
    both.map(tell).collect()
}

fn delegates(organ: &Organ) -> Option<String> {
    let n = organ.seats.len();
    if n <= DELEGATES_MORE_THAN {
        return Some(format!("成员代表{n}人，应多于{DELEGATES_MORE_THAN}人"));
    }
    (!organ.seats.iter().any(|it| it.woman)).then(|| "没有妇女代表".to_owned())
}
