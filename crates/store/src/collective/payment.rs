//! Payments of a run, and what the bank's files 银行回单 say of them; accounts are encrypted, and found by a keyed digest.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use tenure::ObjectId;
use tenure::collective::RunNamed;
use tenure::distribution::{Finding, Payment};

use super::book::{CollectiveKey, Recorded, rows, stored};
use super::distribution::{payee, read_payee};
use super::finding;
use super::roll::recorded;
use crate::{
    Keys, Store, StoreError, Unit,
    entity::{payment, receipt_file, receipt_finding},
    keys,
    row::to_microseconds,
    session::Session,
};

const PAYMENT: &str = "payment";
const FILE: &str = "receipt_file";
const FINDING: &str = "receipt_finding";

/// A payment that was ordered.
#[derive(Clone, PartialEq, Eq)]
pub struct PaymentRow {
    pub run: RunNamed,
    pub payment: Payment,
    /// The number of the account.
    pub account: String,
    /// Whose account it is, where that is known.
    pub account_holder: Option<ObjectId>,
    pub mandate_sha256: Option<String>,
    pub recorded: Recorded,
}

/// An account is personal, and is not shown.
impl fmt::Debug for PaymentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaymentRow").field("payment", &self.payment).finish_non_exhaustive()
    }
}

/// A bank's file, with what each payment and each line was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFile {
    pub run: RunNamed,
    /// Counted upwards from 1 within the run.
    pub number: u32,
    pub sha256: String,
    pub findings: Vec<Finding>,
    pub recorded: Recorded,
}

impl Unit {
    /// The keyed digest by which an account is known.
    pub fn account_mac(&self, account: &str) -> [u8; 32] {
        mac(&self.keys, account)
    }

    /// Puts payments down; a portion is ordered once ([`StoreError::Repeated`]).
    pub async fn insert_payments(
        &mut self,
        collective: ObjectId,
        payments: &[PaymentRow],
    ) -> Result<(), StoreError> {
        let mut models = Vec::with_capacity(payments.len());
        for it in payments {
            let county = self.pen.county();
            let place = keys::place(PAYMENT, &county, collective.0);
            models.push(payment::Model {
                county,
                collective_id: collective.0,
                year: it.run.year,
                run: stored(it.run.number, PAYMENT)?,
                number: stored(it.payment.number, PAYMENT)?,
                payee: payee(it.payment.payee, PAYMENT)?,
                amount_fen: it.payment.amount_fen,
                account_cipher: self.keys.encrypt(&it.account, &place)?,
                account_mac: it.payment.account.to_vec(),
                account_holder_id: it.account_holder.map(|it| it.0),
                mandate_sha256: it.mandate_sha256.clone(),
                act_id: it.recorded.act.0,
                recorded_at: to_microseconds(it.recorded.at),
            });
        }
        self.insert_models::<payment::Entity>(models).await
    }

    /// Puts a bank's file down; the same file is taken once for a run ([`StoreError::Repeated`]).
    pub async fn insert_receipts(
        &mut self,
        collective: ObjectId,
        file: &ReceiptFile,
    ) -> Result<(), StoreError> {
        let (year, run) = (file.run.year, stored(file.run.number, FILE)?);
        let number = stored(file.number, FILE)?;
        let model = receipt_file::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            year,
            run,
            number,
            sha256: file.sha256.clone(),
            act_id: file.recorded.act.0,
            recorded_at: to_microseconds(file.recorded.at),
        };
        let mut findings = Vec::with_capacity(file.findings.len());
        for (it, sequence) in file.findings.iter().zip(1..) {
            let (name, payment, line) = finding::told(it);
            let (ordered_fen, paid_fen) = finding::amounts(it);
            findings.push(receipt_finding::Model {
                county: self.pen.county(),
                collective_id: collective.0,
                year,
                run,
                number,
                sequence,
                finding: name.to_owned(),
                payment: payment.map(|it| stored(it, FINDING)).transpose()?,
                line: line.map(|it| stored(it, FINDING)).transpose()?,
                ordered_fen,
                paid_fen,
            });
        }
        self.insert_models::<receipt_file::Entity>(vec![model]).await?;
        self.insert_models::<receipt_finding::Entity>(findings).await
    }

    /// The payments of a collective, in the order of their runs and numbers.
    pub async fn payments_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<PaymentRow>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        payments(&self.session, &self.keys, key, None).await
    }

    /// The bank's files that were laid beside the payments of a collective, likewise.
    pub async fn receipts_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<ReceiptFile>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        receipts(&self.session, key, None).await
    }
}

