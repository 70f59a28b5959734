//! What a case would change as the register stands now, for whoever reads or decides it.

use store::Store;
use tenure::case::{Changes, changes};
use uuid::Uuid;

use super::desk::{Desk, Occasion};
use super::file;
use super::open::OpenCase;
use crate::{Officer, Refused};

/// What a case would change; `None` once it is entered, refused or withdrawn, and changes nothing any more.
pub async fn case_changes(
    store: &Store,
    desk: &Desk,
    officer: &Officer,
    id: Uuid,
    occasion: Occasion,
) -> Result<Option<Changes>, Refused> {
    let mut unit = file::begin(store, officer, id).await?;
    let file = file::open(&mut unit, officer, id).await?;
    let state = file.case.state;
    if state.is_registered() || state.is_final() {
        return Ok(None);
    }
    // The unit of work is let go of: nothing is written by whoever only looks.
    let open = OpenCase::of(&mut unit, desk, officer, occasion, file).await?;
    Ok(Some(changes(&open.outcome, &open.loaded.scene)))
}
