//! Messages taken in: each becomes one act with one entry, and all of a delivery happen or none.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use identity::{ContractorCode, County, DivisionCode, ParcelCode};
use ledger::Entry;
use store::{ActEntry, Fact, MessageRow, Row, Store, Unit, VillageRegister, Way};
use tenure::case::Scene;
use tenure::change_message::{ChangeMessage, Serial};
use tenure::rules::{Facts, Parameters, check_village};
use tenure::submission::{CountyFacts, Table, Text, Village};
use tenure::takeover::{Entered, Takeover, read, registered};
use tenure::{Act, ActId, ActKind, CertificateChange, Moment, Object, ObjectKind, Severity};
use uuid::Uuid;

use super::chain::{Delivered, in_order};
use super::entry::Content;
use super::registered::{Difference, difference};
use super::{MessageRefused, state};
use crate::entering::{self, Ids, Manner, Numbers, Pen};
use crate::village_facts::facts_of;
use crate::{Officer, Refused};

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
    county: County,
    delivered: Vec<Delivered>,
    at: DateTime<Utc>,
    new_id: impl Fn() -> Uuid,
) -> Result<Vec<TakenIn>, MessageRefused> {
    if !officer.scope.contains(&county.into()) {
        return Err(Refused::NotFound { what: "county", code: county.to_string() }.into());
    }
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
        let id = ActId(new_id());
        let intake = Intake { officer, delivered, number, id, at };
        taken_in.push(intake.enter(&mut unit).await?);
    }
    unit.commit().await?;
    Ok(taken_in)
}

/// One message on its way in.
struct Intake<'a> {
    officer: &'a Officer,
    delivered: Delivered,
    /// Its place in the chain.
    number: i64,
    id: ActId,
    at: DateTime<Utc>,
}

impl Intake<'_> {
    async fn enter(self, unit: &mut Unit) -> Result<TakenIn, MessageRefused> {
        let message = &self.delivered.message;
        let serial = &message.serial;
        let mut register = unit.register_of(&codes(message)).await?;
        let system = self.system(unit, &register).await?;
        self.check_before(&register)?;
        self.check_new_codes(unit).await?;
        let unreadable = |source| MessageRefused::Unreadable { serial: serial.clone(), source };
        let county = CountyFacts {
            county: message.sender.as_str().into(),
            crs: system.map(|it| (Table::Parcel, it)).into_iter().collect(),
            ..CountyFacts::default()
        };
        let mut after = read(&message.after, &county, message.effect_day).map_err(unreadable)?;
        let cancelled = cancelled(message, &county).map_err(unreadable)?;
        settle(&mut after, &register, message.effect_day);
        // What lies on a right is no message's to say.
        register.restrictions.clear();
        let act = self.act(unit).await?;
        unit.record_act(&act, &message.division).await?;
        let ended = ended(message);
        let mut pen = Pen {
            unit,
            act: &act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: message.effect_day, ended: &ended },
            changes: entering::Changes::default(),
        };
        let scene = Scene { facts: after, restrictions: Vec::new() };
        let numbers = Numbers { repeated: &HashSet::new(), county_was_empty: false };
        let division = &message.division;
        entering::enter_scene(&mut pen, division, scene, cancelled, register, &numbers).await?;
        let changes = pen.changes;
        self.check_rules(unit).await?;
        let entry = Entry::of(&Content::of(&act, message, &changes)).map_err(Refused::from)?;
        let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
        unit.append_entry(ActEntry { act: act.id, canonical, digest: digest.clone() }).await?;
        unit.insert_change_message(&self.row()).await?;
        Ok(TakenIn { serial: serial.clone(), act: act.number, entry: digest })
    }

    async fn act(&self, unit: &mut Unit) -> Result<Act, MessageRefused> {
        let Delivered { message, digest } = &self.delivered;
        Ok(Act {
            id: self.id,
            number: unit.next_act_number().await?,
            kind: ActKind::Takeover,
            officer: self.officer.name.clone(),
            effect_day: message.effect_day,
            recorded_at: self.at,
            evidence_sha256: Some(digest.clone()),
            note: Some(format!("{} {}", message.code.title_zh(), message.serial)),
        })
    }

    fn row(&self) -> MessageRow {
        let Delivered { message, digest } = &self.delivered;
        MessageRow {
            way: Way::In,
            number: self.number,
            serial: message.serial.clone(),
            predecessor: message.predecessor.clone(),
            code: message.code,
            act: self.id,
            digest: digest.clone(),
            recorded_at: self.at,
        }
    }

    /// The coordinate system of the parcels, which a message does not name: that of what is registered in the village.
    async fn system(
        &self,
        unit: &mut Unit,
        register: &VillageRegister,
    ) -> Result<Option<geometry::Crs>, MessageRefused> {
        let message = &self.delivered.message;
        if message.after.parcels.is_empty() {
            return Ok(None);
        }
        if let Some(parcel) = register.parcels.first() {
            return Ok(Some(parcel.fact().crs));
        }
        for village in villages(message)? {
            let parcels = unit.current_of_division::<tenure::Parcel>(&village).await?;
            if let Some(parcel) = parcels.first() {
                return Ok(Some(parcel.fact().crs));
            }
        }
        Err(MessageRefused::NoSystem { serial: message.serial.clone() })
    }

    /// The objects must be registered as the message says they were.
    fn check_before(&self, register: &VillageRegister) -> Result<(), MessageRefused> {
        let message = &self.delivered.message;
        let standing = state::state(&message.division, register.clone());
        match difference(&message.before, &standing) {
            None => Ok(()),
            Some(Difference { table, code }) => {
                Err(MessageRefused::NotAsRegistered { serial: message.serial.clone(), table, code })
            }
        }
    }

    /// A code that an act brings into being was nobody's before.
    async fn check_new_codes(&self, unit: &mut Unit) -> Result<(), MessageRefused> {
        let ChangeMessage { serial, before, after, .. } = &self.delivered.message;
        for (kind, code_of) in CODED {
            let known = code_of(before);
            let new: Vec<String> = code_of(after).difference(&known).cloned().collect();
            if let Some(code) = unit.code_used(*kind, &new).await?.into_iter().next() {
                return Err(MessageRefused::CodeUsed { serial: serial.clone(), code });
            }
        }
        Ok(())
    }

    /// The villages as they would stand, against the rules of an audit; what blocks an object of the message stops it.
    async fn check_rules(&self, unit: &mut Unit) -> Result<(), MessageRefused> {
        let message = &self.delivered.message;
        let mut named = BTreeSet::new();
        for (_, code_of) in CODED {
            named.extend(code_of(&message.after));
        }
        let parameters = Parameters::default();
        let mut findings = Vec::new();
        for village in villages(message)? {
            let standing = facts_of(unit.current_of_village(&village).await?);
            let county = message.sender.as_str();
            let (rows, county) = registered(county, village.as_str(), &standing);
            for (rule, tally) in
                check_village(&Facts::new(&rows, &county, &parameters), Moment::Audit)
            {
                let blocks = rule.severity_at(Moment::Audit) == Some(Severity::Blocking);
                let concerned = tally.violations.into_iter().filter(|it| {
                    blocks && it.objects.iter().map(Object::code).any(|it| named.contains(it))
                });
                findings.extend(concerned.map(|it| format!("{} {}", rule.code.code, it.message)));
            }
        }
        if findings.is_empty() {
            return Ok(());
        }
        let (serial, findings) = (message.serial.clone(), findings.join("；"));
        Err(MessageRefused::Violated { serial, findings })
    }
}

