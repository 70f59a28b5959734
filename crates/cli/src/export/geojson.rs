//! An export as GeoJSON (RFC 7946): parcels and homesteads in longitude and latitude.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use api::feature::{collection, feature};
use serde_json::json;
use tenure::AsOf;
use tenure::takeover::Takeover;

use super::arguments::Export;
use crate::bureau::{Bureau, Villages};

/// What the two layers are called.
const PARCELS: &str = "parcels.geojson";
const HOMESTEADS: &str = "homesteads.geojson";

pub(super) async fn write(
    bureau: &Bureau,
    options: &Export,
    at: AsOf,
    villages: Villages,
) -> anyhow::Result<()> {
    std::fs::create_dir_all(&options.out)?;
    let (mut parcels, mut homesteads) = (Vec::new(), Vec::new());
    for village in villages.into_iter().flat_map(|(_, villages)| villages) {
        let facts = casework::village_facts(&bureau.store, &bureau.officer, &village, at).await?;
        parcels.extend(parcel_features(&facts)?);
        homesteads.extend(homestead_features(&facts)?);
    }
    for (name, features) in [(PARCELS, parcels), (HOMESTEADS, homesteads)] {
        let mut out = BufWriter::new(File::create_new(options.out.join(name))?);
        serde_json::to_writer(&mut out, &collection(features))?;
        out.flush()?;
    }
    Ok(())
}

fn parcel_features(facts: &Takeover) -> anyhow::Result<Vec<geojson::Feature>> {
    let features = facts.parcels.iter().map(|it| {
        let fact = &it.fact;
        let properties = json!({
            "code": fact.code.as_str(),
            "name": fact.name,
            "category": fact.category,
            "purpose": fact.purpose,
            "measured_area_m2": fact.measured_area_m2.to_string(),
        });
        Ok(feature(fact.code.as_str(), fact.crs, &fact.outline, &properties)?)
    });
    features.collect()
}

fn homestead_features(facts: &Takeover) -> anyhow::Result<Vec<geojson::Feature>> {
    let features = facts.homesteads.iter().map(|it| {
        let fact = &it.fact;
        let properties = json!({
            "unit_code": fact.unit_code.as_str(),
            "household": fact.household.as_str(),
            "approved_area_m2": fact.approved_area_m2.to_string(),
        });
        Ok(feature(fact.unit_code.as_str(), fact.crs, &fact.outline, &properties)?)
    });
    features.collect()
}
