//! The score sheet of one unit: fields and criteria that fold, lines to score, as a grid's model.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::edits::{self, Typed};
use super::flags::{self, Flag};
use crate::domain::campaign::{BlockState, Edit};
use crate::domain::criteria::{Node, Source};
use crate::domain::index::Standing;
use crate::domain::points::Points;
use crate::domain::register::Reading;
use crate::domain::rule::{NoOutcome, Outcome};
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Key, Round, Score, Value, What};
use crate::text::figure;
use crate::ui::context::Context;
use crate::ui::theme::Severity;
use crate::ui::widgets::grid::{At, Cell, Column, Fold, Kind, Look, Model, Row};

/// The column of the line's text.
const TEXT: usize = 1;
/// The column of the appraised score.
pub const SCORE: usize = 6;
/// The column of the reason.
pub const REASON: usize = 7;
/// How many columns there are.
const WIDTH: usize = 8;

/// The sheet of one unit.
#[derive(Debug)]
pub struct Sheet<'a> {
    context: &'a Context<'a>,
    block: &'a BlockState,
    unit: UnitId,
    round: Round,
    columns: Vec<Column>,
    rows: Vec<SheetRow<'a>>,
    flags: HashMap<LineId, Vec<Flag>>,
}

#[derive(Debug)]
struct SheetRow<'a> {
    node: &'a Node,
    kind: Row,
    cells: Vec<Cell<'static>>,
}

/// What a line's rule gives for what the unit states; none where nothing is stated.
pub fn outcome(context: &Context<'_>, unit: UnitId, node: &Node) -> Option<Result<Outcome, NoOutcome>> {
    let read = |what| context.campaign.read(Key::cell(what, unit, node.id));
    if node.source == Source::Satisfaction {
        let reading = read(What::SatisfactionPercent);
        let Some(Value::Percent(percent)) = reading.value() else { return None };
        return Some(node.rule.outcome(&crate::domain::rule::Figure::Percent(*percent), node.max));
    }
    let reading = read(What::ReportedFigure);
    let text = reading.value()?.as_text()?;
    let figure = figure::read(text, &node.rule);
    Some(figure.map_or(Err(NoOutcome::WrongFigure), |f| node.rule.outcome(&f, node.max)))
}

