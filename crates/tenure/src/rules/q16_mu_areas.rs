//! Q16 mu-area-differs
//!
//! An area in mu is the area in square metres times 0.0015, with two decimals.
//! 亩面积应等于平方米面积乘以0.0015并保留两位小数。
//!
//! Half may be rounded up or to the even neighbour: no standard says which, and systems do either.

use geometry::{Rounding, SquareMetres};
use rust_decimal::Decimal;

use super::names::field_zh;
use super::rows::{Row, at, filled};
use super::{Facts, Tally, value};
use crate::submission::{Table, Text};
use crate::{Citation, Moment, Parameter, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q16", name: "mu-area-differs" },
    title_zh: "亩面积与平方米面积换算不符",
    title_en: "an area in mu is not the area in square metres converted",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "表A.10、表B.1、表B.5、表B.6",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[Parameter {
        name: "mu_difference_max",
        default: "0.01",
        source: "本系统设定：亩面积保留两位小数的一个末位",
    }],
};

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    const TABLES: [Table; 4] =
        [Table::Parcel, Table::ContractedParcel, Table::LandContract, Table::Circulation];
    if let Some(tally) = facts.unless_delivered(&TABLES) {
        return tally;
    }
    let mut areas = Areas { limit: facts.parameters.mu_difference_max, tally: Tally::default() };
    for it in &facts.village.parcels {
        areas.tally.add_rows(1);
        areas.check(
            it,
            it.measured_area_m2.as_ref(),
            "measured_area_mu",
            it.measured_area_mu.as_ref(),
        );
    }
    for it in &facts.village.contracted_parcels {
        areas.tally.add_rows(1);
        areas.check(
            it,
            it.contract_area_m2.as_ref(),
            "contract_area_mu",
            it.contract_area_mu.as_ref(),
        );
        areas.check(it, it.former_area_m2.as_ref(), "former_area_mu", it.former_area_mu.as_ref());
    }
    for it in &facts.village.land_contracts {
        areas.tally.add_rows(1);
        areas.check(it, it.total_area_m2.as_ref(), "total_area_mu", it.total_area_mu.as_ref());
        areas.check(
            it,
            it.former_total_area_m2.as_ref(),
            "former_total_area_mu",
            it.former_total_area_mu.as_ref(),
        );
    }
    for it in &facts.village.circulations {
        areas.tally.add_rows(1);
        areas.check(it, it.area_m2.as_ref(), "area_mu", it.area_mu.as_ref());
    }
    areas.tally
}

struct Areas {
    limit: Decimal,
    tally: Tally,
}

impl Areas {
    fn check<R: Row>(
        &mut self,
        row: &R,
        m2: Option<&Text>,
        field: &'static str,
        mu: Option<&Text>,
    ) {
        let read = |it: Option<&Text>| filled(it).and_then(value::decimal);
        let Some((m2, mu)) = read(m2).zip(read(mu)) else { return };
        let exact = SquareMetres(m2);
        let difference = |it| mu.checked_sub(exact.to_mu_rounded(it).0).map(|it| it.abs());
        let halves_up = difference(Rounding::HalfUp);
        let nearer = halves_up.into_iter().chain(difference(Rounding::HalfEven)).min();
        let Some(difference) = nearer.filter(|it| *it > self.limit) else { return };
        let name = field_zh(row.stands_in(), field);
        let expected = exact.to_mu();
        let message = format!("{name}为{mu}亩，{m2}平方米应换算为{expected}亩");
        let violation = at(&RULE, row, field, message);
        self.tally.push(violation.measured(&difference, &self.limit, "亩"));
    }
}
