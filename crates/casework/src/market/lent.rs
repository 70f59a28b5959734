//! An operation right that is lent out 流转 is entered: a row under its contract, and nothing else changes.

use std::collections::HashSet;

use geometry::SquareMetres;
use identity::{ContractCode, IssuerCode};
use market::Days;
use rust_decimal::Decimal;
use store::{Row, Unit, VillageRegister};
use tenure::{Act, Circulation, Term};

use crate::Refused;
use crate::entering::{Changes, Ids, Manner, Pen, circulation};

/// 流转方式 (NY/T 2539 C.10): the list has no code for 出租、入股、代耕.
const OTHER_MODE: &str = "900";

/// What is lent out, to whom and on what terms.
pub(crate) struct Lent<'a> {
    pub(crate) contract: ContractCode,
    pub(crate) issuer: IssuerCode,
    pub(crate) transferee: &'a str,
    pub(crate) days: Days,
    pub(crate) area_m2: Decimal,
    pub(crate) n_parcels: usize,
    /// 土地用途 (C.9) afterwards, where it is one for all.
    pub(crate) purpose: Option<String>,
    /// As [`price_note`] writes it.
    pub(crate) price_note: String,
    pub(crate) signed_day: chrono::NaiveDate,
}

/// Enters it under its contract.
pub(crate) async fn enter(
    unit: &mut Unit,
    (act, ids): (&Act, &mut Ids),
    register: &VillageRegister,
    lent: Lent<'_>,
) -> Result<Changes, Refused> {
    let found = register.contracts.iter().find(|it| it.fact().code == lent.contract);
    let contract = found.map(Row::id).ok_or(Refused::Unplaced)?;
    let fact = fact(unit, lent).await?;
    let ended = HashSet::new();
    let manner = Manner::Case { effect_day: act.effect_day, ended: &ended };
    let mut pen = Pen { unit, act, ids, manner, changes: Changes::default() };
    circulation(&mut pen, contract, fact).await?;
    Ok(pen.changes)
}

async fn fact(unit: &mut Unit, lent: Lent<'_>) -> Result<Circulation, Refused> {
    let area_m2 = SquareMetres(lent.area_m2);
    Ok(Circulation {
        contract: lent.contract,
        code: unit.next_circulation_code(lent.issuer).await?,
        contractor: lent.contract.contractor(),
        transferee: lent.transferee.to_owned(),
        mode: OTHER_MODE.to_owned(),
        term_text: term_text(lent.days),
        term: Term { first_day: lent.days.first(), last_day: Some(lent.days.last()) },
        area_m2,
        area_mu: Some(area_m2.to_mu()),
        n_parcels: i32::try_from(lent.n_parcels).unwrap_or(i32::MAX),
        purpose_before: None,
        purpose_after: lent.purpose,
        price_note: lent.price_note,
        signed_day: lent.signed_day,
        issuer: lent.issuer,
    })
}

/// 流转期限, of at most ten characters (NY/T 2539 B.6): whole years, or else days.
fn term_text(term: Days) -> String {
    let years = (1..=100_u32).find(|n| term.lasts_months(n * 12) && !term.exceeds_months(n * 12));
    let n_days = term.last().signed_duration_since(term.first()).num_days().saturating_add(1);
    years.map_or_else(|| format!("{n_days}天"), |n| format!("{n}年"))
}

/// 流转费用说明, in yuan: the price of the whole term.
pub(crate) fn price_note(form_zh: &str, price_fen: Option<i64>) -> String {
    match price_fen {
        Some(fen) => format!("{form_zh}，全部期限价款{}元", Decimal::new(fen, 2)),
        None => format!("{form_zh}，无价款"),
    }
}
