//! The facts of a paper, owned: everything that is printed on it but its imprint.

use chrono::NaiveDate;
use geometry::Outline;
use tenure::case::{NoticeRows, RegistrationType};
use tenure::takeover::MemberFact;
use tenure::{
    BoundaryLine, BoundaryPoint, Certificate, Circulation, ContractRight, ContractedParcel,
    Contractor, Homestead, Household, Issuer, LandContract, Parcel,
};

/// What a paper says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    IssuerSurvey {
        issuer: Issuer,
        review: Option<Review>,
    },
    ContractorSurvey {
        issuer: Issuer,
        contractor: Contractor,
        members: Vec<MemberFact>,
        review: Option<Review>,
    },
    ParcelSurvey {
        holding: Holding,
        points: Vec<BoundaryPoint>,
        lines: Vec<BoundaryLine>,
        makers: Makers,
        review: Option<Review>,
    },
    PublicityTable {
        round: u32,
        first_day: NaiveDate,
        last_day: NaiveDate,
        maker: String,
        made_day: NaiveDate,
        reviewer: String,
        reviewed_day: NaiveDate,
        /// As it was frozen, its identity numbers masked.
        rows: Box<NoticeRows>,
    },
    HouseholdConfirmation {
        holding: Holding,
        /// 公示记事 was noted on that day.
        recorded_day: Option<NaiveDate>,
        /// 公示审核意见
        opinion: Option<String>,
    },
    LandContract {
        holding: Holding,
    },
    RegisterPage {
        holding: Holding,
        right: Box<ContractRight>,
        reason: String,
        entries: Vec<Entry>,
        authority: String,
        makers: Makers,
    },
    HomesteadRegisterPage {
        holding: Box<HomesteadHolding>,
        reason: String,
        entries: Vec<Entry>,
        authority: String,
    },
    IssuerRegisterPage {
        issuer: Issuer,
        reason: String,
        entries: Vec<Entry>,
        authority: String,
    },
    LandCertificate {
        holding: Holding,
        right: Box<ContractRight>,
        certificate: Certificate,
        reason: String,
        circulations: Vec<Circulation>,
        makers: Makers,
    },
    HomesteadCertificate {
        holding: Box<HomesteadHolding>,
        reason: String,
        authority: String,
        registered_day: NaiveDate,
    },
    PublicNotice {
        subject: String,
        addressees: String,
        paragraphs: Vec<String>,
        attachments: Vec<String>,
        first_day: NaiveDate,
        last_day: NaiveDate,
        place: String,
        office: String,
        address: String,
        phone: String,
        authority: String,
    },
    CorrectionLetter {
        case_number: String,
        applicant: String,
        matter: String,
        received_day: NaiveDate,
        missing: Vec<Missing>,
        office: String,
        address: String,
        phone: String,
        officer: String,
        written_day: NaiveDate,
    },
    HandOverList {
        issuer: Issuer,
        certificates: Vec<(Contractor, LandContract, ContractRight, Certificate)>,
        authority: String,
        maker: String,
        made_day: NaiveDate,
    },
    HomesteadHandOverList {
        certificates: Vec<HomesteadHolding>,
        authority: String,
        maker: String,
        made_day: NaiveDate,
    },
}

/// A contract with its parties, its members and its parcels.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    pub issuer: Issuer,
    pub contractor: Contractor,
    pub members: Vec<MemberFact>,
    pub contract: LandContract,
    pub parcels: Vec<HeldParcel>,
}

/// A parcel under a contract, with who lies around it.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldParcel {
    pub parcel: Parcel,
    pub contracted: ContractedParcel,
    /// In the same coordinate system; empty where no sketch is drawn.
    pub neighbours: Vec<Neighbour>,
}

/// A parcel that lies beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Whoever holds it; empty where nobody does.
    pub holder: String,
    pub outline: Outline,
}

/// A homestead with the household that uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct HomesteadHolding {
    pub homestead: Homestead,
    pub household: Household,
    pub members: Vec<MemberFact>,
    /// The parcels around it, in the same coordinate system.
    pub neighbours: Vec<Neighbour>,
}

/// A review that was made 审核意见.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub opinion: String,
    pub reviewer: String,
    pub day: NaiveDate,
}

/// Who surveyed and drew, and who looked it through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Makers {
    pub surveyor: String,
    pub survey_day: NaiveDate,
    pub reviewer: String,
    pub reviewed_day: NaiveDate,
    /// 编制单位
    pub office: String,
}

/// An entry of the register book 登记记载.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: RegistrationType,
    pub day: NaiveDate,
    pub text: String,
    /// 登簿人
    pub registrar: String,
}

/// Something that is missing or wrong in an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub document: String,
    pub requirement: String,
    pub basis: String,
}
