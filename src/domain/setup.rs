//! What a campaign is set up with: its heading, blocks, units and counting rules.
//!
//! Each part is one value in the log, so a change of it has a who, a when and a why like any score.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::points::Points;
use super::slug::{BlockId, UnitId};

/// What the campaign is about; empty where nothing that can be read says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The index year.
    pub year: u16,
    /// The title: "Chỉ số cải cách hành chính năm 2020".
    pub title: Arc<str>,
    /// The province or city.
    #[serde(default)]
    pub place: Arc<str>,
}

/// A block: units ranked together with one criteria set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The id.
    pub id: BlockId,
    /// The name: "UBND quận, huyện".
    pub name: Arc<str>,
}

/// A unit that is scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The id.
    pub id: UnitId,
    /// The name: "UBND quận Lê Chân".
    pub name: Arc<str>,
    /// Other names that files use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Arc<str>>,
    /// Whether the unit gets a place; one that doesn't is skipped by the others' places.
    #[serde(default = "yes")]
    pub ranked: bool,
}

/// How totals are rounded, tied and banded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Decimals of the published total.
    pub total_decimals: u8,
    /// What follows a tie.
    pub ties: Ties,
    /// Rating bands.
    #[serde(default)]
    pub bands: Vec<RatingBand>,
    /// What the heads of columns mean in the spreadsheets that come in, where a person had to say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<ColumnHead>,
    /// What words in the cells of scores mean ("x", "Đạt"), where a person had to say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<CellWord>,
    /// What sheets of a name and heads are, where a person had to say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetLike>,
}

/// The head of a column and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnHead {
    /// The head as it was written, from the top down.
    pub head: Arc<str>,
    /// The word of its meaning.
    pub meaning: Arc<str>,
}

/// A sheet that was told to be of a kind, and how others like it are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLike {
    /// Its name.
    pub sheet: Arc<str>,
    /// The first row of its heads; empty where it has none.
    pub heads: Arc<str>,
    /// The word of the kind.
    pub kind: Arc<str>,
    /// The number of the appraisal round, where it was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u8>,
}

/// A word that stands where a score is expected, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellWord {
    /// The word as it was written.
    pub word: Arc<str>,
    /// What it means.
    pub meaning: WordMeaning,
}

/// What a word in the cell of a score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordMeaning {
    /// As if nothing stood there.
    Blank,
    /// No points.
    Zero,
    /// The line's maximum.
    Full,
    /// The line doesn't apply.
    NotApplicable,
}

/// Which place follows a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ties {
    /// 1, 2, 2, 4.
    #[default]
    Competition,
    /// 1, 2, 2, 3.
    Dense,
}

/// A rating band: xuất sắc, tốt, khá …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingBand {
    /// Its name.
    pub name: Arc<str>,
    /// The lowest published total of the band.
    pub from: Points,
    /// Only for this block; replaces a general band of the same name there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockId>,
}

fn yes() -> bool {
    true
}

impl WordMeaning {
    /// All meanings.
    pub const ALL: [WordMeaning; 4] =
        [WordMeaning::Zero, WordMeaning::Full, WordMeaning::NotApplicable, WordMeaning::Blank];
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            total_decimals: 2,
            ties: Ties::Competition,
            bands: Vec::new(),
            heads: Vec::new(),
            words: Vec::new(),
            sheets: Vec::new(),
        }
    }
}

impl Settings {
    /// The rating band of a published total in a block.
    pub fn band_of(&self, block: BlockId, total: Points) -> Option<&RatingBand> {
        let own = |b: &&RatingBand| b.block == Some(block);
        let replaced = |general: &RatingBand| self.bands.iter().filter(own).any(|b| b.name == general.name);
        self.bands
            .iter()
            .filter(|b| own(b) || (b.block.is_none() && !replaced(b)))
            .filter(|b| b.from <= total)
            .max_by_key(|b| (b.from, b.block.is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::slug::Slug;

    fn band(name: &str, from: i64, block: Option<&str>) -> RatingBand {
        RatingBand { name: name.into(), from: Points::whole(from), block: block.map(|b| Slug::new(b).unwrap()) }
    }

    #[test]
    fn a_band_begins_at_its_lowest_total_and_a_block_may_have_its_own() {
        let settings = Settings {
            bands: vec![band("Xuất sắc", 90, None), band("Tốt", 80, None), band("Xuất sắc", 93, Some("wards"))],
            ..Settings::default()
        };
        let name = |block: &str, total: &str| {
            let block = Slug::new(block).unwrap();
            settings.band_of(block, total.parse().unwrap()).map(|b| b.name.to_string())
        };
        assert_eq!(name("districts", "90").as_deref(), Some("Xuất sắc"));
        assert_eq!(name("districts", "89.99").as_deref(), Some("Tốt"));
        assert_eq!(name("wards", "91").as_deref(), Some("Tốt"));
        assert_eq!(name("wards", "93").as_deref(), Some("Xuất sắc"));
        assert_eq!(name("wards", "10"), None);
    }
}
