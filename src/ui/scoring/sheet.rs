//! The score sheet as a grid's model, turned either way: one unit's lines, under fields and criteria that
//! fold, or one line of all units of its block.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::cells::{self, Scored};
use super::flags;
use super::turned::{Part, Target, Turned, check_score, closed};
use crate::domain::campaign::BlockState;
use crate::domain::criteria::Node;
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::setup::Unit;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Round, Score, Value};
use crate::text::short_name;
use crate::ui::context::Context;
use crate::ui::theme::Severity;
use crate::ui::widgets::grid::{At, Cell, Column, Fold, Kind, Look, Model, Row};

/// So many points the text gets before the reason gets any of what is left: more than 40 letters with its least width.
const READ: f32 = 146.0;
/// So much of its least width the reason gives to the text where it has to.
const SPARED: f32 = 28.0;
/// So much of its width the text gives to the figure where both are shown whole.
const WRAPPED: f32 = 64.0;

/// The columns, from left to right; the reason is last, where it has the room that is left.
const PARTS: [Part; 9] =
    [Part::Code, Part::Text, Part::Max, Part::LastYear, Part::Own, Part::Figure, Part::Rule, Part::Score, Part::Reason];

/// The sheet of one unit, or of one line. What stands in a row is worked out when it is looked at.
#[derive(Debug)]
pub struct Sheet<'a> {
    context: &'a Context<'a>,
    block: &'a BlockState,
    round: Round,
    parts: Vec<Part>,
    columns: Vec<Column>,
    rows: Vec<SheetRow<'a>>,
    /// What the rows are named by.
    is_of: Of,
}

/// What the sheet is of.
#[derive(Debug)]
enum Of {
    /// One unit: a row a line.
    Unit,
    /// One line: a row a unit; units whose reason was given for another score too stand out.
    Line(Rc<HashSet<UnitId>>),
}

#[derive(Debug)]
struct SheetRow<'a> {
    unit: &'a Unit,
    node: &'a Node,
    kind: Row,
    cells: OnceCell<Vec<Cell<'static>>>,
}

