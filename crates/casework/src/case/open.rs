//! A case opened for work: its file, what is registered around it, and what it would change.

use chrono::Datelike as _;
use store::{CaseFile, Unit};
use tenure::case::{
    CaseFacts, CaseType, Entering, NearParcel, Notice, Outcome, china_day, outcome,
};
use tenure::rules::check_case;

use super::certificate_numbers::CertificateNumbers;
use super::clock::CaseClock;
use super::desk::{Desk, Occasion};
use super::file::history;
use super::findings::Findings;
use super::scene::{Loaded, basic_farmland_beside, load, parcels_beside};
use crate::{Officer, Refused};

/// A case with all that a rule about it may look at.
pub(super) struct OpenCase<'a> {
    pub(super) desk: &'a Desk,
    pub(super) officer: &'a Officer,
    pub(super) occasion: Occasion,
    pub(super) file: CaseFile,
    pub(super) loaded: Loaded,
    pub(super) outcome: Outcome,
    /// The first numbers of the certificates that it would make.
    pub(super) numbers: CertificateNumbers,
    basic_farmland: Vec<NearParcel>,
}

impl<'a> OpenCase<'a> {
    /// Works out what the case would change, as the register stands in this unit of work.
    pub(super) async fn of(
        unit: &mut Unit,
        desk: &'a Desk,
        officer: &'a Officer,
        occasion: Occasion,
        file: CaseFile,
    ) -> Result<Self, Refused> {
        let touched = file.case.request.touched();
        let mut loaded = load(unit, file.case.id, &touched).await?;
        let year = occasion.today.year();
        let restriction_code = unit.next_restriction_code(year).await?;
        let papers = &desk.case_type(file.case.kind).papers;
        let numbers = CertificateNumbers::next(unit, desk, papers, year).await?;
        let entering = Entering {
            effect_day: occasion.today,
            registered_day: occasion.today,
            registrar: &officer.name,
            serial_number: &numbers.land,
            homestead_number: &numbers.homestead,
            authority: &desk.authority,
            restriction_code: &restriction_code,
        };
        let outcome =
            outcome(&file.case.request, &loaded.scene, &loaded.around.parcels, &entering)?;
        let parcels = parcels_beside(unit, &outcome, &loaded.register).await?;
        loaded.around.parcels.extend(parcels);
        loaded.around.parcels.sort_by_key(|it| it.code);
        loaded.around.parcels.dedup_by_key(|it| it.code);
        let basic_farmland = basic_farmland_beside(unit, &outcome).await?;
        Ok(Self { desk, officer, occasion, file, loaded, outcome, numbers, basic_farmland })
    }

    pub(super) fn case_type(&self) -> &'a CaseType {
        self.desk.case_type(self.file.case.kind)
    }

    /// What the rules say at a moment.
    pub(super) fn check(&self, moment: tenure::Moment) -> Findings {
        self.check_with(moment, |_, _| ())
    }

    /// What the rules say at a moment, if the notices stood otherwise, and so many rounds were asked for.
    pub(super) fn check_with(
        &self,
        moment: tenure::Moment,
        change: impl FnOnce(&mut Vec<Notice>, &mut u32),
    ) -> Findings {
        let (case, steps) = (&self.file.case, history(&self.file));
        let clock = CaseClock::of(self.desk, case, &steps, self.occasion.today);
        let mut notices: Vec<_> = self.file.notices.iter().map(|it| it.notice.clone()).collect();
        let case_type = self.case_type();
        let mut notice_rounds = case_type.n_rounds();
        change(&mut notices, &mut notice_rounds);
        let asked: Vec<String> = case_type.documents_always().map(|it| it.role.clone()).collect();
        let facts = CaseFacts {
            kind: self.file.case.kind,
            request: &self.file.case.request,
            before: &self.loaded.scene,
            outcome: &self.outcome,
            around: &self.loaded.around,
            basic_farmland: &self.basic_farmland,
            documents: &self.file.documents,
            documents_asked: &asked,
            decisions: &self.file.decisions,
            notices: &notices,
            notice_rounds,
            fees: &self.file.fees,
            signatures: &self.file.signatures,
            steps: &steps,
            officer: &self.officer.name,
            accepted_day: china_day(case.accepted_at),
            today: self.occasion.today,
            due_day: clock.due_day,
            parameters: &self.desk.parameters,
        };
        Findings::of(check_case(&facts, moment), moment)
    }
}
