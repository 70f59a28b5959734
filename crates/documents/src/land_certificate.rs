//! The certificate of a land contractual management right 土地承包经营权证, with the sketch of every parcel.

use serde::Serialize;
use tenure::{Certificate, Circulation, CodeList, ContractRight};

use crate::holding::{HoldingFacts, SketchFacts};
use crate::paper::Printed;
use crate::register_page::RightFacts;
use crate::{Holding, SketchMakers, areas, wording};

/// What the household takes home.
#[derive(Clone, Copy, Debug)]
pub struct LandCertificate<'a> {
    pub holding: Holding<'a>,
    pub right: &'a ContractRight,
    pub certificate: &'a Certificate,
    /// 登记原因: the kind of the case that made the certificate.
    pub reason: &'a str,
    /// 变更情况: what became of the land afterwards.
    pub changes: &'a [Circulation],
    pub makers: SketchMakers<'a>,
}

#[derive(Serialize)]
struct Facts {
    holding: HoldingFacts,
    right: RightFacts,
    reason: String,
    authority: String,
    issued_day: String,
    changes: Vec<ChangeRow>,
    sketches: SketchFacts,
}

#[derive(Serialize)]
struct ChangeRow {
    transferee: String,
    mode: String,
    n_parcels: i32,
    area_mu: String,
    code: String,
    term_text: String,
    signed_day: String,
}

impl ChangeRow {
    fn of(it: &Circulation) -> Self {
        Self {
            transferee: it.transferee.clone(),
            mode: wording::meaning(CodeList::AcquisitionMode, &it.mode),
            n_parcels: it.n_parcels,
            area_mu: areas::mu(it.area_mu, it.area_m2).to_string(),
            code: it.code.clone(),
            term_text: it.term_text.clone(),
            signed_day: wording::day(it.signed_day),
        }
    }
}

impl Printed for LandCertificate<'_> {
    fn title(&self) -> &'static str {
        "农村土地承包经营权证"
    }

    fn template(&self) -> &'static str {
        include_str!("../templates/land_certificate.typ")
    }

    fn facts(&self) -> impl Serialize {
        Facts {
            holding: self.holding.facts(),
            right: RightFacts::of(self.right),
            reason: self.reason.to_owned(),
            authority: self.certificate.authority.clone(),
            issued_day: wording::day(self.certificate.issued_day),
            changes: self.changes.iter().map(ChangeRow::of).collect(),
            sketches: self.holding.sketches(self.makers),
        }
    }
}
