//! The digest of what a village of a submission says: the evidence that an act of takeover names.

use geometry::{Coord, Outline, wkb};
use sha2::{Digest as _, Sha256};
use tenure::submission::{Record, Village};

use crate::digest::hex;

/// SHA-256 over the rows of a village, table by table, each value with its length before it, in lower-case hexadecimal digits.
///
/// Surveyed coordinates go in bit for bit; numbers of rows do not, so that the same rows in another file have the same digest.
pub fn village_digest(village: &Village) -> String {
    let mut digest = VillageDigest(Sha256::new());
    digest.rows(&village.issuers);
    digest.rows(&village.contractors);
    digest.rows(&village.members);
    digest.rows(&village.contracted_parcels);
    digest.rows(&village.land_contracts);
    digest.rows(&village.circulations);
    digest.rows(&village.title_documents);
    digest.rows(&village.contract_rights);
    digest.rows(&village.certificates);
    digest.rows(&village.reissues);
    digest.rows(&village.replacements);
    digest.rows(&village.cancellations);
    digest.shaped(&village.parcels, |it| outline(it.outline.as_ref()));
    digest.shaped(&village.boundary_points, |it| coordinates(it.point.iter()));
    digest.shaped(&village.boundary_lines, |it| coordinates(it.course.iter()));
    digest.shaped(&village.division_areas, |it| outline(it.outline.as_ref()));
    digest.rows(&village.households);
    digest.shaped(&village.homesteads, |it| outline(it.outline.as_ref()));
    digest.rows(&village.collectives);
    digest.rows(&village.share_holdings);
    hex(&digest.0.finalize())
}

struct VillageDigest(Sha256);

impl VillageDigest {
    fn rows<R: Record>(&mut self, rows: &[R]) {
        self.shaped(rows, |_| Vec::new());
    }

    fn shaped<R: Record>(&mut self, rows: &[R], shape: impl Fn(&R) -> Vec<u8>) {
        self.length(rows.len());
        for row in rows {
            for index in 0..R::FIELDS.len() {
                self.value(row.value(index).map(str::as_bytes));
            }
            self.value(Some(&shape(row)));
        }
    }

    /// A value with its length before it; one that is missing differs from one that is empty.
    fn value(&mut self, value: Option<&[u8]>) {
        self.length(value.map_or(0, |it| it.len() + 1));
        self.0.update(value.unwrap_or_default());
    }

    fn length(&mut self, length: usize) {
        self.0.update(u64::try_from(length).unwrap_or(u64::MAX).to_be_bytes());
    }
}

fn outline(outline: Option<&Outline>) -> Vec<u8> {
    outline.map(wkb::encode).unwrap_or_default()
}

fn coordinates<'a>(coords: impl Iterator<Item = &'a Coord>) -> Vec<u8> {
    coords.flat_map(|it| [it.x.to_le_bytes(), it.y.to_le_bytes()]).flatten().collect()
}

#[cfg(test)]
mod tests {
    use tenure::submission::{Issuer, Parcel, Village};

    use super::village_digest;

    fn village(name: Option<&str>) -> Village {
        let issuer = Issuer { row: 1, name: name.map(Into::into), ..Issuer::default() };
        Village { issuers: vec![issuer], ..Village::default() }
    }

    #[test]
    fn the_same_rows_have_the_same_digest_wherever_they_stand() {
        let mut elsewhere = village(Some("永吉"));
        elsewhere.issuers[0].row = 77;
        assert_eq!(village_digest(&village(Some("永吉"))), village_digest(&elsewhere));
    }

    #[test]
    fn missing_and_empty_and_another_text_all_differ() {
        let digests = [None, Some(""), Some("永吉")].map(|it| village_digest(&village(it)));
        assert!(digests[0] != digests[1] && digests[1] != digests[2] && digests[0] != digests[2]);
    }

    #[test]
    fn a_row_in_another_table_differs() {
        let parcels = Village { parcels: vec![Parcel::default()], ..Village::default() };
        let issuers = Village { issuers: vec![Issuer::default()], ..Village::default() };
        assert_ne!(village_digest(&parcels), village_digest(&issuers));
    }
}
