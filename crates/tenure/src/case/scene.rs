//! What is registered where a case would change something.

use std::collections::BTreeSet;

use geometry::{Crs, Outline};
use identity::ParcelCode;

use super::Restriction;
use crate::Homestead;
use crate::takeover::Takeover;

/// The objects that a case touches, whole, as they are registered or as they would be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub facts: Takeover,
    pub restrictions: Vec<Restriction>,
}

/// What lies around the objects of a case and stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Registered parcels whose envelopes meet those of the case's.
    pub parcels: Vec<NearParcel>,
    /// The other homesteads of the households of the case.
    pub homesteads: Vec<Homestead>,
    /// Codes that the case would use and that some object bore before.
    pub used_codes: BTreeSet<String>,
    /// Objects of the case that another open case holds, by code, with that case's number.
    pub held: Vec<(String, String)>,
}

/// A registered parcel near the case's.
#[derive(Clone, Debug, PartialEq)]
pub struct NearParcel {
    pub code: ParcelCode,
    pub crs: Crs,
    pub outline: Outline,
}
