//! The whitelist of documents; a settlement can be asked for nothing that is not in it (HR-02, SR-26).

use crate::closed::closed_list;

closed_list! {
    /// 材料种类: a document that may support a settlement or a permit.
    ///
    /// The list is closed and has no document of any right that an applicant may hold elsewhere, nor one about giving it up.
    DocumentType {
        IdentityCard = "identity-card", "居民身份证", "identity card";
        HouseholdRegister = "household-register", "居民户口簿", "booklet of household registration";
        DwellingOwnership = "dwelling-ownership", "房屋所有权证书", "certificate of ownership of the dwelling";
        OtherDwellingTitle = "other-dwelling-title", "其他房屋合法权属证明", "other proof of lawful title to the dwelling";
        PurchaseContract = "purchase-contract", "购房合同", "contract of purchase of the dwelling";
        LeaseContract = "lease-contract", "房屋租赁合同", "lease of the dwelling";
        LeaseFiling = "lease-filing", "房屋租赁登记备案证明", "proof that the lease is filed";
        NoDwellingProof = "no-dwelling-proof", "城镇无房证明", "proof of owning no dwelling in town";
        PublicHouseLease = "public-house-lease", "公房租赁证", "tenancy card of a public house";
        PublicRentalLease = "public-rental-lease", "公共租赁住房租赁证", "tenancy card of public rental housing";
        LowRentLease = "low-rent-lease", "廉租住房租赁证", "tenancy card of low-rent housing";
        HostConsent = "host-consent", "房主同意居住的书面证明", "written consent of the host";
        EmployerLodgingProof = "employer-lodging-proof", "用人单位提供住宿的证明", "proof of quarters provided by the employer";
        PremisesProof = "premises-proof", "经营场所证明", "proof of business premises";
        ResidenceRegistration = "residence-registration", "居住登记证明", "proof of registered residence";
        ResidencePermit = "residence-permit", "居住证", "residence permit";
        EmploymentContract = "employment-contract", "劳动（聘用）合同", "contract of employment";
        AppointmentDocument = "appointment-document", "录（聘）用文件", "document of appointment";
        EmploymentRegistration = "employment-registration", "就业失业登记证", "card of registered employment";
        BusinessLicence = "business-licence", "营业执照", "business licence";
        SocialInsuranceProof = "social-insurance-proof", "社会保险缴纳证明", "proof of social insurance paid";
        EnrolmentProof = "enrolment-proof", "在校就读证明", "proof of enrolment in school";
        Diploma = "diploma", "毕（结）业证书", "diploma or certificate of completion";
        TitleCertificate = "title-certificate", "职称证书", "certificate of professional title";
        VocationalCertificate = "vocational-certificate", "职业资格证书", "certificate of vocational qualification";
        SkillCertificate = "skill-certificate", "技能证书", "certificate of skill";
        StudyAbroadProof = "study-abroad-proof", "留学回国人员证明", "proof of study abroad";
        TalentApproval = "talent-approval", "人才引进批准文件", "approval of a talent brought in";
        InvestmentProof = "investment-proof", "投资证明", "proof of investment";
        Commendation = "commendation", "表彰决定", "decision of commendation";
        MarriageCertificate = "marriage-certificate", "结婚证", "marriage certificate";
        DivorceCertificate = "divorce-certificate", "离婚证", "divorce certificate";
        BirthCertificate = "birth-certificate", "出生医学证明", "medical certificate of birth";
        KinshipProof = "kinship-proof", "亲属关系证明", "proof of kinship";
    }
}
