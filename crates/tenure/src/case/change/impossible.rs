//! What cannot be worked out, with its place and its reason.

use geometry::FindingKind;
use geometry::operation::Refusal;
use identity::{ContractCode, ContractorCode, ParcelCode};

use crate::ObjectKind;
use crate::case::RowsError;
use crate::takeover::Unreadable;

/// Why the outcome of a case cannot be worked out; persons are told by their place in the request and not by name.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Impossible {
    #[error(transparent)]
    Rows(#[from] RowsError),
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error("the request asks for nothing")]
    NothingAsked,
    #[error("no {} `{code}` is registered", .kind.as_str())]
    NotRegistered { kind: ObjectKind, code: String },
    #[error("the {} `{code}` is there already: a new one needs a new code", .kind.as_str())]
    NotNew { kind: ObjectKind, code: String },
    #[error("a row of `{table}` is of `{found}`, the case is of `{expected}`")]
    RowOfAnother { table: &'static str, found: String, expected: String },
    #[error("there is no row of `{table}` for the parcel `{parcel}`")]
    RowMissing { table: &'static str, parcel: ParcelCode },
    #[error("the parcel `{parcel}` is not in the contract `{contract}`")]
    ParcelNotInContract { contract: ContractCode, parcel: ParcelCode },
    #[error("the household `{household}` holds no parcel `{parcel}`")]
    ParcelNotHeld { household: ContractorCode, parcel: ParcelCode },
    #[error("the parcel `{parcel}` is in the contract `{contract}` already")]
    ParcelInContract { contract: ContractCode, parcel: ParcelCode },
    #[error("the parcel `{parcel}` is named twice")]
    ParcelNamedTwice { parcel: ParcelCode },
    #[error("the contract `{contract}` is named twice")]
    ContractNamedTwice { contract: ContractCode },
    #[error("the contract `{contract}` would be left without parcels")]
    ContractWithoutParcels { contract: ContractCode },
    #[error("a case cannot go from the household `{household}` to itself")]
    SameHousehold { household: String },
    #[error("{place}: the household `{household}` has no such member")]
    NoSuchPerson { place: PersonPlace, household: String },
    #[error("{place}: the household `{household}` has namesakes, say the document number")]
    Namesakes { place: PersonPlace, household: String },
    #[error("{place}: the member is named twice")]
    PersonNamedTwice { place: PersonPlace },
    #[error("{place}: `{relation}` is no relation of GB/T 4761")]
    UnknownRelation { place: PersonPlace, relation: String },
    #[error(
        "the household `{household}`: {n_missing} of the members are given no relation to the head"
    )]
    MembersWithoutRelation { household: String, n_missing: usize },
    #[error("the household `{household}` would have {n_heads} heads, not one")]
    NotOneHead { household: String, n_heads: usize },
    #[error("{place}: the head of the household `{household}` leaves: change the head first")]
    HeadLeaves { place: PersonPlace, household: String },
    #[error("{place}: shares are held under a name that others of the household bear as well")]
    SharesOfNamesakes { place: PersonPlace },
    #[error("the household `{household}` would be left without members")]
    HouseholdWithoutMembers { household: String },
    #[error("the parcel `{parcel}` cannot be divided so: {refusal}")]
    Line { parcel: ParcelCode, refusal: Refusal },
    #[error("dividing `{parcel}` would make the outline of `{neighbour}` invalid: {}", .kind.code())]
    NeighbourInvalid { parcel: ParcelCode, neighbour: ParcelCode, kind: FindingKind },
    #[error("the line cuts the parcel `{parcel}` into {n_pieces} pieces, not two")]
    NotTwoPieces { parcel: ParcelCode, n_pieces: usize },
    #[error("the line has no left and right in the parcel `{parcel}`: it comes back to its start")]
    NoSides { parcel: ParcelCode },
    #[error("the piece `{goes}` that goes is neither the left nor the right one of `{parcel}`")]
    UnknownPiece { parcel: ParcelCode, goes: ParcelCode },
    #[error("the key boundary points of `{parcel}` do not fit their field")]
    KeyPoints { parcel: ParcelCode },
    #[error("an area of `{code}` is out of range")]
    AreaOutOfRange { code: String },
    #[error("the new head of the issuer `{issuer}` comes without an identity document")]
    HeadWithoutDocument { issuer: String },
    #[error("`{kind}` is no kind of identity document")]
    UnknownDocumentKind { kind: String },
    #[error("the contract `{contract}` is of another issuer")]
    ContractOfAnotherIssuer { contract: ContractCode },
    #[error("the contract `{contract}` has no last day to begin a new term after")]
    TermWithoutEnd { contract: ContractCode },
    #[error("the new term of `{contract}` would end before it begins")]
    TermBackwards { contract: ContractCode },
    #[error("the contract `{contract}` has no certificate")]
    NoCertificate { contract: ContractCode },
    #[error("no restriction `{code}` is registered")]
    NoRestriction { code: String },
    #[error("the restriction would end before it begins")]
    RestrictionBackwards,
    #[error(
        "the restriction `{code}` did not hold on the day before the day of effect, or ends then anyway"
    )]
    RestrictionDoesNotHold { code: String },
    #[error("the restriction needs a code")]
    RestrictionWithoutCode,
    #[error("the restriction `{code}` is there already: a new one needs a new code")]
    RestrictionNotNew { code: String },
}

