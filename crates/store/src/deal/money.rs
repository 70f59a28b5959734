//! Movements of money as balanced postings: only added to, each in the transaction of the step that made it.

use std::collections::BTreeMap;

use identity::County;
use market::Evidence;
use market::money::{Account, DealId, Movement, Posting, Title, Transaction, TransactionId};
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::ObjectId;
use uuid::Uuid;

use crate::{
    Store, StoreError, Unit,
    entity::{money_posting, money_transaction},
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "money_transaction";
const POSTING: &str = "money_posting";

/// A movement of money as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyRow {
    pub transaction: Transaction,
    pub officer: String,
}

impl Unit {
    /// Records a movement of a deal; the book has taken it before, so that nothing is paid out that is not there.
    pub async fn record_transaction(
        &mut self,
        deal: DealId,
        row: &MoneyRow,
    ) -> Result<(), StoreError> {
        let MoneyRow { transaction, officer } = row;
        let (movement, reverses) = named(transaction.movement);
        let model = money_transaction::Model {
            county: self.pen.county(),
            id: transaction.id.0.0,
            deal_id: deal.0.0,
            number: self.next_movement(deal).await?,
            movement: movement.to_owned(),
            reverses_id: reverses.map(|it| it.0.0),
            officer: officer.clone(),
            at: to_microseconds(transaction.at),
        };
        let postings = transaction.postings().iter().zip(1..);
        let postings = postings.map(|(it, sequence)| self.posting(transaction.id, it, sequence));
        let postings: Vec<_> = postings.collect();
        self.insert_models::<money_transaction::Entity>(vec![model]).await?;
        self.insert_models::<money_posting::Entity>(postings).await
    }

    fn posting(
        &self,
        transaction: TransactionId,
        it: &Posting,
        sequence: i32,
    ) -> money_posting::Model {
        let (account, party, deal, title) = told(&it.account);
        let (title, title_sha256) = title.map(titled).unzip();
        money_posting::Model {
            county: self.pen.county(),
            transaction_id: transaction.0.0,
            sequence,
            account: account.to_owned(),
            party_id: party.map(|it| it.0),
            deal_id: deal.map(|it| it.0.0),
            title: title.map(str::to_owned),
            title_sha256,
            amount_fen: it.amount_fen,
        }
    }

    async fn next_movement(&self, deal: DealId) -> Result<i32, StoreError> {
        let query = Query::select()
            .expr(Expr::col("number").max())
            .from(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("deal_id").eq(deal.0.0))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        Ok(last.unwrap_or_default().saturating_add(1))
    }

    /// The movements of a deal, in the order in which they were recorded.
    pub async fn transactions_of(&mut self, deal: DealId) -> Result<Vec<MoneyRow>, StoreError> {
        transactions(&self.session, self.county, deal).await
    }
}

impl Store {
    /// The same; whoever asks has seen the deal.
    pub async fn transactions_of(
        &self,
        county: County,
        deal: DealId,
    ) -> Result<Vec<MoneyRow>, StoreError> {
        transactions(&self.read().await?, county, deal).await
    }
}

async fn transactions(
    session: &Session,
    county: County,
    deal: DealId,
) -> Result<Vec<MoneyRow>, StoreError> {
    let mut query = money_transaction::Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .order_by((TABLE, "number"), Order::Asc);
    let rows = session.query_all(&query).await?;
    let models = rows.iter().map(|it| money_transaction::Model::from_query_result(it, ""));
    let models: Vec<_> = models.collect::<Result<_, _>>()?;
    let mut postings = postings(session, county, deal).await?;
    let read = |it: money_transaction::Model| {
        let postings = postings.remove(&it.id).unwrap_or_default();
        read(it, postings)
    };
    models.into_iter().map(read).collect()
}

