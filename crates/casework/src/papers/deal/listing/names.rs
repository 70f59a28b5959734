//! Who the bidders of a listing are, as its papers name them.

use identity::mask_document_number;
use tenure::ObjectId;

use super::super::subject::Party;
use super::super::wording::{BY_HAND, ERASED};
use crate::listing::{BidderIdentity, ListingFile};

/// Who the bidders of a listing are; one who was erased is told as that.
pub(in super::super) struct Names<'a>(pub(super) &'a ListingFile);

impl Names<'_> {
    /// 竞买号
    pub(in super::super) fn number(&self, party: ObjectId) -> String {
        self.0.bidder_number(party).map(|it| it.to_string()).unwrap_or_default()
    }

    pub(in super::super) fn name(&self, party: ObjectId) -> String {
        self.identity(party).map_or_else(|| ERASED.to_owned(), |it| it.name.clone())
    }

    fn identity(&self, party: ObjectId) -> Option<&BidderIdentity> {
        self.0.bidders.iter().find(|it| it.party == party)?.body.as_ref()
    }

    /// Who won; where both sides sign, what the bidder never said is written by hand.
    pub(super) fn party(&self, party: ObjectId) -> Party {
        let Some(identity) = self.identity(party) else {
            return Party { name: ERASED.to_owned(), ..Party::default() };
        };
        Party {
            name: identity.name.clone(),
            document: mask_document_number(&identity.document_number),
            address: BY_HAND.to_owned(),
        }
    }
}
