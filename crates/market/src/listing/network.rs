//! The service network 市场服务体系 (SR-36): the county's centre, the stations of its townships, the points of its villages.

use identity::{DivisionCode, DivisionLevel};
use serde::{Deserialize, Serialize};

use super::{ListingEvent, ObjectKind};

/// An office of the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub kind: OfficeKind,
    /// The county, township or village that it serves.
    pub division: DivisionCode,
}

/// The levels of offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeKind {
    /// 村级服务点: takes applications in and posts notices
    Point,
    /// 乡镇服务站: also verifies, and trades households' rights
    Station,
    /// 县级交易中心: everything, collectives' assets among it
    Centre,
}

/// An officer of the market at an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    pub name: String,
    pub office: Office,
}

impl OfficeKind {
    pub fn name_zh(self) -> &'static str {
        match self {
            Self::Point => "村级服务点",
            Self::Station => "乡镇服务站",
            Self::Centre => "县级交易中心",
        }
    }

    /// Whether an office of this kind may do a step for an object.
    ///
    /// Attesting is the centre's alone; a collective's asset is verified and traded at the centre alone.
    pub fn may(self, event: &ListingEvent, object: ObjectKind) -> bool {
        self >= Self::least_for(event, object)
    }

    /// The lowest level that may do a step.
    fn least_for(event: &ListingEvent, object: ObjectKind) -> Self {
        use ListingEvent as E;
        match event {
            E::Submit
            | E::Enrol { .. }
            | E::PayDeposit { .. }
            | E::ClaimPriority { .. }
            | E::Withdraw { .. }
            | E::Bid { .. }
            | E::Seal { .. }
            | E::Reveal { .. }
            | E::Object { .. } => Self::Point,
            E::Attest { .. } => Self::Centre,
            _ if object == ObjectKind::CollectiveAsset => Self::Centre,
            _ => Self::Station,
        }
    }
}

impl Office {
    /// The office that serves a division: of a village or a group the point, of a township the station, of a county the centre.
    pub fn of(division: DivisionCode) -> Self {
        let kind = match division.level() {
            DivisionLevel::County => OfficeKind::Centre,
            DivisionLevel::Town => OfficeKind::Station,
            DivisionLevel::Village | DivisionLevel::Group => OfficeKind::Point,
        };
        Self { kind, division }
    }

    /// Whether it serves a division: its own, and all that lie in it.
    pub fn serves(&self, division: DivisionCode) -> bool {
        self.division.contains(&division)
    }
}

#[cfg(test)]
mod tests {
    use identity::DivisionCode;

    use super::{Office, OfficeKind};
    use crate::listing::{ListingEvent, ObjectKind};

    #[test]
    fn points_take_in_stations_trade_and_the_centre_attests() {
        use OfficeKind::{Centre, Point, Station};
        let attest = ListingEvent::Attest { number: "鉴-1".to_owned() };
        let steps =
            [(ListingEvent::Submit, Point), (ListingEvent::Publish, Station), (attest, Centre)];
        for (event, least) in steps {
            for office in [Point, Station, Centre] {
                let may = office.may(&event, ObjectKind::OperationRight);
                assert_eq!(may, office >= least, "{office:?} {event:?}");
            }
        }
        assert!(!Station.may(&ListingEvent::Publish, ObjectKind::CollectiveAsset));
        assert!(Centre.may(&ListingEvent::Publish, ObjectKind::CollectiveAsset));
        assert!(Point.may(&ListingEvent::Submit, ObjectKind::CollectiveAsset));
    }

    #[test]
    fn an_office_serves_its_division_and_what_lies_in_it() {
        let code = |text| DivisionCode::parse(text).unwrap();
        let station = Office { kind: OfficeKind::Station, division: code("229901100") };
        assert!(station.serves(code("229901100")) && station.serves(code("229901100001")));
        assert!(!station.serves(code("229901101001")) && !station.serves(code("229901")));
    }
}
