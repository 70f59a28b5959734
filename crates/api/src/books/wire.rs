//! One object of a book on the wire.

use casework::history::Grounded;
use chrono::{DateTime, NaiveDate, Utc};
use geojson::{Feature, FeatureCollection};
use serde::Serialize;
use serde_json::{Value, json};
use store::{ContractFile, ObjectFile, ParcelFile, RegisterObject, Row};
use tenure::{Act, AsOf, Homestead};
use utoipa::ToSchema;

use crate::feature::{Unprojectable, collection, feature};
use crate::household::rights::{
    ContractOut, HomesteadOut, contract_out, homestead_feature, homestead_out, parcel_feature,
    parcel_properties, under_contract,
};
use crate::household::version::{ActNumbers, ActOut};

/// Which object it is, and of which day and moment the answer is.
#[derive(Serialize, ToSchema)]
pub(super) struct HeadOut {
    /// The internal id.
    id: String,
    division: String,
    as_of: NaiveDate,
    known_at: DateTime<Utc>,
    /// The acts that what is shown rests on, by number.
    acts: Vec<ActOut>,
}

impl HeadOut {
    fn of(object: &RegisterObject, acts: Vec<Act>, AsOf { as_of, known_at }: AsOf) -> Self {
        Self {
            id: object.id.to_string(),
            division: object.division.to_string(),
            as_of,
            known_at,
            acts: acts.into_iter().map(ActOut::from).collect(),
        }
    }
}

/// A parcel with the contracts that it is under.
#[derive(Serialize, ToSchema)]
pub(super) struct ParcelBookOut {
    #[serde(flatten)]
    head: HeadOut,
    /// GeoJSON in longitude and latitude.
    #[schema(value_type = Object)]
    parcel: Feature,
    #[schema(value_type = Vec<Object>)]
    under: Vec<Value>,
}

impl ParcelBookOut {
    pub(super) fn of(file: ObjectFile<ParcelFile>, at: AsOf) -> Result<Self, Unprojectable> {
        let ObjectFile { object, file: ParcelFile { parcel, under }, acts } = file;
        let numbers = ActNumbers::of(&acts);
        let (fact, properties) = (parcel.fact(), parcel_properties(&parcel, &numbers));
        let under = under.iter().map(|row| {
            let mut properties = under_contract(row.fact());
            properties.insert("version".to_owned(), json!(numbers.version(row.version().clone())));
            properties.into()
        });
        Ok(Self {
            parcel: feature(fact.code.as_str(), fact.crs, &fact.outline, &properties.into())?,
            under: under.collect(),
            head: HeadOut::of(&object, acts, at),
        })
    }
}

/// A land contract with its parcels.
#[derive(Serialize, ToSchema)]
pub(super) struct ContractBookOut {
    #[serde(flatten)]
    head: HeadOut,
    contract: ContractOut,
    /// GeoJSON in longitude and latitude.
    #[schema(value_type = Object)]
    parcels: FeatureCollection,
}

impl ContractBookOut {
    pub(super) fn of(file: Grounded<ContractFile>, at: AsOf) -> Result<Self, Unprojectable> {
        let Grounded { file: ObjectFile { object, file, acts }, why } = file;
        let numbers = ActNumbers::of(&acts);
        let parcels = file.parcels.iter();
        let parcels = parcels.map(|(under, parcel)| parcel_feature(under, parcel, &numbers));
        Ok(Self {
            parcels: collection(parcels.collect::<Result<_, _>>()?),
            contract: contract_out(&file, why, &numbers),
            head: HeadOut::of(&object, acts, at),
        })
    }
}

/// A homestead with its outline.
#[derive(Serialize, ToSchema)]
pub(super) struct HomesteadBookOut {
    #[serde(flatten)]
    head: HeadOut,
    homestead: HomesteadOut,
    /// GeoJSON in longitude and latitude.
    #[schema(value_type = Object)]
    outline: Feature,
}

impl HomesteadBookOut {
    pub(super) fn of(file: Grounded<Row<Homestead>>, at: AsOf) -> Result<Self, Unprojectable> {
        let Grounded { file: ObjectFile { object, file, acts }, why } = file;
        let numbers = ActNumbers::of(&acts);
        Ok(Self {
            outline: homestead_feature(&file)?,
            homestead: homestead_out(&file, why, &numbers),
            head: HeadOut::of(&object, acts, at),
        })
    }
}
