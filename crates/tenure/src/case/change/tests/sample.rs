//! Two households side by side, their parcels in a row, and what is asked of the register about them.

use serde_json::Value;

use crate::case::change::{Entering, Impossible, outcome};
use crate::case::{NearParcel, Outcome, Request, Scene};
use crate::rules::tests::sample::Sample;
use crate::submission::{Member, Table};
use crate::takeover;

pub(super) const ISSUER: &str = "22990110000101";

pub(super) fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(super) fn entering() -> Entering<'static> {
    Entering {
        effect_day: day("2026-12-01"),
        registered_day: day("2026-11-23"),
        registrar: "己二",
        serial_number: "样（2026）样例县农村土地承包经营权证第000501号",
        homestead_number: "样（2026）样例县不动产权第0000301号",
        authority: "样例县人民政府",
        restriction_code: "229901-2026-000001",
    }
}

/// The household of 甲一 with a spouse, a son and a daughter, and two parcels; that of 乙一 with a spouse and one parcel to the east.
///
/// There are a landless household with a homestead, and a homestead of 甲一.
pub(super) fn scene() -> Scene {
    let mut sample = Sample::new();
    let village = &mut sample.village;
    let like = village.members[1].clone();
    for (name, sex, relation, number) in
        [("甲二", "1", "20", "229901199801010011"), ("甲三", "2", "30", "229901200001010022")]
    {
        village.members.push(Member {
            name: Some(name.into()),
            sex: Some(sex.into()),
            relation: Some(relation.into()),
            document_number: Some(number.into()),
            ..like.clone()
        });
    }
    village.contractors[0].member_count = Some("4".into());
    let crs = sample.county.crs[&Table::Parcel];
    for layer in [Table::BoundaryPoint, Table::BoundaryLine, Table::VillageArea] {
        sample.county.crs.insert(layer, crs);
    }
    let mut facts = takeover::read(&sample.village, &sample.county, day("2016-01-01")).unwrap();
    facts.boundary_points.clear();
    facts.boundary_lines.clear();
    facts.division_areas.clear();
    Scene { facts, restrictions: Vec::new() }
}

/// A request as it comes over the wire; `N#` stands for the issuer's code before what follows.
pub(super) fn request(value: &Value) -> Request {
    let text = value.to_string().replace("N#", ISSUER);
    serde_json::from_str(&text).unwrap()
}

pub(super) fn asked_among(
    before: &Scene,
    neighbours: &[NearParcel],
    value: &Value,
) -> Result<Outcome, Impossible> {
    outcome(&request(value), before, neighbours, &entering())
}

/// What the request makes of the two households.
pub(super) fn asked(value: &Value) -> Outcome {
    asked_among(&scene(), &[], value).unwrap()
}

/// The code of the refusal.
pub(super) fn refused(value: &Value) -> &'static str {
    asked_among(&scene(), &[], value).unwrap_err().code()
}

/// What the refusal says.
pub(super) fn refusal(value: &Value) -> String {
    asked_among(&scene(), &[], value).unwrap_err().to_string()
}
