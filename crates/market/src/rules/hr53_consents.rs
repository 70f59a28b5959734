//! HR-53 paid-exit-not-voluntary
//!
//! The representative applies, every adult co-holder agrees, time passes, and nothing lies on the right or is fought over.
//! 退出应由代表本人申请、成年共有人全部同意、经过冷静期，且权利无争议、无限制、无未了结的流转。

use tenure::{Citation, Law, Parameter, Rule, RuleCode, Violation};

use super::exit_view::of_exit;
use super::moments::FROM_APPROVAL;
use crate::consent::not_agreed;
use crate::exit::{ExitFacts, ExitRegister};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-53", name: "paid-exit-not-voluntary" },
    title_zh: "退出的申请、同意、冷静期不完整，或者权利有负担",
    title_en: "an exit lacks an application, a consent or its cooling-off, or something lies on the right",
    citation: Citation::Article { law: Law::RuralLandContracting, article: 27, paragraph: Some(3) },
    moments: FROM_APPROVAL,
    parameters: &[COOLING_OFF_DAYS_MIN],
};

const COOLING_OFF_DAYS_MIN: Parameter =
    Parameter { name: "cooling_off_days_min", default: "7", source: "本系统设定" };

pub(super) fn check(facts: &ExitFacts<'_>) -> Vec<Violation> {
    let application = &facts.file.application;
    let unsigned = (application.signature.of != application.representative)
        .then(|| "申请不是由代表本人签字".to_owned());
    let missing = not_agreed(&application.holders, &facts.file.consents, facts.today);
    let missing = missing.into_iter().map(|it| format!("共有人“{}”没有签字同意", it.name));
    let nobody = application.holders.is_empty().then(|| "没有列明权利人".to_owned());
    let troubles = unsigned.into_iter().chain(nobody).chain(missing).chain(cooling_off(facts));
    let troubles = troubles.chain(burdens(facts.register));
    troubles.map(|it| of_exit(&RULE, facts, it)).collect()
}

/// Signed before the days after the last consent have passed.
fn cooling_off(facts: &ExitFacts<'_>) -> Option<String> {
    let consented = facts.file.last_consent_day()?;
    let signed = facts.file.agreement.as_ref().map_or(facts.today, |it| it.signed_day);
    let n = signed.signed_duration_since(consented).num_days();
    let least = facts.register.parameters.cooling_off_days_min;
    (n < i64::from(least))
        .then(|| format!("{consented}全部同意，{signed}签订协议，冷静期不足{least}天"))
}

/// What lies on the right.
fn burdens(register: &ExitRegister<'_>) -> Vec<String> {
    let restrictions = register.restrictions.iter();
    let restrictions = restrictions.map(|it| format!("权利上有{}“{}”", it.kind.name_zh(), it.code));
    let disputes = register.open_disputes.iter().map(|it| format!("争议未解决：{it}"));
    let running = register.running.iter().map(|it| format!("流转“{it}”尚未了结"));
    restrictions.chain(disputes).chain(running).collect()
}
