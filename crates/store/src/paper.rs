//! Papers that were printed 出具的文书: by number, with the digest that a reader can compare, every printing, and the approvals above the limit.

use chrono::{DateTime, Utc};
use identity::County;
use sea_orm::{
    ConnectionTrait as _, EntityTrait, FromQueryResult, QueryFilter as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use tenure::{ActId, case::PaperKind};
use uuid::Uuid;

use crate::{
    Store, StoreError, Unit, dialect,
    entity::{paper, paper_approval, paper_print},
    row::to_microseconds,
    scope::county_of,
    select::column,
};

const TABLE: &str = "paper";

/// A paper that was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub county: County,
    /// Begins with the number of its case.
    pub number: String,
    pub kind: PaperKind,
    /// The act that it says; a paper from before the act has none.
    pub act: Option<ActId>,
    /// The code of the object, or the round or the return of the case, that it is about.
    pub subject_code: String,
    /// SHA-256 of what was frozen: the entry of the act, or the paper's own content; in lower-case hexadecimal digits.
    pub digest: String,
    /// The officer who had it printed first, by name, and when.
    pub printed_by: String,
    pub printed_at: DateTime<Utc>,
    /// How often it was printed.
    pub print_count: i32,
}

/// A printing of a paper 打印记录.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// Which one it is, from one on.
    pub count: i32,
    pub printed_by: String,
    pub printed_at: DateTime<Utc>,
    /// Who approved it, where it was above the limit.
    pub approved_by: Option<String>,
    /// SHA-256 of the bytes that were handed out, in lower-case hexadecimal digits.
    pub pdf_sha256: String,
}

/// An approval of one printing above the limit 打印审批.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintApproval {
    /// The number of the paper.
    pub number: String,
    /// The printing that it is for.
    pub print_count: i32,
    pub approved_by: String,
    pub approved_at: DateTime<Utc>,
    pub reason: String,
}

impl Unit {
    /// Records the next printing of a paper; the first one makes the paper, whatever count it comes with.
    ///
    /// [`StoreError::Repeated`] where somebody else has printed it meanwhile.
    pub async fn record_print(&mut self, paper: &Paper, print: &Print) -> Result<(), StoreError> {
        if print.count == 1 {
            self.insert_paper(paper).await?;
        } else {
            self.count_print(&paper.number, print.count).await?;
        }
        let model = paper_print::Model {
            county: self.pen.county(),
            number: paper.number.clone(),
            print_count: print.count,
            printed_by: print.printed_by.clone(),
            printed_at: to_microseconds(print.printed_at),
            approved_by: print.approved_by.clone(),
            pdf_sha256: print.pdf_sha256.clone(),
        };
        self.insert_models::<paper_print::Entity>(vec![model]).await
    }

    async fn insert_paper(&mut self, paper: &Paper) -> Result<(), StoreError> {
        let Paper { county: _, number, kind, act, subject_code, digest, printed_by, .. } =
            paper.clone();
        let model = paper::Model {
            county: self.pen.county(),
            number,
            kind: kind.as_str().to_owned(),
            act_id: act.map(|it| it.0),
            subject_code,
            digest,
            printed_by,
            printed_at: to_microseconds(paper.printed_at),
            print_count: 1,
        };
        self.insert_models::<paper::Entity>(vec![model]).await
    }

    async fn count_print(&mut self, number: &str, count: i32) -> Result<(), StoreError> {
        let statement = Query::update()
            .table(TABLE)
            .value("print_count", count)
            .and_where(Expr::col("county").eq(self.county.as_str()))
            .and_where(Expr::col("number").eq(number))
            .and_where(Expr::col("print_count").eq(count.saturating_sub(1)))
            .to_owned();
        match self.session.execute(&statement).await?.rows_affected() {
            0 => Err(StoreError::Repeated { table: TABLE.to_owned() }),
            _ => Ok(()),
        }
    }

