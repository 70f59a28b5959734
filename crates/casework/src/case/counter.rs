//! An officer at the counter 窗口, and what was answered to a request that comes again.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use store::{Answer, CaseFile, Idempotency, RequestKey, Store, Unit};
use uuid::Uuid;

use super::desk::{Desk, Occasion};
use super::file;
use super::findings::Findings;
use super::view::CaseView;
use crate::{Officer, Refused};

/// For so many days the answer to a request is kept; the number is our own.
pub const ANSWER_DAYS: i64 = 30;

/// An officer at work on cases: in which register, with what the county has set, and when.
#[derive(Clone, Copy, Debug)]
pub struct Counter<'a> {
    pub store: &'a Store,
    pub desk: &'a Desk,
    pub officer: &'a Officer,
    pub occasion: Occasion,
    /// The key of the request, where it has one and is no trial.
    pub again: Option<Again<'a>>,
}

/// A request that may come again (Idempotency-Key).
#[derive(Clone, Copy)]
pub struct Again<'a> {
    /// What is asked for, such as `POST /api/v1/cases`.
    pub operation: &'a str,
    pub key: &'a str,
    /// The SHA-256 of what was handed in, in hexadecimal digits.
    pub request: &'a str,
    /// How what was done is answered.
    pub answer: &'a (dyn Fn(&CaseView) -> Answer + Sync),
}

impl fmt::Debug for Again<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, key, .. } = self;
        f.debug_struct("Again").field("operation", operation).field("key", key).finish()
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It was done, or tried, and the case stands so.
    Now(Box<CaseView>),
    /// It was done before, and this was the answer.
    Before(Answer),
}

impl Counter<'_> {
    /// A unit of work in the county of a case that the officer may see.
    pub(super) async fn begin(&self, case: Uuid) -> Result<Unit, Refused> {
        file::begin(self.store, self.officer, case).await
    }

    /// What was answered to the same request before.
    pub(super) async fn answered(&self, unit: &mut Unit) -> Result<Option<Reply>, Refused> {
        let Some(key) = self.key() else { return Ok(None) };
        match unit.idempotent(key).await? {
            Idempotency::New => Ok(None),
            Idempotency::Same(answer) => Ok(Some(Reply::Before(answer))),
            Idempotency::Other => Err(Refused::KeyReused { key: key.key.to_owned() }),
        }
    }

    /// A case as it is shown at the counter.
    pub(super) fn view(&self, file: CaseFile, findings: Findings) -> CaseView {
        CaseView::new(self.desk, file, findings, self.occasion.today)
    }

    /// Makes it happen, together with the answer that the same request will have.
    pub(super) async fn conclude(&self, mut unit: Unit, view: CaseView) -> Result<Reply, Refused> {
        if let (Some(again), Some(key)) = (self.again, self.key()) {
            unit.forget_answers(forgotten_before(self.occasion.at)).await?;
            unit.remember(key, &(again.answer)(&view), self.occasion.at).await?;
        }
        unit.commit().await?;
        Ok(Reply::Now(Box::new(view)))
    }

    fn key(&self) -> Option<RequestKey<'_>> {
        let Again { operation, key, request, .. } = self.again?;
        Some(RequestKey { officer: &self.officer.name, operation, key, request })
    }
}

fn forgotten_before(now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_signed(TimeDelta::days(ANSWER_DAYS)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
