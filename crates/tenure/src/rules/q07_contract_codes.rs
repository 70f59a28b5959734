//! Q07 contract-code-differs
//!
//! Contract, register page and certificate have one code: the contractor's, then J for household contracting or Q for other ways.
//! 承包合同、登记簿、权证代码应一致，为承包方代码加J（家庭承包）或Q（其他方式承包），并与承包方式相符。
//!
//! Ways that the standard lets stand for either (承包, 转让, 互换, 其他方式) go with both letters.

use identity::{ContractCode, ContractMode};

use super::names::field_zh;
use super::rows::{Row, at, filled};
use super::{Facts, Tally};
use crate::submission::{Table, Text};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q07", name: "contract-code-differs" },
    title_zh: "承包合同、登记簿、权证代码与承包方代码或承包方式不符",
    title_en: "a contract's code is not its contractor's with the letter of its mode",
    citation: Citation::Standard { standard: Standard::ElementCodes, place: "承包合同代码" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    const TABLES: [Table; 3] = [Table::LandContract, Table::ContractRight, Table::ContractedParcel];
    if let Some(tally) = facts.unless_delivered(&TABLES) {
        return tally;
    }
    let mut tally = Tally::default();
    for it in &facts.village.land_contracts {
        check_code(
            it,
            ("code", it.code.as_ref()),
            it.contractor_code.as_ref(),
            it.mode.as_ref(),
            &mut tally,
        );
    }
    for it in &facts.village.contract_rights {
        check_code(
            it,
            ("code", it.code.as_ref()),
            it.contractor_code.as_ref(),
            it.mode.as_ref(),
            &mut tally,
        );
    }
    for it in &facts.village.contracted_parcels {
        let code = ("contract_code", it.contract_code.as_ref());
        check_code(it, code, it.contractor_code.as_ref(), it.acquisition_mode.as_ref(), &mut tally);
        let certificate = filled(it.certificate_code.as_ref());
        if let Some((contract, certificate)) = filled(it.contract_code.as_ref()).zip(certificate)
            && contract != certificate
        {
            let message = format!("权证代码“{certificate}”与承包合同代码“{contract}”不一致");
            tally.push(at(&RULE, it, "certificate_code", message));
        }
    }
    tally
}

fn check_code<R: Row>(
    row: &R,
    (field, code): (&'static str, Option<&Text>),
    contractor: Option<&Text>,
    mode: Option<&Text>,
    tally: &mut Tally,
) {
    tally.add_rows(1);
    // A malformed code is Q05's, or of a contract that is not there, which is Q08's.
    let Some(code) = filled(code).and_then(|it| ContractCode::parse(it).ok()) else {
        return;
    };
    let name = field_zh(row.stands_in(), field);
    if let Some(contractor) = filled(contractor)
        && code.contractor().as_str() != contractor
    {
        let message = format!("{name}“{code}”的前18位与承包方代码“{contractor}”不一致");
        tally.push(at(&RULE, row, field, message));
    }
    if let Some(mode) = filled(mode)
        && mode_by_list(mode).is_some_and(|it| it != code.mode())
    {
        let message =
            format!("{name}“{code}”的末位表示{}，承包方式代码为“{mode}”", code.mode().name_zh());
        tally.push(at(&RULE, row, field, message));
    }
}

/// What the code of the mode (表C.10) says of the letter; `None` where it fits both.
fn mode_by_list(code: &str) -> Option<ContractMode> {
    match code {
        "110" => Some(ContractMode::Household),
        "120" | "121" | "122" | "123" | "129" => Some(ContractMode::Other),
        _ => None,
    }
}
