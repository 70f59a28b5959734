//! A printing recorded, once its bytes are there and before they are given out.

use ledger::Digest;
use store::{Print, Store, StoreError};

use super::draw::Drawn;
use crate::Refused;

/// Records that a paper was printed: its number, its count, the officer, the time and the bytes, in one unit of work.
///
/// What could not be typeset is never recorded; what is recorded and then lost on the way counts as printed.
pub async fn record_print(store: &Store, drawn: &Drawn, pdf: Digest) -> Result<(), Refused> {
    let Drawn { paper, approved_by, imprint, .. } = drawn;
    let print = Print {
        count: imprint.print_count,
        printed_by: paper.printed_by.clone(),
        printed_at: paper.printed_at,
        approved_by: approved_by.clone(),
        pdf_sha256: pdf.to_string(),
    };
    let mut unit = store.begin(paper.county).await?;
    match unit.record_print(paper, &print).await {
        Err(StoreError::Repeated { .. }) => {
            return Err(Refused::PrintedMeanwhile { number: paper.number.clone() });
        }
        recorded => recorded?,
    }
    Ok(unit.commit().await?)
}
