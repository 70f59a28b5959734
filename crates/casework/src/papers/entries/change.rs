//! What an act changed of a right, told from the register as it found it and as it left it, in the verbs of its kind.

mod homestead;
mod land;

use identity::{ContractCode, IssuerCode};
use tenure::case::Restriction;
use tenure::{CertificateChangeKind, CodeList, LandContract, Term};

use crate::papers::content::Holding;
use crate::papers::frozen::Frozen;
use crate::papers::held;
use crate::papers::subject::Subject;

/// A clause for each thing that changed.
pub(super) fn changes(frozen: &Frozen, subject: Subject) -> Vec<String> {
    let mut clauses = match subject {
        Subject::Contract(code) => of_contract(frozen, code),
        Subject::Homestead(code) => homestead::changes(frozen, code),
        Subject::Issuer(code) => of_issuer(frozen, code),
        Subject::Village(_) | Subject::Round(_) | Subject::Return(_) => Vec::new(),
    };
    clauses.extend(of_restrictions(frozen, &subject.to_string()));
    clauses.extend(frozen.correction.as_ref().map(|reason| format!("更正原因：{reason}")));
    clauses
}

fn of_contract(frozen: &Frozen, code: ContractCode) -> Vec<String> {
    let before = held::holding(&frozen.before.facts, code).ok();
    let after = held::holding(&frozen.after.facts, code).ok();
    let mut clauses = Vec::new();
    match (&before, &after) {
        (Some(before), Some(after)) => {
            clauses.extend(land::of_parties(frozen.kind, before, after));
            clauses.extend(land::of_parcels(frozen, before, after));
            clauses.extend(of_term(before, after));
        }
        (None, Some(after)) => clauses.push(founded(frozen, after)),
        (Some(_), None) => clauses.push("权利消灭，登记簿关闭".to_owned()),
        (None, None) => {}
    }
    clauses.extend(of_certificate(frozen, code));
    clauses
}

/// Where a new contract comes from: another one that it goes on as, or the way in which it was contracted.
fn founded(frozen: &Frozen, after: &Holding) -> String {
    let LandContract { former_code, mode, .. } = &after.contract;
    let origin = former_code.as_deref().and_then(|it| ContractCode::parse(it).ok());
    let origin = origin.filter(|it| held::contract(&frozen.before.facts, *it).is_ok());
    let how = if let Some(origin) = origin {
        format!("由承包合同{origin}分立设立")
    } else {
        let mode = CodeList::AcquisitionMode.meaning(mode).unwrap_or(mode);
        format!("以“{mode}”方式设立")
    };
    format!("{how}，承包地{}块", after.parcels.len())
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
