//! Messages taken in: each becomes one act with one entry, and all of a delivery happen or none.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use geometry::Crs;
use identity::County;
use ledger::{Commitments, Entry};
use store::{ActEntry, MessageRow, Store, Unit, VillageRegister, Way};
use tenure::case::Scene;
use tenure::change_message::Serial;
use tenure::{Act, ActId, ActKind, Parcel};
use uuid::Uuid;

use super::chain::{Delivered, in_order};
use super::entry::Content;
use super::facts::After;
use super::{MessageRefused, check, told};
use crate::entering::{self, Changes, Ids, Manner, Numbers, Pen};
use crate::log::subjects;
use crate::{Officer, Refused};

/// Messages of a county on their way in.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub county: County,
    pub messages: Vec<Delivered>,
    /// In which coordinate system parcels lie where none is registered: a message does not name it.
    pub system: Option<Crs>,
}

/// A message that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    pub serial: Serial,
    /// The number of its act, and the digest of the entry.
    pub act: i64,
    pub entry: String,
}

/// Takes messages in behind those that were taken in before; `new_id` makes the id of an act, a version-7 UUID.
pub async fn take_in(
    store: &Store,
    officer: &Officer,
    delivery: Delivery,
    at: DateTime<Utc>,
    new_id: impl Fn() -> Uuid,
) -> Result<Vec<TakenIn>, MessageRefused> {
    let Delivery { county, messages: delivered, system } = delivery;
    super::whole_county(officer, county)?;
    let mut unit = store.begin(county).await?;
    for Delivered { message, .. } in &delivered {
        if unit.change_message(Way::In, &message.serial).await?.is_some() {
            return Err(MessageRefused::Repeated { serial: message.serial.clone() });
        }
    }
    let last = unit.last_change_message(Way::In).await?;
    let ordered = in_order(county, delivered, last.as_ref().map(|it| it.serial.clone()))?;
    let mut taken_in = Vec::with_capacity(ordered.len());
    for (delivered, number) in ordered.into_iter().zip(last.map_or(0, |it| it.number) + 1..) {
        let intake = Intake { officer, delivered, system, number, id: ActId(new_id()), at };
        taken_in.push(intake.enter(&mut unit).await?);
    }
    unit.commit().await?;
    Ok(taken_in)
}

/// One message on its way in.
struct Intake<'a> {
    officer: &'a Officer,
    delivered: Delivered,
    /// That of parcels where none is registered.
    system: Option<Crs>,
    /// Its place in the chain.
    number: i64,
    id: ActId,
    at: DateTime<Utc>,
}

impl Intake<'_> {
    async fn enter(self, unit: &mut Unit) -> Result<TakenIn, MessageRefused> {
        let message = &self.delivered.message;
        let serial = message.serial.clone();
        let mut register = unit.register_of(&told::objects(message)).await?;
        check::as_registered(message, &register)?;
        check::new_codes(unit, message).await?;
        let system = self.system(unit, &register).await?;
        let after = After::of(message, system, &register);
        let after = after.map_err(|source| MessageRefused::Unreadable { serial, source })?;
        // What lies on a right is no message's to say.
        register.restrictions.clear();
        let act = self.act(unit).await?;
        let subjects = subjects(&after.facts, &register);
        let changes = self.write(unit, &act, after, register).await?;
        check::rules(unit, message).await?;
        let commitments = unit.commit_to(act.id, subjects).await?;
        self.record(unit, &act, &changes, commitments).await
    }

    async fn act(&self, unit: &mut Unit) -> Result<Act, MessageRefused> {
        let Delivered { message, digest } = &self.delivered;
        let act = Act {
            id: self.id,
            number: unit.next_act_number().await?,
            kind: ActKind::Takeover,
            officer: self.officer.name.clone(),
            effect_day: message.effect_day,
            recorded_at: self.at,
            evidence_sha256: Some(digest.clone()),
            note: Some(format!("{} {}", message.code.title_zh(), message.serial)),
        };
        unit.record_act(&act, &message.division).await?;
        Ok(act)
    }

    async fn write(
        &self,
        unit: &mut Unit,
        act: &Act,
        after: After,
        register: VillageRegister,
    ) -> Result<Changes, MessageRefused> {
        let message = &self.delivered.message;
        let ended = told::ended(message);
        let mut pen = Pen {
            unit,
            act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: message.effect_day, ended: &ended },
            changes: Changes::default(),
        };
        let After { facts, cancelled } = after;
        let scene = Scene { facts, restrictions: Vec::new() };
        let numbers = Numbers { repeated: &HashSet::new(), county_was_empty: false };
        let division = &message.division;
        entering::enter_scene(&mut pen, division, scene, cancelled, register, &numbers).await?;
        Ok(pen.changes)
    }

    /// Appends the entry, and puts the message at its place in the chain.
    async fn record(
        &self,
        unit: &mut Unit,
        act: &Act,
        changes: &Changes,
        commitments: Option<Commitments>,
    ) -> Result<TakenIn, MessageRefused> {
        let Delivered { message, digest } = &self.delivered;
        let content = Content::of(act, message, changes, commitments);
        let entry = Entry::of(&content).map_err(Refused::from)?;
        let (canonical, entry) = (entry.canonical().to_owned(), entry.digest().to_string());
        unit.append_entry(ActEntry { act: act.id, canonical, digest: entry.clone() }).await?;
        unit.insert_change_message(&MessageRow {
            way: Way::In,
            number: self.number,
            serial: message.serial.clone(),
            predecessor: message.predecessor.clone(),
            code: message.code,
            act: act.id,
            digest: digest.clone(),
            recorded_at: self.at,
        })
        .await?;
        Ok(TakenIn { serial: message.serial.clone(), act: act.number, entry })
    }

    /// The coordinate system of the parcels, which a message does not name: that of what is registered in the village, or else the one that came with the delivery.
    async fn system(
        &self,
        unit: &mut Unit,
        register: &VillageRegister,
    ) -> Result<Option<Crs>, MessageRefused> {
        let message = &self.delivered.message;
        if message.after.parcels.is_empty() {
            return Ok(None);
        }
        if let Some(parcel) = register.parcels.first() {
            return Ok(Some(parcel.fact().crs));
        }
        for village in told::villages(message)? {
            let parcels = unit.current_of_division::<Parcel>(&village).await?;
            if let Some(parcel) = parcels.first() {
                return Ok(Some(parcel.fact().crs));
            }
        }
        match self.system {
            Some(system) => Ok(Some(system)),
            None => Err(MessageRefused::NoSystem { serial: message.serial.clone() }),
        }
    }
}
