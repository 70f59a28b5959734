//! Rows and queries of the registry database, on SQLite and PostgreSQL, and the bytes of stored documents.
//!
//! Knows nothing of settlement, HTTP or rules.
//! SeaORM's types stay inside, but for the connection that `cli` opens and hands to `migrations`.

mod act;
mod act_states;
mod blobs;
mod boundary;
mod case;
mod certificate;
mod certificate_number;
mod change_message;
mod codes;
mod collective;
mod contract_right;
mod contractor;
mod counts;
mod deal;
mod dialect;
mod document_link;
mod document_upload;
mod ending;
mod entity;
mod error;
mod exact;
mod history;
mod homestead;
mod household;
mod household_file;
mod idempotency;
mod issuer;
mod keys;
mod land_contract;
mod lineage;
mod listing;
mod log;
mod neighbourhood;
mod nodelay;
mod number;
mod object;
mod object_file;
mod paper;
mod parcel;
mod person;
mod register;
mod restriction;
mod row;
mod scope;
mod search;
mod select;
mod session;
mod stored_document;
mod touched_by;
mod unit;
mod village_register;

#[cfg(test)]
mod tests;

pub use act::ActEntry;
pub use blobs::{BlobError, Blobs};
pub use boundary::BoundaryLinks;
pub use case::{CaseFile, CaseFilter, CaseRow, OpenNotice, PostedNotice, RecordedStep};
pub use certificate::{CertificateChangeLinks, CirculationLinks, TitleDocumentLinks};
pub use change_message::{MessageRow, Way};
pub use codes::Codes;
pub use collective::{
    ApplicationBody, ApplicationRow, ApplicationState, BenefitRow, CollectiveKey,
    CollectivePartLinks, DecisionRow, MembershipLinks, NumberedMembership, PaymentRow,
    PeopleAndRolls, PersonAtHome, PlanRow, PortionRow, ReceiptFile, Recorded, RegisteredCollective,
    Resident, RollRow, RunRow, ShareHoldingLinks,
};
pub use contractor::ContractorLinks;
pub use counts::Counts;
pub use deal::{
    BankFile, DealFilter, DealKind, DealRow, DealStep, DealUnder, ExpectedRow, MoneyRow, PilotRow,
};
pub use dialect::Engine;
pub use document_link::{DocumentLink, DocumentSubject};
pub use document_upload::{DocumentChunk, DocumentUpload};
pub use error::StoreError;
pub use history::HistoryEntry;
pub use homestead::HomesteadLinks;
pub use household::HouseholdMemberLinks;
pub use household_file::{ContractFile, HouseholdFile, HouseholdKey};
pub use idempotency::{Answer, Idempotency, RequestKey};
pub use keys::registry_keys;
pub use land_contract::{ContractedParcelLinks, LandContractLinks};
pub use lineage::LineageRow;
pub use listing::{BidderRow, ListedDeal, ListingFilter, ListingRow};
pub use log::{
    Lease, LedgerKey, LogCheckpoint, LogKey, LogLeaf, LogUnit, LoggedEntry, PendingEntry, Subject,
};
pub use object_file::{ObjectFile, ParcelFile};
pub use paper::{Paper, Print, PrintApproval};
pub use register::Store;
pub use restriction::RestrictionLinks;
pub use row::{Fact, RecordedAct, RegisterObject, Row};
pub use scope::Scope;
pub use seal::{Keys, NumberIndex};
pub use search::{Hit, Search};
pub use select::At;
pub use stored_document::{DocumentId, StoredDocument};
pub use unit::{KnownPerson, Unit};
pub use village_register::VillageRegister;
