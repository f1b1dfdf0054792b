//! What follows from what was done in the sheet.

use super::edits::{Changes, Typed};
use super::sheet::{REASON, SCORE, Sheet, Target};
use super::{Direction, Scoring, Wanted};
use crate::domain::campaign::Command;
use crate::domain::criteria::Source;
use crate::domain::slug::{LineId, UnitId};
use crate::domain::value::{Score, Value};
use crate::text::figure;
use crate::ui::context::{Context, Intent};
use crate::ui::widgets::grid::{Act, At, Block, Event, Go, Model as _};

impl Scoring {
    /// Carries out what was done in the sheet.
    pub(super) fn follow(
        &mut self,
        context: &Context<'_>,
        sheet: &Sheet<'_>,
        events: Vec<Event>,
        out: &mut Vec<Intent>,
    ) {
        for event in events {
            match event {
                Event::Moved(_) => {}
                Event::Edit { at, text } => self.paste(context, sheet, at, &[vec![text]], out),
                Event::Paste { at, rows } => self.paste(context, sheet, at, &rows, out),
                Event::Act { act, block } => self.act(context, sheet, act, block, out),
                Event::Fold(row) => self.fold(sheet, row),
                Event::Go(go) => self.go(context, sheet, go),
            }
        }
    }

    /// Puts texts into cells, to the right and down; what can't be taken is said.
    fn paste(&mut self, context: &Context<'_>, sheet: &Sheet<'_>, at: At, rows: &[Vec<String>], out: &mut Vec<Intent>) {
        let Some(mut changes) = self.changes(context) else { return };
        let mut refused = None;
        for (row, cells) in (at.row..).zip(rows) {
            let Some(target) = sheet.target(row) else { continue };
            for (column, text) in (at.column..).zip(cells) {
                match column {
                    SCORE => match Typed::read(text, target.node, context.text) {
                        Ok(typed) => changes.put(target, typed),
                        Err(why) => refused = refused.or(Some(format!("{}: {why}", sheet.row_name(row)))),
                    },
                    REASON if !sheet.reading(target).is_disputed() => changes.explain(target, text),
                    _ => {}
                }
            }
        }
        self.send(context, changes, refused, out);
    }

    fn act(&mut self, context: &Context<'_>, sheet: &Sheet<'_>, act: Act, block: Block, out: &mut Vec<Intent>) {
        let Some(mut changes) = self.changes(context) else { return };
        let over = |column: usize| (block.from.column..=block.to.column).contains(&column);
        let targets = (block.from.row..=block.to.row).filter_map(|row| sheet.target(row));
        if act == Act::FillDown {
            fill_down(sheet, targets, over, &mut changes);
            self.send(context, changes, None, out);
            return;
        }
        for target in targets {
            if act == Act::Clear && over(REASON) && !sheet.reading(target).is_disputed() {
                changes.explain(target, "");
            }
            if over(SCORE)
                && let Some(typed) = given(context, target, act)
            {
                changes.put(target, typed);
            }
        }
        self.send(context, changes, None, out);
    }

    fn changes<'c>(&self, context: &'c Context<'_>) -> Option<Changes<'c>> {
        let is_final = context.campaign.edition().is_final;
        (!is_final).then(|| Changes::new(context.campaign, self.round()))
    }

    fn send(&mut self, context: &Context<'_>, changes: Changes<'_>, refused: Option<String>, out: &mut Vec<Intent>) {
        let (edits, why) = changes.edits(context.text);
        self.notice = refused.or(why);
        if !edits.is_empty() {
            out.push(Intent::Run(Command::Edit { edits, note: None }));
        }
    }

    fn fold(&mut self, sheet: &Sheet<'_>, row: usize) {
        if let Some(node) = sheet.node(row).filter(|n| !n.is_leaf)
            && !self.closed.remove(&node.id)
        {
            self.closed.insert(node.id);
        }
    }

    fn go(&mut self, context: &Context<'_>, sheet: &Sheet<'_>, go: Go) {
        let active = self.grid.active();
        match go {
            Go::Reason => self.open_reason(sheet, active.row),
            Go::PreviousUnit => self.step(context, -1),
            Go::NextUnit => self.step(context, 1),
            Go::PreviousOpen | Go::NextOpen => self.go_to_open(context, sheet, go),
            Go::Turn => self.turn(),
        }
    }

    fn open_reason(&mut self, sheet: &Sheet<'_>, row: usize) {
        let at = At { row, column: REASON };
        let can = |of: Target<'_>| of.node.source == Source::Appraisal && !sheet.reading(of).is_disputed();
        let can = sheet.target(row).is_some_and(can);
        if can {
            self.grid.open(at, sheet.draft(at));
        }
    }

