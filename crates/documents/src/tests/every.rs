//! One of each paper, made from the facts of the village.

use crate::{
    ContractorSurvey, CorrectionLetter, Entry, EntryKind, HandOver, HandOverList, HeldParcel,
    HomesteadCertificate, HomesteadHandOver, HomesteadHandOverList, HomesteadRegisterPage,
    HouseholdConfirmation, IssuerRegisterPage, IssuerSurvey, LandCertificate, LandContractPaper,
    Missing, Paper, ParcelSurvey, PublicNotice, PublicityTable, RegisterPage, Review,
    SurveyedParcel,
};
use tenure::case::{
    BoundsShown, ContractorShown, HolderShown, HouseholdShown, IssuerShown, MemberShown,
    NoticeRows, ParcelShown,
};

use super::sample::{Village, day, makers};
use super::{collective, deal};

/// Shows each paper with the name of its picture.
pub(crate) fn each_paper(village: &Village, mut f: impl FnMut(&str, &Paper<'_>)) {
    village.with_parcels(|parcels| {
        surveys(village, parcels, &mut f);
        notices(village, parcels, &mut f);
        books(village, parcels, &mut f);
    });
    collective::each_paper(village, &mut f);
    deal::each_paper(&mut f);
}

fn review() -> Review<'static> {
    Review { opinion: "调查内容属实，同意。", reviewer: "吴审", day: day(2026, 5, 20) }
}

fn surveys(village: &Village, parcels: &[HeldParcel<'_>], f: &mut impl FnMut(&str, &Paper<'_>)) {
    let Village { issuer, contractor, members, .. } = village;
    f("issuer-survey", &Paper::IssuerSurvey(IssuerSurvey { issuer, review: Some(review()) }));
    let survey = ContractorSurvey { issuer, contractor, members, review: Some(review()) };
    f("contractor-survey", &Paper::ContractorSurvey(survey));
    let surveyed: Vec<SurveyedParcel<'_>> = parcels
        .iter()
        .map(|&held| SurveyedParcel { held, points: &village.points, lines: &village.lines })
        .collect();
    let survey = ParcelSurvey {
        issuer,
        contractor,
        parcels: &surveyed,
        survey_note: Some("界址经相邻各方现场指认。"),
        surveyor: "赵勘",
        survey_day: day(2026, 5, 9),
        review: Some(review()),
    };
    f("parcel-survey", &Paper::ParcelSurvey(survey));
}

fn notices(village: &Village, parcels: &[HeldParcel<'_>], f: &mut impl FnMut(&str, &Paper<'_>)) {
    let rows = shown(village, parcels);
    let table = PublicityTable {
        round: 1,
        first_day: day(2026, 6, 1),
        last_day: day(2026, 6, 15),
        maker: "周记",
        made_day: day(2026, 5, 30),
        reviewer: "吴审",
        reviewed_day: day(2026, 5, 31),
        rows: &rows,
    };
    f("publicity-table", &Paper::PublicityTable(table));
    f("public-notice", &Paper::PublicNotice(notice()));
    f("correction-letter", &Paper::CorrectionLetter(letter()));
}

fn notice() -> PublicNotice<'static> {
    PublicNotice {
        subject: "关于前营村第一村民小组土地承包经营权调查结果的公告",
        addressees: "前营村全体村民",
        paragraphs: &[
            "前营村第一村民小组土地承包经营权的权属调查已经完成，共调查承包方1户、承包地块5块。",
            "现将调查信息公示表和承包地块分布图予以公告。",
        ],
        attachments: &["调查信息公示表", "承包地块分布图"],
        first_day: day(2026, 6, 1),
        last_day: day(2026, 6, 15),
        place: "前营村村务公开栏",
        objections_office: "前营县河东镇农业农村办公室",
        objections_address: "河东镇政府大院2号楼",
        objections_phone: "0990-6204123",
        authority: "前营村村民委员会",
        posted_day: day(2026, 6, 1),
    }
}

fn letter() -> CorrectionLetter<'static> {
    const MISSING: &[Missing<'_>] = &[
        Missing {
            document: "承包方代表身份证复印件",
            requirement: "原件与复印件不一致，请提交现行有效的身份证。",
            basis: "登记申请材料目录第2项",
        },
        Missing {
            document: "承包合同",
            requirement: "缺少发包方盖章，请补盖后提交。",
            basis: "登记申请材料目录第4项",
        },
        Missing {
            document: "家庭成员关系证明",
            requirement: "李㙍英与户主的关系未填写。",
            basis: "登记申请材料目录第5项",
        },
    ];
    CorrectionLetter {
        case_number: "YW-2026-000321",
        applicant: "张𬭎",
        matter: "土地承包经营权首次登记",
        received_day: day(2026, 9, 1),
        missing: MISSING,
        due_day: Some(day(2026, 9, 30)),
        office: "前营县不动产登记中心",
        address: "前营县中心路8号3号窗口",
        phone: "0990-6204567",
        officer: "冯受",
        written_day: day(2026, 9, 3),
    }
}

