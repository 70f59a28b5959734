//! Applications to settle, as they were handed in.

use std::collections::BTreeSet;

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::entity::{application, application_fact, companion, evidence};
use super::reading::Reading;
use super::{Book, BookError, Occasion, Unit, decision};
use crate::pack::{PolicyPack, PolicyPacks};
use crate::record::{
    Application, ApplicationCompanion, ApplicationId, Decision, DecisionFault, Evidence, PersonId,
};
use crate::{Clerk, Companion, DocumentType, Fact, FactKind, Kinship, Role};

const TABLE: &str = "settlement_application";
/// A SHA-256 in hexadecimal.
const SHA256_CHARACTERS: usize = 64;
/// How many applications are looked at in one go; the number is our own.
const PAGE: u64 = 200;

/// An application and what was decided on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationFile {
    pub application: Application,
    pub decision: Option<Decision>,
}

/// Which applications are asked for; what is `None` is not looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct ApplicationFilter {
    /// With `true` those that are decided, with `false` those that are not.
    pub decided: Option<bool>,
    /// Those after this one, which the page before ended with.
    pub after: Option<ApplicationId>,
}

/// The pack of a code.
pub(super) fn pack_of<'a>(packs: &'a PolicyPacks, code: &str) -> Result<&'a PolicyPack, BookError> {
    packs.get(code).ok_or_else(|| BookError::NoSuchPack(code.to_owned()))
}

impl Book {
    /// Takes an application in, whatever the text will say to it; nothing is decided here.
    pub async fn accept_application(
        &self,
        occasion: &Occasion<'_>,
        packs: &PolicyPacks,
        application: Application,
    ) -> Result<Application, BookError> {
        let unit = self.unit(occasion).await?;
        let application = unit.accept_application(packs, application).await?;
        unit.commit().await?;
        Ok(application)
    }

    /// An application of the officer's division.
    pub async fn application(
        &self,
        clerk: &Clerk,
        id: ApplicationId,
    ) -> Result<ApplicationFile, BookError> {
        let file = file(self.connection(), id).await?;
        if clerk.jurisdiction.contains(&file.application.place) {
            return Ok(file);
        }
        Err(BookError::not_found("application", id.0))
    }

    /// The applications of the officer's division that fit, the oldest first, at most `limit`.
    pub async fn applications(
        &self,
        clerk: &Clerk,
        filter: ApplicationFilter,
        limit: usize,
    ) -> Result<Vec<ApplicationFile>, BookError> {
        let (mut found, mut after) = (Vec::new(), filter.after);
        loop {
            let page = page_after(self.connection(), after).await?;
            let Some(last) = page.last() else { break };
            after = Some(*last);
            for id in page {
                if found.len() >= limit {
                    return Ok(found);
                }
                let file = file(self.connection(), id).await?;
                let fits = filter.decided.is_none_or(|it| it == file.decision.is_some());
                if fits && clerk.jurisdiction.contains(&file.application.place) {
                    found.push(file);
                }
            }
        }
        Ok(found)
    }
}

impl Unit<'_> {
    /// Takes an application in, whatever the text will say to it; nothing is decided here.
    pub async fn accept_application(
        &self,
        packs: &PolicyPacks,
        application: Application,
    ) -> Result<Application, BookError> {
        let Self { book, occasion, transaction } = self;
        occasion.must(Role::Intake)?;
        occasion.place(application.place)?;
        occasion.come(application.submitted_day)?;
        occasion.come(application.own_wish_declared_day)?;
        check(&application, packs)?;
        book.any_person(transaction, application.applicant).await?;
        for companion in &application.companions {
            book.any_person(transaction, companion.person).await?;
        }
        insert(transaction, occasion, &application).await?;
        Ok(application)
    }
}

/// The next applications by their ids, which begin with the moment in which they were made.
async fn page_after(
    database: &impl ConnectionTrait,
    after: Option<ApplicationId>,
) -> Result<Vec<ApplicationId>, BookError> {
    let mut query = application::Entity::find().order_by_asc(application::Column::Id).limit(PAGE);
    if let Some(after) = after {
        query = query.filter(application::Column::Id.gt(after.0));
    }
    let ids = query.select_only().column(application::Column::Id).into_tuple();
    let ids: Vec<Uuid> = ids.all(database).await?;
    Ok(ids.into_iter().map(ApplicationId).collect())
}

fn check(application: &Application, packs: &PolicyPacks) -> Result<(), BookError> {
    let pack = pack_of(packs, &application.policy_pack)?;
    if pack.channel(&application.channel).is_none() {
        return Err(DecisionFault::NoSuchChannel(application.channel.clone()).into());
    }
    if !pack.covers(&application.place) {
        let (place, pack) = (application.place, pack.code.clone());
        return Err(BookError::ElsewhereThanPack { place, pack });
    }
    let is_digest = |it: &Evidence| {
        it.sha256.len() == SHA256_CHARACTERS
            && it.sha256.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    };
    if !application.evidence.iter().all(is_digest) {
        return Err(BookError::NotADigest);
    }
    let mut people = BTreeSet::from([application.applicant]);
    let twice = application.companions.iter().find(|it| !people.insert(it.person));
    twice.map_or(Ok(()), |it| Err(BookError::CompanionTwice(it.person.0)))
}

