//! The schema's history, one migrator per database.
//!
//! Knows nothing of our other crates: a step says in plain SQL what it does, and says the same for ever.

mod m20261122_000001_create_register_act;
mod m20261122_000002_create_ledger_entry;
mod m20261122_000003_seal_ledger_entry;
mod m20261122_000004_create_register_object;
mod m20261122_000005_create_contact;
mod m20261122_000006_create_issuer;
mod m20261122_000007_create_household;
mod m20261122_000008_create_contractor;
mod m20261122_000009_create_person;
mod m20261122_000010_create_household_member;
mod m20261122_000011_create_parcel;
mod m20261122_000012_create_homestead;
mod m20261122_000013_create_land_contract;
mod m20261122_000014_create_contracted_parcel;
mod m20261122_000015_create_contract_right;
mod m20261122_000016_create_certificate;
mod m20261122_000017_create_certificate_change;
mod m20261122_000018_create_title_document;
mod m20261122_000019_create_circulation;
mod m20261122_000020_create_collective;
mod m20261122_000021_create_share_holding;
mod m20261122_000022_create_boundary_point;
mod m20261122_000023_create_boundary_line;
mod m20261122_000024_create_division_area;
mod m20261122_000025_index_parcel_envelope;
mod m20261122_000026_index_homestead_envelope;
mod m20261123_000001_create_register_case;
mod m20261123_000002_create_case_step;
mod m20261123_000003_create_case_document;
mod m20261123_000004_create_case_decision;
mod m20261123_000005_create_case_fee;
mod m20261123_000006_create_case_signature;
mod m20261123_000007_create_case_notice;
mod m20261123_000008_create_case_objection;
mod m20261123_000009_create_objector;
mod m20261123_000010_create_case_hold;
mod m20261123_000011_create_restriction;
mod m20261123_000012_create_lineage;
mod m20261123_000013_create_idempotency_key;
mod m20261123_000014_create_paper;
mod m20261123_000101_create_stored_document;
mod m20261123_000102_create_document_upload;
mod m20261123_000103_create_document_chunk;
mod m20261123_000104_create_document_link;
mod m20261123_000201_create_paper_print;
mod m20261123_000202_create_paper_approval;
mod m20261123_000301_scope_idempotency_key;
mod m20261123_000302_drop_case_due_day;
mod m20261123_000401_create_change_message;
mod m20261123_000411_create_case_collection;
mod m20261123_000412_create_objection_withdrawal;
mod m20261123_000413_create_certificate_number;
mod m20261123_000501_create_collective_particulars;
mod m20261123_000502_create_membership;
mod m20261123_000503_create_member_roll;
mod m20261123_000504_create_collective_decision;
mod m20261123_000505_create_share_number;
mod m20261123_000506_create_distribution_run;
mod m20261123_000507_create_payment;
mod m20261123_000508_create_collective_application;
mod m20261123_000509_create_membership_dispute;
mod m20261123_000510_seal_collective_books;
mod m20261123_000511_index_rows_by_act;
mod m20261123_000601_create_membership_verdict;
mod m20261123_000602_create_decision_challenge;
mod m20261123_000604_create_membership_departure;
mod m20261123_000605_create_non_member_benefit;
mod m20261123_000801_create_deal;
mod m20261123_000802_create_money_transaction;
mod m20261123_000803_create_expected_payment;
mod m20261123_000804_create_pilot_approval;
mod m20261123_000901_create_ledger_leaf;
mod m20261123_000902_create_ledger_checkpoint;
mod m20261123_000903_create_ledger_lease;
mod m20261123_000904_create_ledger_commitment;
mod m20261123_001001_create_listing;
mod m20261123_001002_create_listing_bidder;
mod m20261123_001003_create_listing_grant;
mod m20261123_300001_create_register_reading;
mod m20261123_400001_create_settlement_person;
mod m20261123_400002_create_settlement_application;
mod m20261123_400003_create_settlement_decision;
mod m20261123_400004_create_settlement_permit;
mod m20261123_400005_create_settlement_fact;
mod m20261123_400006_create_settlement_statement;
mod m20261123_400007_seal_settlement_records;
mod m20261123_400008_create_settlement_answer;
mod m20261124_000301_create_pilot_revocation;
mod m20261124_300002_create_account;
mod m20261124_300003_create_sign_in_session;
mod m20261124_300004_revise_account;
mod m20261124_300005_create_office_answer;
mod m20261124_300006_create_api_token;
mod m20261124_300007_create_audit_log;
mod seal;
mod sql;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// The steps of the registry database, in order.
#[derive(Debug)]
pub struct Registry;

