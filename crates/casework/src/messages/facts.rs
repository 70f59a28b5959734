//! What a message says after the act, as facts of this register.

use chrono::NaiveDate;
use geometry::Crs;
use store::{Fact, Row, VillageRegister};
use tenure::CertificateChange;
use tenure::change_message::ChangeMessage;
use tenure::submission::{CountyFacts, LandContract, Table, Village};
use tenure::takeover::{Entered, HouseholdFile, MemberFact, Takeover, Unreadable, read};

use super::merged;
use super::told::contracts;

/// The facts that a message leaves, and the cancellations of certificates whose contracts it ends.
pub(super) struct After {
    pub(super) facts: Takeover,
    pub(super) cancelled: Vec<Entered<CertificateChange>>,
}

impl After {
    /// Reads the facts, the parcels in a coordinate system.
    ///
    /// What is registered so already holds since it did; what the message changes holds from its day of effect.
    /// Phones stay as they are registered, since a message has none.
    pub(super) fn of(
        message: &ChangeMessage,
        system: Option<Crs>,
        register: &VillageRegister,
    ) -> Result<Self, Unreadable> {
        let county = CountyFacts {
            county: message.sender.as_str().into(),
            crs: system.map(|it| (Table::Parcel, it)).into_iter().collect(),
            ..CountyFacts::default()
        };
        let mut facts = read(&message.after, &county, message.effect_day)?;
        facts.homesteads = merged::homesteads(message, register);
        keep_phones(&mut facts, register);
        date_all(&mut facts, register, message.effect_day);
        Ok(Self { facts, cancelled: cancelled(message, &county)? })
    }
}

fn cancelled(
    message: &ChangeMessage,
    county: &CountyFacts,
) -> Result<Vec<Entered<CertificateChange>>, Unreadable> {
    let living = contracts(&message.after);
    let ended = |it: &&LandContract| it.code.as_deref().is_some_and(|code| !living.contains(code));
    let rows = Village {
        land_contracts: message.before.land_contracts.iter().filter(ended).cloned().collect(),
        cancellations: message.after.cancellations.clone(),
        ..Village::default()
    };
    let files = read(&rows, county, message.effect_day)?.contracts;
    Ok(files.into_iter().flat_map(|it| it.changes).collect())
}

fn keep_phones(facts: &mut Takeover, register: &VillageRegister) {
    for Entered { fact, .. } in &mut facts.issuers {
        let same = register.issuers.iter().find(|row| row.fact().code == fact.code);
        fact.phone = same.and_then(|row| row.fact().phone.clone());
    }
    for Entered { fact, .. } in &mut facts.contractors {
        let same = register.contractors.iter().find(|row| row.fact().code == fact.code);
        fact.phone = same.and_then(|row| row.fact().phone.clone());
    }
    for HouseholdFile { household: Entered { fact, .. }, .. } in &mut facts.households {
        let same = register.households.iter().find(|row| row.fact().code == fact.code);
        fact.phone = same.and_then(|row| row.fact().phone.clone());
    }
}

fn date_all(facts: &mut Takeover, register: &VillageRegister, effect_day: NaiveDate) {
    date(&mut facts.issuers, &register.issuers, effect_day);
    date(&mut facts.contractors, &register.contractors, effect_day);
    for HouseholdFile { household, members } in &mut facts.households {
        date([household], &register.households, effect_day);
        for member in members.iter_mut() {
            date_member(member, register, effect_day);
        }
    }
    date(&mut facts.parcels, &register.parcels, effect_day);
    for file in &mut facts.contracts {
        date([&mut file.contract], &register.contracts, effect_day);
        date(&mut file.parcels, &register.contracted_parcels, effect_day);
        date(&mut file.right, &register.rights, effect_day);
        date(&mut file.certificate, &register.certificates, effect_day);
        date(&mut file.changes, &register.certificate_changes, effect_day);
        date(&mut file.title_documents, &register.title_documents, effect_day);
        date(&mut file.circulations, &register.circulations, effect_day);
    }
}

fn date<'a, T: Fact>(
    entered: impl IntoIterator<Item = &'a mut Entered<T>>,
    registered: &[Row<T>],
    effect_day: NaiveDate,
) {
    for it in entered {
        let same = registered.iter().find(|row| *row.fact() == it.fact);
        it.first_day = same.map_or(effect_day, |row| row.version().first_day);
    }
}

/// The place of a person in a household does not say whose it is.
fn date_member(it: &mut Entered<MemberFact>, register: &VillageRegister, effect_day: NaiveDate) {
    let MemberFact { person, member } = &it.fact;
    let same = register.members.iter().find(|row| {
        let who = register.persons.iter().find(|it| it.id() == row.links.person);
        row.fact() == member && who.is_some_and(|who| who.fact() == person)
    });
    it.first_day = same.map_or(effect_day, |row| row.version().first_day);
}