async fn insert(
    unit: &impl ConnectionTrait,
    occasion: &Occasion<'_>,
    application: &Application,
) -> Result<(), BookError> {
    let Application { id, facts, evidence, companions, .. } = application;
    row(occasion, application).into_active_model().insert(unit).await?;
    for (ordinal, fact) in (1..).zip(facts.iter()) {
        let (kind, months) = (fact.kind.as_str().to_owned(), fact.months.map(i32::from));
        let row = application_fact::Model { application_id: id.0, ordinal, kind, months };
        row.into_active_model().insert(unit).await?;
    }
    for (ordinal, it) in (1..).zip(evidence) {
        let row = evidence::Model {
            application_id: id.0,
            ordinal,
            document: it.document.as_str().to_owned(),
            sha256: it.sha256.clone(),
            issued_day: it.issued_day,
        };
        row.into_active_model().insert(unit).await?;
    }
    for it in companions {
        let row = companion::Model {
            application_id: id.0,
            person_id: it.person.0,
            kinship: it.relation.kinship.as_str().to_owned(),
            lives_together: it.relation.lives_together,
        };
        row.into_active_model().insert(unit).await?;
    }
    Ok(())
}

fn row(occasion: &Occasion<'_>, application: &Application) -> application::Model {
    application::Model {
        id: application.id.0,
        person_id: application.applicant.0,
        policy_pack: application.policy_pack.clone(),
        channel: application.channel.clone(),
        place: application.place.as_str().to_owned(),
        submitted_day: application.submitted_day,
        own_wish_declared_day: application.own_wish_declared_day,
        recorded_by: occasion.clerk.name.clone(),
        recorded_at: occasion.at,
    }
}

/// An application with its decision, whoever asks; its row is locked where a unit of work goes on to decide it.
pub(super) async fn file(
    database: &impl ConnectionTrait,
    id: ApplicationId,
) -> Result<ApplicationFile, BookError> {
    let found = application::Entity::find_by_id(id.0).lock_exclusive().one(database).await?;
    let model = found.ok_or_else(|| BookError::not_found("application", id.0))?;
    let application = read(database, model).await?;
    let decision = decision::of(database, id).await?;
    Ok(ApplicationFile { application, decision })
}

async fn read(
    database: &impl ConnectionTrait,
    model: application::Model,
) -> Result<Application, BookError> {
    let id = model.id;
    let facts = application_fact::Entity::find()
        .filter(application_fact::Column::ApplicationId.eq(id))
        .order_by_asc(application_fact::Column::Ordinal);
    let facts = facts.all(database).await?.iter().map(fact).collect::<Result<Vec<_>, _>>()?;
    let evidence = evidence::Entity::find()
        .filter(evidence::Column::ApplicationId.eq(id))
        .order_by_asc(evidence::Column::Ordinal);
    let evidence = evidence.all(database).await?.into_iter().map(one_of_evidence);
    let companions = companion::Entity::find()
        .filter(companion::Column::ApplicationId.eq(id))
        .order_by_asc(companion::Column::PersonId);
    let companions = companions.all(database).await?.into_iter().map(|it| one_companion(&it));
    Ok(Application {
        id: ApplicationId(id),
        applicant: PersonId(model.person_id),
        policy_pack: model.policy_pack,
        channel: model.channel,
        place: Reading(TABLE).place(&model.place)?,
        submitted_day: model.submitted_day,
        own_wish_declared_day: model.own_wish_declared_day,
        facts: facts.into_iter().collect(),
        evidence: evidence.collect::<Result<_, _>>()?,
        companions: companions.collect::<Result<_, _>>()?,
    })
}

fn fact(model: &application_fact::Model) -> Result<Fact, BookError> {
    let reading = Reading("settlement_application_fact");
    let kind = reading.listed(FactKind::ALL, &model.kind, FactKind::as_str)?;
    let months = model.months.map(u16::try_from).transpose();
    let months = months.map_err(|error| reading.corrupt(format!("months: {error}")))?;
    Ok(Fact { kind, months })
}

fn one_of_evidence(model: evidence::Model) -> Result<Evidence, BookError> {
    let evidence::Model { document, sha256, issued_day, .. } = model;
    let reading = Reading("settlement_evidence");
    let document = reading.listed(DocumentType::ALL, &document, DocumentType::as_str)?;
    Ok(Evidence { document, sha256, issued_day })
}

fn one_companion(model: &companion::Model) -> Result<ApplicationCompanion, BookError> {
    let reading = Reading("settlement_companion");
    let kinship = reading.listed(Kinship::ALL, &model.kinship, Kinship::as_str)?;
    let relation = Companion { kinship, lives_together: model.lives_together };
    Ok(ApplicationCompanion { person: PersonId(model.person_id), relation })
}
