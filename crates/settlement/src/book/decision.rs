//! Decisions on applications: one each, on a clause or on another act that is named.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use super::application::{file, pack_of};
use super::entity::{decision, decision_companion};
use super::reading::{Reading, clause, clause_columns, text};
use super::{Book, BookError, Occasion, Unit};
use crate::Role;
use crate::evaluation::Answer;
use crate::pack::PolicyPacks;
use crate::record::{
    Application, ApplicationId, Basis, CompanionAnswer, Decision, Outcome, PersonId, Ruling,
};

const TABLE: &str = "settlement_decision";

impl Book {
    /// Decides an application, once; what the text and the evidence do not bear is refused.
    pub async fn decide(
        &self,
        occasion: &Occasion<'_>,
        packs: &PolicyPacks,
        id: ApplicationId,
        outcome: Outcome,
        ruling: Ruling,
    ) -> Result<Decision, BookError> {
        let unit = self.unit(occasion).await?;
        let (_, decision) = unit.decide(packs, id, outcome, ruling).await?;
        unit.commit().await?;
        Ok(decision)
    }
}

impl Unit<'_> {
    /// Decides an application, once; what the text and the evidence do not bear is refused.
    pub async fn decide(
        &self,
        packs: &PolicyPacks,
        id: ApplicationId,
        outcome: Outcome,
        ruling: Ruling,
    ) -> Result<(Application, Decision), BookError> {
        let Self { occasion, transaction, .. } = self;
        occasion.must(Role::Approver)?;
        occasion.come(ruling.decided_day)?;
        let file = file(transaction, id).await?;
        if !occasion.clerk.jurisdiction.contains(&file.application.place) {
            return Err(BookError::not_found("application", id.0));
        }
        if file.decision.is_some() {
            return Err(BookError::Decided);
        }
        let pack = pack_of(packs, &file.application.policy_pack)?;
        let decision = match outcome {
            Outcome::Granted => Decision::grant(&file.application, pack, ruling)?,
            Outcome::Refused => Decision::refuse(&file.application, pack, ruling)?,
        };
        insert(transaction, occasion, &decision).await?;
        Ok((file.application, decision))
    }
}

async fn insert(
    unit: &impl ConnectionTrait,
    occasion: &Occasion<'_>,
    decision: &Decision,
) -> Result<(), BookError> {
    let Decision { application, outcome, basis, companions, reason, decided_by, decided_day } =
        decision.clone();
    let (clause_at, clause_quotation) = clause_columns(&basis.clause);
    let row = decision::Model {
        application_id: application.0,
        outcome: outcome.as_str().to_owned(),
        policy_pack: basis.policy_pack,
        channel: basis.channel,
        clause_at,
        clause_quotation,
        other_act: basis.other_act.map(Into::into),
        reason: reason.map(Into::into),
        decided_by,
        decided_day,
        recorded_at: occasion.at,
    };
    row.into_active_model().insert(unit).await?;
    for CompanionAnswer { person, answer, clause } in companions {
        let (clause_at, clause_quotation) = clause.as_ref().map(clause_columns).unzip();
        let row = decision_companion::Model {
            application_id: application.0,
            person_id: person.0,
            answer: answer.as_str().to_owned(),
            clause_at,
            clause_quotation,
        };
        row.into_active_model().insert(unit).await?;
    }
    Ok(())
}

/// The decision on an application, where there is one.
pub(super) async fn of(
    database: &impl ConnectionTrait,
    id: ApplicationId,
) -> Result<Option<Decision>, BookError> {
    let Some(model) = decision::Entity::find_by_id(id.0).one(database).await? else {
        return Ok(None);
    };
    let companions = decision_companion::Entity::find()
        .filter(decision_companion::Column::ApplicationId.eq(id.0))
        .order_by_asc(decision_companion::Column::PersonId);
    let companions = companions.all(database).await?.into_iter().map(companion);
    let companions = companions.collect::<Result<_, _>>()?;
    let outcome = Reading(TABLE).listed(&Outcome::ALL, &model.outcome, Outcome::as_str)?;
    Ok(Some(Decision {
        application: id,
        outcome,
        basis: Basis {
            policy_pack: model.policy_pack,
            channel: model.channel,
            clause: clause(&model.clause_at, model.clause_quotation),
            other_act: text(model.other_act),
        },
        companions,
        reason: text(model.reason),
        decided_by: model.decided_by,
        decided_day: model.decided_day,
    }))
}

fn companion(model: decision_companion::Model) -> Result<CompanionAnswer, BookError> {
    const ANSWERS: [Answer; 3] = [Answer::NotMet, Answer::Undecided, Answer::Met];
    let reading = Reading("settlement_decision_companion");
    let answer = reading.listed(&ANSWERS, &model.answer, Answer::as_str)?;
    let columns = model.clause_at.zip(model.clause_quotation);
    let clause = columns.map(|(at, quotation)| clause(&at, quotation));
    Ok(CompanionAnswer { person: PersonId(model.person_id), answer, clause })
}
