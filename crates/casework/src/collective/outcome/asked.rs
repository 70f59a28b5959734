//! What an application asks for, told in the law's own words with the people and versions of the register.

use tenure::ObjectId;
use tenure::collective::{
    AnswerAsked, BenefitsAsked, ConfirmationAsked, DisputeAsked, KinshipAsked, MovementAsked,
    NonMemberBenefits, RollFiling,
};
use tenure::membership::{Answer, Confirmation, Dispute, Kinship};
use tenure::shares::{Recipient, ShareMovement};

use crate::Refused;
use crate::collective::book::Book;

pub(super) fn confirmation(
    book: &Book,
    asked: &ConfirmationAsked,
) -> Result<Confirmation, Refused> {
    let kinship = asked.kinship.as_ref().map(kinship).transpose()?;
    let leaves = asked.leaves.as_deref().map(|text| {
        let theirs = book.memberships.iter().map(|it| &it.fact().membership);
        let left = theirs.filter(|it| it.person == asked.person);
        let code = left.map(|it| &it.collective).find(|it| it.as_str() == text).cloned();
        code.ok_or_else(|| Refused::NotFound { what: "membership in", code: text.to_owned() })
    });
    Ok(Confirmation {
        member: book.person(asked.person)?,
        ground: asked.ground,
        kinship,
        answer: match asked.answer.clone() {
            AnswerAsked::Confirmed => Answer::Confirmed,
            AnswerAsked::Refused { reason, township_note_sha256 } => {
                Answer::Refused { reason, township_note_sha256 }
            }
        },
        first_day: asked.first_day,
        leaves: leaves.transpose()?,
    })
}

fn kinship(asked: &KinshipAsked) -> Result<Kinship, Refused> {
    let KinshipAsked { to, relation, evidence, evidence_sha256 } = asked.clone();
    let malformed =
        |_none| Refused::Malformed { what: "relation of GB/T 4761", text: relation.clone() };
    let relation = identity::Relation::parse(&relation).map_err(malformed)?;
    Ok(Kinship { to, relation, evidence, evidence_sha256 })
}

/// A dispute about somebody of the register; what is settled was opened before.
pub(super) fn dispute(book: &Book, asked: &DisputeAsked) -> Result<Dispute, Refused> {
    let DisputeAsked { person, opened_day, settled_day, forum } = asked.clone();
    book.person(person)?;
    let open = |it: &&Dispute| {
        it.person == person && it.opened_day == opened_day && it.settled_day.is_none()
    };
    let settles = settled_day.is_some();
    if settles && book.disputes.iter().find(open).is_none_or(|it| settled_day < Some(it.opened_day))
    {
        let code = opened_day.to_string();
        return Err(Refused::NotFound { what: "open dispute of that day", code });
    }
    Ok(Dispute { person, opened_day, settled_day, forum })
}

/// Benefits of somebody of the register.
pub(super) fn benefits(book: &Book, asked: &BenefitsAsked) -> Result<NonMemberBenefits, Refused> {
    let BenefitsAsked { person, first_day, last_day, benefits, service, evidence_sha256 } =
        asked.clone();
    let name = book.person(person)?.name;
    Ok(NonMemberBenefits { person, name, first_day, last_day, benefits, service, evidence_sha256 })
}

/// A filing of a version that there is, not before the day of the version.
pub(super) fn filing(book: &Book, asked: &RollFiling) -> Result<RollFiling, Refused> {
    let roll = book.roll.as_ref().map(|it| &it.roll);
    let code = asked.version.to_string();
    let not_found = Refused::NotFound { what: "version of the roll", code };
    let roll = roll.filter(|it| it.version == asked.version).ok_or(not_found)?;
    let mut days = [asked.filings.township, asked.filings.county].into_iter().flatten();
    if days.any(|it| it < roll.day) {
        let text = "before the day of the roll".to_owned();
        return Err(Refused::Malformed { what: "day of a filing", text });
    }
    Ok(asked.clone())
}

pub(super) fn movement(book: &Book, asked: &MovementAsked) -> Result<ShareMovement, Refused> {
    let numbers = book.numbers_with(&asked.recipients());
    let recipient = |person: ObjectId| -> Result<Recipient, Refused> {
        let it = book.person(person)?;
        let number = numbers.get(&person).copied().unwrap_or_default();
        Ok(Recipient { person, number, household: it.household, name: it.name })
    };
    Ok(match asked.clone() {
        MovementAsked::Transfer { from, to, class, shares, price_fen } => {
            ShareMovement::Transfer { from, to: recipient(to)?, class, shares, price_fen }
        }
        MovementAsked::Redemption { from, class, shares, price_fen } => {
            ShareMovement::Redemption { from, class, shares, price_fen }
        }
        MovementAsked::Inheritance { deceased, class, heirs } => {
            let heirs = heirs.into_iter();
            let heirs = heirs.map(|it| Ok((recipient(it.person)?, it.shares)));
            let heirs = heirs.collect::<Result<_, Refused>>()?;
            ShareMovement::Inheritance { deceased, class, heirs }
        }
        MovementAsked::Pledge { holder, class, pledge } => {
            ShareMovement::Pledge { holder, class, pledge }
        }
        MovementAsked::Release { holder, class } => ShareMovement::Release { holder, class },
    })
}
