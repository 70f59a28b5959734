//! Codes and persons' identifiers: what the law and the standards let a register call things by.
//!
//! Every code is a newtype with `parse`, which accepts exactly what the standard writes and trims, folds and repairs nothing: an importer that wants to be lenient says so in its own code.
//! The one exception is the lower-case `x` of a citizen identity number, which many systems print.
//!
//! This crate does not know rights, settlement, files, databases, clocks or anything asynchronous.
//! Where a rule needs a day, the day is an argument.

mod characters;
mod circulation;
mod citizen;
mod contract;
mod contractor;
mod credit;
mod division;
mod document;
mod error;
mod issuer;
mod kinship;
mod mask;
mod parcel;
mod province;
mod sex;
mod unit;

#[cfg(test)]
mod tests;

pub use crate::{
    circulation::CirculationCode,
    citizen::CitizenId,
    contract::{ContractCode, ContractMode},
    contractor::{ContractorCode, ContractorKind},
    credit::{CollectiveLevel, CreditCode, IssuedOverride},
    division::{County, DivisionCode, DivisionLevel},
    document::DocumentKind,
    error::{CodeError, CodeRule},
    issuer::IssuerCode,
    kinship::Relation,
    mask::{
        mask_account, mask_document_number, mask_identity_number, mask_identity_numbers_in,
        mask_if_identity_number, mask_name, mask_party, mask_phone,
    },
    parcel::ParcelCode,
    sex::Sex,
    unit::{FixtureKind, UnitCode},
};