impl<'a> Sheet<'a> {
    /// Lays out the sheet of a unit; rows under `closed` groups, and lines that `shows` refuses, are left out.
    pub fn of_unit(
        context: &'a Context<'a>,
        unit: UnitId,
        round: Round,
        closed: &BTreeSet<LineId>,
        shows: impl Fn(LineId) -> bool,
    ) -> Option<Sheet<'a>> {
        let (block, unit) = (context.campaign.block_of(unit)?, context.campaign.unit(unit)?);
        let nodes = block.set.nodes();
        let is_shown = |node: &Node| match node.is_leaf {
            true => shows(node.id),
            false => leaves_under(nodes, node).any(|leaf| shows(leaf.id)),
        };
        let row = |node: &'a Node| {
            let depth = depth(nodes, node);
            let kind = match (node.is_leaf, closed.contains(&node.id)) {
                (true, _) => Row::Line { depth },
                (false, true) => Row::Group { depth, fold: Fold::Closed },
                (false, false) => Row::Group { depth, fold: Fold::Open },
            };
            SheetRow { unit, node, kind, cells: OnceCell::new() }
        };
        let rows = nodes.iter().filter(|node| !hidden(nodes, node, closed) && is_shown(node)).map(row).collect();
        Some(Sheet { context, block, round, parts: Vec::new(), columns: Vec::new(), rows, is_of: Of::Unit }.laid_out())
    }

    /// Lays out the sheet of a line: a row for each unit of the block. The reasons of `unequal` units stand out.
    pub fn of_line(
        context: &'a Context<'a>,
        block: &'a BlockState,
        line: LineId,
        round: Round,
        unequal: Rc<HashSet<UnitId>>,
    ) -> Option<Sheet<'a>> {
        let node = block.set.line(line)?;
        let row = |unit| SheetRow { unit, node, kind: Row::Line { depth: 0 }, cells: OnceCell::new() };
        let rows = block.units.iter().map(row).collect();
        let is_of = Of::Line(unequal);
        Some(Sheet { context, block, round, parts: Vec::new(), columns: Vec::new(), rows, is_of }.laid_out())
    }

    /// Lays out its columns, without that of last year.
    fn laid_out(mut self) -> Sheet<'a> {
        self.parts = PARTS.into_iter().filter(|part| *part != Part::LastYear).collect();
        self.columns = self.parts.iter().map(|part| self.head(*part)).collect();
        self
    }

    /// The same with what counted last year beside the maximum.
    #[must_use]
    pub fn with_last_year(mut self) -> Sheet<'a> {
        self.parts = PARTS.into();
        self.columns = self.parts.iter().map(|part| self.head(*part)).collect();
        self
    }

    /// Gives what is left of `width` to the text first, which is what one reads all day, then to reason and figure too.
    #[must_use]
    pub fn spread(mut self, width: f32) -> Sheet<'a> {
        let taken: f32 = self.columns.iter().map(|c| c.width).sum();
        // In a narrow window the words come first: the reason is read whole where it is typed, and beside the sheet.
        let given = (READ + taken - width).clamp(0.0, SPARED);
        let left = (width - taken + given).max(0.0);
        let more = (left - READ).max(0.0);
        let (to_text, to_figure) = (left.min(READ) + more * 0.45, more * 0.2);
        let to_reason = left - to_text - to_figure - given;
        for (part, more) in [(Part::Text, to_text), (Part::Figure, to_figure), (Part::Reason, to_reason)] {
            if let Some((_, column)) = self.parts.iter().zip(&mut self.columns).find(|(known, _)| **known == part) {
                column.width += more;
            }
        }
        self
    }

    /// Gives room of the text to the figure: where texts are shown whole, a narrow one makes its row tall.
    #[must_use]
    pub fn wrapped(mut self) -> Sheet<'a> {
        for (part, more) in [(Part::Text, -WRAPPED), (Part::Figure, WRAPPED)] {
            if let Some((_, column)) = self.parts.iter().zip(&mut self.columns).find(|(known, _)| **known == part) {
                column.width += more;
            }
        }
        self
    }

    fn head(&self, part: Part) -> Column {
        let text = self.context.text;
        let number = Kind::Number { decimals: 2 };
        let by_unit = matches!(self.is_of, Of::Unit);
        match part {
            Part::Code if by_unit => Column::new(text.say("scoring-code"), 68.0, Kind::Text),
            Part::Code => Column::new(text.say("scoring-number"), 48.0, Kind::Text),
            Part::Text if by_unit => Column::new(text.say("scoring-line"), 140.0, Kind::Text),
            Part::Text => Column::new(text.say("scoring-unit"), 140.0, Kind::Text),
            Part::Max => Column::new(text.say("scoring-max"), 50.0, number),
            Part::LastYear => {
                let year = self.context.campaign.heading().year.saturating_sub(1).to_string();
                Column::new(text.fill("scoring-year", &[("year", &year)]), 58.0, number)
            }
            Part::Own => Column::new(text.say("scoring-own"), 66.0, number),
            Part::Figure => Column::new(text.say("scoring-figure"), 68.0, Kind::Text),
            Part::Rule => Column::new(text.say("scoring-rule"), 62.0, number),
            Part::Score => Column::new(text.say("scoring-score"), 86.0, Kind::Score { decimals: 2 }),
            Part::Reason | Part::Total => Column::new(text.say("scoring-reason"), 104.0, Kind::Text),
        }
    }

    /// The cells of a row, one a part.
    fn cells(&self, at: usize, row: &SheetRow<'_>) -> Vec<Cell<'static>> {
        match row.kind {
            Row::Group { .. } | Row::Total => self.group_cells(row),
            Row::Line { .. } => self.line_cells(at, row),
        }
    }

    fn line_cells(&self, at: usize, row: &SheetRow<'_>) -> Vec<Cell<'static>> {
        let scored = self.scored(row.unit.id, row.node);
        let [first, second] = match &self.is_of {
            Of::Unit => [Cell::new(row.node.code.to_string()), Cell::new(row.node.text.to_string())],
            Of::Line(_) => {
                let number = Cell::new(self.context.text.count(at as i64 + 1)).look(Look::Quiet);
                [number, Cell::new(short_name(&row.unit.name))]
            }
        };
        let first = if scored.is_noted() { first.noted() } else { first };
        let [max, own, figure, rule, score, mut reason] = scored.cells();
        if matches!(&self.is_of, Of::Line(unequal) if unequal.contains(&row.unit.id)) {
            reason.severity = Some(Severity::Info);
        }
        let mut cells = vec![first, second, max];
        cells.extend(self.parts.contains(&Part::LastYear).then(|| scored.last_year()));
        cells.extend([own, figure, rule, score, reason]);
        cells
    }

    /// What the lines of a group came to last year.
    fn last_year(&self, row: &SheetRow<'_>) -> Cell<'static> {
        let points = leaves_under(self.block.set.nodes(), row.node).filter_map(|leaf| {
            match self.context.campaign.previous_score(row.unit.id, leaf.id) {
                Some(Score::Points(points)) => Some(points),
                _ => None,
            }
        });
        let sum = points.fold(None, |sum, points| Some(sum.unwrap_or(Points::ZERO) + points));
        Cell::new(sum.map(|p| self.context.text.points(p)).unwrap_or_default())
    }

    /// The node of a row.
    pub fn node(&self, row: usize) -> Option<&'a Node> {
        self.rows.get(row).map(|r| r.node)
    }

    /// The line and the unit of a row; none for a group.
    fn line(&self, row: usize) -> Option<Target<'a>> {
        let row = self.rows.get(row).filter(|r| r.node.is_leaf)?;
        Some(Target { unit: row.unit.id, node: row.node })
    }

    fn scored<'s>(&'s self, unit: UnitId, node: &'s Node) -> Scored<'s> {
        let flags = flags::of(self.context, unit, node.id);
        Scored { context: self.context, unit, node, round: self.round, flags }
    }

    fn group_cells(&self, row: &SheetRow<'_>) -> Vec<Cell<'static>> {
        let (text, unit, node) = (self.context.text, row.unit.id, row.node);
        let (mut own, mut points, mut open) = (None, None, 0_i64);
        for leaf in leaves_under(self.block.set.nodes(), node) {
            if let Some(Score::Points(p)) = self.scored(unit, leaf).own() {
                own = Some(own.unwrap_or(Points::ZERO) + p);
            }
            match self.context.campaign.standing(unit, leaf.id) {
                Standing::Points(p) => points = Some(points.unwrap_or(Points::ZERO) + p),
                Standing::Blank | Standing::Disputed => open += 1,
                Standing::NotApplicable => {}
            }
        }
        let sum = |points: Option<Points>| Cell::new(points.map(|p| text.points(p)).unwrap_or_default());
        let left = if open == 0 { String::new() } else { text.fill("scoring-left", &[("count", &text.count(open))]) };
        let cell = |part: &Part| match part {
            Part::Code => Cell::new(node.code.to_string()),
            Part::Text => Cell::new(node.text.to_string()),
            Part::Max => Cell::new(text.points(node.max)),
            Part::LastYear => self.last_year(row),
            Part::Own => sum(own),
            Part::Figure | Part::Rule => Cell::new(""),
            Part::Score => sum(points),
            Part::Reason | Part::Total => Cell::new(left.clone()).look(Look::Quiet),
        };
        self.parts.iter().map(cell).collect()
    }
}

impl Turned for Sheet<'_> {
    fn context(&self) -> &Context<'_> {
        self.context
    }

    fn round(&self) -> Round {
        self.round
    }

    fn target(&self, at: At) -> Option<Target<'_>> {
        self.line(at.row)
    }

    fn part(&self, column: usize) -> Part {
        self.parts.get(column).copied().unwrap_or(Part::Total)
    }

    fn score_of(&self, unit: UnitId, line: LineId) -> Option<At> {
        let row = self.rows.iter().position(|r| r.node.id == line && r.unit.id == unit)?;
        Some(At { row, column: self.column_of(Part::Score)? })
    }

    fn entry(&self) -> At {
        let row = self.rows.iter().position(|r| r.node.is_leaf).unwrap_or(0);
        At { row, column: self.column_of(Part::Score).unwrap_or(0) }
    }
}