/// The postings of a deal's movements, each in their order.
async fn postings(
    session: &Session,
    county: County,
    deal: DealId,
) -> Result<BTreeMap<Uuid, Vec<Posting>>, StoreError> {
    let of_deal = Query::select()
        .column("id")
        .from(TABLE)
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .to_owned();
    let mut query = money_posting::Entity::find().into_query();
    query
        .and_where(column(POSTING, "county").eq(county.as_str()))
        .and_where(column(POSTING, "transaction_id").in_subquery(of_deal))
        .order_by((POSTING, "transaction_id"), Order::Asc)
        .order_by((POSTING, "sequence"), Order::Asc);
    let mut postings: BTreeMap<Uuid, Vec<Posting>> = BTreeMap::new();
    for row in session.query_all(&query).await? {
        let model = money_posting::Model::from_query_result(&row, "")?;
        let reading = Reading { table: POSTING, county: &model.county, id: model.transaction_id };
        let account = reading.listed("account", account(&model))?;
        let posting = Posting { account, amount_fen: model.amount_fen };
        postings.entry(model.transaction_id).or_default().push(posting);
    }
    Ok(postings)
}

fn read(model: money_transaction::Model, postings: Vec<Posting>) -> Result<MoneyRow, StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.id };
    let reverses = model.reverses_id.map(|it| TransactionId(ObjectId(it)));
    let movement = reading.listed("movement", movement(&model.movement, reverses))?;
    let id = TransactionId(ObjectId(model.id));
    let transaction = Transaction::new(id, model.at, movement, postings);
    let transaction = reading.parsed("postings", transaction)?;
    Ok(MoneyRow { transaction, officer: model.officer })
}

const PLAIN: [(Movement, &str); 9] = [
    (Movement::DepositPaid, "deposit-paid"),
    (Movement::DepositRefunded, "deposit-refunded"),
    (Movement::DepositTowardsPrice, "deposit-towards-price"),
    (Movement::DepositForfeited, "deposit-forfeited"),
    (Movement::PricePaid, "price-paid"),
    (Movement::PaidOut, "paid-out"),
    (Movement::CompensationPaid, "compensation-paid"),
    (Movement::FeePaid, "fee-paid"),
    (Movement::Refunded, "refunded"),
];
const REVERSED: &str = "reversed";

/// A movement by its name, with the one that it reverses.
pub(super) fn named(movement: Movement) -> (&'static str, Option<TransactionId>) {
    if let Movement::Reversed { of } = movement {
        return (REVERSED, Some(of));
    }
    let name = PLAIN.iter().find(|(it, _)| *it == movement);
    (name.map_or(REVERSED, |(_, name)| name), None)
}

/// The movement of that name.
pub(super) fn movement(name: &str, reverses: Option<TransactionId>) -> Option<Movement> {
    match reverses {
        Some(of) => (name == REVERSED).then_some(Movement::Reversed { of }),
        None => PLAIN.iter().find(|(_, it)| *it == name).map(|(it, _)| *it),
    }
}

/// An account by its name, its party, its deal and its title.
fn told(account: &Account) -> (&'static str, Option<ObjectId>, Option<DealId>, Option<&Title>) {
    match account {
        Account::Party { party } => ("party", Some(*party), None, None),
        Account::Deposit { deal, party } => ("deposit", Some(*party), Some(*deal), None),
        Account::Settlement { deal } => ("settlement", None, Some(*deal), None),
        Account::Fees { deal } => ("fees", None, Some(*deal), None),
        Account::Deducted { deal, title } => ("deducted", None, Some(*deal), Some(title)),
    }
}

fn account(model: &money_posting::Model) -> Option<Account> {
    let party = model.party_id.map(ObjectId);
    let deal = model.deal_id.map(|it| DealId(ObjectId(it)));
    Some(match model.account.as_str() {
        "party" => Account::Party { party: party? },
        "deposit" => Account::Deposit { deal: deal?, party: party? },
        "settlement" => Account::Settlement { deal: deal? },
        "fees" => Account::Fees { deal: deal? },
        "deducted" => Account::Deducted { deal: deal?, title: title(model)? },
        _ => return None,
    })
}

fn titled(title: &Title) -> (&'static str, String) {
    let (name, evidence) = match title {
        Title::WrittenConsent { evidence } => ("written-consent", evidence),
        Title::Judgment { evidence } => ("judgment", evidence),
        Title::Security { evidence } => ("security", evidence),
    };
    (name, evidence.as_str().to_owned())
}

fn title(model: &money_posting::Model) -> Option<Title> {
    let evidence = Evidence::parse(model.title_sha256.as_deref()?).ok()?;
    Some(match model.title.as_deref()? {
        "written-consent" => Title::WrittenConsent { evidence },
        "judgment" => Title::Judgment { evidence },
        "security" => Title::Security { evidence },
        _ => return None,
    })
}
