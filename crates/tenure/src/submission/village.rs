//! One village of a submission: the piece that is read, checked and entered at a time.

use std::collections::{BTreeMap, HashSet};

use geometry::Crs;

use super::{
    Attachment, BoundaryLine, BoundaryPoint, Cancellation, Certificate, Circulation, Collective,
    ContractRight, ContractedParcel, Contractor, DivisionArea, Homestead, Household, Issuer,
    LandContract, Member, Parcel, Reissue, Replacement, ShareHolding, Table, Text, TitleDocument,
};

/// The rows of a submission that belong to one village, by the first twelve digits of their codes.
///
/// Rows whose codes name no village come together under the empty code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Village {
    /// Twelve digits, or empty.
    pub code: Text,
    pub issuers: Vec<Issuer>,
    pub contractors: Vec<Contractor>,
    pub members: Vec<Member>,
    pub contracted_parcels: Vec<ContractedParcel>,
    pub land_contracts: Vec<LandContract>,
    pub circulations: Vec<Circulation>,
    pub title_documents: Vec<TitleDocument>,
    pub contract_rights: Vec<ContractRight>,
    pub certificates: Vec<Certificate>,
    pub reissues: Vec<Reissue>,
    pub replacements: Vec<Replacement>,
    pub cancellations: Vec<Cancellation>,
    pub parcels: Vec<Parcel>,
    pub boundary_points: Vec<BoundaryPoint>,
    pub boundary_lines: Vec<BoundaryLine>,
    pub division_areas: Vec<DivisionArea>,
    pub households: Vec<Household>,
    pub homesteads: Vec<Homestead>,
    pub collectives: Vec<Collective>,
    pub share_holdings: Vec<ShareHolding>,
    /// The documents that the rows refer to; they are looked into when the village is checked.
    pub attachments: Vec<Attachment>,
}

/// What only the whole submission can say, found in one pass before the villages are read.
#[derive(Clone, Debug, Default)]
pub struct CountyFacts {
    /// The county that the submission is of: six digits.
    pub county: Text,
    /// The tables that were delivered, with their numbers of rows.
    pub rows: BTreeMap<Table, u64>,
    /// The coordinate system of each layer.
    pub crs: BTreeMap<Table, Crs>,
    /// Whether any folder of documents that rows refer to was delivered.
    pub documents_delivered: bool,
    /// Feature numbers that stand more than once in their layer.
    pub repeated_feature_numbers: HashSet<(Table, u64)>,
    /// Identity numbers that stand more than once among the members, by [`identity_key`].
    pub repeated_identity_numbers: HashSet<u64>,
    /// Homestead unit codes and other codes that stand in more than one village.
    pub repeated_codes: HashSet<Text>,
}

impl CountyFacts {
    /// Whether the submission has the table at all.
    pub fn has(&self, table: Table) -> bool {
        self.rows.contains_key(&table)
    }
}

/// A short key of an identity number, the same in every run, for finding repetitions without keeping the numbers.
///
/// FNV-1a over the upper-cased characters; a collision costs one look too many, never a missed repetition.
pub fn identity_key(number: &str) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    number.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_uppercase())).wrapping_mul(PRIME)
    })
}
