//! What is added to a case on its way: documents, decisions, signatures and fees.

use store::Store;
use tenure::case::{CaseDocument, Decision, Fee, Signature};
use uuid::Uuid;

use super::desk::Desk;
use super::file::{begin, finish};
use super::view::CaseView;
use crate::{Officer, Refused};

/// Adds a document 材料.
pub async fn add_document(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    document: &CaseDocument,
) -> Result<CaseView, Refused> {
    let mut unit = begin(store, officer, case).await?;
    unit.add_document(case, document).await?;
    finish(unit, desk, officer, case).await
}

/// Adds a decision 决议 that the case rests on.
pub async fn add_decision(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    decision: &Decision,
) -> Result<CaseView, Refused> {
    let mut unit = begin(store, officer, case).await?;
    unit.add_decision(case, decision).await?;
    finish(unit, desk, officer, case).await
}

/// Notes who signed that the results are right 确认签字.
pub async fn sign_case(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    signature: &Signature,
) -> Result<CaseView, Refused> {
    let mut unit = begin(store, officer, case).await?;
    unit.add_signature(case, signature).await?;
    finish(unit, desk, officer, case).await
}

/// Notes money that was asked for.
pub async fn add_fee(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    case: Uuid,
    fee: &Fee,
) -> Result<CaseView, Refused> {
    let mut unit = begin(store, officer, case).await?;
    unit.add_fee(case, fee).await?;
    finish(unit, desk, officer, case).await
}
