//! The page of a homestead's certificate 不动产权证书: the right to use the land, and the house where one is registered.

use chrono::NaiveDate;
use identity::FixtureKind;
use serde::Serialize;
use tenure::takeover::MemberFact;
use tenure::{Homestead, Household};

use crate::paper::Printed;
use crate::people::MemberRow;
use crate::sketch::{Sketch, WIDE};
use crate::{Neighbour, wording};

/// What the household takes home.
#[derive(Clone, Copy, Debug)]
pub struct HomesteadCertificate<'a> {
    pub homestead: &'a Homestead,
    pub household: &'a Household,
    pub members: &'a [MemberFact],
    /// What is drawn around it; it may be empty.
    pub neighbours: &'a [Neighbour<'a>],
    /// 登记原因: the kind of the case that made the certificate.
    pub reason: &'a str,
    /// 登记机构
    pub authority: &'a str,
    pub registered_day: NaiveDate,
}

#[derive(Serialize)]
struct Facts {
    number: String,
    holder: String,
    members: Vec<MemberRow>,
    co_holding: &'static str,
    location: String,
    unit_code: String,
    right_kind: &'static str,
    approved_area_m2: String,
    actual_area_m2: String,
    building_area_m2: String,
    remarks: Vec<String>,
    authority: String,
    registered_day: String,
    sketch: Option<Sketch>,
}

/// 权利类型, which the unit's code tells: with a house on it or without.
pub(crate) fn right_kind(homestead: &Homestead) -> &'static str {
    match homestead.unit_code.fixture() {
        FixtureKind::Building => "宅基地使用权/房屋（构筑物）所有权",
        _ => "宅基地使用权",
    }
}

impl HomesteadCertificate<'_> {
    /// 共有情况: the members of a household hold in common.
    fn co_holding(&self) -> &'static str {
        if self.members.len() > 1 { "共同共有" } else { "单独所有" }
    }

    /// 附记: the papers that the right rests on, and what is noted and not registered.
    fn remarks(&self) -> Vec<String> {
        let it = self.homestead;
        let approval = it.approval_number.as_deref().map(|it| format!("批准文号：{it}。"));
        let excess = (!it.excess_area_m2.0.is_zero())
            .then(|| format!("超占面积{}平方米，仅作记载，不予登记。", it.excess_area_m2));
        let ground = format!("登记原因：{}。{}", self.reason, approval.unwrap_or_default());
        [ground].into_iter().chain(excess).chain(it.note.clone()).collect()
    }
}

impl Printed for HomesteadCertificate<'_> {
    fn title(&self) -> &'static str {
        "不动产权证书"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/homestead_certificate.typ")
    }

    fn facts(&self) -> impl Serialize {
        let it = self.homestead;
        let building = it.building_area_m2.map(|it| format!("{it}平方米"));
        Facts {
            number: wording::or_stroke(it.certificate_number.as_deref()),
            holder: self.household.head_name.clone(),
            members: MemberRow::all(self.members),
            co_holding: self.co_holding(),
            location: it.location.clone(),
            unit_code: it.unit_code.to_string(),
            right_kind: right_kind(it),
            approved_area_m2: it.approved_area_m2.to_string(),
            actual_area_m2: it.actual_area_m2.to_string(),
            building_area_m2: wording::or_stroke(building.as_deref()),
            remarks: self.remarks(),
            authority: self.authority.to_owned(),
            registered_day: wording::day(self.registered_day),
            sketch: Sketch::of(&it.outline, it.crs, self.neighbours, WIDE),
        }
    }
}