fn books(village: &Village, parcels: &[HeldParcel<'_>], f: &mut impl FnMut(&str, &Paper<'_>)) {
    let holding = village.holding(parcels);
    let confirmation = HouseholdConfirmation {
        holding,
        recorded_day: Some(day(2026, 6, 16)),
        opinion: Some("公示无异议，同意确认。"),
    };
    f("household-confirmation", &Paper::HouseholdConfirmation(confirmation));
    let contract = LandContractPaper {
        holding,
        n_copies: 4,
        other_terms: &["田间道路由相邻承包方共同维护。"],
    };
    f("land-contract", &Paper::LandContract(contract));
    f("register-page", &Paper::RegisterPage(register_page(village, parcels)));
    f("land-certificate", &Paper::LandCertificate(land_certificate(village, parcels)));
    let Village { homestead, household, members, contractor, contract, right, certificate, .. } =
        village;
    let page = HomesteadCertificate {
        homestead,
        household,
        members,
        neighbours: &[],
        reason: HOMESTEAD_REASON,
        authority: "前营县自然资源局",
        registered_day: day(2026, 10, 12),
    };
    f("homestead-certificate", &Paper::HomesteadCertificate(page));
    let entries = entries(&[(EntryKind::First, HOMESTEAD_REASON)]);
    let page = HomesteadRegisterPage {
        homestead,
        household,
        members,
        reason: HOMESTEAD_REASON,
        entries: &entries,
        authority: "前营县自然资源局",
    };
    f("homestead-register-page", &Paper::HomesteadRegisterPage(page));
    let page = IssuerRegisterPage {
        issuer: &village.issuer,
        reason: "发包方承继",
        entries: &entries,
        authority: "前营县自然资源局",
    };
    f("issuer-register-page", &Paper::IssuerRegisterPage(page));
    let list = HomesteadHandOverList {
        certificates: &[HomesteadHandOver {
            homestead,
            household,
            collection: &certificate.collection,
        }],
        authority: "前营县自然资源局",
        maker: "周记",
        made_day: day(2026, 11, 1),
    };
    f("homestead-hand-over-list", &Paper::HomesteadHandOverList(list));
    let list = HandOverList {
        issuer: &village.issuer,
        certificates: &[HandOver { contractor, contract, right, certificate }],
        authority: "前营县人民政府",
        maker: "周记",
        made_day: day(2026, 11, 1),
    };
    f("hand-over-list", &Paper::HandOverList(list));
}

const HOMESTEAD_REASON: &str = "宅基地使用权首次登记";

fn entries(entries: &[(EntryKind, &'static str)]) -> Vec<Entry<'static>> {
    entries
        .iter()
        .map(|&(kind, text)| Entry { kind, day: day(2026, 10, 12), text, registrar: "郑登" })
        .collect()
}

/// The household's land as a notice shows it.
fn shown(village: &Village, parcels: &[HeldParcel<'_>]) -> NoticeRows {
    let Village { issuer, contractor, members, .. } = village;
    let members = members.iter().map(|it| MemberShown {
        relation: it.member.relation.as_str().to_owned(),
        name: it.person.name.clone(),
        document_masked: it.person.document.number.masked(),
        co_holder: it.member.co_holder,
    });
    let parcels = parcels.iter().map(|HeldParcel { parcel, contracted, .. }| ParcelShown {
        code: parcel.code,
        name: parcel.name.clone(),
        holders: vec![HolderShown {
            contractor: contractor.code,
            name: Some(contractor.name.clone()),
            contract_area_m2: contracted.contract_area_m2,
        }],
        measured_area_m2: parcel.measured_area_m2,
        measured_area_mu: parcel.measured_area_m2.to_mu(),
        bounds: BoundsShown {
            east: parcel.bounds.east.clone(),
            west: parcel.bounds.west.clone(),
            south: parcel.bounds.south.clone(),
            north: parcel.bounds.north.clone(),
        },
    });
    NoticeRows {
        issuers: vec![IssuerShown {
            code: issuer.code,
            name: issuer.name.clone(),
            head_name: issuer.head_name.clone(),
        }],
        contractors: vec![ContractorShown {
            code: contractor.code,
            name: contractor.name.clone(),
            n_members: contractor.member_count,
        }],
        households: vec![HouseholdShown {
            code: contractor.code.to_string(),
            head_name: contractor.name.clone(),
            members: members.collect(),
        }],
        parcels: parcels.collect(),
        ..NoticeRows::default()
    }
}

fn register_page<'a>(village: &'a Village, parcels: &'a [HeldParcel<'a>]) -> RegisterPage<'a> {
    const ENTRIES: &[(EntryKind, &str)] = &[
        (EntryKind::First, "家庭承包，承包地5块，首次登记。"),
        (EntryKind::Alteration, "新增家庭成员张小满。"),
        (EntryKind::Transfer, "与同一集体经济组织农户互换承包地1块。"),
        (EntryKind::Cancellation, "地块5被征收，注销该地块的登记。"),
        (EntryKind::Correction, "更正地块3的北至。"),
        (EntryKind::Other, "设立土地经营权融资担保。"),
    ];
    RegisterPage {
        holding: village.holding(parcels),
        right: &village.right,
        reason: "土地承包经营权首次登记（家庭承包）",
        // The entries are leaked: a sample that lives as long as the tests.
        entries: entries(ENTRIES).leak(),
        authority: "前营县自然资源局",
        makers: makers(),
    }
}

/// The certificate of the village's household.
pub(crate) fn land_certificate<'a>(
    village: &'a Village,
    parcels: &'a [HeldParcel<'a>],
) -> LandCertificate<'a> {
    LandCertificate {
        holding: village.holding(parcels),
        right: &village.right,
        certificate: &village.certificate,
        reason: "土地承包经营权首次登记（家庭承包）",
        changes: &village.changes,
        makers: makers(),
    }
}
