//! Who the bidders 意向受让方 of a listing are: encrypted, apart from its steps, and erased once nobody needs it any more.

use chrono::{DateTime, Utc};
use identity::County;
use market::money::DealId;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, Order, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use serde::{Serialize, de::DeserializeOwned};
use tenure::ObjectId;

use crate::{
    Keys, Store, StoreError, Unit,
    entity::listing_bidder::{Entity, Model},
    keys,
    row::{Reading, to_microseconds},
    select::column,
    session::Session,
};

const TABLE: &str = "listing_bidder";

/// A bidder, with what is known of them as a body of the type `B`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BidderRow<B> {
    pub party: ObjectId,
    /// The round of the listing in which they enrolled.
    pub round: u32,
    /// 竞买号, counted upwards from 1 in the round.
    pub number: u32,
    /// `None` once it was erased.
    pub body: Option<B>,
}

impl Unit {
    /// Puts down who enrolled.
    pub async fn insert_bidder<B: Serialize + Sync>(
        &mut self,
        deal: DealId,
        row: &BidderRow<B>,
    ) -> Result<(), StoreError> {
        let unwritable = |what| StoreError::Unwritable { table: TABLE, what };
        let stored = |it: u32| i32::try_from(it).map_err(|_large| unwritable("a number"));
        let body = row.body.as_ref().ok_or_else(|| unwritable("a bidder who was erased"))?;
        let text = serde_json::to_string(body)
            .map_err(|_holds_personal_data| unwritable("who a bidder is"))?;
        let county = self.pen.county();
        let place = place(&county, deal, row.party);
        let model = Model {
            county,
            deal_id: deal.0.0,
            party_id: row.party.0,
            round: stored(row.round)?,
            number: stored(row.number)?,
            body_cipher: Some(self.keys.encrypt(&text, &place)?),
            erased_at: None,
        };
        self.insert_models::<Entity>(vec![model]).await
    }

    /// The bidders of a deal, by their rounds and numbers.
    pub async fn bidders_of<B: DeserializeOwned>(
        &mut self,
        deal: DealId,
    ) -> Result<Vec<BidderRow<B>>, StoreError> {
        bidders(&self.session, &self.keys, self.county, deal).await
    }

    /// Erases who these bidders are; their numbers, their bids and their money stay.
    pub async fn erase_bidders(
        &mut self,
        deal: DealId,
        parties: &[ObjectId],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let statement = Query::update()
            .table(TABLE)
            .value("body_cipher", Option::<Vec<u8>>::None)
            .value("erased_at", to_microseconds(at))
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("deal_id").eq(deal.0.0))
            .and_where(Expr::col("party_id").is_in(parties.iter().map(|it| it.0)))
            .and_where(Expr::col("erased_at").is_null())
            .to_owned();
        self.session.execute(&statement).await?;
        Ok(())
    }
}

impl Store {
    /// The same; whoever asks has seen the deal.
    pub async fn bidders_of<B: DeserializeOwned>(
        &self,
        county: County,
        deal: DealId,
    ) -> Result<Vec<BidderRow<B>>, StoreError> {
        bidders(&self.read().await?, self.keys(), county, deal).await
    }
}

fn place(county: &str, deal: DealId, party: ObjectId) -> Vec<u8> {
    let mut place = keys::place(TABLE, county, deal.0.0);
    place.extend_from_slice(party.0.as_bytes());
    place
}

async fn bidders<B: DeserializeOwned>(
    session: &Session,
    keys: &Keys,
    county: County,
    deal: DealId,
) -> Result<Vec<BidderRow<B>>, StoreError> {
    let mut query = Entity::find().into_query();
    query
        .and_where(column(TABLE, "county").eq(county.as_str()))
        .and_where(column(TABLE, "deal_id").eq(deal.0.0))
        .order_by((TABLE, "round"), Order::Asc)
        .order_by((TABLE, "number"), Order::Asc);
    let rows = session.query_all(&query).await?;
    rows.iter().map(|it| read(Model::from_query_result(it, "")?, deal, keys)).collect()
}

fn read<B: DeserializeOwned>(
    model: Model,
    deal: DealId,
    keys: &Keys,
) -> Result<BidderRow<B>, StoreError> {
    let Model { county, party_id, round, number, body_cipher, .. } = model;
    let reading = Reading { table: TABLE, county: &county, id: party_id };
    let party = ObjectId(party_id);
    let text = body_cipher.map(|it| keys.decrypt(&it, &place(&county, deal, party)));
    let text = text.map(|it| reading.parsed("body_cipher", it)).transpose()?;
    // What serde says of a wrong value shows the value.
    let body = text.map(|it| serde_json::from_str(&it)).transpose().map_err(|error| {
        reading.corrupt(format!("body: {:?} at column {}", error.classify(), error.column()))
    })?;
    Ok(BidderRow {
        party,
        round: reading.parsed("round", u32::try_from(round))?,
        number: reading.parsed("number", u32::try_from(number))?,
        body,
    })
}
