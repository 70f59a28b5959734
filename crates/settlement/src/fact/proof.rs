//! Which documents of the whitelist can prove which fact, for texts that name none.

use super::FactKind as Fact;
use crate::DocumentType as Paper;

impl Fact {
    /// The documents that can prove it; each of them will do.
    ///
    /// Where one settles or lives is declared with the application and needs no proof.
    pub fn documents(self) -> &'static [Paper] {
        match self {
            Fact::InCityDistrict | Fact::InCountyTown | Fact::InTown | Fact::OutsideTowns => &[],
            Fact::RegisteredInCityDistrict
            | Fact::RegisteredInMunicipality
            | Fact::RegisteredOutside => &[Paper::HouseholdRegister, Paper::IdentityCard],
            Fact::OwnedDwelling => &[Paper::DwellingOwnership, Paper::OtherDwellingTitle],
            Fact::PurchasedDwelling => &[Paper::PurchaseContract],
            Fact::RentedDwelling => &[Paper::LeaseContract, Paper::LeaseFiling],
            Fact::PublicRentalDwelling => {
                &[Paper::PublicHouseLease, Paper::PublicRentalLease, Paper::LowRentLease]
            }
            Fact::BorrowedDwelling | Fact::LodgedDwelling => &[Paper::HostConsent],
            Fact::EmployerDwelling => &[Paper::EmployerLodgingProof],
            Fact::BusinessPremises => &[Paper::PremisesProof],
            Fact::ContinuousResidence => &[Paper::ResidenceRegistration, Paper::ResidencePermit],
            Fact::FormalEmployment => &[Paper::EmploymentContract, Paper::AppointmentDocument],
            Fact::BusinessLicence => &[Paper::BusinessLicence],
            Fact::FlexibleEmployment => &[Paper::EmploymentRegistration],
            Fact::ContinuousStudy => &[Paper::EnrolmentProof],
            Fact::EmployeePension
            | Fact::ResidentPension
            | Fact::MedicalInsurance
            | Fact::UnemploymentInsurance
            | Fact::InsuredAsPrescribed => &[Paper::SocialInsuranceProof],
            _ => self.documents_of_qualification(),
        }
    }

    fn documents_of_qualification(self) -> &'static [Paper] {
        match self {
            Fact::JuniorTitle | Fact::MiddleTitle => &[Paper::TitleCertificate],
            Fact::VocationalCertificate => &[Paper::VocationalCertificate],
            Fact::SkillCertificate => &[Paper::SkillCertificate],
            Fact::ReturnedFromStudyAbroad => &[Paper::Diploma, Paper::StudyAbroadProof],
            Fact::UrgentlyNeededTalent | Fact::IntroducedTalent => &[Paper::TalentApproval],
            Fact::Investor => &[Paper::InvestmentProof],
            Fact::OutstandingContribution => &[Paper::Commendation],
            _ => &[Paper::Diploma],
        }
    }
}
