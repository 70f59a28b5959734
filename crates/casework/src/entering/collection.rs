//! Certificates that were collected 领证: the same rows, with who collected them.

use std::collections::HashMap;

use store::Row;
use tenure::submission::Table;
use tenure::{Certificate, CertificateChange, Collection};

use super::compare::{Coming, FirstDay, settle};
use super::following::restated;
use super::pen::Pen;
use crate::Refused;

/// Says of certificates, and of what became of them, who collected them; the collections are found by the codes of the certificates.
pub(crate) async fn enter_collections(
    pen: &mut Pen<'_>,
    certificates: Vec<Row<Certificate>>,
    changes: Vec<Row<CertificateChange>>,
    collections: &HashMap<String, Collection>,
) -> Result<(), Refused> {
    let of_certificate = |row: &Row<Certificate>| {
        let collection = collections.get(row.fact().code.as_str())?.clone();
        let fact = Certificate { collected: true, collection, ..row.fact().clone() };
        let entered = restated(pen, Table::Certificate, fact);
        Some(Coming { entered, links: (), object: Some(row.id()) })
    };
    let coming = certificates.iter().filter_map(of_certificate).collect();
    let settled = settle(pen, coming, certificates, FirstDay::Derived, |it, (), _| it.code);
    pen.write(settled).await?;
    let of_change = |row: &Row<CertificateChange>| {
        let collection = collections.get(row.fact().certificate.as_str())?.clone();
        let fact = CertificateChange { collection, ..row.fact().clone() };
        let entered = restated(pen, Table::Reissue, fact);
        Some(Coming { entered, links: row.links, object: Some(row.id()) })
    };
    let coming = changes.iter().filter_map(of_change).collect();
    let settled = settle(pen, coming, changes, FirstDay::Derived, |_, _, object| object);
    pen.write(settled).await?;
    Ok(())
}