impl Store {
    /// The payments of a collective, as known at a moment.
    pub async fn payments_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<PaymentRow>, StoreError> {
        payments(&self.read().await?, self.keys(), key, Some(known_at)).await
    }

    /// The bank's files, likewise.
    pub async fn receipts_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<ReceiptFile>, StoreError> {
        receipts(&self.read().await?, key, Some(known_at)).await
    }
}

/// Blanks and hyphens are how people write a number, and are no part of it.
fn mac(keys: &Keys, account: &str) -> [u8; 32] {
    let plain: String = account.chars().filter(|it| !it.is_whitespace() && *it != '-').collect();
    let mut digest = [0; 32];
    for (to, from) in digest.iter_mut().zip(keys.mac("account", &plain)) {
        *to = from;
    }
    digest
}

fn named(year: i32, run: i32) -> Option<RunNamed> {
    Some(RunNamed { year, number: u32::try_from(run).ok()? })
}

async fn payments(
    session: &Session,
    keys: &Keys,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<PaymentRow>, StoreError> {
    let place = keys::place(PAYMENT, key.county.as_str(), key.id.0);
    let models = rows::<payment::Entity>(session, key, known_at).await?;
    let read = |it: payment::Model| {
        Some(PaymentRow {
            run: named(it.year, it.run)?,
            payment: Payment {
                number: u32::try_from(it.number).ok()?,
                payee: read_payee(it.payee)?,
                account: it.account_mac.try_into().ok()?,
                amount_fen: it.amount_fen,
            },
            account: keys.decrypt(&it.account_cipher, &place).ok()?,
            account_holder: it.account_holder_id.map(ObjectId),
            mandate_sha256: it.mandate_sha256,
            recorded: recorded(it.act_id, it.recorded_at),
        })
    };
    let corrupt = || StoreError::corrupt(PAYMENT, key.id.0, "a payment cannot be read");
    models.into_iter().map(|it| read(it).ok_or_else(corrupt)).collect()
}

async fn receipts(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<ReceiptFile>, StoreError> {
    let corrupt = || StoreError::corrupt(FILE, key.id.0, "a bank's file cannot be read");
    let mut findings: BTreeMap<(i32, i32, i32), Vec<Finding>> = BTreeMap::new();
    for it in rows::<receipt_finding::Entity>(session, key, None).await? {
        let place = (it.year, it.run, it.number);
        let (numbers, amounts) = ((it.payment, it.line), (it.ordered_fen, it.paid_fen));
        let finding = finding::read(&it.finding, numbers, amounts).ok_or_else(corrupt)?;
        findings.entry(place).or_default().push(finding);
    }
    let models = rows::<receipt_file::Entity>(session, key, known_at).await?;
    let read = |it: receipt_file::Model| {
        Some(ReceiptFile {
            run: named(it.year, it.run)?,
            number: u32::try_from(it.number).ok()?,
            sha256: it.sha256,
            findings: findings.remove(&(it.year, it.run, it.number)).unwrap_or_default(),
            recorded: recorded(it.act_id, it.recorded_at),
        })
    };
    models.into_iter().map(read).map(|it| it.ok_or_else(corrupt)).collect()
}
