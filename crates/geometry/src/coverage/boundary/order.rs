//! Whether points follow a ring clockwise.

/// A point on a ring: which it is in its list, and how far along the ring it lies, counter-clockwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) index: usize,
    pub(super) ring: usize,
    pub(super) along: f64,
}

impl Place {
    /// How far apart two places are along a ring of this length, the shorter way.
    pub(super) fn apart(self, other: Self, length: f64) -> f64 {
        let apart = (self.along - other.along).abs();
        apart.min(length - apart)
    }
}

/// The first point after which a walk clockwise has to go around more than once.
///
/// Points that follow each other in one place are one, as is a last that repeats the first.
pub(super) fn first_astray(places: &[Place], length: f64, reach: f64) -> Option<usize> {
    let mut places: Vec<Place> = places.to_vec();
    places.dedup_by(|one, other| one.apart(*other, length) <= reach);
    if places.len() > 1 && places.first()?.apart(*places.last()?, length) <= reach {
        places.pop();
    }
    let mut walked = 0.0;
    places.windows(2).find_map(|pair| {
        let &[from, to] = pair else { return None };
        walked += (from.along - to.along).rem_euclid(length);
        (walked >= length).then_some(to.index)
    })
}
