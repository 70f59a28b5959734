//! The residence permit, and when it may be issued.

use chrono::NaiveDate;
use identity::DivisionCode;
use serde::{Deserialize, Serialize};

use super::{PermitId, PersonId};
use crate::Facts;
use crate::evaluation::{self, Answer};
use crate::lint::FreeText;
use crate::pack::{Clause, PolicyPack};

/// 居住证: that a person lives in a place without being registered there.
///
/// It is made by [`ResidencePermit::issue`], so that none rests on anything but a clause of the text or another act that is named; it is otherwise only read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResidencePermit {
    pub id: PermitId,
    pub holder: PersonId,
    /// The code of the policy pack under which it was issued.
    pub policy_pack: String,
    /// The clause it rests on.
    pub clause: Clause,
    /// The act that decides what the clause leaves open, with its article.
    pub other_act: Option<FreeText>,
    /// 居住地: where the holder lives.
    pub place: DivisionCode,
    pub issued_day: NaiveDate,
}

/// What a permit is issued on.
#[derive(Clone, Debug)]
pub struct PermitAsked {
    pub id: PermitId,
    pub holder: PersonId,
    pub place: DivisionCode,
    pub facts: Facts,
    pub other_act: Option<FreeText>,
    pub issued_day: NaiveDate,
}

/// Why a permit cannot be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PermitFault {
    #[error("the conditions of a residence permit are not met")]
    NotMet,
    #[error("the text does not decide it: the act that does must be named")]
    OtherActMissing,
}

impl ResidencePermit {
    /// Issues a permit whose conditions are met; where the text does not decide, another act must be named.
    pub fn issue(asked: PermitAsked, pack: &PolicyPack) -> Result<Self, PermitFault> {
        let PermitAsked { id, holder, place, facts, other_act, issued_day } = asked;
        let trace = evaluation::residence_permit(pack, &facts);
        match trace.answer {
            Answer::NotMet => return Err(PermitFault::NotMet),
            Answer::Undecided if other_act.is_none() => return Err(PermitFault::OtherActMissing),
            Answer::Undecided | Answer::Met => {}
        }
        let (policy_pack, clause) = (pack.code.clone(), trace.clause);
        Ok(Self { id, holder, policy_pack, clause, other_act, place, issued_day })
    }
}
