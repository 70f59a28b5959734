//! The rows, one entity per table, and nothing but the row.

pub(crate) mod boundary_line;
pub(crate) mod boundary_point;
pub(crate) mod certificate;
pub(crate) mod certificate_change;
pub(crate) mod circulation;
pub(crate) mod collective;
pub(crate) mod contact;
pub(crate) mod contract_right;
pub(crate) mod contracted_parcel;
pub(crate) mod contractor;
pub(crate) mod division_area;
pub(crate) mod homestead;
pub(crate) mod household;
pub(crate) mod household_member;
pub(crate) mod issuer;
pub(crate) mod land_contract;
pub(crate) mod ledger_entry;
pub(crate) mod parcel;
pub(crate) mod person;
pub(crate) mod register_act;
pub(crate) mod register_object;
pub(crate) mod share_holding;
pub(crate) mod title_document;
