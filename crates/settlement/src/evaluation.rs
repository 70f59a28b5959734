//! Facts in, a trace out: which condition of which clause holds, which is missing, and what would prove it.
//!
//! Nothing here knows a municipality; what a text asks is in its pack.
//! Everything is looked at, also behind a condition that fails, so that whoever is refused learns all that is missing at once.

mod answer;
mod evidence;
mod explanation;
mod trace;

pub use answer::Answer;
pub use trace::{
    AlternativeTrace, Assessment, CompanionTrace, ConditionTrace, EvidenceNeed, OpenNote, Trace,
};

use crate::fact::{Fact, Facts};
use crate::kinship::Companion;
use crate::pack::{Alternative, Channel, Condition, PolicyPack};

/// What each channel of a municipality says to these facts.
pub fn settlement(pack: &PolicyPack, facts: &Facts) -> Assessment {
    let channels = pack.channels.iter().map(|it| trace(pack, it, facts)).collect();
    Assessment { pack: pack.code.clone(), channels }
}

/// What the municipality's text says of a residence permit (居住证) to these facts.
pub fn residence_permit(pack: &PolicyPack, facts: &Facts) -> Trace {
    trace(pack, &pack.permit, facts)
}

/// Whether a relative may come along by a channel, given that the applicant may settle by it; `None` where there is no such channel.
pub fn companion(pack: &PolicyPack, channel: &str, companion: Companion) -> Option<CompanionTrace> {
    let channel = pack.channel(channel)?;
    let relatives = channel.relatives.as_ref()?;
    let named = relatives.kin.contains(&companion.kinship);
    let open = relatives.beyond.as_deref().filter(|_| !named);
    let open = open.and_then(|it| pack.open_question(it)).map(OpenNote::from);
    // A text that says nothing of relatives does not ask either that they live together.
    let apart = relatives.quotation.is_some() && !companion.lives_together;
    let answer = match (apart, named, &open) {
        (true, ..) | (false, false, None) => Answer::NotMet,
        (false, true, _) => Answer::Met,
        (false, false, Some(_)) => Answer::Undecided,
    };
    let clause = relatives.quotation.as_ref().map(|it| it.within(&channel.clause));
    Some(CompanionTrace { companion, answer, clause, open })
}

fn trace(pack: &PolicyPack, channel: &Channel, facts: &Facts) -> Trace {
    let conditions: Vec<ConditionTrace> =
        channel.conditions.iter().map(|it| condition(pack, channel, it, facts)).collect();
    Trace {
        channel: channel.code.clone(),
        title_zh: channel.title_zh.clone(),
        title_en: channel.title_en.clone(),
        clause: channel.clause.clone(),
        answer: conditions.iter().map(|it| it.answer).min().unwrap_or(Answer::NotMet),
        conditions,
    }
}

fn condition(
    pack: &PolicyPack,
    channel: &Channel,
    it: &Condition,
    facts: &Facts,
) -> ConditionTrace {
    let alternatives: Vec<AlternativeTrace> =
        it.any_of.iter().map(|it| alternative(pack, channel, it, facts)).collect();
    ConditionTrace {
        clause: it.quotation.within(&channel.clause),
        answer: alternatives.iter().map(|it| it.answer).max().unwrap_or(Answer::NotMet),
        alternatives,
    }
}

fn alternative(
    pack: &PolicyPack,
    channel: &Channel,
    it: &Alternative,
    facts: &Facts,
) -> AlternativeTrace {
    let known = facts.iter().filter(|fact| it.facts.contains(&fact.kind));
    let (held, short): (Vec<Fact>, Vec<Fact>) = known.partition(|fact| long_enough(it, *fact));
    let holds = it.facts.is_empty() || !held.is_empty();
    let open = it.open.as_deref().and_then(|code| pack.open_question(code));
    let answer = match (holds, open) {
        (false, _) => Answer::NotMet,
        (true, Some(_)) => Answer::Undecided,
        (true, None) => Answer::Met,
    };
    AlternativeTrace {
        asked: it.facts.clone(),
        months: it.months,
        within_months: it.within_months,
        evidence: evidence::needs(pack, channel, it, &held, facts),
        held,
        short,
        answer,
        open: open.map(OpenNote::from),
    }
}

/// Whether a fact lasts as long, or lies as near, as is asked; a length that nobody has counted is none.
fn long_enough(asked: &Alternative, fact: Fact) -> bool {
    let enough = asked.months.is_none_or(|least| fact.months.is_some_and(|it| it >= least));
    let near = asked.within_months.is_none_or(|most| fact.months.is_some_and(|it| it <= most));
    enough && near
}
