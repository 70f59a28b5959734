//! The residence permit.

use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};

use super::{PermitId, PersonId};
use crate::pack::Clause;

/// 居住证: that a person lives in a place without being registered there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResidencePermit {
    pub id: PermitId,
    pub holder: PersonId,
    /// The code of the policy pack under which it was issued.
    pub policy_pack: String,
    /// The clause it rests on.
    pub clause: Clause,
    /// 居住地: where the holder lives.
    pub place: DivisionCode,
    pub issued_day: NaiveDate,
}
