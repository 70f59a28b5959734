//! What an application makes is written: one act, one transaction, one immutable entry.

use std::collections::{BTreeMap, HashSet};

use ledger::{Digest, Entry};
use serde::Serialize;
use store::{
    ActEntry, ApplicationRow, BenefitRow, DecisionRow, DocumentId, DocumentSubject, PaymentRow,
    PlanRow, PortionRow, ReceiptFile, Recorded, RollRow, RunRow, Unit,
};
use tenure::collective::NonMemberBenefits;
use tenure::decision::{Decision, DecisionSubject};
use tenure::distribution::Payee;
use tenure::membership::Membership;
use tenure::{Act, ActId, ActKind, ObjectId};

use super::apply::Worked;
use super::book::Book;
use super::income::{DecidedRun, Income, OrderedPayments};
use super::outcome::{Beside, Outcome};
use super::succession;
use super::view::ApplicationView;
use crate::case::Counter;
use crate::entering::{Changes, Ids, Manner, Pen, collective};
use crate::{Refused, link_document};

/// Writes the books, what is put down beside them, the entry, and what it all rests on.
pub(super) async fn write(
    unit: &mut Unit,
    counter: &Counter<'_, ApplicationView>,
    Worked { book, outcome }: Worked,
    row: &ApplicationRow,
    documents: Vec<(DocumentId, String)>,
) -> Result<Act, Refused> {
    let act = act(unit, counter, &book, row).await?;
    unit.record_act(&act, &book.object.division).await?;
    let (ended, mut ids) = (HashSet::new(), Ids::of(act.id));
    let mut pen = Pen {
        unit: &mut *unit,
        act: &act,
        ids: &mut ids,
        manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
        changes: Changes::default(),
    };
    let recorded = Recorded { act: act.id, at: act.recorded_at };
    match &outcome.beside {
        Beside::Succession(it) => {
            Box::pin(succession::write(&mut pen, &book, it, recorded)).await?;
        }
        _ => books(&mut pen, &book, &outcome).await?,
    }
    let changes = pen.changes;
    decisions(unit, &book, &outcome, recorded).await?;
    for it in outcome.after.departures.iter().filter(|it| !book.departures.contains(it)) {
        unit.insert_departure(book.object.id, it, recorded).await?;
    }
    let digest = beside(unit, &book, outcome, recorded).await?;
    let content = Content::of(&act, &book, row, &changes, digest.as_deref());
    let entry = Entry::of(&content)?;
    let (canonical, digest) = (entry.canonical().to_owned(), entry.digest().to_string());
    unit.append_entry(ActEntry { act: act.id, canonical, digest }).await?;
    for (document, role) in documents {
        let subject = DocumentSubject::Act(act.id.0);
        link_document(unit, counter.officer, document, subject, &role, act.recorded_at).await?;
    }
    Ok(act)
}

async fn act(
    unit: &mut Unit,
    counter: &Counter<'_, ApplicationView>,
    book: &Book,
    row: &ApplicationRow,
) -> Result<Act, Refused> {
    let code = book.object.code.as_deref().unwrap_or_default();
    let mut digests: Vec<&str> =
        row.body.decisions.iter().map(|it| it.record_sha256.as_str()).collect();
    let of_request = row.body.request.evidence();
    digests.extend(of_request.iter().map(|(_, sha256, _)| *sha256));
    digests.sort_unstable();
    Ok(Act {
        id: ActId(counter.occasion.id),
        number: unit.next_act_number().await?,
        kind: ActKind::Collective,
        officer: counter.officer.name.clone(),
        effect_day: counter.occasion.today,
        recorded_at: counter.occasion.at,
        evidence_sha256: Some(Entry::of(&digests)?.digest().to_string()),
        note: Some(format!("{code}-{}", row.number)),
    })
}

