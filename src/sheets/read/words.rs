//! The words of a text, folded once, with what they were found to be.
//!
//! Thousands of files print the same texts: what was found out about one of them is kept for all.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use foldhash::HashMap;
use unicode_normalization::is_nfc;

use super::heads::{self, Meaning};
use super::names::Names;
use crate::domain::slug::{BlockId, UnitId};
use crate::text::fold;

/// The words of a text.
#[derive(Default)]
pub(super) struct Words {
    words: Box<str>,
    unit: OnceLock<Option<UnitId>>,
    meaning: OnceLock<Option<Meaning>>,
    alike: OnceLock<(BlockId, Alike)>,
    pairs: OnceLock<Box<[Pair]>>,
}

/// Two neighbouring letters of a text; blanks, which get lost, are none.
type Pair = [u8; 2];

/// The line whose text some words resemble most, how much in per cent, and how much they do the next one's.
#[derive(Clone, Copy, Default)]
pub(super) struct Alike {
    pub(super) best: usize,
    pub(super) resemblance: u8,
    pub(super) second: u8,
}

/// The texts that the forms of all blocks print, with their words.
#[derive(Default)]
pub(super) struct Printed(HashMap<Arc<str>, Arc<Words>>);

impl Words {
    pub(super) fn of(text: &str) -> Words {
        Words { words: fold::words(text).into(), ..Words::default() }
    }

    /// The unit that they name and nothing else.
    pub(super) fn unit(&self, names: &Names) -> Option<UnitId> {
        *self.unit.get_or_init(|| names.unit_of_words(self))
    }

    /// Which line of a block they resemble most: what was found out for the first block that asked is kept.
    pub(super) fn alike(&self, block: BlockId, find: impl Fn() -> Alike) -> Alike {
        let (of, alike) = self.alike.get_or_init(|| (block, find()));
        if *of == block { *alike } else { find() }
    }

    /// How many of the pairs of letters of two texts are common to both, in per cent.
    pub(super) fn resemblance(&self, other: &Words) -> u8 {
        let (one, other) = (self.pairs(), other.pairs());
        let (mut left, mut right, mut both) = (one, other, 0);
        while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
            both += usize::from(a == b);
            if a <= b {
                left = after_a;
            }
            if b <= a {
                right = after_b;
            }
        }
        let all = (one.len() + other.len()).max(1);
        u8::try_from(both * 200 / all).unwrap_or(100)
    }

    /// Whether so many per cent of the pairs may be common to both, by how many there are.
    pub(super) fn may_resemble(&self, other: &Words, least: u8) -> bool {
        let letters = |words: &Words| words.bytes().filter(|b| *b != b' ').count().saturating_sub(1);
        let (one, other) = (letters(self), letters(other));
        one.min(other) * 200 >= usize::from(least) * (one + other)
    }

    /// The pairs of neighbouring letters, sorted.
    fn pairs(&self) -> &[Pair] {
        self.pairs.get_or_init(|| {
            let letters: Vec<u8> = self.words.bytes().filter(|b| *b != b' ').collect();
            let mut pairs: Vec<Pair> = letters.windows(2).filter_map(|pair| pair.try_into().ok()).collect();
            pairs.sort_unstable();
            pairs.into()
        })
    }

    /// What a column is that has them as its head, which is written like this.
    pub(super) fn meaning(&self, head: &str) -> Option<Meaning> {
        *self.meaning.get_or_init(|| heads::meaning_of(self, head))
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl Printed {
    /// The words of a text that forms print.
    pub(super) fn get(&self, text: &str) -> Option<Arc<Words>> {
        self.0.get(text).cloned()
    }

    /// The words of any text.
    pub(super) fn words(&self, text: &str) -> Arc<Words> {
        self.get(text).unwrap_or_else(|| Words::of(text).into())
    }

    /// Adds a text; one whose accents aren't composed is none that sheets are read with.
    pub(super) fn add(&mut self, text: &Arc<str>) -> Arc<Words> {
        if !is_nfc(text) {
            return Words::of(text).into();
        }
        self.0.entry(text.clone()).or_insert_with(|| Words::of(text).into()).clone()
    }
}
