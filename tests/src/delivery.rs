//! The rows of a sample village as a case delivers them: objects of texts, by table.

use std::collections::BTreeSet;
use std::path::Path;

use exchange::layer::Limits;
use exchange::nyt2539::Package;
use geometry::Outline;
use serde_json::{Map, Value, json};
use tenure::submission::{Record, Table, Village};

/// Rows by their tables, which a test may choose from and change.
#[derive(Clone, Debug)]
pub struct Delivery(pub Value);

impl Delivery {
    /// All rows of the village of a package that a case can enter.
    pub fn of(package: &Path) -> Self {
        let package = Package::open(package, Limits::default()).unwrap();
        let codes: Vec<&str> = package.villages().collect();
        let villages = codes.into_iter().map(|code| package.read_village(code).unwrap());
        let village = villages.into_iter().find(|it| !it.contractors.is_empty()).unwrap();
        let epsg = |table| package.facts().crs.get(&table).map_or(0, |it| it.epsg());
        Self(json!({
            "issuers": rows(&village.issuers),
            "contractors": rows(&village.contractors),
            "members": rows(&village.members),
            "contracted_parcels": rows(&village.contracted_parcels),
            "land_contracts": rows(&village.land_contracts),
            "title_documents": rows(&village.title_documents),
            "parcels": parcels(&village, epsg(Table::Parcel)),
            "homesteads": homesteads(&village, epsg(Table::Homestead)),
        }))
    }

    /// What stands there about one contractor: the issuer, the role, the members, the contract and its parcels.
    #[must_use]
    pub fn of_contractor(&self, code: &str) -> Self {
        let places = self.kept("contracted_parcels", |it| it["contractor_code"] == code);
        let parcels: BTreeSet<&str> =
            places.iter().map(|it| it["parcel_code"].as_str().unwrap()).collect();
        let contracts = self.kept("land_contracts", |it| it["contractor_code"] == code);
        let issuer = &contracts[0]["issuer_code"];
        let named = |it: &Value, field: &str| it[field].as_str().unwrap().starts_with(code);
        Self(json!({
            "issuers": self.kept("issuers", |it| it["code"] == *issuer),
            "contractors": self.kept("contractors", |it| it["code"] == code),
            "members": self.kept("members", |it| it["household_code"] == code),
            "contracted_parcels": places,
            "land_contracts": contracts,
            "title_documents": self.kept("title_documents", |it| named(it, "certificate_code")),
            "parcels": self.kept("parcels", |it| parcels.contains(it["code"].as_str().unwrap())),
        }))
    }

    /// The one row of a table whose field says so.
    pub fn row(&self, table: &str, field: &str, value: &str) -> Value {
        self.kept(table, |it| it[field] == value)[0].clone()
    }

    /// A parcel divided from south to north: the western piece stays, the eastern one goes.
    pub fn halved(&self, parcel: &str, west: &str, east: &str) -> Value {
        let row = self.row("parcels", "code", parcel);
        let ring = row["outline"]["rings"][0].as_array().unwrap();
        let of = |axis: usize| ring.iter().map(move |it| it[axis].as_f64().unwrap());
        let least = |axis| of(axis).fold(f64::INFINITY, f64::min);
        let most = |axis| of(axis).fold(f64::NEG_INFINITY, f64::max);
        let middle = f64::midpoint(least(0), most(0));
        let line = [[middle, least(1) - 2.0], [middle, most(1) + 2.0]];
        json!({ "parcel": parcel, "line": line, "left": west, "right": east, "goes": east })
    }

    fn kept(&self, table: &str, keep: impl Fn(&Value) -> bool) -> Vec<Value> {
        let rows = self.0[table].as_array().unwrap().iter();
        rows.filter(|it| keep(it)).cloned().collect()
    }
}

/// The filled fields of rows.
fn rows<R: Record>(rows: &[R]) -> Vec<Value> {
    rows.iter().map(|it| Value::Object(row(it))).collect()
}

fn row<R: Record>(row: &R) -> Map<String, Value> {
    let filled = R::FIELDS.iter().enumerate().filter_map(|(index, field)| {
        let text = row.value(index).filter(|it| !it.is_empty())?;
        Some((field.name.to_owned(), json!(text)))
    });
    filled.collect()
}

fn parcels(village: &Village, epsg: u16) -> Vec<Value> {
    let shaped = village.parcels.iter().map(|it| with_shape(row(it), it.outline.as_ref(), epsg));
    shaped.collect()
}

fn homesteads(village: &Village, epsg: u16) -> Vec<Value> {
    let shaped = village.homesteads.iter().map(|it| with_shape(row(it), it.outline.as_ref(), epsg));
    shaped.collect()
}

/// A row with its outline, the outer ring first.
fn with_shape(mut row: Map<String, Value>, outline: Option<&Outline>, epsg: u16) -> Value {
    let patch = &outline.unwrap().patches[0];
    let rings = std::iter::once(&patch.exterior).chain(&patch.interiors);
    let rings: Vec<Vec<[f64; 2]>> =
        rings.map(|ring| ring.0.iter().map(|it| [it.x, it.y]).collect()).collect();
    row.insert("outline".to_owned(), json!({ "epsg": epsg, "rings": rings }));
    Value::Object(row)
}
