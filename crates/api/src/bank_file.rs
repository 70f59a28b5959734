//! A bank's file as it is handed in 银行流水: read by its headings, named by its digest, and taken once.

use axum::http::HeaderMap;
use casework::market::BankFileAsked;
use exchange::bank_file::{BankFileLine, BankFileTrouble, read};
use ledger::Digest;
use tenure::collective::BankLineAsked;

use crate::Problem;
use crate::cases::handed::RequestId;

/// A bank's file that can be read, with the request that it came by.
pub(crate) struct HandedBankFile {
    pub(crate) file: BankFileAsked,
    pub(crate) request: RequestId,
}

impl HandedBankFile {
    /// Reads the file, or says at once all that is the matter with it.
    pub(crate) fn of(
        headers: &HeaderMap,
        operation: String,
        bytes: &[u8],
    ) -> Result<Self, Problem> {
        let lines = read(bytes).map_err(|it| Problem::bad_request(&told(&it)))?;
        let sha256 = Digest::of_bytes(bytes).to_string();
        let request = RequestId::of(headers, operation, sha256.clone())?;
        let lines = lines.into_iter().map(line).collect();
        Ok(Self { file: BankFileAsked { sha256, lines }, request })
    }
}

fn line(it: BankFileLine) -> BankLineAsked {
    let BankFileLine { line, payment, account, amount_fen } = it;
    BankLineAsked { line, payment, account, amount_fen }
}

fn told(troubles: &[BankFileTrouble]) -> String {
    troubles.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
