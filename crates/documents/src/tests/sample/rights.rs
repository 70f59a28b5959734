//! The contract of the village's household, and what came of it.

use geometry::{Mu, SquareMetres};
use identity::{ContractCode, ContractorCode, IssuerCode};
use tenure::{
    Certificate, Circulation, Collection, ContractRight, ContractedParcel, LandContract, Term,
};

use super::{CONTRACT, CONTRACTOR, HEAD_NUMBER, ISSUER, day, people};
use crate::SketchMakers;

pub(super) fn contract(contracted: &[ContractedParcel]) -> LandContract {
    let areas = || contracted.iter().map(|it| it.contract_area_m2);
    LandContract {
        code: ContractCode::parse(CONTRACT).unwrap(),
        former_code: Some("前营承包字第012号".to_owned()),
        issuer: IssuerCode::parse(ISSUER).unwrap(),
        contractor: ContractorCode::parse(CONTRACTOR).unwrap(),
        mode: "110".to_owned(),
        term: term(),
        total_area_m2: SquareMetres(areas().map(|it| it.0).sum()),
        total_area_mu: Some(Mu(areas().map(|it| it.to_mu().0).sum())),
        former_total_area_m2: None,
        former_total_area_mu: None,
        n_parcels: i32::try_from(contracted.len()).unwrap(),
        signed_day: day(2026, 8, 10),
    }
}

fn term() -> Term {
    Term { first_day: day(2028, 1, 1), last_day: Some(day(2057, 12, 31)) }
}

pub(super) fn right() -> ContractRight {
    ContractRight {
        code: ContractCode::parse(CONTRACT).unwrap(),
        mode: "110".to_owned(),
        term_text: "2028年1月1日至2057年12月31日".to_owned(),
        term: term(),
        sketch_path: "图件/229901104207010012J.pdf".to_owned(),
        serial_number: "990101000012".to_owned(),
        note: Some("二轮延包。".to_owned()),
        former_certificate_number: Some("前营农地承包权(1998)第012号".to_owned()),
        registrar: "郑登".to_owned(),
        registered_day: day(2026, 10, 12),
    }
}

pub(super) fn certificate() -> Certificate {
    Certificate {
        code: ContractCode::parse(CONTRACT).unwrap(),
        authority: "前营县人民政府".to_owned(),
        issued_day: day(2026, 10, 20),
        collected: true,
        collection: Collection {
            day: Some(day(2026, 11, 1)),
            collector_name: Some("张𬭎".to_owned()),
            collector_document: Some(people::document(HEAD_NUMBER)),
        },
    }
}

pub(super) fn circulation() -> Circulation {
    Circulation {
        contract: ContractCode::parse(CONTRACT).unwrap(),
        code: "229901104207010003".to_owned(),
        contractor: ContractorCode::parse(CONTRACTOR).unwrap(),
        transferee: "陈禾".to_owned(),
        mode: "300".to_owned(),
        term_text: "2028年1月1日至2037年12月31日".to_owned(),
        term: term(),
        area_m2: SquareMetres(600.into()),
        area_mu: None,
        n_parcels: 1,
        purpose_before: None,
        purpose_after: None,
        price_note: "无".to_owned(),
        signed_day: day(2026, 11, 2),
        issuer: IssuerCode::parse(ISSUER).unwrap(),
    }
}

pub(crate) fn makers() -> SketchMakers<'static> {
    SketchMakers {
        drawer: "钱绘",
        drawn_day: day(2026, 9, 18),
        reviewer: "孙校",
        reviewed_day: day(2026, 9, 20),
        office: "前营县测绘队",
    }
}
