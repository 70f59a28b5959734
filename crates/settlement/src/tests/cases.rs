//! A table of cases: one line each, `facts | channel | answer | decisive clause`.

use crate::evaluation::{self, Answer, Trace};
use crate::{Companion, Fact, FactKind, Facts, Kinship, PolicyPack, PolicyPacks};

/// The pack that is delivered.
pub(crate) fn pack(code: &str) -> &'static PolicyPack {
    PolicyPacks::built_in().get(code).unwrap()
}

/// Facts as `rented-dwelling:24 in-city-district`.
pub(crate) fn facts(text: &str) -> Facts {
    text.split_whitespace().map(fact).collect()
}

fn fact(text: &str) -> Fact {
    let (kind, months) =
        text.split_once(':').map_or((text, None), |(kind, months)| (kind, Some(months)));
    let kind =
        *FactKind::ALL.iter().find(|it| it.as_str() == kind).unwrap_or_else(|| panic!("{kind}"));
    Fact { kind, months: months.map(|it| it.parse().unwrap()) }
}

/// The trace of a channel, or of the permit.
pub(crate) fn trace(pack: &PolicyPack, way: &str, facts: &Facts) -> Trace {
    match way {
        "permit" => evaluation::residence_permit(pack, facts),
        _ => evaluation::settlement(pack, facts)
            .channel(way)
            .unwrap_or_else(|| panic!("{way}"))
            .clone(),
    }
}

/// Runs a table: the answer must be as given, and the clause that decides it must hold the given words.
///
/// The clause that decides is the channel's own where it is met, else the first condition that has the answer.
/// Returns how many cases there were of each answer: not met, undecided, met.
pub(crate) fn check(code: &str, table: &str) -> [usize; 3] {
    let mut counts = [0; 3];
    for line in table.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let [given, way, answer, words] = columns(line);
        let trace = trace(pack(code), way, &facts(given));
        assert_eq!(
            trace.answer.as_str(),
            answer,
            "{line}\n{}",
            trace.explain(crate::Language::English)
        );
        let clause = match trace.answer {
            Answer::Met => &trace.clause,
            other => &trace.conditions.iter().find(|it| it.answer == other).unwrap().clause,
        };
        assert!(clause.to_string().contains(words), "{line}\n{clause}");
        counts[trace.answer as usize] += 1;
    }
    counts
}

/// Runs a table of relatives, `channel | kinship together/apart | answer`.
pub(crate) fn check_companions(code: &str, table: &str) {
    for line in table.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let [channel, relative, answer] = columns(line);
        let (kinship, together) = relative.split_once(' ').unwrap();
        let kinship = *Kinship::ALL.iter().find(|it| it.as_str() == kinship).unwrap();
        let companion = Companion { kinship, lives_together: together == "together" };
        let trace = evaluation::companion(pack(code), channel, companion).unwrap();
        assert_eq!(trace.answer.as_str(), answer, "{line}");
    }
}

fn columns<const N: usize>(line: &str) -> [&str; N] {
    let columns: Vec<&str> = line.split('|').map(str::trim).collect();
    columns.try_into().unwrap_or_else(|_| panic!("{line}"))
}
