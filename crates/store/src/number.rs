//! The numbers that a county gives in a year, such as `220221-2026-000001`.

use identity::{CirculationCode, County, IssuerCode};
use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};

use crate::{StoreError, Unit, dialect, session::Session};

/// Six digits, so that numbers sort as they count; our own choice, as no standard sets a form.
const SEQUENCE_MAX: u32 = 999_999;

/// The columns that hold such numbers, each with the index that finds the last one.
#[derive(Clone, Copy)]
enum Counted {
    Case,
    Deal,
    Restriction,
}

async fn next(
    session: &Session,
    county: County,
    counted: Counted,
    year: i32,
) -> Result<String, StoreError> {
    let prefix = format!("{county}-{year:04}-");
    let (table, column) = match counted {
        Counted::Case => ("register_case", "number"),
        Counted::Deal => ("deal", "number"),
        Counted::Restriction => ("register_object", "code"),
    };
    let mut query = Query::select();
    query
        .expr(Expr::col(column).max())
        .from(table)
        .and_where(Expr::col("county").eq(county.as_str()))
        .cond_where(dialect::begins_with(Expr::col(column), &prefix));
    if let Counted::Restriction = counted {
        query.and_where(Expr::col("kind").eq(tenure::ObjectKind::Restriction.as_str()));
    }
    let row = session.query_one(&query).await?;
    let last: Option<String> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
    let last = last.and_then(|it| it.strip_prefix(&prefix)?.parse::<u32>().ok());
    match last.unwrap_or_default() {
        SEQUENCE_MAX.. => Err(StoreError::NumbersExhausted { prefix }),
        last => Ok(format!("{prefix}{:06}", last + 1)),
    }
}

impl Unit {
    /// The number that the next case of the county bears in a year.
    pub async fn next_case_number(&mut self, year: i32) -> Result<String, StoreError> {
        next(&self.session, self.county, Counted::Case, year).await
    }

    /// The number that the next deal of the county bears in a year, of whichever kind it is.
    pub async fn next_deal_number(&mut self, year: i32) -> Result<String, StoreError> {
        next(&self.session, self.county, Counted::Deal, year).await
    }

    /// The code that the next restriction of the county bears in a year.
    pub async fn next_restriction_code(&mut self, year: i32) -> Result<String, StoreError> {
        next(&self.session, self.county, Counted::Restriction, year).await
    }

    /// 流转合同代码 that the next transfer of an issuer's land bears: one more than the last that any row has.
    pub async fn next_circulation_code(
        &mut self,
        issuer: IssuerCode,
    ) -> Result<String, StoreError> {
        let prefix = issuer.to_string();
        let query = Query::select()
            .expr(Expr::col("code").max())
            .from("circulation")
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .cond_where(dialect::begins_with(Expr::col("code"), &prefix))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<String> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        let last = last.and_then(|it| it.strip_prefix(&prefix)?.parse::<u32>().ok());
        let next = last.unwrap_or_default().saturating_add(1);
        let code = CirculationCode::new(issuer, next);
        code.map(|it| it.to_string()).map_err(|_too_many| StoreError::NumbersExhausted { prefix })
    }
}
