//! Q05 codes-malformed-or-repeated
//!
//! Codes have their form, begin with the county and with an issuer that is there, and stand once; so do feature numbers.
//! 代码应符合编码规则，以本县及已登记的发包方代码开头，且不得重复；图层内标识码应大于零且唯一。
//!
//! References are Q08's; the kind of contractor in a code is Q06's.

use std::collections::HashMap;

use identity::{
    CirculationCode, CodeError, ContractCode, ContractorCode, CreditCode, DivisionCode,
    DivisionLevel, IssuerCode, ParcelCode, UnitCode,
};

use super::rows::{Row, at, filled, shown};
use super::{Facts, Tally, value};
use crate::collective::issued_override;
use crate::submission::{Collective, ContractedParcel, DivisionArea, Household, Table, Text};
use crate::{Citation, HouseholdCode, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q05", name: "codes-malformed-or-repeated" },
    title_zh: "代码格式不符或重复",
    title_en: "a code is malformed, repeated, or begins with another county or an unknown issuer",
    citation: Citation::Standard { standard: Standard::ElementCodes, place: "附录A" },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// The issuer's code is the first 14 characters of its contractors' and parcels' codes.
const ISSUER_LENGTH: usize = 14;

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    let mut codes = Codes { facts, tally: Tally::default() };
    codes.check_rights();
    codes.check_land();
    codes.check_own_tables();
    codes.check_pairs();
    codes.check_feature_numbers(&facts.village.parcels, |it| it.feature_number.as_ref());
    codes.check_feature_numbers(&facts.village.boundary_points, |it| it.feature_number.as_ref());
    codes.check_feature_numbers(&facts.village.boundary_lines, |it| it.feature_number.as_ref());
    codes.check_feature_numbers(&facts.village.division_areas, |it| it.feature_number.as_ref());
    codes.tally
}

struct Codes<'f, 'a> {
    facts: &'f Facts<'a>,
    tally: Tally,
}

/// The code that a table's rows are known by.
struct Key<'f, 'a, R> {
    field: &'static str,
    code: fn(&R) -> Option<&Text>,
    /// The first row of each code.
    first: &'f HashMap<&'a str, &'a R>,
    /// Why a text is not the code it should be.
    trouble: fn(&R, &str) -> Option<String>,
    in_county: bool,
    under_issuer: bool,
}

impl<'f, 'a, R> Key<'f, 'a, R> {
    fn new(
        field: &'static str,
        code: fn(&R) -> Option<&Text>,
        first: &'f HashMap<&'a str, &'a R>,
        trouble: fn(&R, &str) -> Option<String>,
    ) -> Self {
        Self { field, code, first, trouble, in_county: true, under_issuer: false }
    }
}

