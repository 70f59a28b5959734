//! What rules need to know of any row: whom it concerns, where it stands, and how a value of it may be shown.

use std::ops::RangeInclusive;

use chrono::Datelike as _;
use identity::{CitizenId, mask_identity_number, mask_phone};

use super::names::field_zh;
use crate::submission::{
    BoundaryLine, BoundaryPoint, Cancellation, Certificate, Circulation, Collective, ContractRight,
    ContractedParcel, Contractor, DivisionArea, Homestead, Household, Issuer, LandContract, Member,
    Parcel, Record, Reissue, Replacement, ShareHolding, Table, Text, TitleDocument, Village,
};
use crate::{Object, Place, Rule, Violation};

/// A contractor's code is the first 18 characters of the codes of its contract, right and certificate.
const CONTRACTOR_LENGTH: usize = 18;

/// How many characters of a delivered value a message shows.
const SHOWN_CHARACTERS_MAX: usize = 30;

/// The years that people with an identity number can be born in.
const BIRTH_YEARS: RangeInclusive<i32> = 1850..=2150;

/// A row whose object can be told.
///
/// A row without its code concerns an object with the empty code: it can be entered nowhere, and stops nothing else.
pub(super) trait Row: Record {
    /// What is stopped when a finding about the row blocks.
    fn objects(&self) -> Vec<Object>;

    /// The table that the row stands in.
    fn stands_in(&self) -> Table {
        Self::TABLE
    }
}

/// A finding about a field of a row.
pub(super) fn at<R: Row>(rule: &Rule, row: &R, field: &'static str, message: String) -> Violation {
    debug_assert!(R::FIELDS.iter().any(|it| it.name == field), "no field `{field}`");
    let place = Place { table: Some(row.stands_in()), ..Place::field_of(row, field) };
    Violation::new(rule.code, row.objects(), place, message)
}

/// A value that is there and is not blank.
pub(super) fn filled(value: Option<&Text>) -> Option<&str> {
    value.map(Text::as_str).filter(|it| !blank(it))
}

pub(super) fn blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A value with the name of its field, as a message may show it: `“承包方代码 2299…”`.
///
/// Identity and phone numbers are masked, also where an identity number stands in another field.
pub(super) fn shown(table: Table, field: &str, value: &str) -> String {
    format!("{}“{}”", field_zh(table, field), showable(field, value))
}

fn showable(field: &str, value: &str) -> String {
    let text = if field.ends_with("document_number") || reads_as_person(value.trim()) {
        mask_identity_number(value)
    } else if field == "phone" {
        mask_phone(value)
    } else {
        value.to_owned()
    };
    let mut characters = text.chars();
    let mut shown: String = characters.by_ref().take(SHOWN_CHARACTERS_MAX).map(visible).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Whether the text is somebody's identity number; now and then a contractor's code has the check character of one, but not the year.
pub(super) fn reads_as_person(text: &str) -> bool {
    CitizenId::parse_whatever_area(text)
        .is_ok_and(|it| BIRTH_YEARS.contains(&it.birth_day().year()))
}

/// Blanks and control characters, which nobody would see, become `␣` and `�`.
fn visible(it: char) -> char {
    if it.is_control() || invisible(it) {
        char::REPLACEMENT_CHARACTER
    } else if it.is_whitespace() {
        '␣'
    } else {
        it
    }
}

/// Characters of no width that programs leave behind in texts.
pub(super) fn invisible(it: char) -> bool {
    matches!(it, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// Something that looks at every table of a village.
pub(super) trait Visitor<'a> {
    fn visit<R: Row>(&mut self, rows: &'a [R]);
}

/// Shows every table of a village to the visitor.
pub(super) fn each_table<'a>(village: &'a Village, visitor: &mut impl Visitor<'a>) {
    visitor.visit(&village.issuers);
    visitor.visit(&village.contractors);
    visitor.visit(&village.members);
    visitor.visit(&village.contracted_parcels);
    visitor.visit(&village.land_contracts);
    visitor.visit(&village.circulations);
    visitor.visit(&village.title_documents);
    visitor.visit(&village.contract_rights);
    visitor.visit(&village.certificates);
    visitor.visit(&village.reissues);
    visitor.visit(&village.replacements);
    visitor.visit(&village.cancellations);
    visitor.visit(&village.parcels);
    visitor.visit(&village.boundary_points);
    visitor.visit(&village.boundary_lines);
    visitor.visit(&village.division_areas);
    visitor.visit(&village.households);
    visitor.visit(&village.homesteads);
    visitor.visit(&village.collectives);
    visitor.visit(&village.share_holdings);
}

/// The household behind a code that begins with its contractor's.
pub(super) fn household(code: Option<&Text>) -> Object {
    let code = code.map_or("", Text::as_str);
    Object::Household(code.get(..CONTRACTOR_LENGTH).unwrap_or(code).into())
}

/// The households behind several codes of one row, which are one household where all is well.
fn households<const N: usize>(codes: [Option<&Text>; N]) -> Vec<Object> {
    let mut objects = Vec::with_capacity(N);
    for object in codes.into_iter().flatten().map(|it| household(Some(it))) {
        if !objects.contains(&object) {
            objects.push(object);
        }
    }
    if objects.is_empty() { vec![household(None)] } else { objects }
}

fn text(code: Option<&Text>) -> Text {
    code.cloned().unwrap_or_default()
}

impl Row for Issuer {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Issuer(text(self.code.as_ref()))]
    }
}

