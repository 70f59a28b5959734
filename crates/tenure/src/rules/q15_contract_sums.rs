//! Q15 contract-sum-differs
//!
//! A contract's total area and number of parcels are those of its parcels, and its areas are greater than zero.
//! 承包合同的总面积应等于各承包地块确权面积之和，地块总数应等于承包地块的块数，面积应大于零。

use rust_decimal::Decimal;

use super::rows::{at, filled};
use super::{Facts, Tally, value};
use crate::submission::{ContractedParcel, LandContract, Table};
use crate::{Citation, Moment, Parameter, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q15", name: "contract-sum-differs" },
    title_zh: "承包合同总面积、地块总数与承包地块不符",
    title_en: "a contract's total area or number of parcels is not that of its parcels",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表B.1、表B.5",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[Parameter {
        name: "contract_sum_m2_max",
        default: "0.01",
        source: "本系统设定：面积保留两位小数的一个末位",
    }],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    if let Some(tally) = facts.unless_delivered(&[Table::LandContract]) {
        return tally;
    }
    let mut tally = Tally::over(facts.village.land_contracts.len());
    for it in &facts.village.contracted_parcels {
        check_area(it, &mut tally);
    }
    for it in &facts.village.land_contracts {
        let total = filled(it.total_area_m2.as_ref()).and_then(value::decimal);
        if let Some(total) = total.filter(|it| *it <= Decimal::ZERO) {
            let message = format!("承包合同总面积为{total}平方米，应大于零");
            tally.push(at(&RULE, it, "total_area_m2", message));
        }
        if facts.county.has(Table::ContractedParcel) {
            check_sum(facts, it, total, &mut tally);
        }
    }
    tally
}

fn check_area(parcel: &ContractedParcel, tally: &mut Tally) {
    let area = filled(parcel.contract_area_m2.as_ref()).and_then(value::decimal);
    if let Some(area) = area.filter(|it| *it <= Decimal::ZERO) {
        let message = format!("确权（合同）面积为{area}平方米，应大于零");
        tally.push(at(&RULE, parcel, "contract_area_m2", message));
    }
}

fn check_sum(
    facts: &Facts<'_>,
    contract: &LandContract,
    total: Option<Decimal>,
    tally: &mut Tally,
) {
    let code = contract.code.as_deref().unwrap_or_default();
    let parcels = facts.parcels_of_contract.get(code).map(Vec::as_slice).unwrap_or_default();
    let count = filled(contract.n_parcels.as_ref()).and_then(value::whole);
    if let Some(count) = count.filter(|it| usize::try_from(*it) != Ok(parcels.len()) || *it == 0) {
        let n_parcels = parcels.len();
        let message = format!("承包地块总数为{count}块，承包地块信息表有{n_parcels}块");
        tally.push(at(&RULE, contract, "n_parcels", message).measured(&count, &n_parcels, "块"));
    }
    // Where one of the areas cannot be read there is no sum; Q02 and Q03 tell of it.
    let Some((total, sum)) = total.zip(sum(parcels)) else { return };
    let Some(difference) = total.checked_sub(sum).map(|it| it.abs()) else { return };
    let limit = facts.parameters.contract_sum_m2_max;
    if difference > limit {
        let message = format!(
            "承包合同总面积{total}平方米，与{}块承包地块确权面积之和{sum}平方米相差{difference}平方米",
            parcels.len()
        );
        let violation = at(&RULE, contract, "total_area_m2", message);
        tally.push(violation.measured(&difference, &limit, "平方米"));
    }
}

fn sum(parcels: &[&ContractedParcel]) -> Option<Decimal> {
    let mut areas =
        parcels.iter().map(|it| filled(it.contract_area_m2.as_ref()).and_then(value::decimal));
    areas.try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?))
}
