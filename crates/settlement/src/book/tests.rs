//! The book on the embedded database; the whole-system tests run it on PostgreSQL too.

mod again;
mod people;
mod schema;
mod settling;

use chrono::{DateTime, NaiveDate, Utc};
use identity::{CitizenId, DivisionCode};
use migrations::MigratorTrait as _;
use seal::Keys;
use tempfile::TempDir;
use uuid::Uuid;

use super::{Book, BookError, EventAsked, Happened, NewPerson, Occasion, Recorded, StatementHead};
use crate::record::{
    Application, ApplicationId, Decision, Evidence, Outcome, PersonId, Ruling, SettlementFactId,
};
use crate::tests::cases::facts;
use crate::{Clerk, DocumentType, Jurisdiction, PolicyPacks};

/// An invented number of the area 99.
const NUMBER: &str = "990001199001010013";

/// A book of its own, and an officer with every role.
struct Desk {
    book: Book,
    clerk: Clerk,
    _folder: TempDir,
}

fn place(code: &str) -> DivisionCode {
    DivisionCode::parse(code).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn number(text: &str) -> CitizenId {
    CitizenId::parse_whatever_area(text).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settlement.sqlite");
        let book = Book::open(path.to_str().unwrap(), Keys::new([7; 32], [11; 32])).await.unwrap();
        migrations::Settlement::up(book.connection(), None).await.unwrap();
        let clerk = Clerk::of_every_role("户籍甲".to_owned(), Jurisdiction(None));
        Self { book, clerk, _folder: folder }
    }

    fn on(&self, today: &str) -> Occasion<'_> {
        let at = format!("{today}T08:00:00Z").parse::<DateTime<Utc>>().unwrap();
        Occasion { clerk: &self.clerk, at, today: day(today) }
    }

    async fn person(&self, n: u128, name: &str) -> PersonId {
        let new = new_person(n, name, None);
        self.book.enter_person(&self.on("2026-01-05"), new).await.unwrap().id
    }

    /// An application by a diploma, granted on the day.
    async fn granted(&self, n: u128, applicant: PersonId, today: &str) -> ApplicationId {
        let (occasion, packs) = (self.on(today), PolicyPacks::built_in());
        let application = application(n, applicant, today);
        let id = self.book.accept_application(&occasion, packs, application).await.unwrap().id;
        self.decide(id, today).await.unwrap();
        id
    }

    async fn decide(&self, id: ApplicationId, today: &str) -> Result<Decision, BookError> {
        let (occasion, packs) = (self.on(today), PolicyPacks::built_in());
        self.book.decide(&occasion, packs, id, Outcome::Granted, ruling(today)).await
    }

    async fn happens(
        &self,
        n: u128,
        person: PersonId,
        today: &str,
        happened: Happened,
    ) -> Result<Recorded, BookError> {
        let id = SettlementFactId(id(n));
        let asked = EventAsked { id, person, happened, effective_day: day(today) };
        self.book.record_event(&self.on(today), asked).await
    }
}

fn new_person(n: u128, name: &str, number: Option<CitizenId>) -> NewPerson {
    NewPerson { id: PersonId(id(n)), name: name.to_owned(), number, place: place("220202") }
}

fn ruling(today: &str) -> Ruling {
    Ruling {
        decided_by: "户籍甲".into(), decided_day: day(today), other_act: None, reason: None
    }
}

fn application(n: u128, applicant: PersonId, today: &str) -> Application {
    let diploma = Evidence {
        document: DocumentType::Diploma,
        sha256: "ab".repeat(32),
        issued_day: Some(day("2020-07-01")),
    };
    Application {
        id: ApplicationId(id(n)),
        applicant,
        policy_pack: "jilin".into(),
        channel: "talents".into(),
        place: place("220202"),
        submitted_day: day(today),
        own_wish_declared_day: day(today),
        facts: facts("in-city-district college-graduate rented-dwelling:7"),
        evidence: vec![diploma],
        companions: Vec::new(),
    }
}

fn settled(application: ApplicationId) -> Happened {
    let head = StatementHead {
        place_name: "吉林市昌邑区".into(),
        authority: "吉林市公安局".into(),
    };
    Happened::Settled { application, head }
}
