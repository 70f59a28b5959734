//! Why a use-case was not carried out.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use identity::CitizenId;
use market::exit::ExitRefused;
use market::listing::ListingRefused;
use market::money::NotBalanced;
use market::transfer::TransferRefused;
use store::StoreError;
use tenure::AsOf;
use tenure::case::{
    AdditionKind, Impossible, NoTable, NotCollected, PaperKind, Role, State, Step, WrongStep,
};
use tenure::distribution::DistributionError;
use tenure::takeover::Unreadable;

use crate::case::{Findings, NotStored};
use crate::documents::DocumentRefused;
use crate::log::LogRefused;

/// Why a use-case was not carried out; nothing of it happened.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such object, or it lies outside the officer's division.
    #[error("there is no {what} `{code}` in the officer's division")]
    NotFound { what: &'static str, code: String },
    /// The object is registered, and was not on that day or not known at that moment.
    #[error("the {what} `{code}` is registered, but not as of {} as known at {}", at.as_of, at.known_at)]
    NotThen { what: &'static str, code: String, at: AsOf },
    #[error("`{text}` is not a {what}")]
    Malformed { what: &'static str, text: String },
    #[error("another registration is under way in this county")]
    Busy,
    /// A code is never used again, not even after its object has ended (HR-22).
    #[error("the code `{code}` of a {what} was used by an object that has ended")]
    CodeOfThePast { what: &'static str, code: String },
    /// What the rules let pass and nobody can read.
    #[error("village `{village}`: a fact cannot be read")]
    Unreadable {
        village: String,
        #[source]
        source: Unreadable,
    },
    /// A row names an object that is neither in its village's submission nor in the register.
    #[error("the {what} `{code}` is named by a row and is nowhere")]
    Dangling { what: &'static str, code: String },
    /// What is asked for cannot be worked out from what is registered.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    #[error("acts are numbered by county: say which one")]
    WhichCounty,
    #[error("the request names no object whose county is known")]
    Unplaced,
    /// The rules stand in the way.
    #[error("the rules stand in the way: {}", .0.codes())]
    Violated(Findings),
    #[error(transparent)]
    WrongStep(#[from] WrongStep),
    /// Another officer was faster.
    #[error("the case has changed since it was read: it is at revision {revision} now")]
    Stale { revision: i64 },
    /// A parcel or a right in one open case cannot be touched by another.
    #[error("`{code}` is held by the open case {by}")]
    Held { code: String, by: String },
    /// What is entered once was to be entered again, such as a document in a role.
    #[error("this stands in the case already")]
    Repeated,
    /// What is named as evidence is no stored document that the officer may see.
    #[error("{} of the documents that are named are not stored, or not in the officer's sight", .0.len())]
    NotStored(Vec<NotStored>),
    /// The officer has no role in which the step may be taken.
    #[error("`{officer}` may not take `{}`: that takes the role {}", .step.as_str(), named(.roles))]
    RoleMissing { officer: String, step: Step, roles: BTreeSet<Role> },
    /// A key that a client chose for one request came with another one.
    #[error("the key `{key}` came with another request before")]
    KeyReused { key: String },
    /// What is noted of the collection of certificates is missing or wrong.
    #[error(transparent)]
    NotCollected(#[from] NotCollected),
    /// The officer has no role in which this may be added to a case.
    #[error("`{officer}` may not add {}: that takes the role {}", .addition.as_str(), named(.roles))]
    MayNotAdd { officer: String, addition: AdditionKind, roles: BTreeSet<Role> },
    /// Nothing is added to a case that is archived, withdrawn or refused.
    #[error("the case is {}: nothing is added to it any more", state.as_str())]
    CaseOver { state: State },
    /// An objection is withdrawn by whoever raised it.
    #[error("the objection {number} was raised by somebody else")]
    NotTheObjector { number: u32 },
    /// Whoever hands an application in does not enter it.
    #[error("`{officer}` handed the application in: another officer enters it")]
    OwnApplication { officer: String },
    /// The officer has not the role for this part of a deal.
    #[error("`{officer}` may not do `{what}`: that takes the role `{}`", role.as_str())]
    DutyMissing { officer: String, what: &'static str, role: Role },
    /// The officer has no role in which identity numbers are seen in full.
    #[error("`{officer}` may not see identity numbers in full: that takes the role {}", named(.roles))]
    MayNotUnmask { officer: String, roles: BTreeSet<Role> },
    /// An exit does not go on.
    #[error(transparent)]
    Exit(#[from] ExitRefused),
    /// A transfer without a listing does not go on.
    #[error(transparent)]
    Transfer(#[from] TransferRefused),
    #[error("a transfer of the kind {kind} is not taken in here")]
    NotTakenIn { kind: &'static str },
    /// What is ordered is not what is to be paid.
    #[error("{0}")]
    NotPayable(&'static str),
    /// The market's book takes the movement for none of its own.
    #[error("the money of the deal does not balance")]
    Money(#[from] market::money::Refused),
    #[error("a movement of money does not balance")]
    NotBalanced(#[from] NotBalanced),
    /// An application is closed once.
    #[error("the application is {state} already")]
    ApplicationClosed { state: &'static str },
    /// The database holds one person to one membership at a time.
    #[error("one of these persons is a member of a collective at that time already")]
    MemberElsewhere,
    /// What is asked of the year's income cannot be worked out.
    #[error(transparent)]
    Distribution(#[from] DistributionError),
    /// A run is what its plan said, or it is not entered.
    #[error("{0}")]
    PlanDiffers(&'static str),
    /// The holdings as they were written do not add up to the total (HR-82).
    #[error("the holdings as written do not add up to the registered total")]
    SharesDiffer,
    #[error("a case keeps its kind and its division: hand in another one")]
    AnotherRequest,
    /// What is asked for is changed by whoever made it, not by those who check it.
    #[error("the request is changed by a correction or a resubmission, not by the step `{}`", step.as_str())]
    RequestStands { step: Step },
    #[error("no further round of public notice is asked for in this kind of case")]
    NoNoticeAsked,
    #[error("no public notice of this case is running")]
    NoNoticeRuns,
    #[error(transparent)]
    Calendar(#[from] NoTable),
    #[error(transparent)]
    Document(#[from] DocumentRefused),
    /// A case prints what its kind prints, once what it says is frozen.
    #[error("a case that is {} prints no {}", state.as_str(), paper.as_str())]
    NotPrintable { paper: PaperKind, state: State },
    /// A deal prints a paper from the state on in which it is true.
    #[error("a deal that is {state} prints no {}: {awaits}", paper.as_str())]
    PaperAwaits { paper: PaperKind, state: String, awaits: &'static str },
    #[error("there are several {}: say which, of {}", paper.as_str(), subjects.join(", "))]
    SeveralPapers { paper: PaperKind, subjects: Vec<String> },
    #[error(
        "the paper {number} was printed {print_count} times, and {limit} are the most without the approval of another officer"
    )]
    ApprovalNeeded { number: String, print_count: i32, limit: NonZeroU32 },
    /// Whoever approves a printing is not whoever prints.
    #[error("the next printing of the paper {number} was approved by the officer who asks for it")]
    OwnApproval { number: String },
    #[error("the next printing of the paper {number} needs no approval")]
    NoApprovalNeeded { number: String },
    #[error("the paper {number} was printed by somebody else at the same time: ask again")]
    PrintedMeanwhile { number: String },
    /// A pilot approval is revoked while it holds.
    #[error("the pilot approval does not hold on {day}: nothing would be revoked from then on")]
    NothingRevoked { day: NaiveDate },
    /// A step of a listing may not be taken, or not now.
    #[error(transparent)]
    Listing(#[from] ListingRefused),
    /// Who bid is known for as long as somebody may claim something of it.
    #[error("who bid is kept until {until}")]
    KeptStill { until: NaiveDate },
    /// What is kept of a listing does not tell it again: an incident.
    #[error("the listing {number} cannot be told again from its steps")]
    NotRetold {
        number: String,
        #[source]
        source: ListingRefused,
    },
    /// What is given in another way than by a term of use goes over by a case or an act of its own.
    #[error(
        "a listing of {object} that is no lease and no share-in is entered by a case of its own"
    )]
    NotEnteredHere { object: &'static str },
    #[error("the entry of the act cannot be written")]
    Entry(#[from] ledger::NotCanonical),
    /// The log does not prove what it has signed: an incident.
    #[error("the log gives no proof")]
    Log(#[source] Box<LogRefused>),
    #[error("the register could not answer")]
    Store(#[source] StoreError),
}

fn named(roles: &BTreeSet<Role>) -> String {
    let names: Vec<String> = roles.iter().map(|it| format!("`{}`", it.as_str())).collect();
    names.join(" or ")
}

/// A text that was asked for, as a refusal may say it back: an identity number only masked.
pub(crate) fn shown(text: &str) -> String {
    match CitizenId::parse_whatever_area(text) {
        Ok(number) => number.masked(),
        Err(_) => text.to_owned(),
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Locked => Self::Busy,
            StoreError::MemberElsewhere => Self::MemberElsewhere,
            StoreError::Stale { found, .. } => Self::Stale { revision: found },
            StoreError::Repeated { .. } => Self::Repeated,
            StoreError::Held { code, by } => Self::Held { code, by },
            other => Self::Store(other),
        }
    }
}
