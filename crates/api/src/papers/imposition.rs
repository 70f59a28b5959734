//! From the owned facts of a paper to the borrowed ones that the press takes.

mod collective;
mod deal;
mod holding;

use casework::papers::content::{
    self, Content, CorrectionLetter, Entry, HandOverList, HomesteadCertificate,
    HomesteadHandOverList, HomesteadRegisterPage, LandCertificate, ParcelSurvey, PublicNotice,
    PublicityTable, RegisterPage,
};
use documents::{EntryKind, Paper};
use tenure::case::RegistrationType;

use collective::{distribution_statement, share_certificate};
use deal::deal_paper;
use holding::{makers, neighbours, review, with_holding, with_parcels};

/// One copy each for the contractor, the issuer, the township and the county; the number is our own.
const CONTRACT_COPIES: u32 = 4;

/// Lays a paper out, and hands it to whoever prints it.
pub(super) fn with_paper<R>(content: &Content, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    match content {
        Content::IssuerSurvey(content::IssuerSurvey { issuer, review: it }) => {
            let review = it.as_ref().map(review);
            print(&Paper::IssuerSurvey(documents::IssuerSurvey { issuer, review }))
        }
        Content::ContractorSurvey(it) => {
            let content::ContractorSurvey { issuer, contractor, members, .. } = it;
            let review = it.review.as_ref().map(review);
            let survey = documents::ContractorSurvey { issuer, contractor, members, review };
            print(&Paper::ContractorSurvey(survey))
        }
        Content::ParcelSurvey(it) => parcel_survey(it, print),
        Content::PublicityTable(it) => print(&Paper::PublicityTable(publicity_table(it))),
        Content::HouseholdConfirmation(it) => with_holding(&it.holding, |holding| {
            let (recorded_day, opinion) = (it.recorded_day, it.opinion.as_deref());
            let paper = documents::HouseholdConfirmation { holding, recorded_day, opinion };
            print(&Paper::HouseholdConfirmation(paper))
        }),
        Content::LandContract(it) => with_holding(&it.holding, |holding| {
            let n_copies = CONTRACT_COPIES;
            let paper = documents::LandContractPaper { holding, n_copies, other_terms: &[] };
            print(&Paper::LandContract(paper))
        }),
        Content::RegisterPage(it) => register_page(it, print),
        Content::HomesteadRegisterPage(it) => homestead_page(it, print),
        Content::IssuerRegisterPage(it) => {
            let content::IssuerRegisterPage { issuer, reason, authority, .. } = it;
            let entries = entries(&it.entries);
            let page =
                documents::IssuerRegisterPage { issuer, reason, entries: &entries, authority };
            print(&Paper::IssuerRegisterPage(page))
        }
        Content::LandCertificate(it) => land_certificate(it, print),
        Content::HomesteadCertificate(it) => homestead_certificate(it, print),
        Content::PublicNotice(it) => public_notice(it, print),
        Content::CorrectionLetter(it) => correction_letter(it, print),
        Content::HandOverList(it) => hand_over_list(it, print),
        Content::HomesteadHandOverList(it) => homestead_hand_over_list(it, print),
        Content::ShareCertificate(it) => share_certificate(it, print),
        Content::DistributionStatement(it) => distribution_statement(it, print),
        Content::Deal(it) => deal_paper(it, print),
    }
}

fn parcel_survey<R>(it: &ParcelSurvey, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    with_parcels(&it.holding.parcels, |held| {
        let surveyed = held.iter().map(|&held| documents::SurveyedParcel {
            held,
            points: &it.points,
            lines: &it.lines,
        });
        let surveyed: Vec<_> = surveyed.collect();
        print(&Paper::ParcelSurvey(documents::ParcelSurvey {
            issuer: &it.holding.issuer,
            contractor: &it.holding.contractor,
            parcels: &surveyed,
            survey_note: it.holding.contractor.survey_note.as_deref(),
            surveyor: &it.makers.surveyor,
            survey_day: it.makers.survey_day,
            review: it.review.as_ref().map(review),
        }))
    })
}

fn publicity_table(it: &PublicityTable) -> documents::PublicityTable<'_> {
    documents::PublicityTable {
        round: it.round,
        first_day: it.first_day,
        last_day: it.last_day,
        maker: &it.maker,
        made_day: it.made_day,
        reviewer: &it.reviewer,
        reviewed_day: it.reviewed_day,
        rows: &it.rows,
    }
}

fn register_page<R>(it: &RegisterPage, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let entries = entries(&it.entries);
    with_holding(&it.holding, |holding| {
        print(&Paper::RegisterPage(documents::RegisterPage {
            holding,
            right: &it.right,
            reason: &it.reason,
            entries: &entries,
            authority: &it.authority,
            makers: makers(&it.makers),
        }))
    })
}