/// Where in a request a person is named: the field, and the entry counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonPlace {
    pub field: &'static str,
    pub entry: usize,
}

impl std::fmt::Display for PersonPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`, entry {}", self.field, self.entry)
    }
}

impl Impossible {
    /// The code that a clerk can be told over the phone; never renamed.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Rows(_) => "rows-do-not-fit",
            Self::Unreadable(_) => "field-unreadable",
            Self::NothingAsked => "nothing-asked",
            Self::NotRegistered { .. } => "not-registered",
            Self::NotNew { .. } => "code-not-new",
            Self::RowOfAnother { .. } => "row-of-another",
            Self::RowMissing { .. } => "row-missing",
            Self::ParcelNotInContract { .. } => "parcel-not-in-contract",
            Self::ParcelNotHeld { .. } => "parcel-not-held",
            Self::ParcelInContract { .. } => "parcel-in-contract",
            Self::ParcelNamedTwice { .. } => "parcel-named-twice",
            Self::ContractNamedTwice { .. } => "contract-named-twice",
            Self::ContractWithoutParcels { .. } => "contract-without-parcels",
            Self::SameHousehold { .. } => "same-household",
            Self::NoSuchPerson { .. } => "no-such-person",
            Self::Namesakes { .. } => "namesakes",
            Self::PersonNamedTwice { .. } => "person-named-twice",
            Self::UnknownRelation { .. } => "unknown-relation",
            Self::MembersWithoutRelation { .. } => "members-without-relation",
            Self::NotOneHead { .. } => "not-one-head",
            Self::HeadLeaves { .. } => "head-leaves",
            Self::SharesOfNamesakes { .. } => "shares-of-namesakes",
            Self::HouseholdWithoutMembers { .. } => "household-without-members",
            Self::Line { .. } => "line-does-not-divide",
            Self::NeighbourInvalid { .. } => "neighbour-invalid",
            Self::NotTwoPieces { .. } => "not-two-pieces",
            Self::NoSides { .. } => "line-without-sides",
            Self::UnknownPiece { .. } => "unknown-piece",
            Self::KeyPoints { .. } => "key-points-too-long",
            Self::AreaOutOfRange { .. } => "area-out-of-range",
            Self::HeadWithoutDocument { .. } => "head-without-document",
            Self::UnknownDocumentKind { .. } => "unknown-document-kind",
            Self::ContractOfAnotherIssuer { .. } => "contract-of-another-issuer",
            Self::TermWithoutEnd { .. } => "term-without-end",
            Self::TermBackwards { .. } => "term-backwards",
            Self::NoCertificate { .. } => "no-certificate",
            Self::NoRestriction { .. } => "no-restriction",
            Self::RestrictionDoesNotHold { .. } => "restriction-does-not-hold",
            Self::RestrictionBackwards => "restriction-backwards",
            Self::RestrictionWithoutCode => "restriction-without-code",
            Self::RestrictionNotNew { .. } => "restriction-code-not-new",
        }
    }
}
