//! Rows of the submitted tables, as a case delivers them: objects of texts, by the names of the register.

use std::collections::BTreeMap;

use compact_str::format_compact;
use geometry::{Coord, Crs, Outline, Patch, Ring};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::submission::{
    ContractedParcel, Contractor, CountyFacts, Homestead, Household, Issuer, LandContract, Member,
    Parcel, Record, Table, Text, TitleDocument, Village,
};

/// The field that holds a shape: `{"epsg": 4526, "rings": [[[easting, northing], …], …]}`, the outer ring first.
const OUTLINE: &str = "outline";

/// Rows by the names of their tables, each an object of its fields.
///
/// The fields are those of [`crate::submission`]; their values are texts or numbers, written as the standard writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rows(pub BTreeMap<String, Vec<BTreeMap<String, Value>>>);

/// Rows that do not fit their tables; the place is said, and the value is not, which may be personal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowsError {
    #[error("there is no table `{table}` to enter rows in")]
    UnknownTable { table: String },
    #[error("`{table}`, row {row}: there is no field `{field}`")]
    UnknownField { table: String, row: u64, field: String },
    #[error("`{table}`, row {row}: `{field}` is neither a text nor a number")]
    NotAText { table: String, row: u64, field: String },
    #[error("`{table}`, row {row}: the outline cannot be read: {reason}")]
    Outline { table: String, row: u64, reason: String },
}

/// A shape as it is delivered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    epsg: u16,
    rings: Vec<Vec<[f64; 2]>>,
}

impl Rows {
    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }

    /// What a field says in the rows of a table, where it is filled with a text.
    pub(super) fn texts(&self, table: &str, field: &str) -> impl Iterator<Item = &str> {
        let rows = self.0.get(table).into_iter().flatten();
        rows.filter_map(move |row| row.get(field)?.as_str()).filter(|it| !it.is_empty())
    }

    /// The rows as those of a village, for the rules and for the reading of facts.
    pub fn into_village(self, village: &str) -> Result<(Village, CountyFacts), RowsError> {
        let mut sorted = Sorted {
            village: Village { code: village.into(), ..Village::default() },
            county: CountyFacts {
                county: village.get(..6).unwrap_or_default().into(),
                ..CountyFacts::default()
            },
        };
        for (table, rows) in self.0 {
            sorted.take(&table, rows)?;
        }
        Ok((sorted.village, sorted.county))
    }
}

struct Sorted {
    village: Village,
    county: CountyFacts,
}

impl Sorted {
    fn take(&mut self, table: &str, rows: Vec<BTreeMap<String, Value>>) -> Result<(), RowsError> {
        let Self { village, county } = self;
        match table {
            "issuers" => village.issuers = records::<Issuer>(table, rows, county)?,
            "contractors" => village.contractors = records::<Contractor>(table, rows, county)?,
            "members" => village.members.extend(records::<Member>(table, rows, county)?),
            "households" => village.households = records::<Household>(table, rows, county)?,
            "household_members" => {
                let mut members = records::<Member>(table, rows, county)?;
                for it in &mut members {
                    it.landless = true;
                }
                let n_rows = u64::try_from(members.len()).unwrap_or(u64::MAX);
                county.rows.insert(Table::HouseholdMember, n_rows);
                village.members.extend(members);
            }
            "contracted_parcels" => {
                village.contracted_parcels = records::<ContractedParcel>(table, rows, county)?;
            }
            "land_contracts" => {
                village.land_contracts = records::<LandContract>(table, rows, county)?;
            }
            "title_documents" => {
                village.title_documents = records::<TitleDocument>(table, rows, county)?;
            }
            "parcels" => {
                let (mut rows, mut shapes) = (rows, Vec::new());
                take_shapes(table, &mut rows, &mut shapes, Table::Parcel, county)?;
                village.parcels = records::<Parcel>(table, rows, county)?;
                for (parcel, shape) in village.parcels.iter_mut().zip(shapes) {
                    parcel.outline = shape;
                }
            }
            "homesteads" => {
                let (mut rows, mut shapes) = (rows, Vec::new());
                take_shapes(table, &mut rows, &mut shapes, Table::Homestead, county)?;
                village.homesteads = records::<Homestead>(table, rows, county)?;
                for (homestead, shape) in village.homesteads.iter_mut().zip(shapes) {
                    homestead.outline = shape;
                }
            }
            _ => return Err(RowsError::UnknownTable { table: table.to_owned() }),
        }
        Ok(())
    }
}

