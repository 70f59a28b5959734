//! An exit from shares 份额退出: the collective takes them back, or another member receives them, in the book of the collective.

use market::CoHolder;
use market::exit::{Application, ExitRight, ExitTerms, Returned, ShareRoom};
use store::{ApplicationBody, Unit};
use tenure::collective::{CollectiveRequest, MovementAsked};
use tenure::{ObjectId, Shares};

use super::right::{Owner, RegisteredRight};
use super::view::ExitView;
use crate::case::Occasion;
use crate::collective::ShareBook;
use crate::market::conveyance::Conveyance;
use crate::{Officer, Refused};

/// The shares as they are registered, and whose they are.
pub(super) async fn registered(
    unit: &mut Unit,
    officer: &Officer,
    occasion: Occasion,
    right: &ExitRight,
    to: Option<&Returned>,
) -> Result<(RegisteredRight, Owner), Refused> {
    let ExitRight::Shares { collective, person, class, shares } = right else {
        return Err(Refused::Unplaced);
    };
    let receiver = match to {
        Some(Returned::Member { person }) => Some(*person),
        _ => None,
    };
    let named: Vec<ObjectId> = receiver.into_iter().chain([*person]).collect();
    let book = ShareBook::load(unit, officer, occasion, collective.as_str(), &named).await?;
    let held = held(&book, *person, class);
    let holder = book.person(*person).filter(|_| held.is_some());
    let none = || Refused::NotFound { what: "holding of shares", code: person.to_string() };
    let fact = holder.ok_or_else(none)?.person.fact();
    let disputed = book.is_disputed(*person).then(|| "成员身份有争议".to_owned());
    let right = RegisteredRight {
        open_disputes: disputed.into_iter().collect(),
        share_room: receiver.and_then(|it| room(&book, it, class, *shares)),
        holders: vec![CoHolder {
            person: *person,
            name: fact.name.clone(),
            birth_day: fact.birth_day,
        }],
        ..RegisteredRight::default()
    };
    let owner =
        Owner { division: book.division(), collective: book.issuer(), representative: *person };
    Ok((right, owner))
}

/// What somebody holds of a class.
fn held(book: &ShareBook, person: ObjectId, class: &str) -> Option<Shares> {
    let mut held = book.state().holdings.iter();
    let found = held.find(|it| it.person == Some(person) && it.holding.class == class)?;
    Some(found.holding.shares)
}

fn room(book: &ShareBook, receiver: ObjectId, class: &str, shares: Shares) -> Option<ShareRoom> {
    let organisation = &book.state().organisation;
    let would_hold = match held(book, receiver, class) {
        Some(held) => held.checked_add(shares)?,
        None => shares,
    };
    let (total, cap) = (organisation.collective.total_shares, organisation.charter.share_cap);
    Some(ShareRoom { would_hold, total, cap })
}

/// The exit as the collective would have asked for it, with the decision that it rests on.
pub(super) fn conveyance(view: &ExitView) -> Option<Conveyance> {
    let Application { right, receiver, .. } = &view.row.body;
    let ExitRight::Shares { collective, person, class, shares } = right.clone() else {
        return None;
    };
    let file = view.exit.file();
    let price_fen = match &file.terms {
        Some(ExitTerms::Compensation { schedule, .. }) => schedule.total_fen(),
        _ => 0,
    };
    let movement = match receiver.to {
        Returned::Member { person: to } => {
            MovementAsked::Transfer { from: person, to, class, shares, price_fen }
        }
        // That it goes to nobody else, HR-59 has seen to.
        _ => MovementAsked::Redemption { from: person, class, shares, price_fen },
    };
    let body = ApplicationBody {
        request: CollectiveRequest::ShareMovement(movement),
        decisions: file.decision.clone().into_iter().collect(),
        decision_numbers: Vec::new(),
    };
    Some(Conveyance::Shares { collective, body: Box::new(body) })
}
