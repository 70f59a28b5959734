//! Chance from a fixed seed: the same samples on every machine, on every day.

use rand::seq::SliceRandom as _;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// Dice that fall the same way whenever they are seeded the same way.
#[derive(Debug)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// Dice of their own for each code, so that one village does not change when another does.
    pub(super) fn of(code: &str) -> Self {
        let seed = code
            .bytes()
            .fold(0_u64, |seed, byte| seed.wrapping_mul(131).wrapping_add(u64::from(byte)));
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number between two, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high)
    }

    /// A number of days between two, both included.
    pub(super) fn days(&mut self, low: u64, high: u64) -> chrono::Days {
        chrono::Days::new(self.0.random_range(low..=high))
    }

    /// Says yes so many times in a hundred.
    pub(super) fn per_cent(&mut self, share: u32) -> bool {
        self.0.random_range(0..100) < share
    }

    /// One of several; what is empty gives the empty value.
    pub(super) fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        if from.is_empty() {
            return T::default();
        }
        let index = self.0.random_range(0..from.len());
        from.get(index).copied().unwrap_or_default()
    }

    /// One of the characters of a text.
    pub(super) fn pick_character(&mut self, from: &str) -> char {
        let characters: Vec<char> = from.chars().collect();
        self.pick(&characters)
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        items.shuffle(&mut self.0);
    }
}
