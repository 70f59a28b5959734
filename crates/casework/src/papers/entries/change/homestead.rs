//! What an act changed of the right to use a homestead 宅基地使用权.

use identity::UnitCode;
use tenure::Homestead;
use tenure::case::CaseKind;
use tenure::takeover::{Entered, Takeover};

use crate::papers::frozen::Frozen;

/// A clause for each thing that changed.
pub(super) fn changes(frozen: &Frozen, code: UnitCode) -> Vec<String> {
    let before = find(&frozen.before.facts, code);
    let after = find(&frozen.after.facts, code);
    match (before, after) {
        (None, Some(after)) => vec![founded(frozen.kind, after)],
        (Some(_), None) => vec!["宅基地使用权消灭，登记簿关闭".to_owned()],
        (Some(before), Some(after)) => of_holder(&before.fact, &after.fact).into_iter().collect(),
        (None, None) => Vec::new(),
    }
}

fn find(facts: &Takeover, code: UnitCode) -> Option<&Entered<Homestead>> {
    facts.homesteads.iter().find(|it| it.fact.unit_code == code)
}

/// A right that was granted is one thing, and one that was found to have long been there another.
fn founded(kind: CaseKind, entered: &Entered<Homestead>) -> String {
    let Entered { fact, first_day, .. } = entered;
    let how = match kind {
        CaseKind::HomesteadConfirmation => "确认宅基地使用权",
        _ => "批准设立宅基地使用权",
    };
    let approval = fact.approval_number.as_deref();
    let approval = approval.map(|it| format!("，批准文号{it}")).unwrap_or_default();
    format!("{how}，自{first_day}起，批准面积{}平方米{approval}", fact.approved_area_m2)
}

fn of_holder(before: &Homestead, after: &Homestead) -> Option<String> {
    let (old, new) = (&before.household, &after.household);
    (old != new).then(|| format!("使用权人由农户{old}变更为农户{new}"))
}
