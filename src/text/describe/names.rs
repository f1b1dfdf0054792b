//! Units, blocks and lines by the names that people know, and the places of things.

use crate::domain::campaign::Campaign;
use crate::domain::criteria::Node;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, What};
use crate::text::Text;

/// How many letters of a criterion's text stand beside its code.
const SHORT_TEXT: usize = 60;

impl Text {
    /// A unit's name, else a block's of that id, else the id.
    pub fn unit_name(&self, campaign: &Campaign, unit: UnitId) -> String {
        let block = || campaign.block(unit).map(|b| b.block.name.to_string());
        let name = campaign.unit(unit).map(|u| u.name.to_string());
        name.or_else(block).unwrap_or_else(|| unit.to_string())
    }

    /// A line's code and the beginning of its text, else the id.
    pub fn line_name(&self, campaign: &Campaign, unit: UnitId, line: LineId) -> String {
        match node(campaign, unit, line) {
            Some(node) => format!("{} {}", node.code, shortened(&node.text, SHORT_TEXT)),
            None => line.to_string(),
        }
    }

    /// A register with its unit and line: "điểm thẩm định lần 1, UBND quận Lê Chân, tiêu chí 1.1.1".
    pub fn register(&self, key: Key, campaign: &Campaign) -> String {
        let (what, place) = (self.what(key.what), self.place_of(campaign, key));
        if place.is_empty() { what } else { format!("{what}, {place}") }
    }

    /// The unit (or block) and the line of a register: "UBND quận Lê Chân, tiêu chí 1.1.1".
    pub fn place_of(&self, campaign: &Campaign, key: Key) -> String {
        self.place(campaign, Some(key.unit), Some(key.line).filter(|_| key.what != What::Dealt)).join(", ")
    }

    /// A unit (or block) and a line, as far as they are known.
    pub(super) fn place(&self, campaign: &Campaign, unit: Option<UnitId>, line: Option<LineId>) -> Vec<String> {
        let some = |slug: &UnitId| !slug.is_none();
        let named = unit.filter(some).map(|u| self.unit_name(campaign, u));
        let line = line.filter(some).map(|l| {
            let code = code(campaign, unit.unwrap_or(UnitId::NONE), l);
            self.fill("place-line", &[("line", &code)])
        });
        named.into_iter().chain(line).collect()
    }
}

/// A line's code, else its id.
pub(super) fn code(campaign: &Campaign, unit: UnitId, line: LineId) -> String {
    node(campaign, unit, line).map_or_else(|| line.to_string(), |n| n.code.to_string())
}

/// Finds a node of a unit's set, or of the set of the only block where the unit isn't known.
pub(super) fn node(campaign: &Campaign, unit: UnitId, line: LineId) -> Option<&Node> {
    let block = campaign.block_of(unit).or_else(|| campaign.block(unit));
    match (block, campaign.blocks()) {
        (Some(block), _) | (None, [block]) => block.set.node(line),
        _ => None,
    }
}

/// Cuts a text after a whole word and says so.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = text.get(..end).unwrap_or_default();
    let whole = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', '.', ' ']))
}