impl MigratorTrait for Registry {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_create_register_act::Migration),
            Box::new(m20261122_000002_create_ledger_entry::Migration),
            Box::new(m20261122_000003_seal_ledger_entry::Migration),
            Box::new(m20261122_000004_create_register_object::Migration),
            Box::new(m20261122_000005_create_contact::Migration),
            Box::new(m20261122_000006_create_issuer::Migration),
            Box::new(m20261122_000007_create_household::Migration),
            Box::new(m20261122_000008_create_contractor::Migration),
            Box::new(m20261122_000009_create_person::Migration),
            Box::new(m20261122_000010_create_household_member::Migration),
            Box::new(m20261122_000011_create_parcel::Migration),
            Box::new(m20261122_000012_create_homestead::Migration),
            Box::new(m20261122_000013_create_land_contract::Migration),
            Box::new(m20261122_000014_create_contracted_parcel::Migration),
            Box::new(m20261122_000015_create_contract_right::Migration),
            Box::new(m20261122_000016_create_certificate::Migration),
            Box::new(m20261122_000017_create_certificate_change::Migration),
            Box::new(m20261122_000018_create_title_document::Migration),
            Box::new(m20261122_000019_create_circulation::Migration),
            Box::new(m20261122_000020_create_collective::Migration),
            Box::new(m20261122_000021_create_share_holding::Migration),
            Box::new(m20261122_000022_create_boundary_point::Migration),
            Box::new(m20261122_000023_create_boundary_line::Migration),
            Box::new(m20261122_000024_create_division_area::Migration),
            Box::new(m20261122_000025_index_parcel_envelope::Migration),
            Box::new(m20261122_000026_index_homestead_envelope::Migration),
            Box::new(m20261123_000001_create_register_case::Migration),
            Box::new(m20261123_000002_create_case_step::Migration),
            Box::new(m20261123_000003_create_case_document::Migration),
            Box::new(m20261123_000004_create_case_decision::Migration),
            Box::new(m20261123_000005_create_case_fee::Migration),
            Box::new(m20261123_000006_create_case_signature::Migration),
            Box::new(m20261123_000007_create_case_notice::Migration),
            Box::new(m20261123_000008_create_case_objection::Migration),
            Box::new(m20261123_000009_create_objector::Migration),
            Box::new(m20261123_000010_create_case_hold::Migration),
            Box::new(m20261123_000011_create_restriction::Migration),
            Box::new(m20261123_000012_create_lineage::Migration),
            Box::new(m20261123_000013_create_idempotency_key::Migration),
            Box::new(m20261123_000014_create_paper::Migration),
            Box::new(m20261123_000101_create_stored_document::Migration),
            Box::new(m20261123_000102_create_document_upload::Migration),
            Box::new(m20261123_000103_create_document_chunk::Migration),
            Box::new(m20261123_000104_create_document_link::Migration),
            Box::new(m20261123_000201_create_paper_print::Migration),
            Box::new(m20261123_000202_create_paper_approval::Migration),
            Box::new(m20261123_000301_scope_idempotency_key::Migration),
            Box::new(m20261123_000302_drop_case_due_day::Migration),
            Box::new(m20261123_000401_create_change_message::Migration),
            Box::new(m20261123_000411_create_case_collection::Migration),
            Box::new(m20261123_000412_create_objection_withdrawal::Migration),
            Box::new(m20261123_000413_create_certificate_number::Migration),
            Box::new(m20261123_000501_create_collective_particulars::Migration),
            Box::new(m20261123_000502_create_membership::Migration),
            Box::new(m20261123_000503_create_member_roll::Migration),
            Box::new(m20261123_000504_create_collective_decision::Migration),
            Box::new(m20261123_000505_create_share_number::Migration),
            Box::new(m20261123_000506_create_distribution_run::Migration),
            Box::new(m20261123_000507_create_payment::Migration),
            Box::new(m20261123_000508_create_collective_application::Migration),
            Box::new(m20261123_000509_create_membership_dispute::Migration),
            Box::new(m20261123_000510_seal_collective_books::Migration),
            Box::new(m20261123_000511_index_rows_by_act::Migration),
            Box::new(m20261123_000601_create_membership_verdict::Migration),
            Box::new(m20261123_000602_create_decision_challenge::Migration),
            Box::new(m20261123_000604_create_membership_departure::Migration),
            Box::new(m20261123_000605_create_non_member_benefit::Migration),
            Box::new(m20261123_000801_create_deal::Migration),
            Box::new(m20261123_000802_create_money_transaction::Migration),
            Box::new(m20261123_000803_create_expected_payment::Migration),
            Box::new(m20261123_000804_create_pilot_approval::Migration),
            Box::new(m20261123_000901_create_ledger_leaf::Migration),
            Box::new(m20261123_000902_create_ledger_checkpoint::Migration),
            Box::new(m20261123_000903_create_ledger_lease::Migration),
            Box::new(m20261123_000904_create_ledger_commitment::Migration),
            Box::new(m20261123_001001_create_listing::Migration),
            Box::new(m20261123_001002_create_listing_bidder::Migration),
            Box::new(m20261123_001003_create_listing_grant::Migration),
            Box::new(m20261124_000301_create_pilot_revocation::Migration),
        ]
    }
}

/// The steps of the office database, in order.
#[derive(Debug)]
pub struct Office;

impl MigratorTrait for Office {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_300001_create_register_reading::Migration),
            Box::new(m20261124_300002_create_account::Migration),
            Box::new(m20261124_300003_create_sign_in_session::Migration),
            Box::new(m20261124_300004_revise_account::Migration),
            Box::new(m20261124_300005_create_office_answer::Migration),
            Box::new(m20261124_300006_create_api_token::Migration),
            Box::new(m20261124_300007_create_audit_log::Migration),
        ]
    }

    /// Its own, so that both can lie in one PostgreSQL database.
    fn migration_table_name() -> DynIden {
        "office_migrations".into_iden()
    }
}

/// The steps of the settlement database, in order.
#[derive(Debug)]
pub struct Settlement;

impl MigratorTrait for Settlement {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_400001_create_settlement_person::Migration),
            Box::new(m20261123_400002_create_settlement_application::Migration),
            Box::new(m20261123_400003_create_settlement_decision::Migration),
            Box::new(m20261123_400004_create_settlement_permit::Migration),
            Box::new(m20261123_400005_create_settlement_fact::Migration),
            Box::new(m20261123_400006_create_settlement_statement::Migration),
            Box::new(m20261123_400007_seal_settlement_records::Migration),
            Box::new(m20261123_400008_create_settlement_answer::Migration),
        ]
    }

    /// Its own, as its database is; tests may put both into one PostgreSQL database.
    fn migration_table_name() -> DynIden {
        "settlement_migrations".into_iden()
    }
}
