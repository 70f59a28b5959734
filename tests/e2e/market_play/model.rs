//! The land of one contract as a small model has it: what was given of it, what went over, and who has hold of what.

use chrono::NaiveDate;
use e2e_tests::{CENTRE, INTAKE, REGISTRAR, REVIEWER};

/// The parcels of the household's contract.
pub(super) const LAND: [&str; 4] =
    ["2202219019010100001", "2202219019010100016", "2202219019010100020", "2202219019010100027"];

/// Places among the parcels, and days; on some of these days one parcel is wanted by several.
pub(super) const WISHES: [(&[usize], &str, &str); 8] = [
    (&[0], "2027-07-01", "2027-09-30"),
    (&[0, 1], "2027-09-30", "2027-12-31"),
    (&[1], "2027-07-01", "2027-09-29"),
    (&[0], "2027-10-01", "2027-12-31"),
    (&[1], "2027-08-01", "2027-10-31"),
    (&[2], "2027-01-01", "2027-12-31"),
    (&[2, 3], "2027-12-31", "2027-12-31"),
    (&[3], "2027-03-01", "2027-03-01"),
];

/// What is left for good; the first parcel stays, and the contract with it.
pub(super) const LEAVING: [&[usize]; 4] = [&[1], &[2], &[3], &[2, 3]];

/// Nothing is listed later, and nobody applies to leave later: the holidays of the next year are not known yet.
pub(super) const LAST_DRAFT: &str = "2026-12-09";
pub(super) const LAST_EXIT: &str = "2026-12-12";

/// The term of the contract ends with this year.
pub(super) const LAST_ASKED: &str = "2027-11-15";

/// What a deal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Listing,
    Lease,
    ShareIn,
    OnBehalf,
    Assignment,
    Exit,
}

/// A deal as the model has it.
#[derive(Clone, Debug)]
pub(super) struct Played {
    pub(super) number: String,
    pub(super) noun: Noun,
    /// By their places.
    pub(super) parcels: &'static [usize],
    /// What was asked for; of what goes over, the day on which it was.
    pub(super) days: [NaiveDate; 2],
    /// The place on the way of what comes next, and the day until which it waits.
    pub(super) next: usize,
    pub(super) ready: NaiveDate,
    /// It left its way: terminated, withdrawn, refused, void.
    pub(super) over: bool,
    /// It ran, and ended on this day.
    pub(super) ended: Option<NaiveDate>,
    pub(super) opened: NaiveDate,
    pub(super) price_fen: i64,
    /// What the bank showed, and what went back since.
    pub(super) paid_fen: i64,
    pub(super) bidder: String,
}

impl Noun {
    /// From the counter to the archive.
    fn way(self) -> &'static [&'static str] {
        match self {
            Self::Listing => &[
                "submit",
                "publish",
                "enrol",
                "qualify",
                "bank",
                "close-enrolment",
                "open-trade",
                "bid",
                "strike",
                "post-result",
                "close-result",
                "sign",
                "bank",
                "attest",
                "enter",
                "bank",
                "archive",
            ],
            Self::Lease => &["approve", "enter", "pay", "end", "archive"],
            Self::ShareIn | Self::OnBehalf => &["approve", "enter", "end", "archive"],
            Self::Assignment => &["approve", "pay", "enter", "archive"],
            Self::Exit => &[
                "interview",
                "consent",
                "agree",
                "decide",
                "publish",
                "close-notice",
                "sign",
                "pay",
                "cancel",
                "archive",
            ],
        }
    }

    /// Steps that are tried out of turn, with whoever takes them; the first one follows on nothing before it.
    pub(super) fn turns(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Listing => &[
                (CENTRE, "archive"),
                (CENTRE, "open-trade"),
                (CENTRE, "strike"),
                (CENTRE, "post-result"),
                (CENTRE, "attest"),
                (CENTRE, "enter"),
            ],
            Self::Exit => &[(INTAKE, "archive"), (REVIEWER, "publish"), (REGISTRAR, "cancel")],
            _ => &[
                (INTAKE, "archive"),
                (REVIEWER, "approve"),
                (REGISTRAR, "enter"),
                (REGISTRAR, "end"),
            ],
        }
    }

    /// Whether it goes over for good.
    pub(super) fn goes_over(self) -> bool {
        matches!(self, Self::Assignment | Self::Exit)
    }
}

