//! What a campaign is set up with: its heading, blocks, units and counting rules.
//!
//! Each part is one value in the log, so a change of it has a who, a when and a why like any score.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::points::Points;
use super::slug::{BlockId, LineId, UnitId};

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
    /// Who scores, and what; nobody where everyone may score everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Reasons that were given on lines the year before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<LineReason>,
}

/// A reason that was given on a line, to be given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineReason {
    /// The block.
    pub block: BlockId,
    /// The line of its criteria set.
    pub line: LineId,
    /// The words.
    pub text: Arc<str>,
}

/// Someone who scores. It keeps a hand from slipping, not a thief out: anyone can give any name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name that is given at the keyboard.
    pub name: Arc<str>,
    /// The appraising bodies whose lines the person scores; all lines where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Arc<str>>,
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

/// Whether two names are one but for case and the blanks around them.
fn same(one: &str, other: &str) -> bool {
    let folded = |name: &str| {
        name.split_whitespace().flat_map(|w| w.chars().chain([' '])).flat_map(char::to_lowercase).collect::<String>()
    };
    folded(one) == folded(other)
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
            people: Vec::new(),
            reasons: Vec::new(),
        }
    }
}

impl Settings {
    /// What is known of someone at the keyboard.
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| same(&person.name, name))
    }

    /// Whether someone may score the lines of an appraising body. Who isn't listed may score all, and
    /// everyone a line that no body is named for.
    pub fn may_score(&self, name: &str, body: &str) -> bool {
        let bodies = self.person(name).map_or(&[][..], |person| &person.bodies);
        bodies.is_empty() || body.is_empty() || bodies.iter().any(|own| same(own, body))
    }

    /// Whether the lines of an appraising body are someone's own to score: by the list, or by the name.
    pub fn is_own(&self, name: &str, body: &str) -> bool {
        match self.person(name) {
            Some(person) if !person.bodies.is_empty() => person.bodies.iter().any(|own| same(own, body)),
            _ => !body.is_empty() && same(name, body),
        }
    }

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
    fn a_person_scores_the_lines_of_the_bodies_that_are_named_and_others_all() {
        let justice = Person { name: "Lê Thu  Hà".into(), bodies: vec!["Sở Tư pháp".into()] };
        let head = Person { name: "Vũ Minh".into(), bodies: Vec::new() };
        let settings = Settings { people: vec![justice, head], ..Settings::default() };
        assert!(settings.may_score("lê thu hà ", "SỞ TƯ PHÁP") && settings.is_own("Lê Thu Hà", "Sở Tư pháp"));
        assert!(!settings.may_score("Lê Thu Hà", "Sở Nội vụ") && !settings.is_own("Lê Thu Hà", "Sở Nội vụ"));
        assert!(settings.may_score("Lê Thu Hà", ""), "a line of nobody is everyone's");
        assert!(settings.may_score("Vũ Minh", "Sở Nội vụ") && !settings.is_own("Vũ Minh", "Sở Nội vụ"));
        assert!(settings.may_score("Sở Nội vụ", "Sở Tư pháp") && settings.is_own("Sở Nội vụ", "Sở Nội vụ"));
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
