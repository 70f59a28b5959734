//! A layer whose shared edges have settled each other: what every check of a whole layer starts from.

use std::borrow::Cow;

use super::{
    Layer, ObjectIndex,
    open::{OpenEdge, open_edges},
    simple::simplified,
};

/// A layer, its objects made simple, and the edges that have no partner.
pub(super) struct Matched<'a> {
    pub(super) surveyed: &'a Layer,
    /// The same objects as rings that wind once around their ground.
    pub(super) simple: Cow<'a, Layer>,
    /// The objects whose ground that changed.
    pub(super) not_simple: Vec<ObjectIndex>,
    /// The open edges of the simple objects.
    pub(super) open: Vec<OpenEdge>,
}

impl<'a> Matched<'a> {
    pub(super) fn of(surveyed: &'a Layer) -> Self {
        let (simple, not_simple) = simplified(surveyed);
        let open = open_edges(&simple);
        Self { surveyed, simple, not_simple, open }
    }
}
