//! What a case is given one by one: documents 材料, decisions 决议, fees and signatures 签字.

use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait, FromQueryResult as _, Order, QueryFilter as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::case::{CaseDocument, Decision, DocumentRole, Fee, Signature};
use uuid::Uuid;

use super::CaseRow;
use crate::{
    StoreError, Unit,
    entity::{case_decision, case_document, case_fee, case_signature},
    row::Reading,
    select::column,
    session::Session,
};

const DOCUMENT: &str = "case_document";
const DECISION: &str = "case_decision";
const FEE: &str = "case_fee";
const SIGNATURE: &str = "case_signature";

/// The place that the next row of a case takes in a table.
pub(super) async fn next_sequence(
    session: &Session,
    county: County,
    table: &'static str,
    case: Uuid,
) -> Result<i32, StoreError> {
    let query = Query::select()
        .expr(Expr::col("sequence").max())
        .from(table)
        .and_where(Expr::col("county").eq(county.as_str()))
        .and_where(Expr::col("case_id").eq(case))
        .to_owned();
    let row = session.query_one(&query).await?;
    let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
    Ok(last.unwrap_or_default().saturating_add(1))
}

/// The rows of a case in a table, in their order.
pub(super) async fn of_case<E: EntityTrait>(
    session: &Session,
    case: &CaseRow,
    table: &'static str,
) -> Result<Vec<E::Model>, StoreError> {
    let mut query = E::find()
        .filter(column(table, "county").eq(case.county.as_str()))
        .filter(column(table, "case_id").eq(case.id))
        .into_query();
    query.order_by((table, "sequence"), Order::Asc);
    let rows = session.query_all(&query).await?;
    rows.iter().map(|it| Ok(E::Model::from_query_result(it, "")?)).collect()
}

impl Unit {
    /// Adds a document; the same one in the same role is taken once ([`StoreError::Repeated`]).
    pub async fn add_document(
        &mut self,
        case: Uuid,
        document: &CaseDocument,
    ) -> Result<(), StoreError> {
        let CaseDocument { role: DocumentRole(role), title, day, sha256 } = document.clone();
        let sequence = next_sequence(&self.session, self.county, DOCUMENT, case).await?;
        let county = self.pen.county();
        let model =
            case_document::Model { county, case_id: case, sequence, role, title, day, sha256 };
        self.insert_models::<case_document::Entity>(vec![model]).await
    }

    /// Adds a decision of the collective.
    pub async fn add_decision(&mut self, case: Uuid, it: &Decision) -> Result<(), StoreError> {
        let unwritable = StoreError::Unwritable { table: DECISION, what: "the decision" };
        let body = serde_json::to_string(it).map_err(|_not_text| unwritable)?;
        let sequence = next_sequence(&self.session, self.county, DECISION, case).await?;
        let model =
            case_decision::Model { county: self.pen.county(), case_id: case, sequence, body };
        self.insert_models::<case_decision::Entity>(vec![model]).await
    }

    /// Adds what was asked for in money.
    pub async fn add_fee(&mut self, case: Uuid, fee: &Fee) -> Result<(), StoreError> {
        let Fee { item, amount_fen } = fee.clone();
        let sequence = next_sequence(&self.session, self.county, FEE, case).await?;
        let county = self.pen.county();
        let model = case_fee::Model { county, case_id: case, sequence, item, amount_fen };
        self.insert_models::<case_fee::Entity>(vec![model]).await
    }

    /// Adds a signature under the results.
    pub async fn add_signature(&mut self, case: Uuid, it: &Signature) -> Result<(), StoreError> {
        let Signature { name, day, mandate_sha256 } = it.clone();
        let sequence = next_sequence(&self.session, self.county, SIGNATURE, case).await?;
        let county = self.pen.county();
        let model =
            case_signature::Model { county, case_id: case, sequence, name, day, mandate_sha256 };
        self.insert_models::<case_signature::Entity>(vec![model]).await
    }
}

pub(super) async fn documents(
    session: &Session,
    case: &CaseRow,
) -> Result<Vec<CaseDocument>, StoreError> {
    let models = of_case::<case_document::Entity>(session, case, DOCUMENT).await?;
    let read = |case_document::Model { role, title, day, sha256, .. }| CaseDocument {
        role: DocumentRole(role),
        title,
        day,
        sha256,
    };
    Ok(models.into_iter().map(read).collect())
}

pub(super) async fn decisions(
    session: &Session,
    case: &CaseRow,
) -> Result<Vec<Decision>, StoreError> {
    let reading = Reading { table: DECISION, county: case.county.as_str(), id: case.id };
    let models = of_case::<case_decision::Entity>(session, case, DECISION).await?;
    models.into_iter().map(|it| reading.parsed("body", serde_json::from_str(&it.body))).collect()
}

pub(super) async fn fees(session: &Session, case: &CaseRow) -> Result<Vec<Fee>, StoreError> {
    let models = of_case::<case_fee::Entity>(session, case, FEE).await?;
    Ok(models.into_iter().map(|it| Fee { item: it.item, amount_fen: it.amount_fen }).collect())
}

pub(super) async fn signatures(
    session: &Session,
    case: &CaseRow,
) -> Result<Vec<Signature>, StoreError> {
    let models = of_case::<case_signature::Entity>(session, case, SIGNATURE).await?;
    let read = |case_signature::Model { name, day, mandate_sha256, .. }| Signature {
        name,
        day,
        mandate_sha256,
    };
    Ok(models.into_iter().map(read).collect())
}
