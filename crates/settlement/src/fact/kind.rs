//! The closed list of facts; a pack can ask for nothing that is not in it.

use crate::closed::closed_list;

closed_list! {
    /// 事实种类: what a policy may ask about an applicant.
    ///
    /// The list is closed and has no word for any right that an applicant may hold elsewhere, so that no pack can ask for one.
    FactKind {
        InCityDistrict = "in-city-district", "落户（居住）地在市区（市辖区、城区）", "settles or lives in the city's districts";
        InCountyTown = "in-county-town", "落户（居住）地在县（市）城区或县政府驻地镇（街道）", "settles or lives in a county's seat or urban area";
        InTown = "in-town", "落户（居住）地在其他建制镇", "settles or lives in another designated town";
        OutsideTowns = "outside-towns", "落户（居住）地在城镇以外", "settles or lives outside the towns";
        RegisteredInCityDistrict = "registered-in-city-district", "常住户口在本市市区", "is registered in the city's districts";
        RegisteredInMunicipality = "registered-in-municipality", "常住户口在本市市区以外", "is registered in the municipality, outside the city's districts";
        RegisteredOutside = "registered-outside", "常住户口在外市", "is registered in another municipality";
        OwnedDwelling = "owned-dwelling", "合法产权住所", "lives in a dwelling of their own";
        PurchasedDwelling = "purchased-dwelling", "已签购房合同而未交付的住所", "has bought a dwelling that is not handed over yet";
        RentedDwelling = "rented-dwelling", "租赁的住所", "lives in a rented dwelling";
        PublicRentalDwelling = "public-rental-dwelling", "租住的公房、公共租赁住房、廉租住房", "lives in public rental housing";
        BorrowedDwelling = "borrowed-dwelling", "租借的住所", "lives in a dwelling let or lent to them";
        LodgedDwelling = "lodged-dwelling", "寄住的住所", "lodges with others";
        EmployerDwelling = "employer-dwelling", "用人单位提供的宿舍", "lives in the employer's quarters";
        BusinessPremises = "business-premises", "固定独立成套的经营场所", "has fixed, separate and complete business premises";
        ContinuousResidence = "continuous-residence", "在当地连续居住", "has lived here without a break";
        FormalEmployment = "formal-employment", "被用人单位正式录（聘）用", "is formally employed";
        BusinessLicence = "business-licence", "持营业执照经营", "trades under a business licence";
        FlexibleEmployment = "flexible-employment", "灵活就业", "works without an employer or a licence";
        ContinuousStudy = "continuous-study", "在当地连续就读", "attends school here without a break";
        EmployeePension = "employee-pension", "在当地缴纳城镇企业职工基本养老保险", "pays the employees' basic pension insurance here";
        ResidentPension = "resident-pension", "在当地缴纳城乡居民基本养老保险", "pays the residents' basic pension insurance here";
        MedicalInsurance = "medical-insurance", "在当地缴纳医疗保险", "pays medical insurance here";
        UnemploymentInsurance = "unemployment-insurance", "在当地缴纳失业保险", "pays unemployment insurance here";
        InsuredAsPrescribed = "insured-as-prescribed", "按规定参加社会保险", "is insured as prescribed";
        SecondaryGraduate = "secondary-graduate", "中等专业学校毕业", "has graduated from a secondary specialised school";
        CollegeGraduate = "college-graduate", "大学、大专毕业", "has graduated from a college or university";
        VocationalGraduate = "vocational-graduate", "职业院校毕业", "has graduated from a vocational school";
        TechnicianGraduate = "technician-graduate", "技工院校毕业", "has graduated from a technicians' school";
        Postgraduate = "postgraduate", "硕士研究生以上学历", "has a master's degree or higher";
        GraduateWithinProvince = "graduate-within-province", "省内大中专院校毕业", "has graduated from a college or specialised school of the province";
        JuniorTitle = "junior-title", "初级专业技术职务任职资格", "has a junior professional title";
        MiddleTitle = "middle-title", "中级以上专业技术职务任职资格", "has a professional title of the middle rank or above";
        VocationalCertificate = "vocational-certificate", "持有职业资格证书", "has a certificate of vocational qualification";
        SkillCertificate = "skill-certificate", "持有技能证书", "has a certificate of skill";
        ReturnedFromStudyAbroad = "returned-from-study-abroad", "留学回国", "has returned from study abroad";
        UrgentlyNeededTalent = "urgently-needed-talent", "急需引进的人才", "is a talent urgently needed";
        IntroducedTalent = "introduced-talent", "引进人才", "is a talent whom the city has brought in";
        Investor = "investor", "投资人员", "invests here";
        OutstandingContribution = "outstanding-contribution", "有突出贡献", "has made an outstanding contribution";
    }
}

/// 计量: what the months of a fact count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// For how long it has been so; longer is never worse.
    Duration,
    /// How long until a day that is agreed; nearer is never worse.
    Until,
}

impl FactKind {
    /// What the months of such a fact count, if they count anything.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::PurchasedDwelling => Some(Measure::Until),
            Self::RentedDwelling
            | Self::PublicRentalDwelling
            | Self::BorrowedDwelling
            | Self::LodgedDwelling
            | Self::EmployerDwelling
            | Self::ContinuousResidence
            | Self::FormalEmployment
            | Self::BusinessLicence
            | Self::FlexibleEmployment
            | Self::ContinuousStudy
            | Self::EmployeePension
            | Self::ResidentPension
            | Self::MedicalInsurance
            | Self::UnemploymentInsurance => Some(Measure::Duration),
            _ => None,
        }
    }
}
