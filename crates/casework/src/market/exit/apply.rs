//! An application to leave a right is taken in, where the county may try it out.

use chrono::{Datelike as _, NaiveDate};
use identity::County;
use market::Consent;
use market::exit::{Application, Exit, ExitReceiver, ExitRight, Returned};
use market::money::DealId;
use serde::Deserialize;
use store::{DealKind, DealRow, Store, Unit};
use tenure::case::Role;
use tenure::{Moment, ObjectId};

use super::super::{duty, named::Gathered};
use super::cancel;
use super::right::{Owner, RegisteredRight, holds, load_land, owner_of_land, surrender_of};
use super::shares;
use super::step::{findings, lawful};
use super::view::ExitView;
use crate::case::{Counter, Mode, Reply, evidence};
use crate::{Officer, Refused};

/// What is handed in; who holds the right, the register says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationAsked {
    pub right: ExitRight,
    /// The representative's signature under the application.
    pub signature: Consent,
    /// The day on which the issuer had the written notice.
    #[serde(default)]
    pub notified_day: Option<NaiveDate>,
    /// To whom the right goes; where nothing is said, to the collective that it is of.
    #[serde(default)]
    pub receiver: Option<ExitReceiver>,
}

/// Takes an application in, or says all that stands in its way.
pub async fn apply(
    counter: &Counter<'_, ExitView>,
    asked: ApplicationAsked,
    mode: Mode,
) -> Result<Reply<ExitView>, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, &asked.right).await?).await?;
    // What was taken in before is answered alike, though the right may have ended since.
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let (right, owner) = registered(&mut unit, counter, &asked).await?;
    duty::check(officer, Role::Intake, "apply")?;
    let application = application(asked, &owner, &right);
    let named = Gathered::default().application(&application).0;
    evidence::stored(&mut unit, &officer.scope, named).await?;
    let id = DealId(ObjectId(occasion.id));
    let pilot = unit.pilot_for(application.right.kind(), occasion.today).await?;
    let register = right.register(&desk.calendar, &desk.market_parameters);
    let exit = Exit::apply(id, application.clone(), pilot.as_ref(), occasion.at, &register);
    let exit = lawful(exit, Moment::Submit)?;
    cancel::check(&mut unit, counter, &exit).await?;
    let findings = findings(&exit, &register, occasion.today, Moment::Submit);
    let row = DealRow {
        id,
        county: unit.county(),
        kind: DealKind::Exit,
        subject: application.right.kind().as_str().to_owned(),
        number: unit.next_deal_number(occasion.today.year()).await?,
        division: owner.division,
        state: exit.state().as_str().to_owned(),
        revision: 1,
        body: application,
        opened_by: officer.name.clone(),
        opened_at: occasion.at,
    };
    let view = ExitView::opened(row, exit, findings);
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    unit.insert_deal(&view.row).await?;
    if let Some(surrender) = surrender_of(&view.row.body.right) {
        unit.hold_for_deal(id, &holds(&surrender)).await?;
    }
    counter.conclude(unit, view).await
}

/// The county that a right lies in.
async fn county_of(store: &Store, officer: &Officer, right: &ExitRight) -> Result<County, Refused> {
    match right {
        ExitRight::ContractedLand { contract, .. } => Ok(contract.contractor().issuer().county()),
        ExitRight::Homestead { unit } => {
            let county = unit.as_str().get(..6).and_then(|it| County::parse(it).ok());
            county.ok_or(Refused::Unplaced)
        }
        ExitRight::Shares { collective, .. } => {
            crate::collective::county_of(store, officer, collective.as_str()).await
        }
    }
}

/// The right as it is registered, and whose it is.
async fn registered(
    unit: &mut Unit,
    counter: &Counter<'_, ExitView>,
    asked: &ApplicationAsked,
) -> Result<(RegisteredRight, Owner), Refused> {
    let Counter { officer, occasion, .. } = *counter;
    let Some(surrender) = surrender_of(&asked.right) else {
        let to = asked.receiver.as_ref().map(|it| &it.to);
        return shares::registered(unit, officer, occasion, &asked.right, to).await;
    };
    let loaded = load_land(unit, officer, &surrender).await?;
    let right = RegisteredRight::of_land(unit, &loaded, &surrender, occasion.today).await?;
    Ok((right, owner_of_land(&loaded, &surrender)?))
}

fn application(asked: ApplicationAsked, owner: &Owner, right: &RegisteredRight) -> Application {
    let ApplicationAsked { right: of, signature, notified_day, receiver } = asked;
    let collective = owner.collective;
    let to_collective = ExitReceiver { collective, to: Returned::Collective };
    Application {
        right: of,
        collective,
        holders: right.holders.clone(),
        representative: owner.representative,
        signature,
        notified_day,
        receiver: receiver.unwrap_or(to_collective),
    }
}