impl<'a> Codes<'_, 'a> {
    fn check_rights(&mut self) {
        let Facts { village, .. } = *self.facts;
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.issuers,
            |_, it| refusal(IssuerCode::parse(it)),
        );
        self.check_table(&village.issuers, &key);
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.contractors,
            |_, it| refusal(ContractorCode::parse(it)),
        );
        self.check_table(&village.contractors, &Key { under_issuer: true, ..key });
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.land_contracts,
            |_, it| refusal(ContractCode::parse(it)),
        );
        self.check_table(&village.land_contracts, &key);
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.contract_rights,
            |_, it| refusal(ContractCode::parse(it)),
        );
        self.check_table(&village.contract_rights, &key);
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.certificates,
            |_, it| refusal(ContractCode::parse(it)),
        );
        self.check_table(&village.certificates, &key);
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.circulations,
            |_, it| refusal(CirculationCode::parse(it)),
        );
        self.check_table(&village.circulations, &key);
    }

    fn check_land(&mut self) {
        let Facts { village, .. } = *self.facts;
        let key = Key::new(
            "code",
            |it| it.code.as_ref(),
            &self.facts.parcels,
            |_, it| refusal(ParcelCode::parse(it)),
        );
        self.check_table(&village.parcels, &Key { under_issuer: true, ..key });
        let key =
            Key::new("code", |it| it.code.as_ref(), &self.facts.division_areas, division_trouble);
        self.check_table(&village.division_areas, &key);
    }

    fn check_own_tables(&mut self) {
        let Facts { village, .. } = *self.facts;
        let key = Key::new("code", |it| it.code.as_ref(), &self.facts.households, landless_trouble);
        self.check_table(&village.households, &key);
        self.check_without_land();
        let key = Key::new(
            "unit_code",
            |it| it.unit_code.as_ref(),
            &self.facts.homesteads,
            |_, it| refusal(UnitCode::parse(it)),
        );
        self.check_table(&village.homesteads, &key);
        let key = Key::new(
            "credit_code",
            |it| it.credit_code.as_ref(),
            &self.facts.collectives,
            credit_trouble,
        );
        self.check_table(&village.collectives, &Key { in_county: false, ..key });
    }

    fn check_table<R: Row>(&mut self, rows: &'a [R], key: &Key<'_, 'a, R>) {
        self.tally.add_rows(rows.len());
        for row in rows {
            let Some(code) = filled((key.code)(row)) else { continue };
            if let Some(trouble) = self.trouble(row, code, key) {
                let code = shown(row.stands_in(), key.field, code);
                self.tally.push(at(&RULE, row, key.field, format!("{code}{trouble}")));
            }
        }
    }

    fn trouble<R: Row>(&self, row: &R, code: &str, key: &Key<'_, 'a, R>) -> Option<String> {
        let county = self.facts.county;
        if let Some(refusal) = (key.trouble)(row, code) {
            return Some(format!("不符合编码规则：{refusal}"));
        }
        if key.in_county && !code.starts_with(county.county.as_str()) {
            return Some(format!("未以本县代码{}开头", county.county));
        }
        if let Some(first) = key.first.get(code).filter(|it| !std::ptr::eq(**it, row)) {
            return Some(format!("在第{}行与第{}行重复", first.row(), row.row()));
        }
        if county.repeated_codes.contains(code) {
            return Some("在其他村重复出现".to_owned());
        }
        if key.under_issuer && county.has(Table::Issuer) {
            let issuer = code.get(..ISSUER_LENGTH).unwrap_or(code);
            if !self.facts.issuers.contains_key(issuer) {
                return Some(format!("所属的发包方“{issuer}”不存在"));
            }
        }
        None
    }

    /// A household that lost its land keeps its code (HR-22), and stands among the contractors no more.
    fn check_without_land(&mut self) {
        for row in &self.facts.village.households {
            let Some(code) = filled(row.code.as_ref()) else { continue };
            if self.facts.contractors.contains_key(code) {
                let message = format!("{}与承包方重复", shown(row.stands_in(), "code", code));
                self.tally.push(at(&RULE, row, "code", message));
            }
        }
    }

    /// A parcel stands once under a contract.
    fn check_pairs(&mut self) {
        let rows = &self.facts.village.contracted_parcels;
        self.tally.add_rows(rows.len());
        let mut seen: HashMap<(&str, &str), &ContractedParcel> = HashMap::with_capacity(rows.len());
        for row in rows {
            let pair = filled(row.contract_code.as_ref()).zip(filled(row.parcel_code.as_ref()));
            let Some((contract, parcel)) = pair else { continue };
            let first = seen.entry((contract, parcel)).or_insert(row);
            if !std::ptr::eq(*first, row) {
                let message = format!(
                    "承包合同“{contract}”的地块“{parcel}”在第{}行与第{}行重复",
                    first.row, row.row
                );
                self.tally.push(at(&RULE, row, "parcel_code", message));
            }
        }
    }

    fn check_feature_numbers<R: Row>(&mut self, rows: &[R], number: fn(&R) -> Option<&Text>) {
        for row in rows {
            // What is not a number is Q02's.
            let Some(n) = number(row).and_then(|it| value::whole(it)) else { continue };
            let trouble = if n == 0 {
                "应大于零"
            } else if self.facts.county.repeated_feature_numbers.contains(&(row.stands_in(), n)) {
                "在图层内重复"
            } else {
                continue;
            };
            self.tally.push(at(&RULE, row, "feature_number", format!("标识码“{n}”{trouble}")));
        }
    }
}

fn refusal<T>(parsed: Result<T, CodeError>) -> Option<String> {
    parsed.err().map(|it| it.message_zh())
}

/// The standard has no code for a household without land: it is that under which it held land, or one of ours.
fn landless_trouble(_: &Household, code: &str) -> Option<String> {
    let known = HouseholdCode::parse(code).is_ok();
    (!known).then(|| "应为14位发包方代码、字母H和4位顺序号，或原承包方代码".to_owned())
}

/// The code of an area is as long as its layer's level says.
fn division_trouble(area: &DivisionArea, code: &str) -> Option<String> {
    let level = match area.table() {
        Table::County => DivisionLevel::County,
        Table::Town => DivisionLevel::Town,
        Table::Group => DivisionLevel::Group,
        _ => DivisionLevel::Village,
    };
    match DivisionCode::parse(code) {
        Ok(code) if code.level() != level => Some(format!("本图层的代码应为{}位", level.length())),
        parsed => refusal(parsed),
    }
}

/// A code of the pilot years that fails its check is accepted where the row says why.
fn credit_trouble(collective: &Collective, code: &str) -> Option<String> {
    let Some(said) = filled(collective.issued_override.as_ref()) else {
        return refusal(CreditCode::parse(code));
    };
    match issued_override(said) {
        None => Some("例外未写明批准人与理由（批准人：理由）".to_owned()),
        Some(issued) => refusal(CreditCode::accept_as_issued(code, issued)),
    }
}
