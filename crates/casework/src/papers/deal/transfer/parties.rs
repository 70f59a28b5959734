//! What a transfer is about, and who gives it to whom, as its papers say it.

use identity::mask_document_number;
use market::transfer::{
    Exchange, ExchangeSide, FarmingOnBehalf, Lease, Priced, Proposal, ReTransfer, Security,
    ShareIn, ShareInheritance, Transfer, Unpriced,
};
use store::{At, Store};
use tenure::{ObjectId, Shares};

use super::super::super::content::{DealPaper, DealTable};
use super::super::subject::{Books, Party, Subject, Thing};
use crate::market::transfer::TransferView;
use crate::{Officer, Refused};

/// What stands in the signed contract, and in no register.
const IN_CONTRACT: &str = "（见书面合同）";

/// What goes over, with whoever receives it.
pub(super) struct Sides {
    pub(super) subject: Subject,
    pub(super) receiver: Party,
    /// What the other household gives for it 互换.
    given_back: Option<DealTable>,
}

impl Sides {
    pub(super) async fn of(
        view: &TransferView,
        proposal: &Proposal,
        (store, officer): (&Store, &Officer),
        at: At,
    ) -> Result<Self, Refused> {
        let books = Books { store, officer, issuer: view.collective()?, at };
        let number = &view.row.number;
        let none = || Refused::Dangling { what: "transfer", code: number.clone() };
        let mut subject = books.subject(thing(&proposal.transfer).ok_or_else(none)?).await?;
        if let Transfer::Unpriced(Unpriced::Exchange(it)) = &proposal.transfer {
            let other = books.subject(side(&it.other)).await?;
            let areas = subject.area_m2.zip(other.area_m2);
            subject.area_m2 = areas.map(|(one, other)| one.saturating_add(other));
            let given_back = Some(other.table());
            return Ok(Self { subject, receiver: other.holder, given_back });
        }
        // Whoever has it from the contractor stands in no register of contractors.
        if proposal.transfer.under().is_some() {
            subject.holder = party(payee(proposal, proposal.representative), "");
        }
        let receiver = receiver(proposal, view.document_number());
        Ok(Self { subject, receiver, given_back: None })
    }

    /// A paper with what both sides give, where each gives something.
    pub(super) fn told(self, mut paper: DealPaper) -> DealPaper {
        let Some(given_back) = self.given_back else { return paper };
        if let Some(given) = paper.tables.first_mut() {
            given.heading = "甲方换出的地块";
        }
        paper.tables.insert(1, DealTable { heading: "乙方换出的地块", ..given_back });
        paper
    }
}

/// Who was paid: one of the holders, or whoever receives the right and was paid back.
pub(super) fn payee(proposal: &Proposal, person: ObjectId) -> String {
    if proposal.transferee.party == person {
        return proposal.transferee.name.clone();
    }
    let holder = proposal.holders.iter().find(|it| it.person == person);
    holder.map(|it| it.name.clone()).unwrap_or_default()
}

fn receiver(proposal: &Proposal, document_number: &str) -> Party {
    match &proposal.transfer {
        Transfer::Unpriced(Unpriced::ShareInheritance(it)) => {
            let names: Vec<&str> = it.heirs.iter().map(|(heir, _)| heir.name.as_str()).collect();
            party(names.join("、"), "")
        }
        _ => party(proposal.transferee.name.clone(), &mask_document_number(document_number)),
    }
}

fn party(name: String, document: &str) -> Party {
    Party { name, document: document.to_owned(), address: IN_CONTRACT.to_owned() }
}

/// What goes over; of an exchange, what the first household gives; `None` where the sum of shares cannot be written.
fn thing(transfer: &Transfer) -> Option<Thing<'_>> {
    Some(match transfer {
        Transfer::Priced(it) => priced(it),
        Transfer::Unpriced(it) => return unpriced(it),
    })
}

fn priced(priced: &Priced) -> Thing<'_> {
    match priced {
        Priced::Lease(Lease { grant, .. })
        | Priced::ShareIn(ShareIn { grant })
        | Priced::ReTransfer(ReTransfer { grant, .. }) => Thing::Granted(grant),
        Priced::Assignment(it) => Thing::Contracted { contract: it.contract, parcels: &it.parcels },
        Priced::Homestead(it) => Thing::Homestead(&it.unit),
        Priced::ShareTransfer(it) => {
            Thing::Shares { collective: &it.collective, holder: it.from, shares: it.shares }
        }
        Priced::ShareRedemption(it) => {
            Thing::Shares { collective: &it.collective, holder: it.from, shares: it.shares }
        }
    }
}

fn unpriced(unpriced: &Unpriced) -> Option<Thing<'_>> {
    Some(match unpriced {
        Unpriced::FarmingOnBehalf(FarmingOnBehalf { grant })
        | Unpriced::Security(Security { grant, .. }) => Thing::Granted(grant),
        Unpriced::Exchange(Exchange { one, .. }) => side(one),
        Unpriced::ShareInheritance(it) => Thing::Shares {
            collective: &it.collective,
            holder: it.deceased,
            shares: inherited(it)?,
        },
        Unpriced::SharePledge(it) => Thing::Shares {
            collective: &it.collective,
            holder: it.holder,
            shares: it.pledge.shares,
        },
    })
}

fn side(side: &ExchangeSide) -> Thing<'_> {
    Thing::Contracted { contract: side.contract, parcels: &side.parcels }
}

/// All that the heirs have of what was held.
fn inherited(it: &ShareInheritance) -> Option<Shares> {
    let shares = it.heirs.iter().map(|(_, shares)| *shares);
    shares.into_iter().try_fold(Shares::ZERO, Shares::checked_add)
}
