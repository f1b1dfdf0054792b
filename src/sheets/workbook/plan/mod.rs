//! Where everything will stand, fixed before the first cell is written, so that formulas of any
//! sheet can refer to any other.

mod shape;
mod sheets;
mod trail;
mod words;

pub(super) use shape::Shape;
pub(super) use sheets::{Holds, Listed};
pub(super) use trail::Trail;
pub(super) use words::Words;

use std::collections::HashMap;

use rust_xlsxwriter::Worksheet;

use super::detail::{self, Columns};
use super::error::ExportError;
use super::fields::{self, FieldShare};
use super::{charts, ranking};
use crate::domain::analysis::{self, LastYear, LostPoints, OwnAgainstAppraised, UnitChange};
use crate::domain::campaign::{BlockState, Campaign, EditionState};
use crate::domain::criteria::Node;
use crate::domain::entry::Digest;
use crate::domain::ranking::BlockResults;
use crate::domain::setup::Unit;
use crate::domain::slug::{LineId, UnitId};
use crate::sheets::paper::cells;
use crate::sheets::paper::look::{self, Look, Paper};
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
    /// The columns of a unit's lines.
    pub lines: Columns,
    pub trail: Trail,
    pub cover: String,
    pub contents: String,
    pub special: String,
    pub rescaled: String,
    /// The list of points lost; in flat workbooks a column of the flat sheets holds them.
    pub lost: Option<String>,
    pub check: String,
    pub summary: String,
    names: Names,
}

/// A block's sheets.
pub(super) struct BlockPlan<'a> {
    pub state: &'a BlockState,
    pub results: BlockResults,
    pub shape: Shape,
    /// The columns of the ranking.
    pub columns: ranking::Columns,
    /// Where units stand in the roster, and lines in the set.
    roster: HashMap<UnitId, usize>,
    nodes: HashMap<LineId, u32>,
    /// What is known of last year, and what changed since.
    pub last: LastYear,
    pub changes: Vec<UnitChange>,
    pub own_scores: Vec<OwnAgainstAppraised>,
    /// What units lost; empty in flat workbooks.
    pub lost: Vec<LostPoints>,
    pub ranking: String,
    pub charts: Option<String>,
    pub parts: String,
    pub satisfaction: Option<String>,
    pub changed: Option<String>,
    pub fields: String,
    /// Fields as shares of their maxima; only where units have sheets of their own.
    pub components: Option<String>,
    /// Units by lines; in flat workbooks the flat sheets have them.
    pub lines: Option<String>,
    /// How the units stand on each line.
    pub profiles: String,
    pub own: Option<String>,
    /// What each unit has of each ordinary field's maximum, in the order of the roster; empty in flat workbooks.
    pub shares: Vec<Vec<FieldShare>>,
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
        let units: usize = campaign.blocks().iter().map(|b| b.units.len()).sum();
        let is_flat = units > MOST_UNIT_SHEETS;
        let cover = names.give(&text.say("workbook-sheet-cover"));
        let contents = names.give(&text.say("workbook-sheet-contents"));
        let special = names.give(&text.say("workbook-sheet-special"));
        let rescaled = names.give(&text.say("workbook-sheet-rescaled"));
        let lost = (!is_flat).then(|| names.give(&text.say("workbook-sheet-lost")));
        let check = names.give(&text.say("workbook-sheet-check"));
        let summary = names.give(&text.say("workbook-sheet-summary"));
        let history = names.give(&text.say("workbook-sheet-history"));
        let blocks = campaign.blocks().iter().zip(campaign.results());
        let blocks: Vec<BlockPlan<'a>> = blocks
            .map(|(state, results)| BlockPlan::new((campaign, text), state, results, is_flat, &mut names))
            .collect();
        let history_name = |number| if number == 1 { history.clone() } else { format!("{history} {number}") };
        let mut plan = Plan {
            words: Words::new(text),
            look: Look::new(campaign.settings().total_decimals),
            lines: Columns::of(campaign, is_flat),
            trail: Trail::new(campaign, is_flat, history_name),
            unit_sheets: Vec::new(),
            is_flat,
            campaign,
            text,
            edition: edition.clone(),
            digest,
            blocks,
            cover,
            contents,
            special,
            rescaled,
            lost,
            check,
            summary,
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
                    next = detail::FIRST_ROW - 1;
                }
                let sheet = self.unit_sheets.len().saturating_sub(1);
                let quoted = self.unit_sheets.last().map(|n| names::quoted(n)).unwrap_or_default();
                block.places.push(Place { sheet, quoted, top: next + 1 });
                next += height + 2;
            }
        }
    }

    /// The cell of a line on its unit's sheet; flat sheets have too many to lead to each.
    pub(super) fn line_cell(&self, unit: UnitId, line: LineId) -> Option<String> {
        if self.is_flat {
            return None;
        }
        let found = self.blocks.iter().find_map(|block| Some((block, *block.roster.get(&unit)?)));
        let (block, row) = found?;
        let node = *block.nodes.get(&line)?;
        Some(block.places.get(row)?.cell(node, detail::CODE))
    }

    /// Where a unit's lines begin.
    pub(super) fn unit_cell(&self, unit: UnitId) -> Option<String> {
        let found = self.blocks.iter().find_map(|block| Some((block, *block.roster.get(&unit)?)));
        found.and_then(|(block, row)| Some(block.places.get(row)?.cell(0, 0)))
    }

    /// The unit of a sheet, where each has one.
    pub(super) fn unit_at(&self, sheet: usize) -> Option<&Unit> {
        self.blocks.iter().flat_map(|b| &b.state.units).nth(sheet)
    }

    /// What the workbook is: a draft, or an edition and by whom.
    pub(super) fn state(&self) -> String {
        if self.is_draft() {
            return self.text.say("workbook-state-draft");
        }
        let by = self.edition.by.as_ref().map(|(name, _)| name.to_string()).unwrap_or_default();
        self.text.fill("workbook-state-final", &[("edition", &self.edition.edition.to_string()), ("by", &by)])
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
    pub(super) fn on_paper(&self, sheet: &mut Worksheet, paper: Paper, head: (u32, u32)) -> Result<(), ExportError> {
        Ok(look::paper(sheet, paper, head, (&self.header(), &self.footer()))?)
    }
}

