//! Where everything will stand, fixed before the first cell is written, so that formulas of any
//! sheet can refer to any other.

use rust_xlsxwriter::Worksheet;

use super::error::ExportError;
use crate::domain::campaign::{BlockState, Campaign, EditionState};
use crate::domain::criteria::{NodeLevel, Source};
use crate::domain::entry::Digest;
use crate::domain::points::Points;
use crate::domain::ranking::BlockResults;
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Look, Weight};
use crate::sheets::paper::names::{self, Names};
use crate::text::Text;

/// Past so many units, a workbook of a sheet each can't be opened by anyone.
const MOST_UNIT_SHEETS: usize = 200;

/// The last row that a flat sheet is filled to, below the format's 1,048,576.
const LAST_ROW: u32 = 1_040_000;

/// The campaign laid out in sheets.
pub(super) struct Plan<'a> {
    pub campaign: &'a Campaign,
    pub text: &'a Text,
    pub words: Words,
    pub look: Look,
    pub edition: EditionState,
    /// The digest that the workbook vouches for: the edition's, or the log's while it is a draft.
    pub digest: Digest,
    pub blocks: Vec<BlockPlan<'a>>,
    /// Names of the sheets that hold units: one a unit, or flat ones.
    pub unit_sheets: Vec<String>,
    pub is_flat: bool,
    pub contents: String,
    pub history: String,
    pub check: String,
    names: Names,
}

/// A block's sheets.
pub(super) struct BlockPlan<'a> {
    pub state: &'a BlockState,
    pub results: BlockResults,
    pub shape: Shape,
    pub ranking: String,
    pub matrix: String,
    /// In the order of the roster.
    pub places: Vec<Place>,
}

/// Where a unit's lines stand.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Position in [`Plan::unit_sheets`].
    pub sheet: usize,
    /// The sheet's name as formulas quote it.
    pub quoted: String,
    /// The row of the first node.
    pub top: u32,
}

/// The rows of a unit, counted from the first node; the same for all units of a block.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub nodes: u32,
    /// Bonus and penalty, as far as the set has them.
    pub extras: Vec<NodeLevel>,
    /// The set's maximum by source.
    pub max: [Points; 3],
    /// Direct children of each node, as rows.
    pub children: Vec<Vec<u32>>,
    /// Lines of text that each node takes in its column.
    pub lines: Vec<u32>,
    /// The set's satisfaction line, where it carries the source alone.
    pub satisfaction: Option<u32>,
}

/// The words that formulas compare with, or that stand in many cells.
pub(super) struct Words {
    pub not_applicable: String,
    pub disputed: String,
    pub sources: [String; 3],
    pub bonus: String,
    pub penalty: String,
    pub yes: String,
    pub no: String,
    pub agrees: String,
    pub differs: String,
}

impl Words {
    fn new(text: &Text) -> Words {
        Words {
            not_applicable: text.say("workbook-not-applicable"),
            disputed: text.say("workbook-disputed"),
            sources: [
                text.say("workbook-source-appraisal"),
                text.say("workbook-source-survey"),
                text.say("workbook-source-satisfaction"),
            ],
            bonus: text.say("workbook-source-bonus"),
            penalty: text.say("workbook-source-penalty"),
            yes: text.say("workbook-yes"),
            no: text.say("workbook-no"),
            agrees: text.say("workbook-agrees"),
            differs: text.say("workbook-differs"),
        }
    }

    /// The short word of a source.
    pub(super) fn source(&self, source: Source) -> &str {
        self.sources.get(source as usize).map_or("", String::as_str)
    }
}

impl Shape {
    fn of(block: &BlockState) -> Shape {
        let nodes = block.set.nodes();
        let mut children = vec![Vec::new(); nodes.len()];
        for (row, node) in (0_u32..).zip(nodes) {
            if let Some(list) = node.parent.and_then(|p| children.get_mut(p)) {
                list.push(row);
            }
        }
        let extras = [NodeLevel::Bonus, NodeLevel::Penalty];
        let only = block.set.only_line_of(Source::Satisfaction).map(|n| n.id);
        let lines = nodes.iter().map(|n| {
            let weight = if n.is_leaf { Weight::Plain } else { Weight::Bold };
            look::lines(&n.text, super::detail::TEXT_WIDTH, weight)
        });
        Shape {
            lines: lines.collect(),
            nodes: u32::try_from(nodes.len()).unwrap_or(u32::MAX),
            extras: extras.into_iter().filter(|level| nodes.iter().any(|n| n.level == *level)).collect(),
            max: Source::ALL.map(|s| block.set.max_of(s)),
            satisfaction: (0_u32..).zip(nodes).find(|(_, n)| Some(n.id) == only).map(|(row, _)| row),
            children,
        }
    }

    /// Head of the sum block.
    pub(super) fn sums_head(&self) -> u32 {
        self.nodes + 1
    }

    pub(super) fn source(&self, source: Source) -> u32 {
        self.sums_head() + 1 + source as u32
    }

    pub(super) fn extra(&self, level: NodeLevel) -> Option<u32> {
        let at = (0_u32..).zip(&self.extras).find(|(_, l)| **l == level)?.0;
        Some(self.sums_head() + 4 + at)
    }

