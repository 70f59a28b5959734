//! What an act changed of a right, told from the register as it found it and as it left it.

use std::collections::BTreeSet;

use identity::{ContractCode, IssuerCode};
use tenure::case::Restriction;
use tenure::{CertificateChangeKind, Term};

use crate::papers::content::Holding;
use crate::papers::frozen::Frozen;
use crate::papers::held;
use crate::papers::subject::Subject;

/// A clause for each thing that changed.
pub(super) fn changes(frozen: &Frozen, subject: Subject) -> Vec<String> {
    let mut clauses = match subject {
        Subject::Contract(code) => of_contract(frozen, code),
        Subject::Issuer(code) => of_issuer(frozen, code),
        _ => Vec::new(),
    };
    clauses.extend(of_restrictions(frozen, &subject.to_string()));
    clauses
}

fn of_contract(frozen: &Frozen, code: ContractCode) -> Vec<String> {
    let before = held::holding(&frozen.before.facts, code).ok();
    let after = held::holding(&frozen.after.facts, code).ok();
    let mut clauses = Vec::new();
    match (&before, &after) {
        (Some(before), Some(after)) => {
            clauses.extend(of_parties(before, after));
            clauses.extend(of_parcels(before, after));
            clauses.extend(of_term(before, after));
        }
        (None, Some(after)) => clauses.push(format!("设立，承包地{}块", after.parcels.len())),
        (Some(_), None) => clauses.push("权利消灭，登记簿关闭".to_owned()),
        (None, None) => {}
    }
    clauses.extend(of_certificate(frozen, code));
    clauses
}

fn of_parties(before: &Holding, after: &Holding) -> Vec<String> {
    let (old, new) = (&before.contractor.name, &after.contractor.name);
    let head = (old != new).then(|| format!("承包方代表由{old}变更为{new}"));
    let names = |it: &Holding| -> BTreeSet<String> {
        it.members.iter().map(|it| it.person.name.clone()).collect()
    };
    let (old, new) = (names(before), names(after));
    let joined = listed("增加共有人", new.difference(&old));
    let left = listed("减少共有人", old.difference(&new));
    head.into_iter().chain(joined).chain(left).collect()
}

fn of_parcels(before: &Holding, after: &Holding) -> Vec<String> {
    let codes = |it: &Holding| -> BTreeSet<String> {
        it.parcels.iter().map(|it| it.parcel.code.to_string()).collect()
    };
    let (old, new) = (codes(before), codes(after));
    let joined = listed("增加地块", new.difference(&old));
    let left = listed("减少地块", old.difference(&new));
    let surveyed = after.parcels.iter().filter(|it| {
        let was = before.parcels.iter().find(|was| was.parcel.code == it.parcel.code);
        was.is_some_and(|was| was.parcel != it.parcel)
    });
    let surveyed: Vec<String> = surveyed.map(|it| it.parcel.code.to_string()).collect();
    let corrected = listed("更改地块", surveyed.iter());
    joined.into_iter().chain(left).chain(corrected).collect()
}

fn of_term(before: &Holding, after: &Holding) -> Option<String> {
    let text = |it: Term| {
        let until = it.last_day.map_or_else(|| "长久".to_owned(), |day| day.to_string());
        format!("{}至{until}", it.first_day)
    };
    let (old, new) = (before.contract.term, after.contract.term);
    (old != new).then(|| format!("承包期限由{}变更为{}", text(old), text(new)))
}

fn of_certificate(frozen: &Frozen, code: ContractCode) -> Vec<String> {
    let made = frozen.after.certificate_changes.iter().filter(|it| it.certificate == code);
    made.map(|it| {
        let kind = match it.kind {
            CertificateChangeKind::Reissue => "补发",
            CertificateChangeKind::Replacement => "换发",
            CertificateChangeKind::Cancellation => "注销",
        };
        format!("权证{kind}：{}", it.reason)
    })
    .collect()
}

fn of_issuer(frozen: &Frozen, code: IssuerCode) -> Vec<String> {
    let before = held::issuer(&frozen.before.facts, code);
    let (Ok(before), Ok(after)) = (before, held::issuer(&frozen.after.facts, code)) else {
        return Vec::new();
    };
    let changed = |what: &str, old: &str, new: &str| {
        (old != new).then(|| format!("{what}由{old}变更为{new}"))
    };
    let name = changed("发包方名称", &before.name, &after.name);
    let head = changed("负责人", &before.head_name, &after.head_name);
    name.into_iter().chain(head).collect()
}

/// The restrictions that the act laid on a right, or lifted from it.
fn of_restrictions(frozen: &Frozen, code: &str) -> Vec<String> {
    let written = |it: &&Restriction| it.on == code && frozen.after.written.contains(&it.code);
    let restrictions = frozen.after.restrictions.iter().filter(written);
    restrictions
        .map(|it| {
            let known = frozen.before.restrictions.iter().any(|old| old.code == it.code);
            if known { lifted(it) } else { laid(it) }
        })
        .collect()
}

fn laid(it: &Restriction) -> String {
    let until = it.last_day.map(|day| format!("至{day}")).unwrap_or_default();
    let (kind, from) = (it.kind.name_zh(), it.first_day);
    format!("{kind}（{}）：{}，依据{}，自{from}起{until}", it.code, it.party, it.basis)
}

fn lifted(it: &Restriction) -> String {
    let until = it.last_day.map(|day| format!("，末日{day}")).unwrap_or_default();
    format!("解除{}（{}）：{}{until}", it.kind.name_zh(), it.code, it.party)
}

/// Names in one clause; none where there are none.
fn listed<'a>(what: &str, items: impl Iterator<Item = &'a String>) -> Option<String> {
    let items: Vec<&str> = items.map(String::as_str).collect();
    (!items.is_empty()).then(|| format!("{what}{}", items.join("、")))
}
