//! What an officer of the market asks for: a listing, or a step of one.

use identity::IssuerCode;
use market::Consent;
use market::consent::Evidence;
use market::days::Days;
use market::listing::{
    Application, Bidder, ListedObject, ListingEvent, Reserve, TradeForm, TradeWay,
};
use market::transfer::{FarmingAbility, TransfereeKind};
use tenure::ObjectId;
use tenure::decision::Decision;

use super::body::BidderIdentity;
use crate::case::evidence::{self, Named};

/// A listing as it is asked for; whose right it is and where it lies is read from the register.
#[derive(Clone, Debug, PartialEq)]
pub struct ListingAsked {
    pub object: ListedObject,
    pub form: TradeForm,
    pub term: Option<Days>,
    pub consents: Vec<Consent>,
    pub decision: Option<Decision>,
    pub reserve: Reserve,
    pub deposit_fen: i64,
    pub way: TradeWay,
    /// 收款账号 of whoever gives the right.
    pub payee_account: String,
}

/// A step as it is asked for.
///
/// Deposits and prices are none: they come with the bank's file.
#[derive(Clone, Debug, PartialEq)]
pub enum StepAsked {
    /// A step of which the event says all.
    Plain(ListingEvent),
    Enrol(NewBidder),
    /// The certificate bears the number of the listing.
    Attest,
    Enter,
}

/// Somebody who enrols, with who that is.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBidder {
    pub kind: TransfereeKind,
    pub collective: Option<IssuerCode>,
    pub farming: Option<FarmingAbility>,
    pub identity: BidderIdentity,
}

impl NewBidder {
    /// The bidder as the listing knows them.
    pub(super) fn bidder(&self, party: ObjectId) -> Bidder {
        let Self { kind, collective, farming, .. } = self.clone();
        Bidder { party, kind, collective, farming }
    }
}

/// The documents that an application names.
pub(super) fn named_by_application(application: &Application) -> Vec<Named> {
    let Application { consents, decision, reserve, .. } = application;
    let mut all = Vec::new();
    for (n, it) in consents.iter().enumerate() {
        all.push(named(&format!("consents[{n}].evidence"), &it.evidence, "consent"));
        let signer = match &it.signer {
            market::Signer::Holder => None,
            market::Signer::Mandatary { mandate, .. } => Some((mandate, "mandate")),
            market::Signer::Guardian { proof, .. } => Some((proof, "guardianship")),
        };
        all.extend(signer.map(|(it, role)| named(&format!("consents[{n}].signer"), it, role)));
    }
    all.extend(decision.iter().map(|it| evidence::of_decision("decision.", it)));
    let valuation = reserve.valuation.iter();
    all.extend(valuation.map(|(_, report)| named("reserve.valuation", report, "valuation")));
    all
}

/// The documents that a step names.
pub(super) fn named_by_step(asked: &StepAsked) -> Vec<Named> {
    match asked {
        StepAsked::Enrol(it) => farming_ability(it.farming.as_ref()),
        StepAsked::Plain(event) => named_by_event(event),
        StepAsked::Attest | StepAsked::Enter => Vec::new(),
    }
}

/// The documents that an event names.
pub(super) fn named_by_event(event: &ListingEvent) -> Vec<Named> {
    match event {
        ListingEvent::Enrol { bidder } => farming_ability(bidder.farming.as_ref()),
        ListingEvent::Object { evidence } => {
            vec![named("evidence", evidence, "objection-evidence")]
        }
        ListingEvent::Approve { collective_consent, township_approval } => vec![
            named("collective_consent", collective_consent, "collective-consent"),
            named("township_approval", township_approval, "township-approval"),
        ],
        ListingEvent::Sign { contract } => vec![named("contract", contract, "contract")],
        ListingEvent::Relist { reserve, .. } => {
            let valuation = reserve.valuation.iter();
            valuation.map(|(_, report)| named("reserve.valuation", report, "valuation")).collect()
        }
        _ => Vec::new(),
    }
}

fn farming_ability(farming: Option<&FarmingAbility>) -> Vec<Named> {
    let farming = farming.into_iter();
    farming.map(|it| named("farming.evidence", &it.evidence, "farming-ability")).collect()
}

fn named(field: &str, evidence: &Evidence, role: &str) -> Named {
    evidence::named(field.to_owned(), evidence.as_str(), role)
}