impl Row for Contractor {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Household(text(self.code.as_ref()))]
    }
}

impl Row for Member {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Household(text(self.household_code.as_ref()))]
    }

    fn stands_in(&self) -> Table {
        self.table()
    }
}

impl Row for ContractedParcel {
    fn objects(&self) -> Vec<Object> {
        let mut objects = households([
            self.contractor_code.as_ref(),
            self.contract_code.as_ref(),
            self.certificate_code.as_ref(),
        ]);
        objects.push(Object::Parcel(text(self.parcel_code.as_ref())));
        objects
    }
}

impl Row for LandContract {
    fn objects(&self) -> Vec<Object> {
        households([self.contractor_code.as_ref(), self.code.as_ref()])
    }
}

impl Row for Circulation {
    fn objects(&self) -> Vec<Object> {
        households([self.contract_code.as_ref(), self.contractor_code.as_ref()])
    }
}

impl Row for TitleDocument {
    fn objects(&self) -> Vec<Object> {
        vec![household(self.certificate_code.as_ref())]
    }
}

impl Row for ContractRight {
    fn objects(&self) -> Vec<Object> {
        households([self.contractor_code.as_ref(), self.code.as_ref()])
    }
}

impl Row for Certificate {
    fn objects(&self) -> Vec<Object> {
        vec![household(self.code.as_ref())]
    }
}

impl Row for Reissue {
    fn objects(&self) -> Vec<Object> {
        vec![household(self.certificate_code.as_ref())]
    }
}

impl Row for Replacement {
    fn objects(&self) -> Vec<Object> {
        vec![household(self.certificate_code.as_ref())]
    }
}

impl Row for Cancellation {
    fn objects(&self) -> Vec<Object> {
        vec![household(self.certificate_code.as_ref())]
    }
}

impl Row for Parcel {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Parcel(text(self.code.as_ref()))]
    }
}

impl Row for BoundaryPoint {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Boundary(text(self.number.as_ref()))]
    }
}

impl Row for BoundaryLine {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Boundary(text(self.number.as_ref()))]
    }
}

impl Row for DivisionArea {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Division(text(self.code.as_ref()))]
    }

    fn stands_in(&self) -> Table {
        self.table()
    }
}

impl Row for Household {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Household(text(self.code.as_ref()))]
    }
}

impl Row for Homestead {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Homestead(text(self.unit_code.as_ref()))]
    }
}

impl Row for Collective {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Collective(text(self.credit_code.as_ref()))]
    }
}

/// A holding that cannot be entered leaves its collective's shares incomplete, so it is the collective that it concerns.
impl Row for ShareHolding {
    fn objects(&self) -> Vec<Object> {
        vec![Object::Collective(text(self.collective_code.as_ref()))]
    }
}