fn take_shapes(
    table: &str,
    rows: &mut [BTreeMap<String, Value>],
    shapes: &mut Vec<Option<Outline>>,
    of: Table,
    county: &mut CountyFacts,
) -> Result<(), RowsError> {
    for (row, number) in rows.iter_mut().zip(1..) {
        let refused =
            |reason: String| RowsError::Outline { table: table.to_owned(), row: number, reason };
        let Some(value) = row.remove(OUTLINE) else {
            shapes.push(None);
            continue;
        };
        let shape: Shape =
            serde_json::from_value(value).map_err(|error| refused(error.to_string()))?;
        let crs = Crs::from_epsg(shape.epsg)
            .ok_or_else(|| refused(format!("EPSG:{} is not a zone of CGCS2000", shape.epsg)))?;
        if county.crs.insert(of, crs).is_some_and(|before| before != crs) {
            return Err(refused("the rows of a table lie in one coordinate system".to_owned()));
        }
        shapes.push(Some(outline(shape.rings)));
    }
    Ok(())
}

fn outline(rings: Vec<Vec<[f64; 2]>>) -> Outline {
    let mut rings =
        rings.into_iter().map(|ring| Ring(ring.into_iter().map(|[x, y]| Coord { x, y }).collect()));
    let exterior = rings.next().unwrap_or_default();
    Outline { patches: vec![Patch { exterior, interiors: rings.collect() }] }
}

fn records<R: Record>(
    table: &str,
    rows: Vec<BTreeMap<String, Value>>,
    county: &mut CountyFacts,
) -> Result<Vec<R>, RowsError> {
    county.rows.insert(R::TABLE, u64::try_from(rows.len()).unwrap_or(u64::MAX));
    rows.into_iter().zip(1..).map(|(row, number)| record(table, row, number)).collect()
}

fn record<R: Record>(
    table: &str,
    mut row: BTreeMap<String, Value>,
    number: u64,
) -> Result<R, RowsError> {
    let mut values = Vec::with_capacity(R::FIELDS.len());
    for field in R::FIELDS {
        values.push(match row.remove(field.name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) if text.is_empty() => None,
            Some(Value::String(text)) => Some(Text::from(text)),
            Some(Value::Number(it)) => Some(format_compact!("{it}")),
            Some(_) => {
                let (table, field) = (table.to_owned(), field.name.to_owned());
                return Err(RowsError::NotAText { table, row: number, field });
            }
        });
    }
    if let Some((field, _)) = row.pop_first() {
        return Err(RowsError::UnknownField { table: table.to_owned(), row: number, field });
    }
    Ok(R::from_values(number, values))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Rows, RowsError};

    fn rows(value: serde_json::Value) -> Rows {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_row_is_read_by_the_names_of_its_fields() {
        let rows = rows(json!({ "members": [{ "name": "张𬭎", "sex": "1", "relation": 2 }] }));
        let (village, county) = rows.into_village("220221901901").unwrap();
        let member = &village.members[0];
        assert_eq!((member.row, member.name.as_deref()), (1, Some("张𬭎")));
        assert_eq!(member.relation.as_deref(), Some("2"));
        assert_eq!(county.county, "220221");
    }

    #[test]
    fn a_parcel_brings_its_outline_with_its_system() {
        let ring = [[42_500_000.0, 4_800_000.0], [42_500_010.0, 4_800_000.0]];
        let outline = json!({ "epsg": 4530, "rings": [ring] });
        let rows = rows(json!({ "parcels": [{ "name": "东大田", "outline": outline }] }));
        let (village, county) = rows.into_village("220221901901").unwrap();
        let outline = village.parcels[0].outline.as_ref().unwrap();
        assert_eq!(outline.patches[0].exterior.0.len(), 2);
        assert_eq!(county.crs.len(), 1);
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_place() {
        let unknown = rows(json!({ "cows": [{}] })).into_village("").unwrap_err();
        assert_eq!(unknown, RowsError::UnknownTable { table: "cows".to_owned() });
        let field = rows(json!({ "members": [{}, { "hukou": "x" }] })).into_village("");
        assert_eq!(field.unwrap_err().to_string(), "`members`, row 2: there is no field `hukou`");
        let list = rows(json!({ "members": [{ "name": [] }] })).into_village("").unwrap_err();
        assert!(matches!(list, RowsError::NotAText { row: 1, .. }), "{list}");
        let shape = json!({ "epsg": 4326, "rings": [] });
        let zone = rows(json!({ "parcels": [{ "outline": shape }] })).into_village("").unwrap_err();
        assert!(zone.to_string().contains("EPSG:4326"), "{zone}");
    }
}
