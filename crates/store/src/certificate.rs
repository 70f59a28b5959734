//! Certificates 承包经营权证, what became of them, what proves the rights on them, and their rows.

use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode};
use tenure::{
    Certificate, CertificateChange, CertificateChangeKind, Circulation, Collection,
    IdentityDocument, ObjectId, ObjectKind, Term, TitleDocument,
};

use crate::{
    Keys, Row, StoreError, entity,
    exact::Exact,
    row::{Anchor, Pen, Reading, read_row, sealed::Table, write_row},
};

/// What a change of a certificate refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateChangeLinks {
    pub contract: ObjectId,
}

/// What a title document refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleDocumentLinks {
    pub contract: ObjectId,
}

/// What a circulation contract refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CirculationLinks {
    pub contract: ObjectId,
}

/// The kind and the cipher text of a document that may not have been noted.
type SealedDocument = (Option<String>, Option<Vec<u8>>);

fn seal(
    pen: &Pen,
    table: &'static str,
    id: ObjectId,
    document: Option<&IdentityDocument>,
) -> Result<SealedDocument, StoreError> {
    let Some(document) = document else { return Ok((None, None)) };
    let cipher = pen.seal(table, id, &document.number)?;
    Ok((Some(document.kind.as_str().to_owned()), Some(cipher)))
}

fn unseal(
    reading: Reading<'_>,
    keys: &Keys,
    document: (Option<&str>, Option<&[u8]>),
) -> Result<Option<IdentityDocument>, StoreError> {
    match document {
        (Some(kind), Some(cipher)) => reading.document(keys, kind, cipher).map(Some),
        (None, None) => Ok(None),
        _ => Err(reading.corrupt("half of the collector's document")),
    }
}

impl Table for Certificate {
    type Links = ();
    type Entity = entity::certificate::Entity;
    type Model = entity::certificate::Model;

    const NAME: &'static str = "certificate";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let Self {
            code,
            authority,
            issued_day,
            collected,
            collection: Collection { day: collection_day, collector_name, collector_document },
        } = row.registered.fact;
        let (kind, cipher) = seal(pen, Self::NAME, id, collector_document.as_ref())?;
        Ok(write_row!(certificate, pen, row.registered.version, {
            code: code.as_str().to_owned(),
            authority: authority,
            issued_day: issued_day,
            collected: collected,
            collection_day: collection_day,
            collector_name: collector_name,
            collector_document_kind: kind,
            collector_document_cipher: cipher,
        }))
    }

    fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                code: reading.parsed("code", ContractCode::parse(&model.code))?,
                authority: model.authority,
                issued_day: model.issued_day,
                collected: model.collected,
                collection: Collection {
                    day: model.collection_day,
                    collector_name: model.collector_name,
                    collector_document: unseal(
                        reading,
                        keys,
                        (
                            model.collector_document_kind.as_deref(),
                            model.collector_document_cipher.as_deref(),
                        ),
                    )?,
                },
            }
        )
    }
}

impl Table for CertificateChange {
    type Links = CertificateChangeLinks;
    type Entity = entity::certificate_change::Entity;
    type Model = entity::certificate_change::Model;

    const NAME: &'static str = "certificate_change";
    const ANCHOR: Anchor = Anchor::Object("contract_id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let id = row.id();
        let CertificateChangeLinks { contract } = row.links;
        let Self {
            certificate,
            kind: change,
            reason,
            day,
            collection: Collection { day: collection_day, collector_name, collector_document },
        } = row.registered.fact;
        let (kind, cipher) = seal(pen, Self::NAME, id, collector_document.as_ref())?;
        Ok(write_row!(certificate_change, pen, row.registered.version, {
            contract_id: contract.0,
            certificate_code: certificate.as_str().to_owned(),
            kind: change.as_str().to_owned(),
            reason: reason,
            day: day,
            collection_day: collection_day,
            collector_name: collector_name,
            collector_document_kind: kind,
            collector_document_cipher: cipher,
        }))
    }

