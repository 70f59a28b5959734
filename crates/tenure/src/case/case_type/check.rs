//! What makes a case type sound, whoever wrote it.

use std::collections::BTreeSet;

use super::{CaseType, NoticeAsked, Role};
use crate::case::{AdditionKind, Step};

/// 三十个工作日: the longest time for a decision (不动产登记暂行条例 20).
pub const WORKING_DAYS_MAX: u32 = 30;

/// The order in which steps may follow one another; a kind leaves out what it does not need.
const ORDER: [Step; 11] = [
    Step::Accept,
    Step::Survey,
    Step::Review,
    Step::PostNotice,
    Step::CloseNotice,
    Step::Confirm,
    Step::Approve,
    Step::Register,
    Step::Certify,
    Step::HandOver,
    Step::Archive,
];

/// The steps that no kind may leave out.
const ALWAYS: [Step; 5] =
    [Step::Accept, Step::Review, Step::Approve, Step::Register, Step::Archive];

/// The steps whose officers are never the same person, so that their roles are not either.
const APART: [(Step, Step); 3] =
    [(Step::Accept, Step::Review), (Step::Accept, Step::Register), (Step::Review, Step::Register)];

/// 业务代码 of the change messages (土地承包经营权信息应用平台接入技术规范, draft of 2019-03-18); a paid voluntary exit, 1071, is no case of these kinds.
const MESSAGE_CODES: [&str; 19] = [
    "1011", "1012", "1021", "1022", "1023", "1024", "1031", "1032", "1033", "1041", "1042", "1051",
    "1052", "1061", "1072", "1073", "2011", "2021", "2031",
];

/// What is wrong with a case type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("its path leaves out `{}`", .0.as_str())]
    StepLeftOut(Step),
    #[error("`{}` stands out of its order in the path, or is no step of an ordinary way", .0.as_str())]
    OutOfOrder(Step),
    #[error("`{}` and `{}` are in the path together or not at all", .0.as_str(), .1.as_str())]
    StepsApart(Step, Step),
    #[error("nobody may take `{}`", .0.as_str())]
    Nobody(Step),
    #[error("nobody may add `{}`", .0.as_str())]
    NobodyAdds(AdditionKind),
    #[error("`{}` has a role in common with `{}`: maker is never checker", .0.as_str(), .1.as_str())]
    MakerChecks(Step, Step),
    #[error("its notices and its path do not agree on whether there is a notice")]
    NoticeApart,
    #[error("a notice of it has no rounds or no days")]
    EmptyNotice,
    #[error("it names a kind of notice twice")]
    NoticeTwice,
    #[error("its path and `makes_certificate` do not agree on whether there is a certificate")]
    CertificateApart,
    #[error("its {0} working days are none, or more than 30 (HR-74, 不动产登记暂行条例 20)")]
    WorkingDays(u32),
    #[error("it asks for a fee of {0} fen; registration is free (HR-35)")]
    Fee(i64),
    #[error("`{0}` is no code of a change message")]
    MessageCode(String),
    #[error("it asks for the document `{0}` twice")]
    DocumentTwice(String),
    #[error("it asks for no document")]
    NoDocuments,
}

/// Whether a type is sound; the first fault where it is not.
pub(super) fn sound(it: &CaseType) -> Result<(), Fault> {
    sound_path(it)?;
    sound_roles(it)?;
    sound_notices(it)?;
    sound_lists(it)?;
    if it.fee_fen != 0 {
        return Err(Fault::Fee(it.fee_fen));
    }
    if it.working_days == 0 || it.working_days > WORKING_DAYS_MAX {
        return Err(Fault::WorkingDays(it.working_days));
    }
    Ok(())
}

fn sound_path(it: &CaseType) -> Result<(), Fault> {
    if let Some(step) = ALWAYS.into_iter().find(|step| !it.path.contains(step)) {
        return Err(Fault::StepLeftOut(step));
    }
    let mut order = ORDER.iter();
    if let Some(step) = it.path.iter().find(|step| !order.any(|next| next == *step)) {
        return Err(Fault::OutOfOrder(*step));
    }
    for (one, other) in [(Step::PostNotice, Step::CloseNotice), (Step::Certify, Step::HandOver)] {
        if it.path.contains(&one) != it.path.contains(&other) {
            return Err(Fault::StepsApart(one, other));
        }
    }
    if it.path.contains(&Step::Certify) != it.makes_certificate {
        return Err(Fault::CertificateApart);
    }
    Ok(())
}

fn sound_roles(it: &CaseType) -> Result<(), Fault> {
    let nobody = |step: &Step| it.roles.get(step).is_none_or(BTreeSet::is_empty);
    if let Some(step) = Step::ALL.into_iter().find(nobody) {
        return Err(Fault::Nobody(step));
    }
    let nobody =
        |addition: &AdditionKind| it.additions.get(addition).is_none_or(BTreeSet::is_empty);
    if let Some(addition) = AdditionKind::ALL.into_iter().find(nobody) {
        return Err(Fault::NobodyAdds(addition));
    }
    let common = |(one, other): &(Step, Step)| {
        Role::ALL.into_iter().any(|role| it.may(role, *one) && it.may(role, *other))
    };
    match APART.into_iter().find(common) {
        Some((one, other)) => Err(Fault::MakerChecks(one, other)),
        None => Ok(()),
    }
}

fn sound_notices(it: &CaseType) -> Result<(), Fault> {
    if it.path.contains(&Step::PostNotice) == it.notices.is_empty() {
        return Err(Fault::NoticeApart);
    }
    let empty = |it: &NoticeAsked| it.rounds == 0 || it.days == 0;
    if it.notices.iter().any(empty) {
        return Err(Fault::EmptyNotice);
    }
    let kinds: BTreeSet<_> = it.notices.iter().map(|it| it.kind).collect();
    if kinds.len() < it.notices.len() { Err(Fault::NoticeTwice) } else { Ok(()) }
}

fn sound_lists(it: &CaseType) -> Result<(), Fault> {
    let known = |code: &str| MESSAGE_CODES.contains(&code);
    if let Some(code) = it.message_codes.iter().find(|code| !known(code)) {
        return Err(Fault::MessageCode(code.clone()));
    }
    let mut roles = BTreeSet::new();
    if let Some(twice) = it.documents.iter().find(|document| !roles.insert(&document.role)) {
        return Err(Fault::DocumentTwice(twice.role.clone()));
    }
    if it.documents.is_empty() { Err(Fault::NoDocuments) } else { Ok(()) }
}