fn homestead_page<R>(it: &HomesteadRegisterPage, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let entries = entries(&it.entries);
    print(&Paper::HomesteadRegisterPage(documents::HomesteadRegisterPage {
        homestead: &it.holding.homestead,
        household: &it.holding.household,
        members: &it.holding.members,
        reason: &it.reason,
        entries: &entries,
        authority: &it.authority,
    }))
}

fn land_certificate<R>(it: &LandCertificate, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    with_holding(&it.holding, |holding| {
        print(&Paper::LandCertificate(documents::LandCertificate {
            holding,
            right: &it.right,
            certificate: &it.certificate,
            reason: &it.reason,
            changes: &it.circulations,
            makers: makers(&it.makers),
        }))
    })
}

fn homestead_certificate<R>(it: &HomesteadCertificate, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let around = neighbours(&it.holding.neighbours);
    print(&Paper::HomesteadCertificate(documents::HomesteadCertificate {
        homestead: &it.holding.homestead,
        household: &it.holding.household,
        members: &it.holding.members,
        neighbours: &around,
        reason: &it.reason,
        authority: &it.authority,
        registered_day: it.registered_day,
    }))
}

fn public_notice<R>(it: &PublicNotice, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let paragraphs: Vec<&str> = it.paragraphs.iter().map(String::as_str).collect();
    let attachments: Vec<&str> = it.attachments.iter().map(String::as_str).collect();
    print(&Paper::PublicNotice(documents::PublicNotice {
        subject: &it.subject,
        addressees: &it.addressees,
        paragraphs: &paragraphs,
        attachments: &attachments,
        first_day: it.first_day,
        last_day: it.last_day,
        place: &it.place,
        objections_office: &it.office,
        objections_address: &it.address,
        objections_phone: &it.phone,
        authority: &it.authority,
        posted_day: it.first_day,
    }))
}

fn correction_letter<R>(it: &CorrectionLetter, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let missing = it.missing.iter().map(|it| documents::Missing {
        document: &it.document,
        requirement: &it.requirement,
        basis: &it.basis,
    });
    let missing: Vec<_> = missing.collect();
    print(&Paper::CorrectionLetter(documents::CorrectionLetter {
        case_number: &it.case_number,
        applicant: &it.applicant,
        matter: &it.matter,
        received_day: it.received_day,
        missing: &missing,
        // No national text sets a day until which it may be brought.
        due_day: None,
        office: &it.office,
        address: &it.address,
        phone: &it.phone,
        officer: &it.officer,
        written_day: it.written_day,
    }))
}

fn hand_over_list<R>(it: &HandOverList, print: impl FnOnce(&Paper<'_>) -> R) -> R {
    let certificates = it.certificates.iter();
    let certificates = certificates.map(|(contractor, contract, right, certificate)| {
        documents::HandOver { contractor, contract, right, certificate }
    });
    let certificates: Vec<_> = certificates.collect();
    print(&Paper::HandOverList(documents::HandOverList {
        issuer: &it.issuer,
        certificates: &certificates,
        authority: &it.authority,
        maker: &it.maker,
        made_day: it.made_day,
    }))
}

fn homestead_hand_over_list<R>(
    it: &HomesteadHandOverList,
    print: impl FnOnce(&Paper<'_>) -> R,
) -> R {
    let certificates =
        it.certificates.iter().map(|(it, collection)| documents::HomesteadHandOver {
            homestead: &it.homestead,
            household: &it.household,
            collection,
        });
    let certificates: Vec<_> = certificates.collect();
    print(&Paper::HomesteadHandOverList(documents::HomesteadHandOverList {
        certificates: &certificates,
        authority: &it.authority,
        maker: &it.maker,
        made_day: it.made_day,
    }))
}

fn entries(entries: &[Entry]) -> Vec<documents::Entry<'_>> {
    entries.iter().map(entry).collect()
}

fn entry(it: &Entry) -> documents::Entry<'_> {
    let Entry { kind, day, text, registrar } = it;
    let kind = match kind {
        RegistrationType::First => EntryKind::First,
        RegistrationType::Transfer => EntryKind::Transfer,
        RegistrationType::Alteration => EntryKind::Alteration,
        RegistrationType::Cancellation => EntryKind::Cancellation,
        RegistrationType::Correction => EntryKind::Correction,
        RegistrationType::Objection
        | RegistrationType::AdvanceNotice
        | RegistrationType::Seizure
        | RegistrationType::Other => EntryKind::Other,
    };
    documents::Entry { kind, day: *day, text, registrar }
}
