//! Q08 reference-to-nothing
//!
//! What a row refers to is there; contract, register page and certificate go together one to one.
//! 各表引用的代码应存在；承包合同、登记簿、权证应一一对应；承包地块信息所列应为承包地块。
//!
//! A reference into a table that was not delivered is not looked at.

use super::facts::HOUSEHOLD;
use super::names::{field_zh, table_zh};
use super::rows::{Row, at, filled};
use super::{Facts, Tally};
use crate::submission::{ContractedParcel, Member, ShareHolding, Table, Text};
use crate::{Citation, Moment, Rule, RuleCode, Severity, Standard};

pub(super) const RULE: Rule = Rule {
    code: RuleCode { code: "Q08", name: "reference-to-nothing" },
    title_zh: "引用的代码不存在",
    title_en: "a row refers to something that is not there",
    citation: Citation::Standard {
        standard: Standard::ConfirmationDatabase,
        place: "附录B 表间关系",
    },
    moments: &[(Moment::Takeover, Severity::Blocking), (Moment::Audit, Severity::Blocking)],
    parameters: &[],
};

/// 承包地块 in the list of parcel categories.
const CONTRACTED_PARCEL: &str = "10";

pub(super) fn check(facts: &Facts<'_>) -> Tally {
    let mut references = References { facts, tally: Tally::default() };
    references.check_contracted_parcels();
    references.check_contracts();
    references.check_certificates();
    references.check_households();
    references.tally
}

struct References<'f, 'a> {
    facts: &'f Facts<'a>,
    tally: Tally,
}

impl References<'_, '_> {
    fn check_contracted_parcels(&mut self) {
        let facts = self.facts;
        for it in &facts.village.contracted_parcels {
            self.tally.add_rows(1);
            self.check_parcel(it);
            self.expect(it, "issuer_code", it.issuer_code.as_ref(), Table::Issuer);
            self.expect(it, "contractor_code", it.contractor_code.as_ref(), Table::Contractor);
            self.expect(it, "contract_code", it.contract_code.as_ref(), Table::LandContract);
            self.expect(it, "certificate_code", it.certificate_code.as_ref(), Table::Certificate);
            self.expect(it, "circulation_code", it.circulation_code.as_ref(), Table::Circulation);
        }
    }

    fn check_parcel(&mut self, row: &ContractedParcel) {
        self.expect(row, "parcel_code", row.parcel_code.as_ref(), Table::Parcel);
        let Some(code) = filled(row.parcel_code.as_ref()) else { return };
        let category = self.facts.parcels.get(code).and_then(|it| filled(it.category.as_ref()));
        if let Some(category) = category.filter(|it| *it != CONTRACTED_PARCEL) {
            let message = format!("地块代码“{code}”的地块类别为“{category}”，应为10（承包地块）");
            self.tally.push(at(&RULE, row, "parcel_code", message));
        }
    }

    fn check_contracts(&mut self) {
        let village = self.facts.village;
        for it in &village.land_contracts {
            self.tally.add_rows(1);
            self.expect(it, "issuer_code", it.issuer_code.as_ref(), Table::Issuer);
            self.expect(it, "contractor_code", it.contractor_code.as_ref(), Table::Contractor);
            self.expect(it, "code", it.code.as_ref(), Table::ContractRight);
            self.expect(it, "code", it.code.as_ref(), Table::Certificate);
        }
        for it in &village.contract_rights {
            self.tally.add_rows(1);
            self.expect(it, "issuer_code", it.issuer_code.as_ref(), Table::Issuer);
            self.expect(it, "contractor_code", it.contractor_code.as_ref(), Table::Contractor);
            self.expect(it, "code", it.code.as_ref(), Table::LandContract);
        }
        for it in &village.certificates {
            self.tally.add_rows(1);
            self.expect(it, "code", it.code.as_ref(), Table::LandContract);
        }
        for it in &village.circulations {
            self.tally.add_rows(1);
            self.expect(it, "contract_code", it.contract_code.as_ref(), Table::LandContract);
            self.expect(it, "contractor_code", it.contractor_code.as_ref(), Table::Contractor);
            self.expect(it, "transferee_code", it.transferee_code.as_ref(), Table::Contractor);
        }
    }

