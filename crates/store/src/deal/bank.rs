//! The bank's files 银行流水 that were laid beside the expected payments of a deal, with what each payment and line was found to be.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use identity::County;
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::ExprTrait as _,
};
use tenure::distribution::Finding;

use crate::{
    Store, StoreError, Unit,
    collective::finding,
    entity::{bank_file, bank_finding},
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "bank_file";
const FINDING: &str = "bank_finding";

/// A bank's file as it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankFile {
    /// Counted upwards from 1 in each deal.
    pub number: u32,
    pub sha256: String,
    pub findings: Vec<Finding>,
    pub officer: String,
    pub at: DateTime<Utc>,
}

impl Unit {
    /// Puts a bank's file down; the same file is taken once for a deal ([`StoreError::Repeated`]).
    pub async fn insert_bank_file(
        &mut self,
        deal: DealId,
        file: &BankFile,
    ) -> Result<(), StoreError> {
        let stored = |number: u32| {
            let unwritable = StoreError::Unwritable { table: TABLE, what: "a number" };
            i32::try_from(number).map_err(|_large| unwritable)
        };
        let number = stored(file.number)?;
        let model = bank_file::Model {
            county: self.pen.county(),
            deal_id: deal.0.0,
            number,
            sha256: file.sha256.clone(),
            officer: file.officer.clone(),
            at: to_microseconds(file.at),
        };
        let mut findings = Vec::with_capacity(file.findings.len());
        for (it, sequence) in file.findings.iter().zip(1..) {
            let (name, payment, line) = finding::told(it);
            let (ordered_fen, paid_fen) = finding::amounts(it);
            findings.push(bank_finding::Model {
                county: self.pen.county(),
                deal_id: deal.0.0,
                file: number,
                sequence,
                finding: name.to_owned(),
                payment: payment.map(stored).transpose()?,
                line: line.map(stored).transpose()?,
                ordered_fen,
                paid_fen,
            });
        }
        self.insert_models::<bank_file::Entity>(vec![model]).await?;
        self.insert_models::<bank_finding::Entity>(findings).await
    }

    /// The bank's files of a deal, in the order in which they came.
    pub async fn bank_files_of(&mut self, deal: DealId) -> Result<Vec<BankFile>, StoreError> {
        files(&self.session, self.county, deal).await
    }
}

impl Store {
    /// The same; whoever asks has seen the deal.
    pub async fn bank_files_of(
        &self,
        county: County,
        deal: DealId,
    ) -> Result<Vec<BankFile>, StoreError> {
        files(&self.read().await?, county, deal).await
    }
}

async fn files(
    session: &Session,
    county: County,
    deal: DealId,
) -> Result<Vec<BankFile>, StoreError> {
    let mut findings = findings(session, county, deal).await?;
    let mut query = bank_file::Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .order_by((TABLE, "number"), Order::Asc);
    let mut files = Vec::new();
    for row in session.query_all(&query).await? {
        let model = bank_file::Model::from_query_result(&row, "")?;
        let reading = Reading { table: TABLE, county: &model.county, id: model.deal_id };
        files.push(BankFile {
            number: reading.parsed("number", u32::try_from(model.number))?,
            findings: findings.remove(&model.number).unwrap_or_default(),
            sha256: model.sha256,
            officer: model.officer,
            at: model.at,
        });
    }
    Ok(files)
}

async fn findings(
    session: &Session,
    county: County,
    deal: DealId,
) -> Result<BTreeMap<i32, Vec<Finding>>, StoreError> {
    let mut query = bank_finding::Entity::find().into_query();
    query
        .and_where(column(FINDING, "county").eq(county.as_str()))
        .and_where(column(FINDING, "deal_id").eq(deal.0.0))
        .order_by((FINDING, "file"), Order::Asc)
        .order_by((FINDING, "sequence"), Order::Asc);
    let mut findings: BTreeMap<i32, Vec<Finding>> = BTreeMap::new();
    for row in session.query_all(&query).await? {
        let it = bank_finding::Model::from_query_result(&row, "")?;
        let reading = Reading { table: FINDING, county: &it.county, id: it.deal_id };
        let (payment_line, amounts) = ((it.payment, it.line), (it.ordered_fen, it.paid_fen));
        let finding = finding::read(&it.finding, payment_line, amounts);
        findings.entry(it.file).or_default().push(reading.listed("finding", finding)?);
    }
    Ok(findings)
}
