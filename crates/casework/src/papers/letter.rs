//! The letter on what is missing 一次性补正告知书, from the recorded return.

use ledger::{Digest, Entry};
use serde::Serialize;
use store::{CaseFile, RecordedStep};
use tenure::case::{CaseType, Step, china_day};

use super::content::{self, Content, Missing};
use crate::Refused;
use crate::case::Contact;

/// The returns of a case that say what is missing, in their order.
pub(super) fn returns(file: &CaseFile) -> Vec<&RecordedStep> {
    let told = |it: &&RecordedStep| it.note.as_deref().is_some_and(|it| !it.trim().is_empty());
    file.steps.iter().filter(|it| it.taken.step == Step::Return).filter(told).collect()
}

/// What a return said: every line of its note is something that is missing.
pub(super) fn letter(
    file: &CaseFile,
    returned: &RecordedStep,
    case_type: &CaseType,
    contact: &Contact,
) -> Content {
    let note = returned.note.as_deref().unwrap_or_default();
    Content::CorrectionLetter(content::CorrectionLetter {
        case_number: file.case.number.clone(),
        applicant: file.case.applicant.clone(),
        matter: case_type.title_zh.clone(),
        received_day: china_day(file.case.accepted_at),
        missing: missing(note, case_type),
        office: contact.office.clone(),
        address: contact.address.clone(),
        phone: contact.phone.clone(),
        officer: returned.taken.officer.clone(),
        written_day: china_day(returned.taken.at),
    })
}

/// The digest of what was recorded with the return.
pub(super) fn digest(file: &CaseFile, returned: &RecordedStep) -> Result<Digest, Refused> {
    #[derive(Serialize)]
    struct Returned<'a> {
        at: String,
        case: &'a str,
        missing: Option<&'a str>,
        officer: &'a str,
    }
    let content = Returned {
        at: returned.taken.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        case: &file.case.number,
        missing: returned.note.as_deref(),
        officer: &returned.taken.officer,
    };
    Ok(Entry::of(&content)?.digest())
}

/// Each line or clause as `材料：要求`, with its place on the checklist where it names a document of it.
fn missing(note: &str, case_type: &CaseType) -> Vec<Missing> {
    let items = note.split(['\n', '；', ';']).map(str::trim).filter(|it| !it.is_empty());
    items.map(|it| one_missing(it, case_type)).collect()
}

fn one_missing(item: &str, case_type: &CaseType) -> Missing {
    let (document, requirement) = item.split_once(['：', ':']).unwrap_or((item, "请补交"));
    let (document, requirement) = (document.trim(), requirement.trim());
    let mut asked = case_type.documents.iter();
    let place = asked.position(|it| it.title_zh == document || it.role == document);
    let title = place.and_then(|it| case_type.documents.get(it)).map(|it| it.title_zh.as_str());
    Missing {
        document: title.unwrap_or(document).to_owned(),
        requirement: requirement.to_owned(),
        basis: place.map_or_else(|| "/".to_owned(), |it| format!("收件清单第{}项", it + 1)),
    }
}

#[cfg(test)]
mod tests {
    use tenure::case::{CaseKind, CaseTypes};

    use super::missing;

    fn told(note: &str) -> Vec<[String; 3]> {
        let found = missing(note, CaseTypes::built_in().get(CaseKind::HeadChange));
        found.into_iter().map(|it| [it.document, it.requirement, it.basis]).collect()
    }

    #[test]
    fn every_line_of_a_return_is_something_that_is_missing() {
        let note = "identity：身份证已过期\n全体共有人签字的户主代表声明书\n其他证明：缺少盖章；";
        assert_eq!(
            told(note),
            [
                ["身份证明、户口簿", "身份证已过期", "收件清单第2项"],
                ["全体共有人签字的户主代表声明书", "请补交", "收件清单第4项"],
                ["其他证明", "缺少盖章", "/"],
            ]
        );
    }

    #[test]
    fn a_return_that_says_nothing_asks_for_nothing() {
        assert!(told(" \n ；").is_empty());
    }
}