    /// What happened to a certificate, and what it rests on, names a page of the register.
    fn check_certificates(&mut self) {
        let village = self.facts.village;
        let field = "certificate_code";
        for it in &village.title_documents {
            self.tally.add_rows(1);
            self.expect(it, field, it.certificate_code.as_ref(), Table::ContractRight);
        }
        for it in &village.reissues {
            self.tally.add_rows(1);
            self.expect(it, field, it.certificate_code.as_ref(), Table::Certificate);
        }
        for it in &village.replacements {
            self.tally.add_rows(1);
            self.expect(it, field, it.certificate_code.as_ref(), Table::Certificate);
        }
        for it in &village.cancellations {
            self.tally.add_rows(1);
            self.expect(it, field, it.certificate_code.as_ref(), Table::Certificate);
        }
    }

    fn check_households(&mut self) {
        let village = self.facts.village;
        for it in &village.members {
            self.tally.add_rows(1);
            self.check_member(it);
        }
        for it in &village.homesteads {
            self.tally.add_rows(1);
            self.expect_household(it, it.household_code.as_ref());
        }
        for it in &village.share_holdings {
            self.tally.add_rows(1);
            self.expect_household(it, it.household_code.as_ref());
            self.expect(it, "collective_code", it.collective_code.as_ref(), Table::Collective);
            self.check_holder(it);
        }
    }

    /// A member who holds shares is one of the household that they are shown through.
    fn check_holder(&mut self, holding: &ShareHolding) {
        let Some(name) = filled(holding.member_name.as_ref()) else { return };
        let Some(code) = filled(holding.household_code.as_ref()) else {
            let message = format!("持有人“{name}”未填写农户代码");
            return self.tally.push(at(&RULE, holding, "household_code", message));
        };
        let members = self.facts.members_of.get(code).map_or(&[][..], Vec::as_slice);
        let known = members.iter().any(|it| it.name.as_deref() == Some(name));
        if self.facts.household_exists(code) && !known {
            let message = format!("持有人“{name}”不是农户“{code}”的家庭成员");
            self.tally.push(at(&RULE, holding, "member_name", message));
        }
    }

    /// A member belongs to a contractor that is a household, or to a household without land.
    fn check_member(&mut self, member: &Member) {
        if member.landless {
            let code = member.household_code.as_ref();
            return self.expect(member, "household_code", code, Table::Household);
        }
        self.expect(member, "household_code", member.household_code.as_ref(), Table::Contractor);
        let contractor =
            member.household_code.as_deref().and_then(|it| self.facts.contractors.get(it));
        let kind = contractor.and_then(|it| filled(it.kind.as_ref()));
        if let Some(kind) = kind.filter(|it| *it != HOUSEHOLD) {
            let code = member.household_code.as_deref().unwrap_or_default();
            let message = format!("承包方“{code}”的类型为“{kind}”，有家庭成员的应为1（农户）");
            self.tally.push(at(&RULE, member, "household_code", message));
        }
    }

    fn expect_household<R: Row>(&mut self, row: &R, code: Option<&Text>) {
        let county = self.facts.county;
        let Some(code) = filled(code) else { return };
        let delivered = county.has(Table::Contractor) || county.has(Table::Household);
        if delivered && !self.facts.household_exists(code) {
            let message = format!("农户代码“{code}”在承包农户和无承包地农户中均不存在");
            self.tally.push(at(&RULE, row, "household_code", message));
        }
    }

    fn expect<R: Row>(&mut self, row: &R, field: &'static str, code: Option<&Text>, table: Table) {
        // An empty reference is Q03's.
        let Some(code) = filled(code) else { return };
        if self.facts.county.has(table) && !self.exists(code, table) {
            let name = field_zh(row.stands_in(), field);
            let message = format!("{name}“{code}”在{}表中不存在", table_zh(table));
            self.tally.push(at(&RULE, row, field, message));
        }
    }

    fn exists(&self, code: &str, table: Table) -> bool {
        let facts = self.facts;
        match table {
            Table::Issuer => facts.issuers.contains_key(code),
            Table::Contractor => facts.contractors.contains_key(code),
            Table::Parcel => facts.parcels.contains_key(code),
            Table::LandContract => facts.land_contracts.contains_key(code),
            Table::ContractRight => facts.contract_rights.contains_key(code),
            Table::Certificate => facts.certificates.contains_key(code),
            Table::Circulation => facts.circulations.contains_key(code),
            Table::Household => facts.households.contains_key(code),
            Table::Collective => facts.collectives.contains_key(code),
            // No row refers to any other table.
            _ => true,
        }
    }
}
