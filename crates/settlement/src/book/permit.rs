//! Residence permits, each issued together with the fact that it was.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use super::application::pack_of;
use super::entity::permit;
use super::reading::{Reading, clause, clause_columns, text};
use super::{Book, BookError, Occasion, Unit, event};
use crate::Role;
use crate::pack::PolicyPacks;
use crate::record::{
    Event, PermitAsked, PermitId, PersonId, ResidencePermit, SettlementFact, SettlementFactId,
};

impl Book {
    /// Issues a permit on the clause of a policy pack; what the text does not bear is refused.
    pub async fn issue_permit(
        &self,
        occasion: &Occasion<'_>,
        packs: &PolicyPacks,
        pack: &str,
        asked: PermitAsked,
        fact: SettlementFactId,
    ) -> Result<ResidencePermit, BookError> {
        let unit = self.unit(occasion).await?;
        let permit = unit.issue_permit(packs, pack, asked, fact).await?;
        unit.commit().await?;
        Ok(permit)
    }
}

impl Unit<'_> {
    /// Issues a permit on the clause of a policy pack; what the text does not bear is refused.
    pub async fn issue_permit(
        &self,
        packs: &PolicyPacks,
        pack: &str,
        asked: PermitAsked,
        fact: SettlementFactId,
    ) -> Result<ResidencePermit, BookError> {
        let Self { book, occasion, transaction } = self;
        occasion.must(Role::Approver)?;
        occasion.place(asked.place)?;
        occasion.come(asked.issued_day)?;
        let pack = pack_of(packs, pack)?;
        if !pack.covers(&asked.place) {
            let (place, pack) = (asked.place, pack.code.clone());
            return Err(BookError::ElsewhereThanPack { place, pack });
        }
        let permit = ResidencePermit::issue(asked, pack)?;
        book.any_person(transaction, permit.holder).await?;
        row(occasion, &permit).into_active_model().insert(transaction).await?;
        let issued = Event::PermitIssued { permit: permit.id, place: permit.place };
        let fact = SettlementFact {
            id: fact,
            person: permit.holder,
            event: issued,
            effective_day: permit.issued_day,
            recorded_at: occasion.at,
        };
        event::add(transaction, occasion, fact).await?;
        Ok(permit)
    }
}

fn row(occasion: &Occasion<'_>, it: &ResidencePermit) -> permit::Model {
    let (clause_at, clause_quotation) = clause_columns(&it.clause);
    permit::Model {
        id: it.id.0,
        person_id: it.holder.0,
        policy_pack: it.policy_pack.clone(),
        clause_at,
        clause_quotation,
        other_act: it.other_act.clone().map(Into::into),
        place: it.place.as_str().to_owned(),
        issued_day: it.issued_day,
        recorded_by: occasion.clerk.name.clone(),
        recorded_at: occasion.at,
    }
}

/// A permit, whoever asks.
pub(super) async fn of_id(
    database: &impl ConnectionTrait,
    id: PermitId,
) -> Result<ResidencePermit, BookError> {
    let found = permit::Entity::find_by_id(id.0).one(database).await?;
    read(found.ok_or_else(|| BookError::not_found("permit", id.0))?)
}

/// The permits that a person was ever issued, the oldest first.
pub(super) async fn of_person(
    database: &impl ConnectionTrait,
    id: PersonId,
) -> Result<Vec<ResidencePermit>, BookError> {
    let query = permit::Entity::find().filter(permit::Column::PersonId.eq(id.0));
    let rows = query.order_by_asc(permit::Column::Id).all(database).await?;
    rows.into_iter().map(read).collect()
}

fn read(model: permit::Model) -> Result<ResidencePermit, BookError> {
    Ok(ResidencePermit {
        id: PermitId(model.id),
        holder: PersonId(model.person_id),
        policy_pack: model.policy_pack,
        clause: clause(&model.clause_at, model.clause_quotation),
        other_act: text(model.other_act),
        place: Reading("settlement_permit").place(&model.place)?,
        issued_day: model.issued_day,
    })
}
