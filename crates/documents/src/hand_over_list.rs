//! The hand-over list 颁证清册: which certificate went to whom, and the signature of whoever took it.

use chrono::NaiveDate;
use geometry::Mu;
use serde::Serialize;
use tenure::{Certificate, ContractRight, Contractor, Issuer, LandContract};

use crate::paper::Printed;
use crate::people::IssuerFacts;
use crate::{areas, wording};

/// The certificates of an issuer's land that are handed over together.
#[derive(Clone, Copy, Debug)]
pub struct HandOverList<'a> {
    pub issuer: &'a Issuer,
    pub certificates: &'a [HandOver<'a>],
    /// 发证机关
    pub authority: &'a str,
    /// 制表人
    pub maker: &'a str,
    pub made_day: NaiveDate,
}

/// A certificate on its way to its holder.
#[derive(Clone, Copy, Debug)]
pub struct HandOver<'a> {
    pub contractor: &'a Contractor,
    pub contract: &'a LandContract,
    pub right: &'a ContractRight,
    pub certificate: &'a Certificate,
}

#[derive(Serialize)]
struct Facts<'a> {
    issuer: IssuerFacts,
    rows: Vec<Row>,
    n_parcels: i64,
    area_mu: String,
    authority: &'a str,
    maker: &'a str,
    made_day: String,
}

#[derive(Serialize)]
struct Row {
    contractor: String,
    contractor_code: String,
    certificate_code: String,
    serial_number: String,
    n_parcels: i32,
    area_mu: String,
    issued_day: String,
    /// Left open for hand where the certificate was not collected yet.
    collector: String,
    collected_day: String,
}

impl HandOver<'_> {
    fn area_mu(&self) -> Mu {
        areas::mu(self.contract.total_area_mu, self.contract.total_area_m2)
    }

    fn row(&self) -> Row {
        let collection = &self.certificate.collection;
        Row {
            contractor: self.contractor.name.clone(),
            contractor_code: self.contractor.code.to_string(),
            certificate_code: self.certificate.code.to_string(),
            serial_number: wording::or_stroke(Some(&self.right.serial_number)),
            n_parcels: self.contract.n_parcels,
            area_mu: self.area_mu().to_string(),
            issued_day: wording::day(self.certificate.issued_day),
            collector: collection.collector_name.clone().unwrap_or_default(),
            collected_day: collection.day.map(wording::day).unwrap_or_default(),
        }
    }
}

impl Printed for HandOverList<'_> {
    fn title(&self) -> &'static str {
        "颁证清册"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/hand_over_list.typ")
    }

    fn facts(&self) -> impl Serialize {
        let all = self.certificates;
        Facts {
            issuer: IssuerFacts::of(self.issuer),
            rows: all.iter().map(HandOver::row).collect(),
            n_parcels: all.iter().map(|it| i64::from(it.contract.n_parcels)).sum(),
            area_mu: areas::sum(all.iter().map(HandOver::area_mu)).to_string(),
            authority: self.authority,
            maker: self.maker,
            made_day: wording::day(self.made_day),
        }
    }
}