    /// Turns the sheet; the place stays.
    pub(super) fn turn(&mut self) {
        self.direction = match self.direction {
            Direction::Unit => Direction::Line,
            Direction::Line => Direction::Unit,
        };
        self.wanted = Some(Wanted::Here);
    }

    /// The same line at the next unit; of the sheet of a line, the same unit at the next line.
    fn step(&mut self, context: &Context<'_>, by: isize) {
        let Some(block) = context.campaign.block(context.block) else { return };
        self.notice = None;
        self.wanted = Some(Wanted::Here);
        match self.direction {
            Direction::Unit => {
                let now = self.unit.and_then(|u| block.row(u)).unwrap_or(0);
                let next = now.checked_add_signed(by).and_then(|at| block.units.get(at));
                self.unit = next.map(|unit| unit.id).or(self.unit);
            }
            Direction::Line => {
                let lines: Vec<LineId> = block.set.leaves().map(|n| n.id).collect();
                let now = self.line.and_then(|line| lines.iter().position(|l| *l == line)).unwrap_or(0);
                self.line = now.checked_add_signed(by).and_then(|at| lines.get(at)).copied().or(self.line);
            }
        }
    }

    /// Goes to the nearest open line, in this sheet first, then in the next ones, round to the start.
    fn go_to_open(&mut self, context: &Context<'_>, sheet: &Sheet<'_>, go: Go) {
        let Some(block) = context.campaign.block(context.block) else { return };
        let order: Vec<LineId> = block.set.leaves().map(|n| n.id).collect();
        let place = |unit: usize, line: usize| match self.direction {
            Direction::Unit => unit * order.len() + line,
            Direction::Line => line * block.units.len() + unit,
        };
        let line_at = sheet.node(self.grid.active().row).and_then(|n| {
            let nodes = block.set.nodes();
            let at = nodes.iter().position(|m| m.id == n.id)?;
            let leaf = nodes.iter().take(at + 1).filter(|m| m.is_leaf).count();
            Some(leaf.saturating_sub(1))
        });
        let here = place(self.unit.and_then(|u| block.row(u)).unwrap_or(0), line_at.unwrap_or(0));
        let mut places: Vec<(usize, UnitId, LineId)> = context
            .open
            .iter()
            .filter_map(|o| {
                let (unit, line) = (o.unit?, o.line?);
                let at = place(block.row(unit)?, order.iter().position(|l| *l == line)?);
                Some((at, unit, line))
            })
            .collect();
        places.sort_unstable_by_key(|p| p.0);
        let next = match go {
            Go::PreviousOpen => places.iter().rev().find(|p| p.0 < here).or_else(|| places.last()),
            _ => places.iter().find(|p| p.0 > here).or_else(|| places.first()),
        };
        match next {
            Some((_, unit, line)) => self.go_to(*unit, Some(*line)),
            None => self.notice = None,
        }
    }
}

/// What a key gives to a line; none where it has nothing to give.
fn given(context: &Context<'_>, Target { unit, node }: Target<'_>, act: Act) -> Option<Typed> {
    let percent = node.source == Source::Satisfaction;
    match act {
        Act::Clear => Some(Typed::Clear),
        Act::FillDown => None,
        _ if percent => None,
        Act::SelfScore => context.campaign.self_score(unit, node.id).value()?.as_score().map(Typed::Score),
        Act::Maximum => Some(Typed::Score(Score::Points(node.max))),
        Act::NotApplicable => Some(Typed::Score(Score::NotApplicable)),
        Act::Rule => {
            let outcome = figure::outcome(context.campaign, unit, node)?.ok()?;
            Some(Typed::Score(Score::Points(outcome.points)))
        }
    }
}

/// Fills lines from the first of them.
fn fill_down<'n>(
    sheet: &Sheet<'_>,
    mut targets: impl Iterator<Item = Target<'n>>,
    over: impl Fn(usize) -> bool,
    changes: &mut Changes<'_>,
) {
    let Some(first) = targets.next() else { return };
    let reading = sheet.reading(first);
    let score = reading.value().and_then(Value::as_score);
    let reason = reading.value().and_then(Value::reason).unwrap_or_default().to_owned();
    let source = first.node.source;
    for target in targets.filter(|t| t.node.source != Source::Satisfaction && t.node.source == source) {
        if over(SCORE) {
            changes.put(target, score.map_or(Typed::Clear, Typed::Score));
        }
        if over(REASON) {
            changes.explain(target, &reason);
        }
    }
}
