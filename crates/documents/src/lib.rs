//! The printed papers of the register 登记文书: facts go in, the bytes of a PDF come out.
//!
//! Every paper is a plain struct of borrowed facts, a function from it to the cells that are printed,
//! and one template under `templates/`; the [`Press`] typesets them with its fonts and writes PDF/A-2b.
//! The same facts and the same imprint give the same bytes.
//!
//! Knows no database, no HTTP and no clock: the day of printing stands in the [`Imprint`].

mod areas;
mod contractor_survey;
mod correction_letter;
mod deal_paper;
mod distribution_statement;
mod fonts;
mod hand_over_list;
mod holding;
mod homestead_certificate;
mod homestead_hand_over_list;
mod homestead_register_page;
mod household_confirmation;
mod imprint;
mod issuer_register_page;
mod issuer_survey;
mod land_certificate;
mod land_contract;
mod letter;
mod money;
mod paper;
mod parcel_survey;
mod parcels;
mod people;
mod press;
mod public_notice;
mod publicity_table;
mod register_page;
mod review;
mod share_certificate;
mod sketch;
#[cfg(test)]
mod tests;
mod typesetter;
mod wording;

pub use contractor_survey::ContractorSurvey;
pub use correction_letter::{CorrectionLetter, Missing};
pub use deal_paper::{DealPaper, DealTable, DealValue, Inclusion};
pub use distribution_statement::{DistributionStatement, ReceivedPortion, Recipient};
pub use hand_over_list::{HandOver, HandOverList};
pub use holding::{HeldParcel, Holding, Neighbour, SketchMakers};
pub use homestead_certificate::HomesteadCertificate;
pub use homestead_hand_over_list::{HomesteadHandOver, HomesteadHandOverList};
pub use homestead_register_page::HomesteadRegisterPage;
pub use household_confirmation::HouseholdConfirmation;
pub use imprint::Imprint;
pub use issuer_register_page::IssuerRegisterPage;
pub use issuer_survey::IssuerSurvey;
pub use land_certificate::LandCertificate;
pub use land_contract::LandContractPaper;
pub use letter::Letter;
pub use paper::Paper;
pub use parcel_survey::{ParcelSurvey, SurveyedParcel};
pub use press::{Press, PressError};
pub use public_notice::PublicNotice;
pub use publicity_table::PublicityTable;
pub use register_page::{Entry, EntryKind, RegisterPage};
pub use review::Review;
pub use share_certificate::{HeldShare, ShareCertificate};
