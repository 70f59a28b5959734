//! The entries of a page of the register book 登记记载: every act on a right up to the frozen one, that one with what it changed.

mod change;

use store::{RecordedAct, Store};
use tenure::case::{CaseKind, CaseType, RegistrationType};
use tenure::{Act, ActKind, ObjectKind};

use super::content::Entry;
use super::frozen::Frozen;
use super::subject::Subject;
use crate::case::Desk;
use crate::{Officer, Refused};

/// The entries of a page, in the order of the acts.
pub(super) async fn entries(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    frozen: &Frozen,
    subject: Subject,
) -> Result<Vec<Entry>, Refused> {
    let (kind, code) = object(subject);
    let mut acts = store.acts_of_object(&officer.scope, kind, &code).await?;
    // Who collected a certificate is no entry of the book.
    let entered = |act: &Act| act.number <= frozen.act.number && act.kind != ActKind::HandOver;
    acts.retain(|it| entered(&it.act));
    let numbers: Vec<String> = acts.iter().filter_map(|it| it.act.note.clone()).collect();
    let county = frozen.village.county();
    let kinds = store.case_kinds(&officer.scope, county, &numbers).await?;
    let kind_of = |act: &Act| act.note.as_ref().and_then(|it| kinds.get(it)).copied();
    if let Subject::Issuer(_) = subject {
        // The acts on every contract of an issuer are its history too, and none of its own page's.
        acts.retain(|it| it.act.id == frozen.act.id || of_issuer(&it.act, kind_of(&it.act)));
    }
    Ok(acts.iter().map(|it| entry(desk, frozen, subject, it, kind_of(&it.act))).collect())
}

/// Whether an act on the contracts of an issuer is one on the issuer itself.
fn of_issuer(act: &Act, kind: Option<CaseKind>) -> bool {
    act.kind == ActKind::Takeover || kind == Some(CaseKind::IssuerSuccession)
}

fn object(subject: Subject) -> (ObjectKind, String) {
    let kind = match subject {
        Subject::Contract(_) => ObjectKind::LandContract,
        Subject::Homestead(_) => ObjectKind::Homestead,
        Subject::Issuer(_) | Subject::Village(_) | Subject::Round(_) | Subject::Return(_) => {
            ObjectKind::Issuer
        }
    };
    (kind, subject.to_string())
}

fn entry(
    desk: &Desk,
    frozen: &Frozen,
    subject: Subject,
    recorded: &RecordedAct,
    kind: Option<CaseKind>,
) -> Entry {
    let act = &recorded.act;
    let case_type = kind.filter(|_| act.kind == ActKind::Case).map(|it| desk.types.get(it));
    let own = act.id == frozen.act.id;
    let mut texts = vec![summary(act, case_type)];
    if own {
        texts.extend(change::changes(frozen, subject));
    }
    Entry {
        kind: registration(case_type, own && frozen.has_ended(subject)),
        day: act.effect_day,
        text: texts.join("；"),
        registrar: act.officer.clone(),
    }
}

/// What an act was, in the words of the catalogue.
fn summary(act: &Act, case_type: Option<&CaseType>) -> String {
    let number = act.number;
    match (case_type, &act.note) {
        (Some(it), Some(case)) => format!("{}（受理编号{case}，业务号{number}）", it.title_zh),
        _ => format!("确权登记成果汇交接收（业务号{number}）"),
    }
}

/// 登记类型: what was taken over was registered for the first time before.
fn registration(case_type: Option<&CaseType>, ended: bool) -> RegistrationType {
    let Some(it) = case_type else { return RegistrationType::First };
    match it.registration_type_at_end {
        Some(at_end) if ended => at_end,
        _ => it.registration_type,
    }
}

impl Frozen {
    fn has_ended(&self, subject: Subject) -> bool {
        match subject {
            Subject::Contract(code) => self.ended_contracts.contains(&code),
            Subject::Homestead(code) => self.ended_homesteads.contains(&code),
            Subject::Issuer(_) | Subject::Village(_) | Subject::Round(_) | Subject::Return(_) => {
                false
            }
        }
    }
}
