//! The household file on the wire.

use casework::HouseholdFile;
use chrono::{DateTime, NaiveDate, Utc};
use geojson::FeatureCollection;
use identity::mask_phone;
use serde::Serialize;
use store::Row;
use tenure::{Contractor, HouseholdMember, Person};
use utoipa::ToSchema;

use super::rights::{
    ContractOut, HomesteadOut, RestrictionOut, ShareOut, contract_out, homestead_feature,
    homestead_out, parcel_feature, restriction_out, share_out,
};
use super::version::{ActNumbers, ActOut, VersionOut};
use crate::feature::{Unprojectable, collection};

/// The file of a household 农户档案: its members and its three books, on a day, as known at a moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct HouseholdOut {
    /// The contractor code, or the household's own code where it holds no land.
    pub(super) code: String,
    /// The internal id; it never changes.
    pub(super) id: String,
    /// Six digits.
    pub(super) county: String,
    /// The village or group that the household belongs to.
    pub(super) division: String,
    pub(super) as_of: NaiveDate,
    pub(super) known_at: DateTime<Utc>,
    /// 户主, or the contractor's representative.
    pub(super) head_name: String,
    pub(super) address: String,
    /// Masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
    /// The role under which the household contracts land; absent where it holds none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contractor: Option<ContractorOut>,
    pub(super) members: Vec<MemberOut>,
    /// The first book: contracted land 土地承包经营权.
    pub(super) contracted_land: ContractedLandOut,
    /// The second book: homesteads 宅基地使用权.
    pub(super) homesteads: HomesteadsOut,
    /// The third book: the members' shares 集体收益分配权.
    pub(super) shares: Vec<ShareOut>,
    /// What lies on the rights of the first two books on the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) restrictions: Vec<RestrictionOut>,
    /// The acts that made what is shown, in the order of their numbers.
    pub(super) acts: Vec<ActOut>,
    pub(super) version: VersionOut,
}

/// The role of a contractor 承包方.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractorOut {
    pub(super) code: String,
    /// `household`, `person` or `unit`, in Chinese.
    pub(super) kind: &'static str,
    /// Masked.
    pub(super) document_number: String,
    pub(super) survey_day: NaiveDate,
    pub(super) surveyor: String,
    pub(super) publicity_review_day: NaiveDate,
    pub(super) publicity_reviewer: String,
    pub(super) version: VersionOut,
}

/// A member of the household.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MemberOut {
    /// The internal id of the person.
    pub(super) person: String,
    pub(super) name: String,
    pub(super) sex: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) birth_day: Option<NaiveDate>,
    /// The relation to the head, as a code of GB/T 4761 …
    pub(super) relation_code: String,
    /// … and in words.
    pub(super) relation: &'static str,
    /// 共有人: whether the member holds the contracted right together with the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) co_holder: Option<bool>,
    /// Masked.
    pub(super) document_number: String,
    /// `valid`, `unverified` or `disputed`.
    pub(super) number_standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    pub(super) version: VersionOut,
}

/// The book of contracted land.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractedLandOut {
    pub(super) contracts: Vec<ContractOut>,
    /// The parcels under the contracts, as GeoJSON in longitude and latitude.
    #[schema(value_type = Object)]
    pub(super) parcels: FeatureCollection,
}

/// The book of homesteads.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HomesteadsOut {
    pub(super) rights: Vec<HomesteadOut>,
    /// Their outlines, as GeoJSON in longitude and latitude.
    #[schema(value_type = Object)]
    pub(super) outlines: FeatureCollection,
}

impl TryFrom<HouseholdFile> for HouseholdOut {
    type Error = Unprojectable;

    fn try_from(it: HouseholdFile) -> Result<Self, Unprojectable> {
        let HouseholdFile { file, at, why_contracts, why_homesteads, why_shares } = it;
        let acts = ActNumbers::of(&file.acts);
        let household = file.household.fact().clone();
        let under_contracts = file.contracts.iter().flat_map(|it| &it.parcels);
        let parcels = under_contracts.map(|(under, parcel)| parcel_feature(under, parcel, &acts));
        let contracted_land = ContractedLandOut {
            parcels: collection(parcels.collect::<Result<_, _>>()?),
            contracts: file
                .contracts
                .iter()
                .zip(why_contracts)
                .map(|(it, why)| contract_out(it, why, &acts))
                .collect(),
        };
        let homesteads = HomesteadsOut {
            outlines: collection(
                file.homesteads.iter().map(homestead_feature).collect::<Result<_, _>>()?,
            ),
            rights: file
                .homesteads
                .iter()
                .zip(why_homesteads)
                .map(|(it, why)| homestead_out(it, why, &acts))
                .collect(),
        };
        let holdings = file.share_holdings.iter().zip(why_shares);
        let phone = household
            .phone
            .or_else(|| file.contractor.as_ref().and_then(|it| it.fact().phone.clone()));
        Ok(Self {
            code: household.code.to_string(),
            id: file.household.id().to_string(),
            county: file.county.to_string(),
            division: file.division.to_string(),
            as_of: at.as_of,
            known_at: at.known_at,
            head_name: household.head_name,
            address: household.address,
            phone: phone.as_deref().map(mask_phone),
            contractor: file.contractor.as_ref().map(|row| contractor_out(row, &acts)),
            members: file
                .members
                .iter()
                .map(|(member, person)| member_out(member, person, &acts))
                .collect(),
            contracted_land,
            homesteads,
            shares: holdings
                .map(|((row, collective), why)| share_out(row, collective, why, &acts))
                .collect(),
            restrictions: file.restrictions.iter().map(|row| restriction_out(row, &acts)).collect(),
            version: acts.version(file.household.version().clone()),
            acts: file.acts.into_iter().map(ActOut::from).collect(),
        })
    }
}

fn contractor_out(row: &Row<Contractor>, acts: &ActNumbers) -> ContractorOut {
    let fact = row.fact().clone();
    ContractorOut {
        code: fact.code.to_string(),
        kind: fact.kind.name_zh(),
        document_number: fact.document.number.masked(),
        survey_day: fact.survey_day,
        surveyor: fact.surveyor,
        publicity_review_day: fact.publicity_review_day,
        publicity_reviewer: fact.publicity_reviewer,
        version: acts.version(row.version().clone()),
    }
}

fn member_out(member: &Row<HouseholdMember>, person: &Row<Person>, acts: &ActNumbers) -> MemberOut {
    let (place, who) = (member.fact().clone(), person.fact().clone());
    MemberOut {
        person: person.id().to_string(),
        name: who.name,
        sex: who.sex.name_zh(),
        birth_day: who.birth_day,
        relation_code: place.relation.to_string(),
        relation: place.relation.name_zh(),
        co_holder: place.co_holder,
        document_number: who.document.number.masked(),
        number_standing: who.standing.as_str(),
        note: place.note,
        version: acts.version(member.version().clone()),
    }
}