    fn read(model: Self::Model, keys: &Keys) -> Result<Row<Self>, StoreError> {
        let contract = ObjectId(model.contract_id);
        read_row!(
            model,
            reading,
            CertificateChangeLinks { contract },
            Self {
                certificate: reading
                    .parsed("certificate_code", ContractCode::parse(&model.certificate_code))?,
                kind: reading.listed("kind", CertificateChangeKind::parse(&model.kind))?,
                reason: model.reason,
                day: model.day,
                collection: Collection {
                    day: model.collection_day,
                    collector_name: model.collector_name,
                    collector_document: unseal(
                        reading,
                        keys,
                        (
                            model.collector_document_kind.as_deref(),
                            model.collector_document_cipher.as_deref(),
                        ),
                    )?,
                },
            }
        )
    }
}

impl Table for TitleDocument {
    type Links = TitleDocumentLinks;
    type Entity = entity::title_document::Entity;
    type Model = entity::title_document::Model;

    const NAME: &'static str = "title_document";
    const ANCHOR: Anchor = Anchor::Object("contract_id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let TitleDocumentLinks { contract } = row.links;
        let Self { certificate, number, name, day, path } = row.registered.fact;
        Ok(write_row!(title_document, pen, row.registered.version, {
            contract_id: contract.0,
            certificate_code: certificate.as_str().to_owned(),
            number: number,
            name: name,
            day: day,
            path: path,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let contract = ObjectId(model.contract_id);
        read_row!(
            model,
            reading,
            TitleDocumentLinks { contract },
            Self {
                certificate: reading
                    .parsed("certificate_code", ContractCode::parse(&model.certificate_code))?,
                number: model.number,
                name: model.name,
                day: model.day,
                path: model.path,
            }
        )
    }
}

impl Table for Circulation {
    type Links = CirculationLinks;
    type Entity = entity::circulation::Entity;
    type Model = entity::circulation::Model;

    const NAME: &'static str = "circulation";
    const ANCHOR: Anchor = Anchor::Object("contract_id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let links = row.links;
        let Self {
            contract,
            code,
            contractor,
            transferee,
            mode,
            term_text,
            term: Term { first_day, last_day },
            area_m2,
            area_mu,
            n_parcels,
            purpose_before,
            purpose_after,
            price_note,
            signed_day,
            issuer,
        } = row.registered.fact;
        Ok(write_row!(circulation, pen, row.registered.version, {
            contract_id: links.contract.0,
            contract_code: contract.as_str().to_owned(),
            code: code,
            contractor_code: contractor.as_str().to_owned(),
            transferee: transferee,
            mode: mode,
            term_text: term_text,
            term_first_day: first_day,
            term_last_day: last_day,
            area_m2: Exact(area_m2.0),
            area_mu: area_mu.map(|it| Exact(it.0)),
            n_parcels: n_parcels,
            purpose_before: purpose_before,
            purpose_after: purpose_after,
            price_note: price_note,
            signed_day: signed_day,
            issuer_code: issuer.as_str().to_owned(),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let contract = ObjectId(model.contract_id);
        read_row!(
            model,
            reading,
            CirculationLinks { contract },
            Self {
                contract: reading
                    .parsed("contract_code", ContractCode::parse(&model.contract_code))?,
                code: model.code,
                contractor: reading
                    .parsed("contractor_code", ContractorCode::parse(&model.contractor_code))?,
                transferee: model.transferee,
                mode: model.mode,
                term_text: model.term_text,
                term: Term { first_day: model.term_first_day, last_day: model.term_last_day },
                area_m2: SquareMetres(model.area_m2.0),
                area_mu: model.area_mu.map(|it| Mu(it.0)),
                n_parcels: model.n_parcels,
                purpose_before: model.purpose_before,
                purpose_after: model.purpose_after,
                price_note: model.price_note,
                signed_day: model.signed_day,
                issuer: reading.parsed("issuer_code", IssuerCode::parse(&model.issuer_code))?,
            }
        )
    }
}
