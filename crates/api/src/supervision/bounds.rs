//! The bounds of the signs, as a supervisor asks for them.

use safeguard::Parameters;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::Problem;

/// What counts as near, as many and as low; what is left out is as `docs/safeguard.md` says.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Bounds {
    /// Days between a departure and a settlement of the same household, either way.
    settlement_window_days: Option<u16>,
    /// Days within which departures are a cluster.
    cluster_window_days: Option<u16>,
    /// So many departures of one village, agent or buyer are a cluster; 2 or more.
    cluster_departures_min: Option<usize>,
    /// Days after filing within which a price has to be paid.
    payment_days_max: Option<u16>,
    /// A price below so many percent of the village's own median is low; 100 or less.
    price_percent_min: Option<u16>,
    /// A village with fewer priced departures has no median that says anything; 2 or more.
    priced_departures_min: Option<usize>,
    /// Statements of the same wording from so many households are a sign; 2 or more.
    same_wording_min: Option<usize>,
    /// A wording shorter than so many characters is anybody's.
    wording_characters_min: Option<usize>,
}

impl Bounds {
    /// The parameters, where they make sense.
    pub(super) fn parameters(&self) -> Result<Parameters, Problem> {
        let default = Parameters::default();
        let window = self.settlement_window_days;
        let cluster_days = self.cluster_window_days;
        Ok(Parameters {
            settlement_window_days: window.unwrap_or(default.settlement_window_days),
            cluster_window_days: cluster_days.unwrap_or(default.cluster_window_days),
            cluster_departures_min: several(
                "cluster_departures_min",
                self.cluster_departures_min,
                default.cluster_departures_min,
            )?,
            payment_days_max: self.payment_days_max.unwrap_or(default.payment_days_max),
            price_percent_min: percent(self.price_percent_min, default.price_percent_min)?,
            priced_departures_min: several(
                "priced_departures_min",
                self.priced_departures_min,
                default.priced_departures_min,
            )?,
            same_wording_min: several(
                "same_wording_min",
                self.same_wording_min,
                default.same_wording_min,
            )?,
            wording_characters_min: self
                .wording_characters_min
                .unwrap_or(default.wording_characters_min),
        })
    }
}

/// One is not several: nothing would be a sign any more, since everything were.
fn several(name: &str, asked: Option<usize>, default: usize) -> Result<usize, Problem> {
    match asked.unwrap_or(default) {
        0 | 1 => Err(Problem::bad_request(&format!("`{name}` is 2 or more"))),
        several => Ok(several),
    }
}

fn percent(asked: Option<u16>, default: u16) -> Result<u16, Problem> {
    match asked.unwrap_or(default) {
        percent @ 0..=100 => Ok(percent),
        _ => Err(Problem::bad_request("`price_percent_min` is 100 or less")),
    }
}

#[cfg(test)]
mod tests {
    use axum::extract::Query;
    use axum::http::Uri;
    use safeguard::Parameters;

    use super::Bounds;

    fn asked(query: &str) -> Option<Parameters> {
        let uri: Uri = format!("/?{query}").parse().unwrap();
        let Query(bounds) = Query::<Bounds>::try_from_uri(&uri).ok()?;
        bounds.parameters().ok()
    }

    #[test]
    fn what_is_left_out_is_the_default() {
        assert_eq!(asked(""), Some(Parameters::default()));
        let narrow = Parameters { settlement_window_days: 30, ..Parameters::default() };
        assert_eq!(asked("settlement_window_days=30"), Some(narrow));
    }

    #[test]
    fn a_bound_by_which_everything_were_a_sign_is_refused() {
        assert_eq!(asked("cluster_departures_min=1"), None);
        assert!(asked("cluster_departures_min=2").is_some());
        assert_eq!(asked("same_wording_min=0"), None);
        assert_eq!(asked("price_percent_min=101"), None);
        assert!(asked("price_percent_min=100").is_some());
        assert_eq!(asked("settlement_window=30"), None, "there is no such bound");
    }
}