/// The organisation, its memberships and its holdings, where they are other than before.
pub(super) async fn books(
    pen: &mut Pen<'_>,
    book: &Book,
    outcome: &Outcome,
) -> Result<(), Refused> {
    let Outcome { before, after, beside, .. } = outcome;
    let (id, rows) = (book.object.id, &book.rows);
    if rows.particulars.is_none() || before.organisation != after.organisation {
        collective::organisation(pen, rows.clone(), &after.organisation).await?;
    }
    if book.memberships_before() != after.memberships {
        let kinship = match beside {
            Beside::Kinship(it) => Some(it),
            _ => None,
        };
        let current = &book.memberships;
        let of_county = after.memberships.iter().filter(|it| !book.in_other_counties.contains(it));
        let of_county: Vec<Membership> = of_county.cloned().collect();
        collective::memberships(pen, |_| Some(id), current, &of_county, kinship).await?;
    }
    if before.holdings != after.holdings {
        let (current, households) = (book.holdings.clone(), book.households());
        collective::holdings(pen, id, current, &after.holdings, &households).await?;
    }
    Ok(())
}

/// Puts the decisions that came with the application on file.
pub(super) async fn decisions(
    unit: &mut Unit,
    book: &Book,
    outcome: &Outcome,
    recorded: Recorded,
) -> Result<(), Refused> {
    let on_file: HashSet<u32> = book.decisions.iter().map(|it| it.number).collect();
    let of_another = match &outcome.beside {
        Beside::Succession(it) => it.issuers_of_others(),
        _ => Vec::new(),
    };
    for (number, decision) in &outcome.decisions {
        if !on_file.contains(number) && !of_another.contains(&decision.issuer) {
            let row = DecisionRow { number: *number, decision: decision.clone(), recorded };
            unit.insert_decision(book.object.id, &row).await?;
        }
    }
    Ok(())
}

/// Puts down what stands beside the books; the digest of what is fixed by one.
pub(super) async fn beside(
    unit: &mut Unit,
    book: &Book,
    outcome: Outcome,
    recorded: Recorded,
) -> Result<Option<String>, Refused> {
    let id = book.object.id;
    if holds_numbers(&outcome) {
        let held = outcome.after.holdings.iter();
        let numbers = held.filter_map(|it| Some((it.person?, it.number)));
        let new: BTreeMap<ObjectId, u32> =
            numbers.filter(|(person, _)| !book.numbers.contains_key(person)).collect();
        let new: Vec<(ObjectId, u32)> = new.into_iter().collect();
        unit.insert_share_numbers(id, &new, recorded).await?;
    }
    match outcome.beside {
        Beside::Nothing | Beside::Kinship(_) | Beside::Succession(_) => Ok(None),
        Beside::Dispute(it) => {
            unit.insert_dispute(id, &it, recorded).await?;
            Ok(None)
        }
        Beside::Challenge(it) => {
            unit.insert_challenge(id, &it, recorded).await?;
            Ok(None)
        }
        Beside::Roll(roll) => {
            unit.insert_roll(id, &RollRow { roll, recorded }).await?;
            Ok(None)
        }
        Beside::RollFiling(it) => {
            unit.insert_roll_filings(id, it.version, it.filings, recorded).await?;
            Ok(None)
        }
        Beside::Benefits(it) => {
            let row = benefit_row(book, &outcome.decisions, it, recorded);
            unit.insert_benefits(id, &row).await?;
            Ok(None)
        }
        Beside::Income(it) => income(unit, book, *it, recorded).await.map(Some),
    }
}

/// Benefits with their number and with that of the decision, which the rules have seen to be there.
fn benefit_row(
    book: &Book,
    decisions: &[(u32, Decision)],
    it: NonMemberBenefits,
    recorded: Recorded,
) -> BenefitRow {
    let NonMemberBenefits { person, name: _, first_day, last_day, .. } = it;
    let last = book.benefits.iter().map(|it| it.number).max().unwrap_or_default();
    let mut on_it =
        decisions.iter().filter(|(_, it)| it.subject == DecisionSubject::NonMemberBenefits);
    BenefitRow {
        number: last.saturating_add(1),
        person,
        days: (first_day, last_day),
        benefits: it.benefits,
        service: it.service,
        evidence_sha256: it.evidence_sha256,
        decision: on_it.next().map(|(number, _)| *number).unwrap_or_default(),
        recorded,
    }
}

/// Whether the numbers of the holders count from now on.
fn holds_numbers(outcome: &Outcome) -> bool {
    let income = matches!(&outcome.beside, Beside::Income(it) if matches!(**it, Income::Plan(_) | Income::Run(_)));
    income || outcome.before.holdings != outcome.after.holdings
}

