//! The facts of a village, each with its first day and the row where it was read.

use chrono::NaiveDate;

use crate::submission::Table;
use crate::{
    BoundaryLine, BoundaryPoint, Certificate, CertificateChange, Circulation, Collective,
    ContractRight, ContractedParcel, Contractor, DivisionArea, Homestead, Household,
    HouseholdMember, Issuer, LandContract, Parcel, Person, ShareHolding, TitleDocument,
};

/// A fact on its way into the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered<T> {
    pub fact: T,
    /// The first day on which it holds.
    pub first_day: NaiveDate,
    /// Where it was read.
    pub table: Table,
    pub row: u64,
}

/// All that a village brings into the register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Takeover {
    pub issuers: Vec<Entered<Issuer>>,
    pub households: Vec<HouseholdFile>,
    pub contractors: Vec<Entered<Contractor>>,
    pub parcels: Vec<Entered<Parcel>>,
    pub contracts: Vec<ContractFile>,
    pub homesteads: Vec<Entered<Homestead>>,
    pub collectives: Vec<Entered<Collective>>,
    pub share_holdings: Vec<Entered<ShareHolding>>,
    pub boundary_points: Vec<Entered<BoundaryPoint>>,
    pub boundary_lines: Vec<Entered<BoundaryLine>>,
    pub division_areas: Vec<Entered<DivisionArea>>,
}

/// A household with its members.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdFile {
    pub household: Entered<Household>,
    pub members: Vec<Entered<MemberFact>>,
}

/// A person and the place in the household.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberFact {
    pub person: Person,
    pub member: HouseholdMember,
}

/// A contract with all that hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractFile {
    pub contract: Entered<LandContract>,
    pub parcels: Vec<Entered<ContractedParcel>>,
    pub right: Option<Entered<ContractRight>>,
    pub certificate: Option<Entered<Certificate>>,
    pub changes: Vec<Entered<CertificateChange>>,
    pub title_documents: Vec<Entered<TitleDocument>>,
    pub circulations: Vec<Entered<Circulation>>,
}

impl Takeover {
    /// Whether there is nothing in it but areas of divisions, as in what belongs to no village.
    pub fn is_areas_only(&self) -> bool {
        let Self { division_areas: _, boundary_points, boundary_lines, .. } = self;
        let people =
            self.issuers.is_empty() && self.households.is_empty() && self.contractors.is_empty();
        let land =
            self.parcels.is_empty() && self.contracts.is_empty() && self.homesteads.is_empty();
        let shares = self.collectives.is_empty() && self.share_holdings.is_empty();
        people && land && shares && boundary_points.is_empty() && boundary_lines.is_empty()
    }
}
