//! The acts of cases told as messages, each at its place in the chain.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use identity::County;
use store::{At, MessageRow, RecordedAct, Store, Unit, Way};
use tenure::case::china_day;
use tenure::change_message::{BusinessCode, ChangeMessage, Serial, Subject};
use tenure::submission::{Text, Village};
use tenure::{ActId, DivisionArea};

use super::state::{state, state_after};
use super::{MessageRefused, whole_county};
use crate::Officer;
use crate::village_facts::facts_of;

/// A message as it stands in the chain, with the act that it tells of.
#[derive(Clone, Debug)]
pub struct Told {
    pub row: MessageRow,
    act: RecordedAct,
}

/// Writes a message, and gives the digest of its bytes, or why it cannot be written.
pub type DigestOf<'a> = &'a (dyn Fn(&ChangeMessage) -> Result<String, String> + Sync);

/// Gives a number to each act of the county that no message tells of yet and that the platform knows a message for, in the order of the acts.
///
/// How many there were; from then on none of these messages changes.
pub async fn number_messages(
    store: &Store,
    officer: &Officer,
    county: County,
    at: DateTime<Utc>,
    digest_of: DigestOf<'_>,
) -> Result<u64, MessageRefused> {
    whole_county(officer, county)?;
    let mut unit = store.begin(county).await?;
    let mut n_numbered = 0;
    for recorded in unit.acts_without_message().await? {
        let draft = Draft::of(store, officer, county, &recorded).await?;
        let Some(code) = draft.code else { continue };
        let mut row = place(&mut unit, county, code, &draft, at).await?;
        let message = draft.message(county, &row);
        row.digest = digest_of(&message)
            .map_err(|reason| MessageRefused::Unwritable { serial: row.serial.clone(), reason })?;
        unit.insert_change_message(&row).await?;
        n_numbered += 1;
    }
    unit.commit().await?;
    Ok(n_numbered)
}

/// The messages of a county in their order.
pub async fn told_messages(
    store: &Store,
    officer: &Officer,
    county: County,
) -> Result<Vec<Told>, MessageRefused> {
    whole_county(officer, county)?;
    let acts = store.acts(&officer.scope, county).await?;
    let mut acts: HashMap<ActId, RecordedAct> =
        acts.into_iter().map(|it| (it.act.id, it)).collect();
    let rows = store.change_messages(&officer.scope, county, Way::Out).await?;
    let told = |row: MessageRow| match acts.remove(&row.act) {
        Some(act) => Ok(Told { row, act }),
        None => Err(MessageRefused::Altered { serial: row.serial }),
    };
    rows.into_iter().map(told).collect()
}

/// Makes a numbered message from the register again.
pub async fn message_of(
    store: &Store,
    officer: &Officer,
    county: County,
    told: &Told,
) -> Result<ChangeMessage, MessageRefused> {
    let draft = Draft::of(store, officer, county, &told.act).await?;
    Ok(draft.message(county, &told.row))
}

/// What an act changed, before its message has a number.
struct Draft {
    /// None where the platform knows no message of the kind.
    code: Option<BusinessCode>,
    recorded: RecordedAct,
    division_name: String,
    /// The day on which the business began: that of acceptance.
    began: NaiveDate,
    before: Village,
    after: Village,
}

impl Draft {
    async fn of(
        store: &Store,
        officer: &Officer,
        county: County,
        recorded: &RecordedAct,
    ) -> Result<Self, MessageRefused> {
        let RecordedAct { act, division } = recorded;
        let case = store.case_of_act(&officer.scope, county, act.id).await?;
        let [before, after] = store.states_around(&officer.scope, county, act).await?;
        let code = BusinessCode::of(&case.request, &facts_of(after.clone()));
        let left = At::left_by(county, act);
        let areas = store.rows_of::<DivisionArea>(&officer.scope, division, left).await?;
        let named = areas.into_iter().map(|it| it.registered.fact).find(|it| it.code == *division);
        Ok(Self {
            code,
            recorded: recorded.clone(),
            division_name: named.map(|it| it.name).unwrap_or_default(),
            began: china_day(case.accepted_at),
            after: state_after(division, &before, after),
            before: state(division, before),
        })
    }

    fn message(self, county: County, row: &MessageRow) -> ChangeMessage {
        let Self { recorded, division_name, before, after, .. } = self;
        ChangeMessage {
            id: recorded.act.id.0,
            sender: county,
            sent_at: row.recorded_at,
            code: row.code,
            serial: row.serial.clone(),
            predecessor: row.predecessor.clone(),
            effect_day: recorded.act.effect_day,
            division: recorded.division,
            division_name,
            subject: subject(&before, &after),
            before,
            after,
        }
    }
}

/// The contract that the act is about first: one that was there before and is there after, or else the first of either.
fn subject(before: &Village, after: &Village) -> Subject {
    let was = |code| before.land_contracts.iter().any(|it| it.code == code);
    let kept = after.land_contracts.iter().find(|it| was(it.code.clone()));
    let any = after.land_contracts.first().or_else(|| before.land_contracts.first());
    let Some(contract) = kept.or(any) else { return Subject::default() };
    let text = |it: &Option<Text>| it.as_deref().unwrap_or_default().to_owned();
    Subject {
        issuer: text(&contract.issuer_code),
        contractor: text(&contract.contractor_code),
        contract: text(&contract.code),
    }
}

/// The next place of the chain; the digest comes with the bytes.
async fn place(
    unit: &mut Unit,
    county: County,
    code: BusinessCode,
    draft: &Draft,
    at: DateTime<Utc>,
) -> Result<MessageRow, MessageRefused> {
    let last = unit.last_change_message(Way::Out).await?;
    let of_day = unit.last_of_day(Way::Out, &Serial::prefix(county, draft.began)).await?;
    let counted = of_day.map_or(0, |it| it.serial.counted()).saturating_add(1);
    Ok(MessageRow {
        way: Way::Out,
        number: last.as_ref().map_or(0, |it| it.number).saturating_add(1),
        serial: Serial::nth(county, draft.began, counted).ok_or(MessageRefused::TooMany)?,
        predecessor: last.map(|it| it.serial),
        code,
        act: draft.recorded.act.id,
        digest: String::new(),
        recorded_at: at,
    })
}
