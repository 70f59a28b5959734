//! Issuers, contractors and household members as papers print them.

use serde::Serialize;
use tenure::takeover::MemberFact;
use tenure::{CodeList, Contractor, IdentityDocument, Issuer};

use crate::wording;

/// An issuer 发包方, every field of its form.
#[derive(Serialize)]
pub(crate) struct IssuerFacts {
    name: String,
    code: String,
    head_name: String,
    document: DocumentFacts,
    phone: String,
    address: String,
    postcode: String,
}

/// A contractor 承包方, every field of its form.
#[derive(Serialize)]
pub(crate) struct ContractorFacts {
    name: String,
    code: String,
    kind: &'static str,
    document: DocumentFacts,
    phone: String,
    address: String,
    postcode: String,
    n_members: i32,
}

/// An identity document with its number in full, for papers that go to its holder or into the files.
#[derive(Serialize)]
pub(crate) struct DocumentFacts {
    kind: &'static str,
    number: String,
}

/// A member of a household 家庭成员.
#[derive(Serialize)]
pub(crate) struct MemberRow {
    name: String,
    sex: &'static str,
    relation: &'static str,
    document: DocumentFacts,
    co_holder: String,
    note: String,
}

impl IssuerFacts {
    pub(crate) fn of(issuer: &Issuer) -> Self {
        Self {
            name: issuer.name.clone(),
            code: issuer.code.to_string(),
            head_name: issuer.head_name.clone(),
            document: DocumentFacts::of(&issuer.head_document),
            phone: wording::or_stroke(issuer.phone.as_deref()),
            address: wording::or_stroke(Some(&issuer.address)),
            postcode: wording::or_stroke(Some(&issuer.postcode)),
        }
    }
}

impl ContractorFacts {
    pub(crate) fn of(contractor: &Contractor) -> Self {
        Self {
            name: contractor.name.clone(),
            code: contractor.code.to_string(),
            kind: contractor.kind.name_zh(),
            document: DocumentFacts::of(&contractor.document),
            phone: wording::or_stroke(contractor.phone.as_deref()),
            address: wording::or_stroke(Some(&contractor.address)),
            postcode: wording::or_stroke(Some(&contractor.postcode)),
            n_members: contractor.member_count,
        }
    }
}

impl DocumentFacts {
    pub(crate) fn of(document: &IdentityDocument) -> Self {
        let number = wording::or_stroke(Some(document.number.expose()));
        Self { kind: document.kind.name_zh(), number }
    }
}

impl MemberRow {
    /// The rows of a household, the head first and the others as they were entered.
    pub(crate) fn all(members: &[MemberFact]) -> Vec<Self> {
        let mut members: Vec<&MemberFact> = members.iter().collect();
        members.sort_by_key(|it| !it.member.relation.is_head());
        members.into_iter().map(Self::of).collect()
    }

    fn of(MemberFact { person, member }: &MemberFact) -> Self {
        Self {
            name: person.name.clone(),
            sex: person.sex.name_zh(),
            relation: member.relation.name_zh(),
            document: DocumentFacts::of(&person.document),
            co_holder: member.co_holder.map_or_else(|| wording::or_stroke(None), wording::yes_no),
            note: note(member.note_kind.as_deref(), member.note.as_deref()),
        }
    }
}

/// The kind of the note and its words, whichever were delivered.
fn note(kind: Option<&str>, words: Option<&str>) -> String {
    let kind = kind.map(|it| wording::meaning(CodeList::MemberNote, it));
    let words = words.map(str::to_owned);
    let parts: Vec<String> = kind.into_iter().chain(words).collect();
    wording::or_stroke(Some(&parts.join("；")))
}
