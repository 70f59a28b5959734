//! Classes of shares 股份类型 by the names that people know them by.

use tenure::CodeList;
use tenure::collective::Charter;

/// The Chinese name of a class; a class of the charter's own has the charter's name where it names only one.
pub(crate) fn class_name_zh(class: &str, charter: Option<&Charter>) -> String {
    let own = charter.map(|it| it.other_share_classes.as_slice()).unwrap_or_default();
    match (class, own) {
        ("other", [name]) => name.clone(),
        _ => CodeList::ShareClass.meaning(class).unwrap_or(class).to_owned(),
    }
}
