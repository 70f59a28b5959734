//! Transfers without a listing on the wire.

use casework::market::transfer::TransferView;
use serde::Serialize;
use serde_json::Value;
use store::ExpectedRow;
use utoipa::ToSchema;

use super::wire::{BankFileOut, DealHead, DealStepOut, ExpectedOut, MovementOut, expected_out};
use crate::cases::FindingOut;
use crate::mask::masked;

/// A transfer with all that is kept of it.
#[derive(Serialize, ToSchema)]
pub(super) struct TransferOut {
    #[serde(flatten)]
    head: DealHead,
    /// As a clerk reads the state.
    state_zh: String,
    kind_zh: &'static str,
    /// As it stands: with what was corrected, claimed, answered and signed since.
    #[schema(value_type = Object)]
    proposal: Value,
    steps: Vec<DealStepOut>,
    expected: Vec<ExpectedOut>,
    bank_files: Vec<BankFileOut>,
    movements: Vec<MovementOut>,
    /// What the bank's files show as paid for the right.
    #[schema(value_type = i64)]
    paid_fen: i128,
    /// What is still to go back of it, where the transfer is void or did not come about.
    #[schema(value_type = i64)]
    refund_due_fen: i128,
    /// What the rules said of what was just done or tried; of what is looked at, what an officer should look into.
    findings: Vec<FindingOut>,
}

impl From<&TransferView> for TransferOut {
    fn from(view: &TransferView) -> Self {
        let TransferView { row, steps, deal, money, findings } = view;
        let paid = |it: &ExpectedRow| money.is_paid(it);
        let mut head = DealHead::from(row);
        head.stands_at(deal.state().as_str());
        let steps = steps.iter().map(|it| DealStepOut::of(it, &it.event.taken.event));
        Self {
            head,
            state_zh: deal.state().to_string(),
            kind_zh: deal.transfer().kind().name_zh(),
            proposal: masked(&deal.file().proposal),
            steps: steps.collect(),
            expected: money.expected.iter().map(|it| expected_out(it, paid(it))).collect(),
            bank_files: money.files.iter().map(Into::into).collect(),
            movements: money.movements.iter().map(Into::into).collect(),
            paid_fen: deal.file().paid_fen(),
            refund_due_fen: deal.refund_due_fen(),
            findings: findings.0.iter().map(FindingOut::from).collect(),
        }
    }
}
