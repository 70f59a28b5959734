//! What a message says was registered, held against what is.

use std::collections::HashSet;

use tenure::submission::{Parcel, Record, Text, Village};

/// The fields that two registers may say otherwise: a message has no phone, and who collects a certificate does so after the act that a message tells of.
const UNTOLD: [&str; 6] = [
    "phone",
    "collected",
    "collected_day",
    "collector_name",
    "collector_document_kind",
    "collector_document_number",
];

/// A row that is registered otherwise than it is said to be, by its table and a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) table: &'static str,
    pub(super) code: String,
}

/// Finds the first row that differs: one that is said and is not registered so, or one that belongs to what is said and is left out.
pub(super) fn difference(said: &Village, registered: &Village) -> Option<Difference> {
    let contracts = codes(&said.land_contracts, |it| it.code.as_ref());
    let contractors = codes(&said.contractors, |it| it.code.as_ref());
    let of_contract = |it: Option<&Text>| it.is_some_and(|it| contracts.contains(it.as_str()));
    let of_contractor = |it: Option<&Text>| it.is_some_and(|it| contractors.contains(it.as_str()));
    let never = |_: Option<&Text>| false;
    macro_rules! compare {
        ($($rows:ident $table:literal $owner:ident $belongs:ident;)*) => {
            None$(.or_else(|| {
                first(&said.$rows, &registered.$rows, |it| it.$owner.as_ref(), $belongs, $table)
            }))*
        };
    }
    let outlines = || outlines(&said.parcels, &registered.parcels);
    compare! {
        issuers "issuers" code never;
        contractors "contractors" code never;
        members "members" household_code of_contractor;
        land_contracts "land_contracts" code never;
        contracted_parcels "contracted_parcels" contract_code of_contract;
        circulations "circulations" contract_code of_contract;
        title_documents "title_documents" certificate_code of_contract;
        contract_rights "contract_rights" code of_contract;
        certificates "certificates" code of_contract;
        reissues "reissues" certificate_code of_contract;
        replacements "replacements" certificate_code of_contract;
        cancellations "cancellations" certificate_code of_contract;
        parcels "parcels" code never;
    }
    .or_else(outlines)
}

fn codes<R: Record>(rows: &[R], code: impl Fn(&R) -> Option<&Text>) -> HashSet<&str> {
    rows.iter().filter_map(|it| code(it).map(Text::as_str)).collect()
}

fn first<'a, R: Record>(
    said: &'a [R],
    registered: &'a [R],
    owner: impl Fn(&R) -> Option<&Text>,
    belongs: impl Fn(Option<&Text>) -> bool,
    table: &'static str,
) -> Option<Difference> {
    let mut left: Vec<Vec<Option<&str>>> = registered.iter().map(values).collect();
    let told =
        |it: &R| Difference { table, code: owner(it).map(ToString::to_string).unwrap_or_default() };
    let mut found = HashSet::with_capacity(said.len());
    for row in said {
        let values = values(row);
        let place = left.iter().enumerate().find(|(n, it)| !found.contains(n) && **it == values);
        match place {
            Some((n, _)) => found.insert(n),
            None => return Some(told(row)),
        };
    }
    left.clear();
    let unsaid = registered.iter().enumerate().filter(|(n, _)| !found.contains(n));
    unsaid.map(|(_, it)| it).find(|it| belongs(owner(it))).map(told)
}

/// All that a row says, but for what goes untold.
fn values<R: Record>(row: &R) -> Vec<Option<&str>> {
    let fields = R::FIELDS.iter().enumerate().filter(|(_, it)| !UNTOLD.contains(&it.name));
    fields.map(|(n, _)| row.value(n)).collect()
}

fn outlines(said: &[Parcel], registered: &[Parcel]) -> Option<Difference> {
    let differs = |it: &&Parcel| {
        let same = registered.iter().find(|other| other.code == it.code);
        same.is_some_and(|other| other.outline != it.outline)
    };
    let parcel = said.iter().find(differs)?;
    let code = parcel.code.as_ref().map(ToString::to_string).unwrap_or_default();
    Some(Difference { table: "parcels", code })
}
