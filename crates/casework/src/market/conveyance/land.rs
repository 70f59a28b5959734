//! Contracted land and homesteads in another hand, or given back: the outcome of a case, entered without one.

use std::collections::HashSet;

use chrono::Datelike as _;
use identity::{DivisionCode, ParcelCode, UnitCode};
use rust_decimal::Decimal;
use store::{Row, Unit};
use tenure::Act;
use tenure::case::{
    Assignment, Entering, Exchange, HomesteadTransfer, Impossible, Outcome, PaperKind, Request,
    Surrender, Touched, homestead_transferred, outcome, surrendered,
};
use uuid::Uuid;

use crate::Refused;
use crate::case::Counter;
use crate::case::certificate_numbers::CertificateNumbers;
use crate::case::scene::{Loaded, load};
use crate::entering::{self, Changes, Ids, Manner, Numbers, Pen};
use crate::log::subjects;
use crate::market::entry::Given;

/// What becomes of land or of a homestead.
#[derive(Clone, Debug)]
pub(crate) enum LandChange {
    /// 交回
    Surrender(Surrender),
    /// 转让
    Assignment(Assignment),
    /// 互换
    Exchange(Exchange),
    /// 宅基地内部转让
    Homestead(HomesteadTransfer),
}

/// The same with the rows that it changes.
pub(crate) struct LandChanging {
    loaded: Loaded,
    outcome: Outcome,
    numbers: CertificateNumbers,
    /// What goes over, in square metres.
    area_m2: Option<Decimal>,
}

impl LandChange {
    /// The codes of the objects that it touches.
    pub(crate) fn touched(&self) -> Touched {
        match self {
            Self::Surrender(it) => it.touched(),
            Self::Assignment(it) => Request::Assignment(it.clone()).touched(),
            Self::Exchange(it) => Request::Exchange(it.clone()).touched(),
            Self::Homestead(it) => it.touched(),
        }
    }

    fn outcome(&self, loaded: &Loaded, entering: &Entering<'_>) -> Result<Outcome, Impossible> {
        let (scene, near) = (&loaded.scene, loaded.around.parcels.as_slice());
        match self {
            Self::Surrender(it) => surrendered(it, scene, near, entering),
            Self::Assignment(it) => {
                outcome(&Request::Assignment(it.clone()), scene, near, entering)
            }
            Self::Exchange(it) => outcome(&Request::Exchange(it.clone()), scene, near, entering),
            Self::Homestead(it) => homestead_transferred(it, scene, entering),
        }
    }

    fn parcels(&self) -> Vec<ParcelCode> {
        match self {
            Self::Surrender(Surrender::Land { parcels, .. })
            | Self::Assignment(Assignment { parcels, .. }) => parcels.clone(),
            Self::Exchange(Exchange { one, other }) => {
                one.parcels.iter().chain(&other.parcels).copied().collect()
            }
            Self::Surrender(Surrender::Homestead { .. }) | Self::Homestead(_) => Vec::new(),
        }
    }

    /// The certificate that says so afterwards.
    fn certificate(&self) -> PaperKind {
        match self.homestead() {
            Some(_) => PaperKind::HomesteadCertificate,
            None => PaperKind::LandCertificate,
        }
    }

    fn homestead(&self) -> Option<UnitCode> {
        match self {
            Self::Surrender(Surrender::Homestead { unit })
            | Self::Homestead(HomesteadTransfer { unit, .. }) => Some(*unit),
            _ => None,
        }
    }

    /// The area that the register says: of parcels the measured one, of a homestead the approved one.
    fn area_m2(&self, loaded: &Loaded) -> Option<Decimal> {
        let register = &loaded.register;
        if let Some(unit) = self.homestead() {
            let mut homesteads = register.homesteads.iter().map(Row::fact);
            return homesteads.find(|it| it.unit_code == unit).map(|it| it.approved_area_m2.0);
        }
        let parcels = self.parcels();
        let given = register.parcels.iter().map(Row::fact);
        let given = given.filter(|it| parcels.contains(&it.code));
        given.map(|it| it.measured_area_m2.0).try_fold(Decimal::ZERO, Decimal::checked_add)
    }
}

impl LandChanging {
    pub(super) async fn of<V>(
        unit: &mut Unit,
        counter: &Counter<'_, V>,
        change: &LandChange,
    ) -> Result<Self, Refused> {
        let Counter { desk, officer, occasion, .. } = *counter;
        let loaded = load(unit, Uuid::nil(), &change.touched()).await?;
        let (paper, year) = (change.certificate(), occasion.today.year());
        let numbers = CertificateNumbers::next(unit, desk, &[paper], year).await?;
        let entering = Entering {
            effect_day: occasion.today,
            registered_day: occasion.today,
            registrar: &officer.name,
            serial_number: &numbers.land,
            homestead_number: &numbers.homestead,
            authority: &desk.authority,
            restriction_code: "",
        };
        let outcome = change.outcome(&loaded, &entering)?;
        let area_m2 = change.area_m2(&loaded);
        Ok(Self { loaded, outcome, numbers, area_m2 })
    }

    pub(super) async fn enter(
        self,
        unit: &mut Unit,
        act: &Act,
        division: &DivisionCode,
    ) -> Result<Given, Refused> {
        let Self { loaded: Loaded { register, .. }, outcome, numbers, area_m2 } = self;
        let Outcome { after, ended, lineage, cancelled, .. } = outcome;
        let given = [outcome.n_serial_numbers, outcome.n_homestead_numbers];
        let concerned = subjects(&after.facts, &register);
        let ended: HashSet<_> = ended.into_iter().map(|it| (it.kind, it.code)).collect();
        let mut pen = Pen {
            unit: &mut *unit,
            act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
            changes: Changes::default(),
        };
        let known = Numbers { repeated: &HashSet::new(), county_was_empty: false };
        entering::enter_scene(&mut pen, division, after, cancelled, register, &known).await?;
        let changes = pen.changes;
        unit.insert_lineage(act, &lineage).await?;
        numbers.give(unit, act, given).await?;
        Ok(Given { changes, concerned, area_m2, ..Given::default() })
    }
}
