//! Which documents prove a fact: those that the text names, else those of the whitelist.

use super::EvidenceNeed;
use crate::fact::{Fact, FactKind, Facts};
use crate::pack::{Alternative, Channel, EvidenceClause, PolicyPack};

/// What proves the facts that hold of those asked for; where none holds, what would prove each of them.
pub(super) fn needs(
    pack: &PolicyPack,
    channel: &Channel,
    asked: &Alternative,
    held: &[Fact],
    facts: &Facts,
) -> Vec<EvidenceNeed> {
    let wanted = |kind: &&FactKind| held.is_empty() || held.iter().any(|it| it.kind == **kind);
    let kinds = asked.facts.iter().filter(wanted);
    kinds.flat_map(|kind| of_fact(pack, channel, *kind, facts)).collect()
}

fn of_fact(
    pack: &PolicyPack,
    channel: &Channel,
    fact: FactKind,
    facts: &Facts,
) -> Vec<EvidenceNeed> {
    let clauses = pack.evidence.iter().filter(|it| applies(it, channel, fact, facts));
    let named: Vec<EvidenceNeed> = clauses
        .flat_map(|it| it.all_of.iter().map(move |one_of| (it.clause.clone(), one_of.clone())))
        .map(|(clause, one_of)| EvidenceNeed { fact, clause: Some(clause), one_of })
        .collect();
    let one_of = fact.documents();
    if !named.is_empty() || one_of.is_empty() {
        return named;
    }
    vec![EvidenceNeed { fact, clause: None, one_of: one_of.to_vec() }]
}

fn applies(it: &EvidenceClause, channel: &Channel, fact: FactKind, facts: &Facts) -> bool {
    let here = it.channels.is_empty() || it.channels.contains(&channel.code);
    let so = it.when.iter().all(|any_of| any_of.iter().any(|kind| facts.has(*kind)));
    it.facts.contains(&fact) && here && so
}
