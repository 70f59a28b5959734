//! The demo's settler: somebody settles in the city, and gets the statement; the book is told a name and a number, and no more.

use anyhow::Context as _;
use chrono::NaiveDate;
use identity::{CitizenId, DivisionCode};
use settlement::book::{Book, EventAsked, Happened, NewPerson, Occasion, StatementHead};
use settlement::record::{
    Application, ApplicationId, Evidence, Outcome, PersonId, Ruling, SettlementFactId,
};
use settlement::{Clerk, DocumentType, Fact, FactKind, Jurisdiction, PolicyPacks};

use super::TownPlace;
use super::opening::open_book;
use crate::clock::{new_id, now};

/// 吉林市昌邑区
const PLACE: &str = "220202";
const PLACE_NAME: &str = "吉林市昌邑区";
const AUTHORITY: &str = "吉林市公安局昌邑分局（演示）";
/// The clause is that of talents: a diploma is enough (吉市政发〔2015〕5号 三、（十三）).
const PACK: &str = "jilin";
const CHANNEL: &str = "talents";
/// SHA-256 of the empty text: a scan that nobody made.
const NO_SCAN: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Who settles.
pub(crate) struct Settler {
    pub(crate) name: String,
    pub(crate) number: Option<CitizenId>,
}

/// Lets somebody settle in the city, and gives the number of the statement.
pub(crate) async fn settle_in_the_city(
    place: &TownPlace,
    settler: Settler,
    today: NaiveDate,
) -> anyhow::Result<String> {
    let book = open_book(place).await?;
    let clerk = Clerk::of_every_role("户籍民警己".to_owned(), Jurisdiction(None));
    let occasion = Occasion { clerk: &clerk, at: now(), today };
    let city = DivisionCode::parse(PLACE)?;
    let new = NewPerson {
        id: PersonId(new_id()),
        name: settler.name,
        number: settler.number,
        place: city,
    };
    let person = book.enter_person(&occasion, new).await?.id;
    let application = apply(&book, &occasion, person, city).await?;
    let happened = Happened::Settled {
        application,
        head: StatementHead { place_name: PLACE_NAME.to_owned(), authority: AUTHORITY.to_owned() },
    };
    let asked =
        EventAsked { id: SettlementFactId(new_id()), person, happened, effective_day: today };
    let recorded = book.record_event(&occasion, asked).await?;
    let statement = recorded.statement.context("no statement was issued")?;
    Ok(statement.statement.number)
}

/// Applies with a diploma, and is granted.
async fn apply(
    book: &Book,
    occasion: &Occasion<'_>,
    applicant: PersonId,
    place: DivisionCode,
) -> anyhow::Result<ApplicationId> {
    let packs = PolicyPacks::built_in();
    let kinds = [FactKind::InCityDistrict, FactKind::CollegeGraduate];
    let diploma =
        Evidence { document: DocumentType::Diploma, sha256: NO_SCAN.to_owned(), issued_day: None };
    let application = Application {
        id: ApplicationId(new_id()),
        applicant,
        policy_pack: PACK.to_owned(),
        channel: CHANNEL.to_owned(),
        place,
        submitted_day: occasion.today,
        own_wish_declared_day: occasion.today,
        facts: kinds.into_iter().map(Fact::new).collect(),
        evidence: vec![diploma],
        companions: Vec::new(),
    };
    let id = book.accept_application(occasion, packs, application).await?.id;
    let ruling = Ruling {
        decided_by: occasion.clerk.name.clone(),
        decided_day: occasion.today,
        other_act: None,
        reason: None,
    };
    book.decide(occasion, packs, id, Outcome::Granted, ruling).await?;
    Ok(id)
}
