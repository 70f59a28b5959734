//! The numbers of certificates 证书编号, each given once in its county and year.

use std::ops::Range;

use sea_orm::{
    ConnectionTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::{ActId, case::CertificateSeries};

use crate::{StoreError, Unit, dialect, entity::certificate_number};

const TABLE: &str = "certificate_number";

impl Unit {
    /// The last serial that was given in a series and a year; none where it has none yet.
    pub async fn last_certificate_serial(
        &mut self,
        series: CertificateSeries,
        year: i32,
    ) -> Result<Option<u32>, StoreError> {
        let query = Query::select()
            .expr(Expr::col("serial").max())
            .from(TABLE)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("series").eq(series.as_str()))
            .and_where(Expr::col("year").eq(year))
            .to_owned();
        let row = self.session.query_one(&query).await?;
        let last: Option<i32> = row.map(|it| it.try_get_by_index(0)).transpose()?.flatten();
        Ok(last.and_then(|it| u32::try_from(it).ok()))
    }

    /// The numbers that begin so, of whatever rows have them; this looks through the whole county.
    pub async fn certificate_numbers_from(
        &mut self,
        series: CertificateSeries,
        head: &str,
    ) -> Result<Vec<String>, StoreError> {
        let (table, column) = match series {
            CertificateSeries::Land => ("contract_right", "serial_number"),
            CertificateSeries::Homestead => ("homestead", "certificate_number"),
        };
        let query = Query::select()
            .column(column)
            .from(table)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .cond_where(dialect::begins_with(Expr::col(column), head))
            .to_owned();
        let rows = self.session.query_all(&query).await?;
        rows.iter().map(|it| Ok(it.try_get_by_index(0)?)).collect()
    }

    /// Notes that numbers were given by an act; one that was given before is [`StoreError::Repeated`].
    pub async fn give_certificate_numbers(
        &mut self,
        series: CertificateSeries,
        year: i32,
        serials: Range<u32>,
        act: ActId,
    ) -> Result<(), StoreError> {
        let unwritable = |_beyond| StoreError::Unwritable { table: TABLE, what: "the serial" };
        let county = self.pen.county();
        let models = serials.map(|serial| {
            Ok(certificate_number::Model {
                county: county.clone(),
                series: series.as_str().to_owned(),
                year,
                serial: i32::try_from(serial).map_err(unwritable)?,
                act_id: act.0,
            })
        });
        let models = models.collect::<Result<Vec<_>, StoreError>>()?;
        self.insert_models::<certificate_number::Entity>(models).await
    }
}
