//! An issuer that another follows 发包方承继: its name and its head change, its code and the rights under it do not (承包法 25).

use identity::DocumentKind;

use super::Impossible;
use super::draft::{Draft, restate};
use crate::case::{DocumentRef, IssuerSuccession, LineageKind};
use crate::{IdentityDocument, IdentityNumber, ObjectKind};

pub(super) fn enter(draft: &mut Draft<'_>, request: &IssuerSuccession) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let document = request.head_document.as_ref().map(read).transpose()?;
    let issuer = draft.issuer(request.issuer)?;
    if issuer.fact.head_name != request.head_name && document.is_none() {
        return Err(Impossible::HeadWithoutDocument { issuer: request.issuer.to_string() });
    }
    restate(issuer, day, |it| {
        it.name.clone_from(&request.name);
        it.head_name.clone_from(&request.head_name);
        if let Some(document) = document {
            it.head_document = document;
        }
    });
    let code = request.issuer.as_str();
    draft.descend(ObjectKind::Issuer, LineageKind::Succession, code, code);
    Ok(())
}

fn read(document: &DocumentRef) -> Result<IdentityDocument, Impossible> {
    let unknown = |_| Impossible::UnknownDocumentKind { kind: document.kind.clone() };
    Ok(IdentityDocument {
        kind: DocumentKind::parse(&document.kind).map_err(unknown)?,
        number: IdentityNumber::new(document.number.clone()),
    })
}
