//! What counts as near, as many and as low; a county may set its own.

/// The bounds of the signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Days between a departure and a settlement of the same household, either way (HR-05: 180 by default).
    pub settlement_window_days: u16,
    /// Days within which departures are a cluster; the number is our own.
    pub cluster_window_days: u16,
    /// So many departures of one village, agent or buyer within the window are a cluster; the number is our own.
    pub cluster_departures_min: usize,
    /// Days after filing within which a price has to be paid; the number is our own.
    pub payment_days_max: u16,
    /// A price below so many percent of the village's own median is low; the number is our own.
    pub price_percent_min: u16,
    /// A village with fewer priced departures has no median that says anything; the number is our own.
    pub priced_departures_min: usize,
    /// Statements of the same wording from so many households are a sign; the number is our own.
    pub same_wording_min: usize,
    /// A wording shorter than so many characters is anybody's; the number is our own.
    pub wording_characters_min: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            settlement_window_days: 180,
            cluster_window_days: 30,
            cluster_departures_min: 6,
            payment_days_max: 60,
            price_percent_min: 50,
            priced_departures_min: 5,
            same_wording_min: 4,
            wording_characters_min: 12,
        }
    }
}
