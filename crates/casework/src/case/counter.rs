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

/// An officer at work on cases, or on what else is shown as `V`: in which register, with what the county has set, and when.
#[derive(Debug)]
pub struct Counter<'a, V = CaseView> {
    pub store: &'a Store,
    pub desk: &'a Desk,
    pub officer: &'a Officer,
    pub occasion: Occasion,
    /// The key of the request, where it has one and is no trial.
    pub again: Option<Again<'a, V>>,
}

/// A request that may come again (Idempotency-Key).
pub struct Again<'a, V = CaseView> {
    /// What is asked for, such as `POST /api/v1/cases`.
    pub operation: &'a str,
    pub key: &'a str,
    /// The SHA-256 of what was handed in, in hexadecimal digits.
    pub request: &'a str,
    /// How what was done is answered.
    pub answer: &'a (dyn Fn(&V) -> Answer + Sync),
}

// Derived, these would ask for a `V` that can be copied.
impl<V> Clone for Again<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Again<'_, V> {}

impl<V> fmt::Debug for Again<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, key, .. } = self;
        f.debug_struct("Again").field("operation", operation).field("key", key).finish()
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<V = CaseView> {
    /// It was done, or tried, and the case stands so.
    Now(Box<V>),
    /// It was done before, and this was the answer.
    Before(Answer),
}

impl Counter<'_> {
    /// A unit of work in the county of a case that the officer may see.
    pub(super) async fn begin(&self, case: Uuid) -> Result<Unit, Refused> {
        file::begin(self.store, self.officer, case).await
    }

    /// A case as it is shown at the counter.
    pub(super) fn view(&self, file: CaseFile, findings: Findings) -> CaseView {
        CaseView::new(self.desk, file, findings, self.occasion.today)
    }
}

impl<V> Counter<'_, V> {
    /// What was answered to the same request before.
    pub(crate) async fn answered(&self, unit: &mut Unit) -> Result<Option<Reply<V>>, Refused> {
        let Some(key) = self.key() else { return Ok(None) };
        match unit.idempotent(key).await? {
            Idempotency::New => Ok(None),
            Idempotency::Same(answer) => Ok(Some(Reply::Before(answer))),
            Idempotency::Other => Err(Refused::KeyReused { key: key.key.to_owned() }),
        }
    }

    /// Makes it happen, together with the answer that the same request will have.
    pub(crate) async fn conclude(&self, mut unit: Unit, view: V) -> Result<Reply<V>, Refused> {
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