/// Which codes of a kind a state names.
type CodeOf = fn(&Village) -> BTreeSet<String>;

/// The kinds of objects that a message tells of, each with where its codes stand.
const CODED: &[(ObjectKind, CodeOf)] = &[
    (ObjectKind::Issuer, |it| codes_of(it.issuers.iter().map(|it| &it.code))),
    (ObjectKind::Contractor, |it| codes_of(it.contractors.iter().map(|it| &it.code))),
    (ObjectKind::Household, households),
    (ObjectKind::LandContract, |it| codes_of(it.land_contracts.iter().map(|it| &it.code))),
    (ObjectKind::Parcel, |it| codes_of(it.parcels.iter().map(|it| &it.code))),
];

fn codes_of<'a>(codes: impl Iterator<Item = &'a Option<Text>>) -> BTreeSet<String> {
    codes.flatten().map(ToString::to_string).collect()
}

/// A household is there as long as it has members, or the role of a contractor.
fn households(state: &Village) -> BTreeSet<String> {
    const HOUSEHOLD: &str = "1";
    let contracting = state.contractors.iter().filter(|it| it.kind.as_deref() == Some(HOUSEHOLD));
    let mut codes = codes_of(contracting.map(|it| &it.code));
    codes.extend(codes_of(state.members.iter().map(|it| &it.household_code)));
    codes
}

fn codes(message: &ChangeMessage) -> store::Codes {
    let mut codes = store::Codes::default();
    for (kind, code_of) in CODED {
        for code in code_of(&message.before).into_iter().chain(code_of(&message.after)) {
            codes.insert(*kind, code);
        }
    }
    codes
}

/// The objects that the message ends.
fn ended(message: &ChangeMessage) -> HashSet<(ObjectKind, String)> {
    let mut ended = HashSet::new();
    for (kind, code_of) in CODED {
        let gone = code_of(&message.before);
        let living = code_of(&message.after);
        ended.extend(gone.difference(&living).map(|code| (*kind, code.clone())));
    }
    ended
}

