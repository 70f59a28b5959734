//! An application is entered by another officer, or taken back.

use store::{ApplicationRow, ApplicationState, RegisterObject, StoreError, Unit};
use tenure::Moment;
use tenure::case::{Role, Step};

use super::apply::{Worked, check_role, county_of, named};
use super::book;
use super::enter::write;
use super::view::ApplicationView;
use crate::Refused;
use crate::case::evidence;
use crate::case::{Counter, Mode, Reply};

/// Enters an application, as the register stands now.
pub async fn enter(
    counter: &Counter<'_, ApplicationView>,
    code: &str,
    number: u32,
    revision: i64,
    mode: Mode,
) -> Result<Reply<ApplicationView>, Refused> {
    let Counter { store, officer, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, code).await?).await?;
    let object = book::object(&mut unit, officer, code).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    check_role(officer, Role::Registrar, Step::Register)?;
    let row = open(&mut unit, &object, number, revision).await?;
    if row.submitted_by == officer.name {
        return Err(Refused::OwnApplication { officer: officer.name.clone() });
    }
    let documents = evidence::stored(&mut unit, &officer.scope, named(&row.body)).await?;
    let worked = Worked::of(&mut unit, counter, object, &row.body).await?;
    let mut view = worked.view(counter, code, row, Moment::Register);
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    if view.findings.blocks() {
        return Err(Refused::Violated(view.findings));
    }
    let act = write(&mut unit, counter, worked, &view.row, documents).await?;
    view.row = closed(counter, view.row, ApplicationState::Entered);
    view.row.act = Some(act.id);
    unit.close_application(&view.row).await?;
    counter.conclude(unit, view).await
}

/// Takes an application back, with the reason: by whoever handed it in, or by a registrar.
pub async fn withdraw(
    counter: &Counter<'_, ApplicationView>,
    code: &str,
    number: u32,
    revision: i64,
    reason: String,
) -> Result<Reply<ApplicationView>, Refused> {
    let Counter { store, officer, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, code).await?).await?;
    let object = book::object(&mut unit, officer, code).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let row = open(&mut unit, &object, number, revision).await?;
    if row.submitted_by != officer.name {
        check_role(officer, Role::Registrar, Step::Return)?;
    }
    let mut row = closed(counter, row, ApplicationState::Withdrawn);
    row.note = Some(reason);
    unit.close_application(&row).await?;
    counter.conclude(unit, ApplicationView::kept(code, row)).await
}

/// An application that is still open, at the revision that was seen.
async fn open(
    unit: &mut Unit,
    object: &RegisterObject,
    number: u32,
    revision: i64,
) -> Result<ApplicationRow, Refused> {
    let row = match unit.application(object.id, number).await {
        Err(StoreError::NotFound) => {
            return Err(Refused::NotFound { what: "application", code: number.to_string() });
        }
        row => row?,
    };
    if row.state != ApplicationState::Submitted {
        return Err(Refused::ApplicationClosed { state: row.state.as_str() });
    }
    if row.revision != revision {
        return Err(Refused::Stale { revision: row.revision });
    }
    Ok(row)
}

fn closed(
    counter: &Counter<'_, ApplicationView>,
    row: ApplicationRow,
    state: ApplicationState,
) -> ApplicationRow {
    let by = (counter.officer.name.clone(), counter.occasion.at);
    ApplicationRow { state, revision: row.revision.saturating_add(1), closed: Some(by), ..row }
}