impl<'a> BlockPlan<'a> {
    fn new(
        (campaign, text): (&Campaign, &Text),
        state: &'a BlockState,
        results: BlockResults,
        is_flat: bool,
        names: &mut Names,
    ) -> BlockPlan<'a> {
        let (shape, short) = (Shape::of(state), names::short(&state.block.name));
        let block = [("block", short.as_str())];
        let last = LastYear::of(campaign, state, &results);
        let changes = analysis::changes(&results, &last, campaign.settings());
        let own_scores = analysis::own_against_appraised(campaign, state);
        let has_last = results.units.iter().any(|u| !u.previous.is_empty());
        let has_own = own_scores.iter().any(|own| own.compared > 0);
        let is_drawn = (1..=charts::MOST_UNITS).contains(&state.units.len());
        let has_percents = results.units.iter().any(|u| u.satisfaction_percent.is_some());
        BlockPlan {
            ranking: names.give(&text.fill("workbook-sheet-ranking", &block)),
            charts: is_drawn.then(|| names.give(&text.fill("workbook-sheet-charts", &block))),
            parts: names.give(&text.fill("workbook-sheet-parts", &block)),
            satisfaction: has_percents.then(|| names.give(&text.fill("workbook-sheet-satisfaction", &block))),
            changed: has_last.then(|| names.give(&text.fill("workbook-sheet-changes", &block))),
            fields: names.give(&text.fill("workbook-sheet-fields", &block)),
            components: (!is_flat).then(|| names.give(&text.fill("workbook-sheet-components", &block))),
            lines: (!is_flat).then(|| names.give(&text.fill("workbook-sheet-lines", &block))),
            profiles: names.give(&text.fill("workbook-sheet-profiles", &block)),
            own: has_own.then(|| names.give(&text.fill("workbook-sheet-own", &block))),
            columns: ranking::Columns::of(campaign.settings(), state, &shape, has_last),
            shape,
            shares: if is_flat { Vec::new() } else { fields::shares(state, &results) },
            places: Vec::new(),
            roster: state.units.iter().enumerate().map(|(row, unit)| (unit.id, row)).collect(),
            nodes: (0_u32..).zip(state.set.nodes()).map(|(at, node)| (node.id, at)).collect(),
            lost: if is_flat { Vec::new() } else { analysis::lost_points(campaign, state) },
            last,
            changes,
            own_scores,
            state,
            results,
        }
    }

    /// A unit's name.
    pub(super) fn name(&self, unit: usize) -> &str {
        self.state.units.get(unit).map_or("", |u| &u.name)
    }

    /// The lines with their rows on a unit's sheet, in the order of the set.
    pub(super) fn lines_in_sheet(&self) -> Vec<(u32, &'a Node)> {
        (0_u32..).zip(self.state.set.nodes()).filter(|(_, node)| node.is_leaf).collect()
    }

    /// The number of units.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.state.units.len()).unwrap_or(u32::MAX)
    }
}
