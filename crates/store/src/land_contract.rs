//! Land contracts 承包合同, the parcels under them, and their rows.

use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode, ParcelCode};
use tenure::{ContractedParcel, LandContract, ObjectId, ObjectKind, Term};

use crate::{
    Keys, Row, StoreError, entity,
    exact::Exact,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a land contract refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LandContractLinks {
    pub issuer: ObjectId,
    pub contractor: ObjectId,
}

/// What a parcel under a contract refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContractedParcelLinks {
    pub contract: ObjectId,
    pub parcel: ObjectId,
}

impl Table for LandContract {
    type Links = LandContractLinks;
    type Entity = entity::land_contract::Entity;
    type Model = entity::land_contract::Model;

    const NAME: &'static str = "land_contract";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let links = row.links;
        let Self {
            code,
            former_code,
            issuer,
            contractor,
            mode,
            term: Term { first_day, last_day },
            total_area_m2,
            total_area_mu,
            former_total_area_m2,
            former_total_area_mu,
            n_parcels,
            signed_day,
        } = row.registered.fact;
        Ok(write_row!(land_contract, pen, row.registered.version, {
            issuer_id: links.issuer.0,
            contractor_id: links.contractor.0,
            code: code.as_str().to_owned(),
            former_code: former_code,
            issuer_code: issuer.as_str().to_owned(),
            contractor_code: contractor.as_str().to_owned(),
            mode: mode,
            term_first_day: first_day,
            term_last_day: last_day,
            total_area_m2: Exact(total_area_m2.0),
            total_area_mu: total_area_mu.map(|it| Exact(it.0)),
            former_total_area_m2: former_total_area_m2.map(|it| Exact(it.0)),
            former_total_area_mu: former_total_area_mu.map(|it| Exact(it.0)),
            n_parcels: n_parcels,
            signed_day: signed_day,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let links = LandContractLinks {
            issuer: ObjectId(model.issuer_id),
            contractor: ObjectId(model.contractor_id),
        };
        read_row!(
            model,
            reading,
            links,
            Self {
                code: reading.parsed("code", ContractCode::parse(&model.code))?,
                former_code: model.former_code,
                issuer: reading.parsed("issuer_code", IssuerCode::parse(&model.issuer_code))?,
                contractor: reading
                    .parsed("contractor_code", ContractorCode::parse(&model.contractor_code))?,
                mode: model.mode,
                term: Term { first_day: model.term_first_day, last_day: model.term_last_day },
                total_area_m2: SquareMetres(model.total_area_m2.0),
                total_area_mu: model.total_area_mu.map(|it| Mu(it.0)),
                former_total_area_m2: model.former_total_area_m2.map(|it| SquareMetres(it.0)),
                former_total_area_mu: model.former_total_area_mu.map(|it| Mu(it.0)),
                n_parcels: model.n_parcels,
                signed_day: model.signed_day,
            }
        )
    }
}

impl Table for ContractedParcel {
    type Links = ContractedParcelLinks;
    type Entity = entity::contracted_parcel::Entity;
    type Model = entity::contracted_parcel::Model;

    const NAME: &'static str = "contracted_parcel";
    const ANCHOR: Anchor = Anchor::Object("contract_id", ObjectKind::LandContract);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let links = row.links;
        let Self {
            contract,
            parcel,
            acquisition_mode,
            contract_area_m2,
            contract_area_mu,
            former_area_m2,
            former_area_mu,
            circulation_code,
            by_share,
        } = row.registered.fact;
        Ok(write_row!(contracted_parcel, pen, row.registered.version, {
            contract_id: links.contract.0,
            parcel_id: links.parcel.0,
            contract_code: contract.as_str().to_owned(),
            parcel_code: parcel.as_str().to_owned(),
            acquisition_mode: acquisition_mode,
            contract_area_m2: Exact(contract_area_m2.0),
            contract_area_mu: contract_area_mu.map(|it| Exact(it.0)),
            former_area_m2: former_area_m2.map(|it| Exact(it.0)),
            former_area_mu: former_area_mu.map(|it| Exact(it.0)),
            circulation_code: circulation_code,
            by_share: by_share,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let links = ContractedParcelLinks {
            contract: ObjectId(model.contract_id),
            parcel: ObjectId(model.parcel_id),
        };
        read_row!(
            model,
            reading,
            links,
            Self {
                contract: reading
                    .parsed("contract_code", ContractCode::parse(&model.contract_code))?,
                parcel: reading.parsed("parcel_code", ParcelCode::parse(&model.parcel_code))?,
                acquisition_mode: model.acquisition_mode,
                contract_area_m2: SquareMetres(model.contract_area_m2.0),
                contract_area_mu: model.contract_area_mu.map(|it| Mu(it.0)),
                former_area_m2: model.former_area_m2.map(|it| SquareMetres(it.0)),
                former_area_mu: model.former_area_mu.map(|it| Mu(it.0)),
                circulation_code: model.circulation_code,
                by_share: model.by_share,
            }
        )
    }
}
