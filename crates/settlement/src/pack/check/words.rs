//! Whether the quotations of a pack stand where they should, and its protective clauses protect.

use super::{Found, ways};
use crate::lint;
use crate::pack::{Channel, Clause, Fault, PolicyPack, Quotation};

pub(super) fn check(pack: &PolicyPack, found: &mut Found) {
    for (field, channel) in ways(pack) {
        check_channel(&field, channel, found);
    }
    for (index, clause) in pack.protections.iter().enumerate() {
        let field = format!("protections[{index}]");
        check_clause(&field, clause, found);
        if !lint::is_protective(&clause.quotation) {
            found.push((format!("{field}.quotation"), Fault::NotProtective));
        }
    }
    for question in &pack.open {
        if let Some(clause) = question.reason.clause() {
            check_clause(&format!("open.{}.clause", question.code), clause, found);
        }
    }
    for (index, evidence) in pack.evidence.iter().enumerate() {
        check_clause(&format!("evidence[{index}]"), &evidence.clause, found);
    }
}

fn check_channel(field: &str, channel: &Channel, found: &mut Found) {
    check_clause(field, &channel.clause, found);
    for (index, condition) in channel.conditions.iter().enumerate() {
        let field = format!("{field}.conditions[{index}]");
        check_quotation(&field, &condition.quotation, &channel.clause, found);
    }
    if let Some(quotation) = channel.relatives.as_ref().and_then(|it| it.quotation.as_ref()) {
        check_quotation(&format!("{field}.relatives"), quotation, &channel.clause, found);
    }
}

fn check_clause(field: &str, clause: &Clause, found: &mut Found) {
    if clause.at.is_empty() {
        found.push((format!("{field}.at"), Fault::Empty));
    }
    if clause.quotation.trim().is_empty() {
        found.push((format!("{field}.quotation"), Fault::Empty));
    }
}

fn check_quotation(field: &str, quotation: &Quotation, clause: &Clause, found: &mut Found) {
    let field = format!("{field}.quotation");
    if quotation.quotation.trim().is_empty() {
        found.push((field, Fault::Empty));
    } else if quotation.at.is_empty() && !clause.quotation.contains(&quotation.quotation) {
        found.push((field, Fault::NotInClause));
    }
}
