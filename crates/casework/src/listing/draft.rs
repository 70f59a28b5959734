//! A right is put up for listing 转出申请.

use chrono::{Datelike as _, SubsecRound as _};
use identity::{County, CreditCode, DivisionCode, IssuerCode};
use market::listing::{Application, ListedObject, ListingState};
use market::money::DealId;
use store::{At, DealKind, DealRow, RegisterObject, Row, Store, Unit};
use tenure::collective::Particulars;
use tenure::{Moment, ObjectId, ObjectKind};

use super::asked::{ListingAsked, named_by_application};
use super::body::ListingBody;
use super::file::ListingFile;
use super::hand::{InHand, real};
use super::office;
use super::right::codes;
use super::view::ListingView;
use crate::case::{Counter, Mode, Reply, evidence};
use crate::refused::shown;
use crate::{Officer, Refused};

/// Drafts a listing, or only says what stands in its way; a draft may have what is still to be mended.
pub async fn draft(
    counter: &Counter<'_, ListingView>,
    asked: ListingAsked,
    mode: Mode,
) -> Result<Reply<ListingView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, &asked.object).await?).await?;
    let place = Place::of(&mut unit, officer, &asked.object).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    let office = office::operator(officer, unit.county())?.office;
    if !office.serves(place.division) {
        return Err(market::listing::ListingRefused::NotThisOffice { step: "draft" }.into());
    }
    let body = place.body(asked);
    evidence::stored(&mut unit, &officer.scope, named_by_application(&body.application)).await?;
    let row = DealRow {
        id: DealId(ObjectId(occasion.id)),
        county: unit.county(),
        kind: DealKind::Listing,
        subject: body.application.object.kind().as_str().to_owned(),
        number: unit.next_deal_number(occasion.today.year()).await?,
        division: body.application.division,
        state: ListingState::Draft.as_str().to_owned(),
        revision: 1,
        opened_by: officer.name.clone(),
        opened_at: occasion.at.trunc_subsecs(3),
        body,
    };
    let hand = InHand::of(&mut unit, counter, ListingFile::drafted(row)).await?;
    let findings = hand.findings(&hand.file.listing, Moment::Submit);
    if !real(mode) {
        return Ok(Reply::Now(Box::new(hand.view(findings))));
    }
    unit.insert_deal(&hand.file.row).await?;
    unit.hold_for_deal(hand.file.row.id, &codes(&hand.file.listing.application().object)).await?;
    unit.put_listing(&hand.known_to_all()).await?;
    counter.conclude(unit, hand.view(findings)).await
}

/// The county that an object names by its code, or that its collective is registered in.
async fn county_of(
    store: &Store,
    officer: &Officer,
    object: &ListedObject,
) -> Result<County, Refused> {
    let at_head = |code: &str| County::parse(code.get(..6).unwrap_or_default()).ok();
    let county = match object {
        ListedObject::OperationRight { contract, .. } => {
            Some(contract.contractor().issuer().county())
        }
        ListedObject::CollectiveLand { parcels } => parcels.first().map(|it| it.issuer().county()),
        ListedObject::Homestead { unit } => at_head(unit.as_str()),
        ListedObject::Shares { collective, .. }
        | ListedObject::CollectiveAsset { collective, .. } => {
            Some(crate::collective::find(store, officer, collective.as_str()).await?.1.county)
        }
    };
    county.ok_or(Refused::Unplaced)
}

/// Whose a right is, and where it lies.
struct Place {
    collective: IssuerCode,
    division: DivisionCode,
    applicant: ObjectId,
}

impl Place {
    /// What is not registered, or not in the officer's division, is not found.
    async fn of(
        unit: &mut Unit,
        officer: &Officer,
        object: &ListedObject,
    ) -> Result<Self, Refused> {
        let place = match object {
            ListedObject::OperationRight { contract, .. } => {
                let contractor = contract.contractor();
                let issuer = contractor.issuer();
                let found = found(unit, ObjectKind::Contractor, contractor.as_str()).await?;
                Self::held_by(&found, issuer)
            }
            ListedObject::CollectiveLand { parcels } => {
                let issuer = parcels.first().ok_or(Refused::Unplaced)?.issuer();
                let found = found(unit, ObjectKind::Issuer, issuer.as_str()).await?;
                Self::held_by(&found, issuer)
            }
            ListedObject::Homestead { unit: code } => {
                let found = found(unit, ObjectKind::Homestead, code.as_str()).await?;
                let issuer = issuer_of(found.division)?;
                Self::held_by(&found, issuer)
            }
            ListedObject::Shares { collective, holder, .. } => {
                Self { applicant: *holder, ..Self::of_collective(unit, collective).await? }
            }
            ListedObject::CollectiveAsset { collective, .. } => {
                Self::of_collective(unit, collective).await?
            }
        };
        if officer.scope.contains(&place.division) { Ok(place) } else { Err(nowhere(object)) }
    }

    fn held_by(object: &RegisterObject, collective: IssuerCode) -> Self {
        Self { collective, division: object.division, applicant: object.id }
    }

    async fn of_collective(unit: &mut Unit, code: &CreditCode) -> Result<Self, Refused> {
        let object = found(unit, ObjectKind::Collective, code.as_str()).await?;
        let particulars: Vec<Row<Particulars>> = unit.of_collective(object.id, At::Current).await?;
        let issuer = match particulars.first() {
            Some(row) => row.fact().issuer,
            None => issuer_of(object.division)?,
        };
        Ok(Self::held_by(&object, issuer))
    }

    fn body(self, asked: ListingAsked) -> ListingBody {
        let ListingAsked {
            object,
            form,
            term,
            consents,
            decision,
            reserve,
            deposit_fen,
            way,
            payee_account,
        } = asked;
        let Self { collective, division, applicant } = self;
        let application = Application {
            object,
            form,
            term,
            collective,
            division,
            applicant,
            consents,
            decision,
            reserve,
            deposit_fen,
            way,
        };
        ListingBody { application, payee_account }
    }
}

/// The issuer of a village or a group: of a village it ends with `00` (NY/T 2538).
fn issuer_of(division: DivisionCode) -> Result<IssuerCode, Refused> {
    let code = format!("{:0<14}", division.as_str());
    let what = "code of an issuer";
    IssuerCode::parse(&code).map_err(|_no_village| Refused::Malformed { what, text: code.clone() })
}

async fn found(unit: &mut Unit, kind: ObjectKind, code: &str) -> Result<RegisterObject, Refused> {
    let found = unit.objects_by_code(kind, &[code.to_owned()]).await?.pop();
    found.ok_or_else(|| Refused::NotFound { what: kind.as_str(), code: shown(code) })
}

fn nowhere(object: &ListedObject) -> Refused {
    let code = codes(object).into_iter().next().map(|(_, code)| code).unwrap_or_default();
    Refused::NotFound { what: "right", code: shown(&code) }
}
