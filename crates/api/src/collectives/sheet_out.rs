//! What was found in a workbook, cell by cell, and the application that it would become.

use casework::collective::{
    Proposal, SheetChecked, SheetField, SheetFinding, SheetPlace, SheetRule,
};
use exchange::roll::{CellFinding, CellPlace, Field, ReadRolls, RollPerson, RowPlace};
use identity::CitizenId;
use serde::Serialize;
use serde_json::{Value, json};
use tenure::collective::CollectiveRequest;
use utoipa::ToSchema;

/// The fields of a registration that no sheet says.
const OF_A_REGISTRATION: [&str; 7] = [
    "request.name",
    "request.legal_representative",
    "request.particulars",
    "request.charter",
    "request.organs",
    "request.assets",
    "decisions",
];

/// What was found in a workbook, and what it may be handed in as; nothing was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct SheetOut {
    collective: String,
    /// How many rows of members were read …
    n_members: usize,
    /// … and how many of shares.
    n_holdings: usize,
    findings: Vec<SheetFindingOut>,
    /// None while there is any finding.
    applications: Vec<ProposalOut>,
}

/// Something wrong, with its cell.
#[derive(Debug, Serialize, ToSchema)]
struct SheetFindingOut {
    /// Absent where no cell says it: a member who stands in no row.
    sheet: Option<String>,
    /// As the office program counts them, from 1.
    row: Option<u32>,
    /// Such as `D`.
    column: Option<String>,
    /// Such as `D7`.
    cell: Option<String>,
    /// What stands there; an identity number is masked.
    value: String,
    /// Such as `identity-number` or `unknown-person`.
    code: &'static str,
    message_zh: String,
    message: String,
}

/// An application that a sheet would become; `POST …/applications` takes it.
#[derive(Debug, Serialize, ToSchema)]
struct ProposalOut {
    kind: &'static str,
    #[schema(value_type = Object)]
    request: Value,
    /// What the application asks for and no sheet says.
    to_add: Vec<&'static str>,
}

impl SheetOut {
    /// What was found in a workbook and in the register together.
    pub fn of(collective: &str, read: &ReadRolls, checked: &SheetChecked) -> Self {
        let of_cells = read.findings.iter().map(SheetFindingOut::from);
        let of_register = checked.findings.iter().map(|it| SheetFindingOut::of(read, it));
        let findings: Vec<SheetFindingOut> = of_cells.chain(of_register).collect();
        let clean = findings.is_empty();
        let proposals = checked.proposals.iter().filter(|_| clean);
        Self {
            collective: collective.to_owned(),
            n_members: read.rolls.members.len(),
            n_holdings: read.rolls.holdings.len(),
            applications: proposals.map(ProposalOut::from).collect(),
            findings,
        }
    }

    /// Whether nothing was found.
    pub fn clean(&self) -> bool {
        self.findings.is_empty()
    }
}

impl From<&CellFinding> for SheetFindingOut {
    fn from(it: &CellFinding) -> Self {
        let CellFinding { place, value, rule } = it;
        let told = (rule.code(), rule.message_zh(), rule.message_en());
        Self::at(Some(place), value.clone(), told)
    }
}

impl SheetFindingOut {
    fn of(read: &ReadRolls, finding: &SheetFinding) -> Self {
        let SheetFinding { place, rule } = finding;
        let told = (rule.code(), rule.message_zh(), rule.to_string());
        let Some((row, field, value)) = row_of(read, *place) else {
            return Self::at(None, String::new(), told);
        };
        let cell = read.layout.cell(row, cell_of(field));
        let also = twin(read, *place, rule).map(|it| read.layout.cell(it, cell_of(field)).cell());
        let told = match also {
            Some(also) => {
                (told.0, format!("{}（另见{also}）", told.1), format!("{}: {also}", told.2))
            }
            None => told,
        };
        Self::at(Some(&cell), value, told)
    }

    fn at(
        place: Option<&CellPlace>,
        value: String,
        (code, message_zh, message): (&'static str, String, String),
    ) -> Self {
        Self {
            sheet: place.map(|it| it.sheet.clone()),
            row: place.map(|it| it.row),
            column: place.map(CellPlace::column),
            cell: place.map(CellPlace::cell),
            value,
            code,
            message_zh,
            message,
        }
    }
}

/// The row and the field that a finding is about, with what stands there.
fn row_of(read: &ReadRolls, place: SheetPlace) -> Option<(&RowPlace, SheetField, String)> {
    match place {
        SheetPlace::Whole => None,
        SheetPlace::Member(row, field) => {
            let it = read.rolls.members.get(row)?;
            let value = match field {
                SheetField::Sex => it.sex.map(|it| it.name_zh().to_owned()),
                SheetField::Relation => it.relation.map(|it| it.name_zh().to_owned()),
                SheetField::Ground => it.ground.map(|it| it.name_zh().to_owned()),
                SheetField::FirstDay => it.first_day.map(|it| it.to_string()),
                field => of_person(&it.person, field),
            };
            Some((&it.place, field, value.unwrap_or_default()))
        }
        SheetPlace::Holding(row, field) => {
            let it = read.rolls.holdings.get(row)?;
            let value = match field {
                SheetField::Class => Some(it.class.clone()),
                SheetField::Shares => Some(it.shares.to_string()),
                field => it.holder.as_ref().and_then(|it| of_person(it, field)),
            };
            Some((&it.place, field, value.unwrap_or_default()))
        }
    }
}

fn of_person(it: &RollPerson, field: SheetField) -> Option<String> {
    match field {
        SheetField::Household => it.household.clone(),
        SheetField::IdentityNumber => it.identity_number.as_ref().map(CitizenId::masked),
        _ => Some(it.name.clone()),
    }
}

/// The other row of two that say the same.
fn twin<'a>(read: &'a ReadRolls, place: SheetPlace, rule: &SheetRule) -> Option<&'a RowPlace> {
    let (SheetRule::PersonTwice { other } | SheetRule::HoldingTwice { other }) = rule else {
        return None;
    };
    match place {
        SheetPlace::Member(..) => read.rolls.members.get(*other).map(|it| &it.place),
        SheetPlace::Holding(..) => read.rolls.holdings.get(*other).map(|it| &it.place),
        SheetPlace::Whole => None,
    }
}

fn cell_of(field: SheetField) -> Field {
    match field {
        SheetField::Household => Field::Household,
        SheetField::Name => Field::Name,
        SheetField::IdentityNumber => Field::IdentityNumber,
        SheetField::Sex => Field::Sex,
        SheetField::Relation => Field::Relation,
        SheetField::Ground => Field::Ground,
        SheetField::FirstDay => Field::FirstDay,
        SheetField::Class => Field::Class,
        SheetField::Shares => Field::Shares,
    }
}

impl From<&Proposal> for ProposalOut {
    fn from(it: &Proposal) -> Self {
        let whole = |request: CollectiveRequest, to_add| Self {
            kind: request.kind(),
            request: serde_json::to_value(&request).unwrap_or_default(),
            to_add,
        };
        match it {
            Proposal::RollVersion(it) => {
                whole(CollectiveRequest::RollVersion(it.clone()), Vec::new())
            }
            Proposal::Quantification(it) => {
                whole(CollectiveRequest::Quantification(it.clone()), vec!["decisions"])
            }
            Proposal::Registration(members) => Self {
                kind: "registration",
                request: json!({ "kind": "registration", "members": members }),
                to_add: OF_A_REGISTRATION.to_vec(),
            },
        }
    }
}
