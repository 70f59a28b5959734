//! HR-80 readings-logged
//!
//! Whoever looks something up in the register says why; who, why and on what ground is written down.
//! 查询登记资料应当说明查询目的；查询人、目的、依据均须留痕。
//!
//! Structural: every operation that gives data of the register writes the reading down before it answers.

use crate::{Citation, Law, Rule, RuleCode};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "HR-80", name: "readings-logged" },
    title_zh: "查询登记资料须记录查询人、目的和依据",
    title_en: "every reading of the register is written down with who, why and on what ground",
    citation: Citation::Article { law: Law::RealEstateRegistration, article: 28, paragraph: None },
    moments: &[],
    parameters: &[],
};

pub(super) const PROOF: &str =
    "tests/e2e/readings.rs: every_operation_that_gives_data_of_the_register_is_written_down";
