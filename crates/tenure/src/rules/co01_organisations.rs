//! CO-01 organisation-differs
//!
//! A collective's credit code, name and division agree, and its certificate is valid.
//! 集体经济组织的统一社会信用代码、名称、所在区域应相符，登记证书应在有效期内。
//!
//! A name from before the law stands while its certificate is valid (集体法 65).

use super::collective_view::{looks_at_organisation, of_collective};
use super::moments::FROM_SUBMIT_AND_AUDIT;
use crate::collective::{CollectiveFacts, Organisation};
use crate::membership::LAW_IN_FORCE;
use crate::{Citation, Law, Rule, RuleCode, Violation};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "CO-01", name: "organisation-differs" },
    title_zh: "组织的代码、名称、区域不符或登记证书失效",
    title_en: "a collective's code, name and division do not agree, or its certificate has run out",
    citation: Citation::Article { law: Law::RuralCollectives, article: 21, paragraph: Some(1) },
    moments: FROM_SUBMIT_AND_AUDIT,
    parameters: &[],
};

/// The words that a name contains (集体法 21(1)).
const IN_THE_NAME: &str = "集体经济组织";

pub(super) fn check(facts: &CollectiveFacts<'_>) -> Vec<Violation> {
    if !looks_at_organisation(facts) {
        return Vec::new();
    }
    let it = &facts.after.organisation;
    let troubles = [
        level(it),
        name(it),
        (it.issuer.division() != it.collective.division).then(|| {
            format!("发包方代码“{}”与所在区域“{}”不符", it.issuer, it.collective.division)
        }),
        it.certificate
            .last_day
            .filter(|last| *last < facts.today)
            .map(|last| format!("登记证书“{}”有效期至{last}", it.certificate.number)),
        it.address.trim().is_empty().then(|| "未登记住所".to_owned()),
    ];
    troubles.into_iter().flatten().map(|it| of_collective(&RULE, facts, it)).collect()
}

fn level(it: &Organisation) -> Option<String> {
    let code = &it.collective.credit_code;
    match (it.level(), it.level_of_division()) {
        (None, _) => Some(format!("统一社会信用代码“{code}”不是农村集体经济组织的代码")),
        (level, of_division) if level != of_division => {
            let division = it.collective.division;
            Some(format!("统一社会信用代码“{code}”的层级与所在区域“{division}”的层级不符"))
        }
        _ => None,
    }
}

fn name(it: &Organisation) -> Option<String> {
    let name = &it.collective.name;
    let before_the_law = Some(it.collective.registered_day) < LAW_IN_FORCE;
    (!before_the_law && !name.contains(IN_THE_NAME))
        .then(|| format!("名称“{name}”未标明“{IN_THE_NAME}”字样"))
}
