//! What a set is called, what it scores, what it rests on and when it is valid: no score hangs on it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The front page of a criteria set. What is empty or 0 is not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The set's name.
    #[serde(default)]
    pub title: Arc<str>,
    /// The level of administration that it scores: `Cấp xã`, `Sở, ban, ngành`.
    #[serde(default, skip_serializing_if = "str_is_empty")]
    pub level: Arc<str>,
    /// The decision that it rests on: number, date, who decided.
    #[serde(default)]
    pub basis: Arc<str>,
    /// First index year that it is valid for.
    #[serde(default)]
    pub valid_from: u16,
    /// First index year that it is no longer valid for.
    #[serde(default)]
    pub valid_until: u16,
}

impl About {
    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == About::default()
    }

    /// First and last index year that the set is valid for, as far as they are stated.
    pub fn years(&self) -> (Option<u16>, Option<u16>) {
        let stated = |year: u16| (year > 0).then_some(year);
        (stated(self.valid_from), self.valid_until.checked_sub(1).and_then(stated))
    }

    /// States the first and the last index year.
    pub fn with_years(self, first: Option<u16>, last: Option<u16>) -> About {
        About { valid_from: first.unwrap_or(0), valid_until: last.map_or(0, |l| l.saturating_add(1)), ..self }
    }

    /// Whether the set may be used for an index year; where nothing is stated, it may.
    pub fn is_valid_in(&self, year: u16) -> bool {
        let (first, last) = self.years();
        first.is_none_or(|f| f <= year) && last.is_none_or(|l| year <= l)
    }

    /// Whether the years run backwards, so that the set is never valid.
    pub fn is_backwards(&self) -> bool {
        matches!(self.years(), (Some(first), Some(last)) if last < first)
    }
}

fn str_is_empty(text: &Arc<str>) -> bool {
    text.is_empty()
}
