//! The page of the register book 登记簿 on a homestead, with its entries in their order.

use serde::Serialize;
use tenure::takeover::MemberFact;
use tenure::{Homestead, Household};

use crate::homestead_certificate::right_kind;
use crate::paper::Printed;
use crate::people::MemberRow;
use crate::register_page::EntryRow;
use crate::{Entry, wording};

/// What the book says of the right to use a homestead 宅基地使用权.
#[derive(Clone, Copy, Debug)]
pub struct HomesteadRegisterPage<'a> {
    pub homestead: &'a Homestead,
    pub household: &'a Household,
    pub members: &'a [MemberFact],
    /// 业务类型, of the case that the page was printed from.
    pub reason: &'a str,
    /// In the order in which they were made.
    pub entries: &'a [Entry<'a>],
    /// 登记机构
    pub authority: &'a str,
}

#[derive(Serialize)]
struct Facts {
    unit_code: String,
    certificate_number: String,
    holder: String,
    household_code: String,
    address: String,
    location: String,
    right_kind: &'static str,
    approved_area_m2: String,
    actual_area_m2: String,
    excess_area_m2: String,
    building_area_m2: String,
    approval_number: String,
    note: String,
    members: Vec<MemberRow>,
    reason: String,
    entries: Vec<EntryRow>,
    authority: String,
}

impl Printed for HomesteadRegisterPage<'_> {
    fn title(&self) -> &'static str {
        "不动产登记簿（宅基地使用权）"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/homestead_register_page.typ")
    }

    fn facts(&self) -> impl Serialize {
        let Self { homestead: it, household, .. } = *self;
        let building = it.building_area_m2.map(|it| it.to_string());
        Facts {
            unit_code: it.unit_code.to_string(),
            certificate_number: wording::or_stroke(it.certificate_number.as_deref()),
            holder: household.head_name.clone(),
            household_code: household.code.to_string(),
            address: wording::or_stroke(Some(&household.address)),
            location: wording::or_stroke(Some(&it.location)),
            right_kind: right_kind(it),
            approved_area_m2: it.approved_area_m2.to_string(),
            actual_area_m2: it.actual_area_m2.to_string(),
            excess_area_m2: it.excess_area_m2.to_string(),
            building_area_m2: wording::or_stroke(building.as_deref()),
            approval_number: wording::or_stroke(it.approval_number.as_deref()),
            note: wording::or_stroke(it.note.as_deref()),
            members: MemberRow::all(self.members),
            reason: self.reason.to_owned(),
            entries: self.entries.iter().map(EntryRow::of).collect(),
            authority: self.authority.to_owned(),
        }
    }
}