impl<'a> Sheet<'a> {
    /// Lays out the sheet of a unit; rows under `closed` groups are left out.
    pub fn new(context: &'a Context<'a>, unit: UnitId, round: Round, closed: &BTreeSet<LineId>) -> Option<Sheet<'a>> {
        let block = context.campaign.block_of(unit)?;
        let flags = flags::of(context, unit);
        let mut sheet = Sheet { context, block, unit, round, columns: columns(context), rows: Vec::new(), flags };
        let nodes = block.set.nodes();
        for node in nodes {
            if !hidden(nodes, node, closed) {
                let row = sheet.lay_out(node, closed);
                sheet.rows.push(row);
            }
        }
        Some(sheet)
    }

    /// Gives what is left of `width` to the text and the reason, so that the reason is on screen.
    #[must_use]
    pub fn spread(mut self, width: f32) -> Sheet<'a> {
        let taken: f32 = self.columns.iter().map(|c| c.width).sum();
        let left = (width - taken).max(0.0);
        for (at, share) in [(TEXT, 0.6), (REASON, 0.4)] {
            if let Some(column) = self.columns.get_mut(at) {
                column.width += left * share;
            }
        }
        self
    }

    /// The node of a row.
    pub fn node(&self, row: usize) -> Option<&'a Node> {
        self.rows.get(row).map(|r| r.node)
    }

    /// The line of a row; none for a group.
    pub fn line(&self, row: usize) -> Option<&'a Node> {
        self.node(row).filter(|n| n.is_leaf)
    }

    /// The row of a line, if it can be seen.
    pub fn row_of(&self, line: LineId) -> Option<usize> {
        self.rows.iter().position(|r| r.node.id == line)
    }

    /// The line's flags.
    pub fn flags(&self, line: LineId) -> &[Flag] {
        self.flags.get(&line).map_or(&[], Vec::as_slice)
    }

    /// What the register of the round says about a line.
    pub fn reading(&self, node: &Node) -> Reading<'a> {
        self.context.campaign.read(edits::key(node, self.unit, self.round))
    }

    /// The first row with something in `column`'s place: where the sheet is entered.
    pub fn first_line(&self) -> usize {
        self.rows.iter().position(|r| r.node.is_leaf).unwrap_or(0)
    }

    fn lay_out(&self, node: &'a Node, closed: &BTreeSet<LineId>) -> SheetRow<'a> {
        let depth = depth(self.block.set.nodes(), node);
        if node.is_leaf {
            return SheetRow { node, kind: Row::Line { depth }, cells: self.line_cells(node) };
        }
        let fold = if closed.contains(&node.id) { Fold::Closed } else { Fold::Open };
        SheetRow { node, kind: Row::Group { depth, fold }, cells: self.group_cells(node) }
    }

    fn group_cells(&self, node: &Node) -> Vec<Cell<'static>> {
        let text = self.context.text;
        let (mut own, mut points, mut open) = (None, None, 0_i64);
        for leaf in leaves_under(self.block.set.nodes(), node) {
            if let Some(Score::Points(p)) = self.own(leaf) {
                own = Some(own.unwrap_or(Points::ZERO) + p);
            }
            match self.context.campaign.standing(self.unit, leaf.id) {
                Standing::Points(p) => points = Some(points.unwrap_or(Points::ZERO) + p),
                Standing::Blank | Standing::Disputed => open += 1,
                Standing::NotApplicable => {}
            }
        }
        let sum = |points: Option<Points>| Cell::new(points.map(|p| text.points(p)).unwrap_or_default());
        let left = if open == 0 { String::new() } else { text.fill("scoring-left", &[("count", &text.count(open))]) };
        vec![
            Cell::new(node.code.to_string()),
            Cell::new(node.text.to_string()),
            Cell::new(text.points(node.max)),
            sum(own),
            Cell::new(""),
            Cell::new(""),
            sum(points),
            Cell::new(left).look(Look::Quiet),
        ]
    }

    fn line_cells(&self, node: &Node) -> Vec<Cell<'static>> {
        let text = self.context.text;
        let proposed = outcome(self.context, self.unit, node);
        let gives = match &proposed {
            Some(Ok(outcome)) => text.points(outcome.points),
            _ => String::new(),
        };
        let own = self.own(node);
        let own_words = own.map(|s| text.score(s)).unwrap_or_default();
        let departs = flags::own_departs(own, proposed.as_ref());
        let noted = self.read(What::PrivateNote, node).value().is_some();
        let code = Cell::new(node.code.to_string());
        vec![
            if noted { code.noted() } else { code },
            Cell::new(node.text.to_string()),
            Cell::new(text.points(node.max)).look(Look::Quiet),
            Cell::new(own_words).severity(departs.then_some(Severity::Info)),
            Cell::new(self.figure(node)),
            Cell::new(gives).look(Look::Quiet),
            self.score_cell(node),
            self.reason_cell(node),
        ]
    }

    fn score_cell(&self, node: &Node) -> Cell<'static> {
        let text = self.context.text;
        let severity = self.flags(node.id).iter().filter(|f| f.is_about_score()).map(Flag::severity).max();
        let cell = match self.reading(node) {
            Reading::Agreed(head) => match head.value() {
                Value::Score(Some(Score::NotApplicable), _) => {
                    Cell::new(text.say("scoring-na")).look(Look::NotApplicable)
                }
                Value::Score(Some(Score::Points(points)), _) => Cell::new(text.points(*points)),
                Value::Percent(_) => self.earlier(node, Look::Plain),
                _ => self.earlier(node, Look::Quiet),
            },
            Reading::Blank => self.earlier(node, Look::Quiet),
            Reading::Disputed(heads) => {
                let words: Vec<String> = heads.iter().map(|h| self.value(h.value())).collect();
                Cell::new(words.join("≠")).look(Look::Disputed)
            }
        };
        self.opened(cell.severity(severity))
    }

    /// The score of an earlier round, or that there is none.
    fn earlier(&self, node: &Node, look: Look) -> Cell<'static> {
        let text = self.context.text;
        match self.context.campaign.standing(self.unit, node.id) {
            Standing::Points(points) => Cell::new(text.points(points)).look(look),
            Standing::NotApplicable => Cell::new(text.say("scoring-na")).look(Look::NotApplicable),
            _ => Cell::new(text.say("scoring-not-yet")).look(Look::Pending),
        }
    }

    fn reason_cell(&self, node: &Node) -> Cell<'static> {
        if node.source != Source::Appraisal {
            return Cell::new(self.context.text.say(match node.source {
                Source::Survey => "scoring-from-survey",
                _ => "scoring-from-satisfaction",
            }))
            .look(Look::Quiet);
        }
        let wanted = self.flags(node.id).contains(&Flag::WantsReason);
        let reading = self.reading(node);
        if reading.is_disputed() {
            return Cell::new(self.context.text.say("scoring-disputed")).look(Look::Quiet);
        }
        let reason = reading.value().and_then(Value::reason).unwrap_or_default().to_owned();
        let cell = if wanted && reason.is_empty() {
            Cell::new(self.context.text.say("scoring-wants-reason")).look(Look::Pending).severity(Severity::Warning)
        } else {
            Cell::new(reason)
        };
        self.opened(cell)
    }

    fn opened(&self, cell: Cell<'static>) -> Cell<'static> {
        if self.context.campaign.edition().is_final { cell } else { cell.open() }
    }

    fn figure(&self, node: &Node) -> String {
        if let Some(Value::Percent(percent)) = self.read(What::SatisfactionPercent, node).value() {
            return self.context.text.percent(*percent);
        }
        self.read(What::ReportedFigure, node).value().and_then(Value::as_text).unwrap_or_default().to_owned()
    }

    fn own(&self, node: &Node) -> Option<Score> {
        self.read(What::SelfScore, node).value()?.as_score()
    }

    fn read(&self, what: What, node: &Node) -> Reading<'a> {
        self.context.campaign.read(Key::cell(what, self.unit, node.id))
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Score(Some(score), _) => self.context.text.score(*score),
            Value::Percent(percent) => self.context.text.percent(*percent),
            _ => "–".to_owned(),
        }
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
        let cell = self.rows.get(at.row).and_then(|r| r.cells.get(at.column));
        cell.cloned().unwrap_or_else(|| Cell::new(""))
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        self.node(row).map_or(Cow::Borrowed(""), |n| Cow::Owned(format!("{} {}", n.code, n.text)))
    }

    fn draft(&self, at: At) -> String {
        let Some(node) = self.line(at.row) else { return String::new() };
        let reading = self.reading(node);
        match (at.column, reading.value()) {
            (REASON, Some(value)) => value.reason().unwrap_or_default().to_owned(),
            (SCORE, Some(value @ (Value::Score(Some(_), _) | Value::Percent(_)))) => self.value(value),
            _ => String::new(),
        }
    }

    fn check(&self, at: At, text: &str) -> Result<(), String> {
        let Some(node) = self.line(at.row).filter(|_| at.column == SCORE) else { return Ok(()) };
        let value = match Typed::read(text, node, self.context.text)? {
            Typed::Clear => Value::Blank,
            Typed::Score(score) => Value::score(score),
            Typed::Percent(percent) => Value::Percent(percent),
        };
        let edit = Edit::typed(edits::key(node, self.unit, self.round), value);
        let campaign = self.context.campaign;
        campaign.check(&edit).map_err(|why| self.context.text.refusal(&why, campaign))
    }
}

fn columns(context: &Context<'_>) -> Vec<Column> {
    let text = context.text;
    let number = Kind::Number { decimals: 2 };
    let columns: [Column; WIDTH] = [
        Column::new(text.say("scoring-code"), 76.0, Kind::Text),
        Column::new(text.say("scoring-line"), 120.0, Kind::Text),
        Column::new(text.say("scoring-max"), 56.0, number),
        Column::new(text.say("scoring-own"), 68.0, number),
        Column::new(text.say("scoring-figure"), 74.0, Kind::Text),
        Column::new(text.say("scoring-rule"), 62.0, number),
        Column::new(text.say("scoring-score"), 88.0, Kind::Score { decimals: 2 }),
        Column::new(text.say("scoring-reason"), 104.0, Kind::Text),
    ];
    columns.into()
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
