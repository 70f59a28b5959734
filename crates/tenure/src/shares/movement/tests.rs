//! Shares that move, those that may not, and that none is lost on the way.

use identity::CreditCode;
use proptest::prelude::*;
use uuid::Uuid;

use super::{CannotMove, Recipient, ShareMovement};
use crate::shares::{HeldShares, Pledge, total};
use crate::{HouseholdCode, ObjectId, ShareHolder, ShareHolding, Shares};

fn person(n: u32) -> ObjectId {
    ObjectId(Uuid::from_u128(n.into()))
}

fn household() -> HouseholdCode {
    HouseholdCode::parse("229901100001000001").unwrap()
}

fn shares(text: &str) -> Shares {
    Shares::parse(text).unwrap()
}

fn held(n: u32, number_of: &str) -> HeldShares {
    let holder = match n {
        0 => ShareHolder::Collective,
        _ => ShareHolder::Member { household: household(), name: format!("成员{n}") },
    };
    let holding = ShareHolding {
        collective: CreditCode::parse("N2429004KUJJ8W69XA").unwrap(),
        holder,
        class: if n == 0 { "collective" } else { "member" }.to_owned(),
        shares: shares(number_of),
        basis: "量化方案".to_owned(),
        inherited: false,
        pledge: None,
    };
    let person = (n > 0).then(|| person(n));
    HeldShares { holding, number: n, person }
}

fn to(n: u32) -> Recipient {
    Recipient { person: person(n), number: n, household: household(), name: format!("成员{n}") }
}

fn transfer(from: u32, receiver: u32, number_of: &str) -> ShareMovement {
    let (from, to, class) = (person(from), to(receiver), "member".to_owned());
    ShareMovement::Transfer { from, to, class, shares: shares(number_of), price_fen: 0 }
}

fn redemption(from: u32, number_of: &str) -> ShareMovement {
    let (from, class) = (person(from), "member".to_owned());
    ShareMovement::Redemption { from, class, shares: shares(number_of), price_fen: 100 }
}

fn inheritance(deceased: u32, heirs: &[(u32, &str)]) -> ShareMovement {
    let heirs = heirs.iter().map(|(n, it)| (to(*n), shares(it))).collect();
    ShareMovement::Inheritance { deceased: person(deceased), class: "member".to_owned(), heirs }
}

fn pledge(holder: u32, number_of: &str) -> ShareMovement {
    let pledge = Pledge {
        creditor: "样例农村商业银行".to_owned(),
        shares: shares(number_of),
        contract_sha256: "0".repeat(64),
    };
    ShareMovement::Pledge { holder: person(holder), class: "member".to_owned(), pledge }
}

fn release(holder: u32) -> ShareMovement {
    ShareMovement::Release { holder: person(holder), class: "member".to_owned() }
}

fn register() -> Vec<HeldShares> {
    vec![held(1, "2"), held(2, "1/3"), held(0, "5/3")]
}

/// Who holds how much, such as `1:2 2:1/3 0:5/3`.
fn shown(holdings: &[HeldShares]) -> String {
    let shown = holdings.iter().map(|it| format!("{}:{}", it.number, it.holding.shares));
    shown.collect::<Vec<String>>().join(" ")
}

fn after(movements: &[ShareMovement]) -> Result<Vec<HeldShares>, CannotMove> {
    movements.iter().try_fold(register(), |holdings, it| it.applied(&holdings))
}

#[test]
fn shares_go_from_one_to_another_and_none_is_lost() {
    assert_eq!(shown(&after(&[transfer(1, 2, "1/2")]).unwrap()), "1:3/2 2:5/6 0:5/3");
    assert_eq!(shown(&after(&[transfer(1, 3, "2")]).unwrap()), "2:1/3 0:5/3 3:2");
    assert_eq!(shown(&after(&[redemption(2, "1/3")]).unwrap()), "1:2 0:2");
    let heirs = after(&[inheritance(1, &[(2, "1"), (9, "1")])]).unwrap();
    assert_eq!(shown(&heirs), "2:4/3 0:5/3 9:1");
    assert!(heirs[2].holding.inherited && !heirs[0].holding.inherited);
}

#[test]
fn more_than_is_held_does_not_move() {
    let (free, asked) = (shares("2"), shares("2.01"));
    assert_eq!(after(&[transfer(1, 2, "2.01")]), Err(CannotMove::NotHeld { free, asked }));
    let (free, asked) = (Shares::ZERO, shares("1"));
    assert_eq!(after(&[redemption(7, "1")]), Err(CannotMove::NotHeld { free, asked }));
    assert_eq!(after(&[transfer(1, 2, "0")]), Err(CannotMove::NotPositive));
    assert_eq!(after(&[transfer(1, 2, "-1")]), Err(CannotMove::NotPositive));
    assert_eq!(after(&[transfer(1, 1, "1")]), Err(CannotMove::ToOneself));
}

#[test]
fn what_is_pledged_stays_until_it_is_released() {
    let (free, asked) = (shares("1/2"), shares("1"));
    let pledged = pledge(1, "3/2");
    let moved = after(&[pledged.clone(), transfer(1, 2, "1")]);
    assert_eq!(moved, Err(CannotMove::NotHeld { free, asked }));
    assert!(after(&[pledged.clone(), transfer(1, 2, "1/2")]).is_ok());
    assert_eq!(after(&[pledged.clone(), pledged.clone()]), Err(CannotMove::Pledged));
    assert_eq!(after(&[pledged.clone(), inheritance(1, &[(2, "2")])]), Err(CannotMove::Pledged));
    assert!(after(&[pledged, release(1), transfer(1, 2, "2")]).is_ok());
    assert_eq!(after(&[release(1)]), Err(CannotMove::NotPledged));
}

#[test]
fn heirs_get_all_and_no_more() {
    let (held, given) = (shares("2"), shares("3/2"));
    let short = after(&[inheritance(1, &[(2, "1"), (9, "1/2")])]);
    assert_eq!(short, Err(CannotMove::HeirsDiffer { given, held }));
    assert!(after(&[inheritance(1, &[])]).is_err());
}

proptest! {
    #[test]
    fn whatever_moves_the_sum_of_all_holdings_stays(
        moves in proptest::collection::vec((0_u8..5, 1_u32..5, 1_u32..5, 1_i64..5, 1_i64..5), 0..30),
    ) {
        let mut holdings = register();
        let sum = total(&holdings);
        for (kind, from, receiver, n, d) in moves {
            let text = format!("{n}/{d}");
            let movement = match kind {
                0 => transfer(from, receiver, &text),
                1 => redemption(from, &text),
                2 => inheritance(from, &[(receiver, &text)]),
                3 => pledge(from, &text),
                _ => release(from),
            };
            if let Ok(after) = movement.applied(&holdings) {
                holdings = after;
            }
            prop_assert_eq!(total(&holdings), sum);
            prop_assert!(holdings.iter().all(|it| !it.holding.shares.negative()));
            prop_assert!(holdings.iter().all(|it| it.free().is_some_and(|free| !free.negative())));
        }
    }
}
