//! The objects of a message: rows of the submitted tables, each with what became of it.

use std::collections::{HashMap, VecDeque};
use std::fmt::Write as _;

use geometry::Outline;
use tenure::submission::{
    Cancellation, Certificate, Circulation, ContractRight, ContractedParcel, Contractor, Issuer,
    LandContract, Member, Parcel, Record, Reissue, Replacement, Table, Text, TitleDocument,
    Village,
};

use super::operation::Operation;
use super::xml::{Element, escaped};
use super::{MessageError, OPERATION, SHAPE, wkt};
use crate::nyt2539::{TableSchema, schema_of};

/// What a phone stands under; phones can be erased, and a message stays what it is, so that it has none.
const PHONE: &str = "phone";

/// A row that a message can hold.
pub(super) trait MessageRow: Record + Clone + 'static {
    /// The fields that tell the rows of a table apart.
    const KEY: &'static [&'static str];

    fn rows(village: &Village) -> &Vec<Self>;

    fn outline(&self) -> Option<&Outline> {
        None
    }

    fn set_outline(&mut self, _outline: Outline) {}

    /// Whether the standard has the row; members of households without land stand in a table of ours.
    fn told(&self) -> bool {
        true
    }
}

macro_rules! message_rows {
    ($($record:ident $rows:ident $key:expr, { $($more:tt)* })*) => {
        $(impl MessageRow for $record {
            const KEY: &'static [&'static str] = &$key;

            fn rows(village: &Village) -> &Vec<Self> {
                &village.$rows
            }

            $($more)*
        })*

        /// Writes one of the two states, table by table in the order of the standard.
        pub(super) fn write_state(
            out: &mut String,
            state: &Village,
            other: &Village,
            missing: Operation,
        ) -> Result<(), MessageError> {
            $(write_rows::<$record>(out, state, other, missing)?;)*
            Ok(())
        }

        /// Reads an object into its table, and gives the number of its row there.
        pub(super) fn read_row(element: &Element, into: &mut Village) -> Result<(), MessageError> {
            $(if schema_of($record::TABLE).name == element.name {
                let number = u64::try_from(into.$rows.len()).unwrap_or(u64::MAX).saturating_add(1);
                into.$rows.push(record::<$record>(element, number)?);
                return Ok(());
            })*
            let (line, element) = (element.line, element.name.clone());
            Err(MessageError::UnknownTable { line, element })
        }

        /// Holds the operations that the objects of a state say against the two states.
        pub(super) fn check_operations(
            elements: &[Element],
            state: &Village,
            other: &Village,
            missing: Operation,
        ) -> Result<(), MessageError> {
            $(check_rows::<$record>(elements, state, other, missing)?;)*
            Ok(())
        }
    };
}

message_rows! {
    Issuer issuers ["code"], {}
    Contractor contractors ["code"], {}
    Member members ["household_code", "name", "document_number"], {
        fn told(&self) -> bool {
            self.table() == Table::Member
        }
    }
    ContractedParcel contracted_parcels ["contract_code", "parcel_code"], {}
    LandContract land_contracts ["code"], {}
    Circulation circulations ["code"], {}
    TitleDocument title_documents ["certificate_code", "number"], {}
    ContractRight contract_rights ["code"], {}
    Certificate certificates ["code"], {}
    Reissue reissues ["certificate_code", "day"], {}
    Replacement replacements ["certificate_code", "day"], {}
    Cancellation cancellations ["certificate_code", "day"], {}
    Parcel parcels ["code"], {
        fn outline(&self) -> Option<&Outline> {
            self.outline.as_ref()
        }

        fn set_outline(&mut self, outline: Outline) {
            self.outline = Some(outline);
        }
    }
}

/// What a row says, but for its number and its phone.
fn says_the_same<R: MessageRow>(one: &R, other: &R) -> bool {
    let compared = R::FIELDS.iter().enumerate().filter(|(_, it)| it.name != PHONE);
    one.outline() == other.outline()
        && compared.into_iter().all(|(n, _)| one.value(n) == other.value(n))
}

