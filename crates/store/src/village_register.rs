//! All that the register holds of a village, or of any other division.

use identity::DivisionCode;
use tenure::{
    BoundaryLine, BoundaryPoint, Certificate, CertificateChange, Circulation, Collective,
    ContractRight, ContractedParcel, Contractor, DivisionArea, Homestead, Household,
    HouseholdMember, Issuer, LandContract, Parcel, Person, ShareHolding, TitleDocument,
    case::Restriction,
};

use crate::{
    Keys, RegisterObject, Row, Scope, Store, StoreError, object,
    select::{At, of_division},
    session::Session,
};

/// The rows of a division, each table in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VillageRegister {
    /// Every object of the division, those that have ended too.
    pub objects: Vec<RegisterObject>,
    pub issuers: Vec<Row<Issuer>>,
    pub contractors: Vec<Row<Contractor>>,
    pub households: Vec<Row<Household>>,
    pub persons: Vec<Row<Person>>,
    pub members: Vec<Row<HouseholdMember>>,
    pub parcels: Vec<Row<Parcel>>,
    pub contracts: Vec<Row<LandContract>>,
    pub contracted_parcels: Vec<Row<ContractedParcel>>,
    pub rights: Vec<Row<ContractRight>>,
    pub certificates: Vec<Row<Certificate>>,
    pub certificate_changes: Vec<Row<CertificateChange>>,
    pub title_documents: Vec<Row<TitleDocument>>,
    pub circulations: Vec<Row<Circulation>>,
    pub homesteads: Vec<Row<Homestead>>,
    pub collectives: Vec<Row<Collective>>,
    pub share_holdings: Vec<Row<ShareHolding>>,
    pub boundary_points: Vec<Row<BoundaryPoint>>,
    pub boundary_lines: Vec<Row<BoundaryLine>>,
    pub division_areas: Vec<Row<DivisionArea>>,
    pub restrictions: Vec<Row<Restriction>>,
}

pub(crate) async fn read(
    session: &Session,
    keys: &Keys,
    division: &DivisionCode,
    at: At,
) -> Result<VillageRegister, StoreError> {
    Ok(VillageRegister {
        objects: object::of_division(session, division).await?,
        issuers: of_division(session, keys, division, at).await?,
        contractors: of_division(session, keys, division, at).await?,
        households: of_division(session, keys, division, at).await?,
        persons: of_division(session, keys, division, at).await?,
        members: of_division(session, keys, division, at).await?,
        parcels: of_division(session, keys, division, at).await?,
        contracts: of_division(session, keys, division, at).await?,
        contracted_parcels: of_division(session, keys, division, at).await?,
        rights: of_division(session, keys, division, at).await?,
        certificates: of_division(session, keys, division, at).await?,
        certificate_changes: of_division(session, keys, division, at).await?,
        title_documents: of_division(session, keys, division, at).await?,
        circulations: of_division(session, keys, division, at).await?,
        homesteads: of_division(session, keys, division, at).await?,
        collectives: of_division(session, keys, division, at).await?,
        share_holdings: of_division(session, keys, division, at).await?,
        boundary_points: of_division(session, keys, division, at).await?,
        boundary_lines: of_division(session, keys, division, at).await?,
        division_areas: of_division(session, keys, division, at).await?,
        restrictions: of_division(session, keys, division, at).await?,
    })
}

impl Store {
    /// All that the register holds of a division; nothing of it where it lies outside the scope.
    pub async fn village_register(
        &self,
        scope: &Scope,
        division: &DivisionCode,
        at: impl Into<At>,
    ) -> Result<VillageRegister, StoreError> {
        if !scope.contains(division) {
            return Err(StoreError::NotFound);
        }
        read(&self.read().await?, self.keys(), division, at.into()).await
    }

    /// The rows of one table in a division, such as its boundary lines.
    pub async fn rows_of<T: crate::Fact>(
        &self,
        scope: &Scope,
        division: &DivisionCode,
        at: impl Into<At>,
    ) -> Result<Vec<Row<T>>, StoreError> {
        if !scope.contains(division) {
            return Err(StoreError::NotFound);
        }
        of_division(&self.read().await?, self.keys(), division, at.into()).await
    }
}
