//! A case is accepted 受理.

use chrono::Datelike as _;
use identity::{County, DivisionCode};
use store::{CaseFile, CaseRow, Unit};
use tenure::case::{CaseDocument, Decision, Request, State, Step};

use super::counter::{Counter, Reply};
use super::desk::Mode;
use super::evidence;
use super::file;
use super::open::OpenCase;
use super::scene::{existing, holds};
use crate::{Officer, Refused};

/// What is handed in at the counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Who asks, by name.
    pub applicant: String,
    pub request: Request,
    pub documents: Vec<CaseDocument>,
    pub decisions: Vec<Decision>,
}

/// Accepts a case, or says all that stands in its way at once.
pub async fn accept_case(
    counter: &Counter<'_>,
    submission: Submission,
    mode: Mode,
) -> Result<Reply, Refused> {
    let Counter { store, desk, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(&submission.request)?).await?;
    let division = division_of(&mut unit, officer, &submission.request).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    officer.check_role(desk.case_type(submission.request.kind()), Step::Accept)?;
    let Submission { documents, decisions, request, .. } = &submission;
    let named = evidence::of_submission(documents, decisions, request);
    let evidence = evidence::stored(&mut unit, &officer.scope, named).await?;
    let file = new_file(&mut unit, counter, division, submission).await?;
    let open = OpenCase::of(&mut unit, desk, officer, occasion, file).await?;
    let findings = open.check(tenure::Moment::Submit);
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(counter.view(open.file, findings))));
    }
    if findings.blocks() {
        return Err(Refused::Violated(findings));
    }
    write(&mut unit, &open).await?;
    evidence::link(&mut unit, counter, occasion.id, evidence).await?;
    let file = file::open(&mut unit, officer, occasion.id).await?;
    counter.conclude(unit, counter.view(file, findings)).await
}

/// The county that the request names by its codes.
fn county_of(request: &Request) -> Result<County, Refused> {
    let touched = request.touched();
    let division = request.division().map(|it| it.county());
    let contract = || touched.contracts.first().map(|it| it.contractor().issuer().county());
    let homestead = || county_at_head(touched.homesteads.first()?.as_str());
    let restriction = || county_at_head(touched.restrictions.first()?);
    let county = division.or_else(contract).or_else(homestead).or_else(restriction);
    county.ok_or(Refused::Unplaced)
}

fn county_at_head(code: &str) -> Option<County> {
    County::parse(code.get(..6)?).ok()
}

/// The division that the case belongs to, where the officer may work in it.
async fn division_of(
    unit: &mut Unit,
    officer: &Officer,
    request: &Request,
) -> Result<DivisionCode, Refused> {
    let division = match request.division() {
        Some(division) => division,
        None => division_of_object(unit, request).await?,
    };
    if officer.scope.contains(&division) {
        return Ok(division);
    }
    Err(Refused::NotFound { what: "division", code: division.to_string() })
}

/// The division of the homestead or of the restriction that the request names.
async fn division_of_object(unit: &mut Unit, request: &Request) -> Result<DivisionCode, Refused> {
    for (kind, code) in existing(&request.touched()) {
        let found = unit.objects_by_code(kind, std::slice::from_ref(&code)).await?;
        if let Some(object) = found.first() {
            return Ok(object.division);
        }
    }
    Err(Refused::Unplaced)
}

async fn new_file(
    unit: &mut Unit,
    counter: &Counter<'_>,
    division: DivisionCode,
    submission: Submission,
) -> Result<CaseFile, Refused> {
    let Counter { officer, occasion, .. } = *counter;
    let Submission { applicant, request, documents, decisions } = submission;
    let kind = request.kind();
    let number = unit.next_case_number(occasion.today.year()).await?;
    let case = CaseRow {
        id: occasion.id,
        county: division.county(),
        number,
        kind,
        division,
        state: State::Accepted,
        revision: 1,
        applicant,
        request,
        accepted_by: officer.name.clone(),
        accepted_at: occasion.at,
        act: None,
    };
    Ok(CaseFile {
        steps: Vec::new(),
        documents,
        decisions,
        notices: Vec::new(),
        fees: Vec::new(),
        signatures: Vec::new(),
        collections: Vec::new(),
        held: holds(&case.request.touched()),
        case,
    })
}

async fn write(unit: &mut Unit, open: &OpenCase<'_>) -> Result<(), Refused> {
    let CaseFile { case, documents, decisions, .. } = &open.file;
    unit.insert_case(case, &open.file.held).await?;
    for document in documents {
        unit.add_document(case.id, document).await?;
    }
    for decision in decisions {
        unit.add_decision(case.id, decision).await?;
    }
    Ok(())
}