async fn income(
    unit: &mut Unit,
    book: &Book,
    income: Income,
    recorded: Recorded,
) -> Result<String, Refused> {
    let id = book.object.id;
    match income {
        Income::Plan(it) => {
            let digest = it.run.digest;
            let plan = PlanRow {
                number: it.number,
                run: it.run.input.number,
                account: it.run.input.account,
                published_day: it.published_day,
                digest,
                recorded,
            };
            unit.insert_plan(id, &plan).await?;
            Ok(hex(&digest))
        }
        Income::Run(it) => {
            let row = run_row(book, it, recorded);
            unit.insert_run(id, &row).await?;
            Ok(hex(&row.run.digest))
        }
        Income::Payments(it) => {
            let digest = hex(&it.orders.run.digest);
            unit.insert_payments(id, &payment_rows(it, recorded)).await?;
            Ok(digest)
        }
        Income::Receipts(it) => {
            let (number, sha256, findings) = (it.number, it.sha256.clone(), it.findings);
            let file = ReceiptFile { run: it.run, number, sha256, findings, recorded };
            unit.insert_receipts(id, &file).await?;
            Ok(it.sha256)
        }
    }
}

/// The run with the holder behind each portion, and the household with which the holder is shown.
fn run_row(book: &Book, it: DecidedRun, recorded: Recorded) -> RunRow {
    let DecidedRun { plan, decision, run } = it;
    let by_number: BTreeMap<u32, ObjectId> =
        book.numbers_with(&[]).into_iter().map(|(person, number)| (number, person)).collect();
    let shown: BTreeMap<ObjectId, ObjectId> = book
        .holdings
        .iter()
        .filter_map(|it| Some((it.links.person?, it.links.household?)))
        .collect();
    let portions = run.portions.iter().map(|portion| {
        let person = match portion.payee {
            Payee::Holder(number) => by_number.get(&number).copied(),
            Payee::Collective => None,
        };
        let household = person.and_then(|it| shown.get(&it).copied());
        PortionRow { portion: *portion, person, household }
    });
    RunRow { portions: portions.collect(), run, plan, decision, recorded }
}

fn payment_rows(it: OrderedPayments, recorded: Recorded) -> Vec<PaymentRow> {
    let OrderedPayments { run, orders, accounts } = it;
    let orders = orders.orders.into_iter().zip(accounts);
    let row = orders.map(|(order, account)| PaymentRow {
        run,
        payment: order.payment,
        account,
        account_holder: order.account_holder,
        mandate_sha256: order.mandate_sha256,
        recorded,
    });
    row.collect()
}

/// A digest in lower-case hexadecimal digits.
pub(super) fn hex(digest: &[u8; 32]) -> String {
    Digest(*digest).to_string()
}

/// What the entry of an act says: digests and counts, and nothing personal.
#[derive(Serialize)]
struct Content<'a> {
    act: String,
    application: u32,
    application_kind: &'static str,
    collective: &'a str,
    county: &'a str,
    /// Of the run, or of the bank's file, that the act puts down.
    digest: Option<&'a str>,
    division: &'a str,
    effect_day: String,
    evidence_sha256: Option<&'a str>,
    inserted: u64,
    kind: &'static str,
    number: i64,
    recorded_at: String,
    superseded: u64,
}

impl<'a> Content<'a> {
    fn of(
        act: &'a Act,
        book: &'a Book,
        row: &ApplicationRow,
        changes: &Changes,
        digest: Option<&'a str>,
    ) -> Self {
        let division = &book.object.division;
        Self {
            act: act.id.0.to_string(),
            application: row.number,
            application_kind: row.body.request.kind(),
            collective: book.object.code.as_deref().unwrap_or_default(),
            county: division.as_str().get(..6).unwrap_or_default(),
            digest,
            division: division.as_str(),
            effect_day: act.effect_day.to_string(),
            evidence_sha256: act.evidence_sha256.as_deref(),
            inserted: changes.inserted,
            kind: act.kind.as_str(),
            number: act.number,
            recorded_at: act.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            superseded: changes.superseded,
        }
    }
}
