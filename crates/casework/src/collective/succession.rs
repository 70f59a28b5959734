//! One collective follows another 承继: the books of all that are followed are read, and everybody's membership and shares go on in one of the successors.

mod check;
mod make;
mod write;

use identity::{CreditCode, IssuerCode};
use store::{RegisterObject, Unit};
use tenure::ObjectKind;
use tenure::collective::{
    CollectiveState, Organisation, Succession, SuccessionAsked, SuccessionKind,
};
use tenure::decision::Decision;
use tenure::shares::HeldShares;

use super::book::{self, Book};
use crate::case::Occasion;
use crate::{Officer, Refused};

pub(super) use write::write;

/// A succession as it was worked out.
pub(super) struct Succeeding {
    /// As the rules look at it.
    pub(super) act: Succession,
    /// The others that are followed, beside the one at which the application lies.
    others: Vec<Followed>,
    /// In the order of the act's parties after it.
    successors: Vec<Successor>,
}

/// A collective that is followed.
struct Followed {
    book: Book,
    state: CollectiveState,
    /// Its own decisions that come with the application, with their numbers.
    decisions: Vec<(u32, Decision)>,
}

/// A collective after the succession.
struct Successor {
    organisation: Organisation,
    /// The object of the one that goes on; none for a new one.
    object: Option<RegisterObject>,
    holdings: Vec<HeldShares>,
    state: CollectiveState,
}

impl Succeeding {
    pub(super) async fn of(
        unit: &mut Unit,
        book: &Book,
        before: &CollectiveState,
        asked: &SuccessionAsked,
        officer: &Officer,
        occasion: Occasion,
    ) -> Result<Self, Refused> {
        let mut others = Vec::with_capacity(asked.together_with.len());
        for code in &asked.together_with {
            let object = book::object(unit, officer, code).await?;
            let book = Book::load(unit, object, &[], occasion.at).await?;
            let state = book.state(None)?;
            others.push(Followed { book, state, decisions: Vec::new() });
        }
        let parties: Vec<(&Book, &CollectiveState)> = std::iter::once((book, before))
            .chain(others.iter().map(|it| (&it.book, &it.state)))
            .collect();
        fits(asked, &parties)?;
        let mut successors = Vec::with_capacity(asked.successors.len());
        for it in &asked.successors {
            let code = credit_code(unit, it.credit_code.as_str(), &parties).await?;
            if !officer.scope.contains(&it.division) || it.division.county() != unit.county() {
                let code = it.division.to_string();
                return Err(Refused::NotFound { what: "division", code });
            }
            successors.push(make::successor(it, &code, &parties, occasion.today)?);
        }
        let act = make::act(asked, &parties, &successors, occasion.today);
        Ok(Self { act, others, successors })
    }

    /// The codes as issuers of the others, whose decisions are put on their own files.
    pub(super) fn issuers_of_others(&self) -> Vec<IssuerCode> {
        self.others.iter().map(|it| it.state.organisation.issuer).collect()
    }

    /// Numbers the decisions that come with the application, each in the file of the collective that took it.
    pub(super) fn number_decisions(
        mut self,
        book: &Book,
        decisions: &mut [(u32, Decision)],
    ) -> Self {
        let last = |book: &Book| book.decisions.iter().map(|it| it.number).max().unwrap_or(0);
        let mut next = last(book);
        let on_file = next;
        for (number, decision) in decisions.iter_mut().filter(|(number, _)| *number > on_file) {
            let mut others = self.others.iter_mut();
            let other = others.find(|it| it.state.organisation.issuer == decision.issuer);
            if let Some(other) = other {
                let n_new = u32::try_from(other.decisions.len()).unwrap_or(u32::MAX);
                let own = last(&other.book).saturating_add(n_new).saturating_add(1);
                other.decisions.push((own, decision.clone()));
            } else {
                next = next.saturating_add(1);
                *number = next;
            }
        }
        self
    }
}

/// Whether so many are followed by so many as the kind of succession says.
fn fits(asked: &SuccessionAsked, parties: &[(&Book, &CollectiveState)]) -> Result<(), Refused> {
    let malformed =
        |text: &str| Err(Refused::Malformed { what: "succession", text: text.to_owned() });
    let goes_on = |code: &str| parties.iter().any(|(book, _)| book.code() == code);
    let mut codes: Vec<&str> = parties.iter().map(|(book, _)| book.code()).collect();
    codes.sort_unstable();
    if codes.windows(2).any(|it| matches!(it, [one, other] if one == other)) {
        return malformed("a collective is followed twice");
    }
    match (asked.succession, parties.len(), asked.successors.as_slice()) {
        (SuccessionKind::Merger, 2.., [_]) | (SuccessionKind::Division, 1, [_, _, ..]) => Ok(()),
        (SuccessionKind::VillageToCommunity, 1, [it]) if goes_on(&it.credit_code) => Ok(()),
        (SuccessionKind::Merger, ..) => malformed("a merger makes one of several"),
        (SuccessionKind::Division, ..) => malformed("a division makes several of one"),
        (SuccessionKind::VillageToCommunity, ..) => {
            malformed("a village's collective goes on under its own code")
        }
    }
}

/// The code of one that goes on, or a code that nobody has or had.
async fn credit_code(
    unit: &mut Unit,
    text: &str,
    parties: &[(&Book, &CollectiveState)],
) -> Result<CreditCode, Refused> {
    let own = parties.iter().map(|(_, state)| &state.organisation.collective.credit_code);
    if let Some(code) = own.clone().find(|it| it.as_str() == text) {
        return Ok(code.clone());
    }
    let malformed = |what| Refused::Malformed { what, text: text.to_owned() };
    let code = CreditCode::parse(text).map_err(|_error| malformed("unified social credit code"))?;
    let known = unit.objects_by_code(ObjectKind::Collective, &[text.to_owned()]).await?;
    if known.is_empty() { Ok(code) } else { Err(malformed("credit code that nobody has")) }
}
