//! Work that may be done before a layer counts as made to keep us busy.

use std::sync::atomic::{AtomicUsize, Ordering};

/// So many comparisons, shared by all threads.
///
/// Whether it suffices depends on the layer alone, not on who spends first.
#[derive(Debug)]
pub(super) struct Budget {
    spent: AtomicUsize,
    max: usize,
}

impl Budget {
    pub(super) fn new(max: usize) -> Self {
        Self { spent: AtomicUsize::new(0), max }
    }

    /// Says whether so much more can be afforded.
    pub(super) fn spend(&self, n: usize) -> bool {
        let before = self.spent.fetch_add(n.min(self.max.saturating_add(1)), Ordering::Relaxed);
        before.saturating_add(n) <= self.max
    }

    /// Says whether more was asked for than there is.
    pub(super) fn exhausted(&self) -> bool {
        self.spent.load(Ordering::Relaxed) > self.max
    }
}
