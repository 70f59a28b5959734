//! HR-25 co-holder-missing
//!
//! Every member of the household who holds the right is listed as a co-holder, women like men; who does not hold it has a reason noted.
//! 具有土地承包经营权的全部家庭成员应列为共有人，妇女与男子平等；不作为共有人的应备注原因。

use super::case_view::over_outcome;
use super::moments::FROM_SUBMIT_AND_AUDIT;
use super::rows::{at, filled};
use super::{Facts, Tally};
use crate::case::CaseFacts;
use crate::submission::{Member, Table};
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-25", name: "co-holder-missing" },
    title_zh: "家庭成员未列为共有人且未备注原因",
    title_en: "a member of the household is no co-holder and no reason is noted",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 24, paragraph: Some(2) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// 是 in the list of yes and no (C.19).
const YES: &str = "1";

pub(super) fn check(facts: &CaseFacts<'_>) -> Vec<Violation> {
    over_outcome(facts, &RULE, &[check_rows])
}

pub(super) fn check_rows(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::Member]) {
        return tally;
    }
    let rows = facts.village.members.iter().filter(|it| !it.landless);
    Tally { violations: rows.clone().filter_map(finding).collect(), ..Tally::over(rows.count()) }
}

fn finding(member: &Member) -> Option<Violation> {
    let noted = filled(member.note_kind.as_ref()).or(filled(member.note.as_ref())).is_some();
    if filled(member.co_holder.as_ref()) == Some(YES) || noted {
        return None;
    }
    let name = member.name.as_deref().unwrap_or_default();
    let message = format!("家庭成员“{name}”未列为共有人，也没有备注原因");
    Some(at(&RULE, member, "co_holder", message))
}
