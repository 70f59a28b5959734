//! Statements that were issued, and how often each was printed.

use chrono::Datelike as _;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbBackend,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};
use sha2::{Digest as _, Sha256};

use super::entity::{statement, statement_print};
use super::{Book, BookError, Occasion, Person, StatementHead};
use crate::lint::holds_a_code;
use crate::record::{PersonId, SettlementFact, SettlementFactId};
use crate::{Clerk, Language, Role, Statement};

/// A statement with the fact that it was issued on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedStatement {
    pub statement: Statement,
    pub fact: SettlementFactId,
    pub person: PersonId,
    /// How often it was printed.
    pub n_prints: i32,
}

impl IssuedStatement {
    /// SHA-256 of its text: what a printed paper is compared with.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.statement.text(Language::Chinese)).into()
    }

    /// The digest in hexadecimal.
    pub fn digest_text(&self) -> String {
        seal::hex(&self.digest())
    }
}

impl Book {
    /// A statement of a person whom the officer sees.
    pub async fn statement(
        &self,
        clerk: &Clerk,
        number: &str,
    ) -> Result<IssuedStatement, BookError> {
        let issued = self.any_statement(number).await?;
        let issued = issued.ok_or_else(|| BookError::not_found("statement", number))?;
        self.person(clerk, issued.person).await?;
        Ok(issued)
    }

    /// A statement, for the public page that compares digests and shows nothing of it.
    pub async fn any_statement(&self, number: &str) -> Result<Option<IssuedStatement>, BookError> {
        let Some(model) = statement::Entity::find_by_id(number).one(self.connection()).await?
        else {
            return Ok(None);
        };
        let person = self.any_person(self.connection(), PersonId(model.person_id)).await?;
        read(self.connection(), model, &person).await.map(Some)
    }

    /// Counts a printing of a statement, whose number of prints is the one that was seen before it.
    pub async fn count_print(
        &self,
        occasion: &Occasion<'_>,
        printed: &IssuedStatement,
        pdf: &[u8],
    ) -> Result<(), BookError> {
        occasion.must(Role::Intake)?;
        let row = statement_print::Model {
            number: printed.statement.number.clone(),
            print: printed.n_prints.saturating_add(1),
            printed_day: occasion.today,
            printed_by: occasion.clerk.name.clone(),
            pdf_sha256: seal::hex(&Sha256::digest(pdf)),
            recorded_at: occasion.at,
        };
        row.into_active_model().insert(self.connection()).await?;
        Ok(())
    }
}

/// Issues the statement on a fact, under the next number of the year.
pub(super) async fn issue(
    unit: &DatabaseTransaction,
    occasion: &Occasion<'_>,
    person: &Person,
    fact: &SettlementFact,
    head: StatementHead,
) -> Result<IssuedStatement, BookError> {
    let StatementHead { place_name, authority } = head;
    if place_name.trim().is_empty() || holds_a_code(&place_name) {
        return Err(BookError::NotAPlaceName(place_name));
    }
    let year = occasion.today.year();
    let serial = next_serial(unit, year).await?;
    let model = statement::Model {
        number: format!("{year}-{serial:04}"),
        year,
        serial,
        fact_id: fact.id.0,
        person_id: person.id.0,
        place_name,
        authority,
        settled_day: fact.effective_day,
        issued_day: occasion.today,
    };
    model.clone().into_active_model().insert(unit).await?;
    read(unit, model, person).await
}

/// The numbers of a year are given out one by one.
async fn next_serial(unit: &DatabaseTransaction, year: i32) -> Result<i32, BookError> {
    if unit.get_database_backend() == DbBackend::Postgres {
        // On SQLite the unit of work holds the file already.
        let lock = "LOCK TABLE settlement_statement IN SHARE ROW EXCLUSIVE MODE";
        unit.execute_unprepared(lock).await?;
    }
    let query = statement::Entity::find().filter(statement::Column::Year.eq(year));
    let last = query.order_by_desc(statement::Column::Serial).one(unit).await?;
    Ok(last.map_or(1, |it| it.serial.saturating_add(1)))
}

/// The statements of a person, the oldest first.
pub(super) async fn of_person(
    database: &impl ConnectionTrait,
    person: &Person,
) -> Result<Vec<IssuedStatement>, BookError> {
    let query = statement::Entity::find().filter(statement::Column::PersonId.eq(person.id.0));
    let query = query.order_by_asc(statement::Column::Year);
    let rows = query.order_by_asc(statement::Column::Serial).all(database).await?;
    let mut issued = Vec::with_capacity(rows.len());
    for row in rows {
        issued.push(read(database, row, person).await?);
    }
    Ok(issued)
}

async fn read(
    database: &impl ConnectionTrait,
    model: statement::Model,
    person: &Person,
) -> Result<IssuedStatement, BookError> {
    let prints = statement_print::Entity::find()
        .filter(statement_print::Column::Number.eq(&model.number))
        .order_by_desc(statement_print::Column::Print);
    let n_prints = prints.one(database).await?.map_or(0, |it| it.print);
    let statement = Statement {
        number: model.number,
        name: person.name.clone(),
        place: model.place_name,
        settled_day: model.settled_day,
        issued_day: model.issued_day,
        authority: model.authority,
    };
    let (fact, person) = (SettlementFactId(model.fact_id), person.id);
    Ok(IssuedStatement { statement, fact, person, n_prints })
}