fn key<R: MessageRow>(row: &R) -> Vec<Option<&str>> {
    let place = |name: &&str| R::FIELDS.iter().position(|it| it.name == *name);
    R::KEY.iter().map(|it| place(it).and_then(|n| row.value(n))).collect()
}

/// The rows of a state, each with what became of it; `missing` is what it means that the other state has no such row.
fn told<'a, R: MessageRow>(
    state: &'a Village,
    other: &'a Village,
    missing: Operation,
) -> impl Iterator<Item = (&'a R, Operation)> {
    // Rows of one key are paired in their order.
    let mut others: HashMap<Vec<Option<&str>>, VecDeque<&R>> = HashMap::new();
    for row in R::rows(other).iter().filter(|it| it.told()) {
        others.entry(key(row)).or_default().push_back(row);
    }
    R::rows(state).iter().filter(|it| it.told()).map(move |row| {
        let operation = match others.get_mut(&key(row)).and_then(VecDeque::pop_front) {
            None => missing,
            Some(same) if says_the_same(row, same) => Operation::None,
            Some(_) => Operation::Changed,
        };
        (row, operation)
    })
}

fn write_rows<R: MessageRow>(
    out: &mut String,
    state: &Village,
    other: &Village,
    missing: Operation,
) -> Result<(), MessageError> {
    let TableSchema { name, columns, fields, .. } = schema_of(R::TABLE);
    for (row, operation) in told::<R>(state, other, missing) {
        // Writing into a string cannot fail.
        let _written = write!(out, "    <{name} {OPERATION}=\"{}\"", operation.code());
        for (n, (column, field)) in columns.iter().zip(*fields).enumerate() {
            let Some(value) = row.value(n).filter(|_| field.name != PHONE) else { continue };
            let _written = write!(out, " {column}=\"{}\"", escaped(value)?);
        }
        if let Some(outline) = row.outline() {
            let _written = write!(out, " {SHAPE}=\"{}\"", wkt::write(outline));
        }
        out.push_str("/>\n");
    }
    Ok(())
}

fn record<R: MessageRow>(element: &Element, number: u64) -> Result<R, MessageError> {
    let TableSchema { columns, fields, .. } = schema_of(R::TABLE);
    let known = |name: &str| columns.iter().position(|it| *it == name);
    let mut values: Vec<Option<Text>> = vec![None; fields.len()];
    let mut outline = None;
    for (name, value) in &element.attributes {
        if name == OPERATION {
            continue;
        }
        let field = known(name).and_then(|n| Some((values.get_mut(n)?, fields.get(n)?)));
        match field {
            Some((cell, field)) if field.name != PHONE => {
                *cell = Some(value.as_str()).filter(|it| !it.is_empty()).map(Text::from);
            }
            // Phones are none of a message's, whoever sends one.
            Some(_) => {}
            None if name == SHAPE && R::TABLE == Table::Parcel => {
                let read = wkt::read(value);
                let unread = MessageError::Value { line: element.line, field: SHAPE };
                outline = Some(read.ok_or(unread)?);
            }
            None => {
                let (line, element) = (element.line, element.name.clone());
                return Err(MessageError::UnknownField { line, element, field: name.clone() });
            }
        }
    }
    let mut record = R::from_values(number, values);
    if let Some(outline) = outline {
        record.set_outline(outline);
    }
    Ok(record)
}

fn check_rows<R: MessageRow>(
    elements: &[Element],
    state: &Village,
    other: &Village,
    missing: Operation,
) -> Result<(), MessageError> {
    let name = schema_of(R::TABLE).name;
    let of_table = elements.iter().filter(|it| it.name == name);
    for (element, (_, operation)) in of_table.zip(told::<R>(state, other, missing)) {
        let line = element.line;
        let said = element.attribute(OPERATION);
        let absent = || MessageError::Missing { line, element: name.to_owned(), field: OPERATION };
        let said = said.ok_or_else(absent)?;
        if said != operation.code() {
            let (element, said) = (name.to_owned(), said.to_owned());
            return Err(MessageError::Operation { line, element, said, found: operation.code() });
        }
    }
    Ok(())
}