impl Played {
    pub(super) fn new(noun: Noun, today: NaiveDate) -> Self {
        Self {
            number: String::new(),
            noun,
            parcels: &[],
            days: [today; 2],
            next: 0,
            ready: today,
            over: false,
            ended: None,
            opened: today,
            price_fen: 0,
            paid_fen: 0,
            bidder: String::new(),
        }
    }

    pub(super) fn path(&self) -> String {
        let which = match self.noun {
            Noun::Listing => "listings",
            Noun::Exit => "exits",
            _ => "transfers",
        };
        format!("/api/v1/{which}/{}", self.number)
    }

    pub(super) fn way(&self) -> &'static [&'static str] {
        self.noun.way()
    }

    pub(super) fn goes_on(&self) -> bool {
        !self.over && self.next < self.way().len()
    }

    /// Whether its step was taken.
    pub(super) fn did(&self, step: &str) -> bool {
        let mut taken = self.way().iter().take(self.next);
        taken.any(|it| *it == step)
    }

    pub(super) fn is_entered(&self) -> bool {
        self.did(if self.noun == Noun::Exit { "cancel" } else { "enter" })
    }

    /// A listing holds its parcels until the archive, and what goes without one until it is in the register.
    pub(super) fn holds(&self) -> bool {
        let for_all_its_way = self.noun == Noun::Listing;
        self.goes_on() && (for_all_its_way || !self.is_entered())
    }

    /// The days on which somebody else has its parcels; what is void was never so.
    pub(super) fn given(&self) -> Option<[NaiveDate; 2]> {
        let [first, last] = self.days;
        let last = self.ended.and_then(|it| it.pred_opt()).map_or(last, |it| it.min(last));
        let given = self.is_entered() && !self.over && !self.noun.goes_over();
        (given && first <= last).then_some([first, last])
    }

    /// Whether its circulation is in the register today.
    pub(super) fn is_lent(&self) -> bool {
        self.is_entered() && !self.over && !self.noun.goes_over() && self.ended.is_none()
    }

    /// Whether its parcels went over, and did not go back.
    pub(super) fn has_gone(&self) -> bool {
        self.noun.goes_over() && self.is_entered() && !self.over
    }

    fn shares_a_parcel_with(&self, other: &Self) -> bool {
        self.parcels.iter().any(|it| other.parcels.contains(it))
    }
}

/// The places of the parcels that are no more under the contract.
pub(super) fn gone(deals: &[Played]) -> Vec<usize> {
    let gone = deals.iter().filter(|it| it.has_gone());
    gone.flat_map(|it| it.parcels.iter().copied()).collect()
}

/// Whether the parcels are under the contract, and nobody else has them on a day of a span.
pub(super) fn is_free(deals: &[Played], played: &Played, days: [NaiveDate; 2]) -> bool {
    let meets = |[first, last]: [NaiveDate; 2]| first <= days[1] && days[0] <= last;
    let others = deals.iter().filter(|it| it.shares_a_parcel_with(played));
    let taken = others.filter_map(Played::given).any(meets);
    !taken && !played.parcels.iter().any(|it| gone(deals).contains(it))
}

/// What the counter answers whoever comes with a deal.
pub(super) fn taken_in(deals: &[Played], played: &Played, today: NaiveDate) -> u16 {
    let is_gone = played.parcels.iter().any(|it| gone(deals).contains(it));
    let is_held = is_held(deals, played, None);
    match played.noun {
        Noun::Exit if is_gone => 422,
        _ if is_held => 409,
        // A draft may have what is still to be mended; of an exit, what is let is looked at when the agreement is signed.
        Noun::Listing | Noun::Exit => 201,
        _ if is_free(deals, played, asked(played, today)) => 201,
        _ => 422,
    }
}

/// Whether another deal has hold of a parcel; of two exits from one contract the first has hold of it.
pub(super) fn is_held(deals: &[Played], played: &Played, but_by: Option<usize>) -> bool {
    let mut others = deals.iter().enumerate().filter(|(n, it)| it.holds() && Some(*n) != but_by);
    others.any(|(_, it)| {
        let both_leave = it.noun == Noun::Exit && played.noun == Noun::Exit;
        both_leave || it.shares_a_parcel_with(played)
    })
}

/// What goes over for good is wanted from today on.
pub(super) fn asked(played: &Played, today: NaiveDate) -> [NaiveDate; 2] {
    if played.noun.goes_over() { [today, NaiveDate::MAX] } else { played.days }
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
