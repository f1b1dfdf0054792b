//! Repeatable chance: the same seed always invents the same campaign.

/// A linear congruential generator; good enough to invent numbers, nothing else.
pub(crate) struct Chance(u64);

impl Chance {
    /// Starts from a text, so that every unit has its own sequence.
    pub(crate) fn of(seed: &str) -> Chance {
        Chance(
            seed.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    /// Draws from `low..=high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let span = (high - low + 1).max(1) as u64;
        low + ((self.0 >> 33) % span) as i64
    }

    /// Comes true `percent` times in a hundred.
    pub(crate) fn happens(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// Draws one of `choices`.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let last = choices.len().checked_sub(1)?;
        choices.get(self.between(0, last as i64) as usize)
    }
}
