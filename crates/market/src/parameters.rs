//! What the rules of the market are run with; a county may be stricter than the law, never laxer.

use serde::Deserialize;

/// The parameters of the rules about transfers, exits and listings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarketParameters {
    /// HR-44: members are asked by a written notice of so many days; the law says a reasonable time (法释 11), the number is our own.
    pub priority_days_min: u32,
    /// HR-43, MK-02: the review of business capital is answered in so many working days (流转管理办法 29).
    pub review_working_days_max: u32,
    /// HR-53: so many days lie between the last consent to an exit and its agreement; the number is our own.
    pub cooling_off_days_min: u32,
    /// HR-54: the issuer is told so many months before contracted land is given back (承包法 30).
    pub return_notice_months_min: u32,
    /// HR-76: a listing of a household's right is on notice for so many working days; no national number was found, this one is our own.
    pub household_notice_working_days_min: u32,
    /// HR-76: … and one of a collective's asset for so many.
    pub collective_notice_working_days_min: u32,
    /// HR-76: … and the result of a trade for so many.
    pub result_notice_working_days_min: u32,
    /// Who bid and lost is known for so many months after a listing is over, while somebody may claim something of it (诉讼时效, 民法典 188); the text was not read, so that the number is the county's to set.
    pub losing_bidders_kept_months_min: u32,
}

/// A parameter beyond what the law, or sense, allows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is {value}; allowed is {allowed} ({source_zh})")]
pub struct BeyondBounds {
    pub name: &'static str,
    pub value: u32,
    pub allowed: &'static str,
    /// 依据
    pub source_zh: &'static str,
}

/// Where a bound is no law's.
const OWN: &str = "本系统设定";

impl MarketParameters {
    /// A parameter by the name that its rule gives it, as text.
    pub fn value(&self, name: &str) -> Option<String> {
        let bound = self.bounds().into_iter().find(|it| it.0.name == name);
        bound.map(|it| it.0.value.to_string())
    }

    /// The parameters that are laxer than the law, or no sensible number at all.
    pub fn beyond_bounds(&self) -> Vec<BeyondBounds> {
        let beyond = self.bounds().into_iter().filter(|(_, allowed)| !allowed);
        beyond.map(|(it, _)| it).collect()
    }

    /// Every parameter with its bound, and whether it keeps it.
    fn bounds(&self) -> [(BeyondBounds, bool); 8] {
        let at_least = |name, value, least, allowed, source_zh| {
            (BeyondBounds { name, value, allowed, source_zh }, value >= least)
        };
        let review = BeyondBounds {
            name: "review_working_days_max",
            value: self.review_working_days_max,
            allowed: "1 to 20",
            source_zh: "农村土地经营权流转管理办法第29条",
        };
        let review_lawful = (1..=20).contains(&self.review_working_days_max);
        let notice_months = self.return_notice_months_min;
        let kept_months = self.losing_bidders_kept_months_min;
        let household_days = self.household_notice_working_days_min;
        let collective_days = self.collective_notice_working_days_min;
        [
            at_least("priority_days_min", self.priority_days_min, 1, "1 or more", OWN),
            (review, review_lawful),
            at_least("cooling_off_days_min", self.cooling_off_days_min, 7, "7 or more", OWN),
            at_least(
                "return_notice_months_min",
                notice_months,
                6,
                "6 or more",
                "农村土地承包法第30条",
            ),
            at_least("household_notice_working_days_min", household_days, 1, "1 or more", OWN),
            at_least("collective_notice_working_days_min", collective_days, 1, "1 or more", OWN),
            at_least(
                "result_notice_working_days_min",
                self.result_notice_working_days_min,
                3,
                "3 or more",
                OWN,
            ),
            at_least("losing_bidders_kept_months_min", kept_months, 1, "1 or more", OWN),
        ]
    }
}

impl Default for MarketParameters {
    fn default() -> Self {
        Self {
            priority_days_min: 5,
            review_working_days_max: 20,
            cooling_off_days_min: 7,
            return_notice_months_min: 6,
            household_notice_working_days_min: 5,
            collective_notice_working_days_min: 10,
            result_notice_working_days_min: 5,
            losing_bidders_kept_months_min: 36,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MarketParameters;

    fn names(change: fn(&mut MarketParameters)) -> Vec<&'static str> {
        let mut parameters = MarketParameters::default();
        change(&mut parameters);
        parameters.beyond_bounds().into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn a_county_may_be_stricter_and_never_laxer() {
        assert_eq!(names(|_| {}), [""; 0]);
        assert_eq!(names(|it| it.review_working_days_max = 19), [""; 0]);
        assert_eq!(names(|it| it.review_working_days_max = 21), ["review_working_days_max"]);
        assert_eq!(names(|it| it.review_working_days_max = 0), ["review_working_days_max"]);
        assert_eq!(names(|it| it.return_notice_months_min = 7), [""; 0]);
        assert_eq!(names(|it| it.return_notice_months_min = 5), ["return_notice_months_min"]);
        assert_eq!(names(|it| it.cooling_off_days_min = 6), ["cooling_off_days_min"]);
        assert_eq!(names(|it| it.priority_days_min = 0), ["priority_days_min"]);
        let kept: fn(&mut MarketParameters) = |it| it.losing_bidders_kept_months_min = 0;
        assert_eq!(names(kept), ["losing_bidders_kept_months_min"]);
        let result: fn(&mut MarketParameters) = |it| it.result_notice_working_days_min = 2;
        assert_eq!(names(result), ["result_notice_working_days_min"]);
    }

    #[test]
    fn a_bound_that_is_crossed_names_its_source() {
        let laxer = MarketParameters { return_notice_months_min: 5, ..MarketParameters::default() };
        let said = laxer.beyond_bounds().remove(0).to_string();
        let expected =
            "`return_notice_months_min` is 5; allowed is 6 or more (农村土地承包法第30条)";
        assert_eq!(said, expected);
    }
}
