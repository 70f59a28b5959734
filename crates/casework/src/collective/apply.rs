//! An application is handed in.

use std::collections::BTreeSet;

use identity::County;
use store::{ApplicationBody, ApplicationRow, ApplicationState, RegisterObject, Store, Unit};
use tenure::case::{Role, Step};
use tenure::collective::CollectiveRequest;
use tenure::{Moment, ObjectId};

use super::book::{self, Book};
use super::income::Income;
use super::outcome::{Beside, Outcome};
use super::read;
use super::view::ApplicationView;
use crate::case::evidence::{self, Named};
use crate::case::{Counter, Mode, Reply};
use crate::{Officer, Refused};

/// Hands an application in, or says all that stands in its way at once.
pub async fn apply(
    counter: &Counter<'_, ApplicationView>,
    code: &str,
    body: ApplicationBody,
    mode: Mode,
) -> Result<Reply<ApplicationView>, Refused> {
    let Counter { store, officer, occasion, .. } = *counter;
    let mut unit = store.begin(county_of(store, officer, code).await?).await?;
    let object = book::object(&mut unit, officer, code).await?;
    if let Some(before) = counter.answered(&mut unit).await? {
        return Ok(before);
    }
    check_role(officer, Role::Intake, Step::Accept)?;
    evidence::stored(&mut unit, &officer.scope, named(&body)).await?;
    let row = ApplicationRow {
        id: occasion.id,
        collective: object.id,
        number: unit.next_application_number(object.id).await?,
        state: ApplicationState::Submitted,
        revision: 1,
        body,
        submitted_by: officer.name.clone(),
        submitted_at: occasion.at,
        closed: None,
        note: None,
        act: None,
    };
    let worked = Worked::of(&mut unit, counter, object, &row.body).await?;
    let view = worked.view(counter, code, row, Moment::Submit);
    if mode == Mode::DryRun {
        return Ok(Reply::Now(Box::new(view)));
    }
    if view.findings.blocks() {
        return Err(Refused::Violated(view.findings));
    }
    unit.insert_application(&view.row).await?;
    counter.conclude(unit, view).await
}

/// The county of a collective, which its credit code need not name: that is the county of whoever registered it.
pub(crate) async fn county_of(
    store: &Store,
    officer: &Officer,
    code: &str,
) -> Result<County, Refused> {
    Ok(read::find(store, officer, code).await?.1.county)
}

pub(super) fn check_role(officer: &Officer, role: Role, step: Step) -> Result<(), Refused> {
    if officer.roles.contains(&role) {
        return Ok(());
    }
    let roles = BTreeSet::from([role]);
    Err(Refused::RoleMissing { officer: officer.name.clone(), step, roles })
}

/// An application worked out over what is registered.
pub(super) struct Worked {
    pub(super) book: Book,
    pub(super) outcome: Outcome,
}

impl Worked {
    pub(super) async fn of(
        unit: &mut Unit,
        counter: &Counter<'_, ApplicationView>,
        object: RegisterObject,
        body: &ApplicationBody,
    ) -> Result<Self, Refused> {
        let occasion = counter.occasion;
        let mut book = Book::load(unit, object, &persons(&body.request), occasion.at).await?;
        if let CollectiveRequest::Loss(it) = &body.request {
            book.look_into_other_counties(unit, it).await?;
        }
        let outcome = Outcome::of(unit, &book, body, counter.officer, occasion).await?;
        Ok(Self { book, outcome })
    }

    pub(super) fn view(
        &self,
        counter: &Counter<'_, ApplicationView>,
        code: &str,
        row: ApplicationRow,
        moment: Moment,
    ) -> ApplicationView {
        let Self { book, outcome } = self;
        let findings = outcome.check(book, counter.desk, counter.occasion.today, moment);
        let mut view = ApplicationView { findings, ..ApplicationView::kept(code, row) };
        let Beside::Income(income) = &outcome.beside else { return view };
        match &**income {
            Income::Plan(it) => view.run = Some(Box::new(it.run.clone())),
            Income::Run(it) => view.run = Some(Box::new(it.run.clone())),
            Income::Receipts(it) => view.receipts.clone_from(&it.findings),
            Income::Payments(_) => {}
        }
        view
    }
}

/// The documents that an application names.
pub(super) fn named(body: &ApplicationBody) -> Vec<Named> {
    let mut all: Vec<Named> = body
        .request
        .evidence()
        .into_iter()
        .map(|(field, sha256, role)| evidence::named(field, sha256, role))
        .collect();
    for (n, it) in body.decisions.iter().enumerate() {
        all.push(evidence::of_decision(&format!("decisions[{n}]."), it));
        let proxies = it.meeting.iter().flat_map(|it| &it.proxies).enumerate();
        all.extend(proxies.filter_map(|(m, proxy)| {
            let field = format!("decisions[{n}].meeting.proxies[{m}].mandate_sha256");
            Some(evidence::named(field, proxy.mandate_sha256.as_deref()?, "proxy-mandate"))
        }));
    }
    all
}

/// The persons whom a request names.
pub(super) fn persons(request: &CollectiveRequest) -> Vec<ObjectId> {
    match request {
        CollectiveRequest::Registration(it) => {
            let seats = it.organs.iter().flat_map(|it| &it.seats).map(|it| it.person);
            it.members.iter().map(|it| it.person).chain(seats).collect()
        }
        CollectiveRequest::Confirmation(it) => {
            std::iter::once(it.person).chain(it.kinship.as_ref().map(|it| it.to)).collect()
        }
        CollectiveRequest::Succession(it) => {
            let organs = it.successors.iter().flat_map(|it| &it.organs);
            organs.flat_map(|it| &it.seats).map(|it| it.person).collect()
        }
        CollectiveRequest::Loss(it) => vec![it.person],
        CollectiveRequest::NonMemberBenefits(it) => vec![it.person],
        CollectiveRequest::Dispute(it) => vec![it.person],
        CollectiveRequest::Challenge(it) => vec![it.claimant],
        CollectiveRequest::Exit(it) => vec![it.person, it.applicant],
        CollectiveRequest::Quantification(it) => {
            it.holdings.iter().filter_map(|it| it.person).collect()
        }
        CollectiveRequest::ShareMovement(it) => it.recipients(),
        _ => Vec::new(),
    }
}