impl Model for Sheet<'_> {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, row: usize) -> Row {
        self.rows.get(row).map_or(Row::Total, |r| r.kind)
    }

    fn cell(&self, at: At) -> Cell<'_> {
        let row = self.rows.get(at.row);
        let cells = row.map(|row| row.cells.get_or_init(|| self.cells(at.row, row)));
        cells.and_then(|cells| cells.get(at.column)).cloned().unwrap_or_else(|| Cell::new(""))
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        let Some(row) = self.rows.get(row) else { return Cow::Borrowed("") };
        match &self.is_of {
            Of::Unit => Cow::Owned(format!("{} {}", row.node.code, row.node.text)),
            Of::Line(_) => Cow::Borrowed(&row.unit.name),
        }
    }

    fn draft(&self, at: At) -> String {
        let Some(target) = self.target(at) else { return String::new() };
        let reading = self.reading(target);
        match (self.part(at.column), reading.value()) {
            (Part::Reason, Some(value)) => value.reason().unwrap_or_default().to_owned(),
            (Part::Score, Some(value @ (Value::Score(Some(_), _) | Value::Percent(_)))) => {
                cells::value(self.context, value)
            }
            _ => String::new(),
        }
    }

    fn closed(&self, at: At) -> Option<String> {
        closed(self, at)
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        let target = self.target(at).filter(|_| self.part(at.column) == Part::Score);
        target.map_or(Ok(()), |target| check_score(self, target, text))
    }
}

fn depth(nodes: &[Node], node: &Node) -> u8 {
    let mut depth = 0;
    let mut above = node.parent;
    while let Some(parent) = above.and_then(|at| nodes.get(at)) {
        depth += 1;
        above = parent.parent;
    }
    depth
}

fn hidden(nodes: &[Node], node: &Node, closed: &BTreeSet<LineId>) -> bool {
    let mut above = node.parent;
    while let Some(parent) = above.and_then(|at| nodes.get(at)) {
        if closed.contains(&parent.id) {
            return true;
        }
        above = parent.parent;
    }
    false
}

fn leaves_under<'n>(nodes: &'n [Node], group: &Node) -> impl Iterator<Item = &'n Node> {
    let id = group.id;
    nodes.iter().filter(move |n| n.is_leaf && is_under(nodes, n, id))
}

fn is_under(nodes: &[Node], node: &Node, group: LineId) -> bool {
    let mut above = node.parent;
    while let Some(parent) = above.and_then(|at| nodes.get(at)) {
        if parent.id == group {
            return true;
        }
        above = parent.parent;
    }
    false
}
