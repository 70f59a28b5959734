//! Where members went whose membership ended for another one, as certificates 成员证明 show.

use chrono::{DateTime, Utc};
use tenure::ObjectId;
use tenure::membership::{Departure, MembershipCertificate};

use super::book::{CollectiveKey, Recorded, rows};
use crate::{
    Store, StoreError, Unit, entity::membership_departure, row::to_microseconds, session::Session,
};

impl Unit {
    /// Puts a certificate down with the membership that ended for it; each once ([`StoreError::Repeated`]).
    pub async fn insert_departure(
        &mut self,
        collective: ObjectId,
        departure: &Departure,
        recorded: Recorded,
    ) -> Result<(), StoreError> {
        let Departure { person, last_day, certificate } = departure.clone();
        let MembershipCertificate { credit_code, name, first_day, certificate_sha256 } =
            certificate;
        let model = membership_departure::Model {
            county: self.pen.county(),
            collective_id: collective.0,
            person_id: person.0,
            last_day,
            credit_code,
            name,
            first_day,
            certificate_sha256,
            act_id: recorded.act.0,
            recorded_at: to_microseconds(recorded.at),
        };
        self.insert_models::<membership_departure::Entity>(vec![model]).await
    }

    /// Where those went who were members of a collective.
    pub async fn departures_of(
        &mut self,
        collective: ObjectId,
    ) -> Result<Vec<Departure>, StoreError> {
        let key = CollectiveKey { county: self.county, id: collective };
        departures(&self.session, key, None).await
    }
}

impl Store {
    /// The same, as known at a moment.
    pub async fn departures_of(
        &self,
        key: CollectiveKey,
        known_at: DateTime<Utc>,
    ) -> Result<Vec<Departure>, StoreError> {
        departures(&self.read().await?, key, Some(known_at)).await
    }
}

async fn departures(
    session: &Session,
    key: CollectiveKey,
    known_at: Option<DateTime<Utc>>,
) -> Result<Vec<Departure>, StoreError> {
    let rows = rows::<membership_departure::Entity>(session, key, known_at).await?;
    let departure = |it: membership_departure::Model| Departure {
        person: ObjectId(it.person_id),
        last_day: it.last_day,
        certificate: MembershipCertificate {
            credit_code: it.credit_code,
            name: it.name,
            first_day: it.first_day,
            certificate_sha256: it.certificate_sha256,
        },
    };
    Ok(rows.into_iter().map(departure).collect())
}