    /// Notes an approval; a printing is approved once.
    pub async fn approve_print(&mut self, approval: &PrintApproval) -> Result<(), StoreError> {
        let PrintApproval { number, print_count, approved_by, approved_at, reason } =
            approval.clone();
        let model = paper_approval::Model {
            county: self.pen.county(),
            number,
            print_count,
            approved_by,
            approved_at: to_microseconds(approved_at),
            reason,
        };
        self.insert_models::<paper_approval::Entity>(vec![model]).await
    }
}

impl Store {
    /// A paper by its number, for whoever holds it in hand; it says nothing personal.
    pub async fn paper(&self, number: &str) -> Result<Paper, StoreError> {
        let county = county_of(number).ok_or(StoreError::NotFound)?;
        let query = paper::Entity::find()
            .filter(column(TABLE, "county").eq(county.as_str()))
            .filter(column(TABLE, "number").eq(number))
            .into_query();
        let row = self.read().await?.query_one(&query).await?.ok_or(StoreError::NotFound)?;
        read(paper::Model::from_query_result(&row, "")?)
    }

    /// The printed papers of a case, in the order of their numbers.
    pub async fn papers_of_case(
        &self,
        county: County,
        case_number: &str,
    ) -> Result<Vec<Paper>, StoreError> {
        self.numbered::<paper::Entity>(TABLE, county, case_number)
            .await?
            .into_iter()
            .map(read)
            .collect()
    }

    /// The approvals of printings of a case, in the order of numbers and counts.
    pub async fn print_approvals_of_case(
        &self,
        county: County,
        case_number: &str,
    ) -> Result<Vec<PrintApproval>, StoreError> {
        let models =
            self.numbered::<paper_approval::Entity>("paper_approval", county, case_number).await?;
        let read = |it: paper_approval::Model| PrintApproval {
            number: it.number,
            print_count: it.print_count,
            approved_by: it.approved_by,
            approved_at: it.approved_at,
            reason: it.reason,
        };
        Ok(models.into_iter().map(read).collect())
    }

    /// Every printing of a paper, in the order of the counts.
    pub async fn prints(&self, county: County, number: &str) -> Result<Vec<Print>, StoreError> {
        const PRINTS: &str = "paper_print";
        let query = paper_print::Entity::find()
            .filter(column(PRINTS, "county").eq(county.as_str()))
            .filter(column(PRINTS, "number").eq(number))
            .into_query();
        let rows = self.read().await?.query_all(&query).await?;
        let mut prints = Vec::with_capacity(rows.len());
        for row in &rows {
            let it = paper_print::Model::from_query_result(row, "")?;
            prints.push(Print {
                count: it.print_count,
                printed_by: it.printed_by,
                printed_at: it.printed_at,
                approved_by: it.approved_by,
                pdf_sha256: it.pdf_sha256,
            });
        }
        prints.sort_by_key(|it| it.count);
        Ok(prints)
    }

    /// The rows of a table whose numbers begin with that of a case.
    async fn numbered<E: EntityTrait>(
        &self,
        table: &'static str,
        county: County,
        case_number: &str,
    ) -> Result<Vec<E::Model>, StoreError>
    where
        E::Model: FromQueryResult,
    {
        let prefix = format!("{case_number}-");
        let mut query = E::find().filter(column(table, "county").eq(county.as_str())).into_query();
        query
            .cond_where(dialect::begins_with(column(table, "number"), &prefix))
            .order_by((table, "number"), sea_orm::Order::Asc);
        let rows = self.read().await?.query_all(&query).await?;
        rows.iter().map(|row| Ok(E::Model::from_query_result(row, "")?)).collect()
    }
}

fn read(model: paper::Model) -> Result<Paper, StoreError> {
    let corrupt = |what: String| StoreError::corrupt(TABLE, Uuid::nil(), what);
    let county =
        County::parse(&model.county).map_err(|error| corrupt(format!("county: {error}")))?;
    let kind = PaperKind::parse(&model.kind)
        .ok_or_else(|| corrupt(format!("{}: kind is not in its list", model.number)))?;
    Ok(Paper {
        county,
        kind,
        number: model.number,
        act: model.act_id.map(ActId),
        subject_code: model.subject_code,
        digest: model.digest,
        printed_by: model.printed_by,
        printed_at: model.printed_at,
        print_count: model.print_count,
    })
}
