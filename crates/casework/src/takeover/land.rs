//! Parcels, contracts and what hangs on these, on their way in.

use std::collections::HashSet;

use store::Row;
use tenure::takeover::{ContractFile, Entered};
use tenure::{
    Certificate, CertificateChange, Circulation, ContractRight, ContractedParcel, LandContract,
    ObjectId, ObjectKind, Parcel, TitleDocument,
};

use super::compare::{Coming, FirstDay, settle};
use super::known::Known;
use super::pen::Pen;
use crate::Refused;

pub(super) async fn parcels(
    pen: &mut Pen<'_>,
    known: &mut Known,
    entered: Vec<Entered<Parcel>>,
    current: Vec<Row<Parcel>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(entered.len());
    for entered in entered {
        let code = entered.fact.code;
        let division = code.issuer().division();
        let object = known.get_or_make(pen, ObjectKind::Parcel, code.as_str(), division);
        coming.push(Coming { entered, links: (), object: Some(object) });
    }
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, (), _| it.code);
    let left = pen.write(settled).await?;
    pen.list_absent("parcel", &left, |it| it.code.to_string());
    Ok(())
}

/// What is current of the contracts of the village.
pub(super) struct Standing {
    pub(super) contracts: Vec<Row<LandContract>>,
    pub(super) contracted_parcels: Vec<Row<ContractedParcel>>,
    pub(super) rights: Vec<Row<ContractRight>>,
    pub(super) certificates: Vec<Row<Certificate>>,
    pub(super) changes: Vec<Row<CertificateChange>>,
    pub(super) title_documents: Vec<Row<TitleDocument>>,
    pub(super) circulations: Vec<Row<Circulation>>,
}

/// The rows of all contracts, table by table.
#[derive(Default)]
struct Sorted {
    contracts: Vec<Coming<LandContract>>,
    parcels: Vec<Coming<ContractedParcel>>,
    rights: Vec<Coming<ContractRight>>,
    certificates: Vec<Coming<Certificate>>,
    changes: Vec<Coming<CertificateChange>>,
    title_documents: Vec<Coming<TitleDocument>>,
    circulations: Vec<Coming<Circulation>>,
}

pub(super) async fn contracts(
    pen: &mut Pen<'_>,
    known: &mut Known,
    files: Vec<ContractFile>,
    standing: Standing,
) -> Result<(), Refused> {
    let sorted = sort(pen, known, files)?;
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let mentioned: HashSet<ObjectId> = sorted.contracts.iter().filter_map(|it| it.object).collect();
    let settled =
        settle(pen, sorted.contracts, standing.contracts, FirstDay::Derived, |it, _, _| it.code);
    let left = pen.write(settled).await?;
    pen.list_absent("land contract", &left, |it| it.code.to_string());

    let settled = settle(
        pen,
        sorted.parcels,
        standing.contracted_parcels,
        FirstDay::Derived,
        |_, links, _| (links.contract, links.parcel),
    );
    pen.write_parts(settled, |row| mentioned.contains(&row.links.contract)).await?;
    let settled =
        settle(pen, sorted.rights, standing.rights, FirstDay::Derived, |it, (), _| it.code);
    pen.write_parts(settled, |row| mentioned.contains(&row.id())).await?;
    let settled =
        settle(pen, sorted.certificates, standing.certificates, FirstDay::Derived, |it, (), _| {
            it.code
        });
    pen.write_parts(settled, |row| mentioned.contains(&row.id())).await?;
    let settled =
        settle(pen, sorted.changes, standing.changes, FirstDay::Derived, |it, links, _| {
            (links.contract, it.kind, it.day)
        });
    pen.write_parts(settled, |row| mentioned.contains(&row.links.contract)).await?;
    let settled = settle(
        pen,
        sorted.title_documents,
        standing.title_documents,
        FirstDay::Derived,
        |it, links, _| (links.contract, it.number.clone()),
    );
    pen.write_parts(settled, |row| mentioned.contains(&row.links.contract)).await?;
    let settled = settle(
        pen,
        sorted.circulations,
        standing.circulations,
        FirstDay::Derived,
        |it, links, _| (links.contract, it.code.clone()),
    );
    pen.write_parts(settled, |row| mentioned.contains(&row.links.contract)).await
}

/// Sorts the contracts' rows by table, and finds the objects that they name.
fn sort(pen: &mut Pen<'_>, known: &mut Known, files: Vec<ContractFile>) -> Result<Sorted, Refused> {
    let mut sorted = Sorted::default();
    for file in files {
        let fact = &file.contract.fact;
        let division = fact.code.contractor().issuer().division();
        let contract =
            known.get_or_make(pen, ObjectKind::LandContract, fact.code.as_str(), division);
        let links = store::LandContractLinks {
            issuer: known.get(ObjectKind::Issuer, fact.issuer.as_str())?,
            contractor: known.get(ObjectKind::Contractor, fact.contractor.as_str())?,
        };
        sorted.contracts.push(Coming { entered: file.contract, links, object: Some(contract) });
        for entered in file.parcels {
            let parcel = known.get(ObjectKind::Parcel, entered.fact.parcel.as_str())?;
            let links = store::ContractedParcelLinks { contract, parcel };
            sorted.parcels.push(Coming { entered, links, object: None });
        }
        // The page of the register book and the certificate bear the contract's own id: the three are one to one.
        let of_contract = Some(contract);
        sorted.rights.extend(file.right.map(|entered| Coming {
            entered,
            links: (),
            object: of_contract,
        }));
        sorted.certificates.extend(file.certificate.map(|entered| Coming {
            entered,
            links: (),
            object: of_contract,
        }));
        sorted.changes.extend(parts(file.changes, store::CertificateChangeLinks { contract }));
        sorted
            .title_documents
            .extend(parts(file.title_documents, store::TitleDocumentLinks { contract }));
        sorted.circulations.extend(parts(file.circulations, store::CirculationLinks { contract }));
    }
    Ok(sorted)
}

fn parts<T: store::Fact>(
    entered: Vec<Entered<T>>,
    links: T::Links,
) -> impl Iterator<Item = Coming<T>> {
    entered.into_iter().map(move |entered| Coming { entered, links: links.clone(), object: None })
}
