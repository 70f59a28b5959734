//! The rights of collectives over land and assets, and the shares in them.

use chrono::NaiveDate;
use identity::{CreditCode, IssuerCode, ParcelCode};
use market::{CoHolder, Days};
use rust_decimal::Decimal;
use store::{At, RegisterObject, Row, Unit};
use tenure::collective::{Asset, AssetKind};
use tenure::membership::Dispute;
use tenure::{ObjectId, ObjectKind, Parcel, ShareHolding, Shares};

use super::{Right, loaded};
use crate::Refused;

/// 自留地 (NY/T 2539 C.7): it is the households', for good.
const PRIVATE_PLOT: &str = "21";

/// 集体未发包土地、四荒: the parcels are the collective's, and under no contract.
pub(super) async fn land(
    unit: &mut Unit,
    collective: IssuerCode,
    parcels: &[ParcelCode],
    term: Option<Days>,
) -> Result<Right, Refused> {
    let codes: Vec<String> = parcels.iter().map(ToString::to_string).collect();
    let named = codes.iter().map(|it| (ObjectKind::Parcel, it.clone()));
    let register = loaded(unit, named).await?;
    let not_free = match term {
        Some(term) => unit.granted(&codes, term).await?,
        None => Vec::new(),
    };
    let of = |code: &ParcelCode| {
        let row = register.parcels.iter().map(Row::fact).find(|it| it.code == *code)?;
        let contracted = register.contracted_parcels.iter().any(|it| it.fact().parcel == *code);
        let own = code.issuer() == collective && row.category != PRIVATE_PLOT;
        (own && !contracted).then_some(row)
    };
    let found: Option<Vec<&Parcel>> = parcels.iter().map(of).collect();
    let area_m2 = found
        .filter(|it| !it.is_empty())
        .map(|it| it.iter().map(|parcel| parcel.measured_area_m2.0).sum::<Decimal>());
    Ok(Right { current: area_m2.is_some(), not_free, area_m2, register, ..Right::default() })
}

/// 集体经营性资产, by the collective's own number for it; what goes over for good is given to nobody from today on.
pub(super) async fn asset(
    unit: &mut Unit,
    collective: &CreditCode,
    asset: &str,
    (term, today): (Option<Days>, NaiveDate),
) -> Result<Right, Refused> {
    let Some(object) = object(unit, collective).await? else { return Ok(Right::default()) };
    let assets: Vec<Row<Asset>> = unit.of_collective(object.id, At::Current).await?;
    let mut operating = assets.iter().map(Row::fact).filter(|it| it.kind == AssetKind::Operating);
    let current = operating.any(|it| it.code == asset);
    let code = [format!("{collective}/{asset}")];
    let not_free = match term.or_else(|| from_now_on(today)) {
        Some(days) => unit.granted(&code, days).await?,
        None => Vec::new(),
    };
    Ok(Right { current, not_free, ..Right::default() })
}

/// Today and all days of four-digit years after it.
fn from_now_on(today: NaiveDate) -> Option<Days> {
    Days::new(today, NaiveDate::from_ymd_opt(9999, 12, 31)?).ok()
}

/// 份额: the member holds so many of a class, and none of these is pledged.
pub(super) async fn shares(
    unit: &mut Unit,
    collective: &CreditCode,
    (holder, class, listed): (ObjectId, &str, Shares),
    today: NaiveDate,
) -> Result<Right, Refused> {
    let Some(object) = object(unit, collective).await? else { return Ok(Right::default()) };
    let holdings: Vec<Row<ShareHolding>> = unit.of_collective(object.id, At::Current).await?;
    let own = holdings.iter().filter(|it| it.links.person == Some(holder)).map(Row::fact);
    let of_class = own.filter(|it| it.class == class);
    let mut unpledged = of_class.filter(|it| it.pledge.is_none()).map(|it| it.shares);
    let held = unpledged.try_fold(Shares::ZERO, Shares::checked_add);
    let left = held.and_then(|it| it.checked_sub(listed)).filter(|it| !it.negative());
    let person = unit.people(&[holder]).await?.pop();
    let holders = person.into_iter().map(|it| {
        let (name, birth_day) = (it.person.fact().name.clone(), it.person.fact().birth_day);
        CoHolder { person: holder, name, birth_day }
    });
    let disputes: Vec<Dispute> = unit.disputes_of(object.id).await?;
    let open = disputes.iter().filter(|it| it.person == holder && it.open(today));
    Ok(Right {
        current: left.is_some() && !listed.negative() && listed != Shares::ZERO,
        holders: holders.collect(),
        open_disputes: open.map(|_| "成员资格争议".to_owned()).collect(),
        ..Right::default()
    })
}

async fn object(
    unit: &mut Unit,
    collective: &CreditCode,
) -> Result<Option<RegisterObject>, Refused> {
    let code = collective.to_string();
    Ok(unit.objects_by_code(ObjectKind::Collective, &[code]).await?.pop())
}