/// The villages in which the objects of the message lie.
fn villages(message: &ChangeMessage) -> Result<BTreeSet<DivisionCode>, MessageRefused> {
    let mut villages = BTreeSet::new();
    for state in [&message.before, &message.after] {
        let contractors = state.contractors.iter().filter_map(|it| it.code.as_deref());
        let contractors = contractors.filter_map(|it| ContractorCode::parse(it).ok());
        let parcels = state.parcels.iter().filter_map(|it| it.code.as_deref());
        let parcels = parcels.filter_map(|it| ParcelCode::parse(it).ok());
        let issuers = contractors.map(|it| it.issuer()).chain(parcels.map(|it| it.issuer()));
        let codes = issuers.filter_map(|it| it.as_str().get(..VILLAGE_LENGTH).map(str::to_owned));
        villages.extend(codes.filter_map(|it| DivisionCode::parse(&it).ok()));
    }
    let serial = &message.serial;
    if villages.is_empty() {
        return Err(MessageRefused::Unplaced { serial: serial.clone() });
    }
    match villages.iter().all(|it| it.county() == message.sender) {
        true => Ok(villages),
        false => {
            Err(MessageRefused::OtherCounty { serial: serial.clone(), county: message.sender })
        }
    }
}

const VILLAGE_LENGTH: usize = 12;

/// The cancellations of certificates whose contracts end with the message.
fn cancelled(
    message: &ChangeMessage,
    county: &CountyFacts,
) -> Result<Vec<Entered<CertificateChange>>, tenure::takeover::Unreadable> {
    let living = codes_of(message.after.land_contracts.iter().map(|it| &it.code));
    let ended = |it: &&tenure::submission::LandContract| {
        it.code.as_ref().is_some_and(|code| !living.contains(code.as_str()))
    };
    let rows = Village {
        land_contracts: message.before.land_contracts.iter().filter(ended).cloned().collect(),
        cancellations: message.after.cancellations.clone(),
        ..Village::default()
    };
    let files = read(&rows, county, message.effect_day)?.contracts;
    Ok(files.into_iter().flat_map(|it| it.changes).collect())
}

/// Gives each fact what a message leaves out: its phone, and the day from which it holds.
///
/// What is registered so already holds since it did; what the message changes holds from its day of effect.
fn settle(after: &mut Takeover, register: &VillageRegister, effect_day: chrono::NaiveDate) {
    for it in &mut after.issuers {
        let same = register.issuers.iter().find(|row| row.fact().code == it.fact.code);
        it.fact.phone = same.and_then(|row| row.fact().phone.clone());
        date(it, &register.issuers, effect_day);
    }
    for it in &mut after.contractors {
        let same = register.contractors.iter().find(|row| row.fact().code == it.fact.code);
        it.fact.phone = same.and_then(|row| row.fact().phone.clone());
        date(it, &register.contractors, effect_day);
    }
    for file in &mut after.households {
        let code = &file.household.fact.code;
        let same = register.households.iter().find(|row| row.fact().code == *code);
        file.household.fact.phone = same.and_then(|row| row.fact().phone.clone());
        date(&mut file.household, &register.households, effect_day);
        for it in &mut file.members {
            let same = register.members.iter().find(|row| {
                let person = register.persons.iter().find(|it| it.id() == row.links.person);
                *row.fact() == it.fact.member
                    && person.is_some_and(|person| *person.fact() == it.fact.person)
            });
            it.first_day = same.map_or(effect_day, |row| row.version().first_day);
        }
    }
    after.parcels.iter_mut().for_each(|it| date(it, &register.parcels, effect_day));
    for file in &mut after.contracts {
        date(&mut file.contract, &register.contracts, effect_day);
        file.parcels.iter_mut().for_each(|it| date(it, &register.contracted_parcels, effect_day));
        file.right.iter_mut().for_each(|it| date(it, &register.rights, effect_day));
        file.certificate.iter_mut().for_each(|it| date(it, &register.certificates, effect_day));
        file.changes.iter_mut().for_each(|it| date(it, &register.certificate_changes, effect_day));
        file.title_documents
            .iter_mut()
            .for_each(|it| date(it, &register.title_documents, effect_day));
        file.circulations.iter_mut().for_each(|it| date(it, &register.circulations, effect_day));
    }
}

fn date<T: Fact>(it: &mut Entered<T>, registered: &[Row<T>], effect_day: chrono::NaiveDate) {
    let same = registered.iter().find(|row| *row.fact() == it.fact);
    it.first_day = same.map_or(effect_day, |row| row.version().first_day);
}
