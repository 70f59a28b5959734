//! The papers of a deal, laid out.

use casework::papers::content::{self, Value};
use documents::{DealPaper, DealTable, DealValue, Inclusion, Paper};

pub(super) fn deal_paper<R>(it: &content::DealPaper, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let particulars: Vec<_> = it.particulars.iter().map(|(name, it)| (*name, value(it))).collect();
    let tables = it.tables.iter().map(|it| DealTable {
        heading: it.heading,
        columns: &it.columns,
        rows: &it.rows,
    });
    let tables: Vec<_> = tables.collect();
    let path: Vec<[u8; 32]> = it.inclusion.iter().flat_map(|it| &it.path).map(|it| it.0).collect();
    let inclusion = it.inclusion.as_ref().map(|it| Inclusion {
        entry: it.entry,
        size: it.size,
        leaf: &it.leaf,
        leaf_sha256: it.leaf_hash.0,
        path: &path,
        root_sha256: it.root.0,
        checkpoint: &it.checkpoint,
    });
    print(&Paper::Deal(DealPaper {
        title: it.title,
        deal_number: &it.deal_number,
        opening: &it.opening,
        particulars: &particulars,
        tables: &tables,
        terms: &it.terms,
        basis: &it.basis,
        inclusion,
        signatories: &it.signatories,
        made_day: it.made_day,
    }))
}

fn value(value: &Value) -> DealValue<'_> {
    match value {
        Value::Text(text) => DealValue::Text(text),
        Value::Fen(fen) => DealValue::Fen(*fen),
        Value::Day(day) => DealValue::Day(*day),
        Value::Days(first, last) => DealValue::Days(*first, *last),
    }
}
