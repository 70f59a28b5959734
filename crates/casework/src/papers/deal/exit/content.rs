//! What the agreement on an exit and the statement after it say.

use market::exit::Exit;
use tenure::Act;
use tenure::case::PaperKind;

use super::super::super::content::{DealPaper, Value};
use super::super::subject::Subject;
use super::super::wording::{day, text};
use super::words::{agreed, basis, clauses, decided, installments, kept, receiver, right};
use crate::market::exit::ExitView;

/// 退出协议, on the terms that were decided on; `None` where there are none.
pub(super) fn agreement(number: &str, exit: &Exit, subject: &Subject) -> Option<DealPaper> {
    let file = exit.file();
    let (terms, decision) = file.terms.as_ref().zip(file.decision.as_ref())?;
    let application = &file.application;
    let holders: Vec<&str> = application.holders.iter().map(|it| it.name.as_str()).collect();
    let holder = &subject.holder;
    let mut particulars = vec![
        ("甲方（退出方）代表", text(format!("{}（{}）", holder.name, holder.document))),
        ("甲方住所", text(holder.address.as_str())),
        ("甲方全体共有人", text(holders.join("、"))),
        ("乙方（所属集体）", text(subject.collective.as_str())),
        ("退出的权利", text(right(&application.right))),
        ("标的", text(subject.in_short())),
        ("权利的去向", text(receiver(&application.receiver.to))),
        ("集体决议", text(decided(decision))),
    ];
    particulars.extend(agreed(terms));
    let opening = "甲方自愿退出下列权利，乙方同意接受。双方依照有关法律，经协商一致，订立本协议。";
    Some(DealPaper {
        title: PaperKind::ExitAgreement.title_zh(),
        deal_number: number.to_owned(),
        opening: vec![opening.to_owned()],
        particulars,
        tables: [Some(subject.table()), installments(terms)].into_iter().flatten().collect(),
        terms: clauses(&application.right, terms),
        basis: basis(&application.right),
        inclusion: None,
        signatories: vec!["甲方（全体成年共有人）", "乙方", "见证人", "经办人"],
        made_day: None,
    })
}

/// 退出告知书, once the act has ended the right.
pub(super) fn statement(view: &ExitView, act: &Act, subject: &Subject) -> DealPaper {
    let file = view.exit.file();
    let left = &file.application.right;
    let registered = format!("{}，业务号{}", day(act.effect_day), act.number);
    let mut particulars = vec![
        ("退出的权利", text(right(left))),
        ("标的", text(subject.in_short())),
        ("所属集体", text(subject.collective.as_str())),
        ("注销登记", text(registered)),
    ];
    particulars.extend(file.terms.iter().flat_map(agreed));
    if file.paid_fen() > 0 {
        let paid = i64::try_from(file.paid_fen()).unwrap_or(i64::MAX);
        particulars.push(("已经付清", Value::Fen(paid)));
    }
    let whom = &subject.holder.name;
    DealPaper {
        title: PaperKind::ExitStatement.title_zh(),
        deal_number: view.row.number.clone(),
        opening: vec![format!("{whom}：你户自愿退出的下列权利已经注销登记，特此告知。")],
        particulars,
        tables: vec![subject.table()],
        terms: kept(left),
        basis: basis(left),
        inclusion: None,
        signatories: vec!["登记机构"],
        made_day: Some(act.effect_day),
    }
}
