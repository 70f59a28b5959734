//! What a paper says of the contract that both have signed 书面合同.

use market::transfer::{
    ContractItem, ContractSignature, Payee, PriceDeduction, SignedBy, WrittenContract,
};

use super::super::super::content::Value;
use super::super::wording::{grouped, text, yuan};

/// The signed paper stands above this one.
pub(super) const OPENING: &str = "双方已经签订书面合同，原件已经存档。本件按登记的事实和原件所列的条款制作；与原件不一致的，以原件为准。";

/// When it was signed and by whom, where the paper is, what it says, and to whom the money goes.
pub(super) fn particulars(it: &WrittenContract) -> Vec<(&'static str, Value)> {
    let items: Vec<&str> = it.items.iter().copied().map(ContractItem::name_zh).collect();
    let mut all = vec![
        ("合同签订", Value::Day(it.signed_day)),
        ("转出方签署", text(signature(&it.signature))),
        ("合同原件（SHA-256）", text(grouped(it.document.as_str()))),
        ("合同所列条款", text(items.join("、"))),
    ];
    if let Payee::Other { name } = &it.payee {
        all.push(("收款人", text(name.as_str())));
    }
    all.extend(it.deductions.iter().map(|it| ("从价款中扣除", text(deducted(it)))));
    all
}

fn signature(ContractSignature { by, mandate }: &ContractSignature) -> String {
    let by = match by {
        SignedBy::Holder { .. } => "权利人".to_owned(),
        SignedBy::Mandatary { name } => format!("受托人{name}"),
        SignedBy::Village { name } => format!("{name}代签"),
    };
    if mandate.is_some() { format!("{by}，有书面委托") } else { by }
}

fn deducted(PriceDeduction { name, amount_fen, .. }: &PriceDeduction) -> String {
    format!("{name}，{}元", yuan(*amount_fen))
}
