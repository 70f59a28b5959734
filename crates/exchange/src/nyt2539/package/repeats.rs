//! What stands more than once in a county, found without keeping much.

use std::collections::{HashMap, HashSet};

/// Numbers of features; those that count upwards, as they mostly do, take no room.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Runs of numbers that follow one another, both ends included.
    runs: Vec<(u64, u64)>,
}

impl Numbers {
    pub(super) fn push(&mut self, number: u64) {
        match self.runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => self.runs.push((number, number)),
        }
    }

    /// The numbers that stand in more than one run.
    pub(super) fn repeated(mut self) -> impl Iterator<Item = u64> {
        self.runs.sort_unstable();
        let mut reached: Option<u64> = None;
        let mut repeated = Vec::new();
        for (first, last) in self.runs {
            if let Some(until) = reached.filter(|it| *it >= first) {
                repeated.push(first..=last.min(until));
            }
            reached = reached.max(Some(last));
        }
        repeated.into_iter().flatten()
    }
}

/// Keys of which the repeated ones are wanted.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<u64>);

impl Keys {
    pub(super) fn push(&mut self, key: u64) {
        self.0.push(key);
    }

    pub(super) fn repeated(mut self) -> HashSet<u64> {
        self.0.sort_unstable();
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        pairs.filter(|(one, next)| one == next).map(|(one, _)| *one).collect()
    }
}

/// Codes, each with the place that it was seen in first.
#[derive(Debug, Default)]
pub(super) struct Places<P>(HashMap<u64, P>);

impl<P: Copy + PartialEq> Places<P> {
    /// Says whether the code, by its key, was seen in another place before.
    pub(super) fn seen_elsewhere(&mut self, key: u64, place: P) -> bool {
        *self.0.entry(key).or_insert(place) != place
    }

    pub(super) fn get(&self, key: u64) -> Option<P> {
        self.0.get(&key).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, Numbers};

    fn repeated(numbers: impl IntoIterator<Item = u64>) -> Vec<u64> {
        let mut runs = Numbers::default();
        numbers.into_iter().for_each(|it| runs.push(it));
        let mut repeated: Vec<u64> = runs.repeated().collect();
        repeated.dedup();
        repeated
    }

    #[test]
    fn numbers_that_stand_twice() {
        assert_eq!(repeated(1..=1000), [0; 0]);
        assert_eq!(repeated([5, 4, 3, 2, 1]), [0; 0]);
        assert_eq!(repeated([1, 2, 3, 2, 4]), [2]);
        assert_eq!(repeated([7, 7, 7]), [7]);
        assert_eq!(repeated((1..=5).chain(4..=8)), [4, 5]);
        assert_eq!(repeated((1..=9).chain([3]).chain([5])), [3, 5]);
        assert_eq!(repeated([u64::MAX, 0]), [0; 0]);
    }

    #[test]
    fn keys_that_stand_twice() {
        let mut keys = Keys::default();
        for key in [3, 1, 2, 3, 1, 1] {
            keys.push(key);
        }
        let mut repeated: Vec<u64> = keys.repeated().into_iter().collect();
        repeated.sort_unstable();
        assert_eq!(repeated, [1, 3]);
    }
}
