//! The hand-over list 颁证清册 of homesteads: which certificate goes to whom, who took it, and room for the signature.

use chrono::NaiveDate;
use serde::Serialize;
use tenure::{Collection, Homestead, Household};

use crate::paper::Printed;
use crate::wording;

/// The certificates of homesteads that are handed over together.
#[derive(Clone, Copy, Debug)]
pub struct HomesteadHandOverList<'a> {
    pub certificates: &'a [HomesteadHandOver<'a>],
    /// 登记机构
    pub authority: &'a str,
    /// 制表人
    pub maker: &'a str,
    pub made_day: NaiveDate,
}

/// A certificate on its way to its holder.
#[derive(Clone, Copy, Debug)]
pub struct HomesteadHandOver<'a> {
    pub homestead: &'a Homestead,
    pub household: &'a Household,
    /// Empty where it was not collected yet.
    pub collection: &'a Collection,
}

#[derive(Serialize)]
struct Facts<'a> {
    rows: Vec<Row>,
    authority: &'a str,
    maker: &'a str,
    made_day: String,
}

#[derive(Serialize)]
struct Row {
    holder: String,
    household_code: String,
    unit_code: String,
    certificate_number: String,
    location: String,
    approved_area_m2: String,
    /// Left open for hand where the certificate was not collected yet.
    collector: String,
    collected_day: String,
}

impl Row {
    fn of(it: &HomesteadHandOver<'_>) -> Self {
        let HomesteadHandOver { homestead, household, collection } = it;
        Self {
            holder: household.head_name.clone(),
            household_code: household.code.to_string(),
            unit_code: homestead.unit_code.to_string(),
            certificate_number: wording::or_stroke(homestead.certificate_number.as_deref()),
            location: wording::or_stroke(Some(&homestead.location)),
            approved_area_m2: homestead.approved_area_m2.to_string(),
            collector: collection.collector_name.clone().unwrap_or_default(),
            collected_day: collection.day.map(wording::day).unwrap_or_default(),
        }
    }
}

impl Printed for HomesteadHandOverList<'_> {
    fn title(&self) -> &'static str {
        "颁证清册（宅基地）"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/homestead_hand_over_list.typ")
    }

    fn facts(&self) -> impl Serialize {
        let Self { certificates, authority, maker, made_day } = *self;
        let rows = certificates.iter().map(Row::of).collect();
        Facts { rows, authority, maker, made_day: wording::day(made_day) }
    }
}