    /// The exact total.
    pub(super) fn total(&self) -> u32 {
        self.sums_head() + 4 + u32::try_from(self.extras.len()).unwrap_or(0)
    }

    /// The published total.
    pub(super) fn published(&self) -> u32 {
        self.total() + 1
    }

    /// Lines that are open: blank or disputed.
    pub(super) fn open(&self) -> u32 {
        self.total() + 2
    }

    /// Rows of a unit in all.
    pub(super) fn height(&self) -> u32 {
        self.open() + 1
    }
}

impl Place {
    /// A cell of the unit, as a formula on another sheet names it.
    pub(super) fn cell(&self, row: u32, column: u16) -> String {
        format!("{}{}", self.quoted, cells::at(self.top + row, column))
    }

    /// The rows of the nodes.
    pub(super) fn rows(&self, shape: &Shape) -> (u32, u32) {
        (self.top, self.top + shape.nodes.saturating_sub(1))
    }
}

impl<'a> Plan<'a> {
    pub(super) fn new(campaign: &'a Campaign, text: &'a Text) -> Plan<'a> {
        let mut names = Names::default();
        // Excel keeps this name for itself.
        names.reserve("History");
        let edition = campaign.edition();
        let digest = edition.digest.filter(|_| edition.is_final).unwrap_or_else(|| campaign.log().digest());
        let contents = names.give(&text.say("workbook-sheet-contents"));
        let blocks: Vec<BlockPlan<'a>> = campaign
            .blocks()
            .iter()
            .zip(campaign.results())
            .map(|(state, results)| BlockPlan {
                ranking: names
                    .give(&text.fill("workbook-sheet-ranking", &[("block", &names::short(&state.block.name))])),
                matrix: names.give(&text.fill("workbook-sheet-matrix", &[("block", &names::short(&state.block.name))])),
                shape: Shape::of(state),
                places: Vec::new(),
                state,
                results,
            })
            .collect();
        let units: usize = blocks.iter().map(|b| b.state.units.len()).sum();
        let mut plan = Plan {
            words: Words::new(text),
            look: Look::new(campaign.settings().total_decimals),
            history: names.give(&text.say("workbook-sheet-history")),
            check: names.give(&text.say("workbook-sheet-check")),
            unit_sheets: Vec::new(),
            is_flat: units > MOST_UNIT_SHEETS,
            campaign,
            text,
            edition: edition.clone(),
            digest,
            blocks,
            contents,
            names,
        };
        plan.place_units();
        plan
    }

    fn place_units(&mut self) {
        let (flat, text) = (self.is_flat, self.text);
        let mut next = LAST_ROW;
        for block in &mut self.blocks {
            for unit in &block.state.units {
                let height = block.shape.height();
                if !flat || next + height + 2 > LAST_ROW {
                    let wanted = if flat { text.say("workbook-sheet-details") } else { names::short(&unit.name) };
                    self.unit_sheets.push(self.names.give(&wanted));
                    next = super::detail::FIRST_ROW - 1;
                }
                let sheet = self.unit_sheets.len().saturating_sub(1);
                let quoted = self.unit_sheets.last().map(|n| names::quoted(n)).unwrap_or_default();
                block.places.push(Place { sheet, quoted, top: next + 1 });
                next += height + 2;
            }
        }
    }

    /// Whether the campaign is not (or no longer) a published edition.
    pub(super) fn is_draft(&self) -> bool {
        !self.edition.is_final
    }

    /// Marks the first row: a draft as a draft, an edition as what it is; a way back beside it.
    pub(super) fn mark(&self, sheet: &mut Worksheet, last_column: u16) -> Result<(), ExportError> {
        let (words, format) = if self.is_draft() {
            (self.text.say("workbook-draft"), &self.look.draft)
        } else {
            let edition = self.edition.edition.to_string();
            let digest = self.digest.short();
            (self.text.fill("workbook-edition", &[("edition", &edition), ("digest", &digest)]), &self.look.edition)
        };
        cells::text(sheet, 0, 0, &words, format)?;
        if last_column > 1 {
            let target = format!("{}A1", names::quoted(&self.contents));
            cells::link(sheet, 0, last_column, &target, &self.text.say("workbook-to-contents"), &self.look.link_plain)?;
        }
        Ok(())
    }

    /// What is printed in the header of each page.
    pub(super) fn header(&self) -> String {
        if self.is_draft() { self.text.say("workbook-draft") } else { String::new() }
    }

    /// What is printed in the footer of each page: which campaign, edition and digest.
    pub(super) fn footer(&self) -> String {
        let campaign = self.campaign.id().map(|id| id.to_string()).unwrap_or_default();
        let edition = self.edition.edition.to_string();
        let digest = self.digest.short();
        self.text.fill("workbook-footer", &[("campaign", &campaign), ("edition", &edition), ("digest", &digest)])
    }

    /// Puts a sheet on paper.
    pub(super) fn on_paper(
        &self,
        sheet: &mut Worksheet,
        paper: super::look::Paper,
        head: (u32, u32),
    ) -> Result<(), ExportError> {
        Ok(super::look::paper(sheet, paper, head, (&self.header(), &self.footer()))?)
    }
}
