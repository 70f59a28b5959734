//! Parcels, contracts and what hangs on these, on their way in.

use std::collections::HashSet;

use identity::ContractCode;
use store::Row;
use tenure::takeover::{ContractFile, Entered};
use tenure::{
    Certificate, CertificateChange, Circulation, ContractRight, ContractedParcel, LandContract,
    ObjectId, ObjectKind, Parcel, TitleDocument,
};

use super::changes::{Part, PartKind};
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
    pen.leave(ObjectKind::Parcel, left, |it| it.code.to_string()).await
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
    mut standing: Standing,
) -> Result<(), Refused> {
    let mut sorted = sort(pen, known, files)?;
    let new = std::mem::take(&mut known.new);
    pen.unit.insert_objects(new).await?;
    let (coming, current) =
        (std::mem::take(&mut sorted.contracts), std::mem::take(&mut standing.contracts));
    let mut mentioned: HashSet<ObjectId> = coming.iter().filter_map(|it| it.object).collect();
    mentioned.extend(pen.ended(ObjectKind::LandContract, known));
    let settled = settle(pen, coming, current, FirstDay::Derived, |it, _, _| it.code);
    let left = pen.write(settled).await?;
    pen.leave(ObjectKind::LandContract, left, |it| it.code.to_string()).await?;
    parts_of_contracts(pen, sorted, standing, &mentioned).await
}

/// Enters that certificates were cancelled whose contracts ended.
pub(super) async fn cancelled_certificates(
    pen: &mut Pen<'_>,
    known: &Known,
    cancelled: Vec<Entered<CertificateChange>>,
) -> Result<(), Refused> {
    let mut coming = Vec::with_capacity(cancelled.len());
    for entered in cancelled {
        let contract = known.get(ObjectKind::LandContract, entered.fact.certificate.as_str())?;
        let links = store::CertificateChangeLinks { contract };
        coming.push(Coming { entered, links, object: None });
    }
    let settled = settle(pen, coming, Vec::new(), FirstDay::Derived, |it, links, _| {
        (links.contract, it.kind, it.day)
    });
    pen.write(settled).await?;
    Ok(())
}

/// Enters what hangs on the contracts that were mentioned.
async fn parts_of_contracts(
    pen: &mut Pen<'_>,
    sorted: Sorted,
    standing: Standing,
    mentioned: &HashSet<ObjectId>,
) -> Result<(), Refused> {
    let derived = FirstDay::Derived;
    let settled =
        settle(pen, sorted.parcels, standing.contracted_parcels, derived, |_, links, _| {
            (links.contract, links.parcel)
        });
    let told = |it: &ContractedParcel| {
        part(PartKind::ContractedParcel, it.parcel.to_string(), it.contract)
    };
    let hangs = |row: &Row<ContractedParcel>| mentioned.contains(&row.links.contract);
    pen.write_parts(settled, hangs, |row| told(row.fact())).await?;

    let settled = settle(pen, sorted.rights, standing.rights, derived, |it, (), _| it.code);
    let told = |it: &ContractRight| {
        part(PartKind::ContractRight, format!("registered {}", it.registered_day), it.code)
    };
    let hangs = |row: &Row<ContractRight>| mentioned.contains(&row.id());
    pen.write_parts(settled, hangs, |row| told(row.fact())).await?;

    let settled =
        settle(pen, sorted.certificates, standing.certificates, derived, |it, (), _| it.code);
    let told = |it: &Certificate| {
        part(PartKind::Certificate, format!("issued {}", it.issued_day), it.code)
    };
    let hangs = |row: &Row<Certificate>| mentioned.contains(&row.id());
    pen.write_parts(settled, hangs, |row| told(row.fact())).await?;

    let settled = settle(pen, sorted.changes, standing.changes, derived, |it, links, _| {
        (links.contract, it.kind, it.day)
    });
    let told = |it: &CertificateChange| {
        let what = format!("{} {}", it.kind.as_str(), it.day);
        part(PartKind::CertificateChange, what, it.certificate)
    };
    let hangs = |row: &Row<CertificateChange>| mentioned.contains(&row.links.contract);
    pen.write_parts(settled, hangs, |row| told(row.fact())).await?;

    let (coming, current) = (sorted.title_documents, standing.title_documents);
    let settled =
        settle(pen, coming, current, derived, |it, links, _| (links.contract, it.number.clone()));
    let told =
        |it: &TitleDocument| part(PartKind::TitleDocument, it.number.clone(), it.certificate);
    let hangs = |row: &Row<TitleDocument>| mentioned.contains(&row.links.contract);
    pen.write_parts(settled, hangs, |row| told(row.fact())).await?;

    let settled =
        settle(pen, sorted.circulations, standing.circulations, derived, |it, links, _| {
            (links.contract, it.code.clone())
        });
    let told = |it: &Circulation| part(PartKind::Circulation, it.code.clone(), it.contract);
    let hangs = |row: &Row<Circulation>| mentioned.contains(&row.links.contract);
    pen.write_parts(settled, hangs, |row| told(row.fact())).await
}

fn part(kind: PartKind, what: String, contract: ContractCode) -> Part {
    Part { kind, what, of: contract.to_string() }
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
