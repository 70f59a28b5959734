//! Particulars 登记事项, charter 章程, organs 组织机构 and property 集体财产 of collectives, and their rows.

use identity::IssuerCode;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tenure::collective::{
    Asset, AssetKind, Charter, Filings, Organ, OrganKind, Particulars, Reform,
    RegistrationCertificate, ShareMode, Verification,
};
use tenure::{ObjectId, ObjectKind, Proportion};

use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, Reading, read_row, sealed::Table, write_row},
};

/// What a part of a collective refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectivePartLinks {
    pub collective: ObjectId,
}

/// A list as it stands in its column.
fn listed(list: &impl Serialize, table: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(list)
        .map_err(|_not_text| StoreError::Unwritable { table, what: "a list" })
}

fn unlisted<T: DeserializeOwned>(
    reading: Reading<'_>,
    column: &str,
    text: &str,
) -> Result<T, StoreError> {
    reading.parsed(column, serde_json::from_str(text))
}

impl Table for Particulars {
    type Links = ();
    type Entity = entity::collective_particulars::Entity;
    type Model = entity::collective_particulars::Model;

    const NAME: &'static str = "collective_particulars";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let Self { issuer, address, certificate, reform } = row.registered.fact;
        let RegistrationCertificate { number, issued_day, last_day } = certificate;
        Ok(write_row!(collective_particulars, pen, row.registered.version, {
            issuer: issuer.as_str().to_owned(),
            address: address,
            certificate_number: number,
            certificate_issued_day: issued_day,
            certificate_last_day: last_day,
            reform: reform.as_str().to_owned(),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                issuer: reading.parsed("issuer", IssuerCode::parse(&model.issuer))?,
                address: model.address,
                certificate: RegistrationCertificate {
                    number: model.certificate_number,
                    issued_day: model.certificate_issued_day,
                    last_day: model.certificate_last_day,
                },
                reform: reading.listed("reform", Reform::parse(&model.reform))?,
            }
        )
    }
}

impl Table for Charter {
    type Links = ();
    type Entity = entity::charter::Entity;
    type Model = entity::charter::Model;

    const NAME: &'static str = "charter";
    const ANCHOR: Anchor = Anchor::Object("id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let it = row.registered.fact;
        let number = super::book::stored(it.version, Self::NAME)?;
        let member_clauses = listed(&it.member_clauses, Self::NAME)?;
        let other_share_classes = listed(&it.other_share_classes, Self::NAME)?;
        Ok(write_row!(charter, pen, row.registered.version, {
            number: number,
            adopted_day: it.adopted_day,
            filed_with_township: it.filings.township,
            filed_with_county: it.filings.county,
            majority: it.majority.to_text(),
            delegates: it.delegates,
            member_clauses: member_clauses,
            share_mode: share_mode(it.share_mode).to_owned(),
            other_share_classes: other_share_classes,
            share_cap: it.share_cap.map(Proportion::to_text),
            reserve: it.reserve.to_text(),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        read_row!(
            model,
            reading,
            (),
            Self {
                version: reading.parsed("number", u32::try_from(model.number))?,
                adopted_day: model.adopted_day,
                filings: Filings {
                    township: model.filed_with_township,
                    county: model.filed_with_county,
                },
                majority: reading.parsed("majority", Proportion::parse(&model.majority))?,
                delegates: model.delegates,
                member_clauses: unlisted(reading, "member_clauses", &model.member_clauses)?,
                share_mode: reading.listed("share_mode", parse_share_mode(&model.share_mode))?,
                other_share_classes: unlisted(
                    reading,
                    "other_share_classes",
                    &model.other_share_classes,
                )?,
                share_cap: reading.parsed(
                    "share_cap",
                    model.share_cap.as_deref().map(Proportion::parse).transpose(),
                )?,
                reserve: reading.parsed("reserve", Proportion::parse(&model.reserve))?,
            }
        )
    }
}

fn share_mode(mode: ShareMode) -> &'static str {
    match mode {
        ShareMode::Fixed => "fixed",
        ShareMode::Adjusted => "adjusted",
    }
}

fn parse_share_mode(text: &str) -> Option<ShareMode> {
    [ShareMode::Fixed, ShareMode::Adjusted].into_iter().find(|it| share_mode(*it) == text)
}

impl Table for Organ {
    type Links = CollectivePartLinks;
    type Entity = entity::organ::Entity;
    type Model = entity::organ::Model;

    const NAME: &'static str = "organ";
    const ANCHOR: Anchor = Anchor::Object("collective_id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let CollectivePartLinks { collective } = row.links;
        let Self { kind, elected_day, seats } = row.registered.fact;
        let seats = listed(&seats, Self::NAME)?;
        Ok(write_row!(organ, pen, row.registered.version, {
            collective_id: collective.0,
            kind: kind.as_str().to_owned(),
            elected_day: elected_day,
            seats: seats,
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let collective = ObjectId(model.collective_id);
        read_row!(
            model,
            reading,
            CollectivePartLinks { collective },
            Self {
                kind: reading.listed("kind", OrganKind::parse(&model.kind))?,
                elected_day: model.elected_day,
                seats: unlisted(reading, "seats", &model.seats)?,
            }
        )
    }
}

impl Table for Asset {
    type Links = CollectivePartLinks;
    type Entity = entity::collective_asset::Entity;
    type Model = entity::collective_asset::Model;

    const NAME: &'static str = "collective_asset";
    const ANCHOR: Anchor = Anchor::Object("collective_id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let CollectivePartLinks { collective } = row.links;
        let Self { code, name, kind, value_fen, verification } = row.registered.fact;
        Ok(write_row!(collective_asset, pen, row.registered.version, {
            collective_id: collective.0,
            code: code,
            name: name,
            kind: kind.as_str().to_owned(),
            value_fen: value_fen,
            verification: verification.as_str().to_owned(),
            verified_day: verification.day(),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let collective = ObjectId(model.collective_id);
        read_row!(
            model,
            reading,
            CollectivePartLinks { collective },
            Self {
                code: model.code,
                name: model.name,
                kind: reading.listed("kind", AssetKind::parse(&model.kind))?,
                value_fen: model.value_fen,
                verification: reading.listed(
                    "verification",
                    Verification::parse(&model.verification, model.verified_day),
                )?,
            }
        )
    }
}
