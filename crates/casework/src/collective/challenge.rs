//! A suit against a decision 撤销之诉 (集体法 57): in its time, by a member, about a decision that is on file.

use tenure::collective::{ChallengeAsked, CollectiveState};
use tenure::decision::{Challenge, ChallengePeriod};

use super::book::Book;
use crate::Refused;

/// A suit that is filed in time, or the end of one that was filed.
pub(super) fn challenge(
    book: &Book,
    before: &CollectiveState,
    asked: &ChallengeAsked,
) -> Result<Challenge, Refused> {
    let not_found = |what| Refused::NotFound { what, code: asked.decision.to_string() };
    let decided = book.decisions.iter().find(|it| it.number == asked.decision);
    let decided = decided.ok_or_else(|| not_found("decision"))?.decision.day;
    let ended = asked.ended.map(|it| (it.end, it.day));
    match ended {
        None => filed_in_time(before, asked, decided)?,
        Some((_, day)) => {
            let open = |it: &&Challenge| {
                let suit = (it.decision, it.claimant, it.filed_day);
                suit == (asked.decision, asked.claimant, asked.filed_day) && it.ended.is_none()
            };
            let filed = book.challenges.iter().find(open);
            filed
                .filter(|it| it.filed_day <= day)
                .ok_or_else(|| not_found("open suit against the decision"))?;
        }
    }
    let ChallengeAsked { decision, claimant, known_day, filed_day, court, document_sha256, .. } =
        asked.clone();
    Ok(Challenge { decision, claimant, known_day, filed_day, court, document_sha256, ended })
}

/// A member sues between the decision and the last day of the time.
fn filed_in_time(
    before: &CollectiveState,
    asked: &ChallengeAsked,
    decided: chrono::NaiveDate,
) -> Result<(), Refused> {
    let malformed = |what| {
        let text = format!("{} of the decision of {decided}", asked.filed_day);
        Err(Refused::Malformed { what, text })
    };
    if asked.filed_day < decided || asked.known_day < decided || asked.filed_day < asked.known_day {
        return malformed("day after the decision and after it was known");
    }
    let period = ChallengePeriod::on(asked.filed_day, decided, Some(asked.known_day));
    if !matches!(period, Some(ChallengePeriod::Open { .. })) {
        return malformed("day in the time for a challenge (集体法 57)");
    }
    let mut memberships = before.memberships.iter().filter(|it| before.is_here(it));
    if memberships.any(|it| it.person == asked.claimant) {
        return Ok(());
    }
    Err(Refused::NotFound { what: "member who sues", code: asked.claimant.to_string() })
}
